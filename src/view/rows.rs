//! The state in; the lines of the library's table out: sorted, grouped, filtered, each with its badges.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::hits::place_of;
use super::library::{Column, Filter, Standing, Together};
use super::name::plain_name;
use super::shelf::{day, doubtful_encoding, listed, title, worded};
use super::sorted;
use super::state::{FileEntry, FileState, OpenReport, State};
use crate::protocol::{
    Confidence, EditState, Encoding, FileId, NoteCode, Official, ReadReport, ReportId, Role, Severity,
    Variant,
};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowId {
    /// A file without a report.
    File(FileId),
    /// A report.
    Report(ReportId),
}

impl RowId {
    /// Its file.
    #[must_use]
    pub fn file(self) -> FileId {
        match self {
            Self::File(file) => file,
            Self::Report(report) => report.text.file,
        }
    }
}

/// Something about a report that asks for a look; most have a remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Badge {
    /// The encoding is in doubt: path of the text, encoding, how sure. The remedy is to choose one.
    Encoding(String, Encoding, Confidence),
    /// A note with its number; the remedy is to look at the place.
    Note(NoteCode, u32),
    /// So many repairs were made; the remedy is to see them.
    Repaired(usize),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub id: RowId,
    /// What it is called.
    pub title: String,
    /// Which meeting it tells of.
    pub meeting: Option<String>,
    /// Where that was, in simplified characters.
    pub place: String,
    /// The same in the script of the page.
    pub place_name: String,
    /// When.
    pub date: Option<String>,
    /// Who was in the chair.
    pub chair: Option<String>,
    /// How many officials it names.
    pub people: usize,
    /// How many directives it holds.
    pub orders: usize,
    /// How it stands.
    pub standing: Standing,
    /// What asks for a look, the gravest first.
    pub badges: Vec<Badge>,
    /// The file, for a row without a report.
    pub file: Option<Rc<FileEntry>>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head of a group, and how many rows it has; empty for rows that have nothing in common.
    Head(String, usize),
    /// A row.
    Row(Rc<Row>),
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its lines.
    pub lines: Vec<Line>,
    /// How many rows are shown.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
    /// Places to filter by: in simplified characters, and in the script of the page.
    pub places: Vec<(String, String)>,
    /// Years to filter by, the latest first.
    pub years: Vec<String>,
}

/// The ids of all rows in the order of the list.
#[must_use]
pub(super) fn order(state: &State) -> Vec<RowId> {
    let reports = sorted::set(state.reports.iter().map(|r| r.read.id.text.file));
    let bare = state.files.iter().filter(|f| !reports.contains(&f.id)).map(|f| RowId::File(f.id));
    listed(state).into_iter().map(|r| RowId::Report(r.read.id)).chain(bare).collect()
}

/// The lines to be shown. Files that cannot be read stand at the head, until something was done about them.
#[must_use]
pub fn table(state: &State) -> Table {
    let library = &state.library;
    let files = sorted::map(state.files.iter().map(|f| (f.id, f)));
    let reports = sorted::map(state.reports.iter().map(|r| (r.read.id, r)));
    let row = |id: RowId| match id {
        RowId::File(file) => files.get(&file).map(|file| file_row(file)),
        RowId::Report(report) => reports.get(&report).map(|open| report_row(open, state.settings.variant)),
    };
    let mut rows: Vec<Row> = order(state).into_iter().filter_map(row).collect();
    let all = rows.len();
    let placed = rows.iter().filter(|row| !row.place.is_empty());
    let places = sorted::map(placed.map(|row| (row.place.clone(), row.place_name.clone())));
    let years = sorted::set(rows.iter().filter_map(|row| year(row).map(str::to_owned)));
    rows.retain(|row| fits(row, &library.filter));
    if let Some((column, falling)) = library.sort {
        sort(&mut rows, column, falling);
    }
    sorted::by_key(&mut rows, |row| row.standing != Standing::Failed);
    let shown = rows.len();
    let lines = grouped(rows, library.together);
    Table {
        lines,
        shown,
        all,
        places: places.into_iter().collect(),
        years: years.into_iter().rev().collect(),
    }
}

fn file_row(file: &Rc<FileEntry>) -> Row {
    let standing = match file.state {
        FileState::Failed(_) => Standing::Failed,
        FileState::Done => Standing::Notice,
        FileState::Queued | FileState::Working(_) => Standing::Waiting,
    };
    Row {
        id: RowId::File(file.id),
        title: plain_name(&file.name),
        meeting: None,
        place: String::new(),
        place_name: String::new(),
        date: None,
        chair: None,
        people: 0,
        orders: 0,
        standing,
        badges: Vec::new(),
        file: Some(Rc::clone(file)),
    }
}

fn report_row(open: &OpenReport, variant: Variant) -> Row {
    let (read, reading) = (&open.read, &open.read.reading);
    let meeting = reading.meeting.name.as_ref().map(|name| worded(open, variant, name).to_owned());
    let badges = badges(read);
    let place = reading.meeting.jurisdiction.as_ref();
    let chair = reading.officials.iter().find(|person| person.has(Role::Chair));
    let named = |person: &Official| {
        let places = person.mentions.iter().map(|mention| mention.range);
        open.word(variant, &person.name, places).to_owned()
    };
    let grave = badges.iter().any(|badge| !matches!(badge, Badge::Repaired(_)));
    Row {
        id: RowId::Report(read.id),
        title: title(open, variant),
        meeting,
        place: place_of(read),
        place_name: place.map(|place| worded(open, variant, place).to_owned()).unwrap_or_default(),
        date: day(read),
        chair: chair.map(named),
        people: reading.officials.len(),
        orders: reading.directives.len(),
        standing: if grave { Standing::Notice } else { Standing::Plain },
        badges,
        file: None,
    }
}

fn badges(read: &ReadReport) -> Vec<Badge> {
    let about_encoding = |code| matches!(code, NoteCode::EncodingDoubtful | NoteCode::BytesUndecodable);
    let encoding =
        doubtful_encoding(read).map(|(path, encoding, sure)| Badge::Encoding(path, encoding, sure));
    let grave =
        read.notes.iter().filter(|note| note.severity() > Severity::Info && !about_encoding(note.code));
    let notes = grave.map(|note| Badge::Note(note.code, note.count));
    let repaired = read.edits.iter().filter(|edit| edit.state == EditState::Applied).count();
    let repaired = (repaired > 0).then_some(Badge::Repaired(repaired));
    encoding.into_iter().chain(notes).chain(repaired).collect()
}

fn year(row: &Row) -> Option<&str> {
    let (year, _) = row.date.as_ref()?.split_once('-')?;
    (year.len() == 4).then_some(year)
}

fn fits(row: &Row, filter: &Filter) -> bool {
    let words = filter.text.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&words);
    let named = [Some(&row.title), row.meeting.as_ref(), row.chair.as_ref()];
    (words.is_empty() || named.into_iter().flatten().any(|text| holds(text)))
        && filter.place.as_ref().is_none_or(|place| *place == row.place)
        && filter.year.as_deref().is_none_or(|wanted| year(row) == Some(wanted))
        && filter.standing.is_none_or(|standing| standing == row.standing)
}

/// Sorts rows; those without a value stand behind, whichever way round.
fn sort(rows: &mut Vec<Row>, column: Column, falling: bool) {
    let by = |row: &Row| match column {
        Column::Title => (false, row.title.clone(), 0),
        Column::Date => (row.date.is_none(), row.date.clone().unwrap_or_default(), 0),
        Column::Chair => (row.chair.is_none(), row.chair.clone().unwrap_or_default(), 0),
        Column::People => (row.file.is_some(), String::new(), row.people),
        Column::Orders => (row.file.is_some(), String::new(), row.orders),
        Column::Notices => (false, String::new(), usize::MAX - row.badges.len()),
    };
    if falling {
        sorted::by_key(rows, |row| {
            let (none, text, number) = by(row);
            (none, Reverse((text, number)))
        });
    } else {
        sorted::by_key(rows, by);
    }
}

fn grouped(rows: Vec<Row>, together: Option<Together>) -> Vec<Line> {
    let Some(together) = together else {
        return rows.into_iter().map(|row| Line::Row(Rc::new(row))).collect();
    };
    // Groups stand in the order of their first rows, those without a name at the end.
    let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let (key, name) = group_of(&row, together);
        let at = *places.entry(key).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(row);
    }
    sorted::by_key(&mut groups, |(name, _)| name.is_empty());
    let of_group = |(name, rows): (String, Vec<Row>)| {
        let head = Line::Head(name, rows.len());
        std::iter::once(head).chain(rows.into_iter().map(|row| Line::Row(Rc::new(row))))
    };
    groups.into_iter().flat_map(of_group).collect()
}

/// What a group has in common, and what it is called.
fn group_of(row: &Row, together: Together) -> (String, String) {
    let name = match together {
        Together::Place => return (row.place.clone(), row.place_name.clone()),
        Together::Meeting => row.meeting.as_deref().map(without_number).unwrap_or_default(),
        Together::Month => row.date.as_ref().map(|day| day.chars().take(7).collect()).unwrap_or_default(),
    };
    (name.clone(), name)
}

/// A meeting's name without its number: 第31次常务会议 and 第32次常务会议 are meetings of one kind.
fn without_number(name: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百〇零".contains(c);
    let Some((before, rest)) = name.split_once('第') else { return name.to_owned() };
    match rest.trim_start_matches(is_number).strip_prefix(['次', '届', '屆']) {
        Some(after) => format!("{before}{after}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::library::LibraryAction;
    use super::super::reduce::{Action, reduce};
    use super::*;
    use crate::protocol::{IntakeError, IntakeErrorCode, JobId, TextId};
    use std::collections::BTreeSet;

    fn id(file: u32) -> ReportId {
        ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 }
    }

    fn file(number: u32, state: FileState) -> Rc<FileEntry> {
        let name = format!("{number}.txt");
        Rc::new(FileEntry { id: FileId(number), job: JobId(number), path: name.clone(), name, state })
    }

    /// Reports of these places, months and numbers of officials; behind them a file that cannot be read.
    fn library(reports: &[(&str, u8, usize)]) -> Rc<State> {
        let mut state = State::default();
        for (number, (place, month, people)) in (0..).zip(reports) {
            let mut read = fixture::meeting().read;
            (read.id, read.edits) = (id(number), Vec::new());
            let meeting = &mut read.reading.meeting;
            meeting.name =
                Some(crate::protocol::Sourced { value: format!("第{number}次常务会议"), range: None });
            meeting.jurisdiction.as_mut().expect("the fixture has a place").value = (*place).to_owned();
            meeting.dates[0].value.month = *month;
            let person = read.reading.officials[1].clone();
            read.reading.officials = vec![person; *people];
            state.files.push(file(number, FileState::Done));
            state.reports.push(Rc::new(OpenReport::new(Rc::new(read))));
        }
        let failed = FileState::Failed(IntakeError::new(IntakeErrorCode::Empty));
        state.files.push(file(99, failed));
        Rc::new(state)
    }

    fn act(state: Rc<State>, action: LibraryAction) -> Rc<State> {
        reduce(state, Action::Library(action))
    }

    /// The files of the rows, and the heads of the groups.
    fn told(state: &State) -> Vec<String> {
        let line = |line: &Line| match line {
            Line::Head(name, count) => format!("{name}×{count}"),
            Line::Row(row) => row.id.file().0.to_string(),
        };
        table(state).lines.iter().map(line).collect()
    }

    const THREE: &[(&str, u8, usize)] = &[("云泽县", 5, 1), ("青石县", 3, 3), ("云泽县", 4, 2)];

    #[test]
    fn columns_sort_both_ways_and_not_at_all() {
        let mut state = library(THREE);
        assert_eq!(told(&state), ["99", "0", "1", "2"], "failed files stand at the head");
        for (column, rising, falling) in [
            (Column::Date, ["99", "1", "2", "0"], ["99", "0", "2", "1"]),
            (Column::People, ["99", "0", "2", "1"], ["99", "1", "2", "0"]),
        ] {
            state = act(state, LibraryAction::Sort(column));
            assert_eq!(told(&state), rising);
            state = act(state, LibraryAction::Sort(column));
            assert_eq!(told(&state), falling);
            state = act(state, LibraryAction::Sort(column));
            assert_eq!(told(&state), ["99", "0", "1", "2"]);
        }
    }

    #[test]
    fn rows_are_grouped_and_filtered() {
        let state = library(THREE);
        let by = |together| told(&act(Rc::clone(&state), LibraryAction::Together(Some(together))));
        assert_eq!(by(Together::Place), ["云泽县×2", "0", "2", "青石县×1", "1", "×1", "99"]);
        assert_eq!(by(Together::Month), ["2023-05×1", "0", "2023-03×1", "1", "2023-04×1", "2", "×1", "99"]);
        assert_eq!(by(Together::Meeting), ["常务会议×3", "0", "1", "2", "×1", "99"]);
        let only = |filter| told(&act(Rc::clone(&state), LibraryAction::Filter(filter)));
        assert_eq!(only(Filter { place: Some("青石县".to_owned()), ..Filter::default() }), ["1"]);
        assert_eq!(only(Filter { standing: Some(Standing::Failed), ..Filter::default() }), ["99"]);
        assert_eq!(only(Filter { text: "99".to_owned(), ..Filter::default() }), ["99"]);
        assert_eq!(only(Filter { text: "祁望舒".to_owned(), ..Filter::default() }).len(), 3);
        assert_eq!(only(Filter { year: Some("2022".to_owned()), ..Filter::default() }), [""; 0]);
    }

    #[test]
    fn picked_rows_reach_from_one_to_the_other() {
        let mut state = library(THREE);
        let row = |file| RowId::Report(id(file));
        state = act(state, LibraryAction::Pick(row(2)));
        state = act(state, LibraryAction::PickTo(row(0)));
        assert_eq!(state.library.picked.len(), 3);
        state = act(state, LibraryAction::Pick(row(1)));
        assert_eq!(state.library.picked.iter().map(|r| r.file().0).collect::<Vec<_>>(), [0, 2]);
        state = act(state, LibraryAction::PickAll(true));
        assert_eq!(state.library.picked.len(), 4);
        assert!(act(state, LibraryAction::PickAll(false)).library.picked.is_empty());
    }

    #[test]
    fn the_readers_own_order_is_that_of_the_list_everywhere() {
        let state = library(THREE);
        let state = act(state, LibraryAction::Move(RowId::Report(id(2)), -1));
        assert_eq!(told(&state), ["99", "0", "2", "1"]);
        assert_eq!(listed(&state).iter().map(|r| r.read.id.text.file.0).collect::<Vec<_>>(), [0, 2, 1]);
        let same = act(Rc::clone(&state), LibraryAction::Move(RowId::Report(id(1)), 1));
        assert!(Rc::ptr_eq(&state, &same), "the last row stays the last");
        let sorted = act(state, LibraryAction::Sort(Column::Date));
        let same = act(Rc::clone(&sorted), LibraryAction::Move(RowId::Report(id(0)), 1));
        assert!(Rc::ptr_eq(&sorted, &same), "sorted rows stay put");
    }

    #[test]
    fn removed_rows_take_their_files_along_and_nothing_is_left_in_the_end() {
        let mut state = act(library(THREE), LibraryAction::Open);
        state = reduce(state, Action::Show(id(1)));
        state = act(state, LibraryAction::Open);
        state = act(state, LibraryAction::Pick(RowId::Report(id(1))));
        state = act(state, LibraryAction::Remove(vec![RowId::Report(id(1)), RowId::File(FileId(99))]));
        assert_eq!(told(&state), ["0", "2"]);
        assert_eq!(state.current, Some(id(0)));
        assert!(state.library.picked.is_empty() && state.library.open);
        let rest = order(&state);
        state = act(state, LibraryAction::Remove(rest));
        assert!(state.is_first_visit() && !state.library.open && state.current.is_none());
    }

    #[test]
    fn a_waiting_file_that_was_picked_stays_picked_as_its_report() {
        let mut state = State::default();
        state.files.push(file(0, FileState::Queued));
        let state = act(Rc::new(state), LibraryAction::Pick(RowId::File(FileId(0))));
        let mut read = fixture::meeting().read;
        read.id = id(0);
        let state = reduce(state, Action::ReportReady(Rc::new(read)));
        assert_eq!(state.library.picked, BTreeSet::from([RowId::Report(id(0))]));
    }

    #[test]
    fn one_report_of_several_leaves_alone() {
        let mut state = (*library(&THREE[..1])).clone();
        let mut second = (*state.reports[0].read).clone();
        second.id.part = 1;
        state.reports.push(Rc::new(OpenReport::new(Rc::new(second))));
        let state = act(Rc::new(state), LibraryAction::Remove(vec![RowId::Report(id(0))]));
        assert_eq!((state.reports.len(), state.files.len()), (1, 2));
    }

    #[test]
    fn badges_say_what_asks_for_a_look() {
        let mut read = fixture::meeting().read;
        assert_eq!(badges(&read), [Badge::Repaired(2)]);
        read.notes.push(crate::protocol::Note::new(NoteCode::TextLost, 3));
        read.notes.push(crate::protocol::Note::new(NoteCode::SplitReports, 2));
        read.origin.encoding.confidence = Confidence::thousandths(620);
        let kinds = badges(&read);
        assert!(matches!(
            &kinds[..],
            [Badge::Encoding(..), Badge::Note(NoteCode::TextLost, 3), Badge::Repaired(2)]
        ));
    }
}

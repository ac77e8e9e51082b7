//! The library: all reports in a table, with the reader's own order, sorting, grouping, filter and choice.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::history::Step;
use super::labels::{fill, label};
use super::rows::{self, Line, RowId};
use super::state::{FileEntry, FileState, OpenReport, State};
use super::{places, reduce, sorted};
use crate::protocol::{FileId, ReportId};

/// A column that rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What the report is called.
    Title,
    /// The day of its meeting.
    Date,
    /// Who was in the chair.
    Chair,
    /// How many officials.
    People,
    /// How many directives.
    Orders,
    /// How much there is to be looked at.
    Notices,
}

impl Column {
    /// All columns, from the first.
    pub const LIST: &'static [Self] =
        &[Self::Title, Self::Date, Self::Chair, Self::People, Self::Orders, Self::Notices];

    /// The column in the style sheet and in the keys of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Chair => "chair",
            Self::People => "people",
            Self::Orders => "orders",
            Self::Notices => "note",
        }
    }
}

/// What rows are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Where the meeting was.
    Place,
    /// Which meeting it was, whatever its number.
    Meeting,
    /// The month of the meeting.
    Month,
}

impl Together {
    /// All, in the order they are offered.
    pub const LIST: &'static [Self] = &[Self::Place, Self::Meeting, Self::Month];

    /// The key of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Meeting => "meeting",
            Self::Month => "month",
        }
    }
}

/// How a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It cannot be read.
    Failed,
    /// There is something to look at.
    Notice,
    /// It is as it should be.
    Plain,
    /// It is being read, or waits for it.
    Waiting,
}

impl Standing {
    /// All, in the order they are offered.
    pub const LIST: &'static [Self] = &[Self::Failed, Self::Notice, Self::Plain, Self::Waiting];

    /// The key of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Notice => "notice",
            Self::Plain => "plain",
            Self::Waiting => "waiting",
        }
    }
}

/// Which rows are shown; all, where a part is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// These words stand in title, meeting, chair or file name.
    pub text: String,
    /// The meeting was here.
    pub place: Option<String>,
    /// The meeting was in this year.
    pub year: Option<String>,
    /// The row stands so.
    pub standing: Option<Standing>,
}

/// The library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Whether it covers the report.
    pub open: bool,
    /// The column rows are sorted by, and whether from the greatest; without one they stand in the order of the list.
    pub sort: Option<(Column, bool)>,
    /// What rows are put together by.
    pub together: Option<Together>,
    /// Which rows are shown.
    pub filter: Filter,
    /// The rows that are picked.
    pub picked: BTreeSet<RowId>,
    /// The row that a range of picked rows starts from.
    pub anchor: Option<RowId>,
    /// The reader's own order of the list, once there is one.
    pub order: Vec<RowId>,
}

/// What can happen to the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryAction {
    /// Show it.
    Open,
    /// Go back to the report.
    Close,
    /// Sort by a column; once more, the other way round; a third time, not at all.
    Sort(Column),
    /// Put rows together.
    Together(Option<Together>),
    /// Show these rows.
    Filter(Filter),
    /// Pick a row, or leave it.
    Pick(RowId),
    /// Pick all rows from the last one picked to this one.
    PickTo(RowId),
    /// Pick all rows that are shown, or none.
    PickAll(bool),
    /// Move a row so many places in the list.
    Move(RowId, isize),
    /// Take reports out of the list.
    Remove(Vec<RowId>),
}

/// Changes the library; whether there was anything to change.
pub(super) fn change(state: &mut State, action: LibraryAction) -> bool {
    let library = &mut state.library;
    match action {
        LibraryAction::Open => {
            (state.search.open, state.sheet) = (false, None);
            return !std::mem::replace(&mut library.open, true);
        }
        LibraryAction::Close => return std::mem::replace(&mut library.open, false),
        LibraryAction::Sort(column) => library.sort = sorted_next(library.sort, column),
        LibraryAction::Together(together) => library.together = together,
        LibraryAction::Filter(filter) => library.filter = filter,
        LibraryAction::Pick(row) => {
            if !library.picked.remove(&row) {
                library.picked.insert(row);
            }
            library.anchor = Some(row);
        }
        LibraryAction::PickTo(row) => pick_to(state, row),
        LibraryAction::PickAll(all) => {
            let shown = if all { shown_rows(state) } else { Vec::new() };
            state.library.picked = sorted::set(shown);
        }
        LibraryAction::Move(row, by) => return move_row(state, row, by),
        LibraryAction::Remove(rows) => return remove(state, rows),
    }
    true
}

fn sorted_next(now: Option<(Column, bool)>, column: Column) -> Option<(Column, bool)> {
    match now {
        Some((own, false)) if own == column => Some((column, true)),
        Some((own, true)) if own == column => None,
        _ => Some((column, false)),
    }
}

/// The rows of the table from the first to the last.
fn shown_rows(state: &State) -> Vec<RowId> {
    let lines = rows::table(state).lines.into_iter();
    lines.filter_map(|line| if let Line::Row(row) = line { Some(row.id) } else { None }).collect()
}

fn pick_to(state: &mut State, row: RowId) {
    let shown = shown_rows(state);
    let place = |id: RowId| shown.iter().position(|other| *other == id);
    let Some(to) = place(row) else { return };
    let from = state.library.anchor.and_then(place).unwrap_or(to);
    state.library.picked.extend(&shown[from.min(to)..=from.max(to)]);
}

/// The list of reports as it stands becomes the reader's own order, and in it the row moves. Sorted or grouped rows stay
/// put.
fn move_row(state: &mut State, row: RowId, by: isize) -> bool {
    let is_report = |row: &RowId| matches!(row, RowId::Report(_));
    let mut order: Vec<_> = rows::order(state).into_iter().filter(is_report).collect();
    let Some(from) = order.iter().position(|id| *id == row) else { return false };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < order.len()) else { return false };
    if state.library.sort.is_some() || state.library.together.is_some() {
        return false;
    }
    let moved = order.remove(from);
    order.insert(to, moved);
    state.library.order = order;
    true
}

/// What left the list, and where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Removed {
    /// The rows.
    pub(super) rows: Vec<RowId>,
    files: Vec<(usize, Rc<FileEntry>)>,
    reports: Vec<(usize, Rc<OpenReport>)>,
    order: Vec<RowId>,
    current: Option<ReportId>,
}

/// Takes rows out, in one step of the history, and offers the way back. What the engine still reads does not come back.
fn remove(state: &mut State, rows: Vec<RowId>) -> bool {
    let before = (state.files.clone(), state.reports.clone(), state.library.order.clone(), state.current);
    let (files, reports, order, current) = before;
    take_out(state, &rows);
    let changed = (files.len(), reports.len()) != (state.files.len(), state.reports.len());
    let is_left = |file: FileId| state.files.iter().any(|f| f.id == file);
    let comes_back = |f: &FileEntry| !is_left(f.id) && f.state.is_final();
    let files: Vec<_> = files.into_iter().enumerate().filter(|(_, f)| comes_back(f)).collect();
    let has_file = |file: FileId| is_left(file) || files.iter().any(|(_, f)| f.id == file);
    let comes_back = |r: &OpenReport| state.report(r.read.id).is_none() && has_file(r.read.id.text.file);
    let reports: Vec<_> = reports.into_iter().enumerate().filter(|(_, r)| comes_back(r)).collect();
    if !(files.is_empty() && reports.is_empty()) {
        let count = rows.len().to_string();
        let words = fill(label(state.settings.language, "removed.n"), &[("n", &count)]);
        state.news.offer_undo(words);
        state.history.note(Step::Removed(Removed { rows, files, reports, order, current }));
    }
    changed
}

/// Takes out reports, and files with their last report.
pub(super) fn take_out(state: &mut State, rows: &[RowId]) {
    for row in rows {
        take_out_row(state, *row);
    }
    state.library.open &= !state.files.is_empty();
    reduce::forget(state);
}

fn take_out_row(state: &mut State, row: RowId) {
    let is_of_row = |report: ReportId| match row {
        RowId::File(file) => report.text.file == file,
        RowId::Report(id) => report == id,
    };
    state.reports.retain(|r| !is_of_row(r.read.id));
    state.earlier.retain(|r| !is_of_row(r.read.id));
    let file = row.file();
    let is_left =
        matches!(row, RowId::Report(_)) && state.reports.iter().any(|r| r.read.id.text.file == file);
    let stays = |own: RowId| own != row && (is_left || own.file() != file);
    state.library.picked.retain(|own| stays(*own));
    state.library.order.retain(|own| stays(*own));
    if !is_left {
        state.files.retain(|f| f.id != file);
    }
}

/// Puts what was taken out back where it was.
pub(super) fn put_back(state: &mut State, removed: &Removed) {
    for (at, file) in &removed.files {
        if state.files.iter().all(|own| own.id != file.id) {
            state.files.insert((*at).min(state.files.len()), Rc::clone(file));
        }
    }
    for (at, report) in &removed.reports {
        if state.report(report.read.id).is_none() {
            state.reports.insert((*at).min(state.reports.len()), Rc::clone(report));
        }
    }
    state.library.order.clone_from(&removed.order);
    if let Some(id) = removed.current.filter(|id| Some(*id) != state.current) {
        (state.current, state.active, state.card) = (Some(id), None, false);
        places::enter(state);
    }
}

/// What was a file is a report now: it stays picked.
pub(super) fn stands_for(library: &mut Library, file: RowId, report: RowId) {
    if library.picked.remove(&file) {
        library.picked.insert(report);
    }
    library.anchor = library.anchor.map(|row| if row == file { report } else { row });
}

/// Whether the file of a row is not read yet: it is the engine that must let go of it.
#[must_use]
pub fn is_waiting(state: &State, row: RowId) -> bool {
    let file = state.files.iter().find(|f| f.id == row.file());
    file.is_some_and(|f| matches!(f.state, FileState::Queued | FileState::Working(_)))
}

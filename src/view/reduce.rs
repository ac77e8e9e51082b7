//! Actions, and what they make of the state.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::cards::{self, CardsAction};
use super::command::Command;
use super::decisions::{self, Decision};
use super::history;
use super::hold;
use super::index::IndexAction;
use super::keymap::KeysAction;
use super::library::{self, LibraryAction};
use super::link::{self, Link};
use super::mark::{MarkClass, MarkId};
use super::places::{self, PlacesAction};
use super::rows::RowId;
use super::search::{self, SearchAction};
use super::settings::Settings;
use super::shelf::listed;
use super::shown::{converted, show_text_at_hand};
use super::sorted;
use super::state::{Dialog, EngineState, FileEntry, FileState, OpenReport, Sheet, State};
use super::taking::{self, TakingAction};
use super::tour::TOUR;
use crate::protocol::{Converted, Decisions, EncodingChoice, FileId, JobId, ReadReport, ReportId};

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A file was handed over for reading; one of the same id is read anew.
    FileQueued(FileEntry),
    /// A file moved on.
    FileMoved(JobId, FileState),
    /// A file is to leave the list, with its reports.
    FileRemoved(FileId),
    /// The files of these jobs will not be read after all.
    JobsDropped(Vec<JobId>),
    /// A report is ready.
    ReportReady(Rc<ReadReport>),
    /// Converted texts arrived.
    Converted(Vec<(ReportId, Rc<Converted>)>),
    /// The engine came up or was lost.
    Engine(EngineState),
    /// Read this report.
    Show(ReportId),
    /// Read the report so many places further in the list.
    Step(isize),
    /// Do what a command says, if the state alone can.
    Obey(Command),
    /// Take these settings.
    Configure(Settings),
    /// Change the keys of commands.
    Keys(KeysAction),
    /// Show or hide the marks of a class.
    ToggleClass(MarkClass),
    /// Show the marks of this class only; once more, of all.
    SoloClass(MarkClass),
    /// Show the marks of all classes, or of none.
    AllClasses(bool),
    /// Show or hide what was repaired.
    ToggleRepairs,
    /// Decide about the text of the report being read.
    Decide(Decision),
    /// Take the last decision back.
    Undo,
    /// Make the last decision again that was taken back.
    Redo,
    /// A report was read anew with these decisions, and converted.
    Decided(Rc<ReadReport>, Decisions, Rc<Converted>),
    /// Make a mark current and open its card.
    Activate(MarkId),
    /// Jump to a mark: make it current, without its card.
    Visit(MarkId),
    /// Close the card; no mark is current.
    Deactivate,
    /// Show a mark's card under the pointer, or pin one.
    Cards(CardsAction),
    /// Group, sort or filter the index.
    Index(IndexAction),
    /// Let all but the directives recede, or not any more.
    ToggleFocus,
    /// Show the source as long as a key is held.
    HoldSource(bool),
    /// Do what an address says, once its report is here.
    Follow(Link),
    /// Tell the reader something.
    Tell(String),
    /// Say something to those who listen: others see it anyway.
    Say(String),
    /// Go to a place, back or forward.
    Places(PlacesAction),
    /// Change the library.
    Library(LibraryAction),
    /// Search.
    Search(SearchAction),
    /// Open a sheet of the narrow page, or shut it if it is open.
    ToggleSheet(Sheet),
    /// Shut whatever sheet is open.
    ShutSheet,
    /// What a text would be in each encoding is known.
    Encodings(Rc<EncodingChoice>),
    /// Something happens in the export dialog.
    Export(TakingAction),
    /// Go to this stop of the tour, or end it.
    Tour(Option<usize>),
    /// Open a dialog, or shut it.
    Dialog(Option<Dialog>),
}

/// The state after an action: the very same `Rc` if the action changes nothing.
#[must_use]
pub fn reduce(state: Rc<State>, action: Action) -> Rc<State> {
    let mut next = (*state).clone();
    if !change(&mut next, action) {
        return state;
    }
    show_text_at_hand(&mut next);
    Rc::new(next)
}

/// Changes the state; whether there was anything to change.
fn change(state: &mut State, action: Action) -> bool {
    match action {
        Action::FileQueued(file) => queue(state, file),
        Action::FileMoved(job, to) => return moved(state, job, to),
        Action::FileRemoved(file) => {
            return library::change(state, LibraryAction::Remove(vec![RowId::File(file)]));
        }
        Action::JobsDropped(jobs) => state.files.retain(|f| !jobs.contains(&f.job)),
        Action::ReportReady(read) => return ready(state, read),
        Action::Converted(texts) => return converted(state, texts),
        Action::Engine(engine) => return put(&mut state.engine, engine),
        Action::Show(report) => return show(state, report),
        Action::Step(by) => return state.neighbour(by).is_some_and(|report| show(state, report)),
        Action::Obey(command) => return command.action(state).is_some_and(|action| change(state, action)),
        Action::Configure(settings) => return configure(state, settings),
        Action::Keys(action) => Rc::make_mut(&mut state.keymap).change(action),
        Action::ToggleClass(class) => toggle(&mut state.hidden, class),
        Action::SoloClass(class) => solo(&mut state.hidden, class),
        Action::AllClasses(shown) => return put(&mut state.hidden, hidden_if(!shown)),
        Action::ToggleRepairs => state.repairs = !state.repairs,
        Action::Decide(decision) => return decisions::decide(state, &decision),
        Action::Undo => return history::undo(state),
        Action::Redo => return history::redo(state),
        Action::Decided(read, made, shown) => return decisions::decided(state, read, made, shown),
        Action::Activate(mark) => return make_current(state, Some(mark), true),
        Action::Visit(mark) => {
            // Even to the mark that is current already: the place left is noted.
            if !places::visit(state, mark) {
                return false;
            }
            make_current(state, Some(mark), false);
        }
        Action::Deactivate => return make_current(state, None, false),
        Action::Cards(action) => return cards::change(state, action),
        Action::Index(action) => return state.index.change(action),
        Action::ToggleFocus => state.focus = !state.focus,
        Action::HoldSource(on) => return hold::change(state, on),
        Action::Follow(to) => {
            state.link = Some(to);
            link::follow(state);
        }
        Action::Tell(text) => state.news.tell(text),
        Action::Say(text) => state.news.say(text),
        Action::Places(action) => return places::change(state, action),
        Action::Library(action) => return library::change(state, action),
        Action::Search(action) => return search::change(state, action),
        Action::ToggleSheet(sheet) => {
            state.sheet = if state.sheet == Some(sheet) { None } else { Some(sheet) };
            uncover(state);
        }
        Action::ShutSheet => return put(&mut state.sheet, None),
        Action::Encodings(known) => return encodings(state, known),
        Action::Export(action) => return taking::change(state, action),
        Action::Tour(stop) => return tour(state, stop),
        Action::Dialog(dialog) => return put(&mut state.dialog, dialog),
    }
    true
}

/// What Escape leaves, from the innermost. An open card is left by the text, which takes the focus back.
#[must_use]
pub fn leave(state: &State) -> Option<Action> {
    match () {
        () if state.sheet.is_some() => Some(Action::ShutSheet),
        () if state.library.open && !state.library.picked.is_empty() => {
            Some(Action::Library(LibraryAction::PickAll(false)))
        }
        () if state.library.open => Some(Action::Library(LibraryAction::Close)),
        () if state.search.open => Some(Action::Search(SearchAction::End)),
        () if state.card => None,
        () if state.cards.peek.is_some() => Some(Action::Cards(CardsAction::Peek(None))),
        () if state.search.is_on() => Some(Action::Search(SearchAction::End)),
        () => None,
    }
}

/// Goes to a stop of the tour; on a narrow page it opens what the stop shows.
fn tour(state: &mut State, stop: Option<usize>) -> bool {
    let sheet = stop.and_then(|at| TOUR.get(at)).and_then(|stop| stop.sheet);
    put(&mut state.tour, stop) | put(&mut state.sheet, sheet)
}

/// Fills the dialog that asked for it; one that was shut meanwhile stays shut.
fn encodings(state: &mut State, known: Rc<EncodingChoice>) -> bool {
    match &mut state.dialog {
        Some(Dialog::Encoding { choice, .. }) => put(choice, Some(known)),
        _ => false,
    }
}

fn put<T: PartialEq>(place: &mut T, value: T) -> bool {
    let new = *place != value;
    *place = value;
    new
}

/// Takes settings. Where they set the report otherwise, its window keeps the place that it shows.
fn configure(state: &mut State, settings: Settings) -> bool {
    let setting = |s: &Settings| (s.layout, s.size, s.face, s.width);
    if setting(&settings) != setting(&state.settings) {
        state.places.wanted = state.places.here;
    }
    put(&mut state.settings, settings)
}

fn make_current(state: &mut State, mark: Option<MarkId>, card: bool) -> bool {
    put(&mut state.active, mark) | put(&mut state.card, card) | put(&mut state.cards.peek, None)
}

fn queue(state: &mut State, file: FileEntry) {
    match state.files.iter().position(|f| f.id == file.id) {
        Some(at) => {
            let of_file = |r: &Rc<OpenReport>| r.read.id.text.file == file.id;
            state.earlier.retain(|r| !of_file(r));
            state.earlier.extend(state.reports.extract_if(.., |r| of_file(r)));
            state.files[at] = Rc::new(file);
        }
        None => state.files.push(Rc::new(file)),
    }
}

fn moved(state: &mut State, job: JobId, to: FileState) -> bool {
    let Some(file) = state.files.iter_mut().find(|f| f.job == job) else { return false };
    if file.state.is_final() || file.state == to {
        return false;
    }
    Rc::make_mut(file).state = to;
    true
}

/// What led to reports that are gone leads nowhere any more.
pub(super) fn forget(state: &mut State) {
    let left = sorted::set(state.reports.iter().map(|r| r.read.id));
    let stays = |report: ReportId| left.contains(&report);
    state.places.keep(stays);
    cards::keep(&mut state.cards, stays);
    state.search.at = state.search.at.filter(|(report, _)| stays(*report));
    if state.current.is_some_and(|id| !stays(id)) {
        state.current = listed(state).first().map(|r| r.read.id);
        make_current(state, None, false);
        places::enter(state);
    }
}

/// The report is seen again, not what covered it.
fn uncover(state: &mut State) -> bool {
    std::mem::take(&mut state.library.open) | std::mem::take(&mut state.search.open)
}

fn ready(state: &mut State, read: Rc<ReadReport>) -> bool {
    let file = read.id.text.file;
    // A report of a file that was removed meanwhile, or one that is already here.
    if !state.files.iter().any(|f| f.id == file) || state.report(read.id).is_some() {
        return false;
    }
    let earlier = state.earlier.iter().position(|r| r.read.id == read.id).map(|at| state.earlier.remove(at));
    let wanted = earlier.map(|earlier| decisions::kept(&earlier, &read)).unwrap_or_default();
    let open = OpenReport::new(read);
    let wanted = if wanted.is_empty() { Rc::clone(&open.made) } else { wanted };
    let id = open.read.id;
    // Several workers read at a time: the order is that of the files.
    let at = state.reports.partition_point(|earlier| earlier.read.id < id);
    state.reports.insert(at, Rc::new(OpenReport { wanted, ..open }));
    library::stands_for(&mut state.library, RowId::File(file), RowId::Report(id));
    if state.current.is_none() {
        state.current = Some(id);
        places::enter(state);
    }
    link::follow(state);
    true
}

fn show(state: &mut State, id: ReportId) -> bool {
    if state.report(id).is_none() {
        return false;
    }
    let changed = state.current != Some(id) || state.sheet.is_some();
    if state.current != Some(id) {
        state.places.leave();
        state.current = Some(id);
        make_current(state, None, false);
        places::enter(state);
    }
    state.sheet = None;
    uncover(state) || changed
}

fn toggle(hidden: &mut BTreeSet<MarkClass>, class: MarkClass) {
    if !hidden.remove(&class) {
        hidden.insert(class);
    }
}

fn solo(hidden: &mut BTreeSet<MarkClass>, class: MarkClass) {
    let mut others = hidden_if(true);
    others.remove(&class);
    *hidden = if *hidden == others { BTreeSet::new() } else { others };
}

fn hidden_if(all: bool) -> BTreeSet<MarkClass> {
    sorted::set(MarkClass::LIST.iter().copied().filter(|_| all))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::protocol::{IntakeError, IntakeErrorCode, Stage, TextId, Variant};

    fn file(id: u32) -> FileEntry {
        FileEntry {
            id: FileId(id),
            job: JobId(id + 100),
            name: format!("{id}.txt"),
            path: format!("{id}.txt"),
            state: FileState::Queued,
        }
    }

    fn read(file: u32, part: u32) -> Rc<ReadReport> {
        let id = ReportId { text: TextId { file: FileId(file), text: 0 }, part };
        Rc::new(ReadReport { id, ..fixture::meeting().read })
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::default(), reduce)
    }

    /// Two files with one report each, the first open.
    fn two_reports() -> Rc<State> {
        after([
            Action::FileQueued(file(0)),
            Action::FileQueued(file(1)),
            Action::ReportReady(read(0, 0)),
            Action::ReportReady(read(1, 0)),
        ])
    }

    #[test]
    fn the_first_report_opens_itself() {
        let state = two_reports();
        assert_eq!(state.current, Some(read(0, 0).id));
        assert_eq!(state.reports.len(), 2);
    }

    #[test]
    fn what_changes_nothing_gives_the_same_state() {
        let state = two_reports();
        let nothing = [
            Action::Show(read(0, 0).id),
            Action::Show(read(7, 0).id),
            Action::Step(-1),
            Action::Configure(state.settings),
            Action::AllClasses(true),
            Action::Deactivate,
            Action::ShutSheet,
            Action::Dialog(None),
            Action::FileRemoved(FileId(9)),
            Action::FileMoved(JobId(9), FileState::Done),
            Action::ReportReady(read(0, 0)),
            Action::Engine(EngineState::Starting),
        ];
        for action in nothing {
            let next = reduce(Rc::clone(&state), action.clone());
            assert!(Rc::ptr_eq(&state, &next), "{action:?}");
        }
    }

    #[test]
    fn a_failed_file_stays_failed_and_blocks_none() {
        let failed = FileState::Failed(IntakeError::new(IntakeErrorCode::Empty));
        let state = after([
            Action::FileQueued(file(0)),
            Action::FileQueued(file(1)),
            Action::FileMoved(JobId(100), failed.clone()),
            Action::FileMoved(JobId(100), FileState::Working(Stage::Repair)),
            Action::ReportReady(read(1, 0)),
            Action::FileMoved(JobId(101), FileState::Done),
        ]);
        assert_eq!(state.files[0].state, failed);
        assert_eq!(state.files[1].state, FileState::Done);
        assert_eq!(state.current, Some(read(1, 0).id));
    }

    #[test]
    fn a_file_read_anew_loses_its_old_reports() {
        let again = FileEntry { job: JobId(500), ..file(0) };
        let state = reduce(two_reports(), Action::FileQueued(again));
        assert_eq!(state.files.len(), 2);
        assert_eq!(state.reports.len(), 1);
    }

    #[test]
    fn a_removed_file_takes_its_reports_along() {
        let state = reduce(two_reports(), Action::FileRemoved(FileId(0)));
        assert_eq!(state.current, Some(read(1, 0).id));
        let state = reduce(state, Action::ReportReady(read(0, 1)));
        assert_eq!(state.reports.len(), 1, "a late report of it is not wanted");
        let state = reduce(state, Action::FileRemoved(FileId(1)));
        assert!(state.current.is_none() && state.is_first_visit());
    }

    #[test]
    fn escape_leaves_one_thing_after_the_other() {
        use crate::view::RowId;
        let opened = [
            Action::Search(SearchAction::Type("清障".to_owned())),
            Action::Library(LibraryAction::Open),
            Action::Library(LibraryAction::Pick(RowId::Report(read(0, 0).id))),
        ];
        let mut state = opened.into_iter().fold(two_reports(), reduce);
        let mut left = 0;
        while let Some(action) = leave(&state) {
            state = reduce(state, action);
            left += 1;
            assert!(left < 9, "each press leaves something");
        }
        assert!(!state.library.open && state.library.picked.is_empty() && !state.search.is_on());
        assert_eq!(left, 3);
        let state = reduce(state, Action::ToggleSheet(Sheet::People));
        assert_eq!(leave(&state), Some(Action::ShutSheet));
    }

    #[test]
    fn an_open_card_is_left_by_the_text() {
        let mark = MarkId { report: read(0, 0).id, target: crate::view::Target::Press(0), place: 0 };
        let state = reduce(two_reports(), Action::Search(SearchAction::Type("清障".to_owned())));
        let state = reduce(reduce(state, Action::Show(read(0, 0).id)), Action::Activate(mark));
        assert_eq!(leave(&state), None, "the search goes on behind it");
    }

    #[test]
    fn stopping_drops_what_still_waits() {
        let state = reduce(two_reports(), Action::JobsDropped(vec![JobId(101)]));
        assert_eq!(state.files.iter().map(|f| f.id).collect::<Vec<_>>(), [FileId(0)]);
    }

    #[test]
    fn steps_go_through_the_list_and_end_at_its_ends() {
        let state = reduce(two_reports(), Action::Step(1));
        assert_eq!(state.current, Some(read(1, 0).id));
        let end = reduce(Rc::clone(&state), Action::Step(1));
        assert!(Rc::ptr_eq(&state, &end));
    }

    #[test]
    fn the_old_text_stays_until_the_new_one_is_there() {
        let state = two_reports();
        let shown = |state: &State| state.current_report().and_then(|r| r.shown.clone());
        let before = shown(&state).expect("the report holds its simplified text");
        let taiwan = Settings { variant: Variant::Taiwan, ..state.settings };
        let state = reduce(state, Action::Configure(taiwan));
        assert_eq!(shown(&state), Some(Rc::clone(&before)));
        let id = read(0, 0).id;
        let of = |variant: Variant| {
            let text = Converted { manner: variant.into(), ..(*before).clone() };
            Action::Converted(vec![(id, Rc::new(text))])
        };
        let stale = reduce(Rc::clone(&state), of(Variant::HongKong));
        assert_eq!(shown(&stale), Some(before.clone()), "the reader wants Taiwan now");
        let state = reduce(state, of(Variant::Taiwan));
        assert_eq!(shown(&state).map(|s| s.variant()), Some(Variant::Taiwan));
        let state = reduce(state, Action::Configure(Settings::default()));
        assert_eq!(shown(&state).map(|s| s.variant()), Some(Variant::Hans), "held texts need no engine");
    }

    #[test]
    fn classes_go_off_and_on_alone_and_together() {
        let all = MarkClass::LIST.len();
        let state = after([Action::ToggleClass(MarkClass::Person)]);
        assert_eq!(state.hidden.len(), 1);
        let state = reduce(state, Action::SoloClass(MarkClass::Post));
        assert_eq!(state.hidden.len(), all - 1);
        assert!(!state.hidden.contains(&MarkClass::Post));
        let state = reduce(state, Action::SoloClass(MarkClass::Post));
        assert!(state.hidden.is_empty());
        assert_eq!(reduce(state, Action::AllClasses(false)).hidden.len(), all);
    }

    #[test]
    fn a_sheet_opens_shuts_and_gives_way_to_the_report() {
        let state = reduce(two_reports(), Action::ToggleSheet(Sheet::Reports));
        assert_eq!(state.sheet, Some(Sheet::Reports));
        let same = reduce(Rc::clone(&state), Action::Show(read(0, 0).id));
        assert_eq!(same.sheet, None);
        assert_eq!(reduce(state, Action::ToggleSheet(Sheet::Reports)).sheet, None);
    }
}

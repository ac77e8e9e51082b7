//! Actions, and what they make of the state.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::mark::{MarkClass, MarkId};
use super::settings::Settings;
use super::shown::held_text;
use super::state::{Dialog, EngineState, FileEntry, FileState, OpenReport, Sheet, State};
use crate::protocol::{Converted, FileId, JobId, ReadReport, ReportId};

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
    /// A converted text arrived.
    Converted(ReportId, Rc<Converted>),
    /// The engine came up or was lost.
    Engine(EngineState),
    /// Read this report.
    Show(ReportId),
    /// Read the report so many places further in the list.
    Step(isize),
    /// Take these settings.
    Configure(Settings),
    /// Show or hide the marks of a class.
    ToggleClass(MarkClass),
    /// Show the marks of this class only; once more, of all.
    SoloClass(MarkClass),
    /// Show the marks of all classes, or of none.
    AllClasses(bool),
    /// Show or hide what was repaired.
    ToggleRepairs,
    /// Make a mark current: open its card, bring it into view.
    Activate(MarkId),
    /// Close the card.
    Deactivate,
    /// Open a sheet of the narrow page, or shut it if it is open.
    ToggleSheet(Sheet),
    /// Shut whatever sheet is open.
    ShutSheet,
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
    show_held_text(&mut next);
    Rc::new(next)
}

/// Changes the state; whether there was anything to change.
fn change(state: &mut State, action: Action) -> bool {
    match action {
        Action::FileQueued(file) => queue(state, file),
        Action::FileMoved(job, to) => return moved(state, job, to),
        Action::FileRemoved(file) => return remove(state, file),
        Action::JobsDropped(jobs) => state.files.retain(|f| !jobs.contains(&f.job)),
        Action::ReportReady(read) => return ready(state, read),
        Action::Converted(report, text) => return converted(state, report, text),
        Action::Engine(engine) => return put(&mut state.engine, engine),
        Action::Show(report) => return show(state, report),
        Action::Step(by) => return state.neighbour(by).is_some_and(|report| show(state, report)),
        Action::Configure(settings) => return put(&mut state.settings, settings),
        Action::ToggleClass(class) => toggle(&mut state.hidden, class),
        Action::SoloClass(class) => solo(&mut state.hidden, class),
        Action::AllClasses(shown) => return put(&mut state.hidden, hidden_if(!shown)),
        Action::ToggleRepairs => state.repairs = !state.repairs,
        Action::Activate(mark) => return put(&mut state.active, Some(mark)),
        Action::Deactivate => return put(&mut state.active, None),
        Action::ToggleSheet(sheet) => {
            state.sheet = if state.sheet == Some(sheet) { None } else { Some(sheet) };
        }
        Action::ShutSheet => return put(&mut state.sheet, None),
        Action::Dialog(dialog) => return put(&mut state.dialog, dialog),
    }
    true
}

/// Shows the current report in the chosen variant at once, where no engine is needed for it.
fn show_held_text(state: &mut State) {
    let (variant, current) = (state.settings.variant, state.current);
    let Some(report) = state.reports.iter_mut().find(|r| Some(r.read.id) == current) else { return };
    if !report.lacks(variant) {
        return;
    }
    if let Some(text) = held_text(&report.read, variant) {
        Rc::make_mut(report).shown = Some(Rc::new(text));
    }
}

fn put<T: PartialEq>(place: &mut T, value: T) -> bool {
    let new = *place != value;
    *place = value;
    new
}

fn queue(state: &mut State, file: FileEntry) {
    match state.files.iter().position(|f| f.id == file.id) {
        Some(at) => {
            state.reports.retain(|r| r.read.id.text.file != file.id);
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

fn remove(state: &mut State, file: FileId) -> bool {
    let before = state.files.len();
    state.files.retain(|f| f.id != file);
    state.reports.retain(|r| r.read.id.text.file != file);
    if state.current.is_some_and(|id| id.text.file == file) {
        state.current = state.reports.first().map(|r| r.read.id);
        state.active = None;
    }
    before != state.files.len()
}

fn ready(state: &mut State, read: Rc<ReadReport>) -> bool {
    let file = read.id.text.file;
    // A report of a file that was removed meanwhile, or one that is already here.
    if !state.files.iter().any(|f| f.id == file) || state.report(read.id).is_some() {
        return false;
    }
    state.current.get_or_insert(read.id);
    state.reports.push(Rc::new(OpenReport { read, shown: None }));
    true
}

fn converted(state: &mut State, id: ReportId, text: Rc<Converted>) -> bool {
    let variant = state.settings.variant;
    let Some(report) = state.reports.iter_mut().find(|r| r.read.id == id) else { return false };
    // The reader has meanwhile chosen another script.
    if text.variant != variant {
        return false;
    }
    Rc::make_mut(report).shown = Some(text);
    true
}

fn show(state: &mut State, id: ReportId) -> bool {
    if state.report(id).is_none() || (state.current == Some(id) && state.sheet.is_none()) {
        return false;
    }
    if put(&mut state.current, Some(id)) {
        state.active = None;
    }
    state.sheet = None;
    true
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
    if all { MarkClass::LIST.iter().copied().collect() } else { BTreeSet::new() }
}

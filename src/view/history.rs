//! The history: what the reader did, across reports, to be taken back and made again.

use super::decisions::{Decided, want};
use super::library::{Removed, put_back, take_out};
use super::state::State;
use crate::protocol::ReportId;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Something was decided about a report: the decisions before and after.
    Decided { report: ReportId, before: Decided, after: Decided },
    /// Reports and files left the list.
    Removed(Removed),
}

/// Steps done, and steps taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Notes a step that was made. What was taken back before cannot be made again.
    pub(super) fn note(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
    }
}

/// Takes the last step back.
pub(super) fn undo(state: &mut State) -> bool {
    let Some(step) = state.history.done.pop() else { return false };
    match &step {
        Step::Decided { report, before, .. } => want(state, *report, before),
        Step::Removed(removed) => put_back(state, removed),
    }
    state.history.undone.push(step);
    true
}

/// Makes the last step again that was taken back.
pub(super) fn redo(state: &mut State) -> bool {
    let Some(step) = state.history.undone.pop() else { return false };
    match &step {
        Step::Decided { report, after, .. } => want(state, *report, after),
        Step::Removed(removed) => take_out(state, &removed.rows),
    }
    state.history.done.push(step);
    true
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::fixture;
    use super::super::{Action, FileEntry, FileState, LibraryAction, RowId, Telling, listed, reduce};
    use super::*;
    use crate::protocol::{FileId, JobId, ReadReport, Stage, TextId};

    fn id(file: u32) -> ReportId {
        ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 }
    }

    /// Three files with one report each; the last is still being read.
    fn three() -> Rc<State> {
        let mut state = Rc::<State>::default();
        for number in 0..3 {
            let (file, job) = (FileId(number), JobId(number));
            let at = FileState::Working(Stage::Repair);
            let file = FileEntry { id: file, job, name: String::new(), path: String::new(), state: at };
            let read = ReadReport { id: id(number), ..fixture::meeting().read };
            state = reduce(reduce(state, Action::FileQueued(file)), Action::ReportReady(Rc::new(read)));
            if number < 2 {
                state = reduce(state, Action::FileMoved(job, FileState::Done));
            }
        }
        state
    }

    fn remove(state: Rc<State>, files: &[u32]) -> Rc<State> {
        let rows = files.iter().map(|file| RowId::Report(id(*file))).collect();
        reduce(state, Action::Library(LibraryAction::Remove(rows)))
    }

    fn files(state: &State) -> Vec<u32> {
        listed(state).iter().map(|r| r.read.id.text.file.0).collect()
    }

    #[test]
    fn what_was_removed_comes_back_where_it_was_and_goes_again() {
        let removed = remove(three(), &[0, 1]);
        assert_eq!((files(&removed), removed.current), (vec![2], Some(id(2))));
        assert_eq!(removed.news.telling, Telling::Undo);
        let back = reduce(removed, Action::Undo);
        assert_eq!((files(&back), back.current), (vec![0, 1, 2], Some(id(0))));
        let again = reduce(back, Action::Redo);
        assert_eq!(files(&again), [2]);
        assert_eq!(files(&reduce(again, Action::Undo)), [0, 1, 2]);
    }

    #[test]
    fn a_file_that_is_still_being_read_does_not_come_back() {
        let removed = remove(three(), &[2]);
        assert_eq!((files(&removed), removed.history.can_undo()), (vec![0, 1], false));
        let both = remove(three(), &[1, 2]);
        assert_eq!(files(&reduce(both, Action::Undo)), [0, 1]);
    }

    #[test]
    fn decisions_about_a_removed_report_are_taken_back_after_it_is_back() {
        use super::super::Decision;
        let decided = reduce(three(), Action::Decide(Decision::All(None, false)));
        let back = reduce(remove(decided, &[0]), Action::Undo);
        assert!(back.current_report().is_some_and(|open| open.is_outdated()), "the decision stands");
        let before = reduce(back, Action::Undo);
        assert!(before.current_report().is_some_and(|open| !open.is_outdated()));
    }
}

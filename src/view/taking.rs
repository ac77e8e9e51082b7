//! Taking reports home: what the export dialog asks for and what it got.

use std::rc::Rc;

use super::sorted;
use super::state::{Dialog, OpenReport, State};
use crate::protocol::{Basis, Decisions, File, Order, Preview};

/// The export dialog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taking {
    /// What file is wanted.
    pub order: Order,
    /// All reports, or only the one being read.
    pub all: bool,
    /// The file, once it is made.
    pub made: Option<Rc<Made>>,
    /// It could not be made.
    pub failed: bool,
}

/// A file that was made.
#[derive(Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: File,
    /// The first of what it holds.
    pub preview: Preview,
}

/// What happens in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakingAction {
    /// Another file is wanted.
    Choose(Order),
    /// All reports are wanted, or one.
    All(bool),
    /// A file is made.
    Made(Order, Rc<Made>),
    /// The engine broke down on it.
    Failed,
    /// Try once more.
    Again,
}

impl Taking {
    /// The dialog as it opens: in the script of the page.
    #[must_use]
    pub fn open(state: &State) -> Self {
        let order = Order { wording: state.wording(), ..Order::default() };
        Self { order, ..Self::default() }
    }

    /// Whether what is made is what is wanted still has to be seen: a change asks for another file.
    fn change(&mut self, action: TakingAction) -> bool {
        match action {
            TakingAction::Choose(order) if order != self.order => self.order = order,
            TakingAction::All(all) if all != self.all => self.all = all,
            TakingAction::Made(order, made) if order == self.order => {
                self.made = Some(made);
                return true;
            }
            TakingAction::Failed => {
                self.failed = true;
                return true;
            }
            TakingAction::Again if self.failed => {}
            TakingAction::Choose(_) | TakingAction::All(_) | TakingAction::Made(..) | TakingAction::Again => {
                return false;
            }
        }
        (self.made, self.failed) = (None, false);
        true
    }
}

/// Changes the open dialog; whether there was anything to change.
pub(super) fn change(state: &mut State, action: TakingAction) -> bool {
    match &mut state.dialog {
        Some(Dialog::Export(taking)) => taking.change(action),
        _ => false,
    }
}

/// What the file is made of: each report as it was first read, and what was decided about it.
#[must_use]
pub fn taken(state: &State, all: bool) -> Vec<(Basis, Decisions)> {
    let current = state.current;
    let wanted = state.reports.iter().filter(|r| all || Some(r.read.id) == current);
    let mut wanted: Vec<_> = wanted.collect();
    sorted::by_key(&mut wanted, |r| r.read.id);
    let decided = |r: &OpenReport| Decisions { forms: sorted::set(state.forms_of(r)), ..(*r.wanted).clone() };
    wanted.into_iter().map(|r| (r.first.basis(), decided(r))).collect()
}

/// A size for the eye.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::ExportFormat;
    use crate::view::{Action, reduce};

    fn taking(state: &State) -> Taking {
        match &state.dialog {
            Some(Dialog::Export(taking)) => taking.clone(),
            other => panic!("the dialog is open: {other:?}"),
        }
    }

    fn made() -> Rc<Made> {
        let file = File { name: "a.txt".into(), bytes: vec![1] };
        Rc::new(Made { file, preview: Preview::Text("a".into()) })
    }

    #[test]
    fn a_change_asks_for_another_file_and_late_answers_are_dropped() {
        let state = Rc::new(State::default());
        let opened = Action::Dialog(Some(Dialog::Export(Taking::open(&state))));
        let state = reduce(state, opened);
        let first = taking(&state).order;
        let state = reduce(state, Action::Export(TakingAction::Made(first, made())));
        assert!(taking(&state).made.is_some());
        let csv = Order { format: ExportFormat::Csv, ..first };
        let state = reduce(state, Action::Export(TakingAction::Choose(csv)));
        assert!(taking(&state).made.is_none());
        let late = reduce(Rc::clone(&state), Action::Export(TakingAction::Made(first, made())));
        assert!(Rc::ptr_eq(&state, &late));
    }

    #[test]
    fn sizes_are_short() {
        let cases = [(12, "12 B"), (1200, "2 KB"), (46_000, "46 KB"), (3_450_000, "3.4 MB")];
        for (bytes, words) in cases {
            assert_eq!(size(bytes), words);
        }
    }
}

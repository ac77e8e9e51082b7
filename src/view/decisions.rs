//! What the reader decides about repairs and folded lines: new decisions out of old ones, as steps of the history.
//! The engine reads the report anew with them; until it has, the page shows what it showed.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::history::Step;
use super::state::{OpenReport, State};
use crate::protocol::{
    Choice, Converted, Decisions, Edit, EditId, EditKind, EditState, ReadReport, ReportId, TextRange, slice,
};

/// How a repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Made, by the engine or by the reader.
    Made,
    /// Proposed, and not decided.
    Offered,
    /// The reader wants what was printed.
    Undone,
}

impl Standing {
    /// How an edit of a report stands that was read with these decisions.
    #[must_use]
    pub fn of(edit: &Edit, decisions: &Decisions) -> Self {
        match edit.state {
            EditState::Applied => Self::Made,
            EditState::Offered if decisions.readings.contains_key(&edit.id) => Self::Undone,
            EditState::Offered => Self::Offered,
        }
    }

    /// The class name in the style sheet.
    #[must_use]
    pub fn css_class(self) -> &'static str {
        match self {
            Self::Made => "r",
            Self::Offered => "q",
            Self::Undone => "u",
        }
    }

    /// The key of its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Made => "repair.made",
            Self::Offered => "repair.offered",
            Self::Undone => "repair.undone",
        }
    }
}

/// What is decided about a report, and for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    own: Rc<Decisions>,
    forms: Rc<BTreeSet<Choice>>,
}

/// What the reader can decide about the report being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This text shall stand at the place of an edit.
    Reading(EditId, String),
    /// All edits (of a kind) shall be made, or undone.
    All(Option<EditKind>, bool),
    /// A folded line belongs to the report after all, or not; the range counts in the decoded text.
    Restore(TextRange),
    /// A character in doubt shall have this form: in this report, or in all of them.
    Form(Choice, bool),
}

/// What is decided with one decision more.
fn with(first: &ReadReport, old: &Decided, decision: &Decision) -> Decided {
    let (mut new, mut forms) = ((*old.own).clone(), (*old.forms).clone());
    match decision {
        Decision::Reading(id, text) => {
            if let Some(edit) = first.edits.iter().find(|e| e.id == *id) {
                read_as(&mut new, edit, text);
            }
        }
        Decision::All(kind, made) => {
            for edit in first.edits.iter().filter(|e| kind.is_none_or(|kind| kind == e.kind)) {
                let text = if *made { &edit.after } else { printed(first, edit) };
                read_as(&mut new, edit, text);
            }
        }
        Decision::Restore(range) => {
            if !new.restored.remove(range) {
                new.restored.insert(*range);
            }
        }
        Decision::Form(choice, in_all) => {
            for all in [&mut new.forms, &mut forms] {
                all.retain(|other| !other.is_about(*choice));
            }
            (if *in_all { &mut forms } else { &mut new.forms }).insert(*choice);
        }
    }
    Decided { own: Rc::new(new), forms: Rc::new(forms) }
}

/// Notes the reading of an edit; what the engine did by itself needs no note.
fn read_as(decisions: &mut Decisions, edit: &Edit, text: &str) {
    if edit.state == EditState::Applied && edit.after == text {
        decisions.readings.remove(&edit.id);
    } else {
        decisions.readings.insert(edit.id, text.to_owned());
    }
}

/// What was printed at the place of an edit.
#[must_use]
pub fn printed<'a>(read: &'a ReadReport, edit: &Edit) -> &'a str {
    slice(&read.texts.decoded, edit.range)
}

/// Decides about the report being read; whether that changes anything.
pub(super) fn decide(state: &mut State, decision: &Decision) -> bool {
    let Some(open) = state.current_report() else { return false };
    let (report, forms) = (open.read.id, Rc::clone(&state.forms));
    let before = Decided { own: Rc::clone(&open.wanted), forms };
    let after = with(&open.first, &before, decision);
    if before == after {
        return false;
    }
    want(state, report, &after);
    state.history.note(Step::Decided { report, before, after });
    true
}

/// A report is wanted as these decisions have it.
pub(super) fn want(state: &mut State, report: ReportId, wanted: &Decided) {
    state.forms = Rc::clone(&wanted.forms);
    if let Some(open) = state.reports.iter_mut().find(|r| r.read.id == report) {
        let open = Rc::make_mut(open);
        open.wanted = Rc::clone(&wanted.own);
        // Another form of a character is the business of conversion alone.
        if open.made.reads_as(&open.wanted) {
            open.made = Rc::clone(&open.wanted);
        }
        // A step of another report is shown where it happens.
        if state.current != Some(report) {
            (state.current, state.active, state.card) = (Some(report), None, false);
        }
    }
}

/// A report came back from the engine, read with these decisions.
pub(super) fn decided(
    state: &mut State,
    read: Rc<ReadReport>,
    made: Decisions,
    shown: Rc<Converted>,
) -> bool {
    let Some(open) = state.reports.iter_mut().find(|r| r.read.id == read.id) else { return false };
    let open = Rc::make_mut(open);
    // Equal decisions keep one pointer, so that nothing waits for them any more.
    open.made = if *open.wanted == made { Rc::clone(&open.wanted) } else { Rc::new(made) };
    (open.read, open.shown) = (read, Some(shown));
    true
}

/// The decisions made before about a report that was read again, as far as they fit it.
pub(super) fn kept(before: &OpenReport, read: &ReadReport) -> Rc<Decisions> {
    let same = before.first.texts.decoded == read.texts.decoded && before.first.edits == read.edits;
    if same { Rc::clone(&before.wanted) } else { Rc::default() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::{Action, FileEntry, FileState, reduce};
    use super::*;
    use crate::protocol::{FileId, JobId};

    const MADE: EditId = EditId(0);
    const OFFERED: EditId = EditId(2);

    fn open() -> Rc<State> {
        let id = FileId(0);
        let file =
            FileEntry { id, job: JobId(1), name: String::new(), path: String::new(), state: FileState::Done };
        let actions = [Action::FileQueued(file), Action::ReportReady(Rc::new(fixture::meeting().read))];
        actions.into_iter().fold(Rc::default(), reduce)
    }

    fn after(decisions: impl IntoIterator<Item = Decision>) -> Rc<State> {
        decisions.into_iter().fold(open(), |state, decision| reduce(state, Action::Decide(decision)))
    }

    fn report(state: &State) -> &OpenReport {
        state.current_report().expect("a report is open")
    }

    fn readings(state: &State) -> Vec<(u32, &str)> {
        report(state).wanted.readings.iter().map(|(id, text)| (id.0, text.as_str())).collect()
    }

    #[test]
    fn the_engines_own_choice_is_no_decision() {
        let undone = after([Decision::Reading(MADE, "(shěn)".to_owned())]);
        assert_eq!(readings(&undone), [(0, "(shěn)")]);
        assert!(report(&undone).is_outdated());
        let redone = reduce(undone, Action::Decide(Decision::Reading(MADE, String::new())));
        assert_eq!(readings(&redone), []);
        let declined = after([Decision::Reading(OFFERED, "?h".to_owned())]);
        assert_eq!(readings(&declined), [(2, "?h")], "no longer in doubt");
    }

    #[test]
    fn all_of_a_kind_go_together() {
        let undone = after([Decision::All(Some(EditKind::Gloss), false)]);
        assert_eq!(readings(&undone), [(0, "(shěn)"), (1, ","), (2, "?h")]);
        let made = reduce(undone, Action::Decide(Decision::All(None, true)));
        assert_eq!(readings(&made), [(2, "")], "the offer is taken, the others need no note");
        let same = after([Decision::All(Some(EditKind::Mojibake), false)]);
        assert_eq!(readings(&same), []);
        assert!(!same.history.can_undo());
    }

    #[test]
    fn forms_hold_in_one_report_or_in_all_and_can_be_taken_back() {
        let choice = |form| Choice { before: Some('会'), source: '后', after: None, form };
        let one = after([Decision::Form(choice('后'), false), Decision::Form(choice('後'), false)]);
        assert_eq!(report(&one).wanted.forms, [choice('後')].into());
        assert!(!report(&one).is_outdated(), "nothing is read anew");
        let all = reduce(one, Action::Decide(Decision::Form(choice('后'), true)));
        assert!(report(&all).wanted.forms.is_empty());
        assert_eq!(all.forms_of(report(&all)), [choice('后')]);
        let back = reduce(all, Action::Undo);
        assert_eq!((back.forms.len(), back.forms_of(report(&back))), (0, vec![choice('後')]));
        let none = reduce(reduce(back, Action::Undo), Action::Undo);
        assert_eq!(none.forms_of(report(&none)), []);
    }

    #[test]
    fn every_decision_can_be_taken_back_and_made_again() {
        let line = TextRange::at(3, 9);
        let decided = after([Decision::All(None, false), Decision::Restore(line)]);
        let wanted = Rc::clone(&report(&decided).wanted);
        let back = reduce(reduce(decided, Action::Undo), Action::Undo);
        assert!(!report(&back).is_outdated() && !back.history.can_undo());
        assert!(Rc::ptr_eq(&reduce(Rc::clone(&back), Action::Undo), &back));
        let again = reduce(reduce(back, Action::Redo), Action::Redo);
        assert_eq!(report(&again).wanted, wanted);
        let other = reduce(reduce(again, Action::Undo), Action::Decide(Decision::All(None, true)));
        assert!(!other.history.can_redo(), "a new decision ends what could be made again");
    }

    #[test]
    fn the_answer_is_taken_and_ends_the_wait() {
        let decided = after([Decision::Restore(TextRange::at(3, 9))]);
        let fixture = fixture::meeting();
        let answer = |made: Decisions| {
            Action::Decided(Rc::new(fixture.read.clone()), made, Rc::new(fixture.shown.clone()))
        };
        let stale = reduce(Rc::clone(&decided), answer(Decisions::default()));
        assert!(report(&stale).is_outdated());
        let done = reduce(stale, answer((*report(&decided).wanted).clone()));
        assert!(!report(&done).is_outdated());
    }

    #[test]
    fn a_file_read_again_keeps_what_was_decided_if_its_text_is_the_same() {
        let decided = after([Decision::All(None, false)]);
        let file = FileEntry { job: JobId(2), ..(*decided.files[0]).clone() };
        let again = reduce(decided, Action::FileQueued(file));
        assert!(again.current_report().is_none());
        let same = reduce(Rc::clone(&again), Action::ReportReady(Rc::new(fixture::meeting().read)));
        assert_eq!(readings(&same).len(), 3);
        let mut other = fixture::meeting().read;
        other.texts.decoded.push('。');
        let other = reduce(again, Action::ReportReady(Rc::new(other)));
        assert_eq!(readings(&other), []);
        assert!(!report(&other).is_outdated());
    }
}

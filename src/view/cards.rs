//! Which cards are open: the current mark's, one under the pointer, one pinned beside the text.

use super::mark::{MarkId, Target};
use super::shelf::{day, title};
use super::state::{OpenReport, State};
use crate::protocol::{ReadReport, ReportId, Role, Title};

/// Cards beside that of the current mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// The mark on which the pointer rests.
    pub peek: Option<MarkId>,
    /// The mark whose card is pinned at the head of the index.
    pub pinned: Option<MarkId>,
}

/// What can happen to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardsAction {
    /// The pointer rests on this mark, or on none any more.
    Peek(Option<MarkId>),
    /// Pin this mark's card, or none.
    Pin(Option<MarkId>),
}

/// Changes the cards; whether there was anything to change.
pub(super) fn change(state: &mut State, action: CardsAction) -> bool {
    let before = (state.cards, state.card);
    match action {
        // A card that the reader opened stays until it is shut.
        CardsAction::Peek(mark) => state.cards.peek = mark.filter(|_| !state.card),
        CardsAction::Pin(mark) => {
            state.cards = Cards { peek: None, pinned: mark };
            state.card &= mark.is_none();
        }
    }
    before != (state.cards, state.card)
}

impl State {
    /// The mark whose card lies beside it.
    #[must_use]
    pub fn floating(&self) -> Option<MarkId> {
        self.cards.peek.or(self.active.filter(|_| self.card))
    }

    /// The mark whose card is pinned, if it stands in the report being read.
    #[must_use]
    pub fn pinned(&self) -> Option<MarkId> {
        self.cards.pinned.filter(|mark| Some(mark.report) == self.current)
    }
}

/// The same name in another report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What that report is called.
    pub title: String,
    /// The day of its meeting, else of its publication.
    pub date: Option<String>,
    /// The posts there, in the script of the page.
    pub titles: String,
    /// The parts there.
    pub roles: Vec<Role>,
    /// The first mention there.
    pub mark: MarkId,
}

/// The other open reports that name the person of a mark. Whether it is the same person is for the reader to say, by
/// the posts.
#[must_use]
pub fn elsewhere(state: &State, mark: MarkId) -> Vec<Elsewhere> {
    let Some(name) = state.report(mark.report).and_then(|open| name_of(&open.read, mark)) else {
        return Vec::new();
    };
    let others = state.reports.iter().filter(|open| open.read.id != mark.report);
    let variant = state.settings.variant;
    let worded = |open: &'_ OpenReport, title: &'_ Title| {
        open.word(variant, &title.text, title.spans.iter().copied()).to_owned()
    };
    let found = others.flat_map(|open| {
        let officials = open.read.reading.officials.iter().filter(|person| person.name == name);
        officials.map(move |person| Elsewhere {
            title: title(open, variant),
            date: day(&open.read),
            titles: person.titles.iter().map(|title| worded(open, title)).collect::<Vec<_>>().join("、"),
            roles: Role::LIST.iter().filter(|role| person.has(**role)).copied().collect(),
            mark: MarkId { report: open.read.id, target: Target::Person(person.id), place: 0 },
        })
    });
    found.collect()
}

fn name_of(read: &ReadReport, mark: MarkId) -> Option<&str> {
    match mark.target {
        Target::Person(id) | Target::Post(id, _) => {
            read.reading.officials.get(id.index()).map(|person| person.name.as_str())
        }
        _ => None,
    }
}

/// Cards of marks of reports that left the page are gone.
pub(super) fn keep(cards: &mut Cards, stays: impl Fn(ReportId) -> bool) {
    cards.peek = cards.peek.filter(|mark| stays(mark.report));
    cards.pinned = cards.pinned.filter(|mark| stays(mark.report));
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::protocol::{DirectiveId, FileId, PersonId, TextId};
    use std::rc::Rc;

    fn two_reports() -> State {
        let read = |file| {
            let id = ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 };
            Rc::new(OpenReport::new(Rc::new(ReadReport { id, ..fixture::meeting().read })))
        };
        let reports = vec![read(0), read(1)];
        State { current: Some(reports[0].read.id), reports, ..State::default() }
    }

    fn person(state: &State, report: usize) -> MarkId {
        MarkId { report: state.reports[report].read.id, target: Target::Person(PersonId(0)), place: 1 }
    }

    #[test]
    fn an_open_card_is_not_replaced_by_the_pointer() {
        let mut state = two_reports();
        let mark = person(&state, 0);
        assert!(change(&mut state, CardsAction::Peek(Some(mark))));
        assert_eq!(state.floating(), Some(mark));
        assert!(change(&mut state, CardsAction::Peek(None)) && state.floating().is_none());
        (state.active, state.card) = (Some(mark), true);
        let other = MarkId { place: 2, ..mark };
        assert!(!change(&mut state, CardsAction::Peek(Some(other))));
        assert_eq!(state.floating(), Some(mark));
    }

    #[test]
    fn a_pinned_card_leaves_the_text_and_stays_with_its_report() {
        let mut state = two_reports();
        let mark = person(&state, 0);
        (state.active, state.card) = (Some(mark), true);
        assert!(change(&mut state, CardsAction::Pin(Some(mark))));
        assert_eq!((state.floating(), state.pinned()), (None, Some(mark)));
        state.current = Some(state.reports[1].read.id);
        assert_eq!(state.pinned(), None);
        keep(&mut state.cards, |report| report != mark.report);
        assert_eq!(state.cards.pinned, None);
    }

    #[test]
    fn a_name_is_found_in_the_other_reports() {
        let state = two_reports();
        let found = elsewhere(&state, person(&state, 0));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].mark.report, found[0].roles.as_slice()),
            (state.reports[1].read.id, &[Role::Speaker][..])
        );
        assert_eq!(found[0].titles, "县委书记、县河长制办公室主任");
        let order = MarkId { target: Target::Directive(DirectiveId(0)), ..person(&state, 0) };
        assert_eq!(elsewhere(&state, order), []);
    }
}

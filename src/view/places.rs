//! Where the reader is, was, and will be again: back and forward after jumps, and the place each report was
//! left at.

use super::mark::MarkId;
use super::state::State;
use crate::protocol::{Offset, ReadReport, ReportId};

/// So many jumps can be gone back.
const JUMPS: usize = 100;

/// The places of so many reports are kept for the next visit.
const KEPT: usize = 300;

/// Two places this near to each other, in bytes, are one to a reader who goes back.
const SAME: usize = 90;

/// A place of a report: the character at the head of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The report.
    pub report: ReportId,
    /// Where in its base text; the text's start stands for the head of the page.
    pub at: Offset,
}

impl Place {
    fn is_near(self, other: Self) -> bool {
        self.report == other.report && self.at.index().abs_diff(other.at.index()) < SAME
    }
}

/// A place as it outlives the session: the report goes by what it is, not by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlace {
    /// [`report_key`] of the report.
    pub report: String,
    /// Where in its base text.
    pub at: u32,
}

/// Places of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    back: Vec<Place>,
    forward: Vec<Place>,
    /// Where the reader is, since the window last came to rest.
    pub here: Option<Place>,
    /// Where the window is to go; none once it is there.
    pub wanted: Option<Place>,
    /// Where each report was left, the latest last.
    pub kept: Vec<KeptPlace>,
}

/// What can happen to places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacesAction {
    /// The window came to rest here.
    Here(Place),
    /// Jump to this place, in whatever report.
    Go(Place),
    /// Go back to the place that was left last.
    Back,
    /// Go forward again.
    Forward,
    /// Go so many paragraphs further.
    Step(isize),
    /// The window is where it was wanted.
    Arrived,
}

impl Places {
    /// Nothing but the places of earlier visits.
    #[must_use]
    pub fn keeping(kept: Vec<KeptPlace>) -> Self {
        Self { kept, ..Self::default() }
    }

    /// Whether there is a place to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// A jump begins: the place it leaves is noted, and there is no way forward any more.
    pub(super) fn leave(&mut self) {
        let Some(here) = self.here else { return };
        self.forward.clear();
        note(&mut self.back, here);
    }

    /// The places of reports that left the page are no places any more.
    pub(super) fn keep(&mut self, stays: impl Fn(ReportId) -> bool) {
        self.back.retain(|place| stays(place.report));
        self.forward.retain(|place| stays(place.report));
        self.here = self.here.filter(|place| stays(place.report));
        self.wanted = self.wanted.filter(|place| stays(place.report));
    }

    /// Where a report was left.
    fn left(&self, read: &ReadReport) -> Option<Place> {
        let key = report_key(read);
        let kept = self.kept.iter().rev().find(|kept| kept.report == key)?;
        Some(Place { report: read.id, at: Offset(kept.at) })
    }

    fn remember(&mut self, read: &ReadReport, at: Offset) {
        let report = report_key(read);
        self.kept.retain(|kept| kept.report != report);
        if at > Offset::default() {
            self.kept.push(KeptPlace { report, at: at.0 });
        }
        self.kept.drain(..self.kept.len().saturating_sub(KEPT));
    }
}

/// What a report is known by wherever it is opened again: the start of its file's SHA-256, and its number
/// where the text holds several.
#[must_use]
pub fn report_key(read: &ReadReport) -> String {
    let sha: String = read.origin.sha256.chars().take(8).collect();
    if read.origin.parts > 1 { format!("{sha}.{}", read.origin.part) } else { sha }
}

/// The number of the paragraph that holds a place of the base text, or of the last one before it.
#[must_use]
pub fn paragraph(read: &ReadReport, at: Offset) -> Option<u32> {
    let body = read.report.blocks.iter().filter(|block| block.kind.is_body());
    u32::try_from(body.take_while(|block| block.range.start() <= at).count()).ok().filter(|n| *n > 0)
}

/// Where a paragraph begins.
#[must_use]
pub fn paragraph_start(read: &ReadReport, number: u32) -> Option<Offset> {
    let mut body = read.report.blocks.iter().filter(|block| block.kind.is_body());
    Some(body.nth(usize::try_from(number).ok()?.checked_sub(1)?)?.range.start())
}

/// Changes the places; whether there was anything to change.
pub(super) fn change(state: &mut State, action: PlacesAction) -> bool {
    match action {
        PlacesAction::Here(place) => here(state, place),
        PlacesAction::Go(place) => {
            state.places.leave();
            go(state, place)
        }
        PlacesAction::Back => {
            let Some(place) = state.places.back.pop() else { return false };
            let here = state.places.here;
            here.into_iter().for_each(|here| note(&mut state.places.forward, here));
            go(state, place)
        }
        PlacesAction::Forward => {
            let Some(place) = state.places.forward.pop() else { return false };
            let here = state.places.here;
            here.into_iter().for_each(|here| note(&mut state.places.back, here));
            go(state, place)
        }
        PlacesAction::Step(by) => step(state, by),
        PlacesAction::Arrived => state.places.wanted.take().is_some(),
    }
}

/// A jump to a mark, in whatever report; whether that is there.
pub(super) fn visit(state: &mut State, mark: MarkId) -> bool {
    if state.report(mark.report).is_none() {
        return false;
    }
    state.places.leave();
    if state.current != Some(mark.report) {
        (state.current, state.sheet) = (Some(mark.report), None);
        state.places.here = None;
    }
    // The mark itself says where the window goes.
    state.places.wanted = None;
    true
}

/// The report being read is another one: the window goes to where that was left.
pub(super) fn enter(state: &mut State) {
    let read = state.current_report().map(|open| open.read.clone());
    state.places.wanted = read.as_deref().and_then(|read| state.places.left(read));
    state.places.here =
        read.map(|read| state.places.wanted.unwrap_or(Place { report: read.id, at: Offset(0) }));
}

fn go(state: &mut State, place: Place) -> bool {
    if state.report(place.report).is_none() {
        return false;
    }
    if state.current != Some(place.report) {
        state.current = Some(place.report);
        (state.active, state.card) = (None, false);
    }
    state.sheet = None;
    state.places.wanted = Some(place);
    state.places.here = Some(place);
    true
}

/// A walk from paragraph to paragraph is no jump.
fn step(state: &mut State, by: isize) -> bool {
    let Some(read) = state.current_report().map(|open| open.read.clone()) else { return false };
    let now = state.places.here.and_then(|here| paragraph(&read, here.at)).unwrap_or(0);
    let next = isize::try_from(now).ok().and_then(|now| u32::try_from(now + by).ok());
    let Some(next) = next else { return false };
    match paragraph_start(&read, next) {
        Some(at) => go(state, Place { report: read.id, at }),
        None if next == 0 => go(state, Place { report: read.id, at: Offset(0) }),
        None => false,
    }
}

fn here(state: &mut State, place: Place) -> bool {
    let Some(read) = state.report(place.report).map(|open| open.read.clone()) else { return false };
    if state.places.here == Some(place) || state.current != Some(place.report) {
        return false;
    }
    state.places.here = Some(place);
    state.places.remember(&read, place.at);
    true
}

fn note(places: &mut Vec<Place>, place: Place) {
    if places.last().is_none_or(|last| !last.is_near(place)) {
        places.push(place);
    }
    places.drain(..places.len().saturating_sub(JUMPS));
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::mark::Target;
    use super::super::state::OpenReport;
    use super::*;
    use crate::protocol::{FileId, TextId};
    use std::rc::Rc;

    fn id(file: u32) -> ReportId {
        ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 }
    }

    fn place(file: u32, at: u32) -> Place {
        Place { report: id(file), at: Offset(at) }
    }

    /// Two reports, the first open and at rest at its head.
    fn two_reports() -> State {
        let read = |file| {
            let mut read = fixture::meeting().read;
            (read.id, read.origin.sha256) = (id(file), format!("{file:0<64}"));
            Rc::new(OpenReport::new(Rc::new(read)))
        };
        let mut state = State { reports: vec![read(0), read(1)], current: Some(id(0)), ..State::default() };
        enter(&mut state);
        state
    }

    fn does(state: &mut State, action: PlacesAction) -> (Option<ReportId>, Option<u32>) {
        change(state, action);
        (state.current, state.places.wanted.map(|place| place.at.0))
    }

    #[test]
    fn back_and_forward_lead_through_the_places_that_were_left() {
        use PlacesAction::{Back, Forward, Go, Here};
        let mut state = two_reports();
        does(&mut state, Here(place(0, 200)));
        assert_eq!(does(&mut state, Go(place(1, 300))), (Some(id(1)), Some(300)));
        does(&mut state, Here(place(1, 500)));
        assert_eq!(does(&mut state, Go(place(1, 900))), (Some(id(1)), Some(900)));
        assert_eq!(does(&mut state, Back), (Some(id(1)), Some(500)));
        assert_eq!(does(&mut state, Back), (Some(id(0)), Some(200)));
        assert!(!state.places.can_go_back());
        assert_eq!(does(&mut state, Forward), (Some(id(1)), Some(500)));
        assert_eq!(does(&mut state, Forward), (Some(id(1)), Some(900)));
        assert!(!state.places.can_go_forward());
    }

    #[test]
    fn a_jump_to_a_mark_of_another_report_is_one_step_back() {
        let mut state = two_reports();
        does(&mut state, PlacesAction::Here(place(0, 200)));
        let target = super::super::mark::Target::Press(0);
        assert!(visit(&mut state, MarkId { report: id(1), target, place: 0 }));
        does(&mut state, PlacesAction::Here(place(1, 400)));
        assert_eq!(does(&mut state, PlacesAction::Back), (Some(id(0)), Some(200)));
        assert!(!state.places.can_go_back());
        assert!(!visit(&mut state, MarkId { report: id(7), target, place: 0 }));
    }

    #[test]
    fn a_jump_ends_the_way_forward_and_near_places_are_one() {
        use PlacesAction::{Back, Go, Here};
        let mut state = two_reports();
        does(&mut state, Here(place(0, 200)));
        does(&mut state, Go(place(0, 240)));
        does(&mut state, Go(place(0, 800)));
        assert_eq!(does(&mut state, Back).1, Some(200));
        assert!(state.places.can_go_forward());
        does(&mut state, Go(place(0, 400)));
        assert!(!state.places.can_go_forward());
    }

    #[test]
    fn a_report_is_entered_where_it_was_left_and_forgotten_at_its_head() {
        use PlacesAction::Here;
        let mut state = two_reports();
        does(&mut state, Here(place(0, 200)));
        assert_eq!(state.places.kept, [KeptPlace { report: "00000000".to_owned(), at: 200 }]);
        (state.current, state.places.wanted) = (Some(id(1)), None);
        enter(&mut state);
        assert_eq!(state.places.wanted, None);
        state.current = Some(id(0));
        enter(&mut state);
        assert_eq!(state.places.wanted, Some(place(0, 200)));
        assert!(visit(
            &mut state,
            MarkId { report: id(0), target: Target::Edit(crate::protocol::EditId(0)), place: 0 }
        ));
        assert_eq!(state.places.wanted, None, "a jump to a mark is not taken back");
        does(&mut state, Here(place(0, 0)));
        assert_eq!(state.places.kept, []);
    }

    #[test]
    fn places_of_removed_reports_are_gone() {
        use PlacesAction::{Go, Here};
        let mut state = two_reports();
        does(&mut state, Here(place(0, 200)));
        does(&mut state, Go(place(1, 300)));
        state.places.keep(|report| report == id(1));
        assert!(!state.places.can_go_back());
        assert_eq!(state.places.here, Some(place(1, 300)));
        assert!(!change(&mut state, Go(place(7, 0))));
    }

    #[test]
    fn a_walk_goes_from_paragraph_to_paragraph() {
        let mut state = two_reports();
        let starts: Vec<_> =
            (1..4).filter_map(|n| paragraph_start(&state.reports[0].read, n)).map(|at| at.0).collect();
        for start in &starts {
            assert_eq!(does(&mut state, PlacesAction::Step(1)).1, Some(*start));
        }
        assert!(!change(&mut state, PlacesAction::Step(1)));
        for start in [starts[1], starts[0], 0] {
            assert_eq!(does(&mut state, PlacesAction::Step(-1)).1, Some(start));
        }
        assert!(!state.places.can_go_back());
    }

    #[test]
    fn paragraphs_have_numbers() {
        let read = fixture::meeting().read;
        let starts: Vec<_> = (1..5).map(|n| paragraph_start(&read, n)).collect();
        assert!(starts[..3].iter().all(Option::is_some) && starts[3].is_none());
        for (number, start) in (1..).zip(starts.iter().flatten()) {
            assert_eq!(paragraph(&read, *start), Some(number));
        }
        assert_eq!((paragraph_start(&read, 0), paragraph(&read, Offset(0))), (None, None));
    }
}

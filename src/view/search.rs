//! Searching: what is looked for, what was found, and the hit the reader stands at.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::hits::{Group, results};
use super::places::Place;
use super::state::State;
use crate::protocol::{Fault, Found, Query, ReportId, TextRange};

/// A hit: its report, and its place in that one's base text.
pub type HitId = (ReportId, TextRange);

/// Which of the hits are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Only those of the report being read.
    pub here: bool,
    /// Only those in directives.
    pub orders: bool,
    /// Only those of reports from these places; of all when there is none.
    pub places: BTreeSet<String>,
    /// Only those of reports of these years; of all when there is none.
    pub years: BTreeSet<String>,
}

/// What a query came to.
pub type Outcome = Result<Rc<Found>, Fault>;

/// The search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Whether its page covers the report.
    pub open: bool,
    /// What is looked for.
    pub query: Query,
    /// Which of the hits are shown.
    pub narrowing: Narrowing,
    /// What the engine last found, and of which query; it stays until there is something newer.
    pub answer: Option<(Query, Outcome)>,
    /// The hit the reader jumped to.
    pub at: Option<HitId>,
    /// The reader wants the first hit as soon as it is found.
    pub eager: bool,
    /// How many jumps there were: two to the same hit are two.
    pub jumps: u32,
}

impl Search {
    /// Whether something is looked for, so that hits are painted over the text.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.query.is_empty()
    }

    /// Whether the engine has not answered yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.is_on() && self.answer.as_ref().is_none_or(|(query, _)| *query != self.query)
    }

    /// What was found last.
    #[must_use]
    pub fn found(&self) -> Option<&Rc<Found>> {
        self.answer.as_ref().and_then(|(_, outcome)| outcome.as_ref().ok())
    }

    /// What is wrong with the expression.
    #[must_use]
    pub fn fault(&self) -> Option<(&Query, Fault)> {
        self.answer.as_ref().and_then(|(query, outcome)| Some((query, *outcome.as_ref().err()?)))
    }
}

/// What can happen to the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchAction {
    /// Show its page.
    Open,
    /// Go back to the report and end the search: its hits are no longer painted.
    End,
    /// Look for these words.
    Type(String),
    /// Take the words for a regular expression, or for words.
    Regex(bool),
    /// Show these of the hits.
    Narrow(Narrowing),
    /// The engine has searched.
    Answer(Query, Outcome),
    /// Read this hit in its report.
    Go(HitId),
    /// Read the hit so many places further, round the ends.
    Step(isize),
}

/// Changes the search; whether there was anything to change.
pub(super) fn change(state: &mut State, action: SearchAction) -> bool {
    let search = &mut state.search;
    match action {
        SearchAction::Open => {
            (state.library.open, state.sheet) = (false, None);
            return !std::mem::replace(&mut search.open, true);
        }
        SearchAction::End => {
            let query = Query { regex: search.query.regex, ..Query::default() };
            let ended = Search { query, jumps: search.jumps, ..Search::default() };
            return std::mem::replace(search, ended.clone()) != ended;
        }
        SearchAction::Type(text) => {
            (state.library.open, state.sheet) = (false, None);
            look_for(search, Query { text, ..search.query.clone() });
        }
        SearchAction::Regex(regex) => look_for(search, Query { regex, ..search.query.clone() }),
        SearchAction::Narrow(narrowing) => search.narrowing = narrowing,
        SearchAction::Answer(query, outcome) => {
            // The reader has meanwhile typed something else.
            if query != search.query {
                return false;
            }
            search.answer = Some((query, outcome));
            let eager = std::mem::take(&mut search.eager);
            if let Some(first) = step(state, 1).filter(|_| eager) {
                go(state, first);
            }
        }
        SearchAction::Go(hit) => return go(state, hit),
        SearchAction::Step(_) if search.waits() => return !std::mem::replace(&mut search.eager, true),
        SearchAction::Step(by) => return step(state, by).is_some_and(|hit| go(state, hit)),
    }
    true
}

fn look_for(search: &mut Search, query: Query) {
    if query.is_empty() {
        search.answer = None;
    }
    (search.open, search.at, search.eager, search.query) = (true, None, false, query);
}

fn go(state: &mut State, hit: HitId) -> bool {
    if state.report(hit.0).is_none() {
        return false;
    }
    state.places.leave();
    if state.current != Some(hit.0) {
        state.current = Some(hit.0);
        (state.active, state.card) = (None, false);
    }
    // The hit itself says where the window goes.
    state.places.wanted = None;
    state.places.here = Some(Place { report: hit.0, at: hit.1.start() });
    state.sheet = None;
    (state.search.open, state.library.open) = (false, false);
    state.search.at = Some(hit);
    state.search.jumps += 1;
    true
}

/// The hit so many places after the current one, in the order of the list; without one, the first of the report being
/// read, or of any after it.
fn step(state: &State, by: isize) -> Option<HitId> {
    let shown = results(state);
    let of_group = |group: &Group| group.hits.iter().map(|hit| (group.report, hit.range)).collect::<Vec<_>>();
    let all: Vec<HitId> = shown.groups.iter().flat_map(of_group).collect();
    let at = state.search.at.and_then(|hit| all.iter().position(|other| *other == hit));
    let next = match at {
        Some(at) => (at + all.len()).checked_add_signed(by)? % all.len().max(1),
        None => all.iter().position(|hit| Some(hit.0) == state.current).unwrap_or(0),
    };
    all.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::reduce::{Action, reduce};
    use super::super::state::{FileEntry, FileState, OpenReport};
    use super::*;
    use crate::protocol::{FileId, JobId, TextId};

    fn id(file: u32) -> ReportId {
        ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 }
    }

    /// Two reports, the first open.
    fn two_reports() -> Rc<State> {
        let file = |id| {
            let name = format!("{id}.txt");
            Rc::new(FileEntry {
                id: FileId(id),
                job: JobId(id),
                path: name.clone(),
                name,
                state: FileState::Done,
            })
        };
        let open = |file| {
            let mut read = fixture::meeting().read;
            read.id = id(file);
            Rc::new(OpenReport::new(Rc::new(read)))
        };
        Rc::new(State {
            files: vec![file(0), file(1)],
            reports: vec![open(0), open(1)],
            current: Some(id(0)),
            ..State::default()
        })
    }

    fn act(state: &Rc<State>, action: SearchAction) -> Rc<State> {
        reduce(Rc::clone(state), Action::Search(action))
    }

    /// What the engine would find of a word.
    fn answer(state: &State, word: &str) -> SearchAction {
        let places = |text: &str| {
            text.match_indices(word).map(|(at, _)| TextRange::at(at, at + word.len())).collect::<Vec<_>>()
        };
        let hits = state.reports.iter().map(|r| (r.read.id, places(&r.read.texts.base))).collect();
        let query = Query { text: word.to_owned(), regex: false };
        SearchAction::Answer(query, Ok(Rc::new(Found { hits, ..Found::default() })))
    }

    /// Two reports in which this was looked for.
    fn found(word: &str) -> Rc<State> {
        let state = act(&two_reports(), SearchAction::Type(word.to_owned()));
        act(&state, answer(&state, word))
    }

    #[test]
    fn typing_opens_the_page_and_old_hits_stay_until_new_ones_come() {
        let state = found("沈知远");
        assert!(state.search.open && state.search.found().is_some());
        let state = act(&state, SearchAction::Type("沈".to_owned()));
        assert!(state.search.found().is_some());
        let stale = act(&state, answer(&state, "沈知远"));
        assert!(Rc::ptr_eq(&state, &stale), "an answer to another query is dropped");
        let state = act(&state, SearchAction::Type(String::new()));
        assert!(state.search.open && state.search.found().is_none() && !state.search.is_on());
    }

    #[test]
    fn ending_leaves_the_reader_where_he_was() {
        let before = two_reports();
        let state = act(&found("沈知远"), SearchAction::End);
        assert_eq!((state.current, state.search.open, state.search.is_on()), (before.current, false, false));
        let again = act(&state, SearchAction::End);
        assert!(Rc::ptr_eq(&state, &again));
    }

    #[test]
    fn steps_go_through_all_reports_and_round() {
        let mut state = found("祁望舒");
        let per_report = state.search.found().map_or(0, |f| f.hits[&id(0)].len());
        assert!(per_report > 1);
        let mut seen = Vec::new();
        for _ in 0..2 * per_report {
            state = act(&state, SearchAction::Step(1));
            seen.extend(state.search.at);
            assert_eq!(state.current, state.search.at.map(|hit| hit.0));
        }
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 2 * per_report);
        assert!(seen.is_sorted() && !state.search.open);
        let first = act(&state, SearchAction::Step(1));
        assert_eq!(first.search.at, seen.first().copied());
        assert_eq!(act(&first, SearchAction::Step(-1)).search.at, seen.last().copied());
    }

    #[test]
    fn the_first_step_is_taken_in_the_report_being_read() {
        let state = reduce(found("祁望舒"), Action::Show(id(1)));
        assert_eq!(act(&state, SearchAction::Step(1)).search.at.map(|hit| hit.0), Some(id(1)));
    }

    #[test]
    fn whoever_is_faster_than_the_engine_gets_the_first_hit() {
        let state = act(&two_reports(), SearchAction::Type("祁望舒".to_owned()));
        let state = act(&state, SearchAction::Step(1));
        assert!(state.search.open && state.search.at.is_none());
        let state = act(&state, answer(&state, "祁望舒"));
        assert!(!state.search.open && state.search.at.is_some());
    }

    #[test]
    fn a_search_without_hits_has_no_steps() {
        let state = found("没有");
        assert!(Rc::ptr_eq(&state, &act(&state, SearchAction::Step(1))));
    }
}

//! Decoded text in, clean text out: [`repair`] → [`RepairedText`]. Every change is a recorded [`Edit`] in
//! the coordinates of the decoded text; text is never lost. Knows nothing of reports or people.
//!
//! The passes of `pass` run one after the other, each on what the earlier ones left; `ledger` brings their
//! proposals together as edits of the decoded text. The rounds go on until no pass is certain of anything
//! more. What a pass is certain of hangs on nothing but the text before it, so that repairing a repaired
//! text changes nothing; what was offered on the way never counts.

mod chars;
#[cfg(test)]
mod contract;
mod edit;
mod gbk;
mod ledger;
mod model;
mod pass;
mod passes;
mod readings;

pub use edit::{Edit, EditKind, EditState};

use crate::span::{EditMap, apply};
use ledger::Ledger;
use pass::{MENDING, Pass, Proposal, WIDENING};

/// More rounds than any noise needs: one repair rarely uncovers another twice.
const MOST_ROUNDS: usize = 24;

/// A decoded text, what was mended in it, and the text that came of it.
///
/// Invariants: edits are in text order and do not overlap; `clean` is `decoded` with the applied edits
/// made, and `map` leads from `decoded` to `clean`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairedText {
    /// The text before.
    pub decoded: String,
    /// What was found, applied or offered.
    pub edits: Vec<Edit>,
    /// The text after.
    pub clean: String,
    /// From `decoded` to `clean`.
    pub map: EditMap,
}

impl RepairedText {
    /// The same text with each edit in the state that `choose` gives it: one undone, a kind undone, an
    /// offered one taken.
    #[must_use]
    pub fn with(mut self, choose: impl Fn(&Edit) -> EditState) -> Self {
        for edit in &mut self.edits {
            edit.state = choose(edit);
        }
        (self.clean, self.map) = rebuild(&self.decoded, &self.edits);
        self
    }
}

/// Finds what is broken in a text and mends what is certain.
#[must_use]
pub fn repair(decoded: &str) -> RepairedText {
    let edits = edits(decoded).unwrap_or_default();
    let (clean, map) = rebuild(decoded, &edits);
    RepairedText { decoded: decoded.to_owned(), edits, clean, map }
}

/// The edits of a text; none if it never comes to rest, which takes a text made for that.
fn edits(decoded: &str) -> Option<Vec<Edit>> {
    let mut ledger = Ledger::new(decoded);
    // Offers are made while marks still stand as the mirror left them.
    for offers in settle(&mut ledger, MENDING, 0)? {
        ledger.enter(offers);
    }
    let all = [WIDENING, MENDING].concat();
    settle(&mut ledger, &all, MENDING.len())?;
    Some(ledger.into_edits())
}

/// Makes what the passes are certain of until they are certain of nothing more; gives what each of them
/// would offer then. `idle` says how many of the last ones in the list have nothing to do as the text is.
fn settle(ledger: &mut Ledger<'_>, passes: &[&dyn Pass], mut idle: usize) -> Option<Vec<Vec<Proposal>>> {
    let mut offers = vec![Vec::new(); passes.len()];
    for turn in 0..MOST_ROUNDS * passes.len() {
        let at = turn % passes.len();
        let mut proposals = Vec::new();
        passes[at].run(ledger.text(), &mut proposals);
        let (certain, doubtful) = proposals.into_iter().partition(Proposal::applies);
        offers[at] = doubtful;
        idle = if ledger.enter(certain) { 0 } else { idle + 1 };
        if idle == passes.len() {
            return Some(offers);
        }
    }
    None
}

/// The clean text, and the map to it, that the applied ones of these edits of `decoded` make: for undoing
/// and redoing edits after the fact.
#[must_use]
pub fn rebuild(decoded: &str, edits: &[Edit]) -> (String, EditMap) {
    let applied = edits.iter().filter(|e| e.state == EditState::Applied);
    apply(decoded, applied.map(|e| (e.range, e.after.as_str())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::span::slice;

    /// Checks the laws that hold for every text, and gives what repair made of it.
    pub(super) fn check_laws(text: &str) -> String {
        let repaired = repair(text);
        let mut end = 0;
        for edit in &repaired.edits {
            assert!(edit.range.start().index() >= end, "edits overlap in {text:?}: {:?}", repaired.edits);
            end = edit.range.end().index();
            assert!(
                text.is_char_boundary(edit.range.start().index()) && text.is_char_boundary(end),
                "cut inside a character of {text:?}: {edit:?}"
            );
            assert_ne!(slice(text, edit.range), edit.after, "an edit that changes nothing: {edit:?}");
        }
        let undone = repaired.clone().with(|_| EditState::Offered);
        assert_eq!(undone.clean, text);
        let back =
            repaired.edits.iter().filter(|e| e.state == EditState::Applied).zip(repaired.map.replacements());
        let (original, _) = apply(&repaired.clean, back.map(|(e, r)| (r.target, slice(text, e.range))));
        assert_eq!(original, text, "undoing leads elsewhere");
        let again = repair(&repaired.clean);
        let applied: Vec<_> = again.edits.iter().filter(|e| e.state == EditState::Applied).collect();
        assert!(applied.is_empty(), "not idempotent on {text:?}: {applied:?}");
        repaired.clean
    }

    #[test]
    fn whole_texts() {
        for (noisy, clean) in [
            ("市長張(zhāng)開(kāi)明強(qiáng)調(diào),要堅(jiān)持", "市長張開明強調，要堅持"),
            ("發(fā)布時(shí)間:2021-08-13 09:38:43", "發(fā)布時(shí)間：2021-08-13 09:38:43"),
            ("要抓早,,抓小,,抓實,,不松勁,。", "要抓早，抓小，抓實，不松勁。"),
            ("", ""),
        ] {
            assert_eq!(check_laws(noisy), clean);
        }
    }

    proptest! {
        #[test]
        fn laws_hold_for_noise(text in contract::broken_text()) {
            check_laws(&text);
        }

        #[test]
        fn laws_hold_for_anything(text in ".*") {
            check_laws(&text);
        }
    }
}

//! Decoded text in, clean text out: [`repair`] → [`RepairedText`]. Every change is a recorded [`Edit`] in
//! the coordinates of the decoded text; text is never lost. Knows nothing of reports or people.
//!
//! The passes of `pass::PASSES` run one after the other, each on what the earlier ones left; `ledger`
//! brings their proposals together as edits of the decoded text. The rounds go on until a round changes
//! nothing, so repairing a repaired text changes nothing.

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

/// More rounds than any noise needs: one repair rarely uncovers another twice.
const MOST_ROUNDS: usize = 6;

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
    let mut ledger = Ledger::new(decoded);
    for _ in 0..MOST_ROUNDS {
        if !round(&mut ledger) {
            break;
        }
    }
    let edits = ledger.into_edits();
    let (clean, map) = rebuild(decoded, &edits);
    RepairedText { decoded: decoded.to_owned(), edits, clean, map }
}

/// Runs every pass once; tells whether the text changed.
fn round(ledger: &mut Ledger<'_>) -> bool {
    let mut changed = false;
    let mut proposals = Vec::new();
    for pass in pass::PASSES {
        pass.run(ledger.text(), &mut proposals);
        changed |= ledger.enter(std::mem::take(&mut proposals));
    }
    changed
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
        // Marks inside an offer stay as they are until it is decided; in a text with none, all is final.
        if repaired.edits.iter().all(|e| e.state == EditState::Applied) {
            let again = repair(&repaired.clean);
            assert_eq!(again.clean, repaired.clean, "not idempotent on {text:?}");
        }
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

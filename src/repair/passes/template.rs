//! Tildes that stand in for a dash: a pattern for the next pass. Compiled under test, runs nowhere.

use crate::repair::EditKind;
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Say here what the pass undoes, and what it must not touch.
pub(crate) struct Tildes;

impl Pass for Tildes {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        // Look for the rare thing first: most texts hold none, and then the pass costs one search.
        for (at, tildes) in text.match_indices("~~") {
            let range = TextRange::at(at, at + tildes.len());
            out.push(Proposal::certain(EditKind::Doubled, range, "—"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(Tildes, mends: [("上午~~下午", "上午—下午")], keeps: ["", "上午~下午"]);
}

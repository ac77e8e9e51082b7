//! One block, scanned once: its sentences, and its words of speech that are the speaker's own.

use super::clause_word::ClauseWord;
use super::sentence::{CLAUSE_MARKS, Layout};
use super::speaker::People;
use super::words::{Cue, Deontic, DeonticClass, OrderWord, words};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange, slice};

/// A scanned block.
pub(super) struct Scan<'a> {
    /// The whole base text.
    pub(super) base: &'a str,
    /// The block.
    pub(super) block: TextRange,
    /// The people of the report.
    pub(super) people: &'a People,
    /// Its sentences and opaque stretches.
    pub(super) layout: Layout,
    /// Words of speech outside opaque stretches and names, in order.
    hits: Vec<Hit<Cue>>,
}

impl<'a> Scan<'a> {
    /// Scans a block.
    pub(super) fn of(base: &'a str, block: TextRange, people: &'a People) -> Self {
        let layout = Layout::of(base, block);
        let own =
            |hit: &Hit<Cue>| hit.value != Cue::default() && layout.opaque_at(hit.range.start()).is_none();
        // 皇甫正要求: a name takes nothing from the words behind it.
        let in_gap = |gap: TextRange| {
            let hits = words().speech.hits(slice(base, gap));
            hits.map(move |hit| Hit { range: hit.range.shifted(gap.start()), ..hit })
        };
        let hits = people.gaps(block).flat_map(in_gap).filter(own).collect();
        Self { base, block, people, layout, hits }
    }

    /// The text of a range.
    pub(super) fn text(&self, range: TextRange) -> &'a str {
        slice(self.base, range)
    }

    /// The text of the block from a place on.
    pub(super) fn rest(&self, from: Offset) -> &'a str {
        self.text(TextRange::new(from.min(self.block.end()), self.block.end()))
    }

    /// Words of speech inside a range.
    pub(super) fn hits(&self, range: TextRange) -> impl Iterator<Item = Hit<Cue>> + '_ {
        let first = self.hits.partition_point(|h| h.range.start() < range.start());
        self.hits.iter().skip(first).copied().take_while(move |h| h.range.end() <= range.end())
    }

    /// Deontic words inside a range; weak ones only where what follows makes them orders.
    pub(super) fn deontic(&self, range: TextRange) -> impl Iterator<Item = Hit<Deontic>> + '_ {
        self.hits(range).filter_map(|hit| {
            let deontic = hit.value.deontic?;
            let firm = match deontic.class {
                DeonticClass::Weak => self.order_at(hit.range.end()).is_some(),
                DeonticClass::Request => self.order_at(hit.range.end()).is_some() || self.opens(hit.range),
                _ => true,
            };
            firm.then_some(Hit { range: hit.range, value: deontic })
        })
    }

    /// The word that begins a bare order at a place; 检查 in 检查组 does not.
    pub(super) fn order_at(&self, at: Offset) -> Option<Hit<OrderWord>> {
        let hit = words().orders.prefix(self.rest(at))?;
        let hit = Hit { range: hit.range.shifted(at), ..hit };
        let behind = self.rest(hit.range.end());
        let noun = hit.value == OrderWord::Activity && names(ClauseWord::Body, behind)
            || hit.value.is_verb() && names(ClauseWord::Moment, behind);
        (!noun).then_some(hit)
    }

    /// Whether a word stands behind a mark or at the start of the block.
    fn opens(&self, word: TextRange) -> bool {
        let before = self.text(TextRange::new(self.block.start(), word.start()));
        before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    }

    /// The start of the clause that a place stands in; of a very long one only the near part.
    pub(super) fn clause_start(&self, sentence: TextRange, at: Offset) -> Offset {
        let far = Offset::at(at.index().saturating_sub(3 * 120)).max(sentence.start());
        self.layout.ends(TextRange::new(far, at), &CLAUSE_MARKS).next_back().unwrap_or(far)
    }
}

/// Whether a text begins with what makes a noun of the verb before it: 组 behind 检查, no 组织; 前 behind 出台, no 前往.
fn names(class: ClauseWord, text: &str) -> bool {
    let noun = class.begins(text);
    noun.is_some() && noun > ClauseWord::NoBody.begins(text)
}

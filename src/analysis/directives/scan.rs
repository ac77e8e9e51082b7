//! One block, scanned once: its sentences, and its words of speech that are the speaker's own.

use std::rc::Rc;

use super::super::model::Part;
use super::addressee::Doer;
use super::clause_word::ClauseWord;
use super::memo::Memo;
use super::sentence::{CLAUSE_MARKS, Layout, is_han};
use super::speaker::People;
use super::words::{Cue, Deontic, DeonticClass, Mark, OrderWord, words};
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
    /// The deontic among them; weak ones only where what follows makes them orders.
    deontic: Vec<Hit<Deontic>>,
    /// Clauses with a predicate, by their sentence.
    pub(super) predicates: Memo<Rc<[TextRange]>>,
    /// Marks of description, by their sentence.
    pub(super) marks: Memo<Rc<[(Offset, Mark)]>>,
    /// Where bare orders begin, by their clause.
    pub(super) bare_orders: Memo<Option<Offset>>,
    /// Conditions and what follows from failing, by their stretch of a sentence.
    pub(super) consequences: Memo<Rc<[Part]>>,
    /// Whether something is due by a time, by their stretch of a sentence.
    pub(super) due: Memo<bool>,
    /// Who acts, by their clause.
    pub(super) doers: Memo<Option<Doer>>,
    /// Who is put in charge, by their clause.
    pub(super) charges: Memo<Option<TextRange>>,
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
        let mut scan = Self {
            base,
            block,
            people,
            layout,
            hits,
            deontic: Vec::new(),
            predicates: Memo::default(),
            marks: Memo::default(),
            bare_orders: Memo::default(),
            consequences: Memo::default(),
            due: Memo::default(),
            doers: Memo::default(),
            charges: Memo::default(),
        };
        scan.deontic = scan.hits.iter().filter_map(|&hit| scan.asking(hit)).collect();
        scan
    }

    /// The text of a range.
    #[inline]
    pub(super) fn text(&self, range: TextRange) -> &'a str {
        slice(self.base, range)
    }

    /// The text of the block from a place on.
    pub(super) fn rest(&self, from: Offset) -> &'a str {
        self.text(TextRange::new(from.min(self.block.end()), self.block.end()))
    }

    /// Words of speech inside a range.
    pub(super) fn hits(&self, range: TextRange) -> impl Iterator<Item = Hit<Cue>> + '_ {
        inside(&self.hits, range)
    }

    /// Deontic words inside a range; weak ones only where what follows makes them orders.
    pub(super) fn deontic(&self, range: TextRange) -> impl Iterator<Item = Hit<Deontic>> + '_ {
        inside(&self.deontic, range)
    }

    /// A word of speech as a deontic one, where it is one.
    fn asking(&self, hit: Hit<Cue>) -> Option<Hit<Deontic>> {
        let deontic = hit.value.deontic?;
        let firm = match deontic.class {
            _ if self.conditions(hit.range) => false,
            DeonticClass::Weak => self.order_at(hit.range.end()).is_some(),
            DeonticClass::Request => self.order_at(hit.range.end()).is_some() || self.opens(hit.range),
            _ => true,
        };
        firm.then_some(Hit { range: hit.range, value: deontic })
    }

    /// Whether a word only says on what condition a ban behind it holds: 不 in 一律不扫码不得入内.
    fn conditions(&self, word: TextRange) -> bool {
        /// How far the ban may stand, in characters.
        const NEAR: usize = 6;
        let clause = self.rest(word.end()).char_indices().take_while(|(_, c)| c.is_alphanumeric());
        let near = clause.skip(1).take(NEAR).map(|(at, _)| Offset::at(word.end().index() + at));
        self.text(word).ends_with('不')
            && near.into_iter().any(|at| ClauseWord::Firm.begins(self.rest(at)).is_some())
    }

    /// The word that begins a bare order at a place; 检查 in 检查组 does not.
    pub(super) fn order_at(&self, at: Offset) -> Option<Hit<OrderWord>> {
        let hit = words().orders.prefix(self.rest(at))?;
        let hit = Hit { range: hit.range.shifted(at), ..hit };
        let behind = self.rest(hit.range.end());
        // 县委组织部: the verb is part of the name.
        let office = self.text(hit.range) == "组织" && behind.starts_with('部');
        let noun = (hit.value == OrderWord::Activity || office) && names(ClauseWord::Body, behind)
            || hit.value.is_verb() && (names(ClauseWord::Moment, behind) || is_subject(behind));
        (!noun).then_some(hit)
    }

    /// Whether nothing but adverbs of orders stands between two places.
    pub(super) fn only_adverbs(&self, from: Offset, to: Offset) -> bool {
        let mut at = from;
        while at < to {
            match self.order_at(at).filter(|hit| hit.value.is_adverb()) {
                Some(hit) => at = hit.range.end(),
                None => return false,
            }
        }
        true
    }

    /// 须 of 须在…之前, 应 of 应依法…, 应每周….
    pub(super) fn without_place(&self, word: TextRange) -> TextRange {
        let bare = self.text(word).strip_suffix(['在', '依', '每', '逐']).filter(|bare| !bare.is_empty());
        TextRange::at(word.start().index(), word.start().index() + bare.map_or(word.len(), str::len))
    }

    /// A clause without its mark.
    pub(super) fn trimmed(&self, clause: TextRange) -> TextRange {
        let is_other = |c: char| !is_han(c) && !c.is_alphanumeric() && !"”’》）℃％%".contains(c);
        let is_mark = |c| matches!(c, '，' | '。' | '；') || is_other(c);
        let bare = self.text(clause).trim_end_matches(is_mark);
        TextRange::at(clause.start().index(), clause.start().index() + bare.len())
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

/// The hits of a list, which is in order, inside a range.
fn inside<V: Copy>(hits: &[Hit<V>], range: TextRange) -> impl Iterator<Item = Hit<V>> + '_ {
    let first = hits.partition_point(|hit| hit.range.start() < range.start());
    hits.iter().skip(first).copied().take_while(move |hit| hit.range.end() <= range.end())
}

/// 教育是国之大计: what is told of is no verb.
fn is_subject(behind: &str) -> bool {
    behind.starts_with('是') && !behind.starts_with("是否")
}

/// Whether a text begins with what makes a noun of the verb before it: 组 behind 检查, no 组织; 前 behind 出台, no 前往.
pub(super) fn names(class: ClauseWord, text: &str) -> bool {
    let noun = class.begins(text);
    noun.is_some() && noun > ClauseWord::NoBody.begins(text)
}

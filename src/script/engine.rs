//! The two directions of conversion: what characters become alone and in words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::convert::{By, Pair};
use super::doubts;
use super::lexis::{Cut, Lexis};
use super::variant::Variant;
use crate::lexicon::{Table, read_table};

/// The characters that are looked up by their number: CJK ideographs of the Basic Multilingual Plane.
const FIRST: char = '\u{3400}';
const LAST: char = '\u{9fff}';

/// A mark beside a character's target: words may decide otherwise.
const BY_WORD: u32 = 1 << 31;

/// A mark too: the character is a traditional one in some words.
const IN_BOTH: u32 = 1 << 30;

const MARKS: u32 = BY_WORD | IN_BOTH;

/// What a phrase costs in simplifying: any is better than its characters.
const PHRASE: u32 = 2;

/// One direction of conversion.
pub(super) struct Engine {
    characters: Vec<u32>,
    others: BTreeMap<char, char>,
    lexis: Lexis,
}

impl Engine {
    /// The direction that a variant needs.
    pub(super) fn of(variant: Variant) -> Option<&'static Self> {
        match variant {
            Variant::Original => None,
            Variant::Hans => Some(Self::simplifying()),
            _ => Some(Self::traditional()),
        }
    }

    fn traditional() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(|| {
            let general = read_table!("script-words.tsv").rows();
            let cost = |cell: &str| cell.bytes().next().map_or(PHRASE, |letter| u32::from(letter - b'a'));
            let own = read_table!("script-phrases.tsv").rows();
            let words = general.chain(own).map(|r| (r.key(), r.cell(1), cost(r.cell(2))));
            let mut engine = Self::new(read_table!("script-characters.tsv"), words);
            doubts::sources().for_each(|source| engine.mark(source, BY_WORD));
            engine
        })
    }

    fn simplifying() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(|| {
            let table = read_table!("script-simplify.tsv");
            let phrases = table.rows().filter(|r| r.key().chars().count() > 1);
            Self::new(table, phrases.map(|r| (r.key(), r.cell(1), PHRASE)))
        })
    }

    fn new(characters: &Table, words: impl IntoIterator<Item = (&'static str, &'static str, u32)>) -> Self {
        let words: Vec<_> = words.into_iter().collect();
        let mut engine = Self {
            characters: (FIRST..=LAST).map(u32::from).collect(),
            others: BTreeMap::new(),
            lexis: Lexis::new(&words),
        };
        for row in characters.rows().filter(|r| r.key().chars().count() == 1) {
            for (from, to) in row.key().chars().zip(row.cell(1).chars()) {
                engine.learn(from, to);
            }
        }
        for (word, target, _) in &words {
            for (from, to) in word.chars().zip(target.chars()) {
                engine.learn_word(from, to);
            }
        }
        engine
    }

    fn learn(&mut self, from: char, to: char) {
        match self.characters.get_mut(place(from)) {
            Some(target) => *target = to.into(),
            None => drop(self.others.insert(from, to)),
        }
    }

    fn learn_word(&mut self, from: char, to: char) {
        if self.single(from) != to {
            self.mark(from, if from == to { MARKS } else { BY_WORD });
        }
    }

    fn mark(&mut self, ch: char, marks: u32) {
        if let Some(target) = self.characters.get_mut(place(ch)) {
            *target |= marks;
        }
    }

    /// What a character becomes by itself.
    pub(super) fn single(&self, ch: char) -> char {
        match self.characters.get(place(ch)) {
            Some(target) => char::from_u32(target & !MARKS).unwrap_or(ch),
            None if ch < FIRST => ch,
            None => self.others.get(&ch).copied().unwrap_or(ch),
        }
    }

    /// Whether a character always becomes another.
    pub(super) fn is_simplified_only(&self, ch: char) -> bool {
        self.single(ch) != ch && self.characters.get(place(ch)).is_none_or(|target| target & IN_BOTH == 0)
    }

    /// Whether a character stays what it is, in whatever word.
    pub(super) fn leaves(&self, ch: char) -> bool {
        match self.characters.get(place(ch)) {
            Some(&target) => target == u32::from(ch),
            None => ch < FIRST || !self.others.contains_key(&ch),
        }
    }

    /// A character beside what it becomes by itself; open, if words are to be asked.
    #[inline]
    fn pair(&self, from: char) -> Pair {
        let Some(target) = self.characters.get(place(from)) else {
            return Pair { to: self.single(from), ..Pair::same(from) };
        };
        let by = if target & BY_WORD == 0 { By::Itself } else { By::Open };
        Pair { from, to: char::from_u32(target & !MARKS).unwrap_or(from), by }
    }
}

/// A text on its way from one script to the other, and a buffer that outlives one stretch of it.
pub(super) struct Converting {
    engine: &'static Engine,
    /// Every character so far, beside what it becomes.
    pub(super) pairs: Vec<Pair>,
    cut: Cut,
}

impl Converting {
    /// Nothing yet; room for so many characters.
    pub(super) fn new(engine: &'static Engine, room: usize) -> Self {
        Self { engine, pairs: Vec::with_capacity(room), cut: Cut::default() }
    }

    /// Takes up a stretch of text, each character by itself.
    pub(super) fn push(&mut self, text: &str) {
        for ch in text.chars() {
            self.pairs.push(self.engine.pair(ch));
        }
    }

    /// Asks words about every place that is open.
    pub(super) fn settle(&mut self) {
        let mut at = 0;
        while at < self.pairs.len() {
            at = if self.pairs[at].by == By::Open { self.settle_at(at) } else { at + 1 };
        }
    }

    /// Asks words about a place and those that words join to it; the end of these.
    pub(super) fn settle_at(&mut self, at: usize) -> usize {
        let (mut start, mut end) = (at, at + 1);
        while start > 0 && self.joins(start - 1) {
            start -= 1;
        }
        while end < self.pairs.len() && self.joins(end - 1) {
            end += 1;
        }
        let stretch = &mut self.pairs[start..end];
        self.engine.lexis.cut(stretch, &mut self.cut);
        for (at, length, target) in self.cut.words() {
            let mut letters = target.into_iter().flat_map(str::chars);
            for Pair { from, to, by } in &mut stretch[at..at + length] {
                // A digit of the table stands for any.
                *to = letters.next().filter(|_| !from.is_ascii_digit()).unwrap_or(*to);
                *by = if length > 1 { By::Word } else { *by };
            }
        }
        end
    }

    /// Whether some word may hold a place and the next.
    fn joins(&self, at: usize) -> bool {
        let (a, b) = (self.pairs[at], self.pairs[at + 1]);
        !a.by.is_firm() && !b.by.is_firm() && self.engine.lexis.joins(a.from, b.from)
    }
}

fn place(ch: char) -> usize {
    (ch as usize).wrapping_sub(FIRST as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_number_of_characters() {
        for (table, name) in [
            (read_table!("script-phrases.tsv"), "phrases"),
            (read_table!("script-words.tsv"), "words"),
            (read_table!("script-simplify.tsv"), "simplify"),
            (read_table!("script-characters.tsv"), "characters"),
        ] {
            for row in table.rows().filter(|r| !r.cell(1).is_empty()) {
                assert_eq!(row.key().chars().count(), row.cell(1).chars().count(), "{name}: {}", row.key());
            }
        }
    }

    #[test]
    fn each_of_our_phrases_converts_as_it_says() {
        for row in read_table!("script-phrases.tsv").rows() {
            let mut converting = Converting::new(Engine::traditional(), 0);
            converting.push(&format!("，{}。", row.key()));
            converting.settle();
            let converted: String = converting.pairs.iter().map(|pair| pair.to).collect();
            assert_eq!(converted, format!("，{}。", row.cell(1)));
        }
    }
}

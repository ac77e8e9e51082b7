//! The two directions of conversion: what characters become alone and in words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::convert::By;
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

/// Where a conversion stands: buffers that outlive one stretch of text.
#[derive(Default)]
pub(super) struct Converting {
    /// What each character became.
    pub(super) target: Vec<char>,
    /// What decided that.
    pub(super) by: Vec<By>,
    cut: Cut,
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
            Self::new(read_table!("script-characters.tsv"), words)
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
        let differs = self.single(from) != to;
        if let Some(target) = self.characters.get_mut(place(from)).filter(|_| differs) {
            *target |= if from == to { MARKS } else { BY_WORD };
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

    /// Whether words decide what a character becomes.
    pub(super) fn is_by_word(&self, ch: char) -> bool {
        self.characters.get(place(ch)).is_some_and(|target| target & BY_WORD != 0)
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

    /// Converts a stretch of text, one character for one.
    pub(super) fn convert(&self, text: &[char], state: &mut Converting) {
        for run in text.chunk_by(|&a, &b| is_of_words(a) == is_of_words(b)) {
            let start = state.target.len();
            state.target.extend(run.iter().map(|&ch| self.single(ch)));
            state.by.resize(state.target.len(), By::Itself);
            if run.iter().any(|&ch| self.is_by_word(ch)) {
                self.by_words(run, start, state);
            }
        }
    }

    fn by_words(&self, run: &[char], start: usize, state: &mut Converting) {
        self.lexis.cut(run, &mut state.cut);
        for (at, length, target) in state.cut.words() {
            let place = start + at..start + at + length;
            if length > 1 {
                state.by[place.clone()].fill(By::Word);
            }
            // A digit of the table stands for any.
            for ((to, &from), ch) in
                state.target[place].iter_mut().zip(&run[at..]).zip(target.into_iter().flat_map(str::chars))
            {
                *to = if ch.is_ascii_digit() { from } else { ch };
            }
        }
    }
}

fn place(ch: char) -> usize {
    (ch as usize).wrapping_sub(FIRST as usize)
}

/// Whether a character can be part of a word: ideographs, digits, and the comma of lists.
fn is_of_words(ch: char) -> bool {
    (FIRST..=LAST).contains(&ch) || ch.is_ascii_digit() || ch == '、'
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
        let engine = Engine::traditional();
        for row in read_table!("script-phrases.tsv").rows() {
            let text: Vec<char> = format!("，{}。", row.key()).chars().collect();
            let mut state = Converting::default();
            engine.convert(&text, &mut state);
            assert_eq!(state.target.iter().collect::<String>(), format!("，{}。", row.cell(1)));
        }
    }
}

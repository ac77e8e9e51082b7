//! Looks up which word of a list a text begins or ends with.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words with what they stand for, asked at one place of a text at a time. [`super::Matcher`] finds words all over a
/// text; this answers a question that only some places raise, and is cheaper there.
pub struct Words<V> {
    values: HashMap<&'static str, V, BuildHasherDefault<Fnv>>,
    /// How long the words are that begin, and that end, with a character: most questions are answered by that alone.
    first: Lengths,
    last: Lengths,
}

impl<V: Copy> Words<V> {
    /// The words of a list; of a word given twice the last value holds.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let mut values = HashMap::default();
        let (mut first, mut last) = (Lengths::default(), Lengths::default());
        for (word, value) in words {
            let length = word.chars().count();
            values.insert(word, value);
            word.chars().next().into_iter().for_each(|c| first.add(c, length));
            word.chars().next_back().into_iter().for_each(|c| last.add(c, length));
        }
        Self { values, first, last }
    }

    /// What a word stands for.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<V> {
        word.chars().next().filter(|&c| self.first.of(c) != 0)?;
        self.values.get(word).copied()
    }

    /// The longest word that `text` begins with: its length in bytes and what it stands for.
    #[must_use]
    pub fn prefix(&self, text: &str) -> Option<(usize, V)> {
        self.prefixes(text).last()
    }

    /// Every word that `text` begins with, the shortest first.
    pub fn prefixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        let lengths = text.chars().next().map_or(0, |c| self.first.of(c));
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let ends = ends.zip(1..=longest(lengths)).filter(move |&(_, length)| lengths & bit(length) != 0);
        ends.filter_map(|(end, _)| Some((end, *self.values.get(text.get(..end)?)?)))
    }

    /// The longest word that `text` ends with: its length in bytes and what it stands for.
    #[must_use]
    pub fn suffix(&self, text: &str) -> Option<(usize, V)> {
        self.suffixes(text).last()
    }

    /// Every word that `text` ends with, the shortest first.
    pub fn suffixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        let lengths = text.chars().next_back().map_or(0, |c| self.last.of(c));
        let starts = text.char_indices().rev().map(|(at, _)| at);
        let starts = starts.zip(1..=longest(lengths)).filter(move |&(_, length)| lengths & bit(length) != 0);
        starts.filter_map(|(at, _)| Some((text.len() - at, *self.values.get(text.get(at..)?)?)))
    }
}

/// The bit that stands for a length; all from 32 on share one.
fn bit(length: usize) -> u32 {
    1 << length.saturating_sub(1).min(31)
}

/// The longest length of a set; no bound where it holds the last bit.
fn longest(lengths: u32) -> usize {
    match 32 - lengths.leading_zeros() {
        32 => usize::MAX - 1,
        most => most as usize,
    }
}

/// Sets of lengths by character; characters beyond the Basic Multilingual Plane share one.
#[derive(Default)]
struct Lengths {
    sets: Vec<u32>,
}

impl Lengths {
    fn add(&mut self, c: char, length: usize) {
        let place = Self::place(c);
        if self.sets.len() <= place {
            self.sets.resize(place + 1, 0);
        }
        if let Some(set) = self.sets.get_mut(place) {
            *set |= bit(length);
        }
    }

    fn of(&self, c: char) -> u32 {
        self.sets.get(Self::place(c)).copied().unwrap_or(0)
    }

    fn place(c: char) -> usize {
        (c as usize).min(0xffff)
    }
}

/// FNV-1a: quick for short words. Only words of our own tables are ever kept under it.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_at_either_end() {
        let words = Words::new([("市委", 1), ("市委书记", 2), ("书记", 3)]);
        assert_eq!(words.prefix("市委书记到会"), Some((12, 2)));
        assert_eq!(words.prefixes("市委书记").collect::<Vec<_>>(), [(6, 1), (12, 2)]);
        assert_eq!(words.suffix("河西市委书记"), Some((12, 2)));
        assert_eq!(words.suffix("副书记"), Some((6, 3)));
        assert_eq!((words.prefix("书"), words.suffix("")), (None, None));
        assert_eq!(words.get("书记"), Some(3));
    }
}

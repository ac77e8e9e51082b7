//! Looks up which word of a list a text begins or ends with.

use std::collections::HashMap;

/// Words with what they stand for, asked at one place of a text at a time. [`super::Matcher`] finds words all over a
/// text; this answers a question that only some places raise, and is cheaper there.
pub struct Words<V> {
    values: HashMap<&'static str, V>,
    /// Characters that words begin and end with: most questions are answered by one look at them.
    first: Characters,
    last: Characters,
    /// Length of the longest word, in characters.
    longest: usize,
}

impl<V: Copy> Words<V> {
    /// The words of a list; of a word given twice the last value holds.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let mut values = HashMap::new();
        let (mut first, mut last, mut longest) = (Characters::default(), Characters::default(), 0);
        for (word, value) in words {
            values.insert(word, value);
            word.chars().next().into_iter().for_each(|c| first.add(c));
            word.chars().next_back().into_iter().for_each(|c| last.add(c));
            longest = longest.max(word.chars().count());
        }
        Self { values, first, last, longest }
    }

    /// What a word stands for.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<V> {
        word.chars().next().filter(|&c| self.first.has(c))?;
        self.values.get(word).copied()
    }

    /// The longest word that `text` begins with: its length in bytes and what it stands for.
    #[must_use]
    pub fn prefix(&self, text: &str) -> Option<(usize, V)> {
        self.prefixes(text).last()
    }

    /// Every word that `text` begins with, the shortest first.
    pub fn prefixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        let may = text.chars().next().is_some_and(|c| self.first.has(c));
        let ends =
            text.char_indices().map(|(at, c)| at + c.len_utf8()).take(if may { self.longest } else { 0 });
        ends.filter_map(|end| Some((end, *self.values.get(text.get(..end)?)?)))
    }

    /// The longest word that `text` ends with: its length in bytes and what it stands for.
    #[must_use]
    pub fn suffix(&self, text: &str) -> Option<(usize, V)> {
        self.suffixes(text).last()
    }

    /// Every word that `text` ends with, the shortest first.
    pub fn suffixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        let may = text.chars().next_back().is_some_and(|c| self.last.has(c));
        let starts = text.char_indices().rev().map(|(at, _)| at).take(if may { self.longest } else { 0 });
        starts.filter_map(|at| Some((text.len() - at, self.get(text.get(at..)?)?)))
    }
}

/// A set of characters, exact within the Basic Multilingual Plane; of the others it has all or none.
#[derive(Default)]
struct Characters {
    bits: Vec<u64>,
}

impl Characters {
    fn add(&mut self, c: char) {
        let (word, bit) = Self::place(c);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= bit;
        }
    }

    fn has(&self, c: char) -> bool {
        let (word, bit) = Self::place(c);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn place(c: char) -> (usize, u64) {
        let code = (c as usize).min(0xffff);
        (code / 64, 1 << (code % 64))
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

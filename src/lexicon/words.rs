//! Looks up which word of a list a text begins or ends with.

use std::collections::HashMap;

use crate::span::{TextRange, slice};

/// Words with what they stand for, asked at one place of a text at a time. [`super::Matcher`] finds words all over a
/// text; this answers a question that only some places raise, and is cheaper there.
pub struct Words<V> {
    values: HashMap<&'static str, V>,
    /// Length of the longest word, in characters.
    longest: usize,
}

impl<V: Copy> Words<V> {
    /// The words of a list; of a word given twice the last value holds.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let values: HashMap<_, _> = words.into_iter().collect();
        let longest = values.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Self { values, longest }
    }

    /// What a word stands for.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<V> {
        self.values.get(word).copied()
    }

    /// The longest word that `text` begins with: its length in bytes and what it stands for.
    #[must_use]
    pub fn prefix(&self, text: &str) -> Option<(usize, V)> {
        self.prefixes(text).last()
    }

    /// Every word that `text` begins with, the shortest first.
    pub fn prefixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
        ends.filter_map(|end| Some((end, self.get(slice(text, TextRange::at(0, end)))?)))
    }

    /// The longest word that `text` ends with: its length in bytes and what it stands for.
    #[must_use]
    pub fn suffix(&self, text: &str) -> Option<(usize, V)> {
        self.suffixes(text).last()
    }

    /// Every word that `text` ends with, the shortest first.
    pub fn suffixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        let starts = text.char_indices().rev().map(|(at, _)| at).take(self.longest);
        starts.filter_map(|at| Some((text.len() - at, self.get(slice(text, TextRange::at(at, text.len())))?)))
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

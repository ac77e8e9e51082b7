//! Looks up which word of a list a text begins or ends with.

use std::sync::OnceLock;

use super::Hit;
use super::trie::Trie;
use crate::span::TextRange;

/// Words with what they stand for, asked at one place of a text at a time, from either end.
pub struct Words<V> {
    words: Vec<&'static str>,
    values: Vec<V>,
    forward: OnceLock<Trie>,
    backward: OnceLock<Trie>,
}

impl<V: Copy> Words<V> {
    /// The words of a list; of a word given twice the last value holds.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let (words, values) = words.into_iter().filter(|(word, _)| !word.is_empty()).unzip();
        Self { words, values, forward: OnceLock::new(), backward: OnceLock::new() }
    }

    fn forward(&self) -> &Trie {
        self.forward.get_or_init(|| Trie::new(self.words.iter().copied()))
    }

    fn backward(&self) -> &Trie {
        self.backward.get_or_init(|| {
            let reversed: Vec<String> = self.words.iter().map(|word| word.chars().rev().collect()).collect();
            Trie::new(reversed.iter().map(String::as_str))
        })
    }

    /// What a word stands for.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<V> {
        self.forward().find(word).map(|word| self.values[word])
    }

    /// Whether some word begins with a character.
    #[must_use]
    pub fn opens(&self, c: char) -> bool {
        self.forward().opens(c)
    }

    /// The longest word that `text` begins with: its length in bytes and what it stands for.
    #[must_use]
    #[inline]
    pub fn prefix(&self, text: &str) -> Option<(usize, V)> {
        self.prefix_that(text, |_| true)
    }

    /// The same, of the words that count.
    #[inline]
    pub fn prefix_that(&self, text: &str, counts: impl Fn(V) -> bool) -> Option<(usize, V)> {
        let found = self.forward().longest(text.chars(), |word| counts(self.values[word]));
        found.map(|(length, word)| (length, self.values[word]))
    }

    /// Every hit of a word in `text`: at each place the longest that starts there, from left to right, without
    /// overlaps.
    pub(super) fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit<V>> + 't {
        let words = self.forward();
        let mut rest = text.chars();
        std::iter::from_fn(move || {
            loop {
                let start = text.len() - rest.as_str().len();
                let c = rest.next()?;
                if let Some((length, word)) = words.longest_from(c, rest.clone(), |_| true) {
                    let end = start + length;
                    rest = text.get(end..)?.chars();
                    return Some(Hit { range: TextRange::at(start, end), value: self.values[word] });
                }
            }
        })
    }

    /// Every word that `text` begins with, the shortest first.
    pub fn prefixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        self.forward().walk(text.chars()).map(|(length, word)| (length, self.values[word]))
    }

    /// The longest word that `text` ends with: its length in bytes and what it stands for.
    #[must_use]
    #[inline]
    pub fn suffix(&self, text: &str) -> Option<(usize, V)> {
        self.suffix_that(text, |_| true)
    }

    /// The same, of the words that count.
    #[inline]
    pub fn suffix_that(&self, text: &str, counts: impl Fn(V) -> bool) -> Option<(usize, V)> {
        let found = self.backward().longest(text.chars().rev(), |word| counts(self.values[word]));
        found.map(|(length, word)| (length, self.values[word]))
    }

    /// Every word that `text` ends with, the shortest first.
    pub fn suffixes(&self, text: &str) -> impl Iterator<Item = (usize, V)> {
        self.backward().walk(text.chars().rev()).map(|(length, word)| (length, self.values[word]))
    }
}

/// Words that come with a text, known by their numbers in a list.
pub struct Numbered(Trie);

impl Numbered {
    /// These words.
    #[must_use]
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self(Trie::new(words))
    }

    /// Whether some word begins with a character.
    #[must_use]
    pub fn opens(&self, c: char) -> bool {
        self.0.opens(c)
    }

    /// The longest word that `text` begins with: its length in bytes and its number.
    #[must_use]
    pub fn prefix(&self, text: &str) -> Option<(usize, usize)> {
        self.0.longest(text.chars(), |_| true)
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

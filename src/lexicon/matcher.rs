//! Finds the words of a list in a text, all in one pass.

use super::Words;
use crate::span::TextRange;

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<V> {
    /// Where.
    pub range: TextRange,
    /// What the word stands for.
    pub value: V,
}

/// Finds words in a text: at each place the longest that starts there, from left to right, without
/// overlaps. Work is linear in the text, whatever the number of words.
pub struct Matcher<V> {
    words: Words<V>,
}

impl<V: Copy> Matcher<V> {
    /// A matcher of these words; of a word given twice the last value holds.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        Self { words: Words::new(words) }
    }

    /// Every hit, in order.
    pub fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit<V>> + 't {
        self.words.hits(text)
    }

    /// The first hit.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Hit<V>> {
        self.hits(text).next()
    }

    /// The longest word that `text` begins with.
    #[must_use]
    pub fn prefix(&self, text: &str) -> Option<Hit<V>> {
        let (length, value) = self.words.prefix(text)?;
        Some(Hit { range: TextRange::at(0, length), value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_from_the_left() {
        let matcher = Matcher::new([("市委", 1), ("市委书记", 2), ("书记", 4), ("书记", 3)]);
        let text = "市委书记和书记、市委";
        let found: Vec<_> = matcher.hits(text).map(|h| (h.value, h.range.len())).collect();
        assert_eq!(found, [(2, 12), (3, 6), (1, 6)]);
        assert_eq!(matcher.prefix("书记到会").map(|h| h.value), Some(3));
        assert_eq!(matcher.prefix("到会书记"), None);
        assert_eq!(Matcher::<u8>::new([]).find("书记"), None);
    }
}

//! Words that bear classes, asked by class.

use super::{Row, Table, Words};

/// The classes that the second column of a row lists, a bit each.
#[must_use]
pub fn classes_of(row: Row<'static>, classes: &[&str]) -> u64 {
    let bit = |id| classes.iter().position(|class| *class == id).map_or(0, |place| 1 << place);
    row.list(1).map(bit).fold(0, |all, bit| all | bit)
}

/// The words of a table whose second column lists their classes. A class is a bit: its place in the list that the
/// reader of the table gives; several may be asked for at once.
pub struct Classed {
    words: Words<u64>,
    first: Bearers,
    last: Bearers,
}

impl Classed {
    /// Reads a table with these classes, in this order.
    #[must_use]
    pub fn of(table: &'static Table, classes: &[&str]) -> Self {
        let rows = || table.rows().map(|row| (row.key(), classes_of(row, classes)));
        let first = rows().filter_map(|(word, bits)| Some((word.chars().next()?, bits))).collect();
        let last = rows().filter_map(|(word, bits)| Some((word.chars().next_back()?, bits))).collect();
        Self { words: Words::new(rows()), first, last }
    }

    /// Whether a word bears a class.
    #[must_use]
    pub fn is(&self, word: &str, class: u64) -> bool {
        let opens = word.chars().next().is_some_and(|c| self.first.may_bear(c, class));
        opens && self.words.get(word).is_some_and(|bits| bits & class != 0)
    }

    /// Length of the longest word of a class that `text` begins with.
    #[must_use]
    #[inline]
    pub fn begins(&self, text: &str, class: u64) -> Option<usize> {
        text.chars().next().filter(|&c| self.first.may_bear(c, class))?;
        self.words.prefix_that(text, |bits| bits & class != 0).map(|(length, _)| length)
    }

    /// Length of the longest word of a class that `text` ends with.
    #[must_use]
    #[inline]
    pub fn ends(&self, text: &str, class: u64) -> Option<usize> {
        text.chars().next_back().filter(|&c| self.last.may_bear(c, class))?;
        self.words.suffix_that(text, |bits| bits & class != 0).map(|(length, _)| length)
    }

    /// Whether `text`, which is short, holds a word of a class.
    #[must_use]
    pub fn within(&self, text: &str, class: u64) -> bool {
        let mut starts =
            text.char_indices().filter(|&(_, c)| self.first.may_bear(c, class)).map(|(at, _)| at);
        starts.any(|at| text.get(at..).is_some_and(|rest| self.begins(rest, class).is_some()))
    }
}

/// The classes of the words that begin, or end, with a character; characters that share a slot share theirs. Most questions
/// end here.
struct Bearers([u64; Self::SLOTS]);

impl Bearers {
    const SLOTS: usize = 1024;

    /// Whether a word of a class may begin, or end, with a character.
    #[inline]
    fn may_bear(&self, c: char, class: u64) -> bool {
        self.0[c as usize % Self::SLOTS] & class != 0
    }
}

impl FromIterator<(char, u64)> for Bearers {
    fn from_iter<I: IntoIterator<Item = (char, u64)>>(characters: I) -> Self {
        let mut slots = [0; Self::SLOTS];
        characters.into_iter().for_each(|(c, bits)| slots[c as usize % Self::SLOTS] |= bits);
        Self(slots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::OnceLock;

    #[test]
    fn asked_by_class() {
        static TABLE: OnceLock<Table> = OnceLock::new();
        let table = TABLE.get_or_init(|| Table::parse("word\tclass\n会\ta\n会议\ta b\n议\tb\n"));
        let words = Classed::of(table, &["a", "b"]);
        let (a, b) = (1, 2);
        assert!(words.is("会议", a) && words.is("会议", b) && !words.is("会", b));
        assert_eq!((words.begins("会议上", a), words.begins("会上", b)), (Some(6), None));
        assert_eq!((words.ends("开会议", b), words.ends("开会", a | b)), (Some(6), Some(3)));
        assert!(words.within("开会", a) && !words.within("开会", b));
    }
}

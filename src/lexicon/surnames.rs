//! Surnames: the table and how it is asked.

use std::sync::OnceLock;

use super::{Words, read_table};

/// The longest compound surname, in characters.
const LONGEST: usize = 4;

/// A surname that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surname<'t> {
    /// The surname.
    pub text: &'t str,
    /// Bearers in ten thousand people; 0 for a rare one.
    pub share: u16,
}

impl Surname<'_> {
    /// Whether it has more than one character: 欧阳.
    #[must_use]
    pub fn is_compound(self) -> bool {
        self.text.chars().nth(1).is_some()
    }
}

/// The longest surname that `text` begins with.
#[must_use]
pub fn surname(text: &str) -> Option<Surname<'_>> {
    surnames_of(text).next()
}

/// Every surname that `text` begins with, the longest first: 欧阳 and 欧 for 欧阳明.
pub fn surnames_of(text: &str) -> impl Iterator<Item = Surname<'_>> {
    let mut found = [None; LONGEST];
    for (place, surname) in found.iter_mut().zip(surnames_upward(text)) {
        *place = Some(surname);
    }
    found.into_iter().rev().flatten()
}

/// The same, the shortest first.
pub fn surnames_upward(text: &str) -> impl Iterator<Item = Surname<'_>> {
    shares().prefixes(text).filter_map(|(end, share)| Some(Surname { text: text.get(..end)?, share }))
}

/// Whether a surname stands at the start of `text`.
#[must_use]
pub fn begins_with_surname(text: &str) -> bool {
    shares().prefix(text).is_some()
}

fn shares() -> &'static Words<u16> {
    static SHARES: OnceLock<Words<u16>> = OnceLock::new();
    SHARES.get_or_init(|| {
        let rows = read_table!("surnames.tsv").rows();
        Words::new(rows.map(|row| (row.key(), row.cell(1).parse().unwrap_or_default())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_first() {
        let all = |text| surnames_of(text).map(|s| s.text).collect::<Vec<_>>();
        assert_eq!(all("欧阳明"), ["欧阳", "欧"]);
        assert_eq!(all("王"), ["王"]);
        assert_eq!(all("的确"), [""; 0]);
        assert_eq!(all(""), [""; 0]);
        assert!(surname("司马光").is_some_and(Surname::is_compound));
        assert!(surname("李").is_some_and(|s| s.share > 500 && !s.is_compound()));
    }
}

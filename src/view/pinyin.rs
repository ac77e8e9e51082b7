//! Finding Chinese words by what a keyboard types: the characters, their pinyin, or its initials.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The readings of the characters that the interface says, and of common titles.
const TABLE: &str = include_str!("../ui/pinyin.tsv");

/// Longer queries look for no pinyin.
const LONGEST: usize = 24;

/// How well words answer a query; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// They begin so.
    Begins,
    /// Their pinyin does.
    Sounds,
    /// They hold it.
    Holds,
    /// Their pinyin does.
    HoldsSound,
}

/// How words answer a query, if they do. Case and blanks of the query do not matter.
#[must_use]
pub(super) fn fit(words: &str, query: &str) -> Option<Fit> {
    let plain = |text: &str| -> Vec<char> {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    let (words, query) = (plain(words), plain(query));
    let sounds = |from: &[char]| query.len() <= LONGEST && said(from, &query);
    match () {
        () if words.starts_with(&query) => Some(Fit::Begins),
        () if sounds(&words) => Some(Fit::Sounds),
        () if words.windows(query.len()).any(|window| window == query) => Some(Fit::Holds),
        () if (1..words.len()).any(|from| sounds(&words[from..])) => Some(Fit::HoldsSound),
        () => None,
    }
}

/// Whether the words, from their start, are said as the query: for each character itself or a beginning of its
/// pinyin. What is no letter and no character, as punctuation, may be passed over.
fn said(words: &[char], query: &[char]) -> bool {
    let Some(wanted) = query.first() else { return true };
    let Some((here, rest)) = words.split_first() else { return false };
    if here == wanted && said(rest, &query[1..]) {
        return true;
    }
    if !here.is_alphanumeric() {
        return said(rest, query);
    }
    readings(*here).any(|reading| {
        let same = reading.chars().zip(query).take_while(|(a, b)| a == *b).count();
        // The longest beginning first: the rest of a query is seldom another syllable.
        (1..=same).rev().any(|taken| said(rest, &query[taken..]))
    })
}

/// The readings of a character, without tones.
fn readings(of: char) -> impl Iterator<Item = &'static str> {
    table().get(&of).copied().unwrap_or_default().split(' ').filter(|reading| !reading.is_empty())
}

fn table() -> &'static BTreeMap<char, &'static str> {
    static ROWS: OnceLock<BTreeMap<char, &'static str>> = OnceLock::new();
    let row = |line: &'static str| {
        let (characters, readings) = line.split_once('\t')?;
        Some(characters.chars().map(move |c| (c, readings)))
    };
    ROWS.get_or_init(|| TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(row).flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Command, Language, label};

    #[test]
    fn words_are_found_by_characters_pinyin_and_initials() {
        let cases = [
            ("导出", "dc", Some(Fit::Sounds)),
            ("导出", "daoch", Some(Fit::Sounds)),
            ("匯出", "hc", Some(Fit::Sounds)),
            ("导出", "导", Some(Fit::Begins)),
            ("导出", "导c", Some(Fit::Sounds)),
            ("导出", "chu", Some(Fit::HoldsSound)),
            ("导出", "出", Some(Fit::Holds)),
            ("导出", "dx", None),
            ("繁体，大陆用字", "ft", Some(Fit::Sounds)),
            ("繁体，大陆用字", "ftdl", Some(Fit::Sounds)),
            ("张书记", "zsj", None),
            ("书记", "SJ", Some(Fit::Sounds)),
            ("Export", "ex", Some(Fit::Begins)),
            ("Choose files", "file", Some(Fit::Holds)),
            ("Choose files", "choosef", Some(Fit::Begins)),
            ("导出", "", Some(Fit::Begins)),
        ];
        for (words, query, wanted) in cases {
            // A surname is known by the report that holds it, not by the interface.
            assert_eq!(fit(words, query), wanted, "{words} {query}");
        }
    }

    #[test]
    fn every_character_of_a_command_has_its_pinyin() {
        let keys = Command::all().flat_map(|c| [c.id(), c.group()]);
        let words = keys.flat_map(|key| [label(Language::Hans, key), label(Language::Hant, key)]);
        let missing: std::collections::BTreeSet<_> = words
            .flat_map(str::chars)
            .filter(|c| c.is_alphabetic() && !c.is_ascii() && readings(*c).next().is_none())
            .collect();
        assert!(missing.is_empty(), "{}", missing.iter().collect::<String>());
    }

    #[test]
    fn hostile_queries_end() {
        let (words, query) = ("出".repeat(400), "c".repeat(400));
        assert_eq!(fit(&words, &query), None);
        assert_eq!(fit(&words, &"chu".repeat(8)), Some(Fit::Sounds));
    }
}

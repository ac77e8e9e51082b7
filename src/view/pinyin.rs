//! Finding Chinese words by what a keyboard types: the characters, their pinyin, or its initials.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::index::bare;
use super::sorted;

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

/// Characters with their own readings, beside those of the table.
pub(super) type Readings = [(char, String)];

/// How words answer a query, if they do. Case and blanks of the query do not matter.
#[must_use]
pub(super) fn fit(words: &str, query: &str) -> Option<Fit> {
    fit_read(words, query, &[])
}

/// The same for words some of whose characters are read in their own way.
#[must_use]
pub(super) fn fit_read(words: &str, query: &str, own: &Readings) -> Option<Fit> {
    let plain = |text: &str| -> Vec<char> {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    let (words, query) = (plain(words), plain(query));
    let sounds = |from: &[char]| query.len() <= LONGEST && said(from, &query, own);
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
fn said(words: &[char], query: &[char], own: &Readings) -> bool {
    let Some(wanted) = query.first() else { return true };
    let Some((here, rest)) = words.split_first() else { return false };
    if here == wanted && said(rest, &query[1..], own) {
        return true;
    }
    if !here.is_alphanumeric() {
        return said(rest, query, own);
    }
    let owned = own.iter().filter(|(c, _)| c == here).map(|(_, reading)| reading.as_str());
    owned.chain(readings(*here)).any(|reading| {
        let same = reading.chars().zip(query).take_while(|(a, b)| a == *b).count();
        // The longest beginning first: the rest of a query is seldom another syllable.
        (1..=same).rev().any(|taken| said(rest, &query[taken..], own))
    })
}

/// The readings of a name's characters, by its pinyin (`Shěn Zhīyuǎn`); none if the two do not match.
pub(super) fn readings_of(name: &str, pinyin: &str) -> Vec<(char, String)> {
    let plain: Vec<char> = pinyin.chars().flat_map(char::to_lowercase).map(bare).collect();
    let syllables: Vec<String> = plain.split(|c| !c.is_alphabetic()).flat_map(syllables).collect();
    if syllables.len() != name.chars().count() {
        return Vec::new();
    }
    name.chars().zip(syllables).collect()
}

/// A word of pinyin as its syllables: each consonant before a vowel begins one, as spelling demands.
fn syllables(word: &[char]) -> Vec<String> {
    let is_vowel = |c: Option<&char>| c.is_some_and(|c| "aeiouv".contains(*c));
    let mut found: Vec<String> = Vec::new();
    for (at, letter) in word.iter().enumerate() {
        let (next, after) = (word.get(at + 1), word.get(at + 2));
        let is_second = *letter == 'h' && at > 0 && "zcs".contains(word[at - 1]);
        let leads = !is_vowel(Some(letter)) && (is_vowel(next) || (next == Some(&'h') && is_vowel(after)));
        match found.last_mut().filter(|_| !leads || is_second) {
            Some(syllable) => syllable.push(*letter),
            None => found.push(letter.to_string()),
        }
    }
    found
}

/// The readings of a character, without tones.
fn readings<'a>(of: char) -> impl Iterator<Item = &'a str> {
    table().get(&of).copied().unwrap_or_default().split(' ').filter(|reading| !reading.is_empty())
}

fn table() -> &'static BTreeMap<char, &'static str> {
    static ROWS: OnceLock<BTreeMap<char, &'static str>> = OnceLock::new();
    let row = |line: &'static str| {
        let (characters, readings) = line.split_once('\t')?;
        Some(characters.chars().map(move |c| (c, readings)))
    };
    ROWS.get_or_init(|| sorted::map(TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(row).flatten()))
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
    fn pinyin_of_names_is_cut_into_syllables() {
        let cases = [
            ("沈知远", "Shěn Zhīyuǎn", "shen zhi yuan"),
            ("张建国", "Zhāng Jiànguó", "zhang jian guo"),
            ("欧阳青岚", "Ōuyáng Qīnglán", "ou yang qing lan"),
            ("李希安", "Lǐ Xī’ān", "li xi an"),
            ("朱光", "Zhū Guāng", "zhu guang"),
        ];
        for (name, pinyin, wanted) in cases {
            let read: Vec<_> = readings_of(name, pinyin).into_iter().map(|(_, reading)| reading).collect();
            assert_eq!(read.join(" "), wanted);
        }
        assert!(readings_of("沈知远", "Shěn").is_empty());
        let own = readings_of("张建国", "Zhāng Jiànguó");
        assert_eq!(fit_read("张书记", "zsj", &own), Some(Fit::Sounds));
        assert_eq!(fit_read("张建国", "zhangjg", &own), Some(Fit::Sounds));
    }

    #[test]
    fn hostile_queries_end() {
        let (words, query) = ("出".repeat(400), "c".repeat(400));
        assert_eq!(fit(&words, &query), None);
        assert_eq!(fit(&words, &"chu".repeat(8)), Some(Fit::Sounds));
    }
}

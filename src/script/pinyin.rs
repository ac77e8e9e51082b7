//! A person's name in, how it is read out: `Zēng Jiěfàng`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::lexicon::{read_table, surname};

/// A simplified name in pinyin, surname and given name apart. None for names that are spelt by sound
/// (阿卜杜·热合曼) or hold characters without a known reading.
#[must_use]
pub(super) fn pinyin(name: &str) -> Option<String> {
    if name.contains(['·', '•', '．']) {
        return None;
    }
    let family = surname(name).map_or("", |s| s.text);
    let given = name.strip_prefix(family)?;
    let parts = [surname_reading(family)?, given_reading(given)?];
    let parts: Vec<_> = parts.iter().filter(|part| !part.is_empty()).map(|part| capital(part)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn surname_reading(family: &str) -> Option<String> {
    match in_names().get(family) {
        Some([surname, _]) => Some((*surname).to_owned()),
        None => join(family.chars().map(common)),
    }
}

fn given_reading(given: &str) -> Option<String> {
    let read = |c: char| in_names().get(c.encode_utf8(&mut [0; 4]) as &str).map(|[_, given]| *given);
    join(given.chars().map(|c| read(c).or_else(|| common(c))))
}

/// Syllables as one word; an apostrophe parts one that begins with a vowel from those before it.
fn join(syllables: impl Iterator<Item = Option<&'static str>>) -> Option<String> {
    let mut word = String::new();
    for syllable in syllables {
        let syllable = syllable?;
        if !word.is_empty() && syllable.starts_with(|c| "aāáǎàoōóǒòeēéěè".contains(c)) {
            word.push('’');
        }
        word.push_str(syllable);
    }
    Some(word)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn common(c: char) -> Option<&'static str> {
    static SPELT: OnceLock<BTreeMap<char, &'static str>> = OnceLock::new();
    let spelt = SPELT.get_or_init(|| {
        let of_row = |row: crate::lexicon::Row<'static>| row.cell(1).chars().map(move |c| (c, row.key()));
        read_table!("pinyin.tsv").rows().flat_map(of_row).collect()
    });
    spelt.get(&c).copied()
}

/// Readings that hold in names only: as surname, and in a given name.
fn in_names() -> &'static BTreeMap<&'static str, [&'static str; 2]> {
    static READINGS: OnceLock<BTreeMap<&'static str, [&'static str; 2]>> = OnceLock::new();
    READINGS.get_or_init(|| {
        let rows = read_table!("name-readings.tsv").rows();
        rows.map(|row| (row.key(), [row.cell(1), row.cell(2)])).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_have_their_own_readings() {
        for (name, read) in [
            ("单小龙", "Shàn Xiǎolóng"),
            ("仇丽", "Qiú Lì"),
            ("曾解放", "Zēng Jiěfàng"),
            ("解曾", "Xiè Zēng"),
            ("查任", "Zhā Rèn"),
            ("任查", "Rén Chá"),
            ("区朴", "Ōu Pǔ"),
            ("尉迟恭行", "Yùchí Gōngxíng"),
            ("欧阳长安", "Ōuyáng Cháng’ān"),
            ("王", "Wáng"),
        ] {
            assert_eq!(pinyin(name).as_deref(), Some(read), "{name}");
        }
        assert_eq!(pinyin("阿卜杜·热合曼"), None);
        assert_eq!(pinyin("张A"), None);
        assert_eq!(pinyin(""), None);
    }
}

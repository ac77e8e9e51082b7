//! How characters are read, and which are the traditional form of which.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lexicon::read_table;

/// A pinyin syllable as it was written, split into its bare letters and whether it has a tone mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    /// The letters `a`–`z`, ü as `v`.
    bare: String,
    /// Whether a tone mark was there.
    pub(super) toned: bool,
}

/// Longest syllable in letters: `zhuang`.
const LONGEST: usize = 6;

impl Syllable {
    /// Reads a syllable; none if there is another sign in it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mut bare, mut toned) = (String::new(), false);
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' => bare.push(c.to_ascii_lowercase()),
                // Tone marks and the diaeresis may stand as characters of their own.
                '\u{300}' | '\u{301}' | '\u{304}' | '\u{306}' | '\u{30C}' => toned = true,
                '\u{308}' if bare.pop() == Some('u') => bare.push('v'),
                _ => {
                    let (letter, tone) = spelled(c)?;
                    bare.push(letter);
                    toned |= tone;
                }
            }
            if bare.len() > LONGEST {
                return None;
            }
        }
        (!bare.is_empty()).then_some(Self { bare, toned })
    }

    /// Whether `character` can be read so.
    pub(super) fn reads(&self, character: char) -> bool {
        syllables().get(self.bare.as_str()).is_some_and(|list| list.binary_search(&character).is_ok())
    }
}

/// The letter below a tone mark, and whether there is one.
fn spelled(c: char) -> Option<(char, bool)> {
    const TONED: [(char, &str); 8] = [
        ('a', "āáǎàăâ"),
        ('e', "ēéěèĕê"),
        ('i', "īíǐìĭ"),
        ('o', "ōóǒòŏô"),
        ('u', "ūúǔùŭ"),
        ('v', "ǖǘǚǜ"),
        ('n', "ńňǹ"),
        ('m', "ḿ"),
    ];
    match c {
        'ü' => Some(('v', false)),
        'ɑ' => Some(('a', false)),
        'ɡ' => Some(('g', false)),
        _ => TONED.iter().find(|(_, forms)| forms.contains(c)).map(|&(letter, _)| (letter, true)),
    }
}

fn syllables() -> &'static HashMap<&'static str, Vec<char>> {
    static SYLLABLES: OnceLock<HashMap<&'static str, Vec<char>>> = OnceLock::new();
    SYLLABLES.get_or_init(|| {
        // The table's characters are sorted within each row.
        read_table!("readings.tsv").rows().map(|row| (row.key(), row.cell(1).chars().collect())).collect()
    })
}

/// The simplified form of a character; the character itself if it has none.
pub(super) fn simplified(c: char) -> char {
    forms().simplified.get(&c).copied().unwrap_or(c)
}

/// Whether a character differs between the scripts, so that a converter between them touched it.
pub(super) fn differs_by_script(c: char) -> bool {
    let forms = forms();
    forms.simplified.contains_key(&c) || forms.has_traditional.binary_search(&c).is_ok()
}

struct Forms {
    /// From a traditional character to the simplified one.
    simplified: HashMap<char, char>,
    /// The simplified characters, sorted.
    has_traditional: Vec<char>,
}

fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let rows = || read_table!("simplified.tsv").rows();
        let pairs = rows().flat_map(|row| {
            let to = row.key().chars().next().unwrap_or_default();
            row.cell(1).chars().map(move |from| (from, to))
        });
        let simplified: HashMap<_, _> = pairs.collect();
        let has_traditional = rows().filter_map(|row| row.key().chars().next()).collect();
        Forms { simplified, has_traditional }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_characters() {
        for (spelled, character, toned) in [
            ("huì", '會', true),
            ("hui", '会', false),
            ("lǜ", '綠', true),
            ("lu\u{308}", '吕', false),
            ("Zhuāng", '莊', true),
        ] {
            let syllable = Syllable::parse(spelled).expect(spelled);
            assert_eq!((syllable.reads(character), syllable.toned), (true, toned), "{spelled}");
        }
        assert!(!Syllable::parse("huì").expect("a syllable").reads('強'));
        for other in ["", "8", "hu ì", "zhuangg", "会"] {
            assert_eq!(Syllable::parse(other), None, "{other}");
        }
    }

    #[test]
    fn scripts() {
        assert_eq!((simplified('會'), simplified('会'), simplified('里')), ('会', '会', '里'));
        assert!(differs_by_script('會') && differs_by_script('会') && !differs_by_script('彧'));
    }
}

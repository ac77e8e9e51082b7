//! How characters are read, and which are the traditional form of which.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::chars::is_blank;
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

    /// The syllable that starts here and ends at a closing bracket, blanks around it left out, and where
    /// the bracket ends.
    pub(super) fn until_bracket(text: &str, from: usize) -> Option<(Self, usize)> {
        // No syllable is longer, blanks and combining marks included.
        const LONGEST: usize = 16;
        let close = from + text.as_bytes().get(from..)?.iter().take(LONGEST).position(|&b| b == b')')?;
        let syllable = Self::parse(text.get(from..close)?.trim_matches(is_blank))?;
        Some((syllable, close + 1))
    }

    /// Where a gloss ends that ends here or is said once more.
    pub(super) fn repeated(text: &str, end: usize, syllable: &Self) -> usize {
        let again = text.get(end..).filter(|rest| rest.starts_with('('));
        let again = again.and_then(|_| Self::until_bracket(text, end + 1));
        again.filter(|(again, _)| again == syllable).map_or(end, |(_, end)| end)
    }

    /// The bracketed syllable that ends here, and where its bracket opens.
    pub(super) fn before(text: &str, at: usize) -> Option<(Self, usize)> {
        let head = text.get(..at)?.strip_suffix(')')?;
        let open = head.char_indices().rev().take(8).find(|&(_, c)| c == '(')?.0;
        Some((Self::parse(head.get(open + 1..)?.trim_matches(is_blank))?, open))
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
    form(&forms().simplified, c)
}

/// The traditional form that converters give a simplified character; the character itself if it has none.
pub(super) fn traditional(c: char) -> char {
    form(&forms().traditional, c)
}

/// Whether a character has a simplified form of its own.
pub(super) fn is_traditional(c: char) -> bool {
    simplified(c) != c
}

/// Whether a character is one that converters replace on the way to traditional script.
pub(super) fn is_simplified(c: char) -> bool {
    traditional(c) != c
}

/// Whether a character differs between the scripts, so that a converter between them touched it.
pub(super) fn differs_by_script(c: char) -> bool {
    is_traditional(c) || is_simplified(c)
}

/// First character of the tables below.
const FIRST: char = '\u{4E00}';

/// The other script's characters, by code point from [`FIRST`]: arrays, for they are asked for every
/// character that a search weighs.
struct Forms {
    simplified: Vec<char>,
    traditional: Vec<char>,
}

fn form(forms: &[char], c: char) -> char {
    let place = (c as usize).checked_sub(FIRST as usize);
    place.and_then(|place| forms.get(place)).copied().unwrap_or(c)
}

fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let same: Vec<char> = (FIRST..='\u{9FFF}').collect();
        let mut forms = Forms { simplified: same.clone(), traditional: same };
        let mut set = |simplified: bool, from: char, to: char| {
            let list = if simplified { &mut forms.simplified } else { &mut forms.traditional };
            if let Some(slot) = (from as usize).checked_sub(FIRST as usize).and_then(|i| list.get_mut(i)) {
                *slot = to;
            }
        };
        for row in read_table!("simplified.tsv").rows() {
            let (Some(to), Some(usual)) = (row.key().chars().next(), row.cell(1).chars().next()) else {
                continue;
            };
            row.cell(1).chars().for_each(|from| set(true, from, to));
            set(false, to, usual);
        }
        forms
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

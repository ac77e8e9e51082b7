//! Conversion character by character, in context. The number of characters never changes, so that the
//! alignment is exact: a place moves only where a character's length in bytes does.

use std::sync::OnceLock;

use zhconv::{ZhConverter, get_builtin_converter};

use super::names;
use super::variant::{Converted, Quotes, Variant};
use crate::lexicon::{Matcher, read_table};
use crate::span::{EditMap, Offset, TextRange, slice};

/// A character and what it becomes.
pub(super) type Pair = (char, char);

/// Converts a text into a variant. The characters of `names` (ranges of people's names, in order, without
/// overlaps) are converted one by one by what they are in names, never as part of a phrase.
/// [`Variant::Original`] changes nothing.
#[must_use]
pub fn convert(text: &str, variant: Variant, names: &[TextRange]) -> Converted {
    match table(variant) {
        Some(table) => assemble(variant, &pairs(text, table, variant, names)),
        None => Converted { variant, text: text.to_owned(), map: EditMap::identity(text.len()) },
    }
}

/// A text as the base has it: what is searched for in the base must be simplified the same way.
#[must_use]
pub fn simplify(text: &str) -> String {
    convert(text, Variant::Hans, &[]).text
}

/// The text that the pairs make, and the map to it.
pub(super) fn assemble(variant: Variant, pairs: &[Pair]) -> Converted {
    let mut text = String::with_capacity(pairs.len() * 3);
    let mut lengths = Vec::new();
    let mut at = 0;
    for &(from, to) in pairs {
        text.push(to);
        let end = at + from.len_utf8();
        if from.len_utf8() != to.len_utf8() {
            lengths.push((TextRange::at(at, end), to.len_utf8()));
        }
        at = end;
    }
    Converted { variant, text, map: EditMap::of_lengths(at, lengths) }
}

/// Every character of a text beside what it becomes.
pub(super) fn pairs(text: &str, table: &ZhConverter, variant: Variant, names: &[TextRange]) -> Vec<Pair> {
    let mut out = Vec::with_capacity(text.len() / 3 + 1);
    let mut done = Offset::default();
    for &name in names.iter().filter(|n| !n.is_empty()) {
        if name.start() < done {
            continue;
        }
        push_prose(&mut out, slice(text, TextRange::new(done, name.start())), table, variant);
        push_name(&mut out, slice(text, name), table, variant);
        done = name.end();
    }
    let rest = TextRange::new(done, done.max(Offset::at(text.len())));
    push_prose(&mut out, slice(text, rest), table, variant);
    finish(&mut out, variant);
    out
}

/// Text outside names: our own phrases first, the rest by the tables.
fn push_prose(out: &mut Vec<Pair>, text: &str, table: &ZhConverter, variant: Variant) {
    let mut done = Offset::default();
    if is_traditional(variant) {
        for hit in phrases().hits(text) {
            push_plain(out, slice(text, TextRange::new(done, hit.range.start())), table);
            out.extend(slice(text, hit.range).chars().zip(hit.value.chars()));
            done = hit.range.end();
        }
    }
    push_plain(out, slice(text, TextRange::new(done, Offset::at(text.len()))), table);
}

fn push_plain(out: &mut Vec<Pair>, text: &str, table: &ZhConverter) {
    let same = |start, end| slice(text, TextRange::at(start, end)).chars().map(|c| (c, c));
    let mut done = 0;
    for (start, end, target) in table.search(text) {
        out.extend(same(done, start));
        let source = slice(text, TextRange::at(start, end));
        if source.chars().count() == target.chars().count() {
            out.extend(source.chars().zip(target.chars()));
        } else {
            out.extend(same(start, end));
        }
        done = end;
    }
    out.extend(same(done, text.len()));
}

fn push_name(out: &mut Vec<Pair>, name: &str, table: &ZhConverter, variant: Variant) {
    for (place, ch) in name.chars().enumerate() {
        let special = if is_traditional(variant) { names::form(ch, place == 0) } else { None };
        out.push((ch, special.unwrap_or_else(|| single(ch, table))));
    }
}

/// What a character becomes by itself.
pub(super) fn single(ch: char, table: &ZhConverter) -> char {
    let mut buffer = [0; 4];
    let found =
        table.search(ch.encode_utf8(&mut buffer)).next().and_then(|(_, _, target)| target.chars().next());
    found.unwrap_or(ch)
}

/// Quotation marks and the shapes of single characters by the variant's habit.
fn finish(pairs: &mut [Pair], variant: Variant) {
    let mut before = ' ';
    for i in 0..pairs.len() {
        let after = pairs.get(i + 1).map_or(' ', |p| p.0);
        let (from, to) = pairs[i];
        let is_apostrophe = from == '’' && before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        pairs[i].1 = match quote(from, variant.quotes()) {
            Some(_) if is_apostrophe => from,
            Some(quote) => quote,
            None => shape(to, variant),
        };
        before = from;
    }
}

fn quote(ch: char, style: Quotes) -> Option<char> {
    const STYLES: [(char, char); 4] = [('“', '「'), ('”', '」'), ('‘', '『'), ('’', '』')];
    let (curly, corner) = STYLES.into_iter().find(|&(a, b)| ch == a || ch == b)?;
    Some(if style == Quotes::Curly { curly } else { corner })
}

/// The shape a region gives a traditional character.
pub(super) fn shape(ch: char, variant: Variant) -> char {
    match (ch, variant) {
        ('裡', Variant::Hant | Variant::HongKong) => '裏',
        ('裏', Variant::Taiwan) => '裡',
        ('着', Variant::Taiwan) => '著',
        ('賬', Variant::Taiwan) => '帳',
        ('鈎', Variant::Taiwan) => '鉤',
        ('敘', Variant::HongKong) => '敍',
        _ => ch,
    }
}

/// Whether a variant is written in traditional characters.
pub(super) fn is_traditional(variant: Variant) -> bool {
    matches!(variant, Variant::Hant | Variant::Taiwan | Variant::HongKong)
}

/// The tables of a variant. Regions differ by [`shape`] only: their wording is not ours to change.
pub(super) fn table(variant: Variant) -> Option<&'static ZhConverter> {
    match variant {
        Variant::Original => None,
        Variant::Hans => Some(get_builtin_converter(zhconv::Variant::ZhHans)),
        _ => Some(get_builtin_converter(zhconv::Variant::ZhHant)),
    }
}

fn phrases() -> &'static Matcher<&'static str> {
    static PHRASES: OnceLock<Matcher<&'static str>> = OnceLock::new();
    PHRASES
        .get_or_init(|| Matcher::new(read_table!("script-phrases.tsv").rows().map(|r| (r.key(), r.cell(1)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_keep_their_number_of_characters() {
        for row in read_table!("script-phrases.tsv").rows() {
            assert_eq!(row.key().chars().count(), row.cell(1).chars().count(), "{}", row.key());
        }
    }

    #[test]
    fn quotation_marks_follow_the_variant() {
        let text = "他说：“要做到‘四个到位’，don’t stop。”";
        for (variant, expected) in [
            (Variant::Original, text),
            (Variant::Hans, text),
            (Variant::Hant, "他說：“要做到‘四個到位’，don’t stop。”"),
            (Variant::Taiwan, "他說：「要做到『四個到位』，don’t stop。」"),
            (Variant::HongKong, "他說：「要做到『四個到位』，don’t stop。」"),
        ] {
            assert_eq!(convert(text, variant, &[]).text, expected, "{variant:?}");
        }
        assert_eq!(convert("他說：「要『實』」", Variant::Hans, &[]).text, "他说：“要‘实’”");
    }

    #[test]
    fn names_are_no_phrases() {
        let text = "后干云、于松下乡。";
        let names = [TextRange::at(0, 9), TextRange::at(12, 18)];
        assert_eq!(convert(text, Variant::Hant, &names).text, "后干雲、于松下鄉。");
    }

    #[test]
    fn places_keep_to_their_characters() {
        // 𫍯 has four bytes, its traditional form three.
        let text = "𫍯部长强调会后";
        let converted = convert(text, Variant::Hant, &[]);
        let (source, target): (Vec<_>, Vec<_>) =
            (text.char_indices().collect(), converted.text.char_indices().collect());
        assert_eq!(source.len(), target.len());
        for (&(at, ch), &(to, _)) in source.iter().zip(&target) {
            let range = converted.map.forward(TextRange::at(at, at + ch.len_utf8()));
            assert_eq!(range.start().index(), to);
        }
        assert_eq!(converted.map.target_len().index(), converted.text.len());
    }
}

//! Conversion character by character, in context. The number of characters never changes, so that the
//! alignment is exact: a place moves only where a character's length in bytes does.

use super::engine::{Converting, Engine};
use super::variant::{Converted, Manner, Quotes, Variant};
use super::{doubts, names};
use crate::span::{EditMap, Offset, Replacement, TextRange, slice};

/// A character and what it becomes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) from: char,
    pub(super) to: char,
    /// What decided that.
    pub(super) by: By,
}

/// What decides what a character becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// Nothing but the character.
    #[default]
    Itself,
    /// A word of several characters.
    Word,
    /// The name that it belongs to.
    Name,
    /// The surname that it is, which has one form only.
    Surname,
    /// The source, which has that form.
    Source,
}

/// Converts a text into a variant. The characters of `names` (ranges of people's names, in order, without
/// overlaps) are converted one by one by what they are in names, never as part of a phrase.
/// [`Variant::Original`] changes nothing.
#[must_use]
pub fn convert(text: &str, variant: Variant, names: &[TextRange]) -> Converted {
    match Engine::of(variant) {
        Some(engine) if variant == Variant::Hans && names.is_empty() => by_sentences(text, engine),
        Some(engine) => assemble(variant.into(), &pairs(text, engine, variant, names)),
        None => Converted::plain(variant, text.to_owned(), EditMap::identity(text.len())),
    }
}

/// Simplifies sentence by sentence: most are asked for in simplified script and stay as they are.
fn by_sentences(text: &str, engine: &Engine) -> Converted {
    let variant = Variant::Hans;
    let mut out = String::with_capacity(text.len());
    let mut lengths = Vec::new();
    for range in sentences(text) {
        let sentence = slice(text, range);
        if sentence.chars().all(|c| engine.leaves(c) && !is_corner(c)) {
            out.push_str(sentence);
        } else {
            let converted = assemble(variant.into(), &pairs(sentence, engine, variant, &[]));
            let moved = |r: &Replacement| (r.source.shifted(range.start()), r.target.len());
            lengths.extend(converted.map.replacements().iter().map(moved));
            out.push_str(&converted.text);
        }
    }
    Converted::plain(variant, out, EditMap::of_lengths(text.len(), lengths))
}

/// The stretches of a text up to full stops and line ends, which no word crosses.
fn sentences(text: &str) -> impl Iterator<Item = TextRange> {
    let bytes = text.as_bytes();
    let last = "。".as_bytes()[2];
    let ends = memchr::memchr2_iter(b'\n', last, bytes).map(|at| at + 1);
    let ends = ends.filter(|&end| bytes[end - 1] == b'\n' || bytes[..end].ends_with("。".as_bytes()));
    let mut start = 0;
    ends.chain([bytes.len()]).map(move |end| TextRange::at(std::mem::replace(&mut start, end), end))
}

fn is_corner(c: char) -> bool {
    ('「'..='』').contains(&c)
}

/// A text as the base has it: what is searched for in the base must be simplified the same way.
#[must_use]
pub fn simplify(text: &str) -> String {
    convert(text, Variant::Hans, &[]).text
}

/// The text that the pairs make, and the map to it.
pub(super) fn assemble(manner: Manner, pairs: &[Pair]) -> Converted {
    let mut text = String::with_capacity(pairs.len() * 3);
    let mut lengths = Vec::new();
    let mut at = 0;
    for pair in pairs {
        text.push(pair.to);
        let end = at + pair.from.len_utf8();
        if pair.from.len_utf8() != pair.to.len_utf8() {
            lengths.push((TextRange::at(at, end), pair.to.len_utf8()));
        }
        at = end;
    }
    let variant = manner.wording.variant;
    let doubts = if variant.is_traditional() { doubts::doubts(pairs) } else { Vec::new() };
    let forms = doubts::shaped(&doubts, variant);
    Converted { doubts, forms, ..Converted::plain(manner, text, EditMap::of_lengths(at, lengths)) }
}

/// Every character of a text beside what it becomes.
pub(super) fn pairs(text: &str, engine: &Engine, variant: Variant, names: &[TextRange]) -> Vec<Pair> {
    let source: Vec<char> = text.chars().collect();
    let mut state = Converting::default();
    let (mut done, mut done_chars) = (Offset::default(), 0);
    for &name in names.iter().filter(|n| !n.is_empty()) {
        if name.start() < done {
            continue;
        }
        let start = done_chars + slice(text, TextRange::new(done, name.start())).chars().count();
        let end = start + slice(text, name).chars().count();
        engine.convert(&source[done_chars..start], &mut state);
        push_name(&source[start..end], engine, variant, &mut state);
        (done, done_chars) = (name.end(), end);
    }
    engine.convert(&source[done_chars..], &mut state);
    let decided = state.target.iter().zip(&state.by);
    let mut out: Vec<_> =
        source.iter().zip(decided).map(|(&from, (&to, &by))| Pair { from, to, by }).collect();
    finish(&mut out, variant);
    out
}

fn push_name(name: &[char], engine: &Engine, variant: Variant, state: &mut Converting) {
    for (place, &ch) in name.iter().enumerate() {
        let special = if variant.is_traditional() { names::form(ch, place == 0) } else { None };
        state.target.push(special.unwrap_or_else(|| engine.single(ch)));
        state.by.push(if place == 0 && special.is_some() { By::Surname } else { By::Name });
    }
}

/// Quotation marks and the shapes of single characters by the variant's habit.
fn finish(pairs: &mut [Pair], variant: Variant) {
    let mut before = ' ';
    for i in 0..pairs.len() {
        let after = pairs.get(i + 1).map_or(' ', |p| p.from);
        let Pair { from, to, .. } = pairs[i];
        let is_apostrophe = from == '’' && before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        pairs[i].to = match quote(from, variant.quotes()) {
            Some(_) if is_apostrophe => from,
            Some(quote) => quote,
            None => shape(to, variant),
        };
        before = from;
    }
}

fn quote(ch: char, style: Quotes) -> Option<char> {
    if !matches!(ch, '‘'..='”' | '「'..='』') {
        return None;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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

//! Conversion character by character, in context. The number of characters never changes, so that the
//! alignment is exact: a place moves only where a character's length in bytes does.

use super::engine::{Converting, Engine};
use super::variant::{Choice, Converted, Doubt, Manner, Quotes, Variant};
use super::{doubts, names};
use crate::span::{EditMap, Offset, TextRange, slice};

/// A character and what it becomes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) from: char,
    pub(super) to: char,
    /// What decided that.
    pub(super) by: By,
}

impl Pair {
    /// A character that stays.
    pub(super) fn same(ch: char) -> Self {
        Self { from: ch, to: ch, by: By::Itself }
    }
}

/// What decides what a character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Nothing but the character.
    Itself,
    /// The same, though it is otherwise in some words: not asked yet, or it stands in none.
    Open,
    /// A word of several characters.
    Word,
    /// The name that it belongs to.
    Name,
    /// The surname that it is, which has one form only.
    Surname,
    /// The source, which has that form.
    Source,
}

impl By {
    /// Whether no word has a say in it.
    #[inline]
    pub(super) fn is_firm(self) -> bool {
        matches!(self, Self::Name | Self::Surname | Self::Source)
    }
}

/// Converts a text into a variant. The characters of `names` (ranges of people's names, in order, without
/// overlaps) are converted one by one by what they are in names, never as part of a phrase.
/// [`Variant::Original`] changes nothing.
#[must_use]
pub fn convert(text: &str, variant: Variant, names: &[TextRange]) -> Converted {
    match Engine::of(variant) {
        Some(engine) if variant == Variant::Hans && names.is_empty() => simplified(text, engine),
        Some(engine) => assemble(variant.into(), &settled(text, engine, variant, names).pairs),
        None => Converted::plain(variant, text.to_owned(), EditMap::identity(text.len())),
    }
}

/// Simplifies sentence by sentence: most are asked for in simplified script and stay as they are.
fn simplified(text: &str, engine: &'static Engine) -> Converted {
    let mut making = Making::new(Variant::Hans, text.len());
    let mut converting = Converting::new(engine, 0);
    for sentence in sentences(text).map(|range| slice(text, range)) {
        if sentence.chars().all(|c| engine.leaves(c) && !is_corner(c)) {
            making.leave(sentence);
        } else {
            converting.pairs.clear();
            converting.push(sentence);
            converting.settle();
            making.add(&converting.pairs);
        }
    }
    making.done(Variant::Hans.into())
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

/// Every character of a text beside what it becomes, words asked.
pub(super) fn settled(
    text: &str,
    engine: &'static Engine,
    variant: Variant,
    names: &[TextRange],
) -> Converting {
    let mut converting = Converting::new(engine, text.len() / 3 + 1);
    let mut done = Offset::default();
    for &name in names.iter().filter(|n| !n.is_empty()) {
        if name.start() < done {
            continue;
        }
        converting.push(slice(text, TextRange::new(done, name.start())));
        converting.pairs.extend(of_name(slice(text, name), engine, variant));
        done = name.end();
    }
    converting.push(slice(text, TextRange::at(done.index(), text.len())));
    converting.settle();
    converting
}

fn of_name(name: &str, engine: &Engine, variant: Variant) -> impl Iterator<Item = Pair> {
    name.chars().enumerate().map(move |(place, from)| {
        let special = if variant.is_traditional() { names::form(from, place == 0) } else { None };
        let by = if place == 0 && special.is_some() { By::Surname } else { By::Name };
        Pair { from, to: special.unwrap_or_else(|| engine.single(from)), by }
    })
}

/// The text that the pairs make, and the map to it.
pub(super) fn assemble(manner: Manner, pairs: &[Pair]) -> Converted {
    let mut making = Making::new(manner.wording.variant, pairs.len() * 3);
    making.add(pairs);
    making.done(manner)
}

/// A converted text in the making.
struct Making {
    variant: Variant,
    text: String,
    /// How much of the source is done.
    done: usize,
    /// Where the length changes: places of the source, and the new length.
    lengths: Vec<(TextRange, usize)>,
    doubts: Vec<Doubt>,
}

impl Making {
    fn new(variant: Variant, room: usize) -> Self {
        let text = String::with_capacity(room);
        Self { variant, text, done: 0, lengths: Vec::new(), doubts: Vec::new() }
    }

    /// A stretch that stays as it is.
    fn leave(&mut self, text: &str) {
        self.text.push_str(text);
        self.done += text.len();
    }

    /// A stretch of characters, which begins and ends where a sentence may.
    fn add(&mut self, pairs: &[Pair]) {
        let can_doubt = self.variant.is_traditional();
        for (at, &Pair { from, by, .. }) in pairs.iter().enumerate() {
            let (to, start) = (finished(pairs, at, self.variant), self.text.len());
            self.text.push(to);
            let end = self.done + from.len_utf8();
            if from.len_utf8() != to.len_utf8() {
                self.lengths.push((TextRange::at(self.done, end), to.len_utf8()));
            }
            self.done = end;
            if by == By::Open
                && can_doubt
                && let Some(place) = doubts::doubtful(pairs, at)
            {
                let range = TextRange::at(start, self.text.len());
                self.doubts.push(Doubt { range, choice: Choice { form: to, ..place } });
            }
        }
    }

    fn done(self, manner: Manner) -> Converted {
        let forms = doubts::shaped(&self.doubts, self.variant);
        let map = EditMap::of_lengths(self.done, self.lengths);
        Converted { doubts: self.doubts, forms, ..Converted::plain(manner, self.text, map) }
    }
}

/// What stands in the text in the end: quotation marks and the shapes of single characters by the variant's habit.
#[inline]
fn finished(pairs: &[Pair], at: usize, variant: Variant) -> char {
    let Pair { from, to, .. } = pairs[at];
    if from < '\u{3400}' {
        return quote(from, variant.quotes()).filter(|_| !is_apostrophe(pairs, at)).unwrap_or(to);
    }
    shape(to, variant)
}

fn is_apostrophe(pairs: &[Pair], at: usize) -> bool {
    let is_letter = |pair: Option<&Pair>| pair.is_some_and(|pair| pair.from.is_ascii_alphanumeric());
    pairs[at].from == '’' && is_letter(pairs.get(at + 1)) && is_letter(at.checked_sub(1).map(|at| &pairs[at]))
}

fn quote(ch: char, style: Quotes) -> Option<char> {
    let (curly, corner) = match ch {
        '“' | '「' => ('“', '「'),
        '”' | '」' => ('”', '」'),
        '‘' | '『' => ('‘', '『'),
        '’' | '』' => ('’', '』'),
        _ => return None,
    };
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
    fn simplified_sentences_stay() {
        let simplified = |text| convert(text, Variant::Hans, &[]).text;
        assert_eq!(simplified("区长沈默言讲话。要着力落实。"), "区长沈默言讲话。要着力落实。");
        assert_eq!(simplified("會議要求著力落實。"), "会议要求着力落实。");
        assert_eq!(simplified("慰藉著他們"), "慰藉着他们");
        assert_eq!(simplified("錯峯生產，郭曉峯到會"), "错峰生产，郭晓峰到会");
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

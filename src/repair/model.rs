//! How likely one character follows others in Chinese prose: pairs and triples of simplified characters,
//! trained by `scripts/train_bigrams.py`, which explains the file.

use std::sync::OnceLock;

use super::chars::{ends_sentence, is_blank, is_han, opens};
use super::readings::simplified;

static FILE: &[u8] = include_bytes!("../lexicon/tables/bigrams.bin");

/// Log probability of a Han character that the model does not list.
const UNLISTED: f32 = -16.0;

/// Log probability of anything that is neither Han nor a common mark.
const FOREIGN: f32 = -14.0;

/// Steps of the file's scales, per unit of log probability.
const FINE: f32 = 16.0;
const COARSE: f32 = 2.0;

/// What stands for all that is no Han character.
pub(super) const EDGE: char = '\0';

struct Model {
    /// Numbers of the characters from U+4E00; 0 for those not listed.
    numbers: Vec<u16>,
    frequency: &'static [u8],
    left: &'static [u8],
    /// What may follow one character; row by row, the numbers of pairs.
    seconds: Rows,
    /// What may follow a pair.
    thirds: Rows,
    /// Log of what triples leave to pairs, for each pair.
    rest: Vec<f32>,
}

/// Rows of characters and their probabilities.
struct Rows {
    /// Where each row starts; one more at the end.
    starts: Vec<u32>,
    numbers: Vec<u16>,
    halves: &'static [u8],
}

/// What stands before a character, looked up once for all that may follow.
#[derive(Clone, Copy)]
pub(super) struct Context {
    before: Option<u16>,
    /// The pair that `before` ends, if the model lists it.
    pair: Option<usize>,
}

/// The characters that the model lists, most frequent first.
pub(super) fn frequent() -> impl Iterator<Item = char> {
    FILE.get(6..)
        .unwrap_or_default()
        .chunks_exact(2)
        .skip(1)
        .filter_map(|code| char::from_u32(u16::from_le_bytes([code[0], code[1]]).into()))
}

/// Log probability that `next` follows `before`, both in either script.
pub(super) fn follows(before: char, next: char) -> f32 {
    let (first, second) = (class(before), class(next));
    if (first, second) == (EDGE, EDGE) {
        return together(before, next) + share(next);
    }
    let context = Context { before: model().number(first), pair: None };
    context.followed_by(second) + share(next)
}

/// What the model tells apart: simplified Han characters, and [`EDGE`] for all else.
pub(super) fn class(c: char) -> char {
    if is_han(c) { simplified(c) } else { EDGE }
}

impl Context {
    /// The context of what follows two characters of these classes.
    pub(super) fn of(first: char, before: char) -> Self {
        let model = model();
        let before = model.number(before);
        let pair = model
            .number(first)
            .zip(before)
            .and_then(|(first, second)| model.seconds.find(first.into(), second));
        Self { before, pair }
    }

    /// Log probability that a class follows.
    pub(super) fn followed_by(self, next: char) -> f32 {
        let model = model();
        let Some(next) = model.number(next) else { return UNLISTED };
        let Some(pair) = self.pair else { return model.follows(self.before, next) };
        match model.thirds.find(pair, next) {
            Some(place) => model.thirds.probability(place),
            None => model.rest[pair] + model.follows(self.before, next),
        }
    }
}

/// Log share of a sign among all that is no Han character; 0 for those that are.
pub(super) fn share(c: char) -> f32 {
    match c {
        c if is_han(c) => 0.0,
        '，' | ',' => -0.9,
        '。' | '\n' => -1.6,
        '、' => -1.9,
        '“' | '”' => -3.2,
        '；' | '：' | '（' | '）' | ':' | '(' | ')' => -3.9,
        '《' | '》' | ';' => -4.2,
        '「' | '」' | '『' | '』' => -4.5,
        '0'..='9' | '０'..='９' => -3.5,
        ' ' | '\u{3000}' => -4.0,
        '？' | '！' | '—' | '·' | '-' | '.' | '%' | '!' => -5.5,
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '…' | '‘' | '’' | '/' | '?' => {
            -7.0
        }
        _ => FOREIGN,
    }
}

/// Log of how well two signs that are no Han characters stand together.
pub(super) fn together(before: char, next: char) -> f32 {
    let breaks = |c: char| matches!(c, '\n' | '\r');
    let sign =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '%' | '-' | '/' | '．' | '％' | '－' | '／');
    match (before, next) {
        _ if before == next && matches!(next, '…' | '—') => -0.5,
        _ if sign(before) && sign(next) => -1.0,
        _ if breaks(next) && (ends_sentence(before) || closes(before)) => -1.0,
        _ if breaks(before) || breaks(next) || sign(before) || sign(next) => -2.5,
        _ if closes(next) && ends_sentence(before) => -1.5,
        _ if opens(next) && !opens(before) => -2.0,
        _ if closes(before) && !opens(next) => -1.5,
        _ if is_blank(before) || is_blank(next) || closes(next) => -4.0,
        _ => -8.0,
    }
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '〉' | '）' | '】' | '」' | '』' | ')' | ']')
}

impl Model {
    /// The number of a character: 0 for an edge, none for a Han character that is not listed.
    fn number(&self, c: char) -> Option<u16> {
        if c == EDGE {
            return Some(0);
        }
        let place = (c as usize).checked_sub(0x4E00)?;
        self.numbers.get(place).copied().filter(|&number| number != 0)
    }

    /// Log probability by pairs alone.
    fn follows(&self, before: Option<u16>, next: u16) -> f32 {
        let frequency = -f32::from(self.frequency[usize::from(next)]) / FINE;
        match before {
            None => frequency,
            Some(before) => match self.seconds.find(before.into(), next) {
                Some(place) => self.seconds.probability(place),
                None => frequency - f32::from(self.left[usize::from(before)]) / FINE,
            },
        }
    }

    /// What the triples of each pair leave to those not listed, beside what pairs would give these.
    fn rest(&self) -> Vec<f32> {
        let of_pair = |pair: usize| {
            let (mut seen, mut guessed) = (0.0, 0.0);
            for place in self.thirds.row(pair) {
                seen += self.thirds.probability(place).exp();
                guessed += self.follows(Some(self.seconds.numbers[pair]), self.thirds.numbers[place]).exp();
            }
            ((1.0_f32 - seen).max(0.05) / (1.0_f32 - guessed).max(0.05)).ln()
        };
        (0..self.seconds.numbers.len()).map(of_pair).collect()
    }
}

impl Rows {
    fn row(&self, row: usize) -> std::ops::Range<usize> {
        self.starts[row] as usize..self.starts[row + 1] as usize
    }

    /// The place of a character in a row.
    fn find(&self, row: usize, number: u16) -> Option<usize> {
        let row = self.row(row);
        let found = self.numbers[row.clone()].binary_search(&number).ok()?;
        Some(row.start + found)
    }

    fn probability(&self, place: usize) -> f32 {
        let half = (self.halves[place / 2] >> (place % 2 * 4)) & 0xF;
        -f32::from(half) / COARSE
    }

    /// Reads rows of these lengths off the front of `bytes`, and gives what is left.
    fn read(lengths: impl Iterator<Item = u16>, bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (mut starts, mut numbers) = (vec![0], Vec::new());
        let mut gaps = bytes.iter();
        for length in lengths {
            let mut number = 0u16;
            for _ in 0..length {
                while let &gap @ 1.. = gaps.next()? {
                    number = number.checked_add(u16::from(gap))?;
                    if gap < u8::MAX {
                        break;
                    }
                }
                numbers.push(number);
            }
            starts.push(u32::try_from(numbers.len()).ok()?);
        }
        let (halves, rest) = gaps.as_slice().split_at_checked(numbers.len().div_ceil(2))?;
        Some((Self { starts, numbers, halves }, rest))
    }
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| read(FILE).expect("the file is made by the script, and a test reads it"))
}

/// Reads the file; none if it is cut short.
fn read(file: &'static [u8]) -> Option<Model> {
    let word = |bytes: &[u8]| u16::from_le_bytes([bytes[0], bytes[1]]);
    let (head, rest) = file.split_at_checked(6)?;
    let characters = usize::from(word(head));
    let (codes, rest) = rest.split_at_checked(2 * characters)?;
    let (frequency, rest) = rest.split_at_checked(characters)?;
    let (left, rest) = rest.split_at_checked(characters)?;
    let (lengths, rest) = rest.split_at_checked(2 * characters)?;
    let (seconds, rest) = Rows::read(lengths.chunks_exact(2).map(word), rest)?;
    let (lengths, rest) = rest.get(4..)?.split_at_checked(seconds.numbers.len())?;
    let (thirds, _) = Rows::read(lengths.iter().map(|&length| length.into()), rest)?;
    let mut numbers = vec![0; 0xA000 - 0x4E00];
    for (number, code) in (0u16..).zip(codes.chunks_exact(2)).skip(1) {
        *numbers.get_mut(usize::from(word(code)).checked_sub(0x4E00)?)? = number;
    }
    let mut model = Model { numbers, frequency, left, seconds, thirds, rest: Vec::new() };
    model.rest = model.rest();
    Some(model)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str) -> f32 {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(|pair| follows(pair[0], pair[1])).sum()
    }

    #[test]
    fn prose_is_likelier_than_jumble() {
        for (prose, jumble) in [
            ("会议指出，", "会讠旨出，"),
            ("会议强调，要加强领导。", "会强议调，要强加导领。"),
            ("工作要落實", "疖囌要落實"),
        ] {
            assert!(
                score(prose) > score(jumble) + 5.0,
                "{prose} {} {jumble} {}",
                score(prose),
                score(jumble)
            );
        }
        assert_eq!(score("強調"), score("强调"), "either script");
        assert!(score("。会议") > score("。囌疖"));
    }
}

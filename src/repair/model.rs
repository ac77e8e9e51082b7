//! How likely one character follows another in Chinese prose: pairs of simplified characters, trained by
//! `scripts/train_bigrams.py`, which explains the file.

use std::sync::OnceLock;

use super::chars::is_han;
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
    /// Where each row starts; one more at the end.
    rows: Vec<u32>,
    seconds: Vec<u16>,
    halves: &'static [u8],
}

/// Log probability that `next` follows `before`, both in either script.
pub(super) fn follows(before: char, next: char) -> f32 {
    pair(class(before), class(next)) + share(next)
}

/// What the model tells apart: simplified Han characters, and [`EDGE`] for all else.
pub(super) fn class(c: char) -> char {
    if is_han(c) { simplified(c) } else { EDGE }
}

/// Log probability that one class follows another.
pub(super) fn pair(before: char, next: char) -> f32 {
    let model = model();
    match (model.number(before), model.number(next)) {
        (_, None) => UNLISTED,
        (None, Some(second)) => -f32::from(model.frequency[usize::from(second)]) / FINE,
        (Some(0), Some(0)) => -2.5,
        (Some(first), Some(second)) => model.pair(first, second),
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
        '0'..='9' => -3.5,
        ' ' | '\u{3000}' => -4.0,
        '？' | '！' | '—' | '·' | '-' | '.' | '%' | '!' => -5.5,
        'A'..='Z' | 'a'..='z' | '…' | '‘' | '’' | '/' | '?' => -7.0,
        _ => FOREIGN,
    }
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

    fn pair(&self, first: u16, second: u16) -> f32 {
        let first = usize::from(first);
        let (start, end) = (self.rows[first] as usize, self.rows[first + 1] as usize);
        match self.seconds[start..end].binary_search(&second) {
            Ok(place) => {
                let at = start + place;
                let half = (self.halves[at / 2] >> (at % 2 * 4)) & 0xF;
                -f32::from(half) / COARSE
            }
            Err(_) => {
                -f32::from(self.frequency[usize::from(second)]) / FINE - f32::from(self.left[first]) / FINE
            }
        }
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
    let pairs = u32::from_le_bytes(head.get(2..6)?.try_into().ok()?) as usize;
    let (codes, rest) = rest.split_at_checked(2 * characters)?;
    let (frequency, rest) = rest.split_at_checked(characters)?;
    let (left, rest) = rest.split_at_checked(characters)?;
    let (lengths, rest) = rest.split_at_checked(2 * characters)?;
    let (gaps, halves) = rest.split_at_checked(rest.len().checked_sub(pairs.div_ceil(2))?)?;
    let mut numbers = vec![0; 0xA000 - 0x4E00];
    for (number, code) in (0u16..).zip(codes.chunks_exact(2)).skip(1) {
        *numbers.get_mut(usize::from(word(code)).checked_sub(0x4E00)?)? = number;
    }
    let mut gaps = gaps.iter();
    let (mut rows, mut seconds) = (vec![0], Vec::with_capacity(pairs));
    for length in lengths.chunks_exact(2) {
        let mut second = 0u16;
        for _ in 0..word(length) {
            while let &gap @ 1.. = gaps.next().unwrap_or(&0) {
                second += u16::from(gap);
                if gap < u8::MAX {
                    break;
                }
            }
            seconds.push(second);
        }
        rows.push(u32::try_from(seconds.len()).ok()?);
    }
    (seconds.len() == pairs).then_some(Model { numbers, frequency, left, rows, seconds, halves })
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

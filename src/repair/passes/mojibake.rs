//! Text decoded by the wrong encoding: `涓嬮洦` (UTF-8 read as GBK), `ä¸‹é›¨` (as cp1252), `ÏÂÓê` (GBK
//! read as latin-1).

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use crate::confidence::Confidence;
use crate::repair::EditKind;
use crate::repair::chars::is_han;
use crate::repair::model::follows;
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Reads runs of a line again where the second reading is sound in its encoding and reads like Chinese
/// while the first does not.
pub(crate) struct Mojibake;

/// Log probability per character that prose hardly falls below, nor jumble rises above.
const PROSE: f32 = -7.5;

/// How much more probable per character the second reading must be.
const CLEARLY: f32 = 1.5;

/// Characters of GBK that the first bytes of frequent characters in UTF-8 turn into (的 是 在 中 人 了 ，。),
/// while Chinese text hardly has them.
const SUSPECTS: [&str; 9] = ["鐨", "鏄", "鍦", "涓", "浜", "锛", "銆", "鍜", "鏈"];

impl Pass for Mojibake {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let bytes = text.as_bytes();
        let latin = memchr::memchr2(0xC2, 0xC3, bytes).is_some();
        let chinese = SUSPECTS.iter().any(|c| memchr::memmem::find(bytes, c.as_bytes()).is_some());
        if !latin && !chinese {
            return;
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            out.extend(read_again(line.trim_end_matches(['\r', '\n']), start));
            start += line.len();
        }
    }
}

/// A line, or the wrongly decoded run in it, read again.
fn read_again(line: &str, start: usize) -> Option<Proposal> {
    let (from, to, after, valid) = latin_run(line).or_else(|| gbk_run(line))?;
    let run = line.get(from..to)?;
    let (before, now) = (likelihood(run), likelihood(&after));
    let han = after.chars().filter(|&c| is_han(c)).count();
    let confidence = match han {
        // Letters that are valid UTF-8 of Han characters by chance are unheard of.
        1.. if valid => Confidence::CERTAIN,
        4.. if now > PROSE && now - before > CLEARLY => Confidence::CERTAIN,
        2.. if now > PROSE - 1.0 && now > before => Confidence::LIKELY,
        _ => return None,
    };
    let range = TextRange::at(start + from, start + to);
    Some(Proposal::certain(EditKind::Mojibake, range, after).with(confidence))
}

/// A wrongly decoded run: where it starts and ends, how it reads, and whether that is UTF-8 without a fault.
type Run = (usize, usize, String, bool);

/// From the first to the last letter that only a wrong decoding leaves in Chinese text.
fn latin_run(line: &str) -> Option<Run> {
    let wrong = |c: char| matches!(c, '\u{80}'..='\u{FF}');
    let first = line.find(wrong)?;
    let from = first
        - line.get(..first)?.chars().rev().take_while(|&c| is_windows(c)).map(char::len_utf8).sum::<usize>();
    let (last, c) = line.char_indices().rfind(|&(_, c)| wrong(c) || is_windows(c))?;
    let to = last + c.len_utf8();
    let run = line.get(from..to)?;
    let letters = run.chars().filter(|&c| wrong(c) || is_windows(c)).count();
    if letters < 3 || run.chars().any(is_han) {
        return None;
    }
    let bytes: Vec<u8> = run.chars().map(latin_byte).collect::<Option<_>>()?;
    let has_han = |text: &str| text.chars().any(is_han);
    if let Ok(text) = std::str::from_utf8(&bytes) {
        return has_han(text).then(|| (from, to, text.to_owned(), true));
    }
    if let Some(text) = mostly_utf8(&bytes).filter(|text| has_han(text)) {
        return Some((from, to, text, false));
    }
    // A character of GBK may end with a byte that reads as ASCII.
    let next = line.as_bytes().get(to).filter(|byte| byte.is_ascii());
    let longer = next.map(|&byte| (to + 1, [bytes.as_slice(), &[byte]].concat()));
    let read = |(to, bytes): (usize, Vec<u8>)| Some((from, to, strictly(GBK, &bytes)?, false));
    read((to, bytes)).or_else(|| read(longer?)).filter(|_| letters >= 4)
}

/// Bytes that are UTF-8 but for a few that were lost on the way; these leave U+FFFD.
fn mostly_utf8(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    for chunk in with_blanks(bytes).utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend((!chunk.invalid().is_empty() && !text.ends_with(LOST)).then_some(LOST));
    }
    let count = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
    (count(is_han) >= 4 * count(|c| c == LOST)).then_some(text)
}

/// The same bytes, with A0 where a blank stands for it inside a character: pages make plain blanks of those
/// that do not break.
fn with_blanks(bytes: &[u8]) -> Vec<u8> {
    let mut mended = bytes.to_vec();
    for at in 1..mended.len() {
        let is_later = |at: usize| mended.get(at).is_some_and(|byte| matches!(byte, 0x80..=0xBF));
        let is_lead = |at: usize| matches!(mended[at], 0xE0..=0xEF);
        let second = is_lead(at - 1) && is_later(at + 1);
        let third = at > 1 && is_lead(at - 2) && is_later(at - 1);
        if mended[at] == b' ' && (second || third) {
            mended[at] = 0xA0;
        }
    }
    mended
}

/// Whether a character stands at 80–9F in windows-1252.
fn is_windows(c: char) -> bool {
    matches!(
        c,
        '€' | '‚'
            | 'ƒ'
            | '„'
            | '…'
            | '†'
            | '‡'
            | 'ˆ'
            | '‰'
            | 'Š'
            | '‹'
            | 'Œ'
            | 'Ž'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '•'
            | '–'
            | '—'
            | '˜'
            | '™'
            | 'š'
            | '›'
            | 'œ'
            | 'ž'
            | 'Ÿ'
    )
}

/// From the first to the last character beyond ASCII, if some are suspect.
fn gbk_run(line: &str) -> Option<Run> {
    SUSPECTS.iter().find(|&&suspect| line.contains(suspect))?;
    let other = |c: char| !c.is_ascii();
    let from = line.find(other)?;
    let (last, c) = line.char_indices().rfind(|&(_, c)| other(c))?;
    let to = last + c.len_utf8();
    Some((from, to, as_gbk(line.get(from..to)?)?, false))
}

fn latin_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, lost) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    if lost { None } else { bytes.first().copied() }
}

/// A run of Chinese as the bytes of GBK, read as UTF-8. Bytes that were lost on the way leave U+FFFD; a
/// character cut at its end leaves nothing.
fn as_gbk(run: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(run.len());
    for part in run.split_inclusive(LOST) {
        let (pairs, _, unknown) = GBK.encode(part.trim_end_matches(LOST));
        if unknown {
            return None;
        }
        bytes.extend_from_slice(&pairs);
        // No text of UTF-8 holds this byte.
        bytes.extend(part.ends_with(LOST).then_some(0xFF));
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_end_matches(LOST);
    let lost = text.chars().filter(|&c| c == LOST).count();
    (lost * 4 <= text.chars().count()).then(|| text.to_owned())
}

/// Stands for bytes that meant nothing.
const LOST: char = '\u{FFFD}';

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// Log probability per character.
fn likelihood(text: &str) -> f32 {
    let mut last = '\n';
    let (mut sum, mut count) = (0.0, 0.0);
    for c in text.chars() {
        // What was lost and what is ASCII tell nothing, and part what stands beside them.
        if ![c, last].iter().any(|&c| c == LOST || (c.is_ascii() && c != '\n')) {
            sum += follows(last, c);
            count += 1.0;
        }
        last = c;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Mojibake,
        mends: [
            ("涓嬮洦浜嗭紝璁板緱甯︿紴", "下雨了，记得带伞"),
            ("ä¸‹é›¨äº†ï¼Œè®°å¾—å¸¦ä¼ž", "下雨了，记得带伞"),
            ("会议\nÏÂÓêÁË£¬¼ÇµÃ´øÉ¡", "会议\n下雨了，记得带伞"),
            // A character that ends in ASCII; one that ends with a blank that does not break, and a plain one
            // for such; a byte that was lost.
            ("ß@ÊÇÎÒ×¡µÄ¾Æµê£¬±»¾Ü½^", "這是我住的酒店，被拒絕"),
            ("~~å›\u{A0}", "~~因"),
            ("ä¸‹é›¨äº†ï¼Œå› ä¸ºè®°å¾—å¸¦ä¼ž", "下雨了，因为记得带伞"),
            ("ä¸‹é›¨äº†ï¼Œè®°å¾å¸¦ä¼ž", "下雨了，记\u{FFFD}带伞"),
        ],
        keeps: ["涓涓细流汇成大海", "Café naïve Zürich Málaga São Paulo", "éèêëàâ îïôö ùûü", "横浜市长来访", "±5℃、§3、×2、÷、°"],
    );
}

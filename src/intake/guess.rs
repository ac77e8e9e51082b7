//! Which encoding a file is in: every candidate decodes the same bounded sample, and the text that
//! looks most like Chinese wins.

use std::sync::OnceLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::decode::by;
use super::{Encoding, EncodingGuess};
use crate::confidence::Confidence;

/// How many bytes from the first that is not ASCII a candidate decodes.
const SAMPLE: usize = 64 << 10;
/// How many of them chardetng sees; it is the slowest voice.
const DETECTOR_SAMPLE: usize = 8 << 10;
/// How many of them tell UTF-8 from everything else.
const QUICK: usize = 4 << 10;
/// How far in a page or XML file may declare its encoding.
const HEAD: usize = 4 << 10;
/// What chardetng's vote is worth, in thousandths.
const VOTE: i64 = 60;
/// What the file's own declaration is worth: less than a wrong decoding loses.
const DECLARED: i64 = 80;
/// What it is worth to be valid UTF-8, which hardly anything else is by chance.
const VALID: i64 = 500;
/// What Chinese scores in the right encoding, at the least.
const CHINESE: i64 = 600;
/// What a lead in score is worth in confidence.
const SURE: i64 = 3;
/// What cannot be.
const NEVER: Confidence = Confidence::thousandths(0);

/// The most frequent characters of official prose, simplified and traditional: in a wrong decoding they
/// are rare, in the right one every second Han character.
const COMMON: &str = "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去\
    行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从知使点业外工全动关\
    实部长政市县区党委员省村镇乡府书记领导组织会议指出强调求落坚持加快推责任安防控制度做各级门单位群众务必严格确保障\
    设建立管理监督检查问题情况体系重要期时间新高质量开展服务社区企业生活基层干精神贯彻讲话全面发改革经济安产民本次\
    這為來個們說國時會後對著裡過發無麼經當與學進種將還見沒從點業動關實長縣區黨員書記領導組織議強調堅進責務嚴確\
    設監檢問題況體係層幹貫徹話濟產應當兩開門間單種結總統據處報告號電網讓認識準備變決際標";

/// What a scalar says about a decoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Frequent Chinese, ASCII text, Chinese punctuation: what a right decoding is made of.
    Good,
    /// Another Han character.
    Han,
    /// Something that a report may hold.
    Other,
    /// Controls, private use, noncharacters: what a wrong decoding is made of.
    Bad,
}

/// The likeliest encoding of bytes without a byte order mark.
pub(super) fn guess(bytes: &[u8]) -> EncodingGuess {
    let (sample, _) = sample(bytes);
    if is_plainly_utf8(sample) {
        return EncodingGuess {
            encoding: Encoding::Utf8,
            bom: false,
            confidence: Confidence::CERTAIN,
            rivals: Vec::new(),
        };
    }
    let mut ranking = ranking(bytes).into_iter();
    let (encoding, confidence) = ranking.next().unwrap_or((Encoding::Utf8, Confidence::CERTAIN));
    let rivals = ranking.filter(|&(_, confidence)| confidence > NEVER).collect();
    EncodingGuess { encoding, bom: false, confidence, rivals }
}

/// Every encoding, the likeliest first, and how sure that it is the one. Two that explain the bytes
/// equally well are even.
pub(super) fn ranking(bytes: &[u8]) -> Vec<(Encoding, Confidence)> {
    let (sample, head) = sample(bytes);
    if sample.is_empty() {
        let sure = |e| if e == Encoding::Utf8 { Confidence::CERTAIN } else { NEVER };
        return Encoding::LIST.iter().map(|&e| (e, sure(e))).collect();
    }
    let votes = [(vote(sample), VOTE), (declared(head), DECLARED)];
    let votes = |e| votes.iter().filter(|(vote, _)| *vote == Some(e)).map(|(_, worth)| worth).sum::<i64>();
    let mut scores: Vec<_> = Encoding::LIST.iter().map(|&e| (e, score(e, sample) + votes(e))).collect();
    // The sort is stable: of equals, the more frequent encoding stays ahead.
    scores.sort_by_key(|&(_, score)| std::cmp::Reverse(score));
    let best = |at: usize| scores.get(at).map_or(0, |&(_, score)| score);
    let against = |at| best(usize::from(at == 0));
    let sure = |at, score| thousandths(500 + SURE * (score - against(at)));
    scores.iter().enumerate().map(|(at, &(e, score))| (e, sure(at, score))).collect()
}

/// The part of a file that candidates decode, and its head, where a page or XML file declares its encoding.
fn sample(bytes: &[u8]) -> (&[u8], &[u8]) {
    let start = first_telling(bytes);
    let part = |from: usize, len: usize| bytes.get(from..bytes.len().min(from + len)).unwrap_or_default();
    (part(start, SAMPLE), part(0, HEAD))
}

/// Whether a sample is UTF-8 beyond doubt: valid, and Chinese as such.
fn is_plainly_utf8(sample: &[u8]) -> bool {
    let sample = sample.get(..QUICK.min(sample.len())).unwrap_or_default();
    score(Encoding::Utf8, sample) >= VALID + CHINESE
}

/// The encoding that a page or XML file declares. The declaration is read as ASCII: that of UTF-16 cannot
/// be true then.
fn declared(head: &[u8]) -> Option<Encoding> {
    let head: Vec<u8> = head.to_ascii_lowercase();
    let label = [&b"charset="[..], b"encoding="].iter().find_map(|key| {
        let at = memchr::memmem::find(&head, key)? + key.len();
        let value = head.get(at..)?.iter().skip_while(|b| matches!(b, b'"' | b'\'' | b' '));
        Some(
            value.take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b)).copied().collect::<Vec<_>>(),
        )
    })?;
    named(encoding_rs::Encoding::for_label(&label)?)
}

/// Our name for an encoding of the standard.
fn named(encoding: &'static encoding_rs::Encoding) -> Option<Encoding> {
    match encoding.name() {
        "UTF-8" => Some(Encoding::Utf8),
        "GBK" | "gb18030" => Some(Encoding::Gb18030),
        "Big5" => Some(Encoding::Big5),
        _ => None,
    }
}

/// Which of two encodings bytes are in that are in one of them.
pub(super) fn of_two(bytes: &[u8], one: Encoding, other: Encoding) -> Encoding {
    if score(other, bytes) > score(one, bytes) { other } else { one }
}

/// Where the first byte stands that is not ASCII text; at an even distance from the start, for UTF-16.
pub(super) fn first_telling(bytes: &[u8]) -> usize {
    bytes.iter().position(|b| !b.is_ascii() || *b == 0).map_or(bytes.len(), |at| at & !1)
}

fn thousandths(n: i64) -> Confidence {
    Confidence::thousandths(u16::try_from(n.clamp(0, 1000)).unwrap_or_default())
}

/// How much the sample looks like text in this encoding, in thousandths; strict validity is half of it.
fn score(encoding: Encoding, sample: &[u8]) -> i64 {
    let (text, malformed) = by(encoding, sample, false);
    let mut total = 1i64;
    let mut points = 0i64;
    // ASCII looks the same in all encodings but UTF-16 and tells nothing in them.
    let is_wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    for ch in text.chars().filter(|ch| is_wide || !matches!(ch, ' '..='~' | '\t' | '\n' | '\r')) {
        total += 1;
        points += match class(ch) {
            Class::Good => 1000,
            Class::Han => 400,
            Class::Other => 100,
            Class::Bad => -1000,
        };
    }
    let malformed = i64::try_from(malformed).unwrap_or(i64::MAX / 2000);
    let flaws = (malformed * 2000 / total).min(2000);
    let valid_utf8 = encoding == Encoding::Utf8 && malformed == 0;
    points / total - flaws + if valid_utf8 { VALID } else { 0 }
}

/// What chardetng takes the sample for.
fn vote(sample: &[u8]) -> Option<Encoding> {
    let sample = sample.get(..DETECTOR_SAMPLE.min(sample.len())).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    named(detector.guess(None, Utf8Detection::Allow))
}

fn class(ch: char) -> Class {
    match ch {
        '\t' | '\n' | '\r' | ' '..='~' => Class::Good,
        '\u{3000}'..='\u{3020}' | '\u{FF00}'..='\u{FF5E}' | '·' | '—' | '‘' | '’' | '“' | '”' | '…' => {
            Class::Good
        }
        '\u{4E00}'..='\u{9FFF}' if is_common(ch) => Class::Good,
        '\u{4E00}'..='\u{9FFF}' => Class::Han,
        ch if is_bad(ch) => Class::Bad,
        _ => Class::Other,
    }
}

fn is_bad(ch: char) -> bool {
    match ch {
        '\t' | '\n' | '\r' | '\u{FFFD}' => false,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => true,
        '\u{F0000}'.. => true,
        _ => false,
    }
}

fn is_common(ch: char) -> bool {
    static COMMON_HAN: OnceLock<Vec<bool>> = OnceLock::new();
    let common = COMMON_HAN.get_or_init(|| {
        let mut common = vec![false; 0x5200];
        for ch in COMMON.chars().filter(|c| !c.is_whitespace()) {
            common[han(ch)] = true;
        }
        common
    });
    common.get(han(ch)).copied().unwrap_or(false)
}

/// The place of a Han character in its block; past its end for any other.
fn han(ch: char) -> usize {
    (ch as usize).wrapping_sub(0x4E00)
}

/// Whether a decoding is text at all: malformed sequences and controls are rare in it.
pub(super) fn is_text(text: &str, malformed: usize) -> bool {
    let mut total = 0;
    let mut bad = malformed;
    for ch in text.chars() {
        total += 1;
        bad += usize::from(is_bad(ch));
    }
    bad <= 2 || bad * 12 <= total
}

/// Whether Han characters make up a tenth of a text or more.
pub(super) fn is_chinese(text: &str) -> bool {
    let mut total = 0;
    let mut han = 0;
    for ch in text.chars() {
        let is_han = matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
        han += usize::from(is_han);
        total += usize::from(is_han || ch.is_alphanumeric());
    }
    han * 10 >= total
}

#[cfg(test)]
mod tests {
    use crate::intake::{IntakeErrorCode, RawFile, texts};
    use crate::note::NoteCode;

    const HANS: &str = "云岭市召开防汛工作会议，市委书记强调，各级各部门要压实责任，严禁擅离职守。\n";

    /// Bytes without meaning, the same in every run.
    fn noise(len: usize) -> Vec<u8> {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut step = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        (0..len).map(|_| step()).collect()
    }

    #[test]
    fn lost_text_is_counted() {
        let texts = texts(&RawFile::new("a.txt", format!("{HANS}\u{FFFD}锟斤拷锟斤拷"))).expect("readable");
        let lost = texts[0].notes.iter().find(|n| n.code == NoteCode::TextLost).expect("told");
        assert_eq!((lost.count, lost.places.len()), (3, 3));
    }

    #[test]
    fn what_is_no_text_is_told() {
        let code = |bytes: Vec<u8>| texts(&RawFile::new("a.txt", bytes)).expect_err("unreadable").code;
        assert_eq!(code(Vec::new()), IntakeErrorCode::Empty);
        assert_eq!(code(b"\xEF\xBB\xBF \n".to_vec()), IntakeErrorCode::Empty);
        assert_eq!(code(b"\xFF\xD8\xFF\xE0".to_vec()), IntakeErrorCode::Picture);
        for len in [64, 4096, 5 << 20] {
            assert_eq!(code(noise(len)), IntakeErrorCode::NotText, "{len} bytes");
        }
        assert_eq!(code(vec![0; 1000]), IntakeErrorCode::NotText);
    }

    #[test]
    fn a_long_line_is_read() {
        let line = HANS.trim_end().repeat((2 << 20) / HANS.len());
        assert_eq!(texts(&RawFile::new("a.txt", line.clone())).expect("readable")[0].text, line);
    }
}

//! Bytes → text in one of the five encodings: byte order mark, else strict trial decoding of a sample.

use encoding_rs::DecoderResult;

use super::guess;
use super::{Encoding, EncodingGuess};
use crate::confidence::Confidence;

/// A text and how it was decoded.
pub(super) struct Decoded {
    /// The text; each malformed sequence stands as one U+FFFD.
    pub(super) text: String,
    /// How many malformed sequences there were.
    pub(super) malformed: usize,
    /// The encoding and how it was found.
    pub(super) guess: EncodingGuess,
}

/// More malformed sequences than this make a second look worth its time, and a rival with this many times
/// fewer is the better one.
const MANY: usize = 8;

/// Byte order marks.
const BOMS: &[(&[u8], Encoding)] =
    &[(b"\xEF\xBB\xBF", Encoding::Utf8), (b"\xFF\xFE", Encoding::Utf16Le), (b"\xFE\xFF", Encoding::Utf16Be)];

/// Decodes bytes by the chosen encoding, else by their byte order mark, else by the likeliest encoding.
pub(super) fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Decoded {
    let guess = match chosen {
        Some(encoding) => certain(encoding, mark(bytes) == Some(encoding)),
        None => find(bytes),
    };
    let (text, malformed) = by(guess.encoding, body(bytes, guess.encoding), true);
    if malformed > MANY && chosen.is_none() {
        return better(bytes, guess, malformed).unwrap_or_else(|guess| Decoded { text, malformed, guess });
    }
    Decoded { text, malformed, guess }
}

/// What the sample did not show: a rival that explains the whole far better.
fn better(bytes: &[u8], guess: EncodingGuess, malformed: usize) -> Result<Decoded, EncodingGuess> {
    let found = guess.rivals.iter().find_map(|&(rival, confidence)| {
        let (text, flaws) = by(rival, body(bytes, rival), true);
        (flaws * MANY < malformed).then_some((rival, confidence, text, flaws))
    });
    let Some((encoding, confidence, text, malformed)) = found else { return Err(guess) };
    let rivals = vec![(guess.encoding, guess.confidence)];
    Ok(Decoded { text, malformed, guess: EncodingGuess { encoding, bom: false, confidence, rivals } })
}

/// The encoding of bytes, by their byte order mark, else the likeliest.
pub(super) fn find(bytes: &[u8]) -> EncodingGuess {
    mark(bytes).map_or_else(|| guess::guess(bytes), |encoding| certain(encoding, true))
}

/// What the byte order mark says.
fn mark(bytes: &[u8]) -> Option<Encoding> {
    BOMS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|&(_, encoding)| encoding)
}

/// The bytes behind the byte order mark of an encoding.
fn body(bytes: &[u8], encoding: Encoding) -> &[u8] {
    let mark = BOMS.iter().find(|(_, marked)| *marked == encoding);
    mark.and_then(|(mark, _)| bytes.strip_prefix(*mark)).unwrap_or(bytes)
}

/// How many bytes mean nothing in an encoding.
pub(super) fn undecodable(encoding: Encoding, bytes: &[u8]) -> u32 {
    let mut decoder = codec(encoding).new_decoder_without_bom_handling();
    let mut text = [0; 4 << 10];
    let (mut rest, mut count) = (body(bytes, encoding), 0_u32);
    loop {
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return count,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(len, _) => count = count.saturating_add(len.into()),
        }
    }
}

fn certain(encoding: Encoding, bom: bool) -> EncodingGuess {
    EncodingGuess { encoding, bom, confidence: Confidence::CERTAIN, rivals: Vec::new() }
}

/// The text of bytes in an encoding, and how many malformed sequences they hold. Unless `last`, a
/// character cut off at the end counts for nothing.
pub(super) fn by(encoding: Encoding, bytes: &[u8], last: bool) -> (String, usize) {
    let mut decoder = codec(encoding).new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let (mut rest, mut malformed) = (bytes, 0);
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, last);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return (text, malformed),
            DecoderResult::OutputFull => text.reserve(rest.len() + 16),
            DecoderResult::Malformed(..) => {
                malformed += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

fn codec(encoding: Encoding) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
    }
}

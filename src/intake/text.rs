//! Plain text, and what every format does with the text it has found.

use sha2::{Digest, Sha256};

use super::container::Container;
use super::decode::{self, Decoded};
use super::guess;
use super::{Format, Hints, IntakeError, IntakeErrorCode, RawFile, SourceText};
use crate::confidence::Confidence;
use crate::note::{Note, NoteCode};

/// What a decoder of GBK makes of two U+FFFD in UTF-8: the trace of text that was lost long ago.
const LOST: &str = "锟斤拷";

/// Plain text in any of the encodings.
pub(super) struct PlainText;

impl Container for PlainText {
    fn recognises(&self, _: &RawFile) -> bool {
        true
    }

    fn read(&self, file: &RawFile) -> Result<Vec<SourceText>, IntakeError> {
        let decoded = decode::decode(&file.bytes, file.encoding);
        if file.encoding.is_none() && !guess::is_text(&decoded.text, decoded.malformed) {
            return Err(IntakeError::new(IntakeErrorCode::NotText));
        }
        if decoded.text.trim().is_empty() {
            return Err(IntakeError::new(IntakeErrorCode::Empty));
        }
        Ok(vec![source_text(file, decoded, Format::Text, Hints::default())])
    }
}

/// A decoded text with all that is known of it.
pub(super) fn source_text(file: &RawFile, decoded: Decoded, format: Format, hints: Hints) -> SourceText {
    let notes = notes(&decoded);
    SourceText {
        name: file.name.clone(),
        path: file.path.clone(),
        text: decoded.text,
        format,
        encoding: decoded.guess,
        hints,
        notes,
        sha256: sha256(&file.bytes),
    }
}

fn notes(decoded: &Decoded) -> Vec<Note> {
    let replaced = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
    let lost = replaced.saturating_sub(decoded.malformed) + decoded.text.matches(LOST).count();
    let doubtful = decoded.guess.confidence < Confidence::LIKELY;
    [
        (NoteCode::EncodingDoubtful, usize::from(doubtful)),
        (NoteCode::BytesUndecodable, decoded.malformed),
        (NoteCode::TextLost, lost),
        (NoteCode::NotChinese, usize::from(!guess::is_chinese(&decoded.text))),
    ]
    .into_iter()
    .filter(|&(_, count)| count > 0)
    .map(|(code, count)| Note::new(code, u32::try_from(count).unwrap_or(u32::MAX)))
    .collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

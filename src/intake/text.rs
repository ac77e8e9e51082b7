//! Text in any of the encodings, and the formats written in it.

use sha2::{Digest, Sha256};

use super::container::Finder;
use super::csv::Csv;
use super::decode::{self, Decoded};
use super::guess;
use super::html::Html;
use super::json::Json;
use super::{Format, Hints, IntakeError, IntakeErrorCode, RawFile, SourceText, Unread};
use crate::confidence::Confidence;
use crate::note::{Note, NoteCode};
use crate::span::TextRange;

/// What a decoder of GBK makes of two U+FFFD in UTF-8: the trace of a character that was lost long ago.
const LOST: &str = "锟斤拷";
/// What stands in the place of undecodable bytes.
const REPLACED: &str = "\u{FFFD}";

/// A text that a format of text holds.
pub(super) struct Piece {
    /// The text.
    pub(super) text: String,
    /// What the format says of it.
    pub(super) hints: Hints,
    /// Which row or object it was, from 1; none when it is the whole file.
    pub(super) row: Option<usize>,
}

/// A format that is written in text. To add one: implement this and put it into [`FORMATS`].
pub(super) trait TextFormat: Sync {
    /// Its name.
    fn format(&self) -> Format;

    /// The texts it holds; none if the text is not of this format.
    fn pieces(&self, text: &str) -> Option<Vec<Piece>>;
}

/// All formats of text; what none of them recognises is plain.
static FORMATS: &[&dyn TextFormat] = &[&Html, &Json, &Csv];

/// Decodes what it finds and hands the texts on.
pub(super) struct Texts<F>(pub(super) F);

impl<F: FnMut(Result<SourceText, Unread>)> Finder for Texts<F> {
    fn unread(&mut self, unread: Unread) {
        (self.0)(Err(unread));
    }

    fn text(&mut self, file: &RawFile) -> Result<(), IntakeError> {
        let decoded = decode::decode(&file.bytes, file.encoding());
        if file.encoding().is_none() && !guess::is_text(&decoded.text, decoded.malformed) {
            return Err(IntakeError::new(IntakeErrorCode::NotText));
        }
        let Decoded { text, malformed, guess } = decoded;
        let (format, mut pieces) = pieces(text);
        pieces.retain(|piece| !piece.text.trim().is_empty());
        if pieces.is_empty() {
            return Err(IntakeError::new(IntakeErrorCode::Empty));
        }
        let sha256 = sha256(&file.bytes);
        for piece in pieces {
            (self.0)(Ok(SourceText {
                name: file.name.clone(),
                path: piece.row.map_or_else(|| file.path.clone(), |row| row_path(&file.path, row)),
                notes: notes(&piece.text, malformed, guess.confidence),
                text: piece.text,
                format,
                encoding: guess.clone(),
                hints: piece.hints,
                sha256: sha256.clone(),
            }));
        }
        Ok(())
    }
}

/// The path of a row or object of a file.
fn row_path(path: &str, row: usize) -> String {
    format!("{path}#{row}")
}

/// Whether a text's path is that of a file, or of a row in it.
pub(super) fn is_of(path: &str, file: &str) -> bool {
    path.strip_prefix(file).is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix('#').is_some_and(|row| row.parse::<usize>().is_ok())
    })
}

/// The texts that a decoded text holds, by the first format that recognises it.
pub(super) fn pieces(text: String) -> (Format, Vec<Piece>) {
    let found = FORMATS.iter().find_map(|f| f.pieces(&text).map(|pieces| (f.format(), pieces)));
    found.unwrap_or_else(|| (Format::Text, vec![Piece { text, hints: Hints::default(), row: None }]))
}

/// What to tell of a text. A U+FFFD stands for bytes that could not be decoded if there were any in the
/// file, else for a character that was lost before.
fn notes(text: &str, malformed: usize, confidence: Confidence) -> Vec<Note> {
    let places =
        |sign: &'static str| text.match_indices(sign).map(|(at, sign)| TextRange::at(at, at + sign.len()));
    let (undecodable, lost) =
        if malformed > 0 { (Some(places(REPLACED)), None) } else { (None, Some(places(REPLACED))) };
    let whole = |code, is_so: bool| is_so.then(|| Note::new(code, 1));
    [
        whole(NoteCode::EncodingDoubtful, confidence < Confidence::LIKELY),
        Note::at(NoteCode::BytesUndecodable, undecodable.into_iter().flatten()),
        Note::at(NoteCode::TextLost, lost.into_iter().flatten().chain(places(LOST))),
        whole(NoteCode::NotChinese, !guess::is_chinese(text)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

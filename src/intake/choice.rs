//! The encoding as the reader's choice: what a file would be in each encoding, and what was chosen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::container::{Finder, visit};
use super::decode::{self, Decoded};
use super::{Encoding, IntakeError, IntakeErrorCode, RawFile, Unread, guess, text};
use crate::confidence::Confidence;
use crate::span::{Offset, TextRange, slice};

/// How many bytes a preview is made from.
const SAMPLE: usize = 64 << 10;
/// How many bytes of text a preview holds, about 200 characters.
const PREVIEW: usize = 600;

/// Encodings that the reader chose by hand, by the path of the file or of the archive's entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenEncodings(BTreeMap<String, Encoding>);

impl ChosenEncodings {
    /// Keeps a choice; a later one for the same path takes its place.
    pub fn choose(&mut self, path: impl Into<String>, encoding: Encoding) {
        self.0.insert(path.into(), encoding);
    }

    /// Goes back to what is guessed.
    pub fn forget(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// The choice for a path.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<Encoding> {
        self.0.get(path).copied()
    }
}

/// What bytes would be in one encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingCandidate {
    /// The encoding.
    pub encoding: Encoding,
    /// How sure that it is the right one.
    pub confidence: Confidence,
    /// How many bytes of the file mean nothing in it.
    pub undecodable: u32,
    /// The first lines with anything in them that tells encodings apart.
    pub preview: String,
}

/// What one text could be in each encoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingChoice {
    /// The path of the file or of the archive's entry: the key of [`ChosenEncodings`].
    pub path: String,
    /// The encoding that is in force, guessed or chosen.
    pub now: Encoding,
    /// Every encoding, the likeliest first.
    pub candidates: Vec<EncodingCandidate>,
}

/// What a text of a file would be in each encoding. `path` is the text's: the file's, an entry's, or that
/// of a row in them.
///
/// # Errors
/// If the file holds no such text; an archive that cannot be read says why.
pub fn encodings(file: &RawFile, path: &str) -> Result<EncodingChoice, IntakeError> {
    let mut seeker = Seeker { path, found: None };
    let result = visit(file, &mut seeker);
    let none = || IntakeError::new(IntakeErrorCode::Unreadable);
    seeker.found.ok_or_else(|| result.err().unwrap_or_else(none))
}

/// Looks for one text.
struct Seeker<'p> {
    path: &'p str,
    found: Option<EncodingChoice>,
}

impl Finder for Seeker<'_> {
    fn text(&mut self, file: &RawFile) -> Result<(), IntakeError> {
        if self.found.is_none() && text::is_of(self.path, &file.path) {
            self.found = Some(choice(file));
        }
        Ok(())
    }

    fn unread(&mut self, _: Unread) {}
}

fn choice(file: &RawFile) -> EncodingChoice {
    let bytes = file.bytes.as_slice();
    let sample = sample(bytes);
    let candidates = guess::ranking(bytes).into_iter().map(|(encoding, confidence)| EncodingCandidate {
        encoding,
        confidence,
        undecodable: decode::undecodable(encoding, bytes),
        preview: preview(sample, encoding),
    });
    EncodingChoice {
        path: file.path.clone(),
        now: file.encoding().unwrap_or_else(|| decode::find(bytes).encoding),
        candidates: candidates.collect(),
    }
}

/// The start of a file, or of its first part that is not ASCII when that lies far behind.
fn sample(bytes: &[u8]) -> &[u8] {
    let telling = guess::first_telling(bytes);
    let start = if telling < SAMPLE / 2 { 0 } else { telling };
    bytes.get(start..bytes.len().min(start + SAMPLE)).unwrap_or_default()
}

/// The first lines of the text that the sample holds, from one on that is not ASCII.
fn preview(sample: &[u8], encoding: Encoding) -> String {
    let Decoded { text, .. } = decode::decode(sample, Some(encoding));
    let main = text::pieces(text).1.into_iter().next().map(|piece| match piece.hints.main {
        Some(main) => slice(&piece.text, main).to_owned(),
        None => piece.text,
    });
    let text = main.unwrap_or_default();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut telling = lines.clone().skip_while(|line| line.is_ascii()).peekable();
    let lines: Vec<_> = if telling.peek().is_some() { telling.collect() } else { lines.by_ref().collect() };
    let text = lines.join("\n");
    let end = text.char_indices().map(|(at, _)| at).find(|&at| at > PREVIEW).unwrap_or(text.len());
    slice(&text, TextRange::new(Offset(0), Offset::at(end))).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ID 7\n\n云岭市召开防汛工作会议，市委书记强调，各级各部门要压实责任。\n";

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn every_encoding_has_a_preview() {
        let choice = encodings(&RawFile::new("a.txt", gbk(TEXT)), "a.txt").expect("a text");
        assert_eq!((choice.path.as_str(), choice.now), ("a.txt", Encoding::Gb18030));
        assert_eq!(choice.candidates.len(), Encoding::LIST.len());
        let [first, others @ ..] = choice.candidates.as_slice() else { panic!("candidates") };
        assert_eq!((first.encoding, first.undecodable), (Encoding::Gb18030, 0));
        assert_eq!(first.preview, "云岭市召开防汛工作会议，市委书记强调，各级各部门要压实责任。");
        for other in others {
            assert_ne!(other.preview, first.preview);
            assert!(other.confidence < first.confidence);
        }
        let utf8 = others.iter().find(|c| c.encoding == Encoding::Utf8).expect("one of all");
        assert!(utf8.undecodable > 20, "{utf8:?}");
    }

    #[test]
    fn a_preview_is_of_the_main_text_and_short() {
        let page = format!(
            "<html><head><title>t</title><style>{}</style></head><body><p>{}</p></body></html>",
            "p{}".repeat(9),
            TEXT.repeat(99)
        );
        let choice = encodings(&RawFile::new("a.html", page.into_bytes()), "a.html").expect("a page");
        let preview = &choice.candidates[0].preview;
        assert!(preview.starts_with("ID 7 云岭市") && preview.len() < PREVIEW + 4, "{preview}");
    }

    #[test]
    fn the_choice_is_in_force_and_can_be_forgotten() {
        let mut file = RawFile::new("a.txt", gbk(TEXT));
        file.chosen.choose("a.txt", Encoding::Big5);
        assert_eq!(encodings(&file, "a.txt").map(|c| c.now), Ok(Encoding::Big5));
        file.chosen.forget("a.txt");
        assert_eq!(encodings(&file, "a.txt").map(|c| c.now), Ok(Encoding::Gb18030));
        assert!(encodings(&file, "b.txt").is_err());
    }

    #[test]
    fn a_row_is_of_its_file() {
        let table = gbk("标题,正文\n通知,会议强调。\n通知,会议要求。\n");
        let choice = encodings(&RawFile::new("a.csv", table), "a.csv#2").expect("a table");
        assert_eq!((choice.path.as_str(), choice.candidates[0].preview.as_str()), ("a.csv", "会议强调。"));
    }
}

//! What goes into intake and what comes out.

use serde::{Deserialize, Serialize};

use super::{ChosenEncodings, IntakeError};
use crate::confidence::Confidence;
use crate::note::Note;
use crate::span::TextRange;

/// A file as it was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFile {
    /// Base name, as the file system gave it.
    pub name: String,
    /// Path inside the dropped folder or archive, `/` between its parts; the base name if there is none.
    pub path: String,
    /// The bytes, untouched.
    pub bytes: Vec<u8>,
    /// The encodings that the reader chose by hand.
    pub chosen: ChosenEncodings,
}

impl RawFile {
    /// A file of this name with these bytes.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into();
        Self { path: name.clone(), name, bytes: bytes.into(), chosen: ChosenEncodings::default() }
    }

    /// The encoding that the reader chose for it.
    #[must_use]
    pub fn encoding(&self) -> Option<Encoding> {
        self.chosen.of(&self.path)
    }
}

macro_rules! encodings {
    ($($(#[$doc:meta])+ $name:ident $label:literal;)+) => {
        /// An encoding that reports are found in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Encoding { $($(#[$doc])+ $name,)+ }

        impl Encoding {
            /// All of them, most frequent first.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The name by the WHATWG Encoding Standard.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }
        }
    };
}

encodings! {
    /// UTF-8, with or without byte order mark.
    Utf8 "UTF-8";
    /// GB18030, which holds GBK and GB2312.
    Gb18030 "gb18030";
    /// Big5 with the Hong Kong supplementary set.
    Big5 "Big5";
    /// UTF-16, low byte first.
    Utf16Le "UTF-16LE";
    /// UTF-16, high byte first.
    Utf16Be "UTF-16BE";
}

/// The encoding a text was decoded by, and how that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingGuess {
    /// The encoding.
    pub encoding: Encoding,
    /// Whether a byte order mark said so.
    pub bom: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Other encodings that explain the bytes too, best first.
    pub rivals: Vec<(Encoding, Confidence)>,
}

/// The format that a text came out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Plain text.
    Text,
    /// A saved page.
    Html,
    /// A table of scraped articles: a row is a text.
    Csv,
    /// JSON or JSON Lines of scraped articles: an object is a text.
    Json,
}

/// What the container says of a text (HTML meta elements, columns of a table, names in a zip).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// Title.
    pub title: Option<String>,
    /// Publication date as printed.
    pub published: Option<String>,
    /// Issuing outlet.
    pub source: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Where in the decoded text the main text stands, title and bylines included; the rest is site
    /// chrome. `None` when nothing is known of it.
    pub main: Option<TextRange>,
}

/// One text of a file, decoded, with nothing else changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Base name of what held the text: the file, or the entry of an archive.
    pub name: String,
    /// Path as in [`RawFile::path`], with the entry's path behind it for archives.
    pub path: String,
    /// The decoded text; bytes that mean nothing stand as U+FFFD and are counted in a note.
    pub text: String,
    /// The format.
    pub format: Format,
    /// The encoding.
    pub encoding: EncodingGuess,
    /// What the container says of it.
    pub hints: Hints,
    /// What to tell the reader; ranges count in `text`.
    pub notes: Vec<Note>,
    /// SHA-256 of the bytes of the text's own file or entry, in lower-case hexadecimal.
    pub sha256: String,
}

/// A text of a file that could not be read, while others could.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Base name of what should have held the text.
    pub name: String,
    /// Path, the archive's first.
    pub path: String,
    /// Why.
    pub error: IntakeError,
}

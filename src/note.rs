//! What any stage wants to tell the reader. Codes here; the words stand with the languages of the page.

use serde::{Deserialize, Serialize};

use crate::span::TextRange;

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Worth a look: something may be wrong.
    Notice,
    /// Something was lost or could not be done.
    Error,
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident $code:literal $severity:ident;)+) => {
        /// What a note is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum NoteCode { $($(#[$doc])+ $name,)+ }

        impl NoteCode {
            /// All codes.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The code as it stands in records and as the key of its words in the page's languages.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How much a note of this code matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// The encoding is a guess that another encoding comes close to.
    EncodingDoubtful "encoding-doubtful" Notice;
    /// So many bytes mean nothing in the encoding; each shows as U+FFFD.
    BytesUndecodable "bytes-undecodable" Error;
    /// The text holds so many characters that were lost before it came here (U+FFFD, 锟斤拷).
    TextLost "text-lost" Error;
    /// So many damaged places have more than one reading; none was applied.
    RepairsOffered "repairs-offered" Notice;
    /// The text is not Chinese, or hardly.
    NotChinese "not-chinese" Notice;
    /// The traditional characters were made one by one from simplified ones.
    MechanicalScript "mechanical-script" Info;
    /// The text holds so many reports and was split.
    SplitReports "split-reports" Info;
    /// No official was found.
    NoOfficials "no-officials" Info;
    /// No directive was found.
    NoDirectives "no-directives" Info;
}

/// How many places a note names.
pub const PLACES: usize = 100;

/// One thing to tell the reader about a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub code: NoteCode,
    /// Where, in the base text of the report, the first [`PLACES`] of them; empty when it concerns the
    /// whole.
    pub places: Vec<TextRange>,
    /// How many, where the code counts something; else 1.
    pub count: u32,
}

impl Note {
    /// A note on the whole report.
    #[must_use]
    pub fn new(code: NoteCode, count: u32) -> Self {
        Self { code, places: Vec::new(), count }
    }

    /// A note on places, with their count; none if there are none.
    #[must_use]
    pub fn at(code: NoteCode, places: impl IntoIterator<Item = TextRange>) -> Option<Self> {
        let mut places = places.into_iter();
        let first: Vec<_> = places.by_ref().take(PLACES).collect();
        let count = u32::try_from(first.len() + places.count()).unwrap_or(u32::MAX);
        (count > 0).then_some(Self { code, places: first, count })
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

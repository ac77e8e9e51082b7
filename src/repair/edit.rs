//! One repair.

use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;
use crate::span::{EditId, TextRange};

macro_rules! kinds {
    ($($(#[$doc:meta])+ $name:ident $code:literal;)+) => {
        /// The kind of noise that an edit undoes. Mildest first: where edits of two kinds had to be
        /// joined, the later kind names the whole.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum EditKind { $($(#[$doc])+ $name,)+ }

        impl EditKind {
            /// All kinds.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The kind as it stands in records and as the key of its words in the page's languages.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

kinds! {
    /// ASCII punctuation beside Han characters made full-width.
    HalfWidth "half-width";
    /// Full-width digits and Latin letters made plain.
    FullWidth "full-width";
    /// Blanks between Han characters removed.
    Blank "blank";
    /// A line break inside a sentence removed.
    BrokenLine "broken-line";
    /// Zero-width characters, soft hyphens and inner byte order marks removed.
    Invisible "invisible";
    /// Kangxi radicals and compatibility ideographs made ordinary characters.
    Compatibility "compatibility";
    /// Doubled punctuation made single.
    Doubled "doubled";
    /// A pinyin gloss removed.
    Gloss "gloss";
    /// A `?` that stood for the interpunct of a name.
    Interpunct "interpunct";
    /// Leftover HTML or CSS removed.
    Markup "markup";
    /// Text decoded by the wrong encoding read again.
    Mojibake "mojibake";
    /// GBK bytes read out of step, read again in step.
    Misaligned "misaligned";
}

/// Whether an edit is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditState {
    /// Made.
    Applied,
    /// Proposed: the text stands as it was.
    Offered,
}

/// One repair of a text: what stood where, and what stands there now (or could).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Its number, in text order.
    pub id: EditId,
    /// What kind of noise it undoes.
    pub kind: EditKind,
    /// What it replaces, in the decoded text; what stood there is the text of this range.
    pub range: TextRange,
    /// What it puts there.
    pub after: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// Whether it is in force.
    pub state: EditState,
    /// Other readings, best first.
    pub alternatives: Vec<String>,
}

//! Names of things that outlive a single stage: small, copyable, stable while a file is open.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta] $name:ident;)+) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index into the list it numbers.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

id! {
    /// A file that was opened; numbered by whoever opens files, from 0.
    FileId;
    /// A block of one report, in text order, from 0.
    BlockId;
    /// A person of one report, in order of first appearance, from 0.
    PersonId;
    /// A directive of one report, in text order, from 0.
    DirectiveId;
    /// An edit of one report, in text order, from 0.
    EditId;
}

/// One text of a file: a file (a zip, say) holds any number of texts, numbered from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TextId {
    /// The file that holds the text.
    pub file: FileId,
    /// Which of its texts, from 0.
    pub text: u32,
}

/// One report of a text: a text holds one or more reports, numbered from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportId {
    /// The text that holds the report.
    pub text: TextId,
    /// Which of its reports, from 0.
    pub part: u32,
}

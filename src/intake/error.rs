//! Why a file could not be read.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident $code:literal;)+) => {
        /// What kept a file from being read. The words stand with the languages of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum IntakeErrorCode { $($(#[$doc])+ $name,)+ }

        impl IntakeErrorCode {
            /// All codes.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The code as it stands in records and as the key of its words in the page's languages.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

codes! {
    /// The file has no bytes.
    Empty "empty";
    /// The file is larger than the limit.
    TooLarge "too-large";
    /// A format that is known but not read (the detail names it).
    Unsupported "unsupported";
    /// A PDF.
    Pdf "pdf";
    /// A document of an office program (the detail names the format).
    Office "office";
    /// A page saved with everything on it in one file, or a mail (the detail names the format).
    WebArchive "web-archive";
    /// A picture (the detail names the format).
    Picture "picture";
    /// Sound or film (the detail names the format).
    Media "media";
    /// An archive that is no zip (the detail names the format).
    Archive "archive";
    /// No text: the bytes fit no encoding.
    NotText "not-text";
    /// The container is damaged.
    Damaged "damaged";
    /// The container asks for a password.
    Password "password";
    /// An entry of a zip is larger than the limit.
    ZipEntry "zip-entry";
    /// A zip unpacks to more than the limit.
    ZipTotal "zip-total";
    /// A zip holds more entries than the limit.
    ZipEntries "zip-entries";
    /// More archives lie in each other than the limit.
    ZipDepth "zip-depth";
    /// An entry is packed more densely than the limit: a bomb.
    ZipRatio "zip-ratio";
    /// A zip breaks off (the detail says how many entries were whole).
    ZipCut "zip-cut";
    /// The file system or browser would not give the bytes.
    Unreadable "unreadable";
    /// The engine broke down or ran out of time on this file.
    EngineFailed "engine-failed";
}

/// Why a file could not be read: a code, and the one detail that its message needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeError {
    /// What happened.
    pub code: IntakeErrorCode,
    /// What the message names: a format, a limit, an entry; empty if nothing.
    pub detail: String,
}

impl IntakeError {
    /// An error without detail.
    #[must_use]
    pub fn new(code: IntakeErrorCode) -> Self {
        Self { code, detail: String::new() }
    }

    /// An error that names something.
    #[must_use]
    pub fn with(code: IntakeErrorCode, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

impl fmt::Display for IntakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.code())?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, " ({})", self.detail) }
    }
}

impl std::error::Error for IntakeError {}

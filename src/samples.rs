//! Three sample reports of our own writing: invented places and people, the genre and noise of real ones.

use crate::intake::RawFile;

/// An embedded sample.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// File name, as in `static/samples`.
    pub name: &'static str,
    /// The bytes.
    pub bytes: &'static [u8],
}

impl Sample {
    /// The sample as a file that was dropped.
    #[must_use]
    pub fn file(&self) -> RawFile {
        RawFile::new(self.name, self.bytes)
    }
}

/// The samples, in the order the page opens them: one clean, one full of every noise, one with several
/// speakers.
pub const LIST: &[Sample] = &[
    Sample { name: "forest-fire.txt", bytes: include_bytes!("../static/samples/forest-fire.txt") },
    Sample {
        name: "work-safety-noisy.txt",
        bytes: include_bytes!("../static/samples/work-safety-noisy.txt"),
    },
    Sample {
        name: "winter-livelihood.txt",
        bytes: include_bytes!("../static/samples/winter-livelihood.txt"),
    },
];

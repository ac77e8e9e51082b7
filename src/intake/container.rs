//! The formats: one implementor per container, one ordered list of them.

use super::magic::Known;
use super::text::PlainText;
use super::{IntakeError, RawFile, SourceText};

/// A format that texts are found in.
///
/// To add one: implement this in a file of its own, put it into [`LIST`] before what would also
/// recognise its bytes, and name it in [`Format`](super::Format).
pub(super) trait Container: Sync {
    /// Whether the bytes are of this format. The name of the file is a hint at most.
    fn recognises(&self, file: &RawFile) -> bool;

    /// The texts that the file holds.
    fn read(&self, file: &RawFile) -> Result<Vec<SourceText>, IntakeError>;
}

/// All formats; the first that recognises a file reads it. Plain text recognises everything.
pub(super) static LIST: &[&dyn Container] = &[&Known, &PlainText];

/// The texts of a file, by the first format that recognises it.
pub(super) fn read(file: &RawFile) -> Result<Vec<SourceText>, IntakeError> {
    match LIST.iter().find(|c| c.recognises(file)) {
        Some(container) => container.read(file),
        None => PlainText.read(file),
    }
}

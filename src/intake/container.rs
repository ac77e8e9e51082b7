//! The formats of bytes: one implementor per container, one ordered list of them.

use super::magic::Known;
use super::text::Text;
use super::zip::{Budget, Zip};
use super::{IntakeError, RawFile, SourceText, Unread};

/// One file on its way through the containers.
pub(super) struct Visit<'a> {
    /// How many archives the file lies in.
    pub(super) depth: u32,
    /// What may still be unpacked.
    pub(super) budget: Budget,
    /// Who hears of texts.
    pub(super) found: &'a mut dyn FnMut(Result<SourceText, Unread>),
}

/// A format that texts are found in.
///
/// To add one: implement this in a file of its own, put it into [`LIST`] before what would also
/// recognise its bytes, and name it in [`Format`](super::Format).
pub(super) trait Container: Sync {
    /// Whether the bytes are of this format. The name of the file is a hint at most.
    fn recognises(&self, file: &RawFile) -> bool;

    /// Finds the texts that the file holds.
    fn read(&self, file: &RawFile, visit: &mut Visit) -> Result<(), IntakeError>;
}

/// All formats; the first that recognises a file reads it. Text recognises everything.
static LIST: &[&dyn Container] = &[&Known, &Zip, &Text];

/// Finds the texts of a file that lies in no archive.
pub(super) fn read(
    file: &RawFile,
    mut found: impl FnMut(Result<SourceText, Unread>),
) -> Result<(), IntakeError> {
    visit(file, &mut Visit { depth: 0, budget: Budget::default(), found: &mut found })
}

/// Finds the texts of a file, by the first format that recognises it.
pub(super) fn visit(file: &RawFile, visit: &mut Visit) -> Result<(), IntakeError> {
    match LIST.iter().find(|c| c.recognises(file)) {
        Some(container) => container.read(file, visit),
        None => Text.read(file, visit),
    }
}

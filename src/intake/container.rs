//! The formats of bytes: one implementor per container, one ordered list of them.

use super::magic::Known;
use super::zip::{Budget, Zip};
use super::{IntakeError, RawFile, Unread};

/// Who hears of what a file holds.
pub(super) trait Finder {
    /// A file or entry that should be text.
    fn text(&mut self, file: &RawFile) -> Result<(), IntakeError>;

    /// An entry of an archive that cannot be read.
    fn unread(&mut self, unread: Unread);
}

/// One file on its way through the containers.
pub(super) struct Visit<'a> {
    /// How many archives the file lies in.
    pub(super) depth: u32,
    /// What may still be unpacked.
    pub(super) budget: Budget,
    /// Who hears of texts.
    pub(super) finder: &'a mut dyn Finder,
}

/// A format that texts are found in.
///
/// To add one: implement this in a file of its own, put it into [`LIST`] before what would also
/// recognise its bytes, and name it in [`Format`](super::Format).
pub(super) trait Container: Sync {
    /// Whether the bytes are of this format. The name of the file is a hint at most.
    fn recognises(&self, file: &RawFile) -> bool;

    /// Finds what should be texts in the file.
    fn read(&self, file: &RawFile, visit: &mut Visit) -> Result<(), IntakeError>;
}

/// All formats; the first that recognises a file reads it. What none recognises should be text.
static LIST: &[&dyn Container] = &[&Known, &Zip];

/// Visits a file that lies in no archive.
pub(super) fn visit(file: &RawFile, finder: &mut dyn Finder) -> Result<(), IntakeError> {
    enter(file, &mut Visit { depth: 0, budget: Budget::default(), finder })
}

/// Visits a file or entry by the first format that recognises it; an encoding chosen by hand says that it
/// is text.
pub(super) fn enter(file: &RawFile, visit: &mut Visit) -> Result<(), IntakeError> {
    match LIST.iter().find(|c| file.encoding().is_none() && c.recognises(file)) {
        Some(container) => container.read(file, visit),
        None => visit.finder.text(file),
    }
}

//! Decoded text in, clean text out: [`repair`] → [`RepairedText`]. Every change is a recorded [`Edit`] in
//! the coordinates of the decoded text; text is never lost. Knows nothing of reports or people.

mod edit;

pub use edit::{Edit, EditKind, EditState};

use crate::span::EditMap;

/// A decoded text, what was mended in it, and the text that came of it.
///
/// Invariants: edits are in text order and do not overlap; `clean` is `decoded` with the applied edits
/// made, and `map` leads from `decoded` to `clean`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairedText {
    /// The text before.
    pub decoded: String,
    /// What was found, applied or offered.
    pub edits: Vec<Edit>,
    /// The text after.
    pub clean: String,
    /// From `decoded` to `clean`.
    pub map: EditMap,
}

/// Finds what is broken in a text and mends what is certain.
#[must_use]
pub fn repair(decoded: &str) -> RepairedText {
    RepairedText {
        decoded: decoded.to_owned(),
        edits: Vec::new(),
        clean: decoded.to_owned(),
        map: EditMap::identity(decoded.len()),
    }
}

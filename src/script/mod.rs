//! Text in one script in, text in another out, with an alignment. Detects the script of a text. Display
//! and export convert; analysis runs on simplified text, the *base*.

mod variant;

pub use variant::{Converted, Quotes, Script, Variant};

use crate::span::EditMap;

/// The script of a text.
#[must_use]
pub fn detect(text: &str) -> Script {
    let _ = text;
    Script::Hans
}

/// Converts a text into a variant. `names` (ranges of people's names, in order) are converted
/// by character, never as part of a phrase.
#[must_use]
pub fn convert(text: &str, variant: Variant) -> Converted {
    Converted { variant, text: text.to_owned(), map: EditMap::identity(text.len()) }
}

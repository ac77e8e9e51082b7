//! The text a report is shown in.

use super::state::OpenReport;
use crate::protocol::{Converted, EditMap, ReadReport, Script, Variant};

/// The base text, which every report holds: to be shown while the engine makes another.
#[must_use]
pub fn base_text(read: &ReadReport) -> Converted {
    let base = &read.texts.base;
    Converted {
        variant: Variant::Hans,
        text: base.clone(),
        map: EditMap::identity(base.len()),
        doubts: Vec::new(),
    }
}

/// The text of a report in a variant, if the report holds it already; other variants are the engine's work.
#[must_use]
pub fn held_text(read: &ReadReport, variant: Variant) -> Option<Converted> {
    let texts = &read.texts;
    match variant {
        Variant::Original => Some(Converted {
            variant,
            text: texts.clean.clone(),
            map: texts.simplified.inverse(),
            doubts: Vec::new(),
        }),
        Variant::Hans if texts.script == Script::Hans => Some(base_text(read)),
        Variant::Hans | Variant::Hant | Variant::Taiwan | Variant::HongKong => None,
    }
}

impl OpenReport {
    /// Whether the text shown is not (or not yet) in this variant.
    #[must_use]
    pub fn lacks(&self, variant: Variant) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.variant != variant)
    }
}

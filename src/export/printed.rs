//! A report as it is printed in one variant: ranges of the base become words and places.

use crate::confidence::Confidence;
use crate::document::Sourced;
use crate::pipeline::ReadReport;
use crate::script::{Converted, Script, Variant, convert};
use crate::span::{TextRange, Units, slice};

use super::record::{Place, WordRecord};

/// A report beside its text in the asked variant.
pub(super) struct Printed<'a> {
    pub(super) read: &'a ReadReport,
    shown: &'a Converted,
    units: Units<'a>,
}

impl<'a> Printed<'a> {
    pub(super) fn new(read: &'a ReadReport, shown: &'a Converted) -> Self {
        Self { read, shown, units: Units::new(&shown.text) }
    }

    /// Where ranges of the base stand in the printed text.
    pub(super) fn places(&self, ranges: impl IntoIterator<Item = TextRange>) -> Vec<Place> {
        ranges.into_iter().map(|range| self.units.scalar_range(self.shown.map.forward(range))).collect()
    }

    /// The printed text of a range of the base.
    pub(super) fn text(&self, range: TextRange) -> String {
        slice(&self.shown.text, self.shown.map.forward(range)).to_owned()
    }

    pub(super) fn word(&self, range: TextRange) -> WordRecord {
        WordRecord { text: self.text(range), spans: self.places([range]) }
    }

    /// A value in the words of the printed text.
    pub(super) fn value(&self, sourced: &Sourced<String>) -> String {
        match sourced.range {
            Some(range) if slice(&self.read.texts.base, range) == sourced.value => self.text(range),
            _ => self.words(&sourced.value, &[]),
        }
    }

    /// A person's name: as printed at its first place, if it stands there.
    pub(super) fn name(&self, name: &str, mut places: impl Iterator<Item = TextRange>) -> String {
        match places.find(|&range| slice(&self.read.texts.base, range) == name) {
            Some(range) => self.text(range),
            None => self.words(name, &[TextRange::of(name)]),
        }
    }

    /// Simplified words that stand nowhere, in the variant of the printed text.
    pub(super) fn words(&self, words: &str, names: &[TextRange]) -> String {
        let variant = match (self.shown.variant(), self.read.texts.script) {
            (Variant::Original, Script::Hans) => Variant::Hans,
            (Variant::Original, _) => Variant::Hant,
            (variant, _) => variant,
        };
        convert(words, variant, names).text
    }
}

/// A confidence as a number from 0 to 1.
pub(super) fn number(confidence: Confidence) -> f64 {
    f64::from(confidence.as_thousandths()) / 1000.0
}

//! Base text in, [`Report`]s out: the reports of a text, their blocks and their head matter. Decides what
//! a line is, never what a sentence means.

mod chrome;
mod cues;
mod dateline;
mod day;
mod fields;
mod head;
mod headline;
mod label;
mod line;
mod model;
mod names;
mod notice;
mod read;
mod sheet;
mod source;
mod split;
mod zones;

pub(crate) use day::number;
pub use day::{Day, days, time};
pub(crate) use headline::{is_speech, without_note};
pub use model::{Block, BlockKind, Date, Head, Press, PressRole, Published, Report, Sourced};
pub use sheet::Sheet;

use crate::intake::Hints;
use crate::span::TextRange;

/// Cuts a base text into the ranges of its reports: in order, touching, covering all of it.
#[must_use]
pub fn split(base: &str) -> Vec<TextRange> {
    Sheet::of(base).split()
}

/// Reads the structure of one report from its base text (simplified, repaired); `hints` are what the
/// container said of it.
#[must_use]
pub fn read(base: &str, hints: &Hints) -> Report {
    Sheet::of(base).read(TextRange::of(base), hints)
}

//! What a pass is, and the lists of passes.

use super::EditKind;
use super::passes::{
    blank::Blanks, compatibility::Compatibility, doubled::Doubled, full_width::FullWidth, gloss::Glosses,
    half_width::HalfWidth, interpunct::Interpunct, invisible::Invisible, line::Lines, markup::Markup,
    misaligned::Misaligned, mojibake::Mojibake, name::Names,
};
use crate::confidence::Confidence;
use crate::span::TextRange;

/// From here on an edit is made without asking.
pub(super) const APPLY_FROM: Confidence = Confidence::thousandths(995);

/// A change that a pass proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    /// What to replace, in the text that the pass was given.
    pub(super) range: TextRange,
    /// What to put there.
    pub(super) after: String,
    /// What kind of noise that undoes.
    pub(super) kind: EditKind,
    /// How sure the pass is; [`APPLY_FROM`] decides whether the change is made or offered.
    pub(super) confidence: Confidence,
    /// Other readings, best first.
    pub(super) alternatives: Vec<String>,
}

impl Proposal {
    /// A change that is certain.
    pub(super) fn certain(kind: EditKind, range: TextRange, after: impl Into<String>) -> Self {
        let confidence = Confidence::CERTAIN;
        Self { range, after: after.into(), kind, confidence, alternatives: Vec::new() }
    }

    /// The same change, less sure.
    pub(super) fn with(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Whether the change is made without asking.
    pub(super) fn applies(&self) -> bool {
        self.confidence >= APPLY_FROM
    }
}

/// One step of repair: looks for one sort of noise in a text and proposes how to undo it.
///
/// A pass reads nothing but the text it is given, so that a repaired text says by itself that nothing is
/// left to do. Its work is linear in the text.
pub(super) trait Pass: Sync {
    /// Adds its proposals to `out`: each on character boundaries, none overlapping another, each one
    /// changing the text.
    fn run(&self, text: &str, out: &mut Vec<Proposal>);
}

/// The passes in the order in which they run; each reads the text that the earlier ones left.
///
/// Characters first, then the noise that hides marks, then marks: a pass may rely on what stands above it.
pub(super) static MENDING: &[&dyn Pass] = &[
    &Mojibake,
    &Markup,
    &Invisible,
    &Compatibility,
    &Misaligned,
    &Glosses,
    &Interpunct,
    &Doubled,
    &Lines,
    &Blanks,
    &Names,
    &FullWidth,
];

/// What comes when all else is at rest: marks of the mirror's width tell the passes above of its work.
pub(super) static WIDENING: &[&dyn Pass] = &[&HalfWidth];

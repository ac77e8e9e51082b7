//! A repair in, what its card says of it out: what was printed, and the readings to choose from.

use super::super::decisions::{Standing, printed};
use super::super::state::OpenReport;
use crate::protocol::{Edit, EditId, EditKind};

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairCard {
    /// Which.
    pub edit: EditId,
    /// What kind of noise.
    pub kind: EditKind,
    /// How it stands.
    pub standing: Standing,
    /// How sure the engine is of its first reading, in thousandths.
    pub sure: u16,
    /// What was printed, for the eye.
    pub before: String,
    /// What may stand there, best first; what was printed, last.
    pub readings: Vec<String>,
    /// Which of them stands there now.
    pub chosen: Option<usize>,
    /// How many repairs of the kind the report has.
    pub alike: usize,
}

/// The choice is that of the report as it was first read, so that a decision does not move the readings about.
pub(super) fn repair(open: &OpenReport, edit: &Edit) -> RepairCard {
    let standing = Standing::of(edit, &open.made);
    let before = printed(&open.read, edit);
    let first = open.first.edits.iter().find(|e| e.id == edit.id).unwrap_or(edit);
    let mut readings: Vec<_> = std::iter::once(&first.after).chain(&first.alternatives).cloned().collect();
    readings.push(before.to_owned());
    let current = match standing {
        Standing::Made => Some(edit.after.as_str()),
        Standing::Undone => Some(before),
        Standing::Offered => None,
    };
    RepairCard {
        edit: edit.id,
        kind: edit.kind,
        standing,
        sure: first.confidence.as_thousandths(),
        before: visible(before),
        chosen: current.and_then(|text| readings.iter().position(|r| r == text)),
        readings,
        alike: open.read.edits.iter().filter(|e| e.kind == edit.kind).count(),
    }
}

/// Removed text with its blanks made visible; long text is cut in the middle.
#[must_use]
pub fn visible(text: &str) -> String {
    let sign = |c| match c {
        '\n' | '\r' => '↵',
        ' ' | '\u{a0}' | '\u{3000}' | '\t' => '␣',
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => '·',
        c => c,
    };
    let signs: Vec<char> = text.chars().map(sign).collect();
    match signs.as_slice() {
        [head @ .., _, _, _, _] if head.len() > 40 => {
            let (start, end) = (&signs[..24], &signs[signs.len() - 8..]);
            start.iter().chain(&['…']).chain(end).collect()
        }
        all => all.iter().collect(),
    }
}

//! A report in, its repairs as the index lists them out: by kind, those in doubt first; and the lines that the
//! reader gave back to the text.

use super::decisions::Standing;
use super::state::OpenReport;
use crate::protocol::{EditId, EditKind, TextRange, slice};

/// The repairs of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairGroup {
    /// The kind.
    pub kind: EditKind,
    /// All of them, in text order.
    pub edits: Vec<EditId>,
    /// How many are made.
    pub made: usize,
    /// How many are in doubt.
    pub offered: usize,
}

/// A line that the reader gave back to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredLine {
    /// Where it stands in the decoded text.
    pub range: TextRange,
    /// What it says.
    pub text: String,
}

/// What was changed in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// The kinds that the report has, those with doubts first.
    pub groups: Vec<RepairGroup>,
    /// Lines given back.
    pub restored: Vec<RestoredLine>,
}

/// The repairs of a report.
#[must_use]
pub fn repairs(open: &OpenReport) -> Repairs {
    let groups = EditKind::LIST.iter().map(|kind| group(open, *kind)).filter(|group| !group.edits.is_empty());
    let (doubtful, sure): (Vec<_>, Vec<_>) = groups.partition(|group| group.offered > 0);
    let line = |range: &TextRange| RestoredLine {
        range: *range,
        text: slice(&open.first.texts.decoded, *range).trim().to_owned(),
    };
    Repairs { groups: [doubtful, sure].concat(), restored: open.wanted.restored.iter().map(line).collect() }
}

fn group(open: &OpenReport, kind: EditKind) -> RepairGroup {
    let edits: Vec<_> = open.read.edits.iter().filter(|e| e.kind == kind).collect();
    let count = |such| edits.iter().filter(|e| Standing::of(e, &open.made) == such).count();
    RepairGroup {
        kind,
        made: count(Standing::Made),
        offered: count(Standing::Offered),
        edits: edits.iter().map(|e| e.id).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::view::fixture;

    #[test]
    fn repairs_are_counted_by_kind() {
        let mut read = fixture::meeting().read;
        read.edits[1].kind = EditKind::HalfWidth;
        let groups = repairs(&OpenReport::new(Rc::new(read))).groups;
        let brief: Vec<_> = groups.iter().map(|g| (g.kind, g.edits.len(), g.made, g.offered)).collect();
        assert_eq!(brief, [(EditKind::Gloss, 2, 1, 1), (EditKind::HalfWidth, 1, 1, 0)]);
    }
}

//! A report in, its clean text out.

use serde::{Deserialize, Serialize};

use crate::document::{Block, BlockKind};
use crate::pipeline::ReadReport;
use crate::script::Converted;
use crate::span::slice;

/// Which lines of a report are taken along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// The report without site chrome.
    #[default]
    Report,
    /// All that was printed.
    All,
    /// Body only: no headline, dates, sources, bylines.
    Body,
}

/// A report's repaired text as it is `shown`, a line for each block.
#[must_use]
pub fn text(read: &ReadReport, shown: Converted, lines: Lines) -> String {
    let wanted = |block: &&Block| match lines {
        Lines::Report => block.kind != BlockKind::Boilerplate,
        Lines::All => true,
        Lines::Body => block.kind.is_body(),
    };
    if lines == Lines::All {
        return shown.text;
    }
    let blocks = read.report.blocks.iter().filter(wanted);
    blocks.map(|b| slice(&shown.text, shown.map.forward(b.range))).collect::<Vec<_>>().join("\n")
}

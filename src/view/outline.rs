//! A report in, its outline out: its headings, and the paragraphs in which somebody orders something.

use super::in_script::Shown;
use super::mark::{MarkId, Target};
use crate::protocol::{Block, BlockKind, Directive, Offset};

/// A heading, or a paragraph with directives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    /// Its number among the blocks of the body, from 1.
    pub number: u32,
    /// The text of a heading.
    pub heading: Option<String>,
    /// Where it begins in the base text.
    pub at: Offset,
    /// Who gives its first directive; `None` for the meeting itself.
    pub speaker: Option<String>,
    /// The verb of that: 强调, 要求.
    pub verb: Option<String>,
    /// How many directives it holds.
    pub orders: usize,
    /// The first of them.
    pub first: Option<MarkId>,
}

/// The rows of a report, in text order.
#[must_use]
pub fn outline(shown: Shown) -> Vec<OutlineRow> {
    let read = shown.read;
    let body = read.report.blocks.iter().filter(|block| block.kind.is_body());
    let mut orders = read.reading.directives.iter().peekable();
    let mut rows = Vec::new();
    for (number, block) in (1..).zip(body) {
        // Directives stand in text order, and none spans two blocks.
        let mut within = Vec::new();
        while let Some(order) = orders.next_if(|order| order.range.start() < block.range.end()) {
            if order.range.start() >= block.range.start() {
                within.push(order);
            }
        }
        rows.extend(row(shown, number, block, &within));
    }
    rows
}

fn row(shown: Shown, number: u32, block: &Block, orders: &[&Directive]) -> Option<OutlineRow> {
    let heading = (block.kind == BlockKind::Heading).then(|| shown.at(block.range).to_owned());
    let first = orders.first();
    if heading.is_none() && first.is_none() {
        return None;
    }
    let verb = first.and_then(|first| first.verb.as_ref()).map(|verb| shown.value(verb).to_owned());
    let mark =
        |first: &&Directive| MarkId { report: shown.read.id, target: Target::Directive(first.id), place: 0 };
    Some(OutlineRow {
        number,
        heading,
        at: block.range.start(),
        speaker: first.and_then(|first| shown.speaker(&first.speaker)).map(str::to_owned),
        verb,
        orders: orders.len(),
        first: first.map(mark),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn every_directive_is_counted_once_in_its_paragraph() {
        let fixture = fixture::meeting();
        let rows = outline(fixture.shown());
        let counted: usize = rows.iter().map(|row| row.orders).sum();
        let all = fixture.read.reading.directives.len();
        assert!(all > 0);
        assert_eq!(counted, all);
        assert!(rows.is_sorted_by_key(|row| row.number));
    }

    #[test]
    fn a_row_leads_to_its_first_directive_and_names_who_gives_it() {
        let fixture = fixture::meeting();
        let first = &outline(fixture.shown())[0];
        let order = &fixture.read.reading.directives[0];
        assert_eq!(first.first.map(|mark| mark.target), Some(Target::Directive(order.id)));
        assert_eq!(first.speaker.as_deref(), fixture.shown().speaker(&order.speaker));
    }
}

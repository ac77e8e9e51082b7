//! The parts of a directive: who shall do what, how much, on what condition, or else what.

use super::super::model::{Part, SpanKind};
use super::actor;
use super::scan::Scan;
use crate::span::{Offset, TextRange};

/// Finds the parts of a directive, in text order.
pub(super) fn find(scan: &Scan, content: TextRange) -> Vec<Part> {
    let mut parts: Vec<Part> = scan
        .layout
        .opaque_in(content)
        .filter(|&r| is_term(scan, r))
        .map(|range| Part { kind: SpanKind::Term, range })
        .collect();
    for clause in scan.layout.cut(scan.base, content, &['，', '：', ',', '；']) {
        addressee(scan, clause, &mut parts);
    }
    parts.sort_by_key(|p| (p.range.start(), p.range.end()));
    parts
}

/// A quoted formula, its marks left out by nobody: “五包一”.
fn is_term(scan: &Scan, range: TextRange) -> bool {
    scan.text(range).starts_with(['“', '‘', '「'])
}

fn addressee(scan: &Scan, clause: TextRange, parts: &mut Vec<Part>) {
    let Some(hit) = scan.deontic(clause).next() else { return };
    let before = scan.text(TextRange::new(clause.start(), hit.range.start()));
    let phrase = actor::opened(before);
    if actor::is_actor(before) {
        let start = Offset::at(hit.range.start().index() - phrase.len());
        parts.push(Part { kind: SpanKind::Addressee, range: TextRange::new(start, hit.range.start()) });
    }
}

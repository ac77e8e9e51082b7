//! Who asked whom to do what: directives and permissions.
//!
//! A lead-in (某某强调，) opens a frame that governs the sentences behind it. Each sentence in a frame is judged:
//! a deontic word makes it a directive; without one it is a directive where it looks like a bare order that
//! continues others and nothing in it describes. Sentences in no frame are nobody's orders.

#[macro_use]
mod word_class;

mod act;
mod act_word;
mod action;
mod actor;
mod addressee;
mod bundle;
mod classes;
mod clause;
mod clause_word;
mod consequence;
mod dated;
mod deadline;
mod frame;
mod genre;
mod gesture;
mod judge;
mod lead;
mod listener;
mod memo;
mod modality;
mod numbering;
mod own_word;
mod pairs;
mod part;
mod part_word;
mod quantity;
mod scan;
mod sentence;
mod speaker;
mod theme;
mod verb;
mod walk;
mod when;
mod who;
mod words;

#[cfg(test)]
mod tests;

use super::{Directive, Meeting, Official, OtherPerson, Permission};
use crate::document::{Date, Report};

/// Finds the directives of a report and what it allows, in text order.
pub(super) fn find(
    base: &str,
    report: &Report,
    meeting: &Meeting,
    officials: &[Official],
    others: &[OtherPerson],
) -> (Vec<Directive>, Vec<Permission>) {
    let people = speaker::People::of(officials, others);
    let genre = genre::frame(base, report, &people);
    let mut walk = walk::Walk::new(base, &people, day(report, meeting), genre);
    for block in report.blocks.iter().filter(|block| block.kind.is_body()) {
        walk.block(block);
    }
    let (found, permissions) = walk.finish();
    (bundle::tie(base, found), permissions)
}

/// The day from which deadlines count: that of the meeting, its year that of publication.
fn day(report: &Report, meeting: &Meeting) -> Option<Date> {
    let published = report.head.published.as_ref().map(|p| p.value.date);
    let met = meeting.dates.first().map(|d| d.value);
    let year = met.and_then(|d| d.year).or(published.and_then(|d| d.year));
    met.or(published).map(|date| Date { year, ..date })
}

//! [`Report`] in, [`Reading`] out: the meeting, the officials with their titles and roles, the directives.
//! Works on the base text (simplified, repaired); never changes it and never sees the script it came in.

mod directives;
mod meeting;
mod model;
mod people;
mod spans;

pub use model::{
    Alias, Deadline, Directive, Evidence, Level, Meeting, Mention, MentionKind, Modality, Official,
    OrganClass, OtherPerson, Part, Permission, Reading, Role, RoleDetail, RoleFinding, Rule, Span, SpanKind,
    Speaker, Status, Subject, Theme, Title,
};

use crate::document::Report;

/// Reads what a report says.
#[must_use]
pub fn analyse(base: &str, report: &Report) -> Reading {
    let (officials, others) = people::find(base, report);
    let meeting = meeting::find(base, report, &names(&officials));
    let (directives, permissions) = directives::find(base, report, &meeting, &officials, &others);
    let spans = spans::find(base, report, &officials);
    Reading { meeting, officials, others, directives, permissions, spans }
}

/// Every place of an official's name, in text order.
fn names(officials: &[Official]) -> Vec<crate::span::TextRange> {
    let mut names: Vec<_> = officials.iter().flat_map(|o| &o.mentions).map(|m| m.range).collect();
    names.sort_unstable();
    names
}

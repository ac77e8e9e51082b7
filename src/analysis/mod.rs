//! [`Report`] in, [`Reading`] out: the meeting, the officials with their titles and roles, the directives.
//! Works on the base text (simplified, repaired); never changes it and never sees the script it came in.

mod calendar;
mod directives;
mod meeting;
mod model;
mod people;
mod spans;

pub use model::{
    Act, Alias, Deadline, Directive, Evidence, Level, Meeting, MeetingKind, Mention, MentionKind, Modality,
    Official, OrganClass, OtherPerson, Part, Permission, Reading, Role, RoleDetail, RoleFinding, Rule, Span,
    SpanKind, Speaker, Status, Subject, Theme, Title,
};

use crate::confidence::Confidence;
use crate::document::Report;

/// Reads what a report says.
#[must_use]
pub fn analyse(base: &str, report: &Report) -> Reading {
    let (mut officials, others) = people::find(base, report);
    let meeting = meeting::find(base, report, &names(&officials));
    let (directives, permissions) = directives::find(base, report, &meeting, &officials, &others);
    name_speakers(&mut officials, &directives);
    let spans = spans::find(base, report, &meeting, &officials, &others);
    Reading { meeting, officials, others, directives, permissions, spans }
}

/// Whoever orders speaks, also in a printed instruction.
fn name_speakers(officials: &mut [Official], directives: &[Directive]) {
    for directive in directives {
        let Speaker::Person(id) = directive.speaker else { continue };
        let Some(official) = officials.iter_mut().find(|o| o.id == id && !o.has(Role::Speaker)) else {
            continue;
        };
        let detail = official.roles.iter().find_map(|role| role.detail);
        official.roles.retain(|role| role.role != Role::Referenced);
        let verb = directive.verb.as_ref().and_then(|verb| verb.range);
        // 张三：…: the name alone leads to what was said.
        let range = verb.or_else(|| official.mentions.first().map(|mention| mention.range));
        let evidence = Evidence { rule: Rule::ReportingVerb, range, confidence: Confidence::LIKELY };
        official.roles.push(RoleFinding { role: Role::Speaker, detail, evidence });
        official.roles.sort_by_key(|role| role.role);
    }
}

/// Every place of an official's name, in text order.
fn names(officials: &[Official]) -> Vec<crate::span::TextRange> {
    let mut names: Vec<_> = officials.iter().flat_map(|o| &o.mentions).map(|m| m.range).collect();
    names.sort_unstable();
    names
}

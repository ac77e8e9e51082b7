//! A report in, the people of the index out: each once, under the strongest part at the meeting.

use super::in_script::Shown;
use super::mark::{Look, MarkId, Target};
use crate::protocol::{Official, PressRole, Role};

/// A person of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Name, as shown.
    pub name: String,
    /// Posts, joined.
    pub titles: String,
    /// Other parts at the meeting.
    pub roles: Vec<Role>,
    /// Every mention, in text order.
    pub marks: Vec<MarkId>,
    /// How many of them are guesses.
    pub suggested: usize,
}

/// People with the same strongest part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleGroup {
    /// The part.
    pub role: Role,
    /// The people, by first appearance.
    pub rows: Vec<PersonRow>,
}

/// A member of the press, or another person who is no official (then without a role).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PressRow {
    /// Name, as shown.
    pub name: String,
    /// What the person did.
    pub role: Option<PressRole>,
    /// Every place of the name.
    pub marks: Vec<MarkId>,
}

/// The officials by part: chair, speakers, reporters, those present, those only named.
#[must_use]
pub fn people(shown: Shown) -> Vec<PeopleGroup> {
    let mut groups: Vec<_> = Role::LIST.iter().map(|&role| PeopleGroup { role, rows: Vec::new() }).collect();
    for person in &shown.read.reading.officials {
        let strongest = strongest(person);
        if let Some(group) = groups.iter_mut().find(|g| g.role == strongest) {
            group.rows.push(row(shown, person, strongest));
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The press, then other persons.
#[must_use]
pub fn press(shown: Shown) -> Vec<PressRow> {
    let read = shown.read;
    let press = read.report.head.press.iter().map(|p| (&p.name, Some(p.role), &p.spans));
    let others = read.reading.others.iter().map(|p| (&p.name, None, &p.spans));
    let row = |(number, (name, role, spans)): (u32, (&String, _, &Vec<_>))| PressRow {
        name: spans.first().map_or(name.as_str(), |range| shown.at(*range)).to_owned(),
        role,
        marks: places(shown, Target::Press(number), spans.len()),
    };
    (0..).zip(press.chain(others)).map(row).collect()
}

/// The key of a part's word.
#[must_use]
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Chair => "role.chair",
        Role::Speaker => "role.speak",
        Role::Reporter => "role.report",
        Role::Attendee => "role.attend",
        Role::Referenced => "role.mention",
    }
}

/// The key of the word for what a member of the press did.
#[must_use]
pub fn press_key(role: Option<PressRole>) -> &'static str {
    match role {
        Some(PressRole::Reporter) => "press.reporter",
        Some(PressRole::Editor) => "press.editor",
        Some(PressRole::Correspondent) => "press.correspondent",
        Some(PressRole::Photographer) => "press.photographer",
        Some(PressRole::Author) => "press.author",
        None => "press.other",
    }
}

/// So many marks of one target.
pub(super) fn places(shown: Shown, target: Target, count: usize) -> Vec<MarkId> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (0..count).map(|place| MarkId { report: shown.read.id, target, place }).collect()
}

fn strongest(person: &Official) -> Role {
    person.roles.iter().map(|r| r.role).min().unwrap_or(Role::Referenced)
}

fn row(shown: Shown, person: &Official, strongest: Role) -> PersonRow {
    let other = |role: &&Role| **role != strongest && **role != Role::Referenced && person.has(**role);
    let suggested = |m: &&crate::protocol::Mention| Look::of(m.status, &m.evidence) == Look::Suggested;
    PersonRow {
        name: shown.name(person).to_owned(),
        titles: shown.titles(person),
        roles: Role::LIST.iter().filter(other).copied().collect(),
        marks: places(shown, Target::Person(person.id), person.mentions.len()),
        suggested: person.mentions.iter().filter(suggested).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn each_person_stands_once_under_the_strongest_part() {
        let fixture = fixture::meeting();
        let shown = fixture.shown();
        let groups = people(shown);
        let flat: Vec<_> = groups.iter().flat_map(|g| g.rows.iter().map(|r| (g.role, r))).collect();
        let brief: Vec<_> =
            flat.iter().map(|(g, r)| (*g, r.name.as_str(), r.roles.as_slice(), r.marks.len())).collect();
        assert_eq!(
            brief,
            [(Role::Chair, "祁望舒", &[Role::Speaker][..], 2), (Role::Speaker, "沈知远", &[][..], 3)]
        );
        assert_eq!(flat[1].1.titles, "县委书记、县河长制办公室主任");
    }

    #[test]
    fn the_press_stands_apart() {
        let fixture = fixture::meeting();
        let rows = press(fixture.shown());
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].name.as_str(), rows[0].role), ("陆苇", Some(PressRole::Reporter)));
        assert_eq!(rows[0].marks[0].to_string(), "w0.0");
    }
}

//! A report in, the people of the index out: each once, under the strongest part at the meeting.

use super::in_script::Shown;
use super::index::{Sorting, passes};
use super::mark::{Look, MarkId, Target};
use super::pinyin::{Fit, fit_read, readings_of};
use super::sorted;
use crate::protocol::{Official, PressRole, Role, RoleDetail};

/// A person of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Name, as shown.
    pub name: String,
    /// Posts, joined.
    pub titles: String,
    /// Other parts at the meeting.
    pub roles: Vec<Role>,
    /// In what finer sense somebody had a part: by an instruction sent, without a vote.
    pub details: Vec<RoleDetail>,
    /// Every mention, in text order.
    pub marks: Vec<MarkId>,
    /// How many of them are guesses.
    pub suggested: usize,
    /// The name otherwise: in the other script, in pinyin, short forms.
    pub also: Vec<String>,
    /// Place in the list of those present, from 1.
    pub list_order: Option<u32>,
}

impl PersonRow {
    /// Whether the row is shown under a filter: each of its words stands in the row, or is the beginning of the name's
    /// pinyin, as initials are.
    #[must_use]
    pub fn passes(&self, filter: &str) -> bool {
        let also = || self.also.iter().map(String::as_str);
        let holds = |word: &str| passes(word, [self.name.as_str(), &self.titles].into_iter().chain(also()));
        filter.split_whitespace().all(|word| holds(word) || self.best_name(word).is_some())
    }

    /// The name or short form that answers a query best; their characters are read as in the name.
    pub(super) fn best_name(&self, query: &str) -> Option<(Fit, String)> {
        let is_pinyin = |other: &&String| other.starts_with(|c: char| !c.is_numeric() && c < '\u{3000}');
        let pinyin = self.also.iter().find(is_pinyin);
        let names = || std::iter::once(&self.name).chain(self.also.iter().filter(|other| !is_pinyin(other)));
        let own: Vec<_> =
            names().flat_map(|name| pinyin.map(|p| readings_of(name, p)).unwrap_or_default()).collect();
        let fits = names().filter_map(|name| Some((fit_read(name, query, &own)?, name)));
        // Of equals the first: the full name.
        fits.min_by_key(|(fit, _)| *fit).map(|(fit, name)| (fit, name.clone()))
    }
}

/// People with the same strongest part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleGroup {
    /// The part; none where people are not sorted by it.
    pub role: Option<Role>,
    /// The people; of one part by first appearance.
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

/// The officials: by part (chair, speakers, reporters, those present, those only named), or in one list.
#[must_use]
pub fn people(shown: Shown, sorting: Sorting) -> Vec<PeopleGroup> {
    let officials = &shown.read.reading.officials;
    let mut groups: Vec<_> = if sorting == Sorting::Part {
        let of = |role: &Role| {
            let own = officials.iter().filter(|person| strongest(person) == *role);
            PeopleGroup {
                role: Some(*role),
                rows: own.map(|person| row(shown, person, Some(*role))).collect(),
            }
        };
        Role::LIST.iter().map(of).collect()
    } else {
        vec![PeopleGroup {
            role: None,
            rows: officials.iter().map(|person| row(shown, person, None)).collect(),
        }]
    };
    for group in &mut groups {
        match sorting {
            Sorting::Part | Sorting::First => {}
            Sorting::Count => sorted::by_key(&mut group.rows, |row| std::cmp::Reverse(row.marks.len())),
            Sorting::List => sorted::by_key(&mut group.rows, |row| row.list_order.unwrap_or(u32::MAX)),
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

fn row(shown: Shown, person: &Official, group: Option<Role>) -> PersonRow {
    let other = |role: &&Role| Some(**role) != group && **role != Role::Referenced && person.has(**role);
    let suggested = |m: &&crate::protocol::Mention| Look::of(m.status, &m.evidence) == Look::Suggested;
    PersonRow {
        name: shown.name(person).to_owned(),
        titles: shown.titles(person),
        roles: Role::LIST.iter().filter(other).copied().collect(),
        details: sorted::set(person.roles.iter().filter_map(|part| part.detail)).into_iter().collect(),
        marks: places(shown, Target::Person(person.id), person.mentions.len()),
        suggested: person.mentions.iter().filter(suggested).count(),
        also: also(shown, person),
        list_order: person.list_order,
    }
}

fn also(shown: Shown, person: &Official) -> Vec<String> {
    let forms = shown.read.name_forms.get(person.id.index());
    let forms = forms.map(|f| [Some(&f.simplified), Some(&f.traditional), f.pinyin.as_ref()]);
    let aliases = person.aliases.iter().map(|alias| &alias.text);
    forms.into_iter().flatten().flatten().chain(aliases).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn each_person_stands_once_under_the_strongest_part() {
        let fixture = fixture::meeting();
        let shown = fixture.shown();
        let groups = people(shown, Sorting::Part);
        let flat: Vec<_> = groups.iter().flat_map(|g| g.rows.iter().map(|r| (g.role, r))).collect();
        let brief: Vec<_> =
            flat.iter().map(|(g, r)| (*g, r.name.as_str(), r.roles.as_slice(), r.marks.len())).collect();
        assert_eq!(
            brief,
            [
                (Some(Role::Chair), "祁望舒", &[Role::Speaker][..], 2),
                (Some(Role::Speaker), "沈知远", &[][..], 3)
            ]
        );
        assert_eq!(flat[1].1.titles, "县委书记、县河长制办公室主任");
    }

    #[test]
    fn people_are_sorted_as_asked() {
        let mut fixture = fixture::meeting();
        fixture.read.reading.officials[1].list_order = Some(1);
        let names = |sorting| -> Vec<String> {
            people(fixture.shown(), sorting).into_iter().flat_map(|g| g.rows).map(|row| row.name).collect()
        };
        assert_eq!(names(Sorting::First), ["沈知远", "祁望舒"]);
        assert_eq!(names(Sorting::Count), ["沈知远", "祁望舒"]);
        assert_eq!(names(Sorting::List), ["祁望舒", "沈知远"]);
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

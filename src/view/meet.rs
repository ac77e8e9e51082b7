//! A report in, the card under its title out: which meeting, when, whose, and who took which part.

use super::in_script::Shown;
use super::mark::{MarkId, Target};
use super::people::places;
use crate::protocol::{Date, Official, Role};

/// So many names stand in one row; the index has them all.
const NAMES: usize = 24;

/// A row of the meeting card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetRow {
    /// Key of its label.
    pub label: &'static str,
    /// What it says.
    pub value: MeetValue,
    /// Whether it takes the whole width; the others stand in pairs.
    pub wide: bool,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetValue {
    /// Words of the report.
    Text(String),
    /// Days.
    Dates(Vec<Date>),
    /// Persons, each with its first mention; then how many more there are.
    People(Vec<(String, MarkId)>, usize),
}

/// The rows that the report has something for.
#[must_use]
pub fn meeting(shown: Shown) -> Vec<MeetRow> {
    let meeting = &shown.read.reading.meeting;
    let text = |value: Option<_>| value.map(|v| MeetValue::Text(shown.value(v).to_owned()));
    let dates: Vec<Date> = meeting.dates.iter().map(|d| d.value).collect();
    let rows = [
        ("meeting", text(meeting.name.as_ref()), true),
        ("date", (!dates.is_empty()).then_some(MeetValue::Dates(dates)), false),
        ("place", text(meeting.jurisdiction.as_ref()), false),
        ("role.chair", people(shown, |p| p.has(Role::Chair)), false),
        ("role.speak", people(shown, |p| p.has(Role::Speaker)), false),
        ("role.report", people(shown, |p| p.has(Role::Reporter)), true),
        ("role.attend", people(shown, only_present), true),
    ];
    let row = |(label, value, wide): (_, Option<_>, _)| value.map(|value| MeetRow { label, value, wide });
    pair(rows.into_iter().filter_map(row).collect())
}

fn only_present(person: &Official) -> bool {
    person.has(Role::Attendee) && !person.has(Role::Chair) && !person.has(Role::Speaker)
}

fn people(shown: Shown, belongs: impl Fn(&Official) -> bool) -> Option<MeetValue> {
    let people: Vec<_> = shown.read.reading.officials.iter().filter(|p| belongs(p)).collect();
    let first = |p: &Official| places(shown, Target::Person(p.id), 1).first().copied();
    let named = people.iter().take(NAMES).filter_map(|p| Some((shown.name(p).to_owned(), first(p)?)));
    let more = people.len().saturating_sub(NAMES);
    (!people.is_empty()).then(|| MeetValue::People(named.collect(), more))
}

/// A narrow row without a neighbour becomes wide, and so does one with many names.
fn pair(mut rows: Vec<MeetRow>) -> Vec<MeetRow> {
    for row in &mut rows {
        row.wide |= matches!(&row.value, MeetValue::People(names, _) if names.len() > 4);
    }
    let mut at = 0;
    while at < rows.len() {
        let paired = !rows[at].wide && rows.get(at + 1).is_some_and(|next| !next.wide);
        rows[at].wide |= !paired;
        at += if paired { 2 } else { 1 };
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Reading;
    use crate::view::fixture;

    #[test]
    fn rows_stand_in_pairs_or_alone() {
        let mut fixture = fixture::meeting();
        let brief = |rows: &[MeetRow]| rows.iter().map(|r| (r.label, r.wide)).collect::<Vec<_>>();
        let rows = meeting(fixture.shown());
        let both = [("role.chair", false), ("role.speak", false)];
        assert_eq!(brief(&rows)[..3], [("meeting", true), ("date", false), ("place", false)]);
        assert_eq!(brief(&rows)[3..], both);
        fixture.read.reading.meeting.jurisdiction = None;
        let closed_up = [("date", false), ("role.chair", false), ("role.speak", true)];
        assert_eq!(brief(&meeting(fixture.shown()))[1..], closed_up);
        fixture.read.reading = Reading::default();
        assert!(meeting(fixture.shown()).is_empty());
    }
}

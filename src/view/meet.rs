//! A report in, the card under its title out: which meeting, when, whose, and who took which part.

use super::in_script::{Shown, date_in};
use super::labels::{fill, label};
use super::mark::{MarkId, Target};
use super::people::places;
use super::settings::Language;
use super::sorted;
use crate::protocol::{Date, MeetingKind, Official, Role, RoleDetail, RoleFinding, Script, TextRange, slice};

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
    /// What the meeting is for, or several that were held as one.
    Kinds(Vec<MeetingKind>),
    /// Days, each with whether it ends the stretch that the one before it begins.
    Dates(Vec<(Date, bool)>),
    /// Persons, each with its first mention; then how many more there are.
    People(Vec<(String, MarkId)>, usize),
    /// The script of the source; where that changes, which paragraphs are in which: from, to.
    Script(Script, Vec<(u32, u32, Script)>),
    /// So many characters whose form is in doubt, and the first of them.
    Doubts(usize, MarkId),
}

/// The rows that the report has something for.
#[must_use]
pub fn meeting(shown: Shown) -> Vec<MeetRow> {
    let meeting = &shown.read.reading.meeting;
    let text = |value: Option<_>| value.map(|v| MeetValue::Text(shown.value(v).to_owned()));
    let dates = days(shown);
    let head = &shown.read.report.head;
    let one = |range: Option<TextRange>| range.map(|range| MeetValue::Text(shown.at(range).to_owned()));
    let rows = [
        ("notice.number", one(head.number), false),
        ("notice.addressee", one(head.addressee), true),
        ("notice.signature", one(head.signature), true),
        ("notice.signed-on", one(head.signed_on), false),
        ("notice.in-force", one(head.in_force), false),
        ("notice.copies", one(head.copies), true),
        ("meeting", text(meeting.name.as_ref()), true),
        ("date", (!dates.is_empty()).then_some(MeetValue::Dates(dates)), false),
        ("kind", (!meeting.kinds.is_empty()).then(|| MeetValue::Kinds(meeting.kinds.clone())), false),
        ("place", jurisdiction(shown), false),
        ("venue", one(meeting.venue), false),
        ("sites", listed(shown, &meeting.sites), true),
        ("watched", listed(shown, &meeting.watched), true),
        ("conveyed", listed(shown, &meeting.conveyed), true),
        ("role.chair", people(shown, |part| part.role == Role::Chair), false),
        ("role.speak", people(shown, plainly(Role::Speaker)), false),
        (
            "detail.issued-instruction",
            people(shown, |part| part.detail == Some(RoleDetail::Instructed)),
            false,
        ),
        ("role.report", people(shown, |part| part.role == Role::Reporter), true),
        ("role.attend", listed_people(shown, plainly(Role::Attendee)), true),
        (
            "detail.non-voting-attendee",
            listed_people(shown, |part| part.detail == Some(RoleDetail::NonVoting)),
            true,
        ),
        ("detail.absent", people(shown, |part| part.detail == Some(RoleDetail::Absent)), true),
        ("source.script", Some(script(shown)), !shown.read.texts.passages.is_empty()),
        ("doubt.some", doubts(shown), false),
    ];
    let row = |(label, value, wide): (_, Option<_>, _)| value.map(|value| MeetRow { label, value, wide });
    pair(rows.into_iter().filter_map(row).collect())
}

/// The jurisdiction, and in brackets the divisions that bear its name, where these say more.
fn jurisdiction(shown: Shown) -> Option<MeetValue> {
    let meeting = &shown.read.reading.meeting;
    let place = shown.value(meeting.jurisdiction.as_ref()?);
    let full: Vec<_> = meeting.divisions.iter().map(|name| shown.words(name)).collect();
    let told = full.is_empty() || full.contains(&place);
    Some(MeetValue::Text(if told { place.to_owned() } else { format!("{place}（{}）", full.join(" / ")) }))
}

/// Some words of the report, one behind the other.
fn listed(shown: Shown, ranges: &[TextRange]) -> Option<MeetValue> {
    let words: Vec<_> = ranges.iter().map(|range| shown.at(*range)).collect();
    (!words.is_empty()).then(|| MeetValue::Text(words.join("；")))
}

fn days(shown: Shown) -> Vec<(Date, bool)> {
    let days = &shown.read.reading.meeting.dates;
    let ends = |at: usize| {
        let before = days.get(at.checked_sub(1)?)?.range?;
        let between = TextRange::new(before.end(), days[at].range?.start().max(before.end()));
        Some(slice(&shown.read.texts.base, between).contains(['至', '到', '—', '–', '-', '－', '~', '～']))
    };
    days.iter().enumerate().map(|(at, day)| (day.value, ends(at).unwrap_or_default())).collect()
}

/// Days in words; a stretch says once what its ends share.
#[must_use]
pub fn days_in(language: Language, days: &[(Date, bool)]) -> String {
    let mut said = String::new();
    let mut before = None;
    for &(day, ends) in days {
        let is_english = language == Language::English;
        let shared = before.filter(|b: &Date| ends && !is_english && b.year == day.year);
        said.push_str(match before {
            None => "",
            Some(_) if ends && is_english => " – ",
            Some(_) if ends => "至",
            Some(_) => "、",
        });
        said.push_str(&match shared {
            Some(b) if b.month == day.month => format!("{}日", day.day),
            Some(_) => date_in(language, Date { year: None, ..day }),
            None => date_in(language, day),
        });
        before = Some(day);
    }
    said
}

/// What a meeting was for, in words.
#[must_use]
pub fn kinds_in(language: Language, kinds: &[MeetingKind]) -> String {
    let words: Vec<_> = kinds.iter().map(|kind| label(language, &format!("meeting.{}", kind.id()))).collect();
    words.join(if language == Language::English { ", " } else { "、" })
}

fn script(shown: Shown) -> MeetValue {
    let (texts, blocks) = (&shown.read.texts, &shown.read.report.blocks);
    let body: Vec<_> = blocks.iter().filter(|block| block.kind.is_body()).collect();
    let mut parts: Vec<(u32, u32, Script)> = Vec::new();
    for (passage, script) in &texts.passages {
        let base = texts.simplified.forward(*passage);
        let number =
            |offset| u32::try_from(body.partition_point(|block| block.range.start() < offset)).unwrap_or(0);
        let (from, to) = (number(base.start()) + 1, number(base.end()));
        match parts.last_mut().filter(|(.., last)| last == script) {
            Some(part) => part.1 = to.max(part.1),
            None if from <= to => parts.push((from, to, *script)),
            None => {}
        }
    }
    MeetValue::Script(texts.script, parts)
}

fn doubts(shown: Shown) -> Option<MeetValue> {
    let first = shown.text.doubts.first()?;
    let target = Target::Doubt(shown.text.map.backward(first.range).start());
    let first = MarkId { report: shown.read.id, target, place: 0 };
    Some(MeetValue::Doubts(shown.text.doubts.len(), first))
}

/// A script in words, and where it changes.
#[must_use]
pub fn script_words(language: Language, script: Script, parts: &[(u32, u32, Script)]) -> String {
    let t = |key: &str| label(language, key);
    let name = |script: Script| t(&format!("source.{}", script.code().replace(' ', "-")));
    let part = |(from, to, script): &(u32, u32, Script)| {
        let key = if from == to { "source.at" } else { "source.from" };
        fill(t(key), &[("from", &from.to_string()), ("to", &to.to_string()), ("script", name(*script))])
    };
    let parts: Vec<_> = parts.iter().map(part).collect();
    if parts.len() < 2 {
        name(script).to_owned()
    } else {
        [name(script), t("source.parts"), &parts.join(t("list.and"))].concat()
    }
}

/// A part in no finer sense: those who sent an instruction do not speak here, those without a vote have a row of their own.
fn plainly(role: Role) -> impl Fn(&RoleFinding) -> bool {
    move |part| part.role == role && part.detail.is_none()
}

/// Everybody with such a part, in the order of the text.
fn people(shown: Shown, is_such: impl Fn(&RoleFinding) -> bool) -> Option<MeetValue> {
    named(shown, &having(shown, is_such))
}

/// The same of those who came, in the order of the list that names them.
fn listed_people(shown: Shown, is_such: impl Fn(&RoleFinding) -> bool) -> Option<MeetValue> {
    let mut people = having(shown, is_such);
    sorted::by_key(&mut people, |person| person.list_order.unwrap_or(u32::MAX));
    named(shown, &people)
}

fn having(shown: Shown<'_>, is_such: impl Fn(&RoleFinding) -> bool) -> Vec<&Official> {
    shown.read.reading.officials.iter().filter(|p| p.roles.iter().any(&is_such)).collect()
}

fn named(shown: Shown, people: &[&Official]) -> Option<MeetValue> {
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
    use crate::protocol::{Reading, TextRange};
    use crate::view::fixture;

    #[test]
    fn days_of_a_stretch_share_what_they_can() {
        let day = |month, day| Date { year: Some(2023), month, day };
        let days = [(day(9, 30), false), (day(10, 2), true), (day(10, 14), false), (day(10, 16), true)];
        assert_eq!(days_in(Language::Hans, &days), "2023年9月30日至10月2日、2023年10月14日至16日");
        assert_eq!(days_in(Language::English, &days[..2]), "2023-09-30 – 2023-10-02");
    }

    #[test]
    fn rows_stand_in_pairs_or_alone() {
        let mut fixture = fixture::meeting();
        let brief = |rows: &[MeetRow]| rows.iter().map(|r| (r.label, r.wide)).collect::<Vec<_>>();
        let rows = meeting(fixture.shown());
        let both = [("role.chair", false), ("role.speak", false)];
        assert_eq!(brief(&rows)[..3], [("meeting", true), ("date", false), ("place", false)]);
        assert_eq!(brief(&rows)[3..5], both);
        assert_eq!(brief(&rows)[5..], [("source.script", true)]);
        fixture.read.reading.meeting.jurisdiction = None;
        let closed_up = [("date", false), ("role.chair", false), ("role.speak", false)];
        assert_eq!(brief(&meeting(fixture.shown()))[1..4], closed_up);
        fixture.read.reading = Reading::default();
        assert_eq!(brief(&meeting(fixture.shown())), [("source.script", true)]);
    }

    #[test]
    fn everybody_stands_in_the_row_of_each_part_and_instructions_in_one_of_their_own() {
        let mut fixture = fixture::meeting();
        let part = |role, detail| RoleFinding { role, detail, evidence: fixture::evidence() };
        let officials = &mut fixture.read.reading.officials;
        let with = |parts: Vec<RoleFinding>, of: &Official| Official { roles: parts, ..of.clone() };
        let (first, second) = (&officials[0], &officials[1]);
        let sent = with(vec![part(Role::Speaker, Some(RoleDetail::Instructed))], first);
        let came = with(vec![part(Role::Speaker, None), part(Role::Attendee, None)], second);
        let heard = with(vec![part(Role::Attendee, Some(RoleDetail::NonVoting))], second);
        let row = |officials: &[&Official]| {
            let mut fixture = fixture::meeting();
            fixture.read.reading.officials = officials.iter().map(|o| (*o).clone()).collect();
            let rows = meeting(fixture.shown());
            let people = rows.iter().filter(|row| matches!(row.value, MeetValue::People(..)));
            people.map(|row| row.label).collect::<Vec<_>>()
        };
        assert_eq!(row(&[&sent]), ["detail.issued-instruction"]);
        assert_eq!(row(&[&came]), ["role.speak", "role.attend"]);
        assert_eq!(row(&[&heard]), ["detail.non-voting-attendee"]);
    }

    #[test]
    fn who_was_absent_is_told_and_what_a_place_may_be() {
        let mut fixture = fixture::meeting();
        let absent = Some(RoleDetail::Absent);
        fixture.read.reading.officials[0].roles =
            vec![RoleFinding { role: Role::Referenced, detail: absent, evidence: fixture::evidence() }];
        let row = |fixture: &fixture::Fixture, label| {
            meeting(fixture.shown()).into_iter().find(|row| row.label == label).map(|row| row.value)
        };
        let text = |value: &str| Some(MeetValue::Text(value.to_owned()));
        assert!(row(&fixture, "detail.absent").is_some());
        assert_eq!(row(&fixture, "place"), text("云泽县"));
        fixture.read.reading.meeting.divisions = vec!["云川省云泽县".to_owned(), "江北省云泽县".to_owned()];
        assert_eq!(row(&fixture, "place"), text("云泽县（云川省云泽县 / 江北省云泽县）"));
    }

    #[test]
    fn the_script_is_told_and_where_it_changes() {
        let mut fixture = fixture::meeting();
        let texts = &mut fixture.read.texts;
        let second = texts.clean.find("沈知远强调，县水利局").expect("the second paragraph");
        let (head, tail) = (TextRange::at(0, second), TextRange::at(second, texts.clean.len()));
        (texts.script, texts.passages) =
            (Script::Mixed, vec![(head, Script::Hans), (tail, Script::MechanicalHant)]);
        let MeetValue::Script(script, parts) = script(fixture.shown()) else { panic!("a script") };
        assert_eq!(parts, [(1, 1, Script::Hans), (2, 3, Script::MechanicalHant)]);
        let words = script_words(Language::Hans, script, &parts);
        assert_eq!(words, "简繁混用：第1段简体、第2–3段逐字转成的繁体");
        assert_eq!(script_words(Language::English, Script::Hant, &[]), "Traditional");
    }
}

//! What else is told of a meeting: its kind, where it was held, and its other sites.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::model::MeetingKind;
use super::cues::{Cue, cues};
use super::venues::{AT_SITE, ATTEND, HEAD, JOINT, MAIN, MANNER, SITE, words};
use super::zones::{CLAUSES, Zones, parts};
use crate::lexicon::{Words, read_table};
use crate::span::{Offset, TextRange, slice};

/// The longest place, in characters.
const PLACE: usize = 24;
/// They mean the place that was named right before.
const HERE: [&str; 2] = ["这里", "此"];

/// What the end of a name tells of the kind of a meeting.
static KINDS: LazyLock<Words<MeetingKind>> = LazyLock::new(|| {
    let rows = read_table!("meeting-kinds.tsv").rows();
    Words::new(rows.filter_map(|row| Some((row.key(), MeetingKind::from_id(row.cell(1))?))))
});

/// The kinds of meetings that were held as one, in text order: 党组会议暨第3次常务会议.
pub(super) fn kinds(name: &str) -> Vec<MeetingKind> {
    let mut kinds = Vec::new();
    for kind in name.split('暨').filter_map(kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// The kind of a meeting, by the last word of its name that tells one.
pub(super) fn kind(name: &str) -> Option<MeetingKind> {
    let name = &uncounted(name);
    let places = name.char_indices().rev().map(|(at, _)| at);
    let ending = |at: usize| {
        let rest = name.get(at..)?;
        let (length, kind) = KINDS.prefix(rest)?;
        Some((at + length, kind))
    };
    // Of words that end at one place the longest counts: 现场办公会 before 办公会.
    let found = places.filter_map(ending);
    found.reduce(|best, next| if next.0 >= best.0 { next } else { best }).map(|(_, kind)| kind)
}

/// A name without its number: 领导小组|2024年第一次|会议.
fn uncounted(name: &str) -> String {
    let mut plain = name.to_owned();
    while let Some((before, rest)) = plain.split_once('第') {
        let Some((count, behind)) = rest.split_once('次').filter(|(count, _)| is_count(count)) else {
            break;
        };
        debug_assert!(!count.is_empty(), "it is a number");
        let year = before.strip_suffix('年').map(|year| year.trim_end_matches(|c: char| c.is_ascii_digit()));
        plain = [year.unwrap_or(before), behind].concat();
    }
    plain
}

fn is_count(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || c == ' ' || "一二三四五六七八九十百".contains(c);
    !text.is_empty() && text.chars().all(digit)
}

/// Where the meeting was held: …会在|市会议中心|召开, 在|柳溪村|召开…, |三楼会议室|座无虚席，…会在这里召开.
pub(super) fn venue(zones: &Zones<'_>) -> Option<TextRange> {
    let mut before: Option<(&str, Offset)> = None;
    let clauses = zones.iter().flat_map(|zone| parts(zone.text, zone.at, &CLAUSES));
    clauses.into_iter().find_map(|(clause, at)| {
        let last = before.replace((clause, at));
        let place = |from: usize| held_in(clause, from).map(|range| range.shifted(at));
        let mut words = clause.match_indices('在').map(|(from, word)| from + word.len());
        let told = words
            .find_map(|from| place(from).or_else(|| last.and_then(|last| held_here(clause, from, last))));
        told.filter(|_| clause.contains('会'))
    })
}

/// The place that the clause before names, where this one holds the meeting there: …在|这里举行.
fn held_here(clause: &str, from: usize, (before, at): (&str, Offset)) -> Option<TextRange> {
    let rest = clause.get(from..)?;
    let here = HERE.iter().find(|here| rest.starts_with(**here))?;
    let held = rest.get(here.len()..)?;
    cues().hits(held).find(|hit| hit.value.has(Cue::HOLD) && hit.range.start() == Offset(0))?;
    let mut ends = before.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    let end = ends.find(|&end| before.get(..end).is_some_and(|place| words().ends(place, HEAD).is_some()))?;
    let place = before.get(..end)?;
    // 昨晚的会议室.
    let start = place.rfind('的').map_or(0, |of| of + '的'.len_utf8());
    let length = place.get(start..)?.chars().count();
    (2..=PLACE).contains(&length).then(|| TextRange::at(start, end).shifted(at))
}

/// The place that begins behind 在, up to a verb of holding.
fn held_in(clause: &str, from: usize) -> Option<TextRange> {
    let rest = clause.get(from..)?;
    let verb = cues().hits(rest).find(|hit| hit.value.has(Cue::HOLD))?;
    let place = slice(rest, TextRange::at(0, verb.range.start().index()));
    let place = without_manner(place);
    let fits = (1..=PLACE).contains(&place.chars().count()) && words().ends(place, HEAD).is_some();
    fits.then(|| TextRange::at(from, from + place.len()))
}

/// A place without the words that tell how a meeting was held there: 礼堂|隆重.
fn without_manner(mut place: &str) -> &str {
    while let Some(length) = words().ends(place, MANNER) {
        place = slice(place, TextRange::at(0, place.len() - length));
    }
    place
}

/// The sites of a meeting by video, in text order: the clauses that set them up, and the sites where somebody takes part.
/// What is told twice stands once.
pub(super) fn sites(base: &str, clauses: &[(&str, Offset)]) -> Vec<TextRange> {
    let mut known = BTreeSet::new();
    let found = clauses.iter().filter_map(|&(clause, at)| {
        let whole = TextRange::of(clause);
        let range = if words().within(clause, SITE) { whole } else { site_attended(clause)? };
        Some(range.shifted(at))
    });
    let mut found: Vec<_> = found.filter(|range| known.insert(slice(base, *range))).collect();
    // 主会场、分会场 tells nothing beside 各镇设分会场.
    if found.iter().any(|range| !only_says_site(slice(base, *range))) {
        found.retain(|range| !only_says_site(slice(base, *range)));
    }
    found
}

/// Whether a text says only that there are sites: 主会场、分会场.
fn only_says_site(mut text: &str) -> bool {
    while let Some(length) = words().begins(text, MAIN | AT_SITE | JOINT) {
        text = slice(text, TextRange::at(length, text.len()));
    }
    text.is_empty()
}

/// The sites where a clause says that people take part: 在|各镇分会场|参加.
fn site_attended(clause: &str) -> Option<TextRange> {
    clause.contains('在').then_some(())?;
    let behind = clause.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut ends =
        behind.filter(|&end| words().ends(slice(clause, TextRange::at(0, end)), AT_SITE).is_some());
    let end = ends.next_back()?;
    let takes_part = words().begins(slice(clause, TextRange::at(end, clause.len())), ATTEND).is_some();
    let start = slice(clause, TextRange::at(0, end)).rfind('在')? + '在'.len_utf8();
    takes_part.then(|| TextRange::at(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name() {
        for (name, expected) in [
            ("县委常委会（扩大）会议", Some(MeetingKind::StandingCommittee)),
            ("柳溪县政府第19次常务会议", Some(MeetingKind::Executive)),
            ("全市防汛工作调度会", Some(MeetingKind::Dispatch)),
            ("乡村振兴现场推进会", Some(MeetingKind::Promotion)),
            ("县疫情防控指挥部会议", None),
            ("全县重点提案督办会", Some(MeetingKind::Dispatch)),
            ("全县安全生产工作电视电话会议", Some(MeetingKind::Work)),
            ("中共柳溪县委十届五次全会", Some(MeetingKind::Plenary)),
            ("柳溪之夜", None),
            ("县委教育工作领导小组2024年第一次会议", Some(MeetingKind::Coordination)),
            ("县长办公会议", Some(MeetingKind::Office)),
            ("全院安全警示教育大会", Some(MeetingKind::Study)),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }

    #[test]
    fn held_where() {
        for (clause, expected) in [
            ("全市人居环境现场会在柳溪县召开", Some("柳溪县")),
            ("副县长在县应急指挥中心召开调度会", Some("县应急指挥中心")),
            ("他在会上强调", None),
            ("在各方努力下召开会议", None),
        ] {
            let at = clause.find('在').map_or(0, |at| at + '在'.len_utf8());
            assert_eq!(held_in(clause, at).map(|range| slice(clause, range)), expected, "{clause}");
        }
    }

    #[test]
    fn meetings_held_as_one_are_of_several_kinds() {
        let name = "县政府党组（扩大）会议暨第十八届县人民政府第38次常务会议";
        assert_eq!(kinds(name), [MeetingKind::PartyGroup, MeetingKind::Executive]);
        assert_eq!(kinds("全县秋收工作会议暨秋种工作会议"), [MeetingKind::Work]);
        assert_eq!(uncounted("第十八届县人民政府第 3 次常务会议"), "第十八届县人民政府第 3 次常务会议");
        assert_eq!(uncounted("县人民政府2023年第3次常务会议"), "县人民政府常务会议");
    }

    #[test]
    fn held_where_the_clause_before_says() {
        for (before, clause, expected) in [
            ("4月9日的柳溪县医院三楼会议室座无虚席", "全院大会在这里举行", Some("柳溪县医院三楼会议室")),
            ("县文化馆灯火通明", "表彰大会在此召开", Some("县文化馆")),
            ("夜色已深", "大会在这里举行", None),
            ("县文化馆灯火通明", "人们在这里等候", None),
        ] {
            let from = clause.find('在').map_or(0, |at| at + '在'.len_utf8());
            let found = held_here(clause, from, (before, Offset(0)));
            assert_eq!(found.map(|range| slice(before, range)), expected, "{clause}");
        }
    }

    #[test]
    fn sites_where_people_take_part() {
        for (clause, expected) in [
            ("各镇负责同志在当地分会场参加会议", Some("当地分会场")),
            ("副县长柏舟等分别在主会场、分会场出席", Some("主会场、分会场")),
            ("分会场纪律要严", None),
            ("他在分会场门口等候", None),
        ] {
            let found = site_attended(clause).map(|range| slice(clause, range));
            assert_eq!(found, expected, "{clause}");
        }
    }
}

//! What else is told of a meeting: its kind, where it was held, its other sites, and the meetings of others.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::model::MeetingKind;
use super::cues::{Cue, cues};
use super::name::ends_of_names;
use super::zones::{Zones, parts};
use crate::document::Report;
use crate::lexicon::{Classed, Words, read_table};
use crate::span::{Offset, TextRange, slice};

/// What the end of a name tells of the kind of a meeting.
static KINDS: LazyLock<Words<MeetingKind>> = LazyLock::new(|| {
    let rows = read_table!("meeting-kinds.tsv").rows();
    Words::new(rows.filter_map(|row| Some((row.key(), MeetingKind::from_id(row.cell(1))?))))
});

/// Classes of meeting-venues.tsv.
const CLASSES: &[&str] = &["head", "site", "watch", "convey", "spirit", "said", "none"];
/// Ends what a meeting may be held in: 会议室.
const HEAD: u64 = 1;
/// Says that a site of a meeting by video is set up: 设分会场.
const SITE: u64 = 2;
/// A verb before the name of others' meeting that was watched.
const WATCH: u64 = 4;
/// A verb before the name of others' meeting that was conveyed.
const CONVEY: u64 = 8;
/// Stands behind the name of a meeting that was conveyed: 精神.
const SPIRIT: u64 = 16;

/// Ends what somebody said, conveyed with a meeting: 论述 in 重要论述和全省会议.
const SAID: u64 = 32;
/// Begins what names no meeting: 上级会议.
const NONE: u64 = 64;

fn words() -> &'static Classed {
    static WORDS: LazyLock<Classed> =
        LazyLock::new(|| Classed::of(read_table!("meeting-venues.tsv"), CLASSES));
    &WORDS
}

/// The kind of a meeting, by the last word of its name that tells one.
pub(super) fn kind(name: &str) -> Option<MeetingKind> {
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

/// Where the meeting was held: …会在|市会议中心|召开, 在|柳溪村|召开….
pub(super) fn venue(zones: &Zones<'_>) -> Option<TextRange> {
    let sentences = zones.iter().flat_map(|zone| parts(zone.text, zone.at, &CLAUSES));
    sentences.filter(|(clause, _)| clause.contains('会')).find_map(|(clause, at)| {
        let found = clause.match_indices('在').find_map(|(from, word)| held_in(clause, from + word.len()));
        found.map(|range| range.shifted(at))
    })
}

/// Marks between clauses, and between a place and what is said of it.
const CLAUSES: [char; 9] = ['。', '！', '？', '；', '，', '：', '\n', ' ', '\u{3000}'];

/// The place that begins behind 在, up to a verb of holding.
fn held_in(clause: &str, from: usize) -> Option<TextRange> {
    /// The longest place, in characters.
    const PLACE: usize = 24;
    let rest = clause.get(from..)?;
    let verb = cues().hits(rest).find(|hit| hit.value.has(Cue::HOLD))?;
    let place = slice(rest, TextRange::at(0, verb.range.start().index()));
    let place = place.trim_end_matches(['以', '联', '合', '正', '式', '隆', '重']);
    let fits = (1..=PLACE).contains(&place.chars().count()) && words().ends(place, HEAD).is_some();
    fits.then(|| TextRange::at(from, from + place.len()))
}

/// The clauses that set up the sites of a meeting by video, in text order.
pub(super) fn sites(base: &str, report: &Report) -> Vec<TextRange> {
    let clauses = clauses(base, report).filter(|(clause, _)| words().within(clause, SITE));
    clauses.map(|(clause, at)| TextRange::of(clause).shifted(at)).collect()
}

/// The meetings of others that were watched, and those that were conveyed, in text order; each name once.
pub(super) fn others(base: &str, report: &Report) -> (Vec<TextRange>, Vec<TextRange>) {
    /// What names a meeting is no longer, in bytes.
    const CLAUSE: usize = 3 * 300;
    let (mut watched, mut conveyed) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    for (clause, at) in clauses(base, report).filter(|(clause, _)| clause.len() <= CLAUSE) {
        let watches = words().within(clause, WATCH);
        if !watches && !words().within(clause, SPIRIT) {
            continue;
        }
        let hits: Vec<_> = cues().hits(clause).collect();
        for end in ends_of_names(clause, &hits) {
            let before = slice(clause, TextRange::at(0, end));
            let behind = slice(clause, TextRange::at(end, clause.len()));
            let (verb, found) = if words().begins(behind, SPIRIT).is_some() {
                (CONVEY, &mut conveyed)
            } else {
                (WATCH, &mut watched)
            };
            let Some(start) = behind_verb(before, verb) else { continue };
            let range = TextRange::at(start, end).shifted(at);
            if end - start > 3 * 3 && known.insert((verb, slice(base, range))) {
                found.push(range);
            }
        }
    }
    (watched, conveyed)
}

/// Where a name begins behind the last verb of a class.
fn behind_verb(before: &str, class: u64) -> Option<usize> {
    let ends = before.char_indices().map(|(at, _)| at).rev();
    let end = ends.into_iter().find_map(|at| {
        let length = words().begins(slice(before, TextRange::at(at, before.len())), class)?;
        Some(at + length)
    })?;
    let mut name = slice(before, TextRange::at(end, before.len()));
    // 传达学习重要论述和全省会议精神.
    for joint in ["和", "以及", "及", "、"] {
        let said = name.rsplit_once(joint).filter(|(said, _)| words().ends(said, SAID).is_some());
        name = said.map_or(name, |(_, meeting)| meeting);
    }
    let name = name.trim_start_matches(['了', '“', '的']);
    words().begins(name, NONE).is_none().then_some(before.len() - name.len())
}

/// The clauses of the body, with their places.
fn clauses<'t>(base: &'t str, report: &'t Report) -> impl Iterator<Item = (&'t str, Offset)> {
    let blocks = report.blocks.iter().filter(|block| block.kind.is_body());
    blocks.flat_map(|block| parts(slice(base, block.range), block.range.start(), &CLAUSES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (name, expected) in [
            ("县委常委会（扩大）会议", Some(MeetingKind::StandingCommittee)),
            ("柳溪县政府第19次常务会议", Some(MeetingKind::Executive)),
            ("全市防汛工作调度会", Some(MeetingKind::Dispatch)),
            ("乡村振兴现场推进会", Some(MeetingKind::Promotion)),
            ("全县安全生产工作电视电话会议", Some(MeetingKind::Work)),
            ("中共柳溪县委十届五次全会", Some(MeetingKind::Plenary)),
            ("柳溪之夜", None),
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
    fn verbs_before_names() {
        let behind = |before: &str, class| {
            behind_verb(before, class).and_then(|at| before.get(at..).map(str::to_owned))
        };
        assert_eq!(behind("与会人员收听收看了全省防汛视频会议", WATCH).as_deref(), Some("全省防汛视频会议"));
        assert_eq!(behind("会议传达学习了全省教育大会", CONVEY).as_deref(), Some("全省教育大会"));
        assert_eq!(behind("传达学习重要论述和全省教育大会", CONVEY).as_deref(), Some("全省教育大会"));
        assert_eq!(behind("传达学习上级会议", CONVEY), None);
        assert_eq!(behind("会议研究了全省教育大会", WATCH), None);
    }
}

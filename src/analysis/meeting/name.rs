//! The name of the meeting: candidates from headline and opening, the best of them.

use super::cues::{Cue, classed, cues, plain};
use super::zones::{Zone, Zones, parts};
use crate::document::{BlockKind, Sourced, days, number};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange, slice};

/// Names are shorter.
const LONGEST: usize = 70;

/// Names of so many characters tell hardly more than that somebody met.
const SHORT: usize = 4;

/// A possible name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The name.
    pub(super) value: String,
    /// Where it stands.
    pub(super) range: TextRange,
    score: i32,
}

/// The name of the meeting.
pub(super) fn find(zones: &Zones<'_>) -> Option<Name> {
    let watched = zones.headline().any(|z| z.text.contains("收看"));
    best(zones.iter(), watched).or_else(|| best(zones.later(), watched))
}

/// The best name of some zones; `watched`: the headline says that others' meeting was watched before one's own.
fn best<'z, 't: 'z>(zones: impl Iterator<Item = &'z Zone<'t>>, watched: bool) -> Option<Name> {
    let mut best: Option<Name> = None;
    for zone in zones {
        for (nth, (sentence, at)) in parts(zone.text, zone.at, &['。', '！', '？', '；', '\n']).enumerate()
        {
            let weight = weight(zone, nth);
            let mut earlier = Vec::new();
            for (clause, at) in parts(sentence, at, &['，', '：', ' ', '\u{3000}', '|']) {
                for name in in_clause(clause, at, zone.kind, &earlier) {
                    let above = watched && classed().begins(&name.value, Cue::ABOVE).is_some();
                    let name = Name { score: name.score + weight - if above { 60 } else { 0 }, ..name };
                    if best.as_ref().is_none_or(|b| b.score < name.score) {
                        best = Some(name);
                    }
                }
                earlier.push(clause);
            }
        }
    }
    best.filter(|b| b.score > 0)
}

/// How much a sentence may tell of the report's own meeting.
fn weight(zone: &Zone<'_>, sentence: usize) -> i32 {
    let nth = i32::try_from(sentence.min(6) + 2 * zone.number).unwrap_or(9);
    match zone.kind {
        BlockKind::Kicker => 34,
        BlockKind::Title => 32,
        BlockKind::Subtitle => 20,
        _ => 40 - 6 * nth,
    }
}

/// The names that a clause holds.
fn in_clause(clause: &str, at: Offset, zone: BlockKind, earlier: &[&str]) -> Vec<Name> {
    let hits: Vec<_> = cues().hits(clause).collect();
    let mut found = Vec::new();
    for end in ends_of_names(clause, &hits) {
        let verb = verb_of(&hits, end);
        let rest = slice(clause, TextRange::at(end + closing(clause, end), clause.len()));
        let (start, mut score) = match verb {
            Some(hit) if hit.value.has(Cue::HOLD) => (hit.range.end().index(), 10),
            Some(hit) if hit.value.has(Cue::ATTEND) => (hit.range.end().index(), 4),
            Some(_) => continue,
            None => match bare(clause, end, rest, zone) {
                Some(found) => found,
                None => continue,
            },
        };
        let (start, end) = bounds(clause, start, end);
        // What has begun, or is sketched, is called in full.
        let whole = verb.is_some() || has_begun(rest) || classed().is(rest, Cue::SKETCH);
        let start = start + if whole { 0 } else { place_before(slice(clause, TextRange::at(start, end))) };
        if end <= start
            || end - start > 3 * LONGEST
            || slice(clause, TextRange::at(start, end)).contains('或')
            || classed().begins(slice(clause, TextRange::at(start, end)), Cue::PAST).is_some()
        {
            continue;
        }
        let range = TextRange::at(start, end);
        let name = slice(clause, range);
        score += if referred_to(rest, clause, earlier) { -60 } else { 0 };
        // 年度重要会议——: the name follows.
        score -= if rest.starts_with("——") { 6 } else { 0 };
        // 协商会 tells less than “…”协商座谈会.
        score -= if name.chars().count() <= SHORT && !is_plain(name) { 4 } else { 0 };
        score += i32::from(ordinal(name, Offset(0)).is_some()) * 3;
        let (value, range) = if is_plain(name) {
            match verb.and_then(|v| organ_before(clause, v.range.start().index())) {
                Some(organ) => {
                    score -= 6;
                    (format!("{}{name}", slice(clause, organ)), organ.union(range))
                }
                None if name.chars().count() <= 3 => continue,
                None => {
                    score -= if name.chars().count() > SHORT { 15 } else { 30 };
                    (name.to_owned(), range)
                }
            }
        } else {
            (name.to_owned(), range)
        };
        found.push(Name { value: tidy(&value), range: range.shifted(at), score });
    }
    found
}

/// Where a name begins and ends that stands between two places: behind a dash, without filler, with the mark that closes
/// its quotation (全市防汛“夜间碰头会”, but “夜间碰头会” without its marks).
fn bounds(clause: &str, start: usize, end: usize) -> (usize, usize) {
    let name = |start: usize| slice(clause, TextRange::at(start.min(end), end));
    let start = start + behind_dash(name(start)).unwrap_or(0);
    let start = start + skipped(name(start));
    let closed = if name(start).contains('“') { closing(clause, end) } else { 0 };
    (start, end + closed)
}

/// The length of the mark behind a name that closes a quotation which holds its last words.
fn closing(clause: &str, end: usize) -> usize {
    let (before, rest) =
        (slice(clause, TextRange::at(0, end)), slice(clause, TextRange::at(end, clause.len())));
    let open = before.matches('“').count() > before.matches('”').count();
    if open && rest.starts_with('”') { '”'.len_utf8() } else { 0 }
}

/// Where the proper name stands behind a dash: 年度重要会议——|全县开学工作会; not in a quotation.
fn behind_dash(name: &str) -> Option<usize> {
    let at = name.rfind("——").map(|dash| dash + "——".len())?;
    let (before, behind) = (slice(name, TextRange::at(0, at)), slice(name, TextRange::at(at, name.len())));
    let whole = before.matches('“').count() == before.matches('”').count();
    (whole && behind.chars().count() > SHORT).then_some(at)
}

/// The verb of the name that ends at `end`. 召开学习贯彻…动员会: the verb of holding governs what follows it
/// up to the end of the name.
fn verb_of(hits: &[Hit<Cue>], end: usize) -> Option<&Hit<Cue>> {
    let before = || hits.iter().rev().skip_while(|h| h.range.end().index() > end);
    let mut own = before().take_while(|h| !h.value.has(Cue::KIND) || h.range.end().index() + 3 >= end);
    let held = own.find(|h| h.value.has(Cue::HOLD | Cue::ATTEND));
    held.or_else(|| before().find(|h| h.value.has(Cue::HOLD | Cue::ATTEND | Cue::OTHER)))
}

/// Where names end in a clause: behind a kind word, or the last of those that 暨 joins.
pub(super) fn ends_of_names(clause: &str, hits: &[Hit<Cue>]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    for hit in hits.iter().filter(|h| h.value.has(Cue::KIND)) {
        let (start, end) = (hit.range.start().index(), hit.range.end().index());
        // 调度会 is also the beginning of 调度会议.
        let rest = slice(clause, TextRange::at(end, clause.len()));
        let end = end + longer_kind(slice(clause, hit.range), rest);
        let before = slice(clause, TextRange::at(0, start));
        let in_title = before.matches('《').count() > before.matches('》').count();
        if in_title || classed().begins(rest, Cue::LONGER).is_some() {
            continue;
        }
        if let Some(last) = ends.last().copied() {
            let between = slice(clause, TextRange::at(last, start));
            let joined =
                start == last || between.starts_with('暨') || between == "（扩大）" || between == "扩大";
            if joined && between.len() < 3 * 40 {
                ends.pop();
            }
        }
        ends.push(end + numbered_part(slice(clause, TextRange::at(end, clause.len()))));
    }
    ends
}

/// What makes a longer word of the end of a name: 调度会|议, 工作会|报; not 会议室, 会报告.
fn longer_kind(kind: &str, rest: &str) -> usize {
    let longer = |c: char, not: &[char]| {
        let behind = rest.strip_prefix(c)?;
        (!behind.starts_with(not)).then_some(c.len_utf8())
    };
    let reports =
        || longer('报', &['告', '道', '名', '送', '到', '请', '纸']).filter(|_| kind.ends_with('会'));
    longer('议', &['室']).or_else(reports).unwrap_or(0)
}

/// The length of a number in brackets behind a name: （第二场）.
fn numbered_part(rest: &str) -> usize {
    let inner = rest.strip_prefix("（第").and_then(|t| t.split_once('）')).map(|(inner, _)| inner);
    inner.filter(|t| t.chars().count() <= 4).map_or(0, |t| "（第）".len() + t.len())
}

/// A name without a verb before it: …会议召开, 在…会议上强调, or the whole title.
fn bare(clause: &str, end: usize, rest: &str, zone: BlockKind) -> Option<(usize, i32)> {
    let held = cues().hits(rest).find(|h| h.value.has(Cue::HOLD)).filter(|h| {
        let between = slice(rest, TextRange::at(0, h.range.start().index()));
        // 常委会召开扩大会议: what is held stands behind the verb.
        let object = slice(rest, TextRange::new(h.range.end(), Offset::at(rest.len())));
        between.chars().count() <= 24 && !cues().hits(object).any(|h| h.value.has(Cue::KIND))
    });
    let head = slice(clause, TextRange::at(0, end));
    // 几家坐到一起——开学工作联席会议举行.
    let behind_dash = head.rfind('—').map(|dash| dash + '—'.len_utf8());
    if zone.is_headline() && classed().is(rest, Cue::SKETCH) {
        return Some((behind_dash.unwrap_or(0), 6));
    }
    if has_begun(rest) {
        return Some((behind_dash.unwrap_or_else(|| after_time(clause)), 8));
    }
    if let Some(held) = held {
        // 把“三夏”调度会开到田边, no 严把质量关推进会召开.
        let moved = slice(rest, held.range).trim_end_matches('了').ends_with(['到', '至', '进', '在']);
        let object = head.rfind('把').filter(|_| moved).map(|at| at + '把'.len_utf8());
        return Some((object.or(behind_dash).unwrap_or_else(|| after_time(clause)), 10));
    }
    // 记者从全县防汛会商会上获悉.
    let learnt = head.rfind('从').filter(|_| classed().begins(rest, Cue::LEARNT).is_some());
    if let Some(from) = learnt {
        return Some((from + '从'.len_utf8(), 8));
    }
    let inside = head.find('在').map(|i| i + '在'.len_utf8());
    let at_it = rest.strip_prefix('上').or_else(|| rest.strip_prefix("期间"));
    match (inside, at_it) {
        (Some(start), Some(said)) if !said.starts_with('的') || zone.is_headline() => Some((start, 8)),
        // 巡察情况反馈会议上，
        (None, Some("")) => Some((after_time(clause), 2)),
        (None, Some(_)) | (Some(_), _) => None,
        (None, None) if zone == BlockKind::Title => Some((about(head), 0)),
        _ => None,
    }
}

/// Whether a text behind a name says that the meeting has begun: 就在这里开始; not 开始前.
fn has_begun(rest: &str) -> bool {
    let word = classed().begins(rest, Cue::BEGUN);
    let behind = word.map(|length| slice(rest, TextRange::at(length, rest.len())));
    behind.is_some_and(|behind| classed().begins(behind, Cue::NOT_YET).is_none())
}

/// Behind 关于, in the title of a notice.
fn about(head: &str) -> usize {
    head.rfind("关于").map_or(0, |i| i + "关于".len())
}

/// Behind the day and the time of day that a clause begins with.
fn after_time(clause: &str) -> usize {
    let first = days(clause).into_iter().take_while(|d| d.range.start().index() < 30).last();
    let mut at = first.map_or(0, |d| d.range.end().index());
    let time = |rest: &str| classed().begins(rest, Cue::TIME);
    while let Some(length) = clause.get(at..).and_then(time) {
        at += length;
    }
    at += clause.get(at..).map_or(0, |t| t.len() - t.trim_start_matches(['，', ' ']).len());
    at
}

/// Filler between verb and name.
fn skipped(name: &str) -> usize {
    // “推进…”座谈会 begins with its own quotation.
    let quoted =
        name.trim_start_matches([' ', '了', '的']).strip_prefix('“').is_some_and(|t| t.contains('”'));
    let marks: &[char] = if quoted { &[' ', '了', '的'] } else { &[' ', '“', '了', '的'] };
    let rest = name.trim_start_matches(marks);
    let mut rest = rest;
    while let Some(filler) = classed().begins(rest, Cue::FILLER) {
        rest = slice(rest, TextRange::at(filler, rest.len()));
    }
    // 为期两天的|现场推进会.
    let lasting = rest.strip_prefix("为期").and_then(|rest| rest.split_once('的'));
    let rest = lasting.filter(|(days, _)| days.chars().count() <= SHORT).map_or(rest, |(_, name)| name);
    name.len() - rest.len()
}

/// The length of the place that only says where somebody met: 青峰市|国企改革动员会召开; a body keeps it: 青峰市政府….
fn place_before(name: &str) -> usize {
    let level = name.char_indices().take(5).skip(2).find(|(_, c)| matches!(c, '市' | '县' | '区'));
    // 全县社区工作者动员会.
    let level = level.filter(|&(at, c)| {
        let stem = slice(name, TextRange::at(0, at));
        let part = c == '区' && classed().ends(stem, Cue::AREA).is_some();
        !stem.starts_with('全') && !part
    });
    let place = level.map_or(0, |(at, c)| at + c.len_utf8());
    let rest = slice(name, TextRange::at(place, name.len()));
    let kept = classed().within(name, Cue::BODY) || classed().begins(rest, Cue::KEEPS).is_some();
    if kept || is_plain(rest) { 0 } else { place }
}

/// Whether a name tells only that somebody met.
fn is_plain(name: &str) -> bool {
    let mut known = 0;
    for hit in plain().hits(name) {
        known += hit.range.len();
    }
    let digits = |c: char| "第次届期0123456789０１２３４５６７８９一二三四五六七八九十百".contains(c);
    let figures: usize = name.chars().filter(|c| digits(*c)).map(char::len_utf8).sum();
    known + figures >= name.len()
}

/// Whether a meeting is only referred to, by the words behind it or before the clause.
fn referred_to(rest: &str, clause: &str, earlier: &[&str]) -> bool {
    let after = cues().prefix(rest).is_some_and(|h| h.value.has(Cue::AFTER));
    let foreign = classed().within(clause, Cue::LEADER);
    let opened = earlier.last().is_some_and(|clause| classed().ends(clause, Cue::OPENS).is_some());
    after || foreign || opened
}

/// The organ that stands before a verb: 县政府召开….
fn organ_before(clause: &str, verb: usize) -> Option<TextRange> {
    let head = slice(clause, TextRange::at(0, verb)).trim_end_matches(['再', '次', '又']);
    let start = after_time(head);
    let organ = slice(head, TextRange::at(start, head.len()));
    let fits = classed().ends(organ, Cue::ORGAN).is_some()
        && organ.chars().count() <= 30
        && !organ.contains(['、', '在']);
    (fits && start < head.len()).then(|| TextRange::at(start, head.len()))
}

/// A name without the marks that belong to the sentence around it.
fn tidy(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The serial number that a text names: 第19次, 十一届五次全会.
pub(super) fn ordinal(text: &str, at: Offset) -> Option<Sourced<u32>> {
    let mut from = 0;
    while let Some((found, sign)) = text.get(from..).and_then(|t| t.match_indices(['次', '场']).next()) {
        let end = from + found;
        let figures = text.get(..end)?.trim_end_matches(' ');
        let digits =
            figures.trim_end_matches(|c: char| c == ' ' || number(c.encode_utf8(&mut [0; 4]), 0).is_some());
        let figure = slice(figures, TextRange::at(digits.len(), figures.len()));
        // 第七次全国人口普查 counts no meetings.
        let census = text.get(end..).is_some_and(|t| t.chars().take(14).any(|c| c == '普'));
        let lead = (digits.ends_with('第') || digits.ends_with('届')) && !census;
        let start = digits.len() + (figure.len() - figure.trim_start().len());
        if let Some((value, _)) = number(text, start).filter(|_| lead && !figure.trim().is_empty()) {
            let from = digits.char_indices().next_back().map_or(0, |(i, _)| i);
            let range = TextRange::at(from, end + sign.len()).shifted(at);
            return Some(Sourced { value, range: Some(range) });
        }
        from = end + sign.len();
    }
    None
}

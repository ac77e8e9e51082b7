//! The jurisdiction: the place whose organs meet, voted for by the names in the report.

use std::sync::OnceLock;

use super::name::Name;
use super::zones::Zones;
use crate::document::{BlockKind, Report, Sourced};
use crate::lexicon::{Classed, Matcher, division, divisions_in, read_table};
use crate::span::{Offset, TextRange, slice};

/// The last characters of names of places, by which organs and words such as 全县 tell the level.
const LEVELS: &[char] = &['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡', '道'];
/// Characters that names of places which no table knows do not hold.
const NEVER: &[char] =
    &['的', '召', '报', '副', '务', '常', '书', '记', '主', '席', '员', '时', '等', '名', '届', '次'];
/// Characters at which a name of a place ends that is read leftwards.
const NOT_OF_NAMES: &str = "日午晚在对到赴由向从为与和及共年来近日前是了并把被将让入往抵去经";
/// The longest name before its level, in characters.
const LONGEST: usize = 12;
/// Bytes of a paragraph that may name the place.
const TAIL: usize = 900;
/// Paragraphs behind the opening, and at the end, that may.
const BLOCKS: usize = 12;
const LAST: usize = 3;

/// A name of a place, and the votes for it.
struct Vote {
    name: String,
    range: TextRange,
    weight: u32,
}

/// The votes so far; a name of a person is none.
struct Votes<'a> {
    found: Vec<Vote>,
    people: &'a [TextRange],
}

impl Votes<'_> {
    fn add(&mut self, name: &str, range: TextRange, weight: u32) {
        let next = self.people.partition_point(|person| person.end() <= range.start());
        if self.people.get(next).is_some_and(|person| person.overlaps(range)) {
            return;
        }
        match self.found.iter_mut().find(|v| v.name == name) {
            Some(known) => known.weight += weight,
            None => self.found.push(Vote { name: name.to_owned(), range, weight }),
        }
    }
}

/// Finds the jurisdiction: a place of the level that the report speaks of, else what its outlet is named after.
pub(super) fn find(
    base: &str,
    report: &Report,
    zones: &Zones<'_>,
    name: Option<&Name>,
    people: &[TextRange],
) -> Option<Sourced<String>> {
    let level = level(zones);
    let mut votes = Votes { found: Vec::new(), people };
    for (text, at, weight) in stretches(base, report, zones) {
        open_names(text, at, weight, &mut votes);
        known_names(text, at, weight, level, &mut votes);
    }
    if let Some(name) = name {
        in_name(slice(base, name.range), name.range.start(), &mut votes);
    }
    let fits = |v: &&Vote| level.is_none_or(|l| v.name.ends_with(l));
    // Of equals the first holds.
    let best =
        |votes: &Votes<'_>| votes.found.iter().rev().filter(fits).max_by_key(|v| v.weight).map(sourced);
    let outlet = || in_outlet(base, report, level?);
    // A township in the news of a county is only visited.
    let visited =
        |v: &&Vote| v.name.ends_with(['镇', '乡', '道']) && level.is_some_and(|l| !"镇乡道".contains(l));
    // Nor is the province that a county only names its own.
    let above = |v: &&Vote| v.name.ends_with('省') && level.is_some();
    let other = || {
        votes.found.iter().rev().filter(|v| !visited(v) && !above(v)).max_by_key(|v| v.weight).map(sourced)
    };
    best(&votes).or_else(outlet).or_else(other)
}

fn sourced(vote: &Vote) -> Sourced<String> {
    Sourced { value: vote.name.clone(), range: Some(vote.range) }
}

/// The parts of a report that tell its place, with their weights.
fn stretches<'t>(base: &'t str, report: &Report, zones: &Zones<'t>) -> Vec<(&'t str, Offset, u32)> {
    let mut found: Vec<_> =
        zones.iter().map(|z| (z.text, z.at, if z.kind.is_headline() { 3 } else { 2 })).collect();
    found.extend(report.head.source.iter().filter_map(|s| s.range).map(|r| (slice(base, r), r.start(), 3)));
    let opening = zones.opening().last().map_or(Offset(0), |z| z.at);
    let body: Vec<_> =
        report.blocks.iter().filter(|b| b.kind.is_body() && b.range.start() > opening).collect();
    let ends = body.iter().take(BLOCKS).chain(body.iter().skip(BLOCKS.max(body.len().saturating_sub(LAST))));
    found.extend(
        ends.map(|b| (slice(base, b.range), b.range.start(), 1))
            .map(|(text, at, weight)| (slice(text, TextRange::at(0, text.len().min(TAIL))), at, weight)),
    );
    let chrome = report.blocks.iter().filter(|b| b.kind == BlockKind::Boilerplate && b.range.len() < 150);
    found.extend(chrome.take(BLOCKS).map(|b| (slice(base, b.range), b.range.start(), 1)));
    found
}

/// The level that the report speaks of most: 全县, 县委, 县长, 县政府.
fn level(zones: &Zones<'_>) -> Option<char> {
    let mut counts = [0u32; LEVELS.len()];
    for zone in zones.iter() {
        for (at, c) in zone.text.char_indices().filter(|&(_, c)| is_level(c)) {
            let Some(level) = LEVELS.iter().position(|&l| l == c) else { continue };
            let before = slice(zone.text, TextRange::at(0, at)).chars().next_back();
            if c == '道' && before != Some('街') {
                continue;
            }
            let after = slice(zone.text, TextRange::at(at + c.len_utf8(), zone.text.len()));
            let whole = matches!(before, Some('全' | '我'));
            let organ = after.starts_with(['委', '长'])
                || ["政府", "人大", "政协", "领导", "党工", "办事"].iter().any(|w| after.starts_with(w));
            counts[level] += u32::from(whole) + u32::from(organ);
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))?;
    (counts[best] > 0).then(|| LEVELS[best])
}

/// Whether a character is one of [`LEVELS`].
fn is_level(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡' | '道')
}

/// The place that the name of the meeting begins with: 临河县高质量发展大会.
fn in_name(name: &str, at: Offset, votes: &mut Votes<'_>) {
    let Some((end, level)) = name.char_indices().take(6).find(|(_, c)| LEVELS.contains(c)) else { return };
    if start_of_name(slice(name, TextRange::at(0, end + level.len_utf8())), level) == Some(0) {
        let range = TextRange::at(0, end + level.len_utf8());
        votes.add(slice(name, range), range.shifted(at), 4);
    }
}

/// The place that the outlet is named after: 青峰新闻网, 平安青峰; the source first, else the name of the site.
fn in_outlet(base: &str, report: &Report, level: char) -> Option<Sourced<String>> {
    let source = report.head.source.iter().filter_map(|s| s.range);
    let site = report.blocks.iter().filter(|b| b.kind == BlockKind::Boilerplate && b.range.len() < 150);
    let ranges = source.chain(site.take(BLOCKS).map(|b| b.range)).filter(|_| level != '省');
    ranges
        .filter_map(|range| named_after(slice(base, range)).map(|found| found.shifted(range.start())))
        .next()
        .map(|range| Sourced { value: slice(base, range).to_owned(), range: Some(range) })
}

/// The place in the name of an outlet.
fn named_after(outlet: &str) -> Option<TextRange> {
    if let Some(start) = words().begins(outlet, MOTTO) {
        let place = slice(outlet, TextRange::at(start, outlet.len())).split([' ', '|', '丨', '（']).next()?;
        let whole = (2..=3).contains(&place.chars().count()) && place.chars().all(is_han);
        return whole.then(|| TextRange::at(start, start + place.len()));
    }
    let mut medium = outlet.char_indices().skip(2).take(3).map(|(at, _)| at);
    let stop =
        medium.find(|&at| organs().prefix(slice(outlet, TextRange::at(at, outlet.len()))).is_some())?;
    let name = slice(outlet, TextRange::at(0, stop));
    let known = words().begins(name, NO_PLACE).is_some();
    (!known && !name.contains(LEVELS) && name.chars().all(is_han)).then(|| TextRange::at(0, stop))
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Names that no table needs to know: 青源县召开, 青源县委书记.
fn open_names(text: &str, at: Offset, weight: u32, votes: &mut Votes<'_>) {
    for (end, level) in text.char_indices().filter(|&(_, c)| is_level(c)) {
        let stop = end + level.len_utf8();
        let rest = slice(text, TextRange::at(stop, text.len()));
        let organ = organs().prefix(rest).is_some() && !rest.starts_with("委员") && !rest.starts_with("长期");
        if !organ {
            continue;
        }
        let before = slice(text, TextRange::at(0, end));
        // 街道 only; and 代县长 acts as a head, of whatever county.
        if level == '道' && !before.ends_with('街') || rest.starts_with('长') && before.ends_with('代') {
            continue;
        }
        let Some(start) = start_of_name(slice(text, TextRange::at(0, stop)), level) else { continue };
        let name = slice(text, TextRange::at(start, stop));
        // 会议精神和县水利局 is not about 和县.
        if name.starts_with(['和', '与']) && inside_word(text, TextRange::at(start, stop)) {
            continue;
        }
        votes.add(name, TextRange::at(start, stop).shifted(at), 2 * weight);
    }
}

/// Where the name begins that ends a text with the character of its level.
fn start_of_name(text: &str, level: char) -> Option<usize> {
    let head = text.strip_suffix(level)?;
    // 格日勒旗, but 近日全旗, 8日全旗.
    let spells = |at: usize, c: char| {
        let before = slice(head, TextRange::at(0, at)).chars().next_back();
        let counted =
            before.is_none_or(|b| !is_han(b) || "近今昨前次当本以年一二三四五六七八九十".contains(b));
        matches!(level, '旗' | '盟') && matches!(c, '日' | '来') && !counted
    };
    let edge = |at: usize, c: char| !is_han(c) || NOT_OF_NAMES.contains(c) && !spells(at, c);
    let mut known = None;
    let mut start = head.len();
    for (count, (i, c)) in head.char_indices().rev().enumerate() {
        if division(slice(text, TextRange::at(i, text.len()))).is_some() {
            known = Some(i);
        }
        // 红旗镇 has such a character of its own; before it another name ends: 甲市乙县.
        if edge(i, c) || count > 0 && LEVELS.contains(&c) || count > LONGEST {
            break;
        }
        start = i;
    }
    let name = slice(head, TextRange::at(start, head.len()));
    let autonomous = name.ends_with("自治") && (4..=LONGEST).contains(&name.chars().count());
    // 浔江新区.
    let new = level == '区' && name.ends_with('新') && name.chars().count() > 2;
    // 城区, 山村, 来旗 name no place; 盐城县, 屏山县 and 格日来旗 do.
    let land = match level {
        '县' | '州' => name.chars().count() > 1 && name.ends_with(['城', '山', '园', '新']),
        '旗' | '盟' => name.chars().count() > 2,
        _ => false,
    };
    let pronoun = ends_in_pronoun(name) && level != '道' && !new && !land;
    let open = (autonomous || (2..=4).contains(&name.chars().count()) && !pronoun)
        && !name.starts_with(['全', '我', '各', '该', '本'])
        && (autonomous || !name.contains(NEVER) && words().begins(name, NO_PLACE).is_none());
    // 平陇县 is not 陇县, but 安徽萧县 is 萧县.
    let longer =
        |at: usize| open && start < at && head.get(start..at).is_some_and(|t| t.chars().count() == 1);
    known.filter(|&at| !longer(at)).or(open.then_some(start))
}

fn organs() -> &'static Matcher<()> {
    static MATCHER: OnceLock<Matcher<()>> = OnceLock::new();
    MATCHER.get_or_init(|| {
        let rows = read_table!("places.tsv").rows();
        Matcher::new(rows.filter(|row| row.list(1).any(|class| class == "organ")).map(|row| (row.key(), ())))
    })
}

fn ends_in_pronoun(name: &str) -> bool {
    words().ends(name, PRONOUN).is_some()
}

const MOTTO: u64 = 1;
const NO_PLACE: u64 = 2;
const PRONOUN: u64 = 4;
const SMALLER: u64 = 8;

fn words() -> &'static Classed {
    static WORDS: OnceLock<Classed> = OnceLock::new();
    WORDS.get_or_init(|| Classed::of(read_table!("places.tsv"), &["motto", "no-place", "pronoun", "smaller"]))
}

/// Whether a character of a longer name stands before a range.
fn inside_word(text: &str, range: TextRange) -> bool {
    let before = slice(text, TextRange::at(0, range.start().index())).chars().next_back();
    before.is_some_and(|c| is_han(c) && !LEVELS.contains(&c) && !NOT_OF_NAMES.contains(c))
}

/// Names of the table, in full or in short.
fn known_names(text: &str, at: Offset, weight: u32, level: Option<char>, votes: &mut Votes<'_>) {
    for hit in divisions_in(text) {
        let name = hit.value.name();
        let printed = slice(text, hit.range);
        let rest = slice(text, TextRange::new(hit.range.end(), Offset::at(text.len())));
        let full = printed.len() == name.len();
        // 代县长 is a post, 云阜新闻网 an outlet, 长岭村 a village.
        if !full && words().begins(rest, SMALLER).is_some() {
            continue;
        }
        // 朔东区 is no 东区.
        let cut = printed.ends_with(LEVELS) && printed.chars().count() == 2 && inside_word(text, hit.range);
        // 思想上高度重视 is not about 上高, 《…》和县妇联 not about 和县, 督查室会同县妇联 not about 会同.
        let joins = ["和", "与", "会同"].iter().any(|word| printed.starts_with(word));
        let of_words =
            !full && inside_word(text, hit.range) || joins && full && hit.range.start() > Offset(0);
        // 临江县 is not the city of 临江.
        let other =
            !full && rest.chars().next().is_some_and(|c| c != '道' && is_level(c) && !name.ends_with(c));
        let acting = printed.starts_with('代') && rest.starts_with('长');
        if cut || of_words || other || acting || rest.starts_with('闻') {
            continue;
        }
        if !full && !level.is_some_and(|l| name.ends_with(l)) && !rest.starts_with(LEVELS) && level.is_some()
        {
            continue;
        }
        let media = organs().prefix(rest).is_some();
        votes.add(name, hit.range.shifted(at), weight * if full || media { 2 } else { 1 });
    }
}

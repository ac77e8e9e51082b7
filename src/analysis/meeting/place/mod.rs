//! The jurisdiction: the place whose organs meet, voted for by the names in the report.

mod names;
mod outlet;
mod usage;

use self::names::{is_level, known_names, open_names, start_of_name};
use super::name::Name;
use super::zones::Zones;
use crate::document::{BlockKind, Report, Sourced};
use crate::lexicon::{Division, division, divisions_in};
use crate::span::{Offset, TextRange, slice};

/// The last characters of names of places, by which organs and words such as 全县 tell the level.
const LEVELS: &[char] = &['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡', '道'];
/// Bytes of a paragraph that may name the place.
const TAIL: usize = 900;
/// Paragraphs behind the opening, and at the end, that may.
const BLOCKS: usize = 12;
const LAST: usize = 3;
/// How much the name of the outlet counts.
const OUTLET: u32 = 7;

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

    /// Counts for the place of the outlet's name, if it is of the level that the report speaks of: 青峰日报 for 青峰市.
    fn of_outlet(&mut self, base: &str, outlet: TextRange, level: Option<char>) {
        let stem = slice(base, outlet);
        let of_stem = |name: &str| name.strip_prefix(stem).is_some_and(|rest| outlet::is_level(rest, level));
        let weight: u32 = self.found.iter().filter(|v| of_stem(&v.name)).map(|v| v.weight).sum();
        let theirs = self.found.iter_mut().filter(|v| of_stem(&v.name));
        // 青峰彝族自治县 is what 青峰县 means.
        if let Some(longest) = theirs.max_by_key(|v| v.name.len()) {
            longest.weight = weight + OUTLET;
        } else if let Some(range) = outlet::in_full(base, stem, level) {
            self.add(slice(base, range), range, OUTLET);
        }
    }

    /// The place with most votes; of equals the first holds.
    fn best(&self, fits: impl Fn(&Vote) -> bool) -> Option<Sourced<String>> {
        self.found.iter().rev().filter(|v| fits(v)).max_by_key(|v| v.weight).map(sourced)
    }
}

/// Finds the jurisdiction: a place of the level that the report speaks of, for which what the outlet is named after
/// counts most; else that place alone, else any other.
pub(super) fn find(
    base: &str,
    report: &Report,
    zones: &Zones<'_>,
    name: Option<&Name>,
    people: &[TextRange],
) -> Option<Sourced<String>> {
    if let Some(zone) = outlet::zone(base, report) {
        return Some(zone);
    }
    let level = level(zones);
    let mut votes = Votes { found: Vec::new(), people };
    for (text, at, weight) in stretches(base, report, zones) {
        open_names(text, at, weight, &mut votes);
        known_names(text, at, weight, level, &mut votes);
    }
    if let Some(name) = name {
        in_name(slice(base, name.range), name.range.start(), &mut votes);
        before_name(slice(base, TextRange::at(0, name.range.start().index())), &mut votes);
    }
    let outlet = outlet::find(base, report);
    if let Some(outlet) = outlet {
        votes.of_outlet(base, outlet, level);
    }
    let alone = || outlet.filter(|_| level.is_some()).and_then(|outlet| outlet::alone(base, outlet, level));
    // A township in the news of a county is only visited, and a county names the province that is above it.
    let near = |v: &Vote| {
        level.is_none_or(|l| (is_small(l) || !v.name.ends_with(is_small)) && !v.name.ends_with('省'))
    };
    let fits = votes.best(|v| level.is_none_or(|l| v.name.ends_with(l)));
    let used = || usage::find(base, level).filter(|_| level.is_some_and(|l| !is_small(l)));
    fits.or_else(alone).or_else(used).or_else(|| votes.best(near))
}

/// The administrative divisions that a jurisdiction may be, those above first.
pub(super) fn divisions(name: &str) -> Vec<String> {
    let mut hits = divisions_in(name).filter(|hit| hit.range == TextRange::of(name));
    let found = division(name).or_else(|| hits.next().map(|hit| hit.value));
    found.map(|division| chains(division, 2)).unwrap_or_default()
}

/// The full names of a division with those above it, `levels` at most; one for each that bears the name.
fn chains(own: Division, levels: usize) -> Vec<String> {
    let above = |name: &'static str| match division(name).filter(|_| levels > 0) {
        Some(above) => chains(above, levels - 1),
        None => vec![name.to_owned()],
    };
    let within: Vec<_> = own.within().flat_map(above).collect();
    if within.is_empty() {
        return vec![own.name().to_owned()];
    }
    within.into_iter().map(|above| above + own.name()).collect()
}

/// Whether a level is below the county.
fn is_small(level: char) -> bool {
    matches!(level, '镇' | '乡' | '道')
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
            // 青源县县长 is the head of a county that others speak of.
            let of_other = after.starts_with('长') && before.is_some_and(is_level);
            let organ = after.starts_with(['委', '长']) && !of_other
                || ["政府", "人大", "政协", "领导", "党工", "党委", "办事"]
                    .iter()
                    .any(|w| after.starts_with(w));
            counts[level] += u32::from(whole) + u32::from(organ);
        }
    }
    let best = (0..counts.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))?;
    (counts[best] > 0).then(|| LEVELS[best])
}

/// The place right before the name of the meeting, which only says where: 临河县|高质量发展大会.
fn before_name(before: &str, votes: &mut Votes<'_>) {
    let Some(level) = before.chars().next_back().filter(|c| matches!(c, '市' | '县' | '区')) else {
        return;
    };
    let from = before.char_indices().rev().take(6).last().map_or(0, |(at, _)| at);
    let near = slice(before, TextRange::at(from, before.len()));
    if let Some(start) = start_of_name(near, level) {
        let range = TextRange::at(from + start, before.len());
        votes.add(slice(before, range), range, 4);
    }
}

/// The place that the name of the meeting begins with: 临河县高质量发展大会.
fn in_name(name: &str, at: Offset, votes: &mut Votes<'_>) {
    let Some((end, level)) = name.char_indices().take(6).find(|(_, c)| LEVELS.contains(c)) else { return };
    if start_of_name(slice(name, TextRange::at(0, end + level.len_utf8())), level) == Some(0) {
        let range = TextRange::at(0, end + level.len_utf8());
        votes.add(slice(name, range), range.shifted(at), 4);
    }
}

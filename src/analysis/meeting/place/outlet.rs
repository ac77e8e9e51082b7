//! The place that the outlet of a report is named after.

use super::names::{NO_PLACE, ZONE, is_han, organs, words};
use super::{BLOCKS, LEVELS};
use crate::document::{BlockKind, Report, Sourced};
use crate::lexicon::divisions_in;
use crate::span::{TextRange, slice};

/// A word before the place in the name of an outlet, as places.tsv says.
const MOTTO: u64 = 1;
/// The longest line that may name the site, in bytes.
const SITE: usize = 150;

/// The place in the name of the outlet, without its level: 青峰 of 青峰新闻网, 青峰县融媒体中心 and 平安青峰; that of the
/// source first, else of the site.
pub(super) fn find(base: &str, report: &Report) -> Option<TextRange> {
    let source = report.head.source.iter().filter_map(|s| s.range);
    let site = report.blocks.iter().filter(|b| b.kind == BlockKind::Boilerplate && b.range.len() < SITE);
    let mut ranges = source.chain(site.take(BLOCKS).map(|b| b.range));
    ranges.find_map(|range| named_after(slice(base, range)).map(|found| found.shifted(range.start())))
}

/// The zone whose own organ is the source: 青峰经开区党群工作部.
pub(super) fn zone(base: &str, report: &Report) -> Option<Sourced<String>> {
    let source = report.head.source.as_ref()?.range?;
    let text = slice(base, source);
    let starts = text.char_indices().map(|(at, _)| at).skip(2).take(4);
    let end = |at: usize| Some(at + words().begins(slice(text, TextRange::at(at, text.len())), ZONE)?);
    let (at, end) = starts.filter_map(|at| Some((at, end(at)?))).next()?;
    let fits = slice(text, TextRange::at(0, at)).chars().all(is_han) && end < text.len();
    let range = TextRange::at(0, end).shifted(source.start());
    fits.then(|| Sourced { value: slice(base, range).to_owned(), range: Some(range) })
}

/// What the outlet alone tells: its place in full where that is printed. The paper of a known province tells nothing of
/// a county.
pub(super) fn alone(base: &str, outlet: TextRange, level: Option<char>) -> Option<Sourced<String>> {
    let stem = slice(base, outlet);
    let known = divisions_in(stem).find(|hit| hit.range.len() == stem.len());
    if let Some(known) = known {
        let fits = level.is_none_or(|l| known.value.name().ends_with(l));
        return fits.then(|| Sourced { value: known.value.name().to_owned(), range: Some(outlet) });
    }
    let range = in_full(base, stem, None).filter(|_| level == Some('省')).unwrap_or(outlet);
    Some(Sourced { value: slice(base, range).to_owned(), range: Some(range) })
}

/// Where a text first prints a place with its level.
pub(super) fn in_full(base: &str, stem: &str, level: Option<char>) -> Option<TextRange> {
    let full = |at: usize| {
        let rest = slice(base, TextRange::at(at + stem.len(), base.len()));
        let end = rest.chars().next()?;
        is_level(slice(rest, TextRange::at(0, end.len_utf8())), level)
            .then(|| TextRange::at(at, at + stem.len() + end.len_utf8()))
    };
    base.match_indices(stem).find_map(|(at, _)| full(at))
}

/// Whether what stands behind the stem of a name makes it one of this level, or of any: 市, 彝族自治县.
pub(super) fn is_level(rest: &str, level: Option<char>) -> bool {
    let last = rest.chars().next_back().filter(|c| LEVELS.contains(c) && level.is_none_or(|l| l == *c));
    last.is_some_and(|c| rest.len() == c.len_utf8() || rest.contains('族') || rest.contains("自治"))
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
    let stem = name.strip_suffix(LEVELS).filter(|stem| stem.chars().count() > 1).unwrap_or(name);
    let known = words().begins(name, NO_PLACE).is_some();
    // Longer names are those of firms, but for some that the table lists.
    let short = stem.chars().count() < 4 || divisions_in(stem).any(|hit| hit.range.len() == stem.len());
    // 泽州日报.
    let plain = stem.strip_suffix('州').filter(|rest| !rest.is_empty()).unwrap_or(stem);
    (short && !known && !plain.contains(LEVELS) && stem.chars().all(is_han))
        .then(|| TextRange::at(0, stem.len()))
}

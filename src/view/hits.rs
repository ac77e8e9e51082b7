//! What the engine found in; the hits to be shown out: in the order of the list, narrowed, each with its place.

use std::collections::BTreeMap;

use super::article::Article;
use super::in_script::Shown;
use super::items::class_of;
use super::mark::MarkClass;
use super::search::Narrowing;
use super::shelf::{listed, worded};
use super::sorted;
use super::state::{OpenReport, State};
use crate::protocol::{
    Block, BlockKind, Directive, Offset, ReadReport, ReportId, TextRange, Units, Variant, slice,
};

/// So many characters stand before and after a hit at most.
const BEFORE: usize = 40;
const AFTER: usize = 64;

/// One hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where it stands in the base text.
    pub range: TextRange,
    /// The block that holds it.
    pub block: TextRange,
    /// The number of its paragraph, in the body.
    pub number: Option<u32>,
    /// The class of the directive that holds it.
    pub class: Option<MarkClass>,
}

/// The hits of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The report.
    pub report: ReportId,
    /// Its hits, in text order.
    pub hits: Vec<Occurrence>,
}

/// Something that hits have in common, by which they can be narrowed down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it is, in simplified characters.
    pub key: String,
    /// The same in the script of the page.
    pub name: String,
    /// How many hits have it.
    pub hits: usize,
}

/// What a search shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Reports with hits, in the order of the list.
    pub groups: Vec<Group>,
    /// How many hits are shown.
    pub hits: usize,
    /// How many were found in all.
    pub all: usize,
    /// Where the reports with hits come from, most hits first.
    pub places: Vec<Facet>,
    /// Their years, the latest first.
    pub years: Vec<Facet>,
}

/// The hits to be shown.
#[must_use]
pub fn results(state: &State) -> Results {
    let mut results = Results::default();
    let Some(found) = state.search.found() else { return results };
    let narrowing = &state.search.narrowing;
    let (mut places, mut years) = (BTreeMap::new(), BTreeMap::new());
    for open in listed(state) {
        let read = &open.read;
        let Some(ranges) = found.hits.get(&read.id) else { continue };
        let mut hits = hits_in(read, ranges);
        results.all += hits.len();
        if narrowing.here && state.current != Some(read.id) {
            continue;
        }
        hits.retain(|hit| !narrowing.orders || hit.class.is_some());
        if hits.is_empty() {
            continue;
        }
        let (place, year) = (place_of(read), year_of(read));
        let named = read.reading.meeting.jurisdiction.as_ref();
        let named = named.map(|place| worded(open, state.settings.variant, place)).unwrap_or_default();
        count(&mut places, &place, named, hits.len());
        count(&mut years, &year, &year, hits.len());
        if is_wanted(narrowing, &place, &year) {
            results.hits += hits.len();
            results.groups.push(Group { report: read.id, hits });
        }
    }
    results.places = places.into_values().collect();
    sorted::by_key(&mut results.places, |facet| std::cmp::Reverse(facet.hits));
    results.years = years.into_values().collect();
    results.years.reverse();
    results
}

/// The hits of one report that are shown, in text order.
#[must_use]
pub fn hits_of(state: &State, report: &OpenReport) -> Vec<TextRange> {
    let Some(found) = state.search.found().filter(|_| state.search.is_on()) else { return Vec::new() };
    let hits = found.hits.get(&report.read.id).map_or_else(Vec::new, |ranges| hits_in(&report.read, ranges));
    let wanted = |hit: &Occurrence| !state.search.narrowing.orders || hit.class.is_some();
    hits.iter().filter(|hit| wanted(hit)).map(|hit| hit.range).collect()
}

fn is_wanted(narrowing: &Narrowing, place: &str, year: &str) -> bool {
    (narrowing.places.is_empty() || narrowing.places.contains(place))
        && (narrowing.years.is_empty() || narrowing.years.contains(year))
}

/// Adds so many hits to a facet; one that is unknown is none.
fn count(facets: &mut BTreeMap<String, Facet>, key: &str, name: &str, hits: usize) {
    let new = || Facet { key: key.to_owned(), name: name.to_owned(), hits: 0 };
    if !key.is_empty() {
        facets.entry(key.to_owned()).or_insert_with(new).hits += hits;
    }
}

/// The jurisdiction of a report's meeting; empty if unknown.
#[must_use]
pub fn place_of(read: &ReadReport) -> String {
    read.reading.meeting.jurisdiction.as_ref().map(|place| place.value.clone()).unwrap_or_default()
}

/// The year of a report's meeting, else of its publication; empty if unknown.
#[must_use]
pub fn year_of(read: &ReadReport) -> String {
    let held = read.reading.meeting.dates.iter().find_map(|date| date.value.year);
    let published = || read.report.head.published.as_ref().and_then(|p| p.value.date.year);
    held.or_else(published).map(|year| year.to_string()).unwrap_or_default()
}

/// Places with what holds them. Hits in page furniture are none: it was taken out of the report.
fn hits_in(read: &ReadReport, ranges: &[TextRange]) -> Vec<Occurrence> {
    let mut blocks = Blocks { rest: &read.report.blocks, number: 0 };
    let mut orders = read.reading.directives.iter().peekable();
    let mut inside: Vec<&Directive> = Vec::new();
    let mut hits = Vec::with_capacity(ranges.len());
    for range in ranges {
        while let Some(order) = orders.next_if(|order| order.range.start() < range.end()) {
            inside.push(order);
        }
        inside.retain(|order| order.range.end() > range.start());
        let Some((block, number)) = blocks.holding(range.start()) else { continue };
        let class =
            inside.iter().find(|order| order.range.overlaps(*range)).map(|order| class_of(order.modality));
        hits.push(Occurrence { range: *range, block: block.range, number, class });
    }
    hits
}

/// Blocks, looked through once from the start.
struct Blocks<'a> {
    rest: &'a [Block],
    number: u32,
}

impl<'a> Blocks<'a> {
    /// The block at an offset, never before the one asked for last, and its number in the body.
    fn holding(&mut self, at: Offset) -> Option<(&'a Block, Option<u32>)> {
        while let Some((first, rest)) = self.rest.split_first()
            && first.range.end() <= at
        {
            self.number += u32::from(first.kind.is_body());
            self.rest = rest;
        }
        let block = self.rest.first().filter(|block| block.range.contains(at))?;
        let number = block.kind.is_body().then_some(self.number + 1);
        (block.kind != BlockKind::Boilerplate).then_some((block, number))
    }
}

/// A hit in the script of the page, with what stands before and after it in its block.
#[must_use]
pub fn in_context<'a>(open: &'a OpenReport, variant: Variant, hit: &Occurrence) -> [&'a str; 3] {
    let (base, Occurrence { block, range, .. }) = (&open.read.texts.base, hit);
    let before = slice(base, TextRange::new(block.start().min(range.start()), range.start()));
    let after = slice(base, TextRange::new(range.end(), block.end().max(range.end())));
    let (start, end) = (range.start().index(), range.end().index());
    let before = TextRange::at(start - tail(before, BEFORE).len(), start);
    let after = TextRange::at(end, end + head(after, AFTER).len());
    [before, *range, after].map(|place| open.at(variant, place))
}

/// Where hits are to be painted: of each piece of the article that shows any, from which to which UTF-16 unit of its text.
#[must_use]
pub fn paintings(shown: Shown, article: &Article, hits: &[TextRange]) -> BTreeMap<usize, Vec<[u32; 2]>> {
    let units = Units::new(&shown.text.text);
    let mut pieces: Vec<_> = article.pieces().collect();
    sorted::by_key(&mut pieces, |piece| piece.range.start());
    let mut painted = BTreeMap::<_, Vec<_>>::new();
    for hit in hits.iter().map(|hit| shown.place(*hit)) {
        let first = pieces.partition_point(|piece| piece.range.end() <= hit.start());
        for piece in pieces[first..].iter().take_while(|piece| piece.range.start() < hit.end()) {
            let Some(part) = hit.intersection(piece.range) else { continue };
            let unit = |at| units.utf16(at) - units.utf16(piece.range.start());
            painted.entry(piece.at).or_default().push([unit(part.start()), unit(part.end())]);
        }
    }
    painted
}

fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    slice(text, TextRange::at(0, end))
}

fn tail(text: &str, characters: usize) -> &str {
    let start = text.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at);
    slice(text, TextRange::at(start, text.len()))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::fixture::{self, Fixture};
    use super::*;
    use crate::protocol::{FileId, Found, JobId, Query, TextId};
    use crate::view::{FileEntry, FileState};

    fn places(read: &ReadReport, word: &str) -> Vec<TextRange> {
        let found = read.texts.base.match_indices(word);
        found.map(|(at, _)| TextRange::at(at, at + word.len())).collect()
    }

    #[test]
    fn hits_know_their_paragraph_and_their_directive() {
        let read = fixture::meeting().read;
        let told = |word| -> Vec<_> {
            hits_in(&read, &places(&read, word)).iter().map(|hit| (hit.number, hit.class)).collect()
        };
        assert_eq!(told("清水进城来"), [(None, None)]);
        assert_eq!(told("主持会议"), [(Some(1), None)]);
        assert_eq!(told("清障"), [(Some(2), Some(MarkClass::Directive))]);
        assert_eq!(told("拖延"), [(Some(2), Some(MarkClass::Prohibition))]);
        assert_eq!(told("版权所有"), [], "page furniture is no part of the report");
    }

    #[test]
    fn context_ends_with_the_paragraph() {
        let Fixture { read, shown } = fixture::meeting();
        let hits = hits_in(&read, &places(&read, "清障"));
        let open = OpenReport { shown: Some(Rc::new(shown)), ..OpenReport::new(Rc::new(read)) };
        let [before, hit, after] = in_context(&open, Variant::Hans, &hits[0]);
        assert_eq!(hit, "清障");
        assert!(before.starts_with("沈知远强调") && before.ends_with("完成"), "{before}");
        assert_eq!(after, "；各镇不得以任何理由拖延。");
        assert_eq!((head("一二三", 2), tail("一二三", 2)), ("一二", "二三"));
        assert_eq!((head("一", 2), tail("一", 2), tail("", 2)), ("一", "一", ""));
    }

    #[test]
    fn hits_are_painted_in_units_of_the_page_on_the_pieces_that_show_them() {
        let fixture = fixture::meeting();
        let article = fixture.article(false);
        let hits: Vec<_> =
            ["清水进城", "强调", "版权"].iter().flat_map(|word| places(&fixture.read, word)).collect();
        let painted = paintings(fixture.shown(), &article, &hits);
        let of = |at: usize| painted.get(&at).cloned().unwrap_or_default();
        assert_eq!((of(1), of(0), of(6)), (vec![[1, 5]], vec![[13, 15]], vec![[0, 2]]));
        assert_eq!(of(4), [[3, 5]]);
    }

    /// Reports of these places and years, and what the engine found in them of a word.
    fn searched(word: &str, reports: &[(&str, u16)]) -> State {
        let mut state = State::default();
        for (file, (place, year)) in (0..).zip(reports) {
            let id = ReportId { text: TextId { file: FileId(file), text: 0 }, part: 0 };
            let mut read = ReadReport { id, ..fixture::meeting().read };
            let meeting = &mut read.reading.meeting;
            meeting.jurisdiction.as_mut().expect("the fixture has a place").value = (*place).to_owned();
            meeting.dates[0].value.year = Some(*year);
            let name = format!("{file}.txt");
            state.files.push(Rc::new(FileEntry {
                id: FileId(file),
                job: JobId(file),
                path: name.clone(),
                name,
                state: FileState::Done,
            }));
            // Ready in another order than the list's.
            state.reports.insert(0, Rc::new(OpenReport::new(Rc::new(read))));
        }
        let query = Query { text: word.to_owned(), regex: false };
        let hits = state.reports.iter().map(|r| (r.read.id, places(&r.read, word))).collect();
        state.search.query = query.clone();
        state.search.answer = Some((query, Ok(Rc::new(Found { hits, ..Found::default() }))));
        state
    }

    #[test]
    fn hits_are_narrowed_down() {
        let mut state = searched("祁望舒", &[("云泽县", 2023), ("青石县", 2022), ("云泽县", 2022)]);
        let shown = results(&state);
        let per_report = shown.hits / 3;
        let files: Vec<_> = shown.groups.iter().map(|g| g.report.text.file.0).collect();
        assert_eq!(files, [0, 1, 2], "in the order of the list");
        let brief = |facets: &[Facet]| {
            facets.iter().map(|f| (f.name.clone(), f.hits / per_report)).collect::<Vec<_>>()
        };
        assert_eq!(brief(&shown.places), [("云泽县".to_owned(), 2), ("青石县".to_owned(), 1)]);
        assert_eq!(brief(&shown.years), [("2023".to_owned(), 1), ("2022".to_owned(), 2)]);
        state.search.narrowing.places.insert("云泽县".to_owned());
        assert_eq!(results(&state).groups.len(), 2);
        state.search.narrowing.years.insert("2022".to_owned());
        let narrowed = results(&state);
        assert_eq!((narrowed.groups.len(), narrowed.hits, narrowed.all), (1, per_report, 3 * per_report));
        assert_eq!(narrowed.places.len(), 2, "the way back stays open");
        state.search.narrowing = Narrowing { here: true, ..Narrowing::default() };
        state.current = Some(shown.groups[1].report);
        assert_eq!(results(&state).groups, [shown.groups[1].clone()]);
    }

    #[test]
    fn only_hits_in_directives_are_painted_when_only_they_are_wanted() {
        let mut state = searched("清", &[("云泽县", 2023)]);
        let open = Rc::clone(&state.reports[0]);
        let all = hits_of(&state, &open).len();
        state.search.narrowing.orders = true;
        let some = hits_of(&state, &open).len();
        assert!(0 < some && some < all);
        state.search.query.text.clear();
        assert_eq!(hits_of(&state, &open), [], "hits vanish with the search");
    }
}

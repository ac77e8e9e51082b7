//! Who is who: officials with their titles, roles and mentions, and the other people of a report.
//!
//! Blocks are walked first with each name read alone, then, where one of them stands, again with the names that are
//! known by then. After that every use of a name is found, short forms are joined to it, and the verbs behind give the roles.

mod aliases;
mod bare;
mod build;
mod deeds;
mod follows;
mod mentions;
mod names;
mod odds;
mod person;
mod scan;
mod titles;
mod vocab;

use std::collections::BTreeMap;

use self::names::{Known, plain};
use self::person::Person;
use self::scan::Sighting;
use self::vocab::{Cue, POSTS, Post};
use super::{Official, OtherPerson};
use crate::document::{Block, BlockKind, Report, is_speech};
use crate::lexicon::Hit;
use crate::span::slice;

/// Odds from which a name of the first walk is known in the second.
const SURE: odds::Odds = 40;

/// Finds the people of a report: officials in order of first appearance, and the others.
pub(super) fn find(base: &str, report: &Report) -> (Vec<Official>, Vec<OtherPerson>) {
    let blocks = report.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate);
    let passages: Vec<_> = blocks.map(|block| Passage::of(base, block)).collect();
    let mut known = Known::default();
    for press in &report.head.press {
        known.add(plain(&press.name));
    }
    for passage in &passages {
        known.listen(slice(base, passage.block.range));
    }
    let occasion = occasion(report);
    let body = passages.iter().position(|p| p.block.kind.is_body()).unwrap_or(0);
    let read = |(at, passage): (usize, &Passage), known: &Known| {
        scan(base, passage, known, at < body && occasion.speech.is_some())
    };
    let mut sightings: Vec<_> = passages.iter().enumerate().map(|p| read(p, &known)).collect();
    let mut fresh = Known::default();
    for sighting in sightings.iter().flatten().filter(|s| s.odds >= SURE) {
        if known.add(sighting.name.clone()) {
            fresh.add(sighting.name.clone());
        }
    }
    let holds_fresh = |passage: &Passage| fresh.stand_in(slice(base, passage.block.range));
    let again = passages.iter().enumerate().zip(&mut sightings);
    for (passage, found) in again.filter(|((_, passage), _)| holds_fresh(passage)) {
        *found = read(passage, &known);
    }
    if is_of_company(report) {
        sightings.iter_mut().flatten().for_each(|s| s.of_own_company(base));
    }
    let (people, index) = people(base, report, &sightings);
    build::build(base, &passages, &sightings, &people, &index, &known, occasion)
}

/// Whether a company reports of itself: its own heads are its officials.
fn is_of_company(report: &Report) -> bool {
    let title = report.head.title.as_ref().map_or("", |t| t.value.as_str());
    Cue::Company.within(title)
}

/// What the title tells of the occasion.
fn occasion(report: &Report) -> build::Occasion {
    let title = report.head.title.as_ref();
    build::Occasion {
        speech: title.filter(|title| is_speech(&title.value)).and_then(|title| title.range),
        briefing: title.is_some_and(|title| title.value.contains("发布会")),
    }
}

/// A block with the posts that stand in it, which several steps ask for.
struct Passage<'b> {
    block: &'b Block,
    /// None are looked for in metadata.
    posts: Vec<Hit<Post>>,
}

impl<'b> Passage<'b> {
    fn of(base: &str, block: &'b Block) -> Self {
        let is_read = block.kind != BlockKind::Metadata;
        let posts = if is_read { POSTS.hits(slice(base, block.range)).collect() } else { Vec::new() };
        Self { block, posts }
    }
}

/// The people of a passage; of metadata, only whoever stands alone under the title of a speech.
fn scan(base: &str, passage: &Passage, known: &Known, speech: bool) -> Vec<Sighting> {
    match passage.block.kind {
        BlockKind::Metadata if speech => scan::alone(base, passage.block.range, known).into_iter().collect(),
        BlockKind::Metadata => Vec::new(),
        _ => scan::scan(base, passage, known),
    }
}

/// Everybody who was sighted, with what they are: an official by any post, else press or another person.
fn people(
    base: &str,
    report: &Report,
    sightings: &[Vec<Sighting>],
) -> (Vec<Person>, BTreeMap<String, usize>) {
    let mut people: Vec<Person> = Vec::new();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for sighting in sightings.iter().flatten() {
        let at = *index.entry(sighting.name.clone()).or_insert(people.len());
        if at == people.len() {
            people.push(Person::new(sighting.name.clone()));
        }
        if let Some(person) = people.get_mut(at) {
            person.add(base, sighting);
        }
    }
    people.iter_mut().for_each(Person::settle);
    for press in &report.head.press {
        let name = plain(&press.name);
        let at = *index.entry(name.clone()).or_insert(people.len());
        if at == people.len() {
            people.push(Person::new(name));
        }
        if let Some(person) = people.get_mut(at) {
            person.is_press = true;
        }
    }
    (people, index)
}

//! Who is who: officials with their titles, roles and mentions, and the other people of a report.
//!
//! Blocks are walked first with each name read alone, then, where one of them stands, again with the names that are
//! known by then. After that every use of a name is found, short forms are joined to it, and the verbs behind give the roles.

mod aliases;
mod bare;
mod before;
mod build;
mod deeds;
mod firm;
mod follows;
mod known;
mod list;
mod mentions;
mod names;
mod odds;
mod organ;
mod person;
mod roles;
mod scan;
mod staff;
mod story;
mod taken;
mod titles;
mod told;
mod verb;
mod vocab;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::known::Known;
use self::names::plain;
use self::odds::is_han;
use self::person::Person;
use self::scan::Sighting;
use self::vocab::{Cue, POSTS, Post};
use super::{Official, OtherPerson};
use crate::document::{Block, BlockKind, Report, is_speech};
use crate::lexicon::{Characters, Hit};
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
        known.listen(slice(base, passage.block.range), &passage.landmarks);
    }
    let occasion = occasion(base, report);
    let body = passages.iter().position(|p| p.block.kind.is_body()).unwrap_or(0);
    let read = |(at, passage): (usize, &Passage), known: &Known| {
        scan(base, passage, known, at < body && occasion.speech.is_some())
    };
    let mut sightings: Vec<_> = passages.iter().enumerate().map(|p| read(p, &known)).collect();
    let mut fresh = Known::default();
    for sighting in sightings.iter().flatten().filter(|s| s.odds >= SURE) {
        for name in std::iter::once(sighting.name.clone()).chain(unpointed(&sighting.name)) {
            if known.add(name.clone()) {
                fresh.add(name);
            }
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
    // 某某集团公司召开….
    let subject = ["召开", "举行", "开展", "组织"].iter().find_map(|verb| title.split_once(verb));
    Cue::Company.within(title) || subject.is_some_and(|(who, _)| organ::firm(who) == Some(who.len()))
}

/// What the title, or the opening, tells of the occasion.
fn occasion(base: &str, report: &Report) -> story::Occasion {
    let title = report.head.title.as_ref();
    let opening = report.blocks.iter().find(|b| b.kind.is_body()).map_or("", |b| slice(base, b.range));
    let held = ["召开新闻发布会", "举行新闻发布会"].iter().any(|held| opening.contains(held));
    story::Occasion {
        speech: title.filter(|title| is_speech(&title.value)).and_then(|title| title.range),
        briefing: held || title.is_some_and(|title| title.value.contains("发布会")),
    }
}

/// A block with what several steps look for in it.
struct Passage<'b> {
    block: &'b Block,
    /// None are looked for in metadata.
    posts: Vec<Hit<Post>>,
    /// The characters that steps begin at, with their places: signs, and letters such as 由 before names, 县 behind places.
    landmarks: Vec<(usize, char)>,
}

/// The letters among the landmarks.
static LANDMARKS: LazyLock<Characters> =
    LazyLock::new(|| "由有命去荐名选举受了任请销职同他她县市区镇乡旗".chars().collect());

impl<'b> Passage<'b> {
    fn of(base: &str, block: &'b Block) -> Self {
        let is_read = block.kind != BlockKind::Metadata;
        let text = slice(base, block.range);
        let posts = if is_read { POSTS.hits(text).collect() } else { Vec::new() };
        let landmarks = text.char_indices().filter(|&(_, c)| !is_han(c) || LANDMARKS.has(c)).collect();
        Self { block, posts, landmarks }
    }

    /// Where 同志 stands in the text of the block.
    fn comrades(&self, text: &str) -> impl Iterator<Item = usize> {
        let same = self.landmarks.iter().filter(|&&(_, c)| c == '同').map(|&(at, _)| at);
        same.filter(|&at| names::from(text, at).starts_with("同志"))
    }

    /// Where a clause or a name may begin: at the start, and behind each landmark, which is given, too.
    fn openings(&self) -> impl Iterator<Item = (usize, Option<char>)> {
        let behind = self.landmarks.iter().map(|&(at, c)| (at + c.len_utf8(), Some(c)));
        let end = self.block.range.len();
        std::iter::once((0, None)).chain(behind).filter(move |&(at, _)| at < end)
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

/// A name with a point as some print it: 阿依古丽买买提.
fn unpointed(name: &str) -> Option<String> {
    name.contains('·').then(|| name.replace('·', ""))
}

/// The names with a point by what stands before it, and by all of it without the point, unless several have that:
/// 阿依古丽 of 阿依古丽·买买提.
fn called(sightings: &[Vec<Sighting>]) -> BTreeMap<Cow<'_, str>, Option<&str>> {
    let mut called: BTreeMap<Cow<str>, Option<&str>> = BTreeMap::new();
    for sighting in sightings.iter().flatten() {
        let first = sighting.name.split_once('·').map(|(first, _)| first.into());
        for short in first.into_iter().chain(unpointed(&sighting.name).map(Cow::Owned)) {
            let name = called.entry(short).or_insert(Some(&sighting.name));
            *name = name.filter(|name| *name == sighting.name);
        }
    }
    called
}

/// Everybody who was sighted, with what they are: an official by any post, else press or another person.
fn people<'s>(
    base: &str,
    report: &Report,
    sightings: &'s [Vec<Sighting>],
) -> (Vec<Person>, BTreeMap<Cow<'s, str>, usize>) {
    let mut people: Vec<Person> = Vec::new();
    let mut index: BTreeMap<Cow<str>, usize> = BTreeMap::new();
    let called = called(sightings);
    for sighting in sightings.iter().flatten() {
        let name = called.get(sighting.name.as_str()).copied().flatten().unwrap_or(&sighting.name);
        let at = *index.entry(name.into()).or_insert(people.len());
        index.insert(sighting.name.as_str().into(), at);
        if at == people.len() {
            people.push(Person::new(name.to_owned()));
        }
        if let Some(person) = people.get_mut(at) {
            person.add(base, sighting);
        }
    }
    people.iter_mut().for_each(Person::settle);
    for press in &report.head.press {
        let name = plain(&press.name);
        let at = *index.entry(name.clone().into()).or_insert(people.len());
        if at == people.len() {
            people.push(Person::new(name));
        }
        if let Some(person) = people.get_mut(at) {
            person.is_press = true;
        }
    }
    (people, index)
}

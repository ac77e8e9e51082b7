//! Short forms that stand for a person of the report: 张书记, 建国同志, 他.

use std::collections::BTreeMap;

use super::super::{Evidence, MentionKind, Rule, Title};
use super::Passage;
use super::names::from;
use super::odds::is_han;
use super::titles::posts_of;
use super::vocab::{DEED_WORDS, FOLLOWERS, Follower, Post, PostKind, TITLE_EDGES, TitleEdge};
use crate::confidence::Confidence;
use crate::lexicon::{Hit, surnames_of};
use crate::span::{TextRange, slice};

/// The officials of a report by the parts of their names.
#[derive(Debug, Default)]
pub(super) struct Bearers<'a> {
    by_surname: BTreeMap<&'a str, Vec<(usize, &'a [Title])>>,
    by_given: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Bearers<'a> {
    /// Adds a person.
    pub(super) fn add(&mut self, person: usize, name: &'a str, titles: &'a [Title]) {
        let Some(surname) = surnames_of(name).next() else { return };
        self.by_surname.entry(surname.text).or_default().push((person, titles));
        let given = from(name, surname.text.len());
        if given.chars().count() == 2 {
            self.by_given.entry(given).or_default().push(person);
        }
    }

    /// The only person of that surname whose post fits, or who has no post.
    fn of_post(&self, surname: &str, post: &str, deputy: bool) -> Option<usize> {
        let fits = |titles: &[Title]| {
            titles.is_empty() || titles.iter().any(|t| posts_of(&t.text).any(|t| t.ends_with(post)))
        };
        // 张县长 is rather the head than the deputy of the same surname.
        let heads = |titles: &[Title]| {
            let head = |t: &str| t.strip_suffix(post).is_some_and(|organ| !organ.ends_with('副'));
            titles.iter().any(|t| posts_of(&t.text).any(head))
        };
        let of = |fits: &dyn Fn(&[Title]) -> bool| {
            let bearers = self.by_surname.get(surname)?.iter().filter(|(_, titles)| fits(titles));
            only(bearers.map(|&(person, _)| person))
        };
        of(&fits).or_else(|| of(&heads).filter(|_| !deputy))
    }

    /// The only person of that given name.
    fn of_given(&self, given: &str) -> Option<usize> {
        only(self.by_given.get(given)?.iter().copied())
    }
}

/// A short form; `person` is `None` while a pronoun waits for its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Short {
    pub(super) person: Option<usize>,
    pub(super) range: TextRange,
    pub(super) kind: MentionKind,
}

/// Why a short form was joined.
pub(super) fn evidence(range: TextRange, kind: MentionKind) -> Evidence {
    let confidence = if kind == MentionKind::Pronoun { Confidence::DOUBTFUL } else { Confidence::LIKELY };
    Evidence { rule: Rule::ShortForm, range: Some(range), confidence }
}

/// The short forms of a passage, in text order; none lies in `taken` (in text order).
pub(super) fn find(base: &str, passage: &Passage, bearers: &Bearers<'_>, taken: &[TextRange]) -> Vec<Short> {
    let range = passage.block.range;
    let text = slice(base, range);
    let mut found = surname_posts(text, &passage.posts, bearers);
    found.extend(comrades(text, passage, bearers));
    found.extend(pronouns(text, passage));
    for short in &mut found {
        short.range = short.range.shifted(range.start());
    }
    found.sort_by_key(|short| short.range.start());
    found.retain(|short| {
        let after = taken.partition_point(|t| t.end() <= short.range.start());
        taken.get(after).is_none_or(|t| !t.overlaps(short.range))
    });
    found
}

/// 张书记, 李副县长.
fn surname_posts(text: &str, posts: &[Hit<Post>], bearers: &Bearers<'_>) -> Vec<Short> {
    let mut found = Vec::new();
    for hit in posts.iter().filter(|hit| hit.value.kind == PostKind::Post) {
        let noun = hit.range.indices();
        let before = slice(text, TextRange::at(0, noun.start));
        let rankless = before.strip_suffix('副').unwrap_or(before);
        let post = slice(text, hit.range);
        let person = surname_at_end(rankless).and_then(|surname| {
            let at = rankless.len() - surname.len();
            let clear = clear_left(slice(text, TextRange::at(0, at)));
            let bearer = bearers.of_post(surname, post, rankless.len() < before.len()).filter(|_| clear)?;
            Some((at, bearer))
        });
        if let Some((at, person)) = person {
            let range = TextRange::at(at, noun.end);
            found.push(Short { person: Some(person), range, kind: MentionKind::SurnamePost });
        }
    }
    found
}

fn surname_at_end(text: &str) -> Option<&str> {
    let starts = text.char_indices().rev().map(|(at, _)| from(text, at)).take(2);
    starts.filter(|tail| surnames_of(tail).any(|s| s.text.len() == tail.len())).last()
}

fn clear_left(before: &str) -> bool {
    let Some(c) = before.chars().next_back().filter(|&c| is_han(c)) else { return true };
    let edge = TITLE_EDGES.suffix(before).is_some_and(|(_, edge)| edge != TitleEdge::Guard);
    let follower = || matches!(FOLLOWERS.suffix(before), Some((_, Follower::Word)));
    edge || "请听问让向对和与同跟由给了的着过是".contains(c) || follower()
}

fn only(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    all.next().filter(|_| all.next().is_none())
}

/// 建国同志.
fn comrades(text: &str, passage: &Passage, bearers: &Bearers<'_>) -> Vec<Short> {
    let short = |noun: usize| {
        let before = slice(text, TextRange::at(0, noun));
        let (at, _) = before.char_indices().rev().nth(1)?;
        let range = TextRange::at(at, noun + "同志".len());
        Some(Short { person: Some(bearers.of_given(from(before, at))?), range, kind: MentionKind::GivenName })
    };
    passage.comrades(text).filter_map(short).collect()
}

/// 他 and 她 at the start of a clause, before a verb.
fn pronouns(text: &str, passage: &Passage) -> Vec<Short> {
    let places = passage.landmarks.iter().copied().filter(|&(_, c)| c == '他' || c == '她');
    let stands = |&(at, c): &(usize, char)| {
        let before = slice(text, TextRange::at(0, at)).chars().next_back();
        let rest = from(text, at + c.len_utf8());
        let verb = DEED_WORDS.prefix(rest).is_some() || FOLLOWERS.prefix(rest).is_some();
        before.is_none_or(|c| !is_han(c)) && verb
    };
    let short = |(at, c): (usize, char)| {
        let range = TextRange::at(at, at + c.len_utf8());
        Short { person: None, range, kind: MentionKind::Pronoun }
    };
    places.filter(stands).map(short).collect()
}

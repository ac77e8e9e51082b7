//! Short forms that stand for a person of the report: 张书记, 建国同志, 他.

use super::super::{Evidence, MentionKind, Rule};
use super::names::from;
use super::odds::is_han;
use super::scan::Held;
use super::vocab::{DEED_WORDS, FOLLOWERS, Follower, POSTS, PostKind, TITLE_EDGES, TitleEdge};
use crate::confidence::Confidence;
use crate::lexicon::surnames_of;
use crate::span::{TextRange, slice};

/// A person as far as short forms are concerned.
pub(super) struct Bearer<'a> {
    pub(super) name: &'a str,
    pub(super) held: Vec<Held>,
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

/// The short forms of a block (`range` of `base`), in text order; none lies in `taken` (in text order).
pub(super) fn find(base: &str, range: TextRange, bearers: &[Bearer<'_>], taken: &[TextRange]) -> Vec<Short> {
    let text = slice(base, range);
    let mut found = surname_posts(base, text, bearers);
    found.extend(comrades(text, bearers));
    found.extend(pronouns(text));
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
fn surname_posts(base: &str, text: &str, bearers: &[Bearer<'_>]) -> Vec<Short> {
    let mut found = Vec::new();
    for hit in POSTS.hits(text).filter(|hit| hit.value.kind == PostKind::Post) {
        let noun = hit.range.indices();
        let before = slice(text, TextRange::at(0, noun.start));
        let rankless = before.strip_suffix('副').unwrap_or(before);
        let post = slice(text, hit.range);
        let person = surname_at_end(rankless).and_then(|surname| {
            let at = rankless.len() - surname.len();
            let clear = clear_left(slice(text, TextRange::at(0, at)));
            let bearer = bearer_of_post(base, bearers, surname, post).filter(|_| clear)?;
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

/// The only person of that surname whose post fits, or who has no post.
fn bearer_of_post(base: &str, bearers: &[Bearer<'_>], surname: &str, post: &str) -> Option<usize> {
    let fits = |b: &Bearer<'_>| {
        let ends = b.held.iter().any(|held| slice(base, held.range).ends_with(post));
        let own = surnames_of(b.name).next().is_some_and(|s| s.text == surname);
        own && (ends || b.held.is_empty())
    };
    only(bearers.iter().enumerate().filter(|(_, b)| fits(b)).map(|(i, _)| i))
}

fn only(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    all.next().filter(|_| all.next().is_none())
}

/// 建国同志.
fn comrades(text: &str, bearers: &[Bearer<'_>]) -> Vec<Short> {
    let ends = text.match_indices("同志").map(|(at, word)| (at, at + word.len()));
    let short = |(noun, end): (usize, usize)| {
        let before = slice(text, TextRange::at(0, noun));
        let given = |b: &Bearer<'_>| {
            let surname = surnames_of(b.name).next().map_or(0, |s| s.text.len());
            let given = from(b.name, surname);
            (given.chars().count() == 2 && before.ends_with(given)).then_some(given.len())
        };
        let person = only(bearers.iter().enumerate().filter(|(_, b)| given(b).is_some()).map(|(i, _)| i))?;
        let at = noun - bearers.get(person).and_then(given)?;
        let range = TextRange::at(at, end);
        Some(Short { person: Some(person), range, kind: MentionKind::GivenName })
    };
    ends.filter_map(short).collect()
}

/// 他 and 她 at the start of a clause, before a verb.
fn pronouns(text: &str) -> Vec<Short> {
    let places = text.char_indices().filter(|&(_, c)| c == '他' || c == '她');
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

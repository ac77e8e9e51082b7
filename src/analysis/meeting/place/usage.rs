//! What a report calls its own place where no organ and no outlet names it: 讲好青峰故事, 青峰城区, 《青峰县…办法》.

use super::names::{AFTER, BEFORE, CLOSE, NO_PLACE, is_han, is_level, words};
use crate::document::Sourced;
use crate::span::{TextRange, slice};

/// The letters of such a name.
const LETTERS: usize = 2;

/// The first place that a text names by the way one speaks of one's own; `level` is that which the report speaks of.
pub(super) fn find(base: &str, level: Option<char>) -> Option<Sourced<String>> {
    let found = by_paper(base, level).or_else(|| by_words(base))?;
    Some(Sourced { value: slice(base, found).to_owned(), range: Some(found) })
}

/// The place whose own paper is passed: 《青峰县供热办法》.
fn by_paper(base: &str, level: Option<char>) -> Option<TextRange> {
    let opened = base.match_indices('《').map(|(at, mark)| at + mark.len());
    opened.map(|at| (at, name_at(base, at))).find_map(|(at, name)| {
        let end = at + name?.len();
        let c = slice(base, TextRange::at(end, base.len())).chars().next()?;
        (is_level(c) && level.is_none_or(|l| l == c)).then(|| TextRange::at(at, end + c.len_utf8()))
    })
}

/// The place between words that stand around one.
fn by_words(base: &str) -> Option<TextRange> {
    let mut free = true;
    base.char_indices().find_map(|(at, c)| {
        let begins = std::mem::replace(&mut free, !is_han(c));
        let led = || words().ends(slice(base, TextRange::at(at.saturating_sub(18), at)), BEFORE).is_some();
        let name = Some(at).filter(|_| is_han(c)).and_then(|at| name_at(base, at))?;
        let rest = slice(base, TextRange::at(at + name.len(), base.len()));
        let told = begins && words().begins(rest, AFTER).is_some()
            || words().begins(rest, AFTER | CLOSE).is_some() && led();
        told.then(|| TextRange::at(at, at + name.len()))
    })
}

/// Two letters that can name a place.
fn name_at(base: &str, at: usize) -> Option<&str> {
    let rest = slice(base, TextRange::at(at, base.len()));
    let len = rest.char_indices().nth(LETTERS).map_or(rest.len(), |(end, _)| end);
    let name = slice(rest, TextRange::at(0, len));
    let plain = name.chars().all(|c| is_han(c) && !is_level(c)) && name.chars().count() == LETTERS;
    let open = words().begins(name, NO_PLACE).is_none()
        && !name.starts_with(['全', '我', '各', '该', '本', '新', '大']);
    (plain && open).then_some(name)
}

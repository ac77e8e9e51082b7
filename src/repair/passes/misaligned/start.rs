//! Where damage begins.

use crate::repair::chars::{after, before, is_han, is_mark};
use crate::repair::gbk;
use crate::repair::readings::Syllable;

/// The place where a damaged stretch begins, and what it shows of its first pair.
pub(super) struct Start {
    /// The first `?`; the mark, where none stands before it.
    pub(super) at: usize,
    /// The two characters before, their glosses left out.
    pub(super) before: char,
    pub(super) left: char,
    /// Where the bytes go on behind what `first` tells.
    pub(super) next: usize,
    pub(super) first: First,
    /// Whether no `?` stands before it: the byte before vanished together with the filler, so that it was the
    /// first one of a mark.
    pub(super) is_bare: bool,
    /// Whether `?` stands before a full-width mark: nobody writes that, even on a page whose own marks are full-width.
    pub(super) is_announced: bool,
}

/// What is seen of the first pair.
pub(super) enum First {
    /// A mark in two neighbours' bytes: the trail byte of the first one, the lead byte of the next.
    Mark(u8, u8),
    /// A gloss of a character in two neighbours' bytes: the trail byte of the one before, the reading.
    Gloss(u8, Syllable),
}

/// Every place that looks like the beginning of damage.
pub(super) fn starts(text: &str) -> impl Iterator<Item = Start> + '_ {
    // The first byte of `！` and `；`.
    const WIDE: u8 = 0xEF;
    memchr::memchr3_iter(b'?', b';', WIDE, text.as_bytes())
        .filter_map(|at| start(text, at).or_else(|| bare(text, at)))
}

/// A mark that no `?` announces, in front of what may be read in step or not.
fn bare(text: &str, at: usize) -> Option<Start> {
    let mark = after(text, at).filter(|c| matches!(c, '?' | ';' | '；' | '！'))?;
    let (left_at, left) = before_glosses(text, at);
    let next = at + mark.len_utf8();
    // Out of step, a letter is the end of a character.
    let letter = after(text, next).filter(char::is_ascii_alphabetic);
    if !is_han(left) || !after(text, next + letter.map_or(0, char::len_utf8)).is_some_and(is_han) {
        return None;
    }
    let (lead, trail) = bytes_of(mark)?;
    let (_, before) = before_glosses(text, left_at);
    Some(Start {
        at,
        before,
        left,
        next,
        first: First::Mark(lead, trail),
        is_bare: true,
        is_announced: false,
    })
}

fn start(text: &str, at: usize) -> Option<Start> {
    after(text, at).filter(|&c| c == '?')?;
    let (left_at, left) = before_glosses(text, at);
    let (_, before) = before_glosses(text, left_at);
    if !(is_han(left) || is_mark(left) || left.is_whitespace() || matches!(left, ',' | ';' | ':' | ')' | '!'))
    {
        return None;
    }
    if let Some((syllable, next)) = Syllable::until_bracket(text, at + 1) {
        let next = Syllable::repeated(text, next, &syllable);
        let (_, trail) = bytes_of(left)?;
        return Some(Start {
            at,
            before,
            left,
            next,
            first: First::Gloss(trail, syllable),
            is_bare: false,
            is_announced: false,
        });
    }
    let mark = after(text, at + 1)?;
    if !matches!(mark, '？' | '！' | '；' | '。' | '、' | ',' | ';' | '!' | '?') {
        return None;
    }
    let (lead, trail) = bytes_of(mark)?;
    let next = at + 1 + mark.len_utf8();
    let is_announced = !mark.is_ascii();
    Some(Start { at, before, left, next, first: First::Mark(lead, trail), is_bare: false, is_announced })
}

/// The bytes of a character, of a folded mark those of its full-width form.
pub(super) fn bytes_of(c: char) -> Option<(u8, u8)> {
    if c.is_ascii() { gbk::encode_folded(c as u8) } else { gbk::encode(c) }
}

/// The character before a place, its glosses left out, and where it stands; a line break at the beginning.
fn before_glosses(text: &str, at: usize) -> (usize, char) {
    let mut end = at;
    for _ in 0..2 {
        let Some((syllable, open)) = Syllable::before(text, end) else { break };
        if !before(text, open).is_some_and(|c| syllable.reads(c)) {
            break;
        }
        end = open;
    }
    before(text, end).map_or((0, '\n'), |c| (end - c.len_utf8(), c))
}

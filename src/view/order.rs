//! The marks of a layout in the order of the text, each once: what `n` and `p` walk, and what is counted.

use std::collections::BTreeSet;

use super::mark::{MarkClass, MarkId};
use crate::protocol::Offset;

/// A mark on the way through the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The mark.
    pub mark: MarkId,
    /// Its class; none for a repair.
    pub class: Option<MarkClass>,
    /// The piece of the layout in which it begins.
    pub piece: usize,
    /// Where in the shown text.
    pub at: Offset,
}

/// The mark so many stops after `from`, round the ends and past the hidden classes; the first or the last
/// from nowhere.
#[must_use]
pub(super) fn step(
    stops: &[Stop],
    from: Option<usize>,
    by: isize,
    hidden: &BTreeSet<MarkClass>,
) -> Option<MarkId> {
    let places: Vec<usize> = (0..stops.len()).collect();
    let mut at = from;
    for _ in stops {
        at = step_in(&places, at, by);
        let stop = stops.get(at?)?;
        if stop.class.is_none_or(|class| !hidden.contains(&class)) {
            return Some(stop.mark);
        }
    }
    None
}

/// Whether a step in a list of so many goes round one of its ends; the key of the words that say so.
#[must_use]
pub fn wraps(len: usize, from: Option<usize>, step: isize) -> Option<&'static str> {
    let to = from?.checked_add_signed(step);
    match to {
        None => Some("wrap.start"),
        Some(to) if to >= len => Some("wrap.end"),
        Some(_) => None,
    }
}

/// The element so many places after `from`, round the ends; the first or the last from nowhere.
#[must_use]
pub fn step_in<T: Copy>(list: &[T], from: Option<usize>, step: isize) -> Option<T> {
    let len = isize::try_from(list.len()).ok().filter(|len| *len > 0)?;
    let from = from.and_then(|at| isize::try_from(at).ok()).unwrap_or(if step > 0 { -1 } else { 0 });
    list.get(usize::try_from((from + step).rem_euclid(len)).ok()?).copied()
}

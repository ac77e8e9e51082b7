//! Answers that were given before: several rules ask the same of one clause.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::Mixer;
use crate::span::TextRange;

/// The answers to one question, by the stretch of text that it was asked of.
#[derive(Debug)]
pub(super) struct Memo<V>(RefCell<HashMap<TextRange, V, BuildHasherDefault<Mixer>>>);

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<V: Clone> Memo<V> {
    /// What was answered of a stretch, else what `find` finds now.
    pub(super) fn of(&self, range: TextRange, find: impl FnOnce() -> V) -> V {
        if let Some(known) = self.0.borrow().get(&range) {
            return known.clone();
        }
        let found = find();
        self.0.borrow_mut().insert(range, found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_once() {
        let memo = Memo::default();
        assert_eq!(memo.of(TextRange::at(0, 3), || 1), 1);
        assert_eq!(memo.of(TextRange::at(0, 3), || 2), 1);
        assert_eq!(memo.of(TextRange::at(0, 6), || 3), 3);
    }
}

//! Where each place of a text went when the text was edited.

use serde::{Deserialize, Serialize};

use super::{Offset, TextRange, slice};

/// One stretch of the source that became another stretch of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// What was replaced, in the source; empty for an insertion.
    pub source: TextRange,
    /// What stands there now, in the target; empty for a deletion.
    pub target: TextRange,
}

/// A map between the positions of two states of one text, the *source* and the *target*.
///
/// Between the replacements both texts run in step. The map is total (every place of one text has a
/// place in the other), monotone (order is kept) and composes with [`EditMap::then`]. It knows
/// positions only: stretches of equal length that differ in content need no replacement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditMap {
    replacements: Vec<Replacement>,
    source_len: Offset,
    target_len: Offset,
}

/// Which text a look-up starts from.
#[derive(Clone, Copy)]
enum Side {
    Source,
    Target,
}

impl EditMap {
    /// The map of a text of `len` bytes onto itself.
    #[must_use]
    pub fn identity(len: usize) -> Self {
        Self { replacements: Vec::new(), source_len: Offset::at(len), target_len: Offset::at(len) }
    }

    /// The map made by replacing, in a source of `source_len` bytes, each range by so many bytes.
    /// Ranges must be in order and must not overlap.
    #[must_use]
    pub fn of_lengths(source_len: usize, edits: impl IntoIterator<Item = (TextRange, usize)>) -> Self {
        let mut map = Self::identity(source_len);
        let (mut source_end, mut target_end) = (0, 0);
        for (source, len) in edits {
            debug_assert!(source.start().index() >= source_end, "edits out of order");
            let start = target_end + (source.start().index() - source_end);
            (source_end, target_end) = (source.end().index(), start + len);
            map.replacements.push(Replacement { source, target: TextRange::at(start, target_end) });
        }
        map.target_len = Offset::at(target_end + (source_len - source_end));
        map
    }

    /// Length of the source in bytes.
    #[must_use]
    pub fn source_len(&self) -> Offset {
        self.source_len
    }

    /// Length of the target in bytes.
    #[must_use]
    pub fn target_len(&self) -> Offset {
        self.target_len
    }

    /// The replacements, in order.
    #[must_use]
    pub fn replacements(&self) -> &[Replacement] {
        &self.replacements
    }

    /// Where a range of the source stands in the target. Ends inside a replacement move outwards, so
    /// that the result covers everything the range became; what was inserted at its very ends stays out.
    #[must_use]
    pub fn forward(&self, range: TextRange) -> TextRange {
        self.map(Side::Source, range)
    }

    /// Where a range of the target stood in the source; the mirror of [`EditMap::forward`].
    #[must_use]
    pub fn backward(&self, range: TextRange) -> TextRange {
        self.map(Side::Target, range)
    }

    /// The map read the other way round.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let swap = |r: &Replacement| Replacement { source: r.target, target: r.source };
        Self {
            replacements: self.replacements.iter().map(swap).collect(),
            source_len: self.target_len,
            target_len: self.source_len,
        }
    }

    /// The map from the source of `self` to the target of `next`, whose source is the target of `self`.
    /// Replacements of the two that overlap or touch become one.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        debug_assert_eq!(self.target_len, next.source_len, "maps of different texts");
        let mut map =
            Self { replacements: Vec::new(), source_len: self.source_len, target_len: next.target_len };
        let (mut first, mut second) =
            (self.replacements.iter().peekable(), next.replacements.iter().peekable());
        // How far the outer texts run ahead of the middle one before the current cluster.
        let (mut source_ahead, mut target_ahead) = (0i64, 0i64);
        loop {
            let middle = match (first.peek(), second.peek()) {
                (None, None) => break,
                (Some(a), None) => a.target,
                (None, Some(b)) => b.source,
                (Some(a), Some(b)) if a.target.start() <= b.source.start() => a.target,
                (Some(_), Some(b)) => b.source,
            };
            let (mut end, source_from, target_from) = (middle.end(), source_ahead, target_ahead);
            loop {
                if let Some(a) = first.next_if(|a| a.target.start() <= end) {
                    end = end.max(a.target.end());
                    source_ahead += a.source.len() as i64 - a.target.len() as i64;
                } else if let Some(b) = second.next_if(|b| b.source.start() <= end) {
                    end = end.max(b.source.end());
                    target_ahead += b.target.len() as i64 - b.source.len() as i64;
                } else {
                    break;
                }
            }
            map.replacements.push(Replacement {
                source: TextRange::new(ahead(middle.start(), source_from), ahead(end, source_ahead)),
                target: TextRange::new(ahead(middle.start(), target_from), ahead(end, target_ahead)),
            });
        }
        map
    }

    /// The map between `source` and its image, each as a text of its own. Replacements that stick out
    /// at either end are cut there.
    #[must_use]
    pub fn part(&self, source: TextRange) -> Self {
        let target = self.forward(source);
        let inside = |r: &&Replacement| source.covers(r.source) && target.covers(r.target);
        let local = |r: &Replacement| Replacement {
            source: r.source.relative_to(source.start()),
            target: r.target.relative_to(target.start()),
        };
        Self {
            replacements: self.replacements.iter().filter(inside).map(local).collect(),
            source_len: Offset::at(source.len()),
            target_len: Offset::at(target.len()),
        }
    }

    fn map(&self, from: Side, range: TextRange) -> TextRange {
        let (from_len, to_len) = match from {
            Side::Source => (self.source_len, self.target_len),
            Side::Target => (self.target_len, self.source_len),
        };
        let (start, end) = (range.start().min(from_len), range.end().min(from_len));
        let sides = |r: &Replacement| match from {
            Side::Source => (r.source, r.target),
            Side::Target => (r.target, r.source),
        };
        // The last replacement that begins at or before a place decides where the place goes.
        let place = |at: Offset, is_end: bool| {
            let after = self.replacements.partition_point(|r| {
                let (here, _) = sides(r);
                here.start() < at || (here.start() == at && !is_end)
            });
            let Some((here, there)) = after.checked_sub(1).map(|i| sides(&self.replacements[i])) else {
                return at;
            };
            if at >= here.end() && (at > here.start() || here.is_empty()) {
                Offset(there.end().0 + (at.0 - here.end().0))
            } else if is_end {
                there.end()
            } else {
                there.start()
            }
        };
        let (start, end) = if start == end {
            let at = place(start, true);
            (at, at)
        } else {
            (place(start, false), place(end, true))
        };
        TextRange::new(start.min(to_len), end.min(to_len).max(start.min(to_len)))
    }
}

fn ahead(at: Offset, by: i64) -> Offset {
    let moved = i64::from(at.0) + by;
    Offset(u32::try_from(moved).expect("a replacement never moves a place before the text"))
}

/// Replaces each range of `text` by its string and gives the new text and the map to it. Ranges must be
/// in order, on character boundaries, and must not overlap.
#[must_use]
pub fn apply<'a>(text: &str, edits: impl IntoIterator<Item = (TextRange, &'a str)>) -> (String, EditMap) {
    let mut out = String::with_capacity(text.len());
    let mut lengths = Vec::new();
    let mut done = Offset(0);
    for (range, after) in edits {
        out.push_str(slice(text, TextRange::new(done, range.start())));
        out.push_str(after);
        lengths.push((range, after.len()));
        done = range.end();
    }
    out.push_str(slice(text, TextRange::new(done, Offset::at(text.len()))));
    (out, EditMap::of_lengths(text.len(), lengths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_keep_to_their_characters() {
        let text = "堅(jiān)持,,縣委";
        let gloss = TextRange::at(3, 10);
        let commas = TextRange::at(13, 15);
        let (clean, map) = apply(text, [(gloss, ""), (commas, "，")]);
        assert_eq!(clean, "堅持，縣委");
        let body = TextRange::at(15, 21);
        assert_eq!(slice(&clean, map.forward(body)), "縣委");
        assert_eq!(map.backward(map.forward(body)), body);
        assert_eq!(slice(&clean, map.forward(TextRange::at(0, 13))), "堅持");
        assert_eq!(map.forward(TextRange::at(4, 6)), TextRange::at(3, 3));
    }

    #[test]
    fn insertions_at_the_ends_stay_out() {
        let (clean, map) = apply("甲乙", [(TextRange::at(0, 0), "「"), (TextRange::at(6, 6), "」")]);
        assert_eq!(clean, "「甲乙」");
        assert_eq!(slice(&clean, map.forward(TextRange::at(0, 6))), "甲乙");
        assert_eq!(map.backward(TextRange::at(0, 12)), TextRange::at(0, 6));
    }

    #[test]
    fn parts_stand_on_their_own() {
        let (_, map) = apply("ab,,cd;;ef", [(TextRange::at(2, 4), "，"), (TextRange::at(6, 8), "；")]);
        let part = map.part(TextRange::at(4, 10));
        assert_eq!(part.replacements().len(), 1);
        assert_eq!((part.source_len(), part.target_len()), (Offset(6), Offset(7)));
        assert_eq!(part.forward(TextRange::at(4, 6)), TextRange::at(5, 7));
    }
}

//! Byte offsets and half-open byte ranges.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A distance in UTF-8 bytes from the start of a text of less than 4 GiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Offset(pub u32);

impl Offset {
    /// The offset of a byte index.
    ///
    /// # Panics
    /// If the text has 4 GiB or more; intake refuses files far below that.
    #[must_use]
    #[inline]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("intake refuses texts of 4 GiB"))
    }

    /// The offset as a byte index.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open range `[start, end)` of UTF-8 bytes; `start <= end` always holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TextRange {
    start: Offset,
    end: Offset,
}

impl TextRange {
    /// The range from `start` to `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`: a mistake of the caller, never a property of the input.
    #[must_use]
    #[inline]
    pub fn new(start: Offset, end: Offset) -> Self {
        assert!(start <= end, "range ends before it starts: {start:?} {end:?}");
        Self { start, end }
    }

    /// The range of two byte indices, as the standard library's searches give them.
    #[must_use]
    #[inline]
    pub fn at(start: usize, end: usize) -> Self {
        Self::new(Offset::at(start), Offset::at(end))
    }

    /// The range of a whole text.
    #[must_use]
    #[inline]
    pub fn of(text: &str) -> Self {
        Self::at(0, text.len())
    }

    /// The empty range at one place.
    #[must_use]
    #[inline]
    pub fn empty(at: Offset) -> Self {
        Self { start: at, end: at }
    }

    /// First byte.
    #[must_use]
    #[inline]
    pub fn start(self) -> Offset {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    #[inline]
    pub fn end(self) -> Offset {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.end.index() - self.start.index()
    }

    /// Whether the range covers nothing.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range as byte indices, for slicing.
    #[must_use]
    #[inline]
    pub fn indices(self) -> Range<usize> {
        self.start.index()..self.end.index()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    #[inline]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` belongs to the range.
    #[must_use]
    #[inline]
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two ranges share at least one byte.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    #[inline]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes that both cover, if any.
    #[must_use]
    #[inline]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The same range in a text that starts `base` earlier: a range of a slice, seen from the whole.
    #[must_use]
    #[inline]
    pub fn shifted(self, base: Offset) -> Self {
        Self { start: Offset(self.start.0 + base.0), end: Offset(self.end.0 + base.0) }
    }

    /// The same range seen from a slice of the text that starts at `base`; what lies before `base` is cut.
    #[must_use]
    #[inline]
    pub fn relative_to(self, base: Offset) -> Self {
        Self {
            start: Offset(self.start.0.saturating_sub(base.0)),
            end: Offset(self.end.0.saturating_sub(base.0)),
        }
    }
}

/// The part of `text` that `range` covers. All slicing by range in the project goes through here.
///
/// Ends that lie outside the text or inside a character are moved outwards to the nearest boundary, so
/// that a stale range can never bring the reader down.
#[must_use]
#[inline]
pub fn slice(text: &str, range: TextRange) -> &str {
    let Range { start, end } = range.indices();
    text.get(start..end).unwrap_or_else(|| widened(text, start, end))
}

/// The last bytes of a text, so that looking back costs the same however long it is.
#[must_use]
pub fn tail(text: &str, bytes: usize) -> &str {
    slice(text, TextRange::at(text.len().saturating_sub(bytes), text.len()))
}

fn widened(text: &str, start: usize, end: usize) -> &str {
    let end = ceil(text, end);
    let start = floor(text, start.min(end));
    text.get(start..end).unwrap_or_default()
}

fn floor(text: &str, index: usize) -> usize {
    (0..=index.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

fn ceil(text: &str, index: usize) -> usize {
    (index..text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_whole_characters() {
        let text = "甲𠮷乙";
        assert_eq!(slice(text, TextRange::at(3, 7)), "𠮷");
        assert_eq!(slice(text, TextRange::at(4, 6)), "𠮷");
        assert_eq!(slice(text, TextRange::at(7, 99)), "乙");
        assert_eq!(slice(text, TextRange::at(50, 99)), "");
    }

    #[test]
    fn set_operations() {
        let (a, b) = (TextRange::at(2, 6), TextRange::at(4, 9));
        assert_eq!(a.union(b), TextRange::at(2, 9));
        assert_eq!(a.intersection(b), Some(TextRange::at(4, 6)));
        assert_eq!(a.intersection(TextRange::at(6, 7)), None);
        assert!(a.overlaps(b) && !a.covers(b) && a.contains(Offset(2)) && !a.contains(Offset(6)));
        assert_eq!(a.relative_to(Offset(3)), TextRange::at(0, 3));
        assert_eq!(a.shifted(Offset(3)), TextRange::at(5, 9));
    }
}

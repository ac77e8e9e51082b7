//! Conversion of byte offsets into the units of the edges: Unicode scalars and UTF-16.

use super::{Offset, TextRange};

/// How many bytes lie between two remembered places.
const STRIDE: usize = 256;

/// An index of one text that turns byte offsets into counts of Unicode scalars (as the W3C Web
/// Annotation model counts) or of UTF-16 units (as the DOM counts). Building it is one pass; a look-up
/// reads at most 256 bytes.
#[derive(Clone, Debug)]
pub struct Units<'a> {
    text: &'a str,
    /// Scalars and UTF-16 units before byte `i * STRIDE`, a character counted where it starts.
    marks: Vec<(u32, u32)>,
}

impl<'a> Units<'a> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = vec![(0, 0)];
        let (mut scalars, mut units) = (0u32, 0u32);
        for (at, ch) in text.char_indices() {
            while marks.len() * STRIDE <= at {
                marks.push((scalars, units));
            }
            scalars += 1;
            units += ch.len_utf16() as u32;
        }
        Self { text, marks }
    }

    /// Unicode scalars before `offset`.
    #[must_use]
    pub fn scalars(&self, offset: Offset) -> u32 {
        self.count(offset).0
    }

    /// UTF-16 units before `offset`.
    #[must_use]
    pub fn utf16(&self, offset: Offset) -> u32 {
        self.count(offset).1
    }

    /// A byte range as `[start, end)` in Unicode scalars.
    #[must_use]
    pub fn scalar_range(&self, range: TextRange) -> [u32; 2] {
        [self.scalars(range.start()), self.scalars(range.end())]
    }

    fn count(&self, offset: Offset) -> (u32, u32) {
        let end = offset.index().min(self.text.len());
        let slot = (end / STRIDE).min(self.marks.len() - 1);
        let (mut scalars, mut units) = self.marks[slot];
        let bytes = self.text.as_bytes();
        for &byte in &bytes[(slot * STRIDE).min(end)..end] {
            // Every scalar has one byte that is no continuation; four-byte ones are two UTF-16 units.
            scalars += u32::from(byte & 0xC0 != 0x80);
            units += u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0);
        }
        (scalars, units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_like_the_standard_library() {
        let text = "县𠮷e\u{301}、".repeat(200);
        let units = Units::new(&text);
        for (at, _) in text.char_indices() {
            let before = &text.as_bytes()[..at];
            let before = std::str::from_utf8(before).expect("a prefix up to a boundary");
            assert_eq!(units.scalars(Offset::at(at)) as usize, before.chars().count());
            assert_eq!(units.utf16(Offset::at(at)) as usize, before.encode_utf16().count());
        }
        assert_eq!(units.scalars(Offset::at(text.len() + 9)) as usize, text.chars().count());
    }
}

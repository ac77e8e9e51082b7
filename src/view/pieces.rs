//! A report in, the pieces it is drawn in out: its blocks, the very long ones cut at ends of sentences.

use super::article::Piece;
use super::in_script::Shown;
use crate::protocol::{TextRange, slice};

/// A block of more bytes is cut.
const LONG: usize = 12 * 1024;
/// About so many bytes make a piece of it.
const PIECE: usize = 3 * 1024;

/// The pieces of all blocks, in text order.
#[must_use]
pub fn pieces(shown: Shown) -> Vec<Piece> {
    let (mut pieces, mut numbers) = (Vec::new(), 1..);
    for block in &shown.read.report.blocks {
        let mut number = if block.kind.is_body() { numbers.next() } else { None };
        for (part, range) in cut(&shown.text.text, shown.place(block.range)).into_iter().enumerate() {
            let (at, number, continues) = (pieces.len(), number.take(), part > 0);
            pieces.push(Piece { at, id: block.id, kind: block.kind, range, number, continues });
        }
    }
    pieces
}

/// The range of a block; several, one behind the other, where it is long.
fn cut(text: &str, block: TextRange) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    let mut rest = block;
    while rest.len() > LONG || (!ranges.is_empty() && rest.len() > 2 * PIECE) {
        let start = rest.start().index();
        let head = slice(text, TextRange::at(start, start + 2 * PIECE));
        let behind =
            |at: usize| head.get(at..).and_then(|tail| tail.chars().next()).map(|c| at + c.len_utf8());
        let full_stop = head.rfind(['。', '！', '？']).or_else(|| head.rfind(['；', '，'])).and_then(behind);
        let end = start + full_stop.unwrap_or(head.len());
        ranges.push(TextRange::at(start, end));
        rest = TextRange::at(end, rest.end().index());
    }
    if !rest.is_empty() || ranges.is_empty() {
        ranges.push(rest);
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_blocks_stay_whole() {
        let text = "县水利局要完成清障。".repeat(40);
        assert_eq!(cut(&text, TextRange::of(&text)), [TextRange::of(&text)]);
        assert_eq!(cut("", TextRange::of("")).len(), 1);
    }

    #[test]
    fn long_blocks_are_cut_at_sentences() {
        for sentence in ["县水利局要完成清障。", "县水利局要完成清障，", "无标点", "ab"]
        {
            let text = sentence.repeat(20_000);
            let ranges = cut(&text, TextRange::of(&text));
            assert!(ranges.iter().all(|r| !r.is_empty() && r.len() <= LONG), "{sentence}");
            assert!(ranges.windows(2).all(|w| w[0].end() == w[1].start()), "{sentence}");
            assert_eq!((ranges[0].start().index(), ranges[ranges.len() - 1].end().index()), (0, text.len()));
            let whole = ranges.iter().filter(|r| slice(&text, **r).ends_with(['。', '，'])).count();
            assert!(whole == ranges.len() || !sentence.contains(['。', '，']), "{sentence}");
        }
    }
}

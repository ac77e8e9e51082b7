//! Lines, and what their mere shape tells.

use super::day;
use crate::span::{Offset, TextRange, slice};

/// A line of more bytes than this is a paragraph, whatever it holds.
const LONG: usize = 360;

/// A line without full stop but with a comma is a paragraph from this many bytes on.
const RUNNING: usize = 165;

/// One line that is not blank, without its end and its outer blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub(super) range: TextRange,
    pub(super) text: &'t str,
    /// Whether it runs like the sentences of a body.
    pub(super) sentence: bool,
}

/// The lines of a text that are not blank.
pub(super) fn lines(base: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut found = Vec::new();
    for whole in base.split('\n') {
        let text = whole.trim_matches(blank);
        if !text.is_empty() {
            let start = at + whole.len() - whole.trim_start_matches(blank).len();
            let range = TextRange::at(start, start + text.len());
            found.push(Line { range, text, sentence: is_sentence(text) });
        }
        at += whole.len() + 1;
    }
    found
}

impl Line<'_> {
    /// Where a part of the line stands in the base text; `start` and `end` count in the line.
    pub(super) fn part(&self, start: usize, end: usize) -> TextRange {
        TextRange::at(start, end).shifted(self.range.start())
    }

    /// Number of characters, for short lines.
    pub(super) fn chars(&self) -> usize {
        self.text.chars().count()
    }

    /// Where the line begins.
    pub(super) fn start(&self) -> Offset {
        self.range.start()
    }
}

/// White space, and what scraped pages use as such.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{a0}')
}

/// Whether a character is one of those that most texts are made of, none of which parts words: asked first.
pub(super) fn is_of_words(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) && c != '丨'
}

fn is_sentence(text: &str) -> bool {
    if text.len() > LONG || text.contains('。') || text.ends_with(['；', '：', '，']) {
        return true;
    }
    let comma = text.find('，');
    comma.is_some() && text.len() > RUNNING || comma.is_some_and(|at| opens_with_day(text, at))
}

/// Whether a day stands at the very start, before the comma: 3月4日上午，…
fn opens_with_day(text: &str, comma: usize) -> bool {
    let head = slice(text, TextRange::at(0, comma));
    head.len() < 60 && day::days(head).first().is_some_and(|d| d.range.start() == Offset(0))
}

/// A marker of order at the start of a line, and the rest of the line.
pub(super) fn numbered(text: &str) -> Option<(Marker, &str)> {
    let (outer, body) = match text.strip_prefix(['（', '(']) {
        Some(body) => (true, body),
        None => (false, text),
    };
    if let Some(rest) = body.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return Some((Marker::Item, rest));
    }
    let chapter = body.strip_prefix('第').unwrap_or(body);
    let (_, end) = day::number(chapter, 0)?;
    let (figure, rest) = chapter.split_at_checked(end)?;
    let rest = match (outer, body.len() > chapter.len()) {
        (true, _) => rest.strip_prefix(['）', ')'])?,
        (_, true) if rest.starts_with('，') => return Some((Marker::Item, rest)),
        (_, true) => rest.strip_prefix(['章', '条', '节'])?,
        _ => rest.strip_prefix(['、', '.', '．', ')', '）'])?,
    };
    let arabic = figure.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    // 3.5 and 1.2亿元 are no markers.
    let decimal = rest.starts_with(|c: char| c.is_ascii_digit());
    (!decimal).then_some((if arabic { Marker::Item } else { Marker::Heading }, rest))
}

/// What kind of marker leads a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// 一、 （一） 第一章.
    Heading,
    /// 1. （1） ①.
    Item,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_places() {
        let base = "\n  甲县召开会议　\r\n\n3月4日，乙到会。";
        let found = lines(base);
        assert_eq!(found.iter().map(|l| l.text).collect::<Vec<_>>(), ["甲县召开会议", "3月4日，乙到会。"]);
        assert!(found.iter().all(|l| slice(base, l.range) == l.text));
        assert_eq!(found.iter().map(|l| l.sentence).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn markers() {
        for (text, marker) in [
            ("一、提高认识", Some(Marker::Heading)),
            ("（二）压实责任", Some(Marker::Heading)),
            ("第三章 附则", Some(Marker::Heading)),
            ("1.加强值守", Some(Marker::Item)),
            ("（3）加强值守", Some(Marker::Item)),
            ("①加强值守", Some(Marker::Item)),
            ("3.5万亩", None),
            ("3月4日", None),
            ("第十九次会议", None),
        ] {
            assert_eq!(numbered(text).map(|(m, _)| m), marker, "{text}");
        }
    }
}

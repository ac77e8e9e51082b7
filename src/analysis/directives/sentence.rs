//! A block in, its sentences out: where each begins and ends, and which quotations and brackets hold words
//! that are not the speaker's own predicate.

use super::numbering::marker;
use crate::span::{Offset, TextRange, slice};

/// A sentence of a block: up to 。！？； outside quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// From its first word to its end mark; list numbers (1. （一）) left out.
    pub(super) range: TextRange,
    /// It begins with 一是, 第一， or a list number.
    pub(super) listed: bool,
    /// The quotation of speech that it stands in, by its opening mark.
    pub(super) quote: Option<Offset>,
    /// A quotation of speech ends right before it.
    pub(super) after_quote: bool,
}

/// The sentences of a block, and its opaque stretches.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// In order.
    pub(super) sentences: Vec<Sentence>,
    /// Quoted formulas, titles of documents, brackets: outermost, in order, marks included.
    opaque: Vec<TextRange>,
    /// The marks between clauses outside opaque stretches, in order.
    marks: Vec<(Offset, char)>,
}

/// A pair of marks.
#[derive(Clone, Copy, Debug)]
struct Pair {
    range: TextRange,
    speech: bool,
}

/// Marks between clauses.
pub(super) const CLAUSE_MARKS: [char; 6] = ['，', '：', ',', '；', '—', ':'];
const ENDERS: [char; 6] = ['。', '！', '？', '；', '!', '?'];
const CLOSERS: [char; 8] = ['”', '’', '」', '』', '》', '）', ')', '"'];

impl Layout {
    /// Reads one block.
    pub(super) fn of(base: &str, block: TextRange) -> Self {
        let signs: Vec<_> = chars(base, block).filter(|&(_, ch)| !is_han(ch)).collect();
        let pairs = outer(pairs(base, &signs));
        let (speech, opaque): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|p| p.speech);
        let opaque: Vec<_> = opaque.into_iter().map(|p| p.range).collect();
        let sentences = split(base, block, &signs, &opaque, &speech);
        let mut layout = Self { sentences, opaque, marks: Vec::new() };
        let mark = |&(at, ch): &(Offset, char)| CLAUSE_MARKS.contains(&ch) && layout.opaque_at(at).is_none();
        layout.marks = signs.into_iter().filter(mark).collect();
        layout
    }

    /// The opaque stretch that a place lies in.
    pub(super) fn opaque_at(&self, at: Offset) -> Option<TextRange> {
        let next = self.opaque.partition_point(|r| r.end() <= at);
        self.opaque.get(next).copied().filter(|r| r.contains(at))
    }

    /// Opaque stretches inside a range.
    pub(super) fn opaque_in(&self, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
        let first = self.opaque.partition_point(|r| r.start() < range.start());
        self.opaque.iter().skip(first).copied().take_while(move |r| r.end() <= range.end())
    }

    /// Cuts a range at some of the [`CLAUSE_MARKS`], outside opaque stretches; each piece keeps its mark.
    pub(super) fn cut(&self, range: TextRange, marks: &[char]) -> impl Iterator<Item = TextRange> {
        let mut from = range.start();
        let ends = self.ends(range, marks).chain([range.end()]);
        let pieces = ends.map(move |end| TextRange::new(std::mem::replace(&mut from, end), end));
        pieces.filter(|piece| !piece.is_empty())
    }

    /// The places behind some of the [`CLAUSE_MARKS`] of a range, in order.
    pub(super) fn ends(&self, range: TextRange, marks: &[char]) -> impl DoubleEndedIterator<Item = Offset> {
        let first = self.marks.partition_point(|&(at, _)| at < range.start());
        let end = self.marks.partition_point(|&(at, _)| at < range.end());
        let here = self.marks.get(first..end).unwrap_or_default().iter();
        here.filter(|(_, ch)| marks.contains(ch)).map(|&(at, ch)| Offset::at(at.index() + ch.len_utf8()))
    }
}

/// The characters of a range, with their places in the whole text.
pub(super) fn chars(base: &str, range: TextRange) -> impl Iterator<Item = (Offset, char)> + '_ {
    let start = range.start().index();
    slice(base, range).char_indices().map(move |(at, ch)| (Offset::at(start + at), ch))
}

/// Most characters; none of them is a mark.
pub(super) fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

/// The closing mark of an opening one.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        '【' => '】',
        _ => return None,
    })
}

/// All pairs of marks, by their openings. An opening without a closing is no mark.
fn pairs(base: &str, signs: &[(Offset, char)]) -> Vec<Pair> {
    let mut open: Vec<(char, Offset)> = Vec::new();
    let mut pairs = Vec::new();
    let mut last = (Offset(0), ' ');
    for &(at, ch) in signs {
        let touches = last.0.index() + last.1.len_utf8() == at.index();
        let before = if touches { last.1 } else { ' ' };
        if let Some(close) = closing(ch) {
            // A stray opening must not make the search below long.
            open.push((if before == '：' && ch == '“' { '\u{1}' } else { close }, at));
        } else if CLOSERS.contains(&ch) || ch == '】' {
            let fits = |c: char| c == ch || (c == '\u{1}' && ch == '”');
            if let Some(depth) = open.iter().rev().take(8).position(|&(c, _)| fits(c)) {
                open.truncate(open.len() - depth);
                if let Some((close, from)) = open.pop() {
                    let range = TextRange::new(from, Offset::at(at.index() + ch.len_utf8()));
                    let speech = ch == '”' || ch == '」';
                    pairs.push(Pair {
                        range,
                        speech: speech && is_speech(base, range, close == '\u{1}', before),
                    });
                }
            }
        }
        last = (at, ch);
    }
    pairs.sort_by_key(|p| p.range.start());
    pairs
}

/// Whether a quotation holds whole sentences rather than a formula.
fn is_speech(base: &str, range: TextRange, after_colon: bool, last: char) -> bool {
    if after_colon && range.len() > 3 * 10 {
        return true;
    }
    ENDERS.contains(&last) || last == '，' || slice(base, range).contains(ENDERS)
}

/// Leaves out the pairs inside opaque ones.
fn outer(pairs: Vec<Pair>) -> Vec<Pair> {
    let mut end = Offset(0);
    pairs
        .into_iter()
        .filter(|p| {
            let inside = p.range.start() < end;
            if !inside && !p.speech {
                end = p.range.end();
            }
            !inside
        })
        .collect()
}

fn split(
    base: &str,
    block: TextRange,
    signs: &[(Offset, char)],
    opaque: &[TextRange],
    speech: &[Pair],
) -> Vec<Sentence> {
    let mut splitter =
        Splitter { base, sentences: Vec::new(), from: block.start(), quote: None, after_quote: false };
    let (mut opaque, mut speech) = (opaque.iter().peekable(), speech.iter().peekable());
    let mut closes = None;
    for &(at, ch) in signs {
        while opaque.next_if(|r| r.end() <= at).is_some() {}
        if opaque.peek().is_some_and(|r| r.contains(at)) {
            continue;
        }
        let end = Offset::at(at.index() + ch.len_utf8());
        if let Some(pair) = speech.next_if(|p| p.range.start() == at) {
            (splitter.quote, closes) = (Some(at), Some(pair.range.end()));
        } else if closes == Some(end) {
            splitter.close(at, end);
            closes = None;
        } else if ENDERS.contains(&ch) && !is_damage(slice(base, TextRange::new(at, block.end()))) {
            splitter.push(end);
        }
    }
    splitter.push(block.end());
    splitter.sentences
}

/// Bytes out of step, not a question, left what a text begins with: ??h.
fn is_damage(text: &str) -> bool {
    text.trim_start_matches(['?', '？']).starts_with(|c: char| c.is_ascii_lowercase())
}

struct Splitter<'a> {
    base: &'a str,
    sentences: Vec<Sentence>,
    from: Offset,
    quote: Option<Offset>,
    after_quote: bool,
}

impl Splitter<'_> {
    /// Ends a sentence.
    fn push(&mut self, end: Offset) {
        let text = slice(self.base, TextRange::new(self.from, end));
        let skipped = text.len() - opened(text, is_edge).len();
        let (marker, listed) = marker(text.get(skipped..).unwrap_or_default());
        let start = Offset::at(self.from.index() + skipped + marker);
        self.from = end;
        let range = TextRange::new(start.min(end), end);
        if !is_remark(slice(self.base, range)) {
            let (quote, after_quote) = (self.quote, std::mem::take(&mut self.after_quote));
            self.sentences.push(Sentence { range, listed, quote, after_quote });
        }
    }

    /// Ends a quotation of speech.
    fn close(&mut self, mark: Offset, end: Offset) {
        self.push(mark);
        self.from = end;
        self.quote = None;
        self.after_quote = true;
    }
}

/// Nothing but marks, or a remark in brackets: （责任单位：…）.
fn is_remark(text: &str) -> bool {
    let bracketed = text.starts_with('（') && text.trim_end_matches(['。', '；']).ends_with('）');
    bracketed || !text.chars().any(char::is_alphanumeric)
}

/// A text without the marks at its start, up to a formula in quotation marks.
pub(super) fn opened(text: &str, is_mark: impl Fn(char) -> bool) -> &str {
    let mut rest = text;
    while let Some(next) = rest.strip_prefix(&is_mark).filter(|_| !begins_formula(rest)) {
        rest = next;
    }
    rest
}

/// Whether a text begins with a formula in quotation marks, behind which its sentence goes on: “农家乐”一律….
fn begins_formula(text: &str) -> bool {
    let quoted = text.strip_prefix('“').and_then(|inner| inner.split_once('”'));
    quoted.is_some_and(|(inner, behind)| {
        let goes_on = behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '、'));
        inner.len() <= 3 * 10 && !inner.contains(ENDERS) && goes_on
    })
}

fn is_edge(ch: char) -> bool {
    ch.is_whitespace()
        || CLOSERS.contains(&ch)
        || ENDERS.contains(&ch)
        || matches!(ch, '“' | '「' | '，' | '•' | '·' | '—' | '－' | '●' | '■' | '◆' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::of(text, TextRange::of(text));
        let found: Vec<_> = layout.sentences.iter().map(|s| slice(text, s.range)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn splits_outside_formulas() {
        check("要抓好甲；要抓好乙。丙！丁", &["要抓好甲；", "要抓好乙。", "丙！", "丁"]);
        check(
            "落实“一日一查、有错即改”要求（见附件；共三页）。",
            &["落实“一日一查、有错即改”要求（见附件；共三页）。"],
        );
        check(
            "他说：“要守住堤防。要看好水库。”会议结束。",
            &["他说：“要守住堤防。", "要看好水库。", "会议结束。"],
        );
        check("“全体上岗，”他说，“一个不少。”", &["全体上岗，", "他说，“一个不少。"]);
        check("“农家乐”一律不接客。“要抓好。”", &["“农家乐”一律不接客。", "要抓好。"]);
        check("“没有合上。要抓好。", &["没有合上。", "要抓好。"]);
        check("全面排查，确??h不漏乡。行不行？行。", &["全面排查，确??h不漏乡。", "行不行？", "行。"]);
    }

    #[test]
    fn cuts_clauses() {
        let text = "抓好“甲，乙”，抓好丙，丁。";
        let range = TextRange::of(text);
        let layout = Layout::of(text, range);
        let clauses: Vec<_> = layout.cut(range, &['，']).collect();
        assert_eq!(
            clauses.iter().map(|&c| slice(text, c)).collect::<Vec<_>>(),
            ["抓好“甲，乙”，", "抓好丙，", "丁。"]
        );
    }
}

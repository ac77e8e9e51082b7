//! Where a report speaks of its own meeting: the headline and the opening of the body.

use crate::document::{BlockKind, Report};
use crate::span::{Offset, TextRange, slice};

/// Paragraphs of the body that may name the meeting.
const OPENING: usize = 4;
/// Paragraphs that are looked at where those tell none.
const LATER: usize = 10;
/// Bytes of a paragraph that may.
const REACH: usize = 900;

/// A stretch of the report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Zone<'t> {
    /// What it holds.
    pub(super) text: &'t str,
    /// Where it starts in the base text.
    pub(super) at: Offset,
    /// Where it belongs.
    pub(super) kind: BlockKind,
    /// Number of the paragraph, for paragraphs.
    pub(super) number: usize,
}

/// The stretches that may name the meeting, the headline first.
#[derive(Debug, Default)]
pub(super) struct Zones<'t> {
    all: Vec<Zone<'t>>,
    later: Vec<Zone<'t>>,
}

impl<'t> Zones<'t> {
    /// Title, kicker and subtitles.
    pub(super) fn headline(&self) -> impl Iterator<Item = &Zone<'t>> {
        self.all.iter().filter(|z| z.kind.is_headline())
    }

    /// The first paragraphs.
    pub(super) fn opening(&self) -> impl Iterator<Item = &Zone<'t>> {
        self.all.iter().filter(|z| z.kind.is_body())
    }

    /// The paragraphs behind the opening, where a meeting stands that the opening does not name.
    pub(super) fn later(&self) -> impl Iterator<Item = &Zone<'t>> {
        self.later.iter()
    }

    /// Headline and opening.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Zone<'t>> {
        self.all.iter()
    }
}

/// The zones of a report.
pub(super) fn zones<'t>(base: &'t str, report: &Report) -> Zones<'t> {
    let head = &report.head;
    let kicker = head.kicker.iter().map(|s| (BlockKind::Kicker, s.range));
    let title = head.title.iter().map(|s| (BlockKind::Title, s.range));
    let subtitles = head.subtitles.iter().map(|s| (BlockKind::Subtitle, s.range));
    let headline = title.chain(kicker).chain(subtitles).filter_map(|(kind, r)| Some((kind, r?)));
    let body: Vec<_> =
        report.blocks.iter().filter(|b| b.kind.is_body()).take(LATER).map(|b| (b.kind, b.range)).collect();
    let zone = |(number, (kind, range)): (usize, (BlockKind, TextRange))| {
        let whole = slice(base, range);
        let text = slice(whole, TextRange::at(0, whole.len().min(REACH)));
        Zone { text, at: range.start(), kind, number }
    };
    let headline = headline.map(|z| (0, z)).map(zone);
    let mut body = body.into_iter().enumerate().map(zone);
    let all = headline.chain(body.by_ref().take(OPENING)).collect();
    // The first paragraph behind the opening counts as the first of a body would.
    let later = body.map(|z| Zone { number: z.number - OPENING, ..z }).collect();
    Zones { all, later }
}

/// The sentences of a text with their places, and the clauses of a sentence.
pub(super) fn parts<'t>(
    text: &'t str,
    at: Offset,
    ends: &'static [char],
) -> impl Iterator<Item = (&'t str, Offset)> {
    text.split_inclusive(ends).scan(at, move |at, part| {
        let here = *at;
        *at = Offset(at.0 + Offset::at(part.len()).0);
        Some((part.trim_end_matches(ends), here))
    })
}

/// Marks between clauses, and between a place and what is said of it.
pub(super) const CLAUSES: [char; 9] = ['。', '！', '？', '；', '，', '：', '\n', ' ', '\u{3000}'];

/// The clauses of the body, with their places.
pub(super) fn clauses<'t>(base: &'t str, report: &'t Report) -> impl Iterator<Item = (&'t str, Offset)> {
    let blocks = report.blocks.iter().filter(|block| block.kind.is_body());
    blocks.flat_map(|block| parts(slice(base, block.range), block.range.start(), &CLAUSES))
}

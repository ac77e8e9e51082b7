//! A report and the text it is shown in, in; what the reading column shows, out: head, numbered pieces in
//! sections, folded page furniture, and the marks in all of them. Only what comes into view is woven.

use std::collections::BTreeSet;

use super::in_script::Shown;
use super::items::{Choice, items};
use super::mark::{MarkClass, MarkId};
use super::node::{Item, Node, Wrapper};
use super::order::{Stop, step};
use super::pieces::pieces;
use super::weave::{DEEPEST, weave};
use crate::protocol::{BlockId, BlockKind, Offset, TextRange};

/// So many bytes of text make one section, which is drawn as a whole when it comes near.
const SECTION: usize = 6 * 1024;

/// A block, or a part of one that is too long to be drawn at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its place among the pieces of the report.
    pub at: usize,
    /// The block.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the shown text.
    pub range: TextRange,
    /// Its number among the blocks of the body, from 1; on the first piece of a block.
    pub number: Option<u32>,
    /// It goes on where the piece before it was cut.
    pub continues: bool,
}

/// A piece with its text and marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockView {
    /// The piece.
    pub piece: Piece,
    /// Its text and marks.
    pub nodes: Vec<Node>,
}

/// Pieces that lie together in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Page furniture between two paragraphs; otherwise the report's own text.
    pub fold: bool,
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

impl Part {
    /// Bytes of shown text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|p| p.range.len()).sum()
    }

    /// Whether it shows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the reading column shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Kicker, title and subtitles, in text order.
    pub headline: Vec<Piece>,
    /// The body.
    pub parts: Vec<Part>,
    /// Page furniture and metadata around the body.
    pub folded: Vec<Piece>,
    /// Every mark of headline and body with a look of its own, in text order, each once.
    pub stops: Vec<Stop>,
    items: Vec<Item>,
    /// Items that reach into a piece from before it, by piece.
    carried: Vec<(usize, Vec<usize>)>,
    /// Which pieces show a mark.
    places: BTreeSet<(MarkId, usize)>,
}

impl Article {
    /// Lays out a report.
    #[must_use]
    pub fn lay_out(shown: Shown, choice: Choice) -> Self {
        let mut article = Self { items: items(shown, choice), ..Self::default() };
        let pieces = pieces(shown);
        let last_body = pieces.iter().rposition(|p| p.kind.is_body());
        for piece in &pieces {
            article.put(*piece, last_body.is_none_or(|last| piece.at > last));
        }
        article.deal(&pieces);
        article
    }

    /// The marks and the text of a piece.
    #[must_use]
    pub fn view(&self, piece: Piece) -> BlockView {
        let before = |offset| self.items.partition_point(|item| item.range.start() < offset);
        let own = &self.items[before(piece.range.start())..before(piece.range.end())];
        let carried =
            self.carried.binary_search_by_key(&piece.at, |(at, _)| *at).ok().map(|at| &self.carried[at].1);
        let carried = carried.into_iter().flatten().map(|i| &self.items[*i]);
        BlockView { piece, nodes: weave(piece.range, carried.chain(own).cloned().collect()) }
    }

    /// Whether a piece shows a mark.
    #[must_use]
    pub fn holds(&self, piece: Piece, mark: MarkId) -> bool {
        self.places.contains(&(mark, piece.at))
    }

    /// The pieces that show a mark.
    pub fn pieces_of(&self, mark: MarkId) -> impl Iterator<Item = usize> {
        self.places.range((mark, 0)..=(mark, usize::MAX)).map(|(_, piece)| *piece)
    }

    /// All pieces, in the order of the column.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let parts = self.parts.iter().flat_map(|part| &part.pieces);
        self.headline.iter().chain(parts).chain(&self.folded)
    }

    /// Whether the way from one mark to another leads round an end; the key of the words that say so.
    #[must_use]
    pub fn wraps(&self, from: Option<MarkId>, to: MarkId, by: isize) -> Option<&'static str> {
        let place = |mark| self.stops.iter().position(|stop| stop.mark == mark);
        let (from, to) = (place(from?)?, place(to)?);
        match by > 0 {
            true if to <= from => Some("wrap.end"),
            false if to >= from => Some("wrap.start"),
            _ => None,
        }
    }

    /// The piece that holds a place of the shown text; else the last before it.
    #[must_use]
    pub fn piece_at(&self, at: Offset) -> Option<&Piece> {
        self.pieces().filter(|piece| piece.range.start() <= at).max_by_key(|piece| piece.range.start())
    }

    /// Whether a part of the body holds the same pieces as one of another layout.
    #[must_use]
    pub fn has_part(&self, at: usize, other: &Part) -> bool {
        let pieces = |part: &Part| (part.fold, part.pieces.first().map(|p| p.at), part.pieces.len());
        self.parts.get(at).is_some_and(|part| pieces(part) == pieces(other))
    }

    /// The part of the body that holds a piece.
    #[must_use]
    pub fn part_of(&self, piece: usize) -> Option<usize> {
        self.parts.iter().position(|part| part.pieces.iter().any(|p| p.at == piece))
    }

    /// The mark so many places after `mark` in text order, round the ends and past the hidden classes; the
    /// first or last without one.
    #[must_use]
    pub fn step(&self, mark: Option<MarkId>, by: isize, hidden: &BTreeSet<MarkClass>) -> Option<MarkId> {
        let from = mark.and_then(|mark| self.stops.iter().position(|stop| stop.mark == mark));
        step(&self.stops, from, by, hidden)
    }

    /// How many marks of each class there are, in the order of the legend.
    #[must_use]
    pub fn counts(&self) -> Vec<(MarkClass, usize)> {
        let mut counts: Vec<_> = MarkClass::LIST.iter().map(|class| (*class, 0)).collect();
        for item in &self.items {
            if let Wrapper::Mark(mark) = &item.wrapper {
                counts
                    .iter_mut()
                    .filter(|(class, _)| *class == mark.class)
                    .for_each(|(_, count)| *count += 1);
            }
        }
        counts
    }

    fn put(&mut self, piece: Piece, behind_body: bool) {
        let headline = piece.kind.is_headline();
        match self.parts.last_mut() {
            None if headline => self.headline.push(piece),
            None if !piece.kind.is_body() => self.folded.push(piece),
            _ if !piece.kind.is_body() && !headline && behind_body => self.folded.push(piece),
            last => {
                let fold = !piece.kind.is_body() && !headline;
                match last.filter(|part| part.fold == fold && (fold || part.len() < SECTION)) {
                    Some(part) => part.pieces.push(piece),
                    None => self.parts.push(Part { fold, pieces: vec![piece] }),
                }
            }
        }
    }

    /// Notes which items stand in which piece. One that reaches over several stands in each.
    fn deal(&mut self, pieces: &[Piece]) {
        let (mut next, mut open) = (0, Vec::<usize>::new());
        let shown_at_once = |p: &Piece| p.kind.is_body() || p.kind.is_headline();
        for piece in pieces {
            open.retain(|i| self.items[*i].range.end() > piece.range.start());
            for item in &open {
                self.places.extend(self.items[*item].wrapper.ids().iter().map(|id| (*id, piece.at)));
            }
            let mut carried = open.clone();
            while let Some(item) = self.items.get(next).filter(|i| i.range.start() < piece.range.end()) {
                if item.range.end() > piece.range.start() {
                    self.places.extend(item.wrapper.ids().iter().map(|id| (*id, piece.at)));
                    if shown_at_once(piece) {
                        self.stops.extend(stop(item, *piece));
                    }
                    if item.range.start() < piece.range.start() {
                        carried.push(next);
                    }
                    if item.range.end() > piece.range.end() && open.len() < DEEPEST {
                        open.push(next);
                    }
                }
                next += 1;
            }
            if !carried.is_empty() {
                self.carried.push((piece.at, carried));
            }
        }
    }
}

fn stop(item: &Item, piece: Piece) -> Option<Stop> {
    let class = match &item.wrapper {
        Wrapper::Mark(mark) => Some(mark.class),
        Wrapper::Repair { .. } | Wrapper::Doubt { .. } => None,
        Wrapper::Anchor(_) | Wrapper::Deontic { .. } => return None,
    };
    let mark = *item.wrapper.ids().first()?;
    Some(Stop { mark, class, piece: piece.at, at: item.range.start().max(piece.range.start()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::slice;
    use crate::view::fixture::{self, Fixture};
    use crate::view::{MarkClass, walk};

    fn text_of(nodes: &[Node], shown: &str) -> String {
        let one = |node: &Node| match node {
            Node::Text(range) => slice(shown, *range).to_owned(),
            Node::Wrap(wrap) => text_of(&wrap.children, shown),
        };
        nodes.iter().map(one).collect()
    }

    fn wrappers(article: &Article) -> Vec<&'static str> {
        let mut found = Vec::new();
        for piece in article.pieces() {
            walk(&article.view(*piece).nodes, &mut |wrap| {
                found.extend(match &wrap.wrapper {
                    Wrapper::Mark(mark) => Some(mark.class.code()),
                    Wrapper::Deontic { .. } => Some("word"),
                    Wrapper::Repair { standing, .. } => Some(standing.css_class()),
                    Wrapper::Doubt { .. } => Some("doubt"),
                    Wrapper::Anchor(_) => None,
                });
            });
        }
        found
    }

    #[test]
    fn blocks_keep_their_text_and_their_order() {
        let fixture = fixture::meeting();
        let shown = fixture.shown();
        for repairs in [false, true] {
            let article = fixture.article(repairs);
            assert_eq!(article.pieces().count(), fixture.read.report.blocks.len());
            for piece in article.pieces() {
                let block = &fixture.read.report.blocks[piece.id.index()];
                assert_eq!(text_of(&article.view(*piece).nodes, &shown.text.text), shown.at(block.range));
            }
            let kinds: Vec<_> = article.headline.iter().map(|b| b.kind).collect();
            assert_eq!(kinds, [BlockKind::Kicker, BlockKind::Title]);
            assert_eq!(article.folded.len(), 2);
            let numbers: Vec<_> = article.parts.iter().flat_map(|p| &p.pieces).map(|p| p.number).collect();
            assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
        }
    }

    #[test]
    fn every_class_is_drawn_and_counted() {
        let article = fixture::meeting().article(false);
        let drawn = wrappers(&article);
        for (class, count) in article.counts() {
            assert!(count > 0, "the fixture has no {class:?}");
            assert_eq!(drawn.iter().filter(|c| **c == class.code()).count(), count);
        }
    }

    #[test]
    fn repairs_show_on_demand_and_doubts_always() {
        let fixture = fixture::meeting();
        for (repairs, expected) in [(false, 0), (true, 2)] {
            let drawn = wrappers(&fixture.article(repairs));
            assert_eq!(drawn.iter().filter(|c| **c == "r").count(), expected);
            assert_eq!(drawn.iter().filter(|c| **c == "q").count(), 1);
        }
    }

    #[test]
    fn walks_every_mark_once_and_round() {
        let article = fixture::meeting().article(false);
        let none = BTreeSet::new();
        let unique: BTreeSet<_> = article.stops.iter().map(|s| s.mark).collect();
        assert_eq!(unique.len(), article.stops.len());
        let (first, last) = (article.stops.first().map(|s| s.mark), article.stops.last().map(|s| s.mark));
        assert_eq!(article.step(None, 1, &none), first);
        assert_eq!(article.step(None, -1, &none), last);
        assert_eq!(article.step(first, -1, &none), last);
        assert_eq!(article.step(last, 1, &none), first);
        assert!(article.pieces().any(|p| last.is_some_and(|m| article.holds(*p, m))));
    }

    #[test]
    fn the_walk_passes_hidden_classes() {
        let article = fixture::meeting().article(false);
        let all: BTreeSet<_> = MarkClass::LIST.iter().copied().collect();
        let mut hidden = all.clone();
        hidden.remove(&MarkClass::Document);
        let only = article.step(None, 1, &hidden);
        assert_eq!(
            article.stops.iter().find(|s| Some(s.mark) == only).and_then(|s| s.class),
            Some(MarkClass::Document)
        );
        // The doubtful place stays.
        assert!(article.step(only, 1, &all).is_some());
    }

    #[test]
    fn ten_thousand_marks_are_laid_out_in_one_pass() {
        let article = fixture::long(10_000).article(false);
        assert_eq!(article.stops.len(), 10_000);
        assert!(article.parts.len() > 10 && article.parts.iter().all(|p| p.len() < 2 * SECTION));
    }

    #[test]
    fn one_giant_line_is_drawn_piece_by_piece() {
        let Fixture { mut read, mut shown } = fixture::long(10_000);
        let whole = TextRange::of(&read.texts.base);
        read.texts.base = read.texts.base.replace('\n', " ");
        shown.text = shown.text.replace('\n', " ");
        read.report.blocks.truncate(1);
        read.report.blocks[0].range = whole;
        let fixture = Fixture { read, shown };
        let article = fixture.article(false);
        assert!(article.parts.len() > 20 && article.parts.iter().all(|p| p.len() < 3 * SECTION));
        let drawn: usize = article.pieces().map(|p| p.range.len()).sum();
        assert_eq!(drawn, whole.len());
        assert_eq!(article.pieces().filter(|p| p.number.is_some()).count(), 1);
    }
}

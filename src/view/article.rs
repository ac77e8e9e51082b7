//! A report and the text it is shown in, in; what the reading column shows, out: head, numbered blocks,
//! folded page furniture, and the marks in all of them.

use std::rc::Rc;

use super::in_script::Shown;
use super::items::{Choice, items};
use super::mark::MarkId;
use super::weave::{DEEPEST, Item, Node, walk, weave};
use crate::protocol::{BlockId, BlockKind, TextRange};

/// So many bytes of text make one section, which the browser lays out as a whole when it comes near.
const SECTION: usize = 6 * 1024;

/// One block as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockView {
    /// Its id.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the shown text.
    pub range: TextRange,
    /// Its number among the blocks of the body, from 1.
    pub number: Option<u32>,
    /// Its text and marks.
    pub nodes: Vec<Node>,
}

impl BlockView {
    /// A block without text.
    #[must_use]
    pub fn nothing() -> Self {
        let (id, range) = (BlockId::default(), TextRange::default());
        Self { id, kind: BlockKind::Boilerplate, range, number: None, nodes: Vec::new() }
    }

    /// Whether a mark stands in the block.
    #[must_use]
    pub fn holds(&self, mark: MarkId) -> bool {
        let mut found = false;
        walk(&self.nodes, &mut |wrap| found |= wrap.wrapper.ids().contains(&mark));
        found
    }
}

/// Blocks that lie together in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Part of the report's own text.
    Section(Vec<Rc<BlockView>>),
    /// Page furniture between two paragraphs.
    Fold(Vec<Rc<BlockView>>),
}

impl Part {
    /// Its blocks.
    #[must_use]
    pub fn blocks(&self) -> &[Rc<BlockView>] {
        match self {
            Self::Section(blocks) | Self::Fold(blocks) => blocks,
        }
    }

    /// Bytes of shown text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.blocks().iter().map(|b| b.range.len()).sum()
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
    pub headline: Vec<Rc<BlockView>>,
    /// The body.
    pub parts: Vec<Part>,
    /// Page furniture and metadata around the body.
    pub folded: Vec<Rc<BlockView>>,
    /// Every mark of headline and body with a look of its own, in text order, each once.
    pub order: Vec<MarkId>,
}

impl Article {
    /// Lays out a report.
    #[must_use]
    pub fn lay_out(shown: Shown, choice: Choice) -> Self {
        let mut article = Self::default();
        let blocks = &shown.read.report.blocks;
        let last_body = blocks.iter().rposition(|b| b.kind.is_body());
        for (at, block) in weave_blocks(shown, items(shown, choice)).into_iter().enumerate() {
            let block = Rc::new(block);
            if block.kind.is_headline() && article.parts.is_empty() {
                article.note_marks(&block.nodes);
                article.headline.push(block);
            } else if block.kind.is_body() || block.kind.is_headline() {
                article.note_marks(&block.nodes);
                article.push_body(block);
            } else if article.parts.is_empty() || last_body.is_none_or(|last| at > last) {
                article.folded.push(block);
            } else if let Some(Part::Fold(blocks)) = article.parts.last_mut() {
                blocks.push(block);
            } else {
                article.parts.push(Part::Fold(vec![block]));
            }
        }
        article
    }

    /// All blocks that are shown, in the order of the column.
    pub fn blocks(&self) -> impl Iterator<Item = &Rc<BlockView>> {
        let parts = self.parts.iter().flat_map(Part::blocks);
        self.headline.iter().chain(parts).chain(&self.folded)
    }

    /// The mark so many places after `mark` in text order, round the ends; the first or last without one.
    #[must_use]
    pub fn step(&self, mark: Option<MarkId>, step: isize) -> Option<MarkId> {
        let from = mark.and_then(|mark| self.order.iter().position(|m| *m == mark));
        step_in(&self.order, from, step)
    }

    fn push_body(&mut self, block: Rc<BlockView>) {
        match self.parts.last_mut() {
            Some(part @ Part::Section(_)) if part.len() < SECTION => {
                if let Part::Section(blocks) = part {
                    blocks.push(block);
                }
            }
            _ => self.parts.push(Part::Section(vec![block])),
        }
    }

    fn note_marks(&mut self, nodes: &[Node]) {
        walk(nodes, &mut |wrap| {
            if let (true, super::Wrapper::Mark(mark)) = (wrap.first, &wrap.wrapper) {
                self.order.extend(mark.ids.first());
            }
        });
    }
}

/// The element so many places after `from`, round the ends; the first or the last from nowhere.
#[must_use]
pub fn step_in<T: Copy>(list: &[T], from: Option<usize>, step: isize) -> Option<T> {
    let len = isize::try_from(list.len()).ok().filter(|len| *len > 0)?;
    let from = from.and_then(|at| isize::try_from(at).ok()).unwrap_or(if step > 0 { -1 } else { 0 });
    list.get(usize::try_from((from + step).rem_euclid(len)).ok()?).copied()
}

/// Deals the items out to the blocks. One that reaches over several blocks goes to each.
fn weave_blocks(shown: Shown, items: Vec<Item>) -> Vec<BlockView> {
    let (mut items, mut carried) = (items.into_iter().peekable(), Vec::<Item>::new());
    let (mut views, mut numbers) = (Vec::new(), 1..);
    for block in &shown.read.report.blocks {
        let range = shown.place(block.range);
        let mut own = std::mem::take(&mut carried);
        own.extend(std::iter::from_fn(|| items.next_if(|item| item.range.start() < range.end())));
        own.retain(|item| item.range.end() > range.start());
        let reach_on = own.iter().filter(|item| item.range.end() > range.end());
        carried.extend(reach_on.take(DEEPEST).cloned());
        let number = if block.kind.is_body() { numbers.next() } else { None };
        views.push(BlockView { id: block.id, kind: block.kind, range, number, nodes: weave(range, own) });
    }
    views
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::protocol::slice;
    use crate::view::fixture::{self, Fixture};
    use crate::view::{MarkClass, Wrapper};

    fn text_of(nodes: &[Node], shown: &str) -> String {
        let one = |node: &Node| match node {
            Node::Text(range) => slice(shown, *range).to_owned(),
            Node::Wrap(wrap) => text_of(&wrap.children, shown),
        };
        nodes.iter().map(one).collect()
    }

    fn classes(article: &Article) -> Vec<&'static str> {
        let mut classes = Vec::new();
        for block in article.blocks() {
            walk(&block.nodes, &mut |wrap| {
                classes.extend(match &wrap.wrapper {
                    Wrapper::Mark(mark) => Some(mark.class.code()),
                    Wrapper::Deontic { .. } => Some("word"),
                    Wrapper::Repair { offered: true, .. } => Some("offered"),
                    Wrapper::Repair { .. } => Some("repair"),
                    Wrapper::Anchor(_) => None,
                });
            });
        }
        classes
    }

    #[test]
    fn blocks_keep_their_text_and_their_order() {
        let Fixture { read, shown } = fixture::meeting();
        let hidden = BTreeSet::new();
        for repairs in [false, true] {
            let shown = Shown { read: &read, text: &shown };
            let article = Article::lay_out(shown, Choice { hidden: &hidden, repairs });
            assert_eq!(article.blocks().count(), read.report.blocks.len());
            for view in article.blocks() {
                let block = &read.report.blocks[view.id.index()];
                assert_eq!(text_of(&view.nodes, &shown.text.text), shown.at(block.range));
            }
            let kinds: Vec<_> = article.headline.iter().map(|b| b.kind).collect();
            assert_eq!(kinds, [BlockKind::Kicker, BlockKind::Title]);
            assert_eq!(article.folded.len(), 2);
            let numbers: Vec<_> = article.parts.iter().flat_map(Part::blocks).map(|b| b.number).collect();
            assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
        }
    }

    #[test]
    fn hidden_classes_lose_their_marks() {
        let Fixture { read, shown } = fixture::meeting();
        let shown = Shown { read: &read, text: &shown };
        let count = |hidden: &BTreeSet<MarkClass>, code: &str| {
            let article = Article::lay_out(shown, Choice { hidden, repairs: false });
            classes(&article).iter().filter(|c| **c == code).count()
        };
        let none = BTreeSet::new();
        for class in MarkClass::LIST {
            assert!(count(&none, class.code()) > 0, "the fixture has no {class:?}");
            assert_eq!(count(&BTreeSet::from([*class]), class.code()), 0);
        }
        let directives = BTreeSet::from([MarkClass::Directive, MarkClass::Prohibition]);
        assert_eq!(count(&directives, "word"), 0, "the proving word goes with its directive");
    }

    #[test]
    fn repairs_show_on_demand_and_doubts_always() {
        let Fixture { read, shown } = fixture::meeting();
        let hidden = BTreeSet::new();
        for (repairs, expected) in [(false, 0), (true, 2)] {
            let shown = Shown { read: &read, text: &shown };
            let classes = classes(&Article::lay_out(shown, Choice { hidden: &hidden, repairs }));
            assert_eq!(classes.iter().filter(|c| **c == "repair").count(), expected);
            assert_eq!(classes.iter().filter(|c| **c == "offered").count(), 1);
        }
    }

    #[test]
    fn walks_every_mark_once_and_round() {
        let Fixture { read, shown } = fixture::meeting();
        let hidden = BTreeSet::new();
        let shown = Shown { read: &read, text: &shown };
        let article = Article::lay_out(shown, Choice { hidden: &hidden, repairs: false });
        let unique: BTreeSet<_> = article.order.iter().collect();
        assert_eq!(unique.len(), article.order.len());
        let (first, last) = (article.order.first().copied(), article.order.last().copied());
        assert_eq!(article.step(None, 1), first);
        assert_eq!(article.step(None, -1), last);
        assert_eq!(article.step(first, -1), last);
        assert_eq!(article.step(last, 1), first);
        assert!(article.blocks().any(|b| last.is_some_and(|m| b.holds(m))));
    }

    #[test]
    fn ten_thousand_marks_are_laid_out_in_one_pass() {
        let Fixture { read, shown } = fixture::long(10_000);
        let hidden = BTreeSet::new();
        let shown = Shown { read: &read, text: &shown };
        let article = Article::lay_out(shown, Choice { hidden: &hidden, repairs: false });
        assert_eq!(article.order.len(), 10_000);
        assert!(article.parts.len() > 10 && article.parts.iter().all(|p| p.len() < 2 * SECTION));
    }
}

//! A layout in, the ticks of the overview strip out.

use super::article::Article;
use super::mark::MarkClass;
use super::weave::{Node, Wrapper};
use crate::protocol::{Offset, TextRange};

/// Ticks closer than so many thousandths of their part become one.
const GRAIN: u16 = 8;

/// A tick of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Which part of the body.
    pub part: usize,
    /// How far down in the part.
    pub permille: u16,
    /// Person, directive or prohibition.
    pub class: MarkClass,
    /// How many marks it stands for.
    pub count: usize,
}

impl Tick {
    /// The class names in the style sheet.
    #[must_use]
    pub fn css_class(self) -> &'static str {
        match self.class {
            MarkClass::Directive => "o",
            MarkClass::Prohibition => "x o",
            _ => "p",
        }
    }
}

/// Where persons, directives and prohibitions stand in the body.
#[must_use]
pub fn ticks(article: &Article) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for (number, part) in article.parts.iter().enumerate() {
        let (whole, mut before) = (part.len().max(1), 0);
        for block in part.blocks() {
            let mut see = |class: MarkClass, at: Offset| {
                let at = before + TextRange::new(block.range.start(), at).len();
                let permille = u16::try_from(at * 1000 / whole).unwrap_or(1000);
                push(&mut ticks, Tick { part: number, permille, class, count: 1 });
            };
            block.nodes.iter().fold(block.range.start(), |at, node| find(node, at, &mut see));
            before += block.range.len();
        }
    }
    ticks
}

/// Joins a tick to the last of its class where both would be drawn over each other.
fn push(ticks: &mut Vec<Tick>, tick: Tick) {
    let near = |t: &&mut Tick| t.part == tick.part && tick.permille.saturating_sub(t.permille) < GRAIN;
    match ticks.iter_mut().rev().take(4).find(|t| t.class == tick.class).filter(near) {
        Some(last) => last.count += 1,
        None => ticks.push(tick),
    }
}

/// Calls `see` for the marks of the overview in a tree; gives the place where the tree ends.
fn find(node: &Node, at: Offset, see: &mut impl FnMut(MarkClass, Offset)) -> Offset {
    match node {
        Node::Text(range) => range.end(),
        Node::Wrap(wrap) => {
            if let (true, Wrapper::Mark(mark)) = (wrap.first, &wrap.wrapper)
                && (mark.class.is_directive() || mark.class == MarkClass::Person)
            {
                see(mark.class, at);
            }
            wrap.children.iter().fold(at, |at, child| find(child, at, see))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::view::{Choice, fixture};

    #[test]
    fn ticks_follow_the_text() {
        let fixture = fixture::meeting();
        let hidden = BTreeSet::new();
        let article = Article::lay_out(fixture.shown(), Choice { hidden: &hidden, repairs: false });
        let ticks = ticks(&article);
        let classes: String = ticks.iter().map(|t| t.css_class()).collect::<Vec<_>>().join(",");
        assert_eq!(classes, "p,p,p,o,x o,p,o");
        assert!(ticks.is_sorted_by_key(|t| (t.part, t.permille)));
        assert!(ticks.iter().all(|t| t.part == 0 && t.permille < 1000));
    }

    #[test]
    fn crowded_ticks_become_one() {
        let mut ticks = Vec::new();
        for permille in [0, 3, 7, 8, 9, 400] {
            push(&mut ticks, Tick { part: 0, permille, class: MarkClass::Person, count: 1 });
        }
        let brief: Vec<_> = ticks.iter().map(|t| (t.permille, t.count)).collect();
        assert_eq!(brief, [(0, 3), (8, 2), (400, 1)]);
    }
}

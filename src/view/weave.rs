//! Marks and a stretch of text in, a tree of nodes out: nested where marks nest, cut where they cross.
//! Never adds, drops or moves a character.

use std::cmp::Reverse;

use super::node::{Item, Node, Wrap, Wrapper};
use super::sorted;
use crate::protocol::{Offset, TextRange};

/// So many marks may lie over one character. Whatever comes on top of them is answered by the innermost
/// of them, so that the work stays in proportion to the text however marks are piled.
pub(super) const DEEPEST: usize = 8;

/// Puts items in the order [`weave`] wants them and joins those that would look the same at the same
/// place.
pub fn arrange(items: &mut Vec<Item>) {
    items.retain(|item| !item.range.is_empty());
    let order = |i: &Item| (i.range.start(), Reverse(i.range.end()), i.wrapper.rank());
    sorted::by_key(items, order);
    items.dedup_by(|later, earlier| {
        let same = later.range == earlier.range && later.wrapper.rank() == earlier.wrapper.rank();
        if let (true, Wrapper::Mark(later), Wrapper::Mark(earlier)) =
            (same, &later.wrapper, &mut earlier.wrapper)
        {
            earlier.look = earlier.look.min(later.look);
        }
        match (same, earlier.wrapper.ids_mut()) {
            (true, Some(ids)) => {
                ids.extend_from_slice(later.wrapper.ids());
                true
            }
            _ => false,
        }
    });
}

/// Weaves items (in the order of [`arrange`]) into the text of `block`. What lies outside of it is cut.
#[must_use]
pub fn weave(block: TextRange, items: Vec<Item>) -> Vec<Node> {
    let mut loom = Loom { items, open: Vec::new(), done: Vec::new() };
    let (mut active, mut next, mut at) = (Vec::new(), 0, block.start());
    while at < block.end() {
        active.retain(|&i: &usize| loom.items[i].range.end() > at);
        while loom.items.get(next).is_some_and(|item| item.range.start() <= at) {
            loom.lay_on(&mut active, next, at);
            next += 1;
        }
        let leave = active.iter().map(|&i| loom.items[i].range.end()).min();
        let enter = loom.items.get(next).map(|item| item.range.start());
        let end = leave.into_iter().chain(enter).fold(block.end(), Offset::min);
        loom.shift(&active, at);
        loom.push(Node::Text(TextRange::new(at, end)));
        at = end;
    }
    loom.shift(&[], block.end());
    loom.done
}

/// A wrapper that is being filled.
struct Open {
    item: usize,
    start: Offset,
    children: Vec<Node>,
}

struct Loom {
    items: Vec<Item>,
    open: Vec<Open>,
    done: Vec<Node>,
}

impl Loom {
    /// Adds an item to those over the current place, outermost first: what reaches further holds what
    /// ends sooner, so that of two that cross the earlier is cut and the later stays whole.
    fn lay_on(&mut self, active: &mut Vec<usize>, item: usize, at: Offset) {
        if self.items[item].range.end() <= at {
            return;
        }
        if active.len() < DEEPEST {
            let order = |&i: &usize| {
                let Item { range, wrapper } = &self.items[i];
                (wrapper.level(), Reverse(range.end()), range.start(), wrapper.rank(), i)
            };
            let place = active.partition_point(|other| order(other) < order(&item));
            active.insert(place, item);
        } else {
            let ids = self.items[item].wrapper.ids().to_vec();
            let holder = active.iter().rev().find(|&&i| self.items[i].wrapper.ids_mut().is_some()).copied();
            if let Some(held) = holder.and_then(|i| self.items[i].wrapper.ids_mut()) {
                held.extend(ids);
            }
        }
    }

    /// Closes and opens wrappers until exactly the active ones are open, in their order.
    fn shift(&mut self, active: &[usize], at: Offset) {
        let kept = self.open.iter().zip(active).take_while(|(open, item)| open.item == **item).count();
        while self.open.len() > kept {
            self.close(at);
        }
        for &item in &active[kept..] {
            self.open.push(Open { item, start: at, children: Vec::new() });
        }
    }

    fn close(&mut self, at: Offset) {
        let Some(Open { item, start, children }) = self.open.pop() else { return };
        let Item { range, wrapper } = &self.items[item];
        let wrap = Wrap {
            wrapper: wrapper.clone(),
            first: start <= range.start(),
            last: at >= range.end(),
            holds_mark: children.iter().any(|node| node.is_or_holds(|w| matches!(w, Wrapper::Mark(_)))),
            holds_button: children.iter().any(|node| node.is_or_holds(Wrapper::is_button)),
            children,
        };
        self.push(Node::Wrap(wrap));
    }

    fn push(&mut self, node: Node) {
        self.open.last_mut().map_or(&mut self.done, |open| &mut open.children).push(node);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protocol::{EditId, ReportId, slice};
    use crate::view::mark::Target;
    use crate::view::{Look, Mark, MarkClass, MarkId, Standing, walk};

    const TEXT: &str = "县委书记、县防汛抗旱指挥部政委甲乙丙要求，水利局务必完成清障。";

    fn mark(number: u32, class: MarkClass) -> Wrapper {
        let id = MarkId { report: ReportId::default(), target: Target::Span(number), place: 0 };
        Wrapper::Mark(Mark { ids: vec![id], class, look: Look::Sure, force: 0 })
    }

    /// First and last character, and class.
    type Place = (usize, usize, MarkClass);

    /// Ranges count characters of [`TEXT`], all of which are three bytes long.
    fn tree(items: &[Place]) -> String {
        let item = |(number, &(start, end, class))| Item {
            range: TextRange::at(start * 3, end * 3),
            wrapper: mark(number, class),
        };
        let mut items: Vec<Item> = (0..).zip(items).map(item).collect();
        arrange(&mut items);
        show(&weave(TextRange::of(TEXT), items))
    }

    fn show(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Text(range) => slice(TEXT, *range).to_owned(),
            Node::Wrap(wrap) => {
                let ids: String = wrap.wrapper.ids().iter().map(ToString::to_string).collect();
                let tier = if wrap.holds_mark { "+" } else { "" };
                format!("[{}{tier} {}]", ids.replace(".0", ""), show(&wrap.children))
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn nests_cuts_and_joins() {
        use MarkClass::{Body, Directive, Person, Place as At, Post};
        let cases: &[(&[Place], &str)] = &[
            (&[], TEXT),
            // A body inside a post: the post is the outer one and steps down.
            (
                &[(5, 13, Body), (5, 15, Post)],
                "县委书记、[s1+ [s0 县防汛抗旱指挥部]政委]甲乙丙要求，水利局务必完成清障。",
            ),
            // Neighbours stay apart.
            (
                &[(15, 16, Person), (16, 18, Person)],
                "县委书记、县防汛抗旱指挥部政委[s0 甲][s1 乙丙]要求，水利局务必完成清障。",
            ),
            // Crossing: the earlier is cut, the later holds its second piece.
            (
                &[(0, 4, Post), (2, 6, Body)],
                "[s0 县委][s1+ [s0 书记]、县]防汛抗旱指挥部政委甲乙丙要求，水利局务必完成清障。",
            ),
            // A directive is never cut by a line.
            (
                &[(21, 31, Directive), (19, 24, At)],
                "县委书记、县防汛抗旱指挥部政委甲乙丙要[s1 求，][s0+ [s1 水利局]务必完成清障。]",
            ),
            // One post of two persons is one mark with two names.
            (
                &[(0, 4, Post), (0, 4, Post)],
                "[s0s1 县委书记]、县防汛抗旱指挥部政委甲乙丙要求，水利局务必完成清障。",
            ),
            // What reaches beyond the text is cut.
            (&[(28, 99, At)], "县委书记、县防汛抗旱指挥部政委甲乙丙要求，水利局务必完成[s0 清障。]"),
        ];
        for (items, expected) in cases {
            assert_eq!(tree(items), *expected, "{items:?}");
        }
    }

    fn text_of(nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(range) => out.push_str(slice(TEXT, *range)),
                Node::Wrap(wrap) => text_of(&wrap.children, out),
            }
        }
    }

    fn any_item() -> impl Strategy<Value = Item> {
        let wrapper = (0u32..40, 0usize..11).prop_map(|(number, kind)| match kind {
            0..7 => mark(number, MarkClass::LIST[kind]),
            7 => Wrapper::Anchor(vec![MarkId {
                report: ReportId::default(),
                target: Target::Press(number),
                place: 0,
            }]),
            8 => Wrapper::Deontic { forbids: number > 20 },
            9 => {
                let target = Target::Doubt(Offset(number));
                let ids = vec![MarkId { report: ReportId::default(), target, place: 0 }];
                Wrapper::Doubt { ids, decided: number > 20 }
            }
            _ => {
                let target = Target::Edit(EditId(number));
                let id = MarkId { report: ReportId::default(), target, place: 0 };
                let standing = if number > 20 { Standing::Offered } else { Standing::Made };
                Wrapper::Repair { ids: vec![id], standing }
            }
        });
        (0..30usize, 0..30usize, wrapper).prop_map(|(start, len, wrapper)| Item {
            range: TextRange::at(start * 3, (start + len).min(31) * 3),
            wrapper,
        })
    }

    proptest! {
        #[test]
        fn marks_never_change_the_text(items in prop::collection::vec(any_item(), 0..60)) {
            let mut items = items;
            arrange(&mut items);
            let mut wanted: Vec<MarkId> = items.iter().flat_map(|i| i.wrapper.ids().to_vec()).collect();
            let nodes = weave(TextRange::of(TEXT), items);
            let mut text = String::new();
            text_of(&nodes, &mut text);
            prop_assert_eq!(text, TEXT);
            let mut found = Vec::new();
            walk(&nodes, &mut |wrap| {
                assert!(!wrap.children.is_empty(), "an empty wrapper");
                found.extend_from_slice(wrap.wrapper.ids());
            });
            for list in [&mut wanted, &mut found] {
                list.sort();
                list.dedup();
            }
            prop_assert_eq!(found, wanted, "every mark is reachable");
        }
    }

    #[test]
    fn work_is_bounded_however_marks_are_piled() {
        let item = |n: u32| Item {
            range: TextRange::at(n as usize, n as usize + 20_000),
            wrapper: mark(n, MarkClass::Body),
        };
        let mut items: Vec<Item> = (0..10_000).map(item).collect();
        arrange(&mut items);
        let nodes = weave(TextRange::at(0, 30_000), items);
        let mut count = 0;
        walk(&nodes, &mut |_| count += 1);
        assert!(count <= 2 * DEEPEST * DEEPEST, "{count} pieces");
    }
}

//! Draws the tree of a block: text, marks, proving words, repairs.

use yew::prelude::*;

use super::super::context::Words;
use crate::protocol::{Converted, ReadReport, TextRange, slice};
use crate::view::{BlockView, Mark, MarkClass, MarkId, Node, Wrap, Wrapper, fill, visible};

/// What the nodes of one block are drawn with.
pub(super) struct Ink<'a> {
    pub(super) read: &'a ReadReport,
    pub(super) text: &'a Converted,
    pub(super) active: Option<MarkId>,
    pub(super) words: Words,
}

impl Ink<'_> {
    /// A whole block.
    pub(super) fn block(&self, block: &BlockView) -> Html {
        let mut done = block.range.start();
        let mut draw = |node: &Node| {
            let before = slice(&self.text.text, TextRange::new(block.range.start(), done));
            done = end_of(node).unwrap_or(done);
            let gap = begins_directive(node) && before.chars().next_back().is_some_and(leaves_no_room);
            let gap = gap.then(|| html! { <span class="gp" /> });
            html! { <>{ gap }{ self.node(node) }</> }
        };
        block.nodes.iter().map(&mut draw).collect()
    }

    fn node(&self, node: &Node) -> Html {
        match node {
            Node::Text(range) => html! { slice(&self.text.text, *range).to_owned() },
            Node::Wrap(wrap) => self.wrap(wrap),
        }
    }

    fn wrap(&self, wrap: &Wrap) -> Html {
        let inner: Html = wrap.children.iter().map(|node| self.node(node)).collect();
        match &wrap.wrapper {
            Wrapper::Mark(mark) if mark.class.is_directive() => self.directive(mark, wrap, inner),
            Wrapper::Mark(mark) => self.line(mark, wrap, inner),
            Wrapper::Anchor(ids) => html! { <span data-mark={codes(ids)}>{ inner }</span> },
            Wrapper::Deontic { forbids } => {
                html! { <span class={classes!("w", forbids.then_some("x"))}>{ inner }</span> }
            }
            Wrapper::Repair { ids, offered } => self.repair(ids, *offered, wrap, inner),
        }
    }

    /// A mark with a line below. One that holds buttons cannot be one: it has a handle at its head.
    fn line(&self, mark: &Mark, wrap: &Wrap, inner: Html) -> Html {
        let is_button = wrap.first && !wrap.holds_button;
        let handle = (wrap.first && wrap.holds_button).then(|| self.handle(self.name_of(mark, wrap)));
        html! {
            <mark class={classes!(mark.class.css_class(), self.lit(&mark.ids))} data-mark={codes(&mark.ids)}
                data-s={mark.look.css_value()} data-tier={wrap.holds_mark.then_some("1")}
                role={is_button.then_some("button")} tabindex={is_button.then_some("-1")}
                aria-haspopup={is_button.then_some("dialog")}>{ handle }{ inner }</mark>
        }
    }

    fn directive(&self, mark: &Mark, wrap: &Wrap, inner: Html) -> Html {
        let handle = wrap.first.then(|| self.handle(self.name_of(mark, wrap)));
        html! {
            <span class={classes!(mark.class.css_class(), self.lit(&mark.ids))} data-mark={codes(&mark.ids)}
                data-f={mark.force.to_string()} data-s={mark.look.css_value()}>{ handle }{ inner }</span>
        }
    }

    fn handle(&self, name: String) -> Html {
        html! { <span class="Dh" role="button" tabindex="-1" aria-haspopup="dialog" aria-label={name} /> }
    }

    fn repair(&self, ids: &[MarkId], offered: bool, wrap: &Wrap, inner: Html) -> Html {
        let class = classes!(if offered { "q" } else { "r" }, self.lit(ids));
        let removed =
            (wrap.last && !offered).then(|| ids.iter().map(|id| self.removed(*id)).collect::<Html>());
        let label = (self.words)(if offered { "repair.offered" } else { "repair.made" });
        html! {
            <>
                <span {class} data-mark={codes(ids)} role={wrap.first.then_some("button")} title={label}
                    tabindex={wrap.first.then_some("-1")} aria-haspopup={wrap.first.then_some("dialog")}>{ inner }</span>
                { removed }
            </>
        }
    }

    /// What a repair took out.
    fn removed(&self, id: MarkId) -> Html {
        let edit = self.read.edits.iter().find(|e| crate::view::Target::Edit(e.id) == id.target);
        let before = edit.map(|e| visible(slice(&self.read.texts.decoded, e.range)));
        html! { <del>{ before }</del> }
    }

    fn name_of(&self, mark: &Mark, wrap: &Wrap) -> String {
        let class = (self.words)(&format!("cls.{}", mark.class.code()));
        match mark.class {
            MarkClass::Directive | MarkClass::Prohibition => {
                fill((self.words)("mark.order"), &[("what", class), ("force", &mark.force.to_string())])
            }
            _ => [class, " ", &self.text_of(&wrap.children)].concat(),
        }
    }

    fn text_of(&self, nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Text(range) => slice(&self.text.text, *range).to_owned(),
            Node::Wrap(wrap) => self.text_of(&wrap.children),
        };
        nodes.iter().map(one).collect()
    }

    fn lit(&self, ids: &[MarkId]) -> Option<&'static str> {
        self.active.filter(|active| ids.contains(active)).map(|_| "on")
    }
}

fn codes(ids: &[MarkId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn begins_directive(node: &Node) -> bool {
    let of_directive = |w: &Wrapper| matches!(w, Wrapper::Mark(mark) if mark.class.is_directive());
    matches!(node, Node::Wrap(wrap) if wrap.first && of_directive(&wrap.wrapper))
}

/// A bar stands in the empty half of the punctuation before it; after anything else it needs a gap.
fn leaves_no_room(before: char) -> bool {
    !"，。；：！？、）》”’」』…—　".contains(before)
}

fn end_of(node: &Node) -> Option<crate::protocol::Offset> {
    match node {
        Node::Text(range) => Some(range.end()),
        Node::Wrap(wrap) => wrap.children.iter().rev().find_map(end_of),
    }
}

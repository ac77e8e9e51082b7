//! Draws the tree of a block: text, marks, proving words, repairs.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::super::context::Words;
use super::block::set;
use crate::protocol::{Converted, ReadReport, TextRange, slice};
use crate::view::{
    BlockView, Mark, MarkClass, MarkId, Node, Standing, Target, Wrap, Wrapper, fill, printed, visible,
};

/// What the nodes of one block are drawn with.
pub(super) struct Ink<'a> {
    pub(super) read: &'a ReadReport,
    pub(super) text: &'a Converted,
    pub(super) active: Option<MarkId>,
    pub(super) hidden: &'a BTreeSet<MarkClass>,
    pub(super) words: Words,
    pub(super) vertical: bool,
}

impl Ink<'_> {
    /// A whole block.
    pub(super) fn block(&self, block: &BlockView) -> Html {
        let start = block.piece.range.start();
        let mut done = start;
        let mut draw = |node: &Node| {
            let before = slice(&self.text.text, TextRange::new(start, done));
            done = end_of(node).unwrap_or(done);
            let gap = begins_directive(node) && before.chars().next_back().is_some_and(leaves_no_room);
            let gap = gap.then(|| html! { <span class="gp" /> });
            html! { <>{ gap }{ self.node(node) }</> }
        };
        block.nodes.iter().map(&mut draw).collect()
    }

    fn node(&self, node: &Node) -> Html {
        match node {
            Node::Text(range) => set(slice(&self.text.text, *range), self.vertical),
            Node::Wrap(wrap) => self.wrap(wrap),
        }
    }

    fn wrap(&self, wrap: &Wrap) -> Html {
        let inner: Html = wrap.children.iter().map(|node| self.node(node)).collect();
        match &wrap.wrapper {
            Wrapper::Mark(mark) if self.hidden.contains(&mark.class) => off(mark, inner),
            Wrapper::Mark(mark) if mark.class.is_directive() => self.directive(mark, wrap, inner),
            Wrapper::Mark(mark) => self.line(mark, wrap, inner),
            Wrapper::Anchor(ids) => html! { <span data-mark={codes(ids)}>{ inner }</span> },
            Wrapper::Deontic { forbids } => {
                html! { <span class={classes!("w", forbids.then_some("x"))}>{ inner }</span> }
            }
            Wrapper::Repair { ids, standing } => self.repair(ids, *standing, wrap, inner),
            Wrapper::Doubt { ids, decided } => self.doubt(ids, *decided, inner),
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

    fn repair(&self, ids: &[MarkId], standing: Standing, wrap: &Wrap, inner: Html) -> Html {
        let class = classes!(standing.css_class(), self.lit(ids));
        let removed = (wrap.last && standing == Standing::Made)
            .then(|| ids.iter().map(|id| self.removed(*id)).collect::<Html>());
        html! {
            <>
                <span {class} data-mark={codes(ids)} role={wrap.first.then_some("button")} title={(self.words)(standing.key())}
                    tabindex={wrap.first.then_some("-1")} aria-haspopup={wrap.first.then_some("dialog")}>{ inner }</span>
                { removed }
            </>
        }
    }

    fn doubt(&self, ids: &[MarkId], decided: bool, inner: Html) -> Html {
        let class = classes!("v", decided.then_some("set"), self.lit(ids));
        let title = (self.words)(if decided { "doubt.set" } else { "doubt" });
        html! { <span {class} {title} data-mark={codes(ids)} role="button" tabindex="-1" aria-haspopup="dialog">{ inner }</span> }
    }

    /// What a repair took out.
    fn removed(&self, id: MarkId) -> Html {
        let edits = &self.read.edits;
        // Edits are numbered in text order.
        let edit =
            edits.binary_search_by_key(&id.target, |e| Target::Edit(e.id)).ok().and_then(|at| edits.get(at));
        let before = edit.map(|e| visible(printed(self.read, e)));
        html! { <del data-mark={id.to_string()}>{ before }</del> }
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

/// A mark of a hidden class: its text keeps its place, so that no line breaks elsewhere.
fn off(mark: &Mark, inner: Html) -> Html {
    html! { <span class={classes!(mark.class.css_class(), "off")}>{ inner }</span> }
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

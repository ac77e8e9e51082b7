//! The tree of a block in, its markup out. A mark is a link to what is said of it; one that holds marks has a
//! handle at its head instead, since links do not nest.

use super::html::Html;
use crate::protocol::{EditId, slice};
use crate::view::{
    BlockView, Language, Mark, MarkId, Node, Shown, Standing, Target, Wrap, Wrapper, fill, label, printed,
    visible,
};

/// What the nodes are drawn with.
#[derive(Clone, Copy)]
pub(super) struct Ink<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) language: Language,
}

/// The place of the entry that says what a mark is.
pub(super) fn entry_of(mark: MarkId) -> String {
    match mark.target {
        Target::Person(id) | Target::Post(id, _) => format!("person-{}", id.0),
        Target::Directive(id) => format!("order-{}", id.0),
        Target::Press(index) => format!("press-{index}"),
        Target::Span(index) => format!("thing-{index}"),
        Target::Edit(EditId(id)) => format!("repair-{id}"),
        Target::Doubt(at) => format!("doubt-{}", at.0),
    }
}

impl Ink<'_> {
    /// A whole block.
    pub(super) fn block(&self, to: &mut Html, block: &BlockView) {
        self.nodes(to, &block.nodes);
    }

    fn nodes(&self, to: &mut Html, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(range) => {
                    to.text(slice(&self.shown.text.text, *range));
                }
                Node::Wrap(wrap) => self.wrap(to, wrap),
            }
        }
    }

    fn wrap(&self, to: &mut Html, wrap: &Wrap) {
        match &wrap.wrapper {
            Wrapper::Mark(mark) => self.mark(to, mark, wrap),
            Wrapper::Anchor(ids) => {
                to.push("<span");
                place(to, ids, wrap);
                to.push(">");
                self.nodes(to, &wrap.children);
                to.push("</span>");
            }
            Wrapper::Deontic { forbids } => {
                to.push(if *forbids { "<b class=\"w x\">" } else { "<b class=\"w\">" });
                self.nodes(to, &wrap.children);
                to.push("</b>");
            }
            Wrapper::Repair { ids, standing } => self.repair(to, ids, *standing, wrap),
            Wrapper::Doubt { .. } => self.nodes(to, &wrap.children),
        }
    }

    fn mark(&self, to: &mut Html, mark: &Mark, wrap: &Wrap) {
        let holds = wrap.holds_button || mark.class.is_directive();
        to.push(if holds { "<span class=\"" } else { "<a class=\"" }).push(mark.class.css_class()).push("\"");
        place(to, &mark.ids, wrap);
        if let Some(look) = mark.look.css_value() {
            to.push(" data-s=\"").push(look).push("\"");
        }
        if wrap.holds_mark && !mark.class.is_directive() {
            to.push(" data-tier=\"1\"");
        }
        if mark.class.is_directive() {
            to.push(" data-f=\"").push(&mark.force.to_string()).push("\"");
        }
        let entry = mark.ids.first().map(|id| entry_of(*id)).unwrap_or_default();
        if holds {
            to.push(">");
            if wrap.first {
                let name = self.name(mark);
                to.push("<a class=\"Dh\" href=\"#").push(&entry).push("\" title=\"").text(&name);
                to.push("\" aria-label=\"").text(&name).push("\"></a>");
            }
            self.nodes(to, &wrap.children);
            to.push("</span>");
        } else {
            to.push(" href=\"#").push(&entry).push("\">");
            self.nodes(to, &wrap.children);
            to.push("</a>");
        }
    }

    fn name(&self, mark: &Mark) -> String {
        let class = label(self.language, &format!("cls.{}", mark.class.code()));
        if !mark.class.is_directive() {
            return class.to_owned();
        }
        fill(label(self.language, "mark.order"), &[("what", class), ("force", &mark.force.to_string())])
    }

    /// A repair: what was mended, and what stood there before, small and struck out.
    fn repair(&self, to: &mut Html, ids: &[MarkId], standing: Standing, wrap: &Wrap) {
        to.push("<span class=\"").push(standing.css_class()).push("\"");
        place(to, ids, wrap);
        to.push(" title=\"").text(label(self.language, standing.key())).push("\">");
        self.nodes(to, &wrap.children);
        to.push("</span>");
        if wrap.last && standing == Standing::Made {
            for id in ids {
                let edit = self.shown.read.edits.iter().find(|e| Target::Edit(e.id) == id.target);
                if let Some(edit) = edit {
                    to.push("<del>").text(&visible(printed(self.shown.read, edit))).push("</del>");
                }
            }
        }
    }
}

/// The first piece of a mark is where links to it lead.
fn place(to: &mut Html, ids: &[MarkId], wrap: &Wrap) {
    if let Some(id) = ids.first().filter(|_| wrap.first) {
        to.push(" id=\"").push(&id.to_string()).push("\"");
    }
}

//! One block of the report.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::super::context::use_words;
use super::nodes::Ink;
use crate::protocol::{BlockKind, Converted, ReadReport};
use crate::view::{Article, BlockView, MarkClass, MarkId, OpenReport, Piece, Run, Shared, runs};

/// What a report's blocks are drawn from. `active` is `None` unless it concerns the block, so that the
/// others are not drawn again.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The report, and what was decided about it.
    pub(in crate::ui) open: Shared<OpenReport>,
    /// The report as it is read now.
    pub(in crate::ui) read: Shared<ReadReport>,
    /// The text it is shown in.
    pub(in crate::ui) text: Shared<Converted>,
    /// The block; none in what only hands this on.
    pub(in crate::ui) view: Option<Rc<BlockView>>,
    /// The current mark.
    pub(in crate::ui) active: Option<MarkId>,
    /// Whether the lines are vertical.
    pub(in crate::ui) vertical: bool,
    /// Classes whose marks are hidden.
    #[prop_or_default]
    pub(in crate::ui) hidden: BTreeSet<MarkClass>,
}

impl Props {
    /// The same for one block.
    pub(super) fn of(&self, article: &Article, view: &Rc<BlockView>) -> Self {
        let active = self.active.filter(|mark| article.holds(view.piece, *mark));
        Self { view: Some(Rc::clone(view)), active, ..self.clone() }
    }
}

/// A paragraph, item, heading, or a line of the headline.
#[component]
pub(super) fn Block(props: &Props) -> Html {
    let words = use_words();
    let Props { read, text, view, active, hidden, vertical, .. } = props;
    let Some(view) = view else { return html! {} };
    let inner = Ink { read, text, active: *active, hidden, words, vertical: *vertical }.block(view);
    let piece = view.piece;
    let (number, at) = (piece.number.map(|n| n.to_string()), piece.at.to_string());
    match piece.kind {
        BlockKind::Title => html! { <span data-b={at}>{ inner }</span> },
        BlockKind::Heading => html! { <h2 data-n={number} data-b={at}>{ inner }</h2> },
        _ => html! { <p class={class_of(piece)} data-n={number} data-b={at}>{ inner }</p> },
    }
}

/// The class of a piece in the style sheet.
pub(super) fn class_of(piece: Piece) -> Classes {
    let kind = match piece.kind {
        BlockKind::Kicker => Some("kick"),
        BlockKind::Subtitle => Some("sub"),
        BlockKind::ListItem => Some("li"),
        BlockKind::Heading => Some("h"),
        BlockKind::Title | BlockKind::Paragraph | BlockKind::Metadata | BlockKind::Boilerplate => None,
    };
    classes!(kind, piece.continues.then_some("cont"))
}

/// Text as it is set.
pub(super) fn set(text: &str, vertical: bool) -> Html {
    if !vertical {
        return html! { text.to_owned() };
    }
    let run = |run: Run| match run {
        Run::Plain(text) => html! { text },
        Run::Abreast(text) => html! { <span class="tcy">{ text }</span> },
        Run::Upright(text) => html! { <span class="upright">{ text }</span> },
    };
    runs(text).into_iter().map(run).collect()
}

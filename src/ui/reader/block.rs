//! One block of the report.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::super::context::use_words;
use super::nodes::Ink;
use crate::protocol::{BlockKind, Converted, ReadReport};
use crate::view::{Article, BlockView, MarkClass, MarkId, OpenReport, Piece, Shared};

/// What a report's blocks are drawn from. `active` is `None` unless it concerns the block, so that the
/// others are not drawn again.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report, and what was decided about it.
    pub(super) open: Shared<OpenReport>,
    /// The report as it is read now.
    pub(super) read: Shared<ReadReport>,
    /// The text it is shown in.
    pub(super) text: Shared<Converted>,
    /// The block; none in what only hands this on.
    pub(super) view: Option<Rc<BlockView>>,
    /// The current mark.
    pub(super) active: Option<MarkId>,
    /// Classes whose marks are hidden.
    #[prop_or_default]
    pub(super) hidden: BTreeSet<MarkClass>,
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
    let Props { read, text, view, active, hidden, .. } = props;
    let Some(view) = view else { return html! {} };
    let inner = Ink { read, text, active: *active, hidden, words }.block(view);
    let piece = view.piece;
    let number = piece.number.map(|n| n.to_string());
    match piece.kind {
        BlockKind::Title => html! { <span>{ inner }</span> },
        BlockKind::Heading => html! { <h2 data-n={number}>{ inner }</h2> },
        _ => html! { <p class={class_of(piece)} data-n={number}>{ inner }</p> },
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

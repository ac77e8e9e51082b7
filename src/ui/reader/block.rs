//! One block of the report.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::super::context::Words;
use super::nodes::Ink;
use crate::protocol::{BlockKind, Converted, ReadReport};
use crate::view::{Article, BlockView, MarkClass, MarkId, OpenReport, Piece, Run, Shared, runs};

/// What a report's blocks are drawn from.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Props {
    /// The report, and what was decided about it.
    pub(in crate::ui) open: Shared<OpenReport>,
    /// The report as it is read now.
    pub(in crate::ui) read: Shared<ReadReport>,
    /// The text it is shown in.
    pub(in crate::ui) text: Shared<Converted>,
    /// The current mark; in a section, only if it stands there.
    pub(in crate::ui) active: Option<MarkId>,
    /// Whether the lines are vertical.
    pub(in crate::ui) vertical: bool,
}

impl Props {
    /// A paragraph, item, heading, or a line of the headline, without the marks of hidden classes.
    pub(super) fn draw(
        &self,
        words: Words,
        article: &Article,
        view: &BlockView,
        hidden: &BTreeSet<MarkClass>,
    ) -> Html {
        let Self { read, text, active, vertical, .. } = self;
        let active = active.filter(|mark| article.holds(view.piece, *mark));
        let inner = Ink { read, text, active, hidden, words, vertical: *vertical }.block(view);
        let piece = view.piece;
        let (number, at) = (piece.number.map(|n| n.to_string()), piece.at.to_string());
        match piece.kind {
            BlockKind::Title => html! { <span key={piece.at} data-b={at}>{ inner }</span> },
            BlockKind::Heading => html! { <h2 key={piece.at} data-n={number} data-b={at}>{ inner }</h2> },
            _ => {
                html! { <p key={piece.at} class={class_of(piece)} data-n={number} data-b={at}>{ inner }</p> }
            }
        }
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

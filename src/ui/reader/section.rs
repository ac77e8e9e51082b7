//! A section of the body: with its marks where it is near the view, else as plain text, so that the
//! browser's own search finds it, or, in the longest reports, as room only.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::super::context::use_words;
use super::block::{Props as BlockProps, class_of, set};
use crate::protocol::slice;
use crate::view::{Article, BlockView, MarkClass, Part, Piece, Shared};

/// How a section is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Text and marks; marks of these classes are hidden.
    Marked(BTreeSet<MarkClass>),
    /// Text without marks.
    Plain,
    /// Nothing but its room.
    Blank,
}

/// A section.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The layout.
    pub(super) article: Shared<Article>,
    /// Which part of it.
    pub(super) at: usize,
    /// How it is drawn.
    pub(super) mode: Mode,
    /// What its blocks are drawn from; the current mark only if it stands here.
    pub(super) block: BlockProps,
}

/// The section.
#[component]
pub(super) fn Section(props: &Props) -> Html {
    let t = use_words();
    let Props { article, at, mode, block } = props;
    let marked = matches!(mode, Mode::Marked(_));
    let views = use_memo((article.clone(), *at, marked), |(article, at, marked)| {
        let part = article.parts.get(*at).filter(|_| *marked);
        part.map_or_else(Vec::new, |part| views(article, part))
    });
    let inner = match mode {
        Mode::Marked(hidden) => {
            views.iter().map(|view| block.draw(t, article, view, hidden)).collect::<Html>()
        }
        Mode::Plain => {
            let pieces = article.parts.get(*at).into_iter().flat_map(|part| &part.pieces);
            pieces.map(|piece| plain(block, *piece)).collect::<Html>()
        }
        Mode::Blank => html! {},
    };
    html! { <div class={classes!("part", marked.then_some("drawn"))} data-part={at.to_string()}>{ inner }</div> }
}

fn views(article: &Article, part: &Part) -> Vec<BlockView> {
    part.pieces.iter().map(|piece| article.view(*piece)).collect()
}

/// A piece without its marks.
fn plain(props: &BlockProps, piece: Piece) -> Html {
    let text = set(slice(&props.text.text, piece.range), props.vertical);
    html! { <p key={piece.at} class={class_of(piece)} data-b={piece.at.to_string()}>{ text }</p> }
}

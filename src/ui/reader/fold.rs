//! Page furniture and metadata, folded behind one line.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::super::context::{Dispatch, Words, use_dispatch, use_words};
use super::block::Props as BlockProps;
use crate::protocol::{BlockKind, TextRange};
use crate::view::{Action, Article, Decision, Piece, Shared};

/// What is folded.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The layout.
    pub(super) article: Shared<Article>,
    /// The lines, in text order.
    pub(super) pieces: Vec<Piece>,
    /// What they are drawn from.
    pub(super) block: BlockProps,
    /// Whether all that was removed is shown.
    pub(super) removed: bool,
    /// The pieces of the hit that was jumped to.
    pub(super) hit: Vec<usize>,
}

/// A dashed line with the number of folded lines, and the lines when they are wanted: by the reader, or
/// because the current mark or hit stands in them, or with all that was removed.
#[component]
pub(super) fn Fold(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let wanted = use_state_eq(|| None);
    let Props { article, pieces, block, removed, hit } = props;
    let holds_active = block.active.is_some_and(|mark| pieces.iter().any(|p| article.holds(*p, mark)));
    let holds_hit = pieces.iter().any(|p| hit.contains(&p.at));
    let open = wanted.unwrap_or(*removed) || holds_active || holds_hit;
    let onclick = Callback::from(move |_| wanted.set(Some(!open)));
    let line = |piece: &Piece| line(t, &dispatch, props, *piece);
    let lines = open.then(|| html! { <div class="folded">{ for pieces.iter().map(line) }</div> });
    html! {
        <>
            <div class="boiler">
                { t("boiler") }
                <button {onclick} aria-expanded={open.to_string()}>
                    { t(if open { "boiler.hide" } else { "boiler.show" }) }
                    { " " }<span class="num">{ pieces.len() }</span>
                </button>
            </div>
            { lines.unwrap_or_default() }
        </>
    }
}

/// A folded line. One that was taken for page furniture is struck out and can be given back to the report.
fn line(t: Words, dispatch: &Dispatch, props: &Props, piece: Piece) -> Html {
    let Props { article, block, .. } = props;
    let drawn = block.draw(t, article, &article.view(piece), &BTreeSet::new());
    if piece.kind != BlockKind::Boilerplate {
        return drawn;
    }
    let onclick = place(block, piece).map(|range| dispatch.on(Action::Decide(Decision::Restore(range))));
    html! {
        <div class="gone" key={piece.at}>
            <del>{ drawn }</del>
            <button type="button" {onclick}>{ t("restore") }</button>
        </div>
    }
}

/// Where the line stands in the decoded text.
fn place(block: &BlockProps, piece: Piece) -> Option<TextRange> {
    let read = &block.read;
    let block = read.report.blocks.get(piece.id.index())?;
    Some(read.texts.repaired.backward(read.texts.simplified.backward(block.range)))
}

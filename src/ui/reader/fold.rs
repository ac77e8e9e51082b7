//! Page furniture and metadata, folded behind one line.

use yew::prelude::*;

use super::super::context::{use_dispatch, use_words};
use super::block::{Block, Props as BlockProps};
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
    let t = use_words();
    let wanted = use_state_eq(|| None);
    let Props { article, pieces, block, removed, hit } = props;
    let holds_active = block.active.is_some_and(|mark| pieces.iter().any(|p| article.holds(*p, mark)));
    let holds_hit = pieces.iter().any(|p| hit.contains(&p.at));
    let open = wanted.unwrap_or(*removed) || holds_active || holds_hit;
    let onclick = Callback::from(move |_| wanted.set(Some(!open)));
    let line = |piece: &Piece| html! { <Line key={piece.at} piece={*piece} article={article.clone()} block={block.clone()} /> };
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

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    piece: Piece,
    article: Shared<Article>,
    block: BlockProps,
}

/// A folded line. One that was taken for page furniture is struck out and can be given back to the report.
#[component]
fn Line(props: &LineProps) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let LineProps { piece, article, block } = props;
    let view = use_memo((article.clone(), *piece), |(article, piece)| article.view(*piece));
    let block = html! { <Block ..block.of(article, &view) /> };
    if piece.kind != BlockKind::Boilerplate {
        return block;
    }
    let onclick = place(props).map(|range| dispatch.on(Action::Decide(Decision::Restore(range))));
    html! {
        <div class="gone">
            <del>{ block }</del>
            <button type="button" {onclick}>{ t("restore") }</button>
        </div>
    }
}

/// Where the line stands in the decoded text.
fn place(props: &LineProps) -> Option<TextRange> {
    let read = &props.block.read;
    let block = read.report.blocks.get(props.piece.id.index())?;
    Some(read.texts.repaired.backward(read.texts.simplified.backward(block.range)))
}

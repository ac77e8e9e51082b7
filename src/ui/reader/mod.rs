//! The reading column: the report with its marks, the open card, the overview.

mod block;
mod card;
mod dom;
mod fold;
mod head;
mod hooks;
mod meet;
mod nodes;
mod notes;
mod strip;
mod walk;

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use crate::view::{Article, BlockView, MarkClass, MarkId, OpenReport, Part, Shared};
use block::{Block, Props as BlockProps};
use card::CardView;
pub(super) use dom::visit;
use fold::Fold;
use head::Headline;
pub(super) use hooks::use_text;
use hooks::{Column, use_layout, use_mark_keys, use_tab_stop};
use meet::Meet;
use notes::Notes;
use strip::Strip;
pub(super) use walk::Walk;

/// What the reading column shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// Classes whose marks are hidden.
    pub(super) hidden: BTreeSet<MarkClass>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
    /// The current mark.
    pub(super) active: Option<MarkId>,
    /// Whether its card is open.
    pub(super) card: bool,
}

/// The reading column.
#[component]
pub(super) fn Reader(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let text = use_text(&props.report);
    let article = use_layout(&props.report, &text, &props.hidden, props.repairs);
    let (scroll, node) = (use_node_ref(), use_node_ref());
    let column = Column { dispatch, article: article.clone(), active: props.active, card: props.card };
    use_tab_stop(&node, &column);
    use_mark_keys(&column);

    let read = Shared::of(&props.report.read);
    let lang = text.variant.lang(read.texts.script);
    let id = read.id;
    let block = BlockProps { read, text, block: Rc::new(BlockView::nothing()), active: props.active };
    let (onclick, onkeydown) = (column.clicks(id), column.presses(id));
    let shown_card =
        props.active.filter(|_| props.card).map(|mark| html! { <CardView {mark} block={block.clone()} /> });
    html! {
        <>
            <div class="scroll" key={format!("{id:?}")} ref={scroll.clone()} tabindex="0" role="region" aria-label={t("report")}>
                <article {lang} ref={node} {onclick} {onkeydown}>
                    <Headline article={article.clone()} block={block.clone()} />
                    <div class="wenwu" role="presentation" />
                    <Notes ..block.clone() />
                    <Meet ..block.clone() />
                    { body(&article, &block) }
                </article>
                // Never absent, only empty: a list that grows at its end would be drawn anew from its start.
                { shown_card.unwrap_or_default() }
            </div>
            <Strip key="strip" {article} {scroll} />
        </>
    }
}

/// The paragraphs in sections, and what is folded between and behind them.
fn body(article: &Article, props: &BlockProps) -> Html {
    let fold = |blocks: &Vec<Rc<BlockView>>| {
        let key = blocks.first().map_or(0, |b| b.id.0);
        html! { <Fold {key} blocks={blocks.clone()} block={props.clone()} /> }
    };
    let part = |part: &Part| match part {
        Part::Fold(blocks) => fold(blocks),
        Part::Section(blocks) => {
            let block = |b: &Rc<BlockView>| html! { <Block key={b.id.0} ..props.of(b) /> };
            let key = blocks.first().map_or(0, |b| b.id.0);
            html! { <div {key} class="part" data-len={size_class(part.len())}>{ for blocks.iter().map(block) }</div> }
        }
    };
    let folded = (!article.folded.is_empty()).then(|| fold(&article.folded));
    html! { <>{ for article.parts.iter().map(part) }{ folded }</> }
}

/// How high the browser shall take a section to be that it has not laid out yet.
fn size_class(bytes: usize) -> &'static str {
    match bytes {
        0..1000 => "0",
        1000..2000 => "1",
        2000..4000 => "2",
        _ => "3",
    }
}

//! The reading column: the report with its marks, the open card, the overview.

mod block;
mod body;
mod card;
mod dom;
mod fold;
mod head;
mod hooks;
mod meet;
mod nodes;
mod notes;
mod place;
mod section;
mod selection;
mod sideways;
mod strip;
mod walk;

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::context::{use_dispatch, use_language, use_words};
use super::search::{Hits, use_paint};
use crate::view::{Article, Elsewhere, Layout, MarkClass, MarkId, OpenReport, Place, Shared, Shown};
pub(super) use block::Props as BlockProps;
use body::Body;
pub(super) use card::{CardView, Owner};
pub(super) use dom::{JUMPED, bring, visit};
use head::Headline;
use hooks::{Column, use_hover, use_mark_keys, use_tab_stop};
pub(super) use hooks::{use_layout, use_text, use_text_beside};
use meet::meet;
use notes::notes;
use place::{Window, use_place};
pub(super) use selection::selected;
use selection::use_kept_selection;
use sideways::use_sideways;
use strip::Strip;
pub(super) use walk::{lead, walk};

/// What the reading column shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// Its layout.
    pub(super) article: Shared<Article>,
    /// Classes whose marks are hidden.
    pub(super) hidden: BTreeSet<MarkClass>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
    /// The current mark.
    pub(super) active: Option<MarkId>,
    /// Whether its card is open.
    pub(super) card: bool,
    /// The mark whose card lies beside it: the current one, or that under the pointer.
    pub(super) floating: Option<MarkId>,
    /// The same person in other reports.
    pub(super) elsewhere: Rc<[Elsewhere]>,
    /// The place that the window is to go to.
    pub(super) wanted: Option<Place>,
    /// How the report is laid out.
    pub(super) layout: Layout,
    /// What is painted over the text.
    pub(super) hits: Hits,
}

/// The reading column.
#[component]
pub(super) fn Reader(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let Props { report, article, hidden, repairs, active, card, floating, hits, .. } = props.clone();
    let text = use_text(&report);
    let (scroll, node) = (use_node_ref(), use_node_ref());
    let window = Window {
        scroll: scroll.clone(),
        article: article.clone(),
        text: text.clone(),
        report: report.read.id,
        dispatch: dispatch.clone(),
    };
    use_place(&window, props.wanted);
    let hover = use_hover(&dispatch, floating.filter(|_| !card));
    let column = Column {
        dispatch,
        article: article.clone(),
        active,
        card,
        floating,
        hidden: hidden.clone(),
        language: use_language(),
    };
    use_tab_stop(&node, &column);
    use_mark_keys(&column);

    let read = Shared::of(&report.read);
    use_kept_selection(&node, &read, &text, &article);
    let hit = use_paint(&node, Shown { read: &read, text: &text }, &article, &hits);
    let lang = text.variant().lang(read.texts.script);
    let vertical = props.layout == Layout::Vertical;
    use_sideways(&scroll, vertical);
    let id = read.id;
    let block = BlockProps { open: report, read, text, active, vertical };
    let (onclick, onkeydown) = (column.clicks(id), column.presses(id));
    let owner = if card { Owner::Reader } else { Owner::Pointer };
    let shown_card = floating.map(|mark| {
        let elsewhere = Rc::clone(&props.elsewhere);
        html! { <CardView {mark} {owner} {elsewhere} block={block.clone()} /> }
    });
    html! {
        <>
            <div class="scroll" key={format!("{id:?}")} ref={scroll.clone()} tabindex="0" role="region" aria-label={t("report")}
                onmouseover={hover.over(id)} onmousedown={hover.press()} onmouseleave={hover.leave()}>
                <article {lang} ref={node} {onclick} {onkeydown}>
                    <Headline article={article.clone()} block={block.clone()} hidden={hidden.clone()} />
                    <div class="wenwu" role="presentation" />
                    { notes(t, &block) }
                    { meet(t, &column.dispatch, column.language, &block) }
                    <Body article={article.clone()} {block} {hidden} {repairs} {hit} />
                </article>
                // Never absent, only empty: a list that grows at its end would be drawn anew from its start.
                { shown_card.unwrap_or_default() }
            </div>
            <Strip key="strip" {article} {scroll} {vertical} />
        </>
    }
}

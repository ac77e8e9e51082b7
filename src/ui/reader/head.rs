//! The title block: kicker, title, subtitles, imprint.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::super::context::{Words, use_language, use_words};
use super::block::{Props as BlockProps, set};
use crate::protocol::{BlockKind, Head};
use crate::view::{Article, Language, MarkClass, Shared, Shown, date_in, label};

/// What the title block is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report's layout.
    pub(super) article: Shared<Article>,
    /// What its blocks are drawn from.
    pub(super) block: BlockProps,
    /// Classes whose marks are hidden.
    pub(super) hidden: BTreeSet<MarkClass>,
}

/// Lines above the title, the title, lines below, and what is printed about the report.
#[component]
pub(super) fn Headline(props: &Props) -> Html {
    let (t, language) = (use_words(), use_language());
    let Props { article, block, hidden } = props;
    let views = use_memo(article.clone(), |article| {
        article.headline.iter().map(|piece| Rc::new(article.view(*piece))).collect::<Vec<_>>()
    });
    let of_kind = |kind: BlockKind| -> Html {
        let views = views.iter().filter(|view| view.piece.kind == kind);
        views.map(|view| block.draw(t, article, view, hidden)).collect()
    };
    let title = if views.iter().any(|view| view.piece.kind == BlockKind::Title) {
        // A title of several phrases breaks between them, another where its lines become even.
        let title = block.read.report.head.title.as_ref();
        let phrased = title.is_some_and(|title| title.value.contains(char::is_whitespace));
        html! { <h1 class={classes!(phrased.then_some("phrased"))}>{ of_kind(BlockKind::Title) }</h1> }
    } else {
        html! { <h1 class="untitled">{ set(&stand_in(&props.block), props.block.vertical) }</h1> }
    };
    html! {
        <header class="head">
            { of_kind(BlockKind::Kicker) }
            { title }
            { of_kind(BlockKind::Subtitle) }
            { imprint(t, language, block) }
        </header>
    }
}

/// A report without a title goes by what its container says, its meeting, or its file.
fn stand_in(props: &BlockProps) -> String {
    let shown = Shown { read: &props.read, text: &props.text };
    let named = props.read.report.head.title.as_ref().or(props.read.reading.meeting.name.as_ref());
    named.map_or(props.read.origin.name.as_str(), |name| shown.value(name)).to_owned()
}

/// Date, source and press.
fn imprint(t: Words, language: Language, props: &BlockProps) -> Html {
    let shown = Shown { read: &props.read, text: &props.text };
    let Head { published, source, press, .. } = &props.read.report.head;
    let names: Vec<_> =
        press.iter().map(|p| p.spans.first().map_or(p.name.as_str(), |range| shown.at(*range))).collect();
    let date = published
        .as_ref()
        .map(|p| html! { <span>{ set(&date_in(language, p.value.date), props.vertical) }</span> });
    let source = source
        .as_ref()
        .map(|s| html! { <span>{ label(language, "source") }{ "　" }{ shown.value(s) }</span> });
    let press =
        (!names.is_empty()).then(|| html! { <span>{ t("press") }{ "　" }{ names.join("　") }</span> });
    if date.is_none() && source.is_none() && press.is_none() {
        return html! { <div class="imprint" /> };
    }
    html! { <div class="imprint">{ date }{ source }{ press }</div> }
}

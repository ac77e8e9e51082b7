//! The reading frame: rail, text, index, legend.

use yew::prelude::*;

use super::article::Article;
use super::card::Card;
use super::context::use_words;
use super::index::Index;
use super::legend::Legend;
use super::rail::Rail;
use crate::view::{Shared, State};

/// What the frame shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// The three areas and the foot, around the report being read.
#[component]
pub(super) fn Frame(props: &Props) -> Html {
    let t = use_words();
    let state = &props.state;
    let Some(report) = state.current_report().map(Shared::of) else {
        return html! { <><Rail state={state.clone()} /><main class="main" /></> };
    };
    let legend = html! {
        <Legend report={report.clone()} hidden={state.hidden.clone()} repairs={state.repairs} />
    };
    let card = state.active.map(|mark| html! { <Card report={report.clone()} {mark} /> });
    html! {
        <>
            <Rail state={state.clone()} />
            <main class="main">
                <Article report={report.clone()} variant={state.settings.variant} hidden={state.hidden.clone()}
                    repairs={state.repairs} active={state.active} />
                { card }
            </main>
            <aside class="index" aria-label={t("index")}>
                <Index {report} active={state.active} />
                <section class="sec sec-l">{ legend.clone() }</section>
            </aside>
            <footer class="foot">{ legend }</footer>
        </>
    }
}

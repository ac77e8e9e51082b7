//! The list of reports.

use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use crate::view::{Action, Shared, State};

/// What the rail lists.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// Reports and files, with their state.
#[component]
pub(super) fn Rail(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    html! {
        <nav class="rail" aria-label={t("library")}>
            { for props.state.files.iter().map(|f| html! { <p>{ format!("{} {:?}", f.name, f.state) }</p> }) }
            { for props.state.reports.iter().map(|r| html! {
                <button class="doc" onclick={dispatch.on(Action::Show(r.read.id))}>{ r.read.origin.name.clone() }</button>
            }) }
        </nav>
    }
}

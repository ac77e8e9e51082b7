//! The first visit.

use yew::prelude::*;

use super::context::{use_engine, use_words};

/// What it does, and three ways in.
#[component]
pub(super) fn Hello() -> Html {
    let (t, engine) = (use_words(), use_engine());
    html! { <main class="hello"><h1>{ t("hero") }</h1><button class="btn" onclick={move |_| engine.open_samples()}>{ t("samples") }</button></main> }
}

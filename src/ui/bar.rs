//! The top bar.

use yew::prelude::*;

use super::context::use_words;
use crate::view::{Shared, State};

/// What the bar shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// Brand, script, type, theme, language.
#[component]
pub(super) fn Bar(props: &Props) -> Html {
    let t = use_words();
    let _ = props;
    html! { <header class="bar"><span class="brand">{ t("app") }</span></header> }
}

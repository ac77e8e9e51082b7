//! The bar at the foot of the text while hits are painted: which hit this is, the next, the one before, and an end.

use yew::prelude::*;

use super::super::context::{use_dispatch, use_words};
use super::super::icon::{Glyph, icon};
use super::{place_of_hit, use_results};
use crate::view::{Action, SearchAction, Shared, State};

/// What the bar shows.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// Everything.
    pub(in crate::ui) state: Shared<State>,
}

/// `3 / 12 ‹ ›` of the search.
#[component]
pub(in crate::ui) fn HitBar(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let search = &props.state.search;
    let found = use_results(&props.state);
    if !search.is_on() || search.open {
        return html! {};
    }
    let (place, count) = place_of_hit(&found, search.at);
    let place = place.map_or_else(|| count.to_string(), |place| format!("{place} / {count}"));
    let button = |key, glyph, action| {
        html! {
            <button type="button" class="ib" aria-label={t(key)} title={t(key)} onclick={dispatch.on(Action::Search(action))}>
                { icon(glyph) }
            </button>
        }
    };
    html! {
        <div class="hitbar" role="group" aria-label={t("search")}>
            <button type="button" class="btn song" onclick={dispatch.on(Action::Search(SearchAction::Open))}>{ search.query.text.clone() }</button>
            <span class="num" role="status">{ place }</span>
            { button("hit.prev", Glyph::Up, SearchAction::Step(-1)) }
            { button("hit.next", Glyph::Down, SearchAction::Step(1)) }
            { button("search.end", Glyph::Cross, SearchAction::End) }
        </div>
    }
}

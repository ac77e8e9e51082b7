//! What the hits can be narrowed down by: place and year of their reports.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use crate::view::{Action, Facet, Narrowing, Results, SearchAction, State};

/// So many of each are offered.
const OFFERED: usize = 12;

/// The facets beside the results.
pub(super) fn facets(t: Words, dispatch: &Dispatch, state: &State, found: &Results) -> Html {
    let narrowing = &state.search.narrowing;
    let by_place = |chosen| Narrowing { places: chosen, ..narrowing.clone() };
    let by_year = |chosen| Narrowing { years: chosen, ..narrowing.clone() };
    html! {
        <div class="facets" role="group" aria-label={t("facet")}>
            { fieldset(dispatch, t("place"), &found.places, &narrowing.places, by_place) }
            { fieldset(dispatch, t("f.year"), &found.years, &narrowing.years, by_year) }
        </div>
    }
}

fn fieldset(
    dispatch: &Dispatch,
    name: &'static str,
    facets: &[Facet],
    chosen: &BTreeSet<String>,
    narrow: impl Fn(BTreeSet<String>) -> Narrowing,
) -> Html {
    // One value narrows nothing down, unless it does so already.
    if facets.len() < 2 && chosen.is_empty() {
        return html! {};
    }
    let choice = |facet: &Facet| {
        let mut next = chosen.clone();
        if !next.remove(&facet.key) {
            next.insert(facet.key.clone());
        }
        let onclick = dispatch.on(Action::Search(SearchAction::Narrow(narrow(next))));
        html! {
            <label>
                <input type="checkbox" checked={chosen.contains(&facet.key)} {onclick} />
                <span>{ &facet.name }</span><span class="num">{ facet.hits }</span>
            </label>
        }
    };
    html! { <fieldset><legend>{ name }</legend>{ for facets.iter().take(OFFERED).map(choice) }</fieldset> }
}

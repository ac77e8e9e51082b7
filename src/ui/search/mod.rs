//! Searching all reports: the field in the bar, the page of results, and the hits painted over the text.

mod facets;
mod field;
mod hitbar;
mod paint;
mod rows;

use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_words};
use super::icon::{Glyph, icon};
use super::list::List;
use crate::protocol::{Fault, Query};
use crate::view::{
    Action, HitId, Narrowing, OpenReport, Results, Search, SearchAction, Shared, State, fill, listed, results,
};
use facets::facets;
pub(super) use field::Field;
pub(super) use hitbar::HitBar;
pub(super) use paint::{Hits, ranges, use_paint};
use rows::{Line, lines, move_focus, row};

/// What the page of results shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
    /// The line at the foot while files are read.
    pub(super) tray: Html,
}

/// The hits, made anew only when something they depend on changes.
#[hook]
pub(super) fn use_results(state: &Shared<State>) -> Shared<Results> {
    let reports: Vec<Shared<OpenReport>> = listed(state).into_iter().map(Shared::of).collect();
    let Search { narrowing, .. } = &state.search;
    let here = state.current.filter(|_| narrowing.here);
    let found = state.search.found().map(Shared::of);
    let key = (found, narrowing.clone(), here, reports, state.settings.variant);
    Shared::of(&use_memo(key, |_| results(state)))
}

/// What was looked for, how often it was found, and every hit in its context, by report.
#[component]
pub(super) fn SearchPage(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let state = &props.state;
    let found = use_results(state);
    let lines = use_memo(found.clone(), |found| lines(found));
    let count = lines.len();
    let draw = {
        let (state, found, dispatch) = (state.clone(), found.clone(), dispatch.clone());
        Callback::from(move |at: usize| match lines.get(at) {
            Some(Line::Report(group)) => rows::head(t, &state, &found.groups[*group]),
            Some(Line::Hit(group, hit)) => {
                let group = &found.groups[*group];
                let go = SearchAction::Go((group.report, group.hits[*hit].range));
                row(t, &state, group, &group.hits[*hit], dispatch.on(Action::Search(go)))
            }
            None => html! {},
        })
    };
    let onkeydown = Callback::from(|event| move_focus(&event).unwrap_or_default());
    html! {
        <main class="over find" aria-label={t("search")}>
            { facets(t, &dispatch, state, &found) }
            <div class="main">
                <div class="page" {onkeydown}>
                    { top(t, &dispatch, &state.search, &found) }
                    { state.search.fault().map(|(query, fault)| bad(t, query, fault)).unwrap_or_default() }
                    <div class="kw"><List {count} row={draw} /></div>
                    { nothing(t, &dispatch, &state.search, &found) }
                </div>
                { props.tray.clone() }
            </div>
        </main>
    }
}

/// The query, the counts, and the switches.
fn top(t: Words, dispatch: &Dispatch, search: &Search, found: &Results) -> Html {
    let text = if search.is_on() { search.query.text.trim().to_owned() } else { t("search").to_owned() };
    let narrow = |narrowing| Action::Search(SearchAction::Narrow(narrowing));
    let Narrowing { here, orders, .. } = search.narrowing;
    let with = |change: fn(&mut Narrowing)| {
        let mut narrowing = search.narrowing.clone();
        change(&mut narrowing);
        narrow(narrowing)
    };
    let regex = Action::Search(SearchAction::Regex(!search.query.regex));
    html! {
        <div class="top">
            <h1>{ text }</h1>
            <p class="num" role="status">{ said(t, search, found) }</p>
            <span class="push" />
            <div class="tools" role="group" aria-label={t("facet")}>
                { switch(t("search.here"), here, dispatch.on(with(|n| n.here = !n.here))) }
                { switch(t("in.orders"), orders, dispatch.on(with(|n| n.orders = !n.orders))) }
                { switch(t("regex"), search.query.regex, dispatch.on(regex)) }
            </div>
            <button type="button" class="ib" aria-label={t("close")} title={t("close")}
                onclick={dispatch.on(Action::Search(SearchAction::End))}>{ icon(Glyph::Cross) }</button>
        </div>
    }
}

fn switch(name: &'static str, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <label><input type="checkbox" checked={on} {onclick} />{ " " }{ name }</label> }
}

/// How often it was found, and what was looked for beside what was typed.
fn said(t: Words, search: &Search, found: &Results) -> String {
    let Some(answer) = search.found() else { return String::new() };
    let more = if answer.more { "+" } else { "" };
    let numbers = [("n", format!("{}{more}", found.hits)), ("reports", found.groups.len().to_string())];
    let counts = fill(t("hits.n"), &numbers.each_ref().map(|(name, value)| (*name, value.as_str())));
    match &answer.simplified {
        Some(simplified) => format!("{counts}　{}", fill(t("matched.both"), &[("forms", simplified)])),
        None => counts,
    }
}

/// Where an expression is wrong: the place is marked, and words say what is missing.
fn bad(t: Words, query: &Query, fault: Fault) -> Html {
    let (from, to) = (fault.at.0 as usize, fault.at.1 as usize);
    let part = |from: usize, to: usize| {
        query.text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>()
    };
    let wrong = part(from, to);
    // At the very end there is nothing to underline.
    let wrong = if wrong.is_empty() { "　".to_owned() } else { wrong };
    html! {
        <p class="bad" role="alert" id="search-fault">
            <code>{ part(0, from) }<u>{ wrong }</u>{ part(to, usize::MAX) }</code>
            <span>{ fill(t(&format!("re.{}", fault.code.code())), &[("n", &(from + 1).to_string())]) }</span>
        </p>
    }
}

/// Nothing was found: what was looked for, and the next wider search.
fn nothing(t: Words, dispatch: &Dispatch, search: &Search, found: &Results) -> Html {
    let hint = |words| html! { <p class="none">{ words }</p> };
    if !search.is_on() {
        return hint(t("search.hint"));
    }
    if found.hits > 0 || search.found().is_none() {
        return html! {};
    }
    let wider = dispatch.on(Action::Search(SearchAction::Narrow(Narrowing::default())));
    let button = (found.all > 0).then(|| {
        let words = fill(t("search.wider"), &[("n", &found.all.to_string())]);
        html! { <button type="button" class="btn line" onclick={wider}>{ words }</button> }
    });
    html! { <>{ hint(t("search.none")) }{ button }</> }
}

/// The place of a hit among all that are shown, from 1, and how many those are.
pub(super) fn place_of_hit(found: &Results, at: Option<HitId>) -> (Option<usize>, usize) {
    let all = found.groups.iter().flat_map(|group| group.hits.iter().map(|hit| (group.report, hit.range)));
    let place = at.and_then(|at| all.clone().position(|hit| hit == at)).map(|place| place + 1);
    (place, found.hits)
}

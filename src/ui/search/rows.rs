//! The lines of the results: reports, and below each its hits with what stands before and after them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::super::context::Words;
use crate::view::{Group, MarkClass, Occurrence, Results, State, day, in_context, step_in, title};

/// A line of the list.
pub(super) enum Line {
    /// The report of a group.
    Report(usize),
    /// A hit of a group.
    Hit(usize, usize),
}

/// All lines.
pub(super) fn lines(found: &Results) -> Vec<Line> {
    let of_group = |(at, group): (usize, &Group)| {
        std::iter::once(Line::Report(at)).chain((0..group.hits.len()).map(move |hit| Line::Hit(at, hit)))
    };
    found.groups.iter().enumerate().flat_map(of_group).collect()
}

/// The line of a report.
pub(super) fn head(t: Words, state: &State, group: &Group) -> Html {
    let Some(open) = state.report(group.report) else { return html! {} };
    let lang = state.settings.variant.lang(open.read.texts.script);
    html! {
        <li class="kwh">
            <h2 {lang}>{ title(open, state.settings.variant) }</h2>
            <span>{ day(&open.read) }</span>
            <span class="push num">{ group.hits.len() }{ " " }{ t("hits") }</span>
        </li>
    }
}

/// The line of a hit; a click leads to it.
pub(super) fn row(
    t: Words,
    state: &State,
    group: &Group,
    hit: &Occurrence,
    onclick: Callback<MouseEvent>,
) -> Html {
    let Some(open) = state.report(group.report) else { return html! {} };
    let read = &open.read;
    let variant = state.settings.variant;
    let [before, words, after] = in_context(open, variant, hit);
    let lang = variant.lang(read.texts.script);
    let chip = hit.class.map(|class| {
        let kind = if class == MarkClass::Prohibition { "chip ban" } else { "chip order" };
        html! { <><span class={kind}>{ t(&format!("cls.{}", class.code())) }</span>{ " " }</> }
    });
    let current = (state.search.at == Some((group.report, hit.range))).then_some("true");
    html! {
        <li>
            <button type="button" class="kwr" aria-current={current} {onclick}>
                <span class="lf" {lang}><bdi>{ before }</bdi></span>
                <span class="rt" {lang}><span class="hit">{ words }</span>{ after }</span>
                <span class="at">{ chip }{ for hit.number.map(|n| format!("¶{n}")) }</span>
            </button>
        </li>
    }
}

/// The arrow keys move from hit to hit.
pub(super) fn move_focus(event: &KeyboardEvent) -> Option<()> {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return None,
    };
    let page: Element = event.current_target()?.dyn_into().ok()?;
    let from: Element = event.target()?.dyn_into().ok()?;
    let rows = page.query_selector_all(".kwr").ok()?;
    let all: Vec<u32> = (0..rows.length()).collect();
    let at = all.iter().position(|i| rows.item(*i).is_some_and(|row| row.contains(Some(&from))))?;
    event.prevent_default();
    rows.item(step_in(&all, Some(at), step)?)?.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

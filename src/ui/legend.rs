//! The legend: key and switchboard of the marks.

use std::collections::BTreeSet;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_words};
use crate::protocol::EditState;
use crate::view::{Action, Article, MarkClass, OpenReport, Shared, step_in};

/// What the legend shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report whose repairs are counted.
    pub(super) report: Shared<OpenReport>,
    /// Its layout, whose marks are.
    pub(super) article: Shared<Article>,
    /// Classes whose marks are hidden.
    pub(super) hidden: BTreeSet<MarkClass>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
}

/// One switch for each class, drawn with its own line; then repairs; then all and none.
#[component]
pub(super) fn Legend(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let counts = use_memo(props.article.clone(), |article| article.counts());
    let class = |&(class, count): &(MarkClass, usize)| {
        switch(t, &dispatch, class, count, !props.hidden.contains(&class))
    };
    let repaired = props.report.read.edits.iter().filter(|e| e.state == EditState::Applied).count();
    let onkeydown = Callback::from(|event| move_focus(&event).unwrap_or_default());
    html! {
        <div class="legend" role="toolbar" aria-label={t("legend")} {onkeydown}>
            { for counts.iter().map(class) }
            <span class="sep" />
            <button class="lg rp" aria-pressed={props.repairs.to_string()} title={t("repairs.show")} tabindex="-1"
                onclick={dispatch.on(Action::ToggleRepairs)}>
                <span class="sw"><span class="r">{ t("letter.repair") }</span></span>
                <span class="nm">{ t("repairs") }</span><span class="num">{ repaired }</span>
            </button>
            <span class="sep" />
            { plain(t("all"), dispatch.on(Action::AllClasses(true))) }
            { plain(t("none"), dispatch.on(Action::AllClasses(false))) }
        </div>
    }
}

fn plain(name: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="lg" tabindex="-1" {onclick}><span class="nm">{ name }</span></button> }
}

/// The switch of one class. With Alt it leaves only this class.
fn switch(t: Words, dispatch: &Dispatch, class: MarkClass, count: usize, on: bool) -> Html {
    let dispatch = dispatch.clone();
    let switch = move |solo: bool| {
        dispatch.send(if solo { Action::SoloClass(class) } else { Action::ToggleClass(class) });
    };
    let onclick = {
        let switch = switch.clone();
        Callback::from(move |event: MouseEvent| switch(event.alt_key()))
    };
    // Browsers make no click of Alt and Enter.
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() && event.key() == "Enter" {
            event.prevent_default();
            switch(true);
        }
    });
    // The toolbar is one stop for the Tab key: its first switch.
    let tabindex = if Some(&class) == MarkClass::LIST.first() { "0" } else { "-1" };
    html! {
        <button class="lg" aria-pressed={on.to_string()} {tabindex} title={t("solo.hint")} {onclick} {onkeydown}>
            <span class="sw" aria-hidden="true">{ swatch(class, t) }</span>
            <span class="nm">{ t(&format!("cls.{}", class.code())) }</span>
            <span class="num">{ count }</span>
        </button>
    }
}

fn swatch(class: MarkClass, t: Words) -> Html {
    let letter = t(&format!("letter.{}", class.code()));
    match class {
        MarkClass::Directive => html! { <><span class="bar3" />{ letter }</> },
        MarkClass::Prohibition => html! { <span class="boxx" /> },
        _ => html! { <span class={class.css_class()}>{ letter }</span> },
    }
}

/// The arrow keys move from switch to switch.
fn move_focus(event: &KeyboardEvent) -> Option<()> {
    let step = match event.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => return None,
    };
    let bar: Element = event.current_target()?.dyn_into().ok()?;
    let from: Element = event.target()?.dyn_into().ok()?;
    let buttons = bar.query_selector_all("button").ok()?;
    let all: Vec<u32> = (0..buttons.length()).collect();
    let at = all.iter().position(|i| buttons.item(*i).is_some_and(|b| b.contains(Some(&from))))?;
    let next: HtmlElement = buttons.item(step_in(&all, Some(at), step)?)?.dyn_into().ok()?;
    event.prevent_default();
    let _ = from.set_attribute("tabindex", "-1");
    let _ = next.set_attribute("tabindex", "0");
    next.focus().ok()
}

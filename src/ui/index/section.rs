//! A section of the index: a heading that opens and shuts it, and rows below.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use super::super::icon::{Glyph, icon};
use super::super::reader::{lead, walk};
use crate::view::{Action, IndexAction, MarkId, step_in};

/// A section.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Its heading.
    pub(super) title: AttrValue,
    /// How many rows it has.
    pub(super) count: usize,
    /// Whether it is open before the reader says otherwise.
    #[prop_or_default]
    pub(super) open: bool,
    /// Its class in the style sheet.
    #[prop_or_default]
    pub(super) class: Option<&'static str>,
    /// Switches beside the heading.
    #[prop_or_default]
    pub(super) tools: Html,
    /// The rows.
    pub(super) children: Html,
}

/// A heading that stays in sight while its rows scroll.
#[component]
pub(super) fn Section(props: &Props) -> Html {
    let open = use_state_eq(|| props.open);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let glyph = if *open { Glyph::Down } else { Glyph::Right };
    let expanded = open.to_string();
    let onkeydown = Callback::from(|event| move_focus(&event).unwrap_or_default());
    html! {
        <section class={classes!("sec", props.class, (!*open).then_some("shut"))} {onkeydown}>
            <header>
                <h2>
                    <button onclick={toggle} aria-expanded={expanded}>
                        { icon(glyph) }{ &props.title }{ " " }<span class="num">{ props.count }</span>
                    </button>
                </h2>
                if *open { { props.tools.clone() } }
            </header>
            if *open { { props.children.clone() } }
        </section>
    }
}

/// The arrow keys move from row to row.
fn move_focus(event: &KeyboardEvent) -> Option<()> {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return None,
    };
    let section: Element = event.current_target()?.dyn_into().ok()?;
    let from: Element = event.target()?.dyn_into().ok()?;
    let rows = section.query_selector_all(".row > .go").ok()?;
    let all: Vec<u32> = (0..rows.length()).collect();
    let at = all.iter().position(|i| rows.item(*i).is_some_and(|row| row.contains(Some(&from))));
    let next: HtmlElement = rows.item(step_in(&all, at, step)?)?.dyn_into().ok()?;
    event.prevent_default();
    next.focus().ok()
}

/// A row that leads to one or several places of the text, with its class in the style sheet, the places in text order, and
/// what it says. A click leads to the first place, and from there to the next.
pub(super) fn row(
    t: Words,
    dispatch: &Dispatch,
    class: &'static str,
    marks: &[MarkId],
    active: Option<MarkId>,
    children: Html,
) -> Html {
    let at = marks.iter().position(|m| Some(*m) == active);
    let go = |by: isize| {
        let (dispatch, marks) = (dispatch.clone(), marks.to_vec());
        move || lead(&dispatch, t, &marks, at, by)
    };
    let onclick = {
        let next = go(1);
        Callback::from(move |_: MouseEvent| next())
    };
    let onkeydown = {
        let (next, previous) = (go(1), go(-1));
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                _ if event.ctrl_key() || event.alt_key() || event.meta_key() => return,
                "n" => next(),
                "p" => previous(),
                _ => return,
            }
            event.stop_propagation();
        })
    };
    let walk = (at.is_some() && marks.len() > 1).then(|| walk(t, dispatch, marks, active));
    html! {
        <li class={classes!("row", class)} aria-current={at.map(|_| "true")} {onkeydown}>
            <button class="go" {onclick}>{ children }</button>
            { walk.unwrap_or_default() }
        </li>
    }
}

/// Buttons for the ways to group or sort, the one in force pressed; `label` names them and is the stem of their words.
pub(super) fn tools<T: Copy + PartialEq + 'static>(
    t: Words,
    label: &'static str,
    ways: &[T],
    now: T,
    code: fn(T) -> &'static str,
    dispatch: &Dispatch,
    wish: fn(T) -> IndexAction,
) -> Html {
    let stem = if label == "group" { "by" } else { label };
    let way = |to: &T| {
        let onclick = dispatch.on(Action::Index(wish(*to)));
        let pressed = (*to == now).to_string();
        html! { <button type="button" aria-pressed={pressed} {onclick}>{ t(&format!("{stem}.{}", code(*to))) }</button> }
    };
    html! { <div class="tools" role="group" aria-label={t(label)}>{ for ways.iter().map(way) }</div> }
}

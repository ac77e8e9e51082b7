//! The palette of commands: type a few letters, press Enter.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::context::{Dispatch, use_dispatch, use_words};
use super::keys::call;
use super::modal::Modal;
use super::platform::document;
use super::reader::visit;
use crate::view::{Action, Entry, Goal, Shared, State, palette, printed_keys, step_in};

/// What the palette searches.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// A field and, below it, the entries that answer what is typed.
#[component]
pub(super) fn Palette(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let (query, at) = (use_state_eq(String::new), use_state_eq(|| 0_usize));
    let found = use_memo((props.state.clone(), (*query).clone()), |(state, query)| palette(state, query));
    let oninput = {
        let (query, at) = (query.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            at.set(0);
        })
    };
    let onkeydown = {
        let (found, at, dispatch) = (found.clone(), at.clone(), dispatch.clone());
        let state = props.state.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                _ if event.is_composing() => return,
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                "Enter" => {
                    event.prevent_default();
                    // Who types fast presses Enter before the list has been drawn.
                    let typed = event.target_unchecked_into::<HtmlInputElement>().value();
                    let goal = palette(&state, &typed).get(*at).map(|entry| entry.goal);
                    return goal.map(|goal| go(&dispatch, goal)).unwrap_or_default();
                }
                _ => return,
            };
            event.prevent_default();
            let all: Vec<_> = (0..found.len()).collect();
            if let Some(next) = step_in(&all, Some(*at), step) {
                at.set(next);
                show(next);
            }
        })
    };
    let active = (!found.is_empty()).then(|| id_of(*at));
    let row = |(here, entry): (usize, &Entry)| {
        let (dispatch, goal) = (dispatch.clone(), entry.goal);
        let keys = entry.keys.as_deref().map(|keys| html! { <kbd>{ printed_keys(keys) }</kbd> });
        html! {
            <li id={id_of(here)} role="option" aria-selected={(here == *at).to_string()} onclick={move |_| go(&dispatch, goal)}>
                <span class="nm">{ &entry.name }</span><span class="num">{ &entry.about }</span>{ keys }
            </li>
        }
    };
    html! {
        <Modal title={t("palette")} class="palette">
            <input type="text" class="field" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={active}
                aria-label={t("palette.hint")} placeholder={t("palette.hint")} autocomplete="off" spellcheck="false"
                autofocus=true {oninput} {onkeydown} />
            <ul id="palette-list" role="listbox" aria-label={t("palette")}>{ for found.iter().enumerate().map(row) }</ul>
            if found.is_empty() { <p class="wait" role="status">{ t("palette.none") }</p> }
        </Modal>
    }
}

fn id_of(at: usize) -> String {
    format!("palette-{at}")
}

/// Brings an entry into view.
fn show(at: usize) {
    let entry = document().get_element_by_id(&id_of(at)).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    let list = entry.as_ref().and_then(|e| e.parent_element());
    if let (Some(entry), Some(list)) = (entry, list) {
        let (above, below) = (entry.offset_top(), entry.offset_top() + entry.offset_height());
        let top = list.scroll_top().min(above).max(below - list.client_height());
        list.set_scroll_top(top);
    }
}

/// Shuts the palette and goes where an entry leads, once the focus is back on the page.
fn go(dispatch: &Dispatch, goal: Goal) {
    dispatch.send(Action::Dialog(None));
    let dispatch = dispatch.clone();
    let run = move || match goal {
        Goal::Command(command) => {
            call(command);
        }
        Goal::Mark(mark) => visit(&dispatch, mark),
        Goal::Report(report) => dispatch.send(Action::Show(report)),
    };
    Timeout::new(0, run).forget();
}

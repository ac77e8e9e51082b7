//! The search field of the bar.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::super::context::{Dispatch, use_dispatch, use_words};
use super::super::icon::{Glyph, icon};
use super::super::keys::use_command;
use super::super::platform::document;
use crate::view::{Action, Command, Search, SearchAction};

/// What the field shows.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The search.
    pub(in crate::ui) search: Search,
}

/// One entry for both scripts and all reports. What is being composed is looked for once it is written.
#[component]
pub(in crate::ui) fn Field(props: &Props) -> Html {
    let (t, dispatch, node) = (use_words(), use_dispatch(), use_node_ref());
    let Search { open, query, .. } = &props.search;
    let onfocus = use_way_back(&props.search);
    let enter = {
        let (dispatch, node) = (dispatch.clone(), node.clone());
        move || {
            dispatch.send(Action::Search(SearchAction::Open));
            // At once, so that not a letter typed behind the key is lost.
            select(&node);
        }
    };
    // On narrow pages the field is there only once the page of results is.
    use_effect_with((*open, node.clone()), |(open, node)| {
        if *open {
            select(node);
        }
    });
    let onclick = {
        let enter = enter.clone();
        Callback::from(move |_: MouseEvent| enter())
    };
    use_command(move |command| {
        let mine = command == Command::Search;
        if mine {
            enter();
        }
        mine
    });
    let look = {
        let dispatch = dispatch.clone();
        move |input: HtmlInputElement| dispatch.send(Action::Search(SearchAction::Type(input.value())))
    };
    use_composed(&node, look.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        event.target_dyn_into().filter(|_| !event.is_composing()).into_iter().for_each(&look);
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| press(&dispatch, &event).unwrap_or_default());
    let bad = props.search.fault().map(|_| "search-fault");
    html! {
        <>
            <button type="button" class="ib only-s to-seek" aria-label={t("search")} onclick={onclick.clone()}>{ icon(Glyph::Search) }</button>
            <label class="seek">
                { icon(Glyph::Search) }
                <input type="search" ref={node} value={query.text.clone()} placeholder={t("search.all")} aria-label={t("search.all")}
                    aria-invalid={bad.map(|_| "true")} aria-describedby={bad} autocomplete="off" spellcheck="false"
                    {onclick} {onfocus} {oninput} {onkeydown} />
                <kbd aria-hidden="true">{ if *open { "Esc" } else { "/" } }</kbd>
            </label>
        </>
    }
}

/// Hears when something was composed.
#[hook]
fn use_composed(node: &NodeRef, look: impl Fn(HtmlInputElement) + 'static) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let listener = node.cast::<HtmlInputElement>().map(|input| {
            let field = input.clone();
            EventListener::new(&input, "compositionend", move |_| look(field.clone()))
        });
        move || drop(listener)
    });
}

fn select(node: &NodeRef) {
    let input = node.cast::<HtmlInputElement>();
    let has_it = |input: &HtmlInputElement| {
        document().active_element().is_some_and(|now| now.is_same_node(Some(input)))
    };
    if let Some(input) = input.filter(|input| !has_it(input)) {
        // An element on the page takes the focus.
        let _ = input.focus();
        input.select();
    }
}

/// When the page of results is shut, the focus goes back to where it was before the field took it, or to the text if the
/// reader jumped to a hit.
#[hook]
fn use_way_back(search: &Search) -> Callback<FocusEvent> {
    let before = use_mut_ref(|| None::<HtmlElement>);
    {
        let before = before.clone();
        use_effect_with((search.open, search.jumps), move |(open, _)| {
            if !open {
                give_back(before.take());
            }
        });
    }
    Callback::from(move |event: FocusEvent| {
        let from = event.related_target().and_then(|from| from.dyn_into().ok());
        before.replace(Some(from.unwrap_or_else(super::super::platform::root)));
    })
}

/// Gives the focus to what had it before the search; to the text if that is gone. Nothing happens before a search.
fn give_back(before: Option<HtmlElement>) {
    let Some(before) = before else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = before.focus_with_options(&options);
    let took_it = document().active_element().is_some_and(|now| now.is_same_node(Some(&before)));
    let text = document().query_selector(".scroll").ok().flatten();
    if let Some(text) = text.and_then(|text| text.dyn_into::<HtmlElement>().ok()).filter(|_| !took_it) {
        let _ = text.focus_with_options(&options);
    }
}

/// Enter leads to the first hit, the arrow down to the list of them, Escape back to where the reader was.
fn press(dispatch: &Dispatch, event: &KeyboardEvent) -> Option<()> {
    if event.is_composing() {
        return None;
    }
    match event.key().as_str() {
        "Escape" => dispatch.send(Action::Search(SearchAction::End)),
        "Enter" => {
            let step = if event.shift_key() { -1 } else { 1 };
            dispatch.send(Action::Search(SearchAction::Step(step)));
        }
        "ArrowDown" => {
            let first = document().query_selector(".find .kwr").ok()??;
            let _ = first.dyn_into::<HtmlElement>().ok()?.focus();
        }
        _ => return None,
    }
    event.prevent_default();
    event.stop_propagation();
    Some(())
}

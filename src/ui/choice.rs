//! A choice of one among few, side by side.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// One thing to choose.
#[derive(Clone, PartialEq)]
pub(super) struct Choice {
    /// What it is called.
    pub(super) name: AttrValue,
    /// What it is, at length.
    pub(super) hint: Option<AttrValue>,
    /// The language of the name, where it is not the interface's.
    pub(super) lang: Option<AttrValue>,
    /// What stands beside the name.
    pub(super) about: Option<AttrValue>,
}

impl Choice {
    /// A choice of this name.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name: name.into(), hint: None, lang: None, about: None }
    }

    /// With a longer name as its hint.
    pub(super) fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// What the choices show.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is chosen here.
    pub(super) label: AttrValue,
    /// The choices.
    pub(super) choices: Vec<Choice>,
    /// The one in force, if there is one.
    pub(super) chosen: Option<usize>,
    /// Hears of another.
    pub(super) onchoose: Callback<usize>,
    /// More classes.
    #[prop_or_default]
    pub(super) class: Classes,
}

/// A radio group: one stop for the Tab key, arrows choose.
#[component]
pub(super) fn Choices(props: &Props) -> Html {
    let Props { choices, chosen, onchoose, .. } = props.clone();
    let (count, group) = (choices.len(), use_node_ref());
    let onkeydown = {
        let (onchoose, group) = (onchoose.clone(), group.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match (event.key().as_str(), chosen) {
                ("ArrowRight" | "ArrowDown", chosen) => chosen.map_or(0, |at| (at + 1) % count),
                ("ArrowLeft" | "ArrowUp", chosen) => chosen.map_or(0, |at| (at + count - 1) % count),
                _ => return,
            };
            event.prevent_default();
            focus_child(&group, next);
            onchoose.emit(next);
        })
    };
    let radio = |(at, choice): (usize, &Choice)| {
        let on = Some(at) == chosen;
        // Without a choice the first one takes the focus.
        let stop = at == chosen.unwrap_or(0);
        html! {
            <button type="button" role="radio" aria-checked={on.to_string()} tabindex={if stop { "0" } else { "-1" }}
                title={choice.hint.clone()} lang={choice.lang.clone().filter(|_| choice.about.is_none())} onclick={onchoose.reform(move |_| at)}>
                { name(choice) }
            </button>
        }
    };
    html! {
        <div class={classes!("seg", props.class.clone())} role="radiogroup" aria-label={props.label.clone()} ref={group} {onkeydown}>
            { for choices.iter().enumerate().map(radio) }
        </div>
    }
}

fn name(choice: &Choice) -> Html {
    match &choice.about {
        Some(about) => {
            html! { <><b lang={choice.lang.clone()}>{ &choice.name }</b><span>{ about }</span></> }
        }
        None => html! { &choice.name },
    }
}

/// Gives the focus to a child of an element.
pub(super) fn focus_child(group: &NodeRef, at: usize) {
    let child = group.cast::<HtmlElement>().and_then(|g| g.children().item(u32::try_from(at).ok()?));
    if let Some(child) = child.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
        // An element on the page takes the focus.
        let _ = child.focus();
    }
}

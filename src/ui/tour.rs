//! The tour over a sample.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent as Key};
use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use super::platform::{document, window};
use crate::view::{Action, TOUR};

/// Which stop is shown.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Its number, from 0.
    pub(super) stop: usize,
    /// Whether there is a report to point at yet.
    pub(super) ready: bool,
}

/// A leaf that says what is pointed at; arrows go on and back, Escape ends it.
#[component]
pub(super) fn Tour(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let Props { stop: at, ready } = *props;
    let next = use_node_ref();
    let go = {
        let dispatch = dispatch.clone();
        move |to: Option<usize>| dispatch.send(Action::Tour(to.filter(|to| *to < TOUR.len())))
    };
    {
        let (next, go) = (next.clone(), go.clone());
        use_effect_with((at, ready), move |(at, ready)| {
            let at = *at;
            let pointed = TOUR.get(at).filter(|_| *ready).and_then(|stop| point(stop.at));
            if let Some(button) = next.cast::<HtmlElement>() {
                let _ = button.focus();
            }
            let listener = EventListener::new(&window(), "keydown", move |event| {
                match event.dyn_ref::<Key>().map(Key::key).as_deref() {
                    Some("Escape") => go(None),
                    Some("ArrowRight") => go(Some(at + 1)),
                    Some("ArrowLeft") if at > 0 => go(Some(at - 1)),
                    _ => {}
                }
            });
            move || {
                drop(listener);
                if let Some(element) = pointed {
                    let _ = element.remove_attribute("data-tour");
                }
            }
        });
    }
    let to = |to: Option<usize>| {
        let go = go.clone();
        Callback::from(move |_: MouseEvent| go(to))
    };
    let Some(stop) = TOUR.get(at) else { return html! {} };
    let is_last = at + 1 == TOUR.len();
    html! {
        <section class="tour" role="dialog" aria-label={t("tour")} aria-describedby="tour-said">
            <p id="tour-said" aria-live="polite">{ t(stop.key) }</p>
            <div class="ft">
                <span class="num">{ format!("{} / {}", at + 1, TOUR.len()) }</span>
                <span class="push" />
                if !is_last { <button type="button" class="btn quiet" onclick={to(None)}>{ t("tour.skip") }</button> }
                <button type="button" class="btn line" disabled={at == 0} onclick={to(at.checked_sub(1))}>{ t("tour.back") }</button>
                <button type="button" class="btn main-act" ref={next} onclick={to(Some(at + 1))}>
                    { t(if is_last { "tour.end" } else { "tour.next" }) }
                </button>
            </div>
        </section>
    }
}

/// Frames the first visible element of a selector and brings it into view.
fn point(selector: &str) -> Option<Element> {
    let found = document().query_selector_all(selector).ok()?;
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    let element = elements.into_iter().find(|e| e.get_bounding_client_rect().height() > 0.0)?;
    let _ = element.set_attribute("data-tour", "");
    element.scroll_into_view_with_bool(true);
    Some(element)
}

//! Dropping and pasting anywhere on the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, KeyboardEvent};
use yew::prelude::*;

use super::context::{use_engine, use_words};
use super::engine::Engine;
use super::keys::is_typing;
use super::paste::pasted;
use super::platform::window;
use super::transfer::{Dropped, dropped, held, incoming};

/// Covers the page while something is dragged over it.
#[component]
pub(super) fn DropArea() -> Html {
    let (t, engine) = (use_words(), use_engine());
    let over = use_drop(engine.clone());
    use_paste(engine, t("pasted"));
    if !over {
        return html! {};
    }
    html! { <div class="dropping" aria-hidden="true">{ t("drop.now") }<small>{ t("drop.kinds") }</small></div> }
}

/// Opens what is dropped; whether something is being dragged over the page.
#[hook]
fn use_drop(engine: Engine) -> bool {
    let over = use_state_eq(|| false);
    let show = over.setter();
    use_effect_with((), move |()| {
        // A drag enters every element it passes: it is gone when it has left as many.
        let depth = Rc::new(Cell::new(0_u32));
        let step = {
            let depth = Rc::clone(&depth);
            move |now: u32| {
                depth.set(now);
                show.set(now > 0);
            }
        };
        let listeners = [
            on_drag("dragenter", {
                let (depth, step) = (Rc::clone(&depth), step.clone());
                move |_| step(depth.get() + 1)
            }),
            on_drag("dragover", |_| ()),
            on_drag("dragleave", {
                let (depth, step) = (Rc::clone(&depth), step.clone());
                move |_| step(depth.get().saturating_sub(1))
            }),
            on_drag("drop", {
                let step = step.clone();
                let engine = engine.clone();
                move |data| {
                    step(0);
                    open(&engine, dropped(&data));
                }
            }),
            EventListener::new(&window(), "keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Escape") {
                    step(0);
                }
            }),
        ];
        open(&engine, held());
        move || drop(listeners)
    });
    *over
}

/// Hears an event of a drag that carries files, and keeps the browser from opening them itself.
fn on_drag(name: &'static str, act: impl Fn(DataTransfer) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), name, options, move |event| {
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        if let Some(data) = data.filter(|d| d.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
            act(data);
        }
    })
}

fn open(engine: &Engine, dropped: Vec<Dropped>) {
    let engine = engine.clone();
    spawn_local(async move { engine.open(incoming(dropped).await) });
}

/// Opens what is pasted outside of fields: files, else rich text, else text.
#[hook]
fn use_paste(engine: Engine, name: &'static str) {
    use_effect_with(name, move |name| {
        let name = *name;
        let listener = EventListener::new(&window(), "paste", move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let Some(data) = data.filter(|_| !is_typing(event)) else { return };
            let of = |kind| data.get_data(kind).ok().filter(|text| !text.trim().is_empty());
            match (of("text/html").filter(|html| has_paragraphs(html)), of("text/plain")) {
                (Some(html), _) => engine.open([pasted(name, page_of(&html))]),
                (None, Some(text)) => engine.open([pasted(name, text)]),
                (None, None) => open(&engine, dropped(&data)),
            }
        });
        move || drop(listener)
    });
}

/// Whether rich text says more than its plain form: where its paragraphs begin.
fn has_paragraphs(html: &str) -> bool {
    ["<p", "<div", "<h1", "<h2", "<h3", "<table", "<li"].iter().any(|tag| html.contains(tag))
}

/// Rich text as a page of its own.
fn page_of(html: &str) -> String {
    format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>{html}</body></html>")
}

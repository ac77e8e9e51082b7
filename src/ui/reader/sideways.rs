//! Vertical lines go on leftwards: wheel and keys that move a page down move this one to the left.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, WheelEvent};
use yew::prelude::*;

use super::super::keys::is_typing;
use super::super::platform;
use super::place::Axis;

/// A page and an arrow key go so far, as a share of the window: a column or two stay in sight.
const PAGE: f64 = 0.85;
const STEP: f64 = 0.08;

/// The wheel counts in lines on some systems: so many pixels is one.
const LINE: f64 = 40.0;

/// Listens while lines are vertical. Keys act wherever nothing else wants them, as those of the browser do.
#[hook]
pub(super) fn use_sideways(scroll: &NodeRef, vertical: bool) {
    let scroll = scroll.clone();
    use_effect_with(vertical, move |vertical| {
        let scroll = scroll.cast::<HtmlElement>().filter(|_| *vertical);
        let listeners = scroll.map(|scroll| {
            let wheeled = scroll.clone();
            let wheel = EventListener::new(&scroll, "wheel", move |event| {
                event.dyn_ref().into_iter().for_each(|event| wheel(&wheeled, event));
            });
            let options = EventListenerOptions::enable_prevent_default();
            let keys =
                EventListener::new_with_options(&platform::window(), "keydown", options, move |event| {
                    event.dyn_ref().and_then(|event| press(&scroll, event)).unwrap_or_default();
                });
            (wheel, keys)
        });
        move || drop(listeners)
    });
}

/// A wheel that turns down moves on; one that turns sideways does so by itself.
fn wheel(scroll: &HtmlElement, event: &WheelEvent) {
    if event.ctrl_key() || event.delta_x().abs() > event.delta_y().abs() {
        return;
    }
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE };
    move_by(scroll, event.delta_y() * unit);
}

fn press(scroll: &HtmlElement, event: &KeyboardEvent) -> Option<()> {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if modified || event.default_prevented() || is_typing(event) || is_elsewhere(scroll) {
        return None;
    }
    let window = Axis::now().extent(&scroll.get_bounding_client_rect());
    let by = match (event.key().as_str(), event.shift_key()) {
        ("PageDown", _) | (" ", false) => window * PAGE,
        ("PageUp", _) | (" ", true) => -window * PAGE,
        ("ArrowDown" | "ArrowLeft", false) => window * STEP,
        ("ArrowUp" | "ArrowRight", false) => -window * STEP,
        ("End", _) => f64::from(scroll.scroll_width()),
        ("Home", _) => -f64::from(scroll.scroll_width()),
        _ => return None,
    };
    event.prevent_default();
    move_by(scroll, by);
    Some(())
}

/// Whether the focus is on something that has its own use for these keys.
fn is_elsewhere(scroll: &HtmlElement) -> bool {
    let now = platform::document().active_element();
    let free = |e: &web_sys::Element| {
        e.tag_name() == "BODY" || e.is_same_node(Some(scroll)) || scroll.contains(Some(e))
    };
    now.is_some_and(|now| !free(&now))
}

fn move_by(scroll: &HtmlElement, by: f64) {
    let axis = Axis::now();
    axis.scroll_to(scroll, axis.scrolled(scroll) + by);
}

//! Keys that work anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

use super::context::Dispatch;
use super::platform::window;
use crate::protocol::Variant;
use crate::view::{Action, Settings, Shared, State};

/// `r` shows repairs, `t` goes through the scripts, `[` and `]` through the reports, Escape shuts the sheet. No letter acts
/// while text is typed or composed, or with a modifier key held.
#[hook]
pub(super) fn use_keys(state: &Shared<State>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((state.settings, state.sheet.is_some()), move |(settings, sheet)| {
        let (settings, sheet) = (*settings, *sheet);
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            if key.is_composing() || key.alt_key() || is_typing(event) {
                return;
            }
            if key.ctrl_key() || key.meta_key() {
                if let Some(action) = history(key) {
                    event.prevent_default();
                    dispatch.send(action);
                }
                return;
            }
            if let Some(action) = action(&key.key(), settings, sheet) {
                dispatch.send(action);
            }
        });
        move || drop(listener)
    });
}

fn action(key: &str, settings: Settings, sheet: bool) -> Option<Action> {
    match key {
        "r" => Some(Action::ToggleRepairs),
        "t" => Some(Action::Configure(Settings { variant: after(settings.variant), ..settings })),
        "[" => Some(Action::Step(-1)),
        "]" => Some(Action::Step(1)),
        "Escape" if sheet => Some(Action::ShutSheet),
        _ => None,
    }
}

/// Ctrl-Z takes a decision back, Ctrl-Shift-Z or Ctrl-Y makes it again.
fn history(key: &KeyboardEvent) -> Option<Action> {
    match (key.key().to_lowercase().as_str(), key.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

fn after(variant: Variant) -> Variant {
    let at = Variant::LIST.iter().position(|v| *v == variant).unwrap_or(0);
    Variant::LIST[(at + 1) % Variant::LIST.len()]
}

/// Whether an event belongs to a field that takes text.
pub(super) fn is_typing(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}

//! Commands on the page: keys look them up, the palette and buttons name them, and whoever can obeys. A command is
//! called out as an event of the window, so that a component hears those that are its own work.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, KeyboardEvent};
use yew::prelude::*;

use super::context::Dispatch;
use super::engine::Engine;
use super::platform::{document, window};
use crate::view::{Action, Command, Held, Hit, Shared, State, Stroke, leave};

const CALL: &str = "gongwen-command";
/// How long the first of two keys is remembered, in milliseconds.
const PATIENCE: f64 = 1500.0;

/// Calls a command out; whether anybody obeyed.
pub(super) fn call(command: Command) -> bool {
    let init = CustomEventInit::new();
    init.set_cancelable(true);
    init.set_detail(&command.id().into());
    let event = CustomEvent::new_with_event_init_dict(CALL, &init);
    // The event that is obeyed is "cancelled": nothing else is left to do.
    event.is_ok_and(|event| window().dispatch_event(&event) == Ok(false))
}

/// What was drawn last: events come in between drawing and effects, and a listener that an effect sets would still know
/// what was drawn before.
#[hook]
pub(super) fn use_drawn<T: 'static>(drawn: T) -> Rc<RefCell<Rc<T>>> {
    let drawn = Rc::new(drawn);
    let last = use_mut_ref(|| Rc::clone(&drawn));
    last.replace(drawn);
    last
}

/// Hears commands as long as the component is shown; `obey` says whether it did what was called for.
#[hook]
pub(super) fn use_command(obey: impl Fn(Command) -> bool + 'static) {
    let drawn = use_drawn(obey);
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), CALL, options, move |event| {
            let id = event.dyn_ref::<CustomEvent>().and_then(|e| e.detail().as_string());
            let command = id.as_deref().and_then(Command::of_id);
            let obey = Rc::clone(&drawn.borrow());
            if command.is_some_and(|command| obey(command)) {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Obeys the commands that the state alone can.
#[hook]
pub(super) fn use_commands(state: &Shared<State>, dispatch: &Dispatch, engine: &Engine) {
    let (state, dispatch, engine) = (state.clone(), dispatch.clone(), engine.clone());
    use_command(move |command| {
        // A tour over nothing opens the samples first.
        if command == Command::Samples || (command == Command::Tour && state.reports.is_empty()) {
            engine.open_samples();
        }
        let tour = command == Command::Tour;
        // What the reader saw last may be older than the state, so that is asked again.
        dispatch.send(if tour { Action::Tour(Some(0)) } else { Action::Obey(command) });
        tour || command == Command::Samples || command.action(&state).is_some()
    });
}

/// Looks up every key that is pressed for the page; Escape leaves what is open. No letter acts while text is typed or
/// composed, and nothing while a dialog has the page.
#[hook]
pub(super) fn use_keys(state: &Shared<State>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let drawn = use_drawn((state.keymap.clone(), leave(state)));
    use_effect_with((), move |()| {
        let before = RefCell::new((String::new(), 0.0));
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else {
                return;
            };
            let drawn = Rc::clone(&drawn.borrow());
            let (keymap, way_out) = &*drawn;
            if let ("Escape", Some(way_out), false) = (key.key().as_str(), way_out, is_modal() || has_leaf())
            {
                return dispatch.send(way_out.clone());
            }
            let Some(stroke) = stroke(key) else { return };
            let (typing, modal) = (is_typing(event), is_modal());
            let may_act =
                |command: Command| !(typing || modal) || (command.is_for_fields() && !stroke.types());
            let now = event.time_stamp();
            let (first, then) = before.replace((String::new(), 0.0));
            let first = Some(first).filter(|first| !first.is_empty() && now - then < PATIENCE);
            let pressed = first.map(|first| format!("{first} {}", stroke.as_str()));
            let hit = pressed.map_or(Hit::Nothing, |pressed| keymap.find(&pressed));
            let hit = if hit == Hit::Nothing { keymap.find(stroke.as_str()) } else { hit };
            match hit {
                Hit::Command(command) if may_act(command) && call(command) => event.prevent_default(),
                Hit::Begins if !(typing || modal) => {
                    before.replace((stroke.as_str().to_owned(), now));
                }
                _ => {}
            }
        });
        move || drop(listener)
    });
}

/// A key press as the table of keys writes it.
pub(super) fn stroke(key: &KeyboardEvent) -> Option<Stroke> {
    let held = Held { ctrl: key.ctrl_key() || key.meta_key(), alt: key.alt_key(), shift: key.shift_key() };
    Stroke::of(&key.key(), held)
}

/// Whether a dialog keeps the rest of the page away.
fn is_modal() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Whether a panel is open that the browser shuts on Escape.
fn has_leaf() -> bool {
    document().query_selector(":popover-open").ok().flatten().is_some()
}

/// What takes text, or letters to choose by.
const FIELDS: &str = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/// Whether an event belongs to a field that takes text.
pub(super) fn is_typing(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.closest(FIELDS).ok().flatten().is_some())
}

//! What the state does to the world outside of the components.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::context::Dispatch;
use super::engine::Engine;
use super::platform;
use super::storage;
use crate::protocol::ReadReport;
use crate::view::{Action, KeysAction, Link, Settings, Shared, State, label, title};

/// Theme, language, face, size and title of the document follow the state.
#[hook]
pub(super) fn use_root_attributes(state: &Shared<State>) {
    let Settings { language, theme, face, size, width, layout, .. } = state.settings;
    let values = [
        ("theme", theme.code()),
        ("face", face.code()),
        ("size", size.code()),
        ("repairs", if state.repairs { "on" } else { "off" }),
        ("width", width.code()),
        ("layout", layout.code()),
        ("focus", if state.focus { "orders" } else { "off" }),
    ];
    use_effect_with((language, values), |(language, values)| {
        let root = platform::root();
        root.set_lang(language.code());
        let data = root.dataset();
        for (name, value) in values {
            // These names are valid; nothing else can fail.
            let _ = data.set(name, value);
        }
    });
    let app = label(language, "app");
    let title = state.current_report().map(|open| title(open, state.settings.variant));
    let title = title.map_or_else(|| app.to_owned(), |title| format!("{title} · {app}"));
    use_effect_with(title, |title| platform::document().set_title(title));
}

/// Settings are found again at the next visit; the script that shows while a key is held is none.
#[hook]
pub(super) fn use_saved_settings(state: &Shared<State>) {
    let variant = state.held.map_or(state.settings.variant, |before| before.variant);
    let settings = Settings { variant, ..state.settings };
    // Nothing is kept of a reader who changes nothing.
    let first = use_mut_ref(|| true);
    use_effect_with(settings, move |settings| {
        if !first.replace(false) {
            storage::store_settings(*settings);
        }
    });
}

/// The reader's own keys are found again at the next visit.
#[hook]
pub(super) fn use_saved_keys(state: &Shared<State>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        if let Some(keys) = storage::stored_keys() {
            dispatch.send(Action::Keys(KeysAction::Load(keys)));
        }
    });
    // The first table is the default: nothing of it is kept.
    let first = use_mut_ref(|| true);
    use_effect_with(state.keymap.clone(), move |keymap| {
        if !first.replace(false) {
            storage::store_keys(keymap);
        }
    });
}

/// The report being read is converted when it is not in the chosen script; then the others, so that lists and results
/// can be read in it, too.
#[hook]
pub(super) fn use_conversion(state: &Shared<State>, engine: &Engine) {
    let engine = engine.clone();
    use_effect_with(state.conversion(), move |wanted| {
        let wanted = wanted.clone();
        let waiting = if wanted.is_urgent {
            engine.convert(&wanted);
            None
        } else {
            // To send it takes as long as the text is.
            Some(platform::after_paint(move || engine.convert(&wanted)))
        };
        move || drop(waiting)
    });
}

/// A report about whose text the reader decided is read anew.
#[hook]
pub(super) fn use_decisions(state: &Shared<State>, engine: &Engine) {
    let wording = state.wording();
    let outdated = state.reports.iter().find(|r| r.is_outdated());
    let key = outdated.map(|r| (Shared::of(&r.first), Shared::of(&r.wanted)));
    let engine = engine.clone();
    use_effect_with(key, move |key| {
        if let Some((first, wanted)) = key {
            engine.decide(first.rc(), wanted.rc(), wording);
        }
    });
}

/// What is looked for is sought in all open reports: at once when the reader waits for it, and again, when there is
/// time, as the reports change.
#[hook]
pub(super) fn use_search(state: &Shared<State>, engine: &Engine) {
    let query = state.search.query.clone();
    let searched = state.reports.iter().filter(|_| !query.is_empty());
    let reads: Vec<Shared<ReadReport>> = searched.map(|open| Shared::of(&open.read)).collect();
    let (engine, waits) = (engine.clone(), state.search.waits());
    use_effect_with((query, reads), move |(query, reads)| {
        if !query.is_empty() {
            engine.find(query.clone(), reads.iter().map(Shared::rc).collect(), waits);
        }
    });
}

/// The address `…#sample` opens the samples.
#[hook]
pub(super) fn use_sample_link(engine: &Engine) {
    let engine = engine.clone();
    use_effect_with((), move |()| {
        if platform::window()
            .location()
            .hash()
            .is_ok_and(|hash| hash.trim_start_matches('#').split('&').any(|part| part == "sample"))
        {
            engine.open_samples();
        }
    });
}

/// The address says what is shown, and does what it says.
#[hook]
pub(super) fn use_address(state: &Shared<State>, dispatch: &Dispatch) {
    let follow = dispatch.clone();
    use_effect_with((), move |()| {
        let obey = move || {
            let hash = platform::window().location().hash().unwrap_or_default();
            if let Some(link) = Link::parse(&hash) {
                follow.send(Action::Follow(link));
            }
        };
        obey();
        let listener = EventListener::new(&platform::window(), "hashchange", move |_| obey());
        move || drop(listener)
    });
    // A link that still waits for its file keeps its address, so that it is not lost on reload.
    let address = Link::of(state).filter(|_| state.link.is_none()).map(|link| format!("#{link}"));
    use_effect_with(address, |address| {
        let history = address.as_ref().and_then(|_| platform::window().history().ok());
        let address = address.clone();
        // It takes the browser milliseconds.
        let waiting = history.map(|history| {
            platform::after_paint(move || {
                let _ = history.replace_state_with_url(&JsValue::NULL, "", address.as_deref());
            })
        });
        move || drop(waiting)
    });
}

/// Where each report was left is found again at the next visit.
#[hook]
pub(super) fn use_saved_places(state: &Shared<State>) {
    let first = use_mut_ref(|| true);
    use_effect_with(state.places.kept.clone(), move |kept| {
        if !first.replace(false) {
            storage::store_places(kept);
        }
    });
}

/// The source shows until the key is let go.
#[hook]
pub(super) fn use_release(state: &Shared<State>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with(state.held.is_some(), move |held| {
        let listeners = held.then(|| {
            ["keyup", "blur"].map(|event| {
                let dispatch = dispatch.clone();
                EventListener::new(&platform::window(), event, move |_| {
                    dispatch.send(Action::HoldSource(false))
                })
            })
        });
        move || drop(listeners)
    });
}

//! What the browser knows about this page and this reader.

use gloo::storage::{LocalStorage, Storage};
use web_sys::{Document, HtmlElement, Window};

use crate::view::{KeptPlace, Keymap, Settings};

const SETTINGS: &str = "gongwen.settings";
const KEYS: &str = "gongwen.keys";
const PLACES: &str = "gongwen.places";

pub(super) fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

pub(super) fn document() -> Document {
    window().document().expect("a window shows a document")
}

/// The `html` element, which carries theme, language and sheet for the style sheet.
pub(super) fn root() -> HtmlElement {
    use wasm_bindgen::JsCast;
    let root = document().document_element().expect("a document has a root");
    root.unchecked_into()
}

/// Where the engine's start-up script lies, with its version; the build writes it into the page.
pub(super) fn engine_address() -> String {
    root().dataset().get("engine").unwrap_or_else(|| String::from("engine.js"))
}

/// The settings of the last visit; of the first, what the browser's languages suggest.
pub(super) fn stored_settings() -> Settings {
    LocalStorage::get(SETTINGS).unwrap_or_else(|_| {
        let languages = window().navigator().languages();
        let languages: Vec<String> = languages.iter().filter_map(|l| l.as_string()).collect();
        Settings::for_languages(languages.iter().map(String::as_str))
    })
}

/// Keeps the settings for the next visit. Without storage (full, private) they last as long as the page.
pub(super) fn store_settings(settings: Settings) {
    let _ = LocalStorage::set(SETTINGS, settings);
}

/// The keys that the reader changed at an earlier visit.
pub(super) fn stored_keys() -> Option<Keymap> {
    LocalStorage::get(KEYS).ok()
}

/// Keeps the reader's keys for the next visit.
pub(super) fn store_keys(keymap: &Keymap) {
    let _ = LocalStorage::set(KEYS, keymap);
}

/// Where reports were left at earlier visits.
pub(super) fn stored_places() -> Vec<KeptPlace> {
    LocalStorage::get(PLACES).unwrap_or_default()
}

/// Keeps where reports were left for the next visit.
pub(super) fn store_places(places: &[KeptPlace]) {
    let _ = LocalStorage::set(PLACES, places);
}

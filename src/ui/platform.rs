//! What the browser knows about this page and this reader.

use gloo::storage::{LocalStorage, Storage};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Blob, Document, HtmlAnchorElement, HtmlElement, Url, Window};

use crate::protocol::File;
use crate::view::{KeptPlace, Keymap, Settings};

/// What every key in storage begins with.
const PREFIX: &str = "gongwen.";
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

/// Everything that is kept on this computer, by the end of its key, with its size.
pub(super) fn kept() -> Vec<(String, usize)> {
    let Ok(Some(storage)) = window().local_storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
    let own = keys.filter_map(|key| {
        let bytes = storage.get_item(&key).ok()??.len();
        Some((key.strip_prefix(PREFIX)?.to_owned(), bytes))
    });
    let mut own: Vec<_> = own.collect();
    own.sort();
    own
}

/// Forgets everything that is kept, and the reports that are open.
pub(super) fn forget() {
    if let Ok(Some(storage)) = window().local_storage() {
        for (key, _) in kept() {
            let _ = storage.remove_item(&format!("{PREFIX}{key}"));
        }
    }
    let _ = window().location().reload();
}

/// Something that the page asked for.
#[derive(Debug)]
pub(super) struct Requested {
    /// Its address; within the page's own folder without it.
    pub(super) address: String,
    /// Whether it lies in the page's own folder.
    pub(super) own: bool,
}

/// Everything that was requested since the page was opened, as the browser counts it.
pub(super) fn requests() -> Vec<Requested> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let base = base.split(['#', '?']).next().unwrap_or_default();
    let folder = base.rsplit_once('/').map_or(base, |(folder, _)| folder);
    let Some(performance) = window().performance() else { return Vec::new() };
    let entries = performance.get_entries_by_type("resource");
    let names = entries.iter().filter_map(|e| js_sys::Reflect::get(&e, &"name".into()).ok()?.as_string());
    let one = |name: String| match name.strip_prefix(folder).filter(|rest| rest.starts_with('/')) {
        Some(rest) => Requested { address: rest.to_owned(), own: true },
        // What the page itself makes never leaves it.
        None => Requested { own: name.starts_with("blob:") || name.starts_with("data:"), address: name },
    };
    names.map(one).collect()
}

/// Hands a file to the browser's downloads.
pub(super) fn save(file: &File) {
    let bytes = js_sys::Array::of1(&js_sys::Uint8Array::from(file.bytes.as_slice()));
    let address =
        Blob::new_with_u8_array_sequence(&bytes).and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>);
    if let (Ok(address), Ok(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(&file.name);
        link.click();
        // The download has begun by then; a slow disk keeps its own handle.
        Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    }
}

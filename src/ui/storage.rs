//! What is kept on this computer from visit to visit, as JSON that the browser itself writes and reads. Without storage
//! (full, private) it lasts as long as the page.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use super::platform::window;
use crate::view::{KeptPlace, Keymap, Settings};

/// What every key in storage begins with.
const PREFIX: &str = "gongwen.";
const SETTINGS: &str = "gongwen.settings";
const KEYS: &str = "gongwen.keys";
const PLACES: &str = "gongwen.places";

/// The settings of the last visit; of the first, what the browser's languages suggest.
pub(super) fn stored_settings() -> Settings {
    if let Some(kept) = read(SETTINGS) {
        return Settings::from_codes(|name| get(&kept, name).as_string());
    }
    let languages = window().navigator().languages();
    let languages: Vec<String> = languages.iter().filter_map(|l| l.as_string()).collect();
    Settings::for_languages(languages.iter().map(String::as_str))
}

/// Keeps the settings for the next visit.
pub(super) fn store_settings(settings: Settings) {
    let codes = settings.codes().into_iter();
    write(SETTINGS, &object(codes.map(|(name, code)| (name, code.into()))));
}

/// The keys that the reader changed at an earlier visit.
pub(super) fn stored_keys() -> Option<Keymap> {
    let kept: Object = read(KEYS)?.dyn_into().ok()?;
    let entry = |entry: JsValue| {
        let entry: Array = entry.into();
        let keys: Array = entry.get(1).dyn_into().ok()?;
        Some((entry.get(0).as_string()?, keys.iter().filter_map(|key| key.as_string()).collect()))
    };
    Some(Keymap::of_entries(Object::entries(&kept).iter().filter_map(entry)))
}

/// Keeps the reader's keys for the next visit.
pub(super) fn store_keys(keymap: &Keymap) {
    let keys = |keys: &[String]| keys.iter().map(|key| JsValue::from_str(key)).collect::<Array>().into();
    write(KEYS, &object(keymap.entries().map(|(id, own)| (id, keys(own)))));
}

/// Where reports were left at earlier visits.
pub(super) fn stored_places() -> Vec<KeptPlace> {
    let kept = read(PLACES).and_then(|kept| kept.dyn_into::<Array>().ok()).unwrap_or_default();
    // What was kept is a whole number within the range of u32.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let place = |place: JsValue| {
        let at = get(&place, "at").as_f64()? as u32;
        Some(KeptPlace { report: get(&place, "report").as_string()?, at })
    };
    kept.iter().filter_map(place).collect()
}

/// Keeps where reports were left for the next visit.
pub(super) fn store_places(places: &[KeptPlace]) {
    let place =
        |place: &KeptPlace| object([("report", place.report.as_str().into()), ("at", place.at.into())]);
    write(PLACES, &places.iter().map(place).collect::<Array>());
}

/// Everything that is kept on this computer, by the end of its key, with its size.
pub(super) fn kept() -> Vec<(String, usize)> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
    let own = keys.filter_map(|key| {
        let bytes = storage.get_item(&key).ok()??.len();
        Some((key.strip_prefix(PREFIX)?.to_owned(), bytes))
    });
    let mut own: Vec<_> = own.collect();
    own.sort_unstable();
    own
}

/// Forgets everything that is kept, and the reports that are open.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        for (key, _) in kept() {
            let _ = storage.remove_item(&format!("{PREFIX}{key}"));
        }
    }
    let _ = window().location().reload();
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<JsValue> {
    JSON::parse(&storage()?.get_item(key).ok()??).ok()
}

fn write(key: &str, value: &JsValue) {
    let written = JSON::stringify(value).ok().and_then(|json| json.as_string());
    if let (Some(storage), Some(written)) = (storage(), written) {
        let _ = storage.set_item(key, &written);
    }
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, JsValue)>) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // A new object takes everything.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

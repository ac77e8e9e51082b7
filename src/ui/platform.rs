//! What the browser knows about this page and this reader.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Blob, Document, HtmlAnchorElement, HtmlElement, Url, Window};

use crate::protocol::File;

pub(super) fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

/// How many threads the computer runs at a time, as far as the browser tells.
pub(super) fn cores() -> usize {
    // Browsers tell a small whole number.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    {
        window().navigator().hardware_concurrency().clamp(1.0, 64.0) as usize
    }
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

/// Calls when what changes now has been painted; never, if what it gives back is dropped before.
pub(super) fn after_paint(call: impl FnOnce() + 'static) -> impl Sized {
    let waiting = Rc::new(RefCell::new(None));
    let timer = Rc::clone(&waiting);
    let frame = request_animation_frame(move |_| *timer.borrow_mut() = Some(Timeout::new(0, call)));
    (frame, waiting)
}

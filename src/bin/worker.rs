//! The engine in a web worker: answers the page's messages.

#[cfg(target_arch = "wasm32")]
mod wasm {
    use std::cell::RefCell;

    use gloo::events::EventListener;
    use gongwen::find::Held;
    use gongwen::protocol::{self, Event, Request};
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    pub(super) fn start() {
        std::panic::set_hook(Box::new(|info| {
            console_error_panic_hook::hook(info);
            // Out of memory or already closing: the page hears of the trap itself.
            let _ = scope().post_message(&JsValue::from_str(&info.to_string()));
        }));
        let held = RefCell::new(Held::default());
        EventListener::new(&scope(), "message", move |event| {
            let message = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
            answer(&mut held.borrow_mut(), &Array::from(&message));
        })
        .forget();
        post(&[Event::Ready { version: protocol::VERSION }]);
    }

    fn scope() -> DedicatedWorkerGlobalScope {
        js_sys::global().unchecked_into()
    }

    /// A message is the request, and the bytes that go with it if there are any.
    fn answer(held: &mut Held, message: &Array) {
        let bytes = |part| Uint8Array::new(&message.get(part)).to_vec();
        match protocol::decode::<Request>(&bytes(0)) {
            Ok(request) => gongwen::worker::answer(held, request, bytes(1), post),
            Err(error) => panic!("not a request of this version: {error}"),
        }
    }

    fn post(events: &[Event]) {
        let buffer = Uint8Array::from(protocol::encode(events).as_slice()).buffer();
        let _ = scope().post_message_with_transfer(&buffer, &Array::of1(&buffer));
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

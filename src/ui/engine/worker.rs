//! A worker: spawned from a real file, spoken to in typed messages, replaced when it breaks.

use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent};

use crate::protocol::{self, Event, Request};

/// What comes from a worker.
#[derive(Debug)]
pub(super) enum Signal {
    /// What it has to tell.
    Events(Vec<Event>),
    /// It broke down, with what it said last.
    Broken(String),
}

/// A running worker; dropped, it ends.
#[derive(Debug)]
pub(super) struct Worker {
    worker: web_sys::Worker,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts the script at this address and reports all it says.
    pub(super) fn spawn(address: &str, hear: impl Fn(Signal) + Clone + 'static) -> Result<Self, JsValue> {
        let worker = web_sys::Worker::new(address)?;
        let hear_error = hear.clone();
        let message = EventListener::new(&worker, "message", move |event| hear(signal(event)));
        let error = EventListener::new(&worker, "error", move |event| {
            let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            hear_error(Signal::Broken(said));
        });
        Ok(Self { worker, _listeners: [message, error] })
    }

    /// Sends a request with the bytes that belong to it; both are moved, not copied.
    pub(super) fn send(&self, request: &Request, bytes: Option<ArrayBuffer>) -> Result<(), JsValue> {
        let request = Uint8Array::from(protocol::encode(request).as_slice()).buffer();
        let message = Array::of1(&request);
        if let Some(bytes) = bytes {
            message.push(&bytes);
        }
        self.worker.post_message_with_transfer(&message, &message)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn signal(event: &web_sys::Event) -> Signal {
    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
    // A string is the last word of a panic.
    if let Some(last) = data.as_string() {
        return Signal::Broken(last);
    }
    match protocol::decode(&Uint8Array::new(&data).to_vec()) {
        Ok(events) => Signal::Events(events),
        Err(error) => Signal::Broken(error),
    }
}

//! How a file that cannot be read is told: what happened, what to do next, one remedy.

use yew::prelude::*;

use super::context::Words;
use super::engine::Engine;
use crate::protocol::{FileId, IntakeError, IntakeErrorCode};
use crate::view::{Remedy, fill};

/// What happened, and what to do next.
pub(super) fn fault_words(t: Words, error: &IntakeError) -> (String, &'static str) {
    let code = error.code.code();
    let detail = if error.detail.is_empty() { t("unknown") } else { &error.detail };
    (fill(t(&format!("err.{code}")), &[("detail", detail)]), t(&format!("err.{code}.fix")))
}

/// The one remedy.
pub(super) fn remedy_button(t: Words, engine: &Engine, file: FileId, code: IntakeErrorCode) -> Html {
    let (remedy, engine) = (Remedy::of(code), engine.clone());
    let onclick = move |_| match remedy {
        Remedy::Retry => engine.read(file),
        Remedy::Remove => engine.remove(file),
    };
    html! { <button type="button" {onclick}>{ t(remedy.key()) }</button> }
}

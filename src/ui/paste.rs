//! The dialog for pasting text.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::context::{use_dispatch, use_engine, use_words};
use super::engine::{Incoming, Source};
use super::modal::Modal;
use crate::view::Action;

/// Pasted text as a file of this name.
pub(super) fn pasted(name: &str, text: String) -> Incoming {
    Incoming { name: name.to_owned(), path: name.to_owned(), source: Source::Text(Rc::from(text)) }
}

/// A field for the text, and a button that reads it.
#[component]
pub(super) fn PasteDialog() -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let field = use_node_ref();
    let shut = dispatch.on(Action::Dialog(None));
    let read = {
        let (field, dispatch) = (field.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let text = field.cast::<HtmlTextAreaElement>().map(|f| f.value()).unwrap_or_default();
            if !text.trim().is_empty() {
                engine.open([pasted(t("pasted"), text)]);
                dispatch.send(Action::Dialog(None));
            }
        })
    };
    html! {
        <Modal title={t("open.paste")}>
            <div class="body">
                <label for="paste-text">{ t("paste.label") }</label>
                <textarea id="paste-text" ref={field} spellcheck="false" autofocus=true />
            </div>
            <div class="ft">
                <span class="fn">{ t("privacy") }</span>
                <button type="button" class="btn" onclick={shut}>{ t("cancel") }</button>
                <button type="button" class="btn main-act" onclick={read}>{ t("paste.read") }</button>
            </div>
        </Modal>
    }
}

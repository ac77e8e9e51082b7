//! The dialog for pasting text.

use std::rc::Rc;

use web_sys::{HtmlDialogElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::context::{use_dispatch, use_engine, use_words};
use super::engine::{Incoming, Source};
use super::icon::{Glyph, icon};
use crate::view::Action;

/// Pasted text as a file of this name.
pub(super) fn pasted(name: &str, text: String) -> Incoming {
    Incoming { name: name.to_owned(), path: name.to_owned(), source: Source::Text(Rc::from(text)) }
}

/// A modal dialog; the browser keeps the focus inside and shuts it on Escape.
#[component]
pub(super) fn PasteDialog() -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let (dialog, field) = (use_node_ref(), use_node_ref());
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It fails only for a dialog that is open already.
                let _ = dialog.show_modal();
            }
        });
    }
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
        <dialog class="dlg" ref={dialog} onclose={dispatch.on(Action::Dialog(None))} aria-labelledby="paste-title">
            <div class="hd">
                <h2 id="paste-title">{ t("open.paste") }</h2>
                <button type="button" class="ib" aria-label={t("close")} onclick={shut.clone()}>{ icon(Glyph::Cross) }</button>
            </div>
            <div class="body">
                <label for="paste-text">{ t("paste.label") }</label>
                <textarea id="paste-text" ref={field} spellcheck="false" autofocus=true />
            </div>
            <div class="ft">
                <span class="fn">{ t("privacy") }</span>
                <button type="button" class="btn" onclick={shut}>{ t("cancel") }</button>
                <button type="button" class="btn main-act" onclick={read}>{ t("paste.read") }</button>
            </div>
        </dialog>
    }
}

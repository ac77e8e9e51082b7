//! The frame of every dialog.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use super::icon::{Glyph, icon};
use super::platform::document;
use crate::view::Action;

/// What a dialog shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What it is called.
    pub(super) title: AttrValue,
    /// More classes.
    #[prop_or_default]
    pub(super) class: Classes,
    /// Hears keys before anything in it does.
    #[prop_or_default]
    pub(super) onkeydown: Callback<KeyboardEvent>,
    /// What stands under its title.
    pub(super) children: Html,
}

/// A modal dialog; the browser keeps the focus inside and shuts it on Escape. The focus returns to where it was.
#[component]
pub(super) fn Modal(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let before = document().active_element().and_then(|e| e.dyn_into::<HtmlElement>().ok());
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // It fails only for a dialog that is open already.
                let _ = dialog.show_modal();
            }
            move || {
                // While a dialog is open, nothing else takes the focus.
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                if let Some(before) = before {
                    let _ = before.focus();
                }
            }
        });
    }
    let shut = dispatch.on(Action::Dialog(None));
    html! {
        <dialog class={classes!("dlg", props.class.clone())} ref={dialog} onclose={dispatch.on(Action::Dialog(None))}
            onkeydown={props.onkeydown.clone()} aria-labelledby="dialog-title">
            <div class="hd">
                <h2 id="dialog-title">{ &props.title }</h2>
                <button type="button" class="ib" aria-label={t("close")} onclick={shut}>{ icon(Glyph::Cross) }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}

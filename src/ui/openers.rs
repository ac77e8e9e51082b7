//! The ways to hand over a report: files, a folder, pasted text.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::context::{use_dispatch, use_engine, use_words};
use super::icon::{Glyph, icon};
use super::keys::use_command;
use super::transfer::incoming_of_list;
use crate::view::{Action, Command, Dialog};

/// Three buttons.
#[component]
pub(super) fn Openers() -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let (files, folder) = (use_node_ref(), use_node_ref());
    let press = |input: &NodeRef| {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    {
        let (files, folder) = (files.clone(), folder.clone());
        use_command(move |command| {
            let input = match command {
                Command::Files => &files,
                Command::Folder => &folder,
                _ => return false,
            };
            input.cast::<HtmlInputElement>().map(|input| input.click()).is_some()
        });
    }
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some((input, files)) = input.and_then(|i| i.files().map(|files| (i, files))) {
            engine.open(incoming_of_list(&files));
            // The same file can then be chosen again.
            input.set_value("");
        }
    });
    html! {
        <div class="btns">
            <button type="button" class="btn main-act" onclick={press(&files)}>{ icon(Glyph::File) }{ t("open.files") }</button>
            <button type="button" class="btn line" onclick={press(&folder)}>{ icon(Glyph::Folder) }{ t("open.folder") }</button>
            <button type="button" class="btn line" onclick={dispatch.on(Action::Dialog(Some(Dialog::Paste)))}>
                { icon(Glyph::Clipboard) }{ t("open.paste") }
            </button>
            <input type="file" hidden=true multiple=true ref={files} onchange={onchange.clone()} />
            <input type="file" hidden=true webkitdirectory=true ref={folder} {onchange} />
        </div>
    }
}

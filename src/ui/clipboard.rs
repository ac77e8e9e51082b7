//! Copying: what is selected or explained, and a link to where the reader is.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::context::Dispatch;
use super::keys::use_command;
use super::platform;
use super::reader::selected;
use crate::view::{Action, Command, Language, Link, Shared, Shown, State, citation, label, quoted};

/// Puts a text on the clipboard and says so by the words of `done`.
pub(super) fn copy(dispatch: &Dispatch, language: Language, text: &str, done: &'static str) {
    let written = platform::window().navigator().clipboard().write_text(text);
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let key = if JsFuture::from(written).await.is_ok() { done } else { "copied.not" };
        dispatch.send(Action::Tell(label(language, key).to_owned()));
    });
}

/// Obeys the commands that copy.
#[hook]
pub(super) fn use_copying(state: &Shared<State>, dispatch: &Dispatch) {
    let (state, dispatch) = (state.clone(), dispatch.clone());
    use_command(move |command| {
        let language = state.settings.language;
        match command {
            Command::CopyLink => {
                let Some(link) = Link::of(&state) else { return false };
                let address = platform::window().location().href().unwrap_or_default();
                let page = address.split('#').next().unwrap_or_default();
                copy(&dispatch, language, &format!("{page}#{link}"), "copied.link");
            }
            Command::Cite => match cited(&state) {
                Some(text) => copy(&dispatch, language, &text, "copied.cite"),
                None => dispatch.send(Action::Tell(label(language, "copy.nothing").to_owned())),
            },
            _ => return false,
        }
        true
    });
}

/// The selection with its citation; without one, what the open card or the current mark quotes.
fn cited(state: &State) -> Option<String> {
    let open = state.current_report()?;
    let read = &open.read;
    let selection = open.shown.as_ref().and_then(|text| selected(Shown { read, text }));
    let mark = || state.floating().or(state.active).or(state.pinned());
    let place = selection.or_else(|| quoted(read, mark()?))?;
    Some(citation(read, place, state.settings.language))
}

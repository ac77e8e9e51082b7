//! The root: state, engine, and which of the two faces the page shows.

use yew::prelude::*;

use super::bar::Bar;
use super::clipboard::use_copying;
use super::context::{Dispatch, Store};
use super::drop::DropArea;
use super::effects::{
    use_address, use_conversion, use_decisions, use_release, use_root_attributes, use_sample_link,
    use_saved_keys, use_saved_places, use_saved_settings, use_search,
};
use super::encoding::EncodingDialog;
use super::engine::Engine;
use super::frame::Frame;
use super::hello::Hello;
use super::keymap::KeysDialog;
use super::keys::{call, use_commands, use_keys};
use super::palette::Palette;
use super::paste::PasteDialog;
use super::platform;
use super::privacy::PrivacyDialog;
use super::storage;
use super::taking::ExportDialog;
use super::tour::Tour;
use crate::view::{Command, Dialog, Language, News, Shared, State, Telling, label, printed_keys};

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store::new(storage::stored_settings(), storage::stored_places()));
    let dispatch = use_memo(store.dispatcher(), |to| Dispatch::new(to.clone()));
    let engine = use_memo((), |()| Engine::start(platform::engine_address(), (*dispatch).clone()));
    let state = Shared::of(&store.state);

    use_root_attributes(&state);
    use_saved_settings(&state);
    use_saved_places(&state);
    use_address(&state, &dispatch);
    use_release(&state, &dispatch);
    use_copying(&state, &dispatch);
    use_conversion(&state, &engine);
    use_decisions(&state, &engine);
    use_search(&state, &engine);
    use_sample_link(&engine);
    use_commands(&state, &dispatch, &engine);
    use_keys(&state, &dispatch);
    use_saved_keys(&state, &dispatch);

    let (class, face) = if state.is_first_visit() {
        ("app one", html! { <Hello engine={state.engine} link={state.link.clone()} /> })
    } else if state.current_report().is_none() {
        ("app two", html! { <Frame state={state.clone()} /> })
    } else {
        ("app", html! { <Frame state={state.clone()} /> })
    };
    let over = match (state.search.open, state.library.open) {
        (true, _) => Some("search"),
        (_, true) => Some("library"),
        _ => None,
    };
    let dialog = state.dialog.clone().map(|dialog| match dialog {
        Dialog::Palette => html! { <Palette state={state.clone()} /> },
        Dialog::Keys => html! { <KeysDialog keymap={state.keymap.clone()} /> },
        Dialog::Export(taking) => html! { <ExportDialog state={state.clone()} {taking} /> },
        Dialog::Privacy => html! { <PrivacyDialog /> },
        Dialog::Paste => html! { <PasteDialog /> },
        Dialog::Encoding { file, text, choice } => html! { <EncodingDialog {file} {text} {choice} /> },
    });
    let ready = state.current_report().is_some();
    let tour = state.tour.map(|stop| html! { <Tour {stop} {ready} /> });
    html! {
        <ContextProvider<Dispatch> context={(*dispatch).clone()}>
            <ContextProvider<Engine> context={(*engine).clone()}>
                <ContextProvider<Language> context={state.settings.language}>
                    <div {class} data-sheet={state.sheet.map(|s| s.code())} data-over={over}>
                        <Bar state={state.clone()} />
                        { face }
                    </div>
                    <DropArea />
                    { news(&state) }
                    // Never absent, only empty: a list that grows at its end would be drawn anew from its start.
                    { dialog.unwrap_or_default() }
                    { tour.unwrap_or_default() }
                </ContextProvider<Language>>
            </ContextProvider<Engine>>
        </ContextProvider<Dispatch>>
    }
}

/// The last line told, for the eye shortly and for assistive technology. The key makes the same words news again.
fn news(state: &State) -> Html {
    let News { text, telling, count } = &state.news;
    let class = match telling {
        Telling::Shown => None,
        Telling::Undo => Some("undo"),
        Telling::Said => Some("vh"),
    };
    let back = (*telling == Telling::Undo && state.history.can_undo()).then(|| take_back(state));
    html! {
        <div class="news" role="status">
            if *count > 0 { <p key={*count} {class}><span>{ text }</span>{ back }</p> }
        </div>
    }
}

/// A button that takes the last step back, with its key.
fn take_back(state: &State) -> Html {
    let onclick = |_: MouseEvent| {
        call(Command::Undo);
    };
    let keys =
        state.keymap.keys(Command::Undo).first().map(|keys| html! { <kbd>{ printed_keys(keys) }</kbd> });
    html! { <button type="button" {onclick}>{ label(state.settings.language, Command::Undo.id()) }{ keys }</button> }
}

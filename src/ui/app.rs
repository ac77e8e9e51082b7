//! The root: state, engine, and which of the two faces the page shows.

use yew::prelude::*;

use super::bar::Bar;
use super::context::{Dispatch, Store};
use super::effects::{use_conversion, use_root_attributes, use_sample_link, use_saved_settings};
use super::engine::Engine;
use super::frame::Frame;
use super::hello::Hello;
use super::platform;
use crate::view::{Language, Shared};

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store::new(platform::stored_settings()));
    let dispatch = use_memo(store.dispatcher(), |to| Dispatch::new(to.clone()));
    let engine = use_memo((), |()| Engine::start(platform::engine_address(), (*dispatch).clone()));
    let state = Shared::of(&store.state);

    use_root_attributes(&state);
    use_saved_settings(state.settings);
    use_conversion(&state, &engine);
    use_sample_link(&engine);

    let face = if state.is_first_visit() {
        html! { <Hello /> }
    } else {
        html! { <Frame state={state.clone()} /> }
    };
    let class = if state.is_first_visit() { "app one" } else { "app" };
    html! {
        <ContextProvider<Dispatch> context={(*dispatch).clone()}>
            <ContextProvider<Engine> context={(*engine).clone()}>
                <ContextProvider<Language> context={state.settings.language}>
                    <div {class} data-sheet={state.sheet.map(|s| s.code())}>
                        <Bar {state} />
                        { face }
                    </div>
                </ContextProvider<Language>>
            </ContextProvider<Engine>>
        </ContextProvider<Dispatch>>
    }
}

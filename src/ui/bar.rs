//! The top bar.

use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_words};
use super::icon::{Glyph, icon};
use super::menu::{menu_button, take_home};
use super::search::Field;
use super::settings::{Switch, setting_switch, settings_panel};
use crate::view::{Action, History, Places, PlacesAction, Settings, Shared, State, title};

const TYPE: &[Switch] = &[
    Switch::Region,
    Switch::Size,
    Switch::Width,
    Switch::Face,
    Switch::Layout,
    Switch::Theme,
    Switch::Language,
];

/// What the bar shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// Brand, script, type, theme; on the first visit brand, language, theme.
#[component]
pub(super) fn Bar(props: &Props) -> Html {
    let (t, dispatch, state) = (use_words(), use_dispatch(), &props.state);
    let settings = state.settings;
    let reading = state.current_report();
    let now = reading.map(|r| html! { <span class="now">{ title(r, settings.variant) }</span> });
    let brand = classes!("brand", reading.map(|_| "no-s"));
    html! {
        <header class="bar">
            <span class={brand}><span class="seal" aria-hidden="true">{ "閱" }</span>{ t("app") }</span>
            { now }
            if reading.is_some() { <Field search={state.search.clone()} /> }
            <span class="push" />
            if reading.is_some() {
                { jumps(t, &dispatch, &state.places) }
                { history(t, &dispatch, &state.history) }
                { script(t, &dispatch, state) }
                { type_button(t, &dispatch, settings) }
            } else {
                { setting_switch(t, &dispatch, Switch::Language, settings, Classes::new()) }
            }
            { theme_button(t, &dispatch, settings) }
            if reading.is_some() { { take_home(t) } }
            { menu_button(t, &state.keymap) }
        </header>
    }
}

/// Back and forth through what the reader decided, once there is something.
fn history(t: Words, dispatch: &Dispatch, history: &History) -> Html {
    if !history.can_undo() && !history.can_redo() {
        return html! {};
    }
    let button = |key, glyph, can: bool, action| {
        html! {
            <button type="button" class="ib" aria-label={t(key)} title={t(key)} disabled={!can} onclick={dispatch.on(action)}>
                { icon(glyph) }
            </button>
        }
    };
    html! {
        <>
            { button("undo", Glyph::Undo, history.can_undo(), Action::Undo) }
            { button("redo", Glyph::Redo, history.can_redo(), Action::Redo) }
        </>
    }
}

/// Back and forward through the places that jumps left, once there are any.
fn jumps(t: Words, dispatch: &Dispatch, places: &Places) -> Html {
    if !places.can_go_back() && !places.can_go_forward() {
        return html! {};
    }
    let button = |key, glyph, can: bool, action| {
        let onclick = dispatch.on(Action::Places(action));
        html! {
            <button type="button" class="ib no-s" aria-label={t(key)} title={t(key)} disabled={!can} {onclick}>{ icon(glyph) }</button>
        }
    };
    html! {
        <>
            { button("back", Glyph::Left, places.can_go_back(), PlacesAction::Back) }
            { button("forward", Glyph::Right, places.can_go_forward(), PlacesAction::Forward) }
        </>
    }
}

/// The switch of the script; it shows when a conversion is under way.
fn script(t: Words, dispatch: &Dispatch, state: &State) -> Html {
    let settings = state.settings;
    let busy = state.current_report().is_some_and(|r| state.lacks(r));
    setting_switch(t, dispatch, Switch::Script, settings, classes!("no-s", busy.then_some("busy")))
}

/// Opens size, face, theme and language.
fn type_button(t: Words, dispatch: &Dispatch, settings: Settings) -> Html {
    html! {
        <>
            <button type="button" class="ib no-s" popovertarget="type" aria-label={t("type")} title={t("type")}>
                <span class="song" aria-hidden="true">{ "字" }</span>
            </button>
            <div id="type" class="leaf" popover="auto" role="group" aria-label={t("type")}>
                { settings_panel(t, dispatch, TYPE, settings) }
            </div>
        </>
    }
}

/// Goes through the themes.
fn theme_button(t: Words, dispatch: &Dispatch, settings: Settings) -> Html {
    let next = Settings { theme: settings.theme.next(), ..settings };
    let name = format!("{} · {}", t("look"), t(&format!("look.{}", settings.theme.code())));
    html! {
        <button type="button" class="ib" aria-label={name.clone()} title={name} onclick={dispatch.on(Action::Configure(next))}>
            { icon(Glyph::Moon) }
        </button>
    }
}

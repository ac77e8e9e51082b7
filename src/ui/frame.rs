//! The reading frame: rail, text, index, legend.

use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use super::icon::{Glyph, icon};
use super::index::Index;
use super::legend::Legend;
use super::rail::Rail;
use super::reader::Reader;
use super::settings::{SettingsPanel, Switch};
use super::tabs::Tabs;
use super::tray::Tray;
use super::waiting::Waiting;
use crate::view::{Action, Progress, Shared, State};

/// The switches of the narrow page.
const ALL: &[Switch] = &[Switch::Script, Switch::Size, Switch::Face, Switch::Theme, Switch::Language];

/// What the frame shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// The three areas and the foot, around the report being read; before there is one, what is waited for.
#[component]
pub(super) fn Frame(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let state = &props.state;
    let rail = html! { <Rail state={state.clone()} /> };
    let tray = html! { <Tray progress={Progress::of(&state.files)} /> };
    let Some(report) = state.current_report().map(Shared::of) else {
        return html! { <>{ rail }<main class="main"><Waiting state={state.clone()} />{ tray }</main></> };
    };
    let legend = html! {
        <Legend report={report.clone()} hidden={state.hidden.clone()} repairs={state.repairs} />
    };
    html! {
        <>
            { rail }
            <main class="main" onclick={dispatch.on(Action::ShutSheet)}>
                <Reader report={report.clone()} hidden={state.hidden.clone()} repairs={state.repairs}
                    active={state.active} card={state.card} />
                { tray }
            </main>
            <aside class="index" aria-label={t("index")}>
                <Index {report} active={state.active} />
                <section class="sec sec-l" aria-label={t("legend")}>{ legend.clone() }</section>
                <section class="sec sec-m" aria-label={t("more")}><SettingsPanel switches={ALL} settings={state.settings} /></section>
            </aside>
            <footer class="foot">
                { legend }
                <p class="stat"><span class="wide-only">{ icon(Glyph::Lock) }</span><span class="wide-only">{ t("privacy") }</span></p>
                <Tabs open={state.sheet} />
            </footer>
        </>
    }
}

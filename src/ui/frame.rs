//! The reading frame: rail, text, index, legend.

use std::rc::Rc;

use yew::prelude::*;

use super::context::{use_dispatch, use_engine, use_words};
use super::icon::{Glyph, icon};
use super::index::Index;
use super::keys::call;
use super::legend::Legend;
use super::library::LibraryPage;
use super::menu::narrow_menu;
use super::rail::Rail;
use super::reader::{Reader, use_layout, use_text};
use super::search::{HitBar, Hits, SearchPage};
use super::settings::{Switch, settings_panel};
use super::tabs::tabs;
use super::tray::tray;
use super::waiting::waiting;
use crate::view::{
    Action, Command, Elsewhere, MarkId, OpenReport, Progress, Shared, State, elsewhere, hits_of,
};

/// The switches of the narrow page.
const ALL: &[Switch] = &[
    Switch::Script,
    Switch::Region,
    Switch::Size,
    Switch::Face,
    Switch::Layout,
    Switch::Theme,
    Switch::Language,
];

/// What the frame shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// The areas around the report being read; before there is one, what is waited for.
#[component]
pub(super) fn Frame(props: &Props) -> Html {
    let state = &props.state;
    let t = use_words();
    let tray = tray(t, &use_dispatch(), use_engine(), Progress::of(&state.files));
    let main = match state.current_report().map(Shared::of) {
        Some(report) => html! { <Reading state={state.clone()} {report} tray={tray.clone()} /> },
        None => html! { <main class="main">{ waiting(t, state) }{ tray.clone() }</main> },
    };
    let over = if state.search.open {
        html! { <SearchPage state={state.clone()} {tray} /> }
    } else if state.library.open {
        html! { <LibraryPage state={state.clone()} {tray} /> }
    } else {
        html! {}
    };
    html! { <><Rail state={state.clone()} />{ main }{ over }</> }
}

/// What the reading frame shows.
#[derive(Clone, PartialEq, Properties)]
struct ReadingProps {
    state: Shared<State>,
    report: Shared<OpenReport>,
    tray: Html,
}

/// Text, index, and the foot.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let ReadingProps { state, report, tray } = props.clone();
    let text = use_text(&report);
    let article = use_layout(&report, &text, state.repairs);
    let hits = Hits {
        ranges: hits_of(&state, &report),
        at: state.search.at.filter(|(id, _)| *id == report.read.id).map(|(_, range)| range),
        jumps: state.search.jumps,
    };
    let (hidden, repairs, active) = (state.hidden.clone(), state.repairs, state.active);
    let (floating, pinned, layout) = (state.floating(), state.pinned(), state.settings.layout);
    let others = |mark: Option<MarkId>| -> Rc<[Elsewhere]> {
        mark.map_or_else(Vec::new, |mark| elsewhere(&state, mark)).into()
    };
    let (index_wishes, wanted) = (state.index.clone(), state.places.wanted);
    let legend = html! {
        <Legend report={report.clone()} article={article.clone()} hidden={hidden.clone()} {repairs} />
    };
    html! {
        <>
            <main class="main" onclick={dispatch.on(Action::ShutSheet)}>
                <Reader report={report.clone()} {article} {hidden} {repairs} {active} card={state.card}
                    {floating} elsewhere={others(floating)} {wanted} {layout} {hits} />
                <HitBar state={state.clone()} />
                { tray }
            </main>
            <aside class="index" aria-label={t("index")}>
                <Index {report} {active} {repairs} wishes={index_wishes} {pinned} elsewhere={others(pinned)} {layout} />
                <section class="sec sec-l" aria-label={t("legend")}>{ legend.clone() }</section>
                <section class="sec sec-m" aria-label={t("more")}>{ settings_panel(t, &dispatch, ALL, state.settings) }{ narrow_menu(t, &state.keymap) }</section>
            </aside>
            <footer class="foot">
                { legend }
                <p class="stat"><button type="button" class="wide-only" onclick={|_: MouseEvent| { call(Command::Privacy); }}>{ icon(Glyph::Lock) }{ t("privacy") }</button></p>
                { tabs(t, &dispatch, state.sheet) }
            </footer>
        </>
    }
}

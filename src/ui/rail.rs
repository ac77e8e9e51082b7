//! The list of reports.

use gloo::timers::callback::Timeout;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_engine, use_words};
use super::encoding::encoding_badge;
use super::engine::Engine;
use super::fault::{fault_words, remedy_button};
use super::icon::{Glyph, icon};
use super::list::{List, chunk_of};
use super::openers::Openers;
use super::outline::Outline;
use super::platform::document;
use crate::protocol::{ReportId, Stage};
use crate::view::{
    Action, FileEntry, FileState, LibraryAction, Shared, Sheet, ShelfRow, State, fill, may_be_encoding,
    paragraph, plain_name, shelf,
};

/// What the rail lists.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
}

/// Reports and files with their state; on narrower pages a sheet behind a button.
#[component]
pub(super) fn Rail(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let state = &props.state;
    let rows = shelf(state);
    let (count, current) = (rows.len(), state.current);
    use_current_in_view(
        rows.iter().position(|row| matches!(row, ShelfRow::Report { id, .. } if Some(*id) == current)),
    );
    let open = (state.sheet == Some(Sheet::Reports)).to_string();
    let toggle = dispatch.on(Action::ToggleSheet(Sheet::Reports));
    let parts = (t, dispatch.clone(), use_engine());
    let row = Callback::from(move |at: usize| match rows.get(at).cloned() {
        Some(ShelfRow::File(file)) => file_row(&parts, &file),
        Some(report) => report_row(&parts, report, current),
        None => html! {},
    });
    let library = library_button(t, &dispatch);
    html! {
        <nav class="rail" aria-label={t("library")}>
            <div class="spine">
                <button type="button" class="ib" aria-expanded={open} aria-label={t("library")} title={t("library")} onclick={toggle}>
                    { icon(Glyph::Lines) }
                </button>
                { library.clone() }
                { add_button(t) }
            </div>
            <div class="shelf">
                <h2>
                    { t("library") } <span class="num">{ count }</span>
                    <span class="push" />{ library }{ add_button(t) }
                </h2>
                <List {count} {row} />
            </div>
            { for state.current_report().map(|report| {
                let here = state.places.here.and_then(|place| paragraph(&report.read, place.at));
                html! { <Outline report={Shared::of(report)} {here} /> }
            }) }
            <div id="add" class="leaf rail-leaf" popover="auto" role="group" aria-label={t("add")}><Openers /></div>
        </nav>
    }
}

/// The row of the report being read stays in view, however the reader came to it.
#[hook]
fn use_current_in_view(row: Option<usize>) {
    use_effect_with(row, |row| {
        let row = *row;
        Timeout::new(0, move || {
            let find = |selector: &str| document().query_selector(selector).ok().flatten();
            let far = row.map(|row| format!(".shelf [data-part=\"{}\"]", chunk_of(row)));
            let element = far.and_then(|far| find(".shelf .doc[aria-current]").or_else(|| find(&far)));
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.map(|e| e.scroll_into_view_with_scroll_into_view_options(&options)).unwrap_or_default();
        })
        .forget();
    });
}

fn library_button(t: Words, dispatch: &Dispatch) -> Html {
    html! {
        <button type="button" class="ib" aria-label={t("library.show")} title={t("library.show")}
            onclick={dispatch.on(Action::Library(LibraryAction::Open))}>{ icon(Glyph::Table) }</button>
    }
}

pub(super) fn add_button(t: Words) -> Html {
    html! {
        <button type="button" class="ib" popovertarget="add" aria-label={t("add")} title={t("add")}>{ icon(Glyph::Plus) }</button>
    }
}

/// What the rows need.
type Parts = (Words, Dispatch, Engine);

/// The row of a report.
fn report_row(parts: &Parts, row: ShelfRow, current: Option<ReportId>) -> Html {
    let (t, dispatch, _) = parts;
    let ShelfRow::Report { id, title, date, orders, notices, encoding } = row else { return html! {} };
    let count = |key, n: usize| (n > 0).then(|| fill(t(key), &[("n", &n.to_string())]));
    let counts = [count("orders.n", orders), count("notices.n", notices)];
    let badge = encoding.map(|(text, encoding, sure)| {
        encoding_badge(parts.clone(), id.text.file, text, Some((encoding, sure)))
    });
    html! {
        <li key={format!("{id:?}")}>
            <div class="entry">
                <button type="button" class="doc" aria-current={(current == Some(id)).then_some("page")} onclick={dispatch.on(Action::Show(id))}>
                    <b>{ title }</b>
                    <span class="at">{ date }{ for counts.into_iter().flatten().map(|n| html! { <span>{ n }</span> }) }</span>
                </button>
                { badge }
            </div>
        </li>
    }
}

/// A file that waits, is in work, or cannot be read; then with the reason and one remedy.
fn file_row(parts: &Parts, file: &FileEntry) -> Html {
    let (t, _, engine) = parts;
    let key = format!("f{}", file.id.0);
    let name = if file.name.is_empty() { t("sample").to_owned() } else { plain_name(&file.name) };
    let FileState::Failed(error) = &file.state else {
        let (class, at) = match &file.state {
            FileState::Working(stage) => ("doc wait", t(stage_key(*stage))),
            FileState::Done => ("doc none", t("stage.none")),
            _ => ("doc wait", t("stage.queued")),
        };
        return html! { <li {key}><div {class}><b><bdi>{ name }</bdi></b><span class="at">{ at }</span></div></li> };
    };
    let (what, fix) = fault_words(*t, error);
    let encoding =
        may_be_encoding(error.code).then(|| encoding_badge(parts.clone(), file.id, file.path.clone(), None));
    html! {
        <li {key}>
            <div class="doc">
                <b title={plain_name(&file.path)}><bdi>{ name }</bdi></b>
                <span class="at"><span class="wn">{ icon(Glyph::Warning) }<span>{ what }</span></span></span>
                <span class="fix">{ fix }{ " " }{ encoding }{ " " }{ remedy_button(*t, engine, file.id, error.code) }</span>
            </div>
        </li>
    }
}

/// The key of what a stage does.
pub(super) fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Intake => "stage.intake",
        Stage::Repair => "stage.repair",
        Stage::Document => "stage.document",
        Stage::Analysis => "stage.analysis",
    }
}

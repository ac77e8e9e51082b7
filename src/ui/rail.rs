//! The list of reports.

use gloo::timers::callback::Timeout;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_engine, use_words};
use super::encoding::encoding_badge;
use super::fault::{fault_words, remedy_button};
use super::icon::{Glyph, icon};
use super::list::{List, chunk_of};
use super::openers::Openers;
use super::outline::Outline;
use super::platform::document;
use crate::protocol::{Confidence, Encoding, ReportId, Stage};
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
    let row = Callback::from(move |at: usize| match rows.get(at).cloned() {
        Some(ShelfRow::File(file)) => {
            html! { <li key={format!("f{}", file.id.0)}><FileRow file={(*file).clone()} /></li> }
        }
        Some(ShelfRow::Report { id, title, date, orders, notices, encoding }) => {
            let current = current == Some(id);
            html! { <li key={format!("{id:?}")}><ReportRow {id} {title} {date} {orders} {notices} {encoding} {current} /></li> }
        }
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

/// What the row of a report shows.
#[derive(Clone, PartialEq, Properties)]
struct ReportProps {
    id: ReportId,
    title: String,
    date: Option<String>,
    orders: usize,
    notices: usize,
    encoding: Option<(String, Encoding, Confidence)>,
    current: bool,
}

#[component]
fn ReportRow(props: &ReportProps) -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let count = |key, n: usize| (n > 0).then(|| fill(t(key), &[("n", &n.to_string())]));
    let counts = [count("orders.n", props.orders), count("notices.n", props.notices)];
    let badge = props.encoding.clone().map(|(text, encoding, sure)| {
        encoding_badge((t, dispatch.clone(), engine), props.id.text.file, text, Some((encoding, sure)))
    });
    html! {
        <div class="entry">
            <button type="button" class="doc" aria-current={props.current.then_some("page")} onclick={dispatch.on(Action::Show(props.id))}>
                <b>{ &props.title }</b>
                <span class="at">{ props.date.clone() }{ for counts.into_iter().flatten().map(|n| html! { <span>{ n }</span> }) }</span>
            </button>
            { badge }
        </div>
    }
}

/// What the row of a file shows.
#[derive(Clone, PartialEq, Properties)]
struct FileProps {
    file: FileEntry,
}

/// A file that waits, is in work, or cannot be read; then with the reason and one remedy.
#[component]
fn FileRow(props: &FileProps) -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let file = &props.file;
    let name = if file.name.is_empty() { t("sample").to_owned() } else { plain_name(&file.name) };
    let FileState::Failed(error) = &file.state else {
        let at = match &file.state {
            FileState::Working(stage) => t(stage_key(*stage)),
            FileState::Done => t("stage.none"),
            _ => t("stage.queued"),
        };
        return html! { <div class="doc wait"><b><bdi>{ name }</bdi></b><span class="at">{ at }</span></div> };
    };
    let (what, fix) = fault_words(t, error);
    let encoding = may_be_encoding(error.code)
        .then(|| encoding_badge((t, dispatch, engine.clone()), file.id, file.path.clone(), None));
    html! {
        <div class="doc">
            <b title={plain_name(&file.path)}><bdi>{ name }</bdi></b>
            <span class="at"><span class="wn">{ icon(Glyph::Warning) }<span>{ what }</span></span></span>
            <span class="fix">{ fix }{ " " }{ encoding }{ " " }{ remedy_button(t, &engine, file.id, error.code) }</span>
        </div>
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

//! The list of reports.

use yew::prelude::*;

use super::context::{Words, use_dispatch, use_engine, use_words};
use super::encoding::encoding_badge;
use super::fault::{fault_words, remedy_button};
use super::icon::{Glyph, icon};
use super::openers::Openers;
use super::outline::Outline;
use crate::protocol::{Confidence, Encoding, ReportId, Stage};
use crate::view::{
    Action, FileEntry, FileState, Shared, Sheet, ShelfRow, State, fill, may_be_encoding, paragraph,
    plain_name, shelf,
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
    let open = (state.sheet == Some(Sheet::Reports)).to_string();
    let toggle = dispatch.on(Action::ToggleSheet(Sheet::Reports));
    let row = |row: ShelfRow| match row {
        ShelfRow::File(file) => html! { <FileRow key={format!("f{}", file.id.0)} file={(*file).clone()} /> },
        ShelfRow::Report { id, title, date, notices, encoding } => {
            let current = state.current == Some(id);
            html! { <ReportRow key={format!("{id:?}")} {id} {title} {date} {notices} {encoding} {current} /> }
        }
    };
    html! {
        <nav class="rail" aria-label={t("library")}>
            <div class="spine">
                <button type="button" class="ib" aria-expanded={open} aria-label={t("library")} title={t("library")} onclick={toggle}>
                    { icon(Glyph::Lines) }
                </button>
                { add_button(t) }
            </div>
            <div class="shelf">
                <h2>
                    { t("library") } <span class="num">{ rows.len() }</span>
                    <span class="push" />{ add_button(t) }
                </h2>
                { for rows.into_iter().map(row) }
            </div>
            { for state.current_report().map(|report| {
                let here = state.places.here.and_then(|place| paragraph(&report.read, place.at));
                html! { <Outline report={Shared::of(report)} {here} /> }
            }) }
            <div id="add" class="leaf rail-leaf" popover="auto" role="group" aria-label={t("add")}><Openers /></div>
        </nav>
    }
}

fn add_button(t: Words) -> Html {
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
    notices: usize,
    encoding: Option<(String, Encoding, Confidence)>,
    current: bool,
}

#[component]
fn ReportRow(props: &ReportProps) -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let notices = (props.notices > 0).then(|| fill(t("notices.n"), &[("n", &props.notices.to_string())]));
    let badge = props.encoding.clone().map(|(text, encoding, sure)| {
        encoding_badge((t, dispatch.clone(), engine), props.id.text.file, text, Some((encoding, sure)))
    });
    html! {
        <div class="entry">
            <button type="button" class="doc" aria-current={props.current.then_some("page")} onclick={dispatch.on(Action::Show(props.id))}>
                <b>{ &props.title }</b>
                <span class="at">{ props.date.clone() }{ for notices.map(|n| html! { <span>{ n }</span> }) }</span>
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

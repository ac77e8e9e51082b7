//! The export dialog: format, scope and content at the left, the file's real beginning at the right.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::clipboard::copy;
use super::context::{Dispatch, Words, use_dispatch, use_engine, use_language, use_words};
use super::modal::Modal;
use super::platform;
use crate::protocol::{Content, ExportFormat, Lines, Order, Preview, Table};
use crate::view::{Action, Made, Shared, State, Taking, TakingAction, fill, size, taken};

/// What the dialog shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
    /// What is asked for.
    pub(super) taking: Taking,
}

/// The dialog. Ctrl and Enter save.
#[component]
pub(super) fn ExportDialog(props: &Props) -> Html {
    let (t, dispatch, engine, language) = (use_words(), use_dispatch(), use_engine(), use_language());
    let Props { state, taking } = props.clone();
    let count = state.reports.len();
    use_effect_with((taking.order, taking.all, taking.failed), move |(order, all, failed)| {
        if !failed {
            engine.export(taken(&state, *all), *order, language.code());
        }
    });
    let save = {
        let (made, dispatch) = (taking.made.clone(), dispatch.clone());
        Callback::from(move |()| {
            if let Some(made) = &made {
                platform::save(&made.file);
                dispatch.send(Action::Dialog(None));
            }
        })
    };
    let onkeydown = {
        let save = save.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                save.emit(());
            }
        })
    };
    let file = taking.made.as_ref().map(|made| {
        html! { <><bdi>{ &made.file.name }</bdi>{ "　" }<span class="num">{ size(made.file.bytes.len()) }</span></> }
    });
    let ready = file.is_some();
    html! {
        <Modal title={t("export")} class="export" {onkeydown}>
            <div class="set">{ groups(t, &dispatch, &taking, count) }</div>
            <div class="pv" tabindex="0" role="region" aria-label={t("ex.preview")}>{ for taking.made.as_ref().map(|made| preview(t, made)) }</div>
            <div class="ft">
                <span class="fn" role="status">{ file.unwrap_or_else(|| waiting(t, &dispatch, taking.failed)) }</span>
                { for taking.made.clone().filter(|_| taking.order.format == ExportFormat::Text && (!taking.all || count == 1)).map(|made| html! { <Copy {made} /> }) }
                <button type="button" class="btn" onclick={dispatch.on(Action::Dialog(None))}>{ t("cancel") }</button>
                <button type="button" class="btn main-act" disabled={!ready} title="Ctrl + Enter" onclick={save.reform(|_| ())}>{ t("ex.save") }</button>
            </div>
        </Modal>
    }
}

/// Before there is a file: that it is being made, or that it cannot be, with a way to try again.
fn waiting(t: Words, dispatch: &Dispatch, failed: bool) -> Html {
    if !failed {
        return html! { t("ex.wait") };
    }
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        // This button goes: the focus stays in the dialog.
        let chosen = platform::document().query_selector(".export .set input:checked").ok().flatten();
        if let Some(chosen) = chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok()) {
            let _ = chosen.focus();
        }
        dispatch.send(Action::Export(TakingAction::Again));
    });
    html! {
        <>
            <span class="fault">{ t("ex.failed") }</span>{ " " }
            <button type="button" class="btn line" {onclick}>{ t("retry") }</button>
        </>
    }
}

/// The choices: format, scope, content.
fn groups(t: Words, dispatch: &Dispatch, taking: &Taking, count: usize) -> Html {
    let order = taking.order;
    let choose = |order| dispatch.on(Action::Export(TakingAction::Choose(order)));
    let format = |format: &ExportFormat| {
        let key = format!("ex.{}", format.ending());
        option("format", t(&key), *format == order.format, choose(Order { format: *format, ..order }))
    };
    let scope = |(all, name): (bool, String)| {
        option("scope", &name, all == taking.all, dispatch.on(Action::Export(TakingAction::All(all))))
    };
    let scopes =
        [(false, t("ex.this").to_owned()), (true, fill(t("ex.every"), &[("n", &count.to_string())]))];
    let line = |(lines, key): (Lines, &str)| {
        option("content", t(key), lines == order.lines, choose(Order { lines, ..order }))
    };
    let finding = |(content, key): (Content, &str)| {
        option("content", t(key), content == order.content, choose(Order { content, ..order }))
    };
    let lines = [(Lines::Report, "ex.report"), (Lines::Body, "ex.body"), (Lines::All, "ex.lines")];
    let findings = [(Content::All, "ex.all"), (Content::Sure, "ex.conf")];
    let content = match order.format {
        ExportFormat::Text => group(t("ex.what"), lines.into_iter().map(line).collect()),
        ExportFormat::Csv => group(t("ex.what"), findings.into_iter().map(finding).collect()),
        ExportFormat::Html | ExportFormat::Json | ExportFormat::JsonLines => html! {},
    };
    html! {
        <>
            { group(t("ex.form"), ExportFormat::LIST.iter().map(format).collect()) }
            { group(t("ex.scope"), scopes.into_iter().map(scope).collect()) }
            { content }
        </>
    }
}

fn group(name: &'static str, options: Html) -> Html {
    html! { <fieldset><legend>{ name }</legend>{ options }</fieldset> }
}

fn option(group: &'static str, name: &str, on: bool, choose: Callback<Event>) -> Html {
    html! {
        <label class="opt"><input type="radio" name={group} checked={on} onchange={choose} />{ name.to_owned() }</label>
    }
}

/// The beginning of the file as it is.
fn preview(t: Words, made: &Made) -> Html {
    match &made.preview {
        Preview::Text(text) => html! { <pre class="song" lang="zh">{ text.clone() }</pre> },
        Preview::Tables(tables) => {
            html! { <>{ for tables.iter().map(|(rows, count)| table(t, rows, *count)) }</> }
        }
    }
}

/// A table with its name, its number of rows, and the first of them.
fn table(t: Words, table: &Table, count: u32) -> Html {
    let head = table.columns.iter().map(|name| html! { <th scope="col">{ name.clone() }</th> });
    let row = |row: &Vec<String>| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell.clone() }</td> }) }</tr> };
    html! {
        <>
            <h3>{ t(&format!("table.{}", table.kind.code())) }<span class="num">{ format!(" {}.csv · {count}", table.kind.code()) }</span></h3>
            <table><thead><tr>{ for head }</tr></thead><tbody>{ for table.rows.iter().map(row) }</tbody></table>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct CopyProps {
    made: std::rc::Rc<Made>,
}

/// Copies the text instead of saving it.
#[component]
fn Copy(props: &CopyProps) -> Html {
    let (t, dispatch, language) = (use_words(), use_dispatch(), use_language());
    let done = use_state_eq(|| false);
    let onclick = {
        let (made, done) = (props.made.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            copy(&dispatch, language, &String::from_utf8_lossy(&made.file.bytes), "ex.copied");
            done.set(true);
        })
    };
    let name = if *done { "ex.copied" } else { "ex.copy" };
    html! { <button type="button" class="btn line" aria-live="polite" {onclick}>{ t(name) }</button> }
}

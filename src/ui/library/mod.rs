//! The library: all reports in a table over the report.

mod keys;
mod row;
mod tools;

use yew::prelude::*;

use super::context::{Words, use_dispatch, use_engine, use_words};
use super::icon::{Glyph, icon};
use super::list::List;
use crate::view::{
    Action, Column, FileEntry, Library, LibraryAction, LibraryLine, OpenReport, Shared, State, Table, fill,
    table,
};
use keys::{Hand, use_keys};
use row::row;
use tools::{actions, tools};

/// What the library shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Everything.
    pub(super) state: Shared<State>,
    /// The line at the foot while files are read.
    pub(super) tray: Html,
}

/// The table, made anew only when something it depends on changes.
#[hook]
fn use_table(state: &Shared<State>) -> Shared<Table> {
    let files: Vec<Shared<FileEntry>> = state.files.iter().map(Shared::of).collect();
    let reports: Vec<Shared<OpenReport>> = state.reports.iter().map(Shared::of).collect();
    let Library { sort, together, filter, order, .. } = state.library.clone();
    let key = (files, reports, state.settings.variant, sort, together, (filter, order));
    Shared::of(&use_memo(key, |_| table(state)))
}

/// Reports with date, meeting, chair, counts and what asks for a look; sorted, grouped, filtered, picked, removed.
#[component]
pub(super) fn LibraryPage(props: &Props) -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let Props { state, tray } = props;
    let table = use_table(state);
    let node = use_node_ref();
    let hand = Hand { dispatch: dispatch.clone(), engine: engine.clone(), state: state.clone() };
    let onkeydown = use_keys(&node, &hand, &table);
    let count = table.lines.len();
    let draw = {
        let (table, hand) = (table.clone(), hand.clone());
        Callback::from(move |at: usize| match table.lines.get(at) {
            Some(LibraryLine::Head(name, count)) => head(t, name, *count),
            Some(LibraryLine::Row(found)) => row(t, &hand, found, at),
            None => html! {},
        })
    };
    html! {
        <main class="over" aria-label={t("library.show")}>
            <div class="main">
                <div class="page" ref={node} {onkeydown}>
                    { tools(t, &dispatch, &state.library, &table) }
                    <div class="lib" role="table" aria-label={t("library")} aria-rowcount={(count + 1).to_string()}>
                        { columns(t, &hand, &table) }
                        <List {count} row={draw} table=true />
                    </div>
                    { nothing(t, &hand, &table) }
                </div>
                { actions(t, &hand) }
                { tray.clone() }
            </div>
        </main>
    }
}

/// The heads of the columns; a click sorts.
fn columns(t: Words, hand: &Hand, table: &Table) -> Html {
    let library = &hand.state.library;
    let column = |column: &Column| {
        let sorted = library.sort.filter(|(own, _)| own == column).map(|(_, falling)| falling);
        let order = sorted.map(|falling| if falling { "descending" } else { "ascending" });
        let glyph = sorted.map(|falling| icon(if falling { Glyph::Down } else { Glyph::Up }));
        let onclick = hand.dispatch.on(Action::Library(LibraryAction::Sort(*column)));
        html! {
            <div role="columnheader" class={format!("c-{}", column.code())} aria-sort={order}>
                <button type="button" {onclick}>{ t(&format!("col.{}", column.code())) }{ glyph }</button>
            </div>
        }
    };
    let all = table.shown > 0 && library.picked.len() == table.shown;
    let pick = hand.dispatch.on(Action::Library(LibraryAction::PickAll(!all)));
    html! {
        <div role="rowgroup" class="heads">
            <div role="row" class="lrow">
                <div role="columnheader" class="c-pick">
                    <input type="checkbox" aria-label={t("pick.all")} checked={all} onclick={pick} />
                </div>
                { for Column::LIST.iter().map(column) }
            </div>
        </div>
    }
}

/// The head of a group.
fn head(t: Words, name: &str, count: usize) -> Html {
    let name = if name.is_empty() { t("unknown").to_owned() } else { name.to_owned() };
    html! {
        <div role="row" class="lhead"><div role="cell"><b>{ name }</b>{ " " }<span class="num">{ count }</span></div></div>
    }
}

/// No row fits the filter.
fn nothing(t: Words, hand: &Hand, table: &Table) -> Html {
    if table.shown > 0 {
        return html! {};
    }
    let onclick = hand.dispatch.on(Action::Library(LibraryAction::Filter(crate::view::Filter::default())));
    html! {
        <p class="none">
            { t("library.none") }{ " " }<button type="button" class="btn line" {onclick}>{ t("library.clear") }</button>
        </p>
    }
}

/// `已选 3` and the like.
fn counted(t: Words, key: &str, n: usize) -> String {
    fill(t(key), &[("n", &n.to_string())])
}

//! The repairs of the index, while they are shown: by kind, each to be undone and made again.

use yew::prelude::*;

use super::super::context::{Dispatch, Words, use_dispatch, use_words};
use super::super::list::List;
use super::section::{self, Section};
use crate::protocol::{EditId, EditKind};
use crate::view::{
    Action, Decision, MarkId, OpenReport, RepairGroup, RestoredLine, Shared, Standing, Target, printed,
    repairs, visible,
};

/// Whose repairs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) open: Shared<OpenReport>,
    /// The current mark.
    pub(super) active: Option<MarkId>,
}

/// A line of the list.
enum Line {
    Kind(RepairGroup),
    Edit(EditId),
    Restored(RestoredLine),
}

/// Kinds with their switches, and below each its repairs; then the lines given back to the text.
#[component]
pub(super) fn Repairs(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let Props { open, active } = props.clone();
    let lines = use_memo(open.clone(), |open| lines(open));
    let (rows, count) = (lines.len(), open.read.edits.len());
    let all = |made: bool| dispatch.on(Action::Decide(Decision::All(None, made)));
    let tools = html! {
        <div class="tools" role="group" aria-label={t("repairs")}>
            <button type="button" onclick={all(true)}>{ t("repair.make.all") }</button>
            <button type="button" onclick={all(false)}>{ t("repair.undo.all") }</button>
        </div>
    };
    let row = Callback::from(move |at: usize| match lines.get(at) {
        Some(Line::Kind(group)) => kind(t, &dispatch, group),
        Some(Line::Edit(id)) => edit(t, &dispatch, &open, *id, active),
        Some(Line::Restored(line)) => restored(t, &dispatch, line),
        None => html! {},
    });
    html! {
        <Section title={t("repairs")} {count} open=true class="sec-r" {tools}>
            <List count={rows} {row} />
            if rows == 0 { <p class="none">{ t("repairs.none") }</p> }
        </Section>
    }
}

fn lines(open: &OpenReport) -> Vec<Line> {
    let found = repairs(open);
    let of_kind = |group: RepairGroup| {
        let edits: Vec<_> = group.edits.iter().map(|id| Line::Edit(*id)).collect();
        std::iter::once(Line::Kind(group)).chain(edits)
    };
    found.groups.into_iter().flat_map(of_kind).chain(found.restored.into_iter().map(Line::Restored)).collect()
}

/// A kind: how many of its repairs are made, and a switch for all of them.
fn kind(t: Words, dispatch: &Dispatch, group: &RepairGroup) -> Html {
    let RepairGroup { kind, edits, made, .. } = group;
    let make = *made < edits.len();
    let onclick = dispatch.on(Action::Decide(Decision::All(Some(*kind), make)));
    let name = name_of(t, *kind);
    let does = t(if make { "repair.make" } else { "repair.undo" });
    html! {
        <li class="kind">
            <h3>{ name }{ "　" }<span class="num">{ format!("{made} / {}", edits.len()) }</span></h3>
            <button type="button" aria-label={format!("{does} {name}")} {onclick}>{ does }</button>
        </li>
    }
}

fn name_of(t: Words, kind: EditKind) -> &'static str {
    t(&format!("edit.{}", kind.code()))
}

fn restored(t: Words, dispatch: &Dispatch, line: &RestoredLine) -> Html {
    let onclick = dispatch.on(Action::Decide(Decision::Restore(line.range)));
    html! {
        <li class="kind">
            <span class="song">{ line.text.clone() }</span>
            <button type="button" {onclick}>{ t("boiler.hide") }</button>
        </li>
    }
}

/// A repair: what was printed, and what stands there.
fn edit(t: Words, dispatch: &Dispatch, open: &OpenReport, id: EditId, active: Option<MarkId>) -> Html {
    let Ok(at) = open.read.edits.binary_search_by_key(&id, |e| e.id) else { return html! {} };
    let edit = &open.read.edits[at];
    let standing = Standing::of(edit, &open.made);
    let after = if edit.after.is_empty() { t("repair.nothing").to_owned() } else { visible(&edit.after) };
    let mark = MarkId { report: open.read.id, target: Target::Edit(id), place: 0 };
    let doubt = (standing == Standing::Offered)
        .then(|| html! { <span class="chip sug">{ t("repair.doubt") }</span> });
    let said = html! {
        <>
            <span class={classes!("song", standing.css_class())}>
                <del>{ visible(printed(&open.read, edit)) }</del>{ " → " }<ins>{ after }</ins>
            </span>
            { doubt }
        </>
    };
    section::row(t, dispatch, "ed", &[mark], active, said)
}

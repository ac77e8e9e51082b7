//! The outline of the open report: who orders in which paragraph.

use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use super::reader::use_text;
use crate::view::{Action, OpenReport, OutlineRow, Shared, Shown, outline};

/// What is outlined.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
}

/// One row for each paragraph with directives; a click goes to the first.
#[component]
pub(super) fn Outline(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let text = use_text(&props.report);
    let key = (Shared::of(&props.report.read), text);
    let rows = use_memo(key, |(read, text)| outline(Shown { read, text }));
    if rows.is_empty() {
        return html! {};
    }
    let row = |row: &OutlineRow| {
        let speaker = row.speaker.clone().unwrap_or_else(|| t("speaker.meeting").to_owned());
        html! {
            <button type="button" onclick={dispatch.on(Action::Visit(row.first))}>
                <span>{ format!("¶{}　{speaker}", row.number) }{ row.verb.clone() }</span>
                <span class="num">{ row.orders }</span>
            </button>
        }
    };
    html! { <div class="toc"><h2>{ t("outline") }</h2>{ for rows.iter().map(row) }</div> }
}

//! The outline of the open report: who orders in which paragraph.

use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use super::list::List;
use super::reader::{use_text, visit};
use crate::view::{OpenReport, OutlineRow, Shared, Shown, outline};

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
    let count = rows.len();
    let go = move |mark| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| visit(&dispatch, mark))
    };
    let row = Callback::from(move |at: usize| {
        let Some(OutlineRow { number, speaker, verb, orders, first }) = rows.get(at).cloned() else {
            return html! {};
        };
        let speaker = speaker.unwrap_or_else(|| t("speaker.meeting").to_owned());
        html! {
            <li>
                <button type="button" onclick={go(first)}>
                    <span>{ format!("¶{number}　{speaker}") }{ verb }</span>
                    <span class="num">{ orders }</span>
                </button>
            </li>
        }
    });
    html! { <div class="toc"><h2>{ t("outline") }</h2><List {count} {row} /></div> }
}

//! The outline of the open report: who orders in which paragraph.

use yew::prelude::*;

use super::context::{Words, use_dispatch, use_words};
use super::list::List;
use super::reader::{use_text_beside, visit};
use crate::view::{Action, OpenReport, OutlineRow, Place, PlacesAction, Shared, Shown, outline};

/// What is outlined.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// The paragraph at the head of the window.
    pub(super) here: Option<u32>,
}

/// One row for each heading and each paragraph with directives, the one being read marked; a click goes there.
#[component]
pub(super) fn Outline(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let text = use_text_beside(&props.report);
    let key = (Shared::of(&props.report.read), text);
    let rows = use_memo(key, |(read, text)| outline(Shown { read, text }));
    if rows.is_empty() {
        return html! {};
    }
    let count = rows.len();
    let current = rows.iter().rposition(|row| Some(row.number) <= props.here);
    let report = props.report.read.id;
    let row = Callback::from(move |at: usize| {
        let Some(row) = rows.get(at) else { return html! {} };
        let onclick = {
            let (dispatch, first, place) = (dispatch.clone(), row.first, Place { report, at: row.at });
            Callback::from(move |_: MouseEvent| match first {
                Some(mark) => visit(&dispatch, mark),
                None => dispatch.send(Action::Places(PlacesAction::Go(place))),
            })
        };
        html! {
            <li class={classes!(row.heading.as_ref().map(|_| "h"))}>
                <button type="button" {onclick} aria-current={(current == Some(at)).then_some("true")}>
                    <span>{ name(t, row) }</span>
                    if row.orders > 0 { <span class="num">{ row.orders }</span> }
                </button>
            </li>
        }
    });
    html! { <div class="toc"><h2>{ t("outline") }</h2><List {count} {row} /></div> }
}

fn name(t: Words, row: &OutlineRow) -> Html {
    if let Some(heading) = &row.heading {
        return html! { heading };
    }
    let speaker = row.speaker.clone().unwrap_or_else(|| t("speaker.meeting").to_owned());
    // Latin letters keep away from what follows.
    let gap = speaker.ends_with(|c: char| c.is_ascii_alphabetic()).then_some(" ");
    html! { <>{ format!("¶{}　{speaker}", row.number) }{ gap }{ row.verb.clone() }</> }
}

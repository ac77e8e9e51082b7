//! `2 / 5 ‹ ›`: the places of one thing, one after the other.

use yew::prelude::*;

use super::super::context::{Dispatch, Words, use_dispatch, use_words};
use super::super::icon::{Glyph, icon};
use super::dom::visit;
use crate::view::{Action, MarkId, step_in, wraps};

/// What is walked.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The places, in text order.
    pub(in crate::ui) marks: Vec<MarkId>,
    /// The current mark.
    pub(in crate::ui) active: Option<MarkId>,
}

/// Leads to the place so many after the one at `at`, and says so when that is round an end.
pub(in crate::ui) fn lead(dispatch: &Dispatch, t: Words, marks: &[MarkId], at: Option<usize>, by: isize) {
    let Some(mark) = step_in(marks, at, by) else { return };
    if let Some(key) = wraps(marks.len(), at, by).filter(|_| marks.len() > 1) {
        dispatch.send(Action::Tell(t(key).to_owned()));
    }
    visit(dispatch, mark);
}

/// Where the reader stands among the places, and a step either way.
#[component]
pub(in crate::ui) fn Walk(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let Props { marks, active } = props;
    let at = marks.iter().position(|m| Some(*m) == *active);
    let step = |by: isize| {
        let (dispatch, marks) = (dispatch.clone(), marks.clone());
        Callback::from(move |_: MouseEvent| lead(&dispatch, t, &marks, at, by))
    };
    let place = at.map_or_else(|| marks.len().to_string(), |at| format!("{} / {}", at + 1, marks.len()));
    html! {
        <span class="walk">
            <b>{ place }</b>
            <button class="ib" onclick={step(-1)} aria-label={t("prev")}>{ icon(Glyph::Up) }</button>
            <button class="ib" onclick={step(1)} aria-label={t("next")}>{ icon(Glyph::Down) }</button>
        </span>
    }
}

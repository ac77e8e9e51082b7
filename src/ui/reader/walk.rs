//! `2 / 5 ‹ ›`: the places of one thing, one after the other.

use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use super::super::icon::{Glyph, icon};
use super::dom::visit;
use crate::view::{Action, MarkId, step_in, wraps};

/// Leads to the place so many after the one at `at`, and says which that is; to all when it is round an end.
pub(in crate::ui) fn lead(dispatch: &Dispatch, t: Words, marks: &[MarkId], at: Option<usize>, by: isize) {
    let Some(mark) = step_in(marks, at, by) else { return };
    let place = place(marks, Some(mark));
    dispatch.send(match wraps(marks.len(), at, by).filter(|_| marks.len() > 1) {
        Some(key) => Action::Tell(format!("{}　{place}", t(key))),
        None => Action::Say(place),
    });
    visit(dispatch, mark);
}

/// `2 / 5`; without a current mark, how many there are.
fn place(marks: &[MarkId], active: Option<MarkId>) -> String {
    let at = marks.iter().position(|m| Some(*m) == active);
    at.map_or_else(|| marks.len().to_string(), |at| format!("{} / {}", at + 1, marks.len()))
}

/// Where the reader stands among the places, and a step either way.
pub(in crate::ui) fn walk(t: Words, dispatch: &Dispatch, marks: &[MarkId], active: Option<MarkId>) -> Html {
    let at = marks.iter().position(|m| Some(*m) == active);
    let step = |by: isize| {
        let (dispatch, marks) = (dispatch.clone(), marks.to_vec());
        Callback::from(move |_: MouseEvent| lead(&dispatch, t, &marks, at, by))
    };
    html! {
        <span class="walk">
            <b>{ place(marks, active) }</b>
            <button class="ib" onclick={step(-1)} aria-label={t("prev")}>{ icon(Glyph::Up) }</button>
            <button class="ib" onclick={step(1)} aria-label={t("next")}>{ icon(Glyph::Down) }</button>
        </span>
    }
}

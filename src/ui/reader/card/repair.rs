//! The card of a repair: what was printed, and the readings to choose from.

use yew::prelude::*;

use super::super::super::choice::{Choice, Choices};
use super::super::super::context::{Dispatch, Words};
use crate::view::{Action, Decision, RepairCard, Standing, fill, visible};

/// Every reading is a choice; what was printed is the last of them.
pub(super) fn repair(t: Words, dispatch: &Dispatch, card: RepairCard) -> Html {
    let same = alike(t, dispatch, &card);
    let RepairCard { edit, standing, sure, before, readings, chosen, .. } = card;
    let last = readings.len().saturating_sub(1);
    let choice = |(at, text): (usize, &String)| {
        let name = if text.is_empty() { t("repair.nothing").to_owned() } else { visible(text) };
        let name = if at == last { format!("{name}　{}", t("repair.printed")) } else { name };
        Choice { name: name.into(), hint: None, lang: None, about: None }
    };
    let choices: Vec<_> = readings.iter().enumerate().map(choice).collect();
    let dispatch = dispatch.clone();
    let onchoose = Callback::from(move |at: usize| {
        if let Some(text) = readings.get(at) {
            dispatch.send(Action::Decide(Decision::Reading(edit, text.clone())));
        }
    });
    let sure = fill(t("repair.sure"), &[("n", &format!("{}.{}", sure / 10, sure % 10))]);
    html! {
        <>
            <dl class="f">
                <dt>{ t("repair.state") }</dt>
                <dd class="state">{ t(standing.key()) }<span class="num">{ sure }</span></dd>
                <dt>{ t("repair.before") }</dt><dd class="song">{ before }</dd>
                <dt>{ t("repair.reads") }</dt>
                <dd><Choices label={t("repair.reads")} {choices} {chosen} {onchoose} class="readings" /></dd>
            </dl>
            { same }
        </>
    }
}

/// The same for all repairs of the kind.
fn alike(t: Words, dispatch: &Dispatch, card: &RepairCard) -> Html {
    let RepairCard { kind, standing, alike, .. } = *card;
    if alike < 2 {
        return html! {};
    }
    let make = standing != Standing::Made;
    let name = t(&format!("edit.{}", kind.code()));
    let key = if make { "repair.make.kind" } else { "repair.undo.kind" };
    let text = fill(t(key), &[("kind", name), ("n", &alike.to_string())]);
    let onclick = dispatch.on(Action::Decide(Decision::All(Some(kind), make)));
    html! { <div class="acts"><button type="button" class="btn line" {onclick}>{ text }</button></div> }
}

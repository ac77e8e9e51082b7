//! The cards of bodies, documents, dates and places, and of repairs.

use yew::prelude::*;

use super::super::super::context::use_words;
use super::super::walk::Walk;
use crate::view::{MarkClass, MarkId, RepairCard, ThingRow};

/// What the card says.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ThingProps {
    pub(super) class: MarkClass,
    pub(super) row: ThingRow,
    pub(super) active: MarkId,
}

/// What kind of thing it is, and its places.
#[component]
pub(super) fn Thing(props: &ThingProps) -> Html {
    let t = use_words();
    html! {
        <dl class="f">
            <dt>{ t("d.kind") }</dt><dd>{ t(&format!("cls.{}", props.class.code())) }</dd>
            <dt>{ t("card.seen") }</dt>
            <dd><Walk marks={props.row.marks.clone()} active={Some(props.active)} /></dd>
        </dl>
    }
}

/// What the card says.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RepairProps {
    pub(super) card: RepairCard,
}

/// What stood there, and what stands there now or could.
#[component]
pub(super) fn Repair(props: &RepairProps) -> Html {
    let t = use_words();
    let RepairCard { offered, before, readings, .. } = &props.card;
    let reading = |text: &String| html! { <li class="song">{ text.clone() }</li> };
    let readings = (!readings.is_empty()).then(|| html! { <ul>{ for readings.iter().map(reading) }</ul> });
    let nothing = || html! { t("repair.nothing") };
    html! {
        <dl class="f">
            <dt>{ t("repair.before") }</dt><dd class="song">{ before.clone() }</dd>
            <dt>{ t(if *offered { "repair.could" } else { "repair.after" }) }</dt>
            <dd>{ readings.unwrap_or_else(nothing) }</dd>
        </dl>
    }
}

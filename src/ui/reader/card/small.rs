//! The card of bodies, documents, dates and places.

use yew::prelude::*;

use super::super::super::context::use_words;
use super::super::walk::Walk;
use crate::view::{MarkClass, MarkId, ThingRow};

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

//! The card of bodies, documents, dates and places.

use yew::prelude::*;

use super::super::super::context::{Dispatch, Words};
use super::super::walk::walk;
use crate::view::{MarkClass, MarkId, ThingRow};

/// What kind of thing it is, and its places.
pub(super) fn thing(t: Words, dispatch: &Dispatch, class: MarkClass, row: &ThingRow, active: MarkId) -> Html {
    html! {
        <dl class="f">
            <dt>{ t("d.kind") }</dt><dd>{ t(&format!("cls.{}", class.code())) }</dd>
            <dt>{ t("card.seen") }</dt>
            <dd>{ walk(t, dispatch, &row.marks, Some(active)) }</dd>
        </dl>
    }
}

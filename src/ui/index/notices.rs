//! What the engine noticed about the report, each with the places that it concerns.

use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use super::Source;
use super::section::Section;
use crate::protocol::Note;
use crate::view::{Action, Place, PlacesAction, fill};

/// One row for each notice; a click leads to its first place, where it has one.
pub(super) fn notices(t: Words, dispatch: &Dispatch, source: &Source) -> Html {
    let row = |note: &Note| {
        let text = fill(t(&format!("note.{}", note.code.code())), &[("n", &note.count.to_string())]);
        let Some(first) = note.places.first() else { return html! { <li class="row note">{ text }</li> } };
        let place = Place { report: source.read.id, at: first.start() };
        let onclick = dispatch.on(Action::Places(PlacesAction::Go(place)));
        html! { <li class="row note"><button type="button" class="go link" {onclick}>{ text }</button></li> }
    };
    let notes = &source.read.notes;
    html! {
        <Section title={t("index.notices")} count={notes.len()}><ul>{ for notes.iter().map(row) }</ul></Section>
    }
}

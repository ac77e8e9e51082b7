//! The card under the title: which meeting, when, whose, who took which part.

use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use super::block::{Props as BlockProps, set};
use super::dom::visit;
use crate::view::{
    Language, MarkId, MeetRow, MeetValue, Shown, days_in, fill, kinds_in, meeting, script_words,
};

/// What is known of the meeting.
pub(super) fn meet(t: Words, dispatch: &Dispatch, language: Language, props: &BlockProps) -> Html {
    let rows = meeting(Shown { read: &props.read, text: &props.text });
    if rows.is_empty() {
        return html! {};
    }
    let value = |row: &MeetRow| match &row.value {
        MeetValue::Text(text) => set(text, props.vertical),
        MeetValue::Kinds(kinds) => html! { kinds_in(language, kinds) },
        MeetValue::Dates(days) => set(&days_in(language, days), props.vertical),
        MeetValue::People(people, more) => {
            let more = (*more > 0).then(|| html! { <span class="num">{ format!("+{more}") }</span> });
            html! { <>{ for people.iter().map(|(name, mark)| person(name, *mark, dispatch)) }{ more }</> }
        }
        MeetValue::Script(script, parts) => html! { script_words(language, *script, parts) },
        MeetValue::Doubts(count, first) => {
            let (dispatch, first) = (dispatch.clone(), *first);
            let onclick = Callback::from(move |_: MouseEvent| visit(&dispatch, first));
            let words = fill(t("doubt.n"), &[("n", &count.to_string())]);
            html! { <button type="button" class="link" {onclick}>{ words }</button> }
        }
    };
    let row = |row: &MeetRow| {
        html! { <><dt>{ t(row.label) }</dt><dd class={classes!(row.wide.then_some("across"))}>{ value(row) }</dd></> }
    };
    html! { <dl class="meet">{ for rows.iter().map(row) }</dl> }
}

fn person(name: &str, mark: MarkId, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_| visit(&dispatch, mark));
    html! { <button class="m p song" {onclick}>{ name.to_owned() }</button> }
}

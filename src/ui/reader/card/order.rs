//! The card of a directive.

use yew::prelude::*;

use super::super::super::context::{Words, use_dispatch, use_words};
use super::super::dom::visit;
use crate::protocol::Modality;
use crate::view::{DirectiveCard, fill};

/// What the card says.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) card: Box<DirectiveCard>,
    pub(super) lang: &'static str,
}

/// The key of a modality's word.
pub(super) fn kind_key(modality: Modality) -> &'static str {
    match modality {
        Modality::Obligation => "kind.must",
        Modality::Prohibition => "kind.ban",
        Modality::Exhortation => "kind.urge",
    }
}

/// Who tells whom to do what by when, how strongly, and the sentence that says so.
#[component]
pub(super) fn Order(props: &Props) -> Html {
    let t = use_words();
    let (card, lang) = (&props.card, props.lang);
    let field = |key: &str, value: &Option<String>| {
        value.as_ref().map(|v| html! { <><dt>{ t(key) }</dt><dd class="song" {lang}>{ v.clone() }</dd></> })
    };
    let themes: Vec<_> = card.themes.iter().map(|theme| t(&format!("theme.{}", theme.id()))).collect();
    html! {
        <>
            <dl class="f">
                <dt>{ t("d.who") }</dt><dd><Speaker card={card.clone()} {lang} /></dd>
                { field("d.whom", &card.addressee) }
                { field("d.what", &Some(card.action.clone())) }
                { field("d.when", &card.deadline) }
                <dt>{ t("d.force") }</dt><dd>{ force(t, card.force) }</dd>
                <dt>{ t("d.kind") }</dt><dd>{ t(kind_key(card.modality)) }</dd>
                <dt>{ t("d.theme") }</dt><dd>{ themes.join(t("list.and")) }</dd>
                { field("d.src", &Some(card.sentence.clone())) }
            </dl>
            <p class="why">{ t("card.rule") }{ "　" }{ t(&format!("rule.{}", card.rule.id())) }</p>
        </>
    }
}

/// Five boxes, as many filled as the force says.
fn force(t: Words, force: u8) -> Html {
    let boxes = (1..=5).map(|i| html! { <i class={classes!((i <= force).then_some("y"))} /> });
    let text = fill(t("force.of"), &[("n", &force.to_string())]);
    html! { <span class="force">{ for boxes }<b>{ text }</b></span> }
}

/// The name of who gives it, which leads to the person, and the verb.
#[component]
fn Speaker(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let (card, lang) = (&props.card, props.lang);
    let verb = card.verb.as_ref().map(|v| html! { <span class="num song" {lang}>{ v.clone() }</span> });
    let name = match card.speaker.clone() {
        Some((name, Some(mark))) => {
            let onclick = Callback::from(move |_: MouseEvent| visit(&dispatch, mark));
            html! { <button class="link song" {lang} {onclick}>{ name }</button> }
        }
        Some((name, None)) => html! { <span class="song" {lang}>{ name }</span> },
        None => html! { t("speaker.meeting") },
    };
    html! { <>{ name }{ "　" }{ verb }</> }
}

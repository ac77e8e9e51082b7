//! The card of a person.

use yew::prelude::*;

use super::super::super::context::{Words, use_dispatch, use_words};
use super::super::dom::visit;
use super::super::walk::Walk;
use crate::protocol::{Role, RoleDetail};
use crate::view::{MarkId, PersonCard, fill, role_key};

/// What the card says.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) card: Box<PersonCard>,
    pub(super) active: MarkId,
    pub(super) lang: &'static str,
}

/// Posts, parts with their proof, directives, places, and why the name was found.
#[component]
pub(super) fn Person(props: &Props) -> Html {
    let t = use_words();
    let (card, active, lang) = (&props.card, props.active, props.lang);
    let title = |(text, count): &(String, usize)| {
        html! { <li><span class="song" {lang}>{ text.clone() }</span><span class="num">{ format!("×{count}") }</span></li> }
    };
    let titles = (!card.titles.is_empty()).then(|| {
        html! { <><dt>{ t("card.posts") }</dt><dd><ul>{ for card.titles.iter().map(title) }</ul></dd></> }
    });
    let rules: Vec<_> = card.rules.iter().map(|rule| t(&format!("rule.{}", rule.id()))).collect();
    html! {
        <>
            <dl class="f">
                { titles }
                <dt>{ t("card.role") }</dt>
                <dd>{ for card.roles.iter().map(|part| role(t, lang, part)) }</dd>
                <Orders card={card.clone()} />
                <dt>{ t("card.seen") }</dt>
                <dd><Walk marks={card.marks.clone()} active={Some(active)} /></dd>
            </dl>
            <p class="why">{ t("card.rule") }{ "　" }{ rules.join(t("list.and")) }</p>
        </>
    }
}

/// Words of the report in the quotation marks of their region.
fn quoted(lang: &str, words: &str) -> String {
    if lang.starts_with("zh-Hant-") { format!("「{words}」") } else { format!("“{words}”") }
}

fn role(t: Words, lang: &'static str, part: &(Role, Option<RoleDetail>, Option<String>)) -> Html {
    let (role, detail, quote) = part;
    let name = detail.map_or_else(|| t(role_key(*role)), |d| t(&format!("detail.{}", d.id())));
    let quote = quote.as_ref().map(|q| html! { <blockquote {lang}>{ quoted(lang, q) }</blockquote> });
    html! { <><span class="chip out">{ name }</span>{ quote }</> }
}

#[derive(Clone, PartialEq, Properties)]
struct OrdersProps {
    card: Box<PersonCard>,
}

/// How many directives the person gives; a click leads to the first.
#[component]
fn Orders(props: &OrdersProps) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let PersonCard { orders, bans, .. } = &*props.card;
    let Some(first) = orders.first().copied() else { return html! {} };
    let key = if *bans > 0 { "card.orders.bans" } else { "card.orders" };
    let text = fill(t(key), &[("n", &orders.len().to_string()), ("bans", &bans.to_string())]);
    let onclick = Callback::from(move |_: MouseEvent| visit(&dispatch, first));
    html! { <><dt>{ t("cls.order") }</dt><dd><button class="link" {onclick}>{ text }</button></dd></> }
}

//! The card of a person.

use yew::prelude::*;

use super::super::super::context::{Dispatch, Words};
use super::super::dom::visit;
use super::super::walk::walk;
use crate::protocol::{Role, RoleDetail};
use crate::view::{Elsewhere, MarkId, PersonCard, fill, role_key};

/// Posts, parts with their proof, directives, places, the same name in other reports, and why the name was found.
pub(super) fn person(
    t: Words,
    dispatch: &Dispatch,
    card: &PersonCard,
    others: &[Elsewhere],
    active: MarkId,
    lang: &'static str,
) -> Html {
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
                { listed(t, card) }
                { aliases(t, lang, card) }
                { orders(t, dispatch, card) }
                <dt>{ t("card.seen") }</dt>
                <dd>{ walk(t, dispatch, &card.marks, Some(active)) }</dd>
                { elsewhere(t, dispatch, others) }
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

/// Where the person stands in the list of those present, and whether on a screen.
fn listed(t: Words, card: &PersonCard) -> Html {
    let place = card.list_order.map(|n| fill(t("card.order.n"), &[("n", &n.to_string())]));
    let video = card.by_video.then(|| t("card.video").to_owned());
    let said: Vec<_> = place.into_iter().chain(video).collect();
    if said.is_empty() {
        return html! {};
    }
    html! { <><dt>{ t("card.order") }</dt><dd>{ said.join(t("list.and")) }</dd></> }
}

fn aliases(t: Words, lang: &'static str, card: &PersonCard) -> Html {
    if card.aliases.is_empty() {
        return html! {};
    }
    let alias = |(text, count): &(String, usize)| {
        html! { <li><span class="song" {lang}>{ text.clone() }</span><span class="num">{ format!("×{count}") }</span></li> }
    };
    html! { <><dt>{ t("card.alias") }</dt><dd><ul>{ for card.aliases.iter().map(alias) }</ul></dd></> }
}

/// How many directives the person gives; a click leads to the first.
fn orders(t: Words, dispatch: &Dispatch, card: &PersonCard) -> Html {
    let PersonCard { orders, bans, .. } = card;
    let Some(first) = orders.first().copied() else { return html! {} };
    let key = if *bans > 0 { "card.orders.bans" } else { "card.orders" };
    let text = fill(t(key), &[("n", &orders.len().to_string()), ("bans", &bans.to_string())]);
    let onclick = led(dispatch, first);
    html! { <><dt>{ t("cls.order") }</dt><dd><button type="button" class="link" {onclick}>{ text }</button></dd></> }
}

/// So many other reports are listed at once.
const ELSEWHERE: usize = 8;

/// The same name in other reports, each with the posts and parts there.
fn elsewhere(t: Words, dispatch: &Dispatch, others: &[Elsewhere]) -> Html {
    if others.is_empty() {
        return html! {};
    }
    let other = |other: &Elsewhere| {
        let onclick = led(dispatch, other.mark);
        let roles: Vec<_> = other.roles.iter().map(|role| t(role_key(*role))).collect();
        html! {
            <li>
                <button type="button" class="link song" {onclick}>{ &other.title }</button>
                <small>{ for other.date.iter().map(|date| html! { <>{ date }{ "　" }</> }) }{ &other.titles }{ "　" }{ roles.join(t("list.and")) }</small>
            </li>
        }
    };
    let (first, more) = others.split_at(others.len().min(ELSEWHERE));
    html! {
        <>
            <dt>{ t("card.elsewhere") }</dt>
            <dd class="others">
                <ul>{ for first.iter().map(other) }</ul>
                if !more.is_empty() {
                    <details>
                        <summary class="link">{ format!("+{}", more.len()) }</summary>
                        <ul>{ for more.iter().map(other) }</ul>
                    </details>
                }
                <small>{ t("card.same") }</small>
            </dd>
        </>
    }
}

/// Leads to a mark, in whatever report.
fn led(dispatch: &Dispatch, mark: MarkId) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| visit(&dispatch, mark))
}

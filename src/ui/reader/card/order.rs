//! The card of a directive.

use yew::prelude::*;

use super::super::super::context::{Dispatch, Words};
use super::super::dom::visit;
use crate::view::{DirectiveCard, Language, MarkId, ShownAct, Suggestion, date_in, fill};

/// Who tells whom to do what by when, how strongly, and the sentence that says so.
pub(super) fn order(
    t: Words,
    dispatch: &Dispatch,
    language: Language,
    card: &DirectiveCard,
    lang: &'static str,
) -> Html {
    let field = |key: &str, value: &Option<String>| field(t, lang, key, value.as_deref());
    let themes = card.themes.iter().map(|theme| t(&format!("theme.{}", theme.id())));
    let subjects: Vec<_> =
        card.subjects.iter().map(|s| t(&format!("subject.{}", s.id())).to_owned()).collect();
    let subjects = (!subjects.is_empty()).then(|| subjects.join(t("list.and")));
    html! {
        <>
            <dl class="f">
                <dt>{ t("d.who") }</dt><dd>{ speaker(t, dispatch, card, lang) }</dd>
                { acts(t, language, card, lang) }
                { field("d.term", &card.term) }
                <dt>{ t("d.force") }</dt><dd>{ force(t, card) }</dd>
                <dt>{ t("d.kind") }</dt>
                <dd>{ t(card.bearing.key()) }if card.heading { { t("list.and") }{ t("d.heading") } }</dd>
                { under(t, dispatch, card, lang) }
                <dt>{ t("d.theme") }</dt><dd>{ themes.collect::<Vec<_>>().join(t("list.and")) }</dd>
                { subjects.map(|subjects| html! { <><dt>{ t("d.subject") }</dt><dd>{ subjects }</dd></> }) }
                { field("d.src", &Some(card.sentence.clone())) }
                { grammar(t, card, lang) }
            </dl>
            <p class="why">{ t("card.rule") }{ "　" }{ t(&format!("rule.{}", card.rule.id())) }</p>
        </>
    }
}

/// A row of the card, where there is something to say.
fn field(t: Words, lang: &'static str, key: &str, value: Option<&str>) -> Option<Html> {
    value.map(|value| html! { <><dt>{ t(key) }</dt><dd class="song" {lang}>{ value }</dd></> })
}

/// What it asks for and forbids; several things are numbered.
fn acts(t: Words, language: Language, card: &DirectiveCard, lang: &'static str) -> Html {
    let count = card.acts.len();
    let number = |at: usize| (count > 1).then(|| format!(" {}/{count}", at + 1));
    let group = |(at, one)| html! { <div class="ask">{ act(t, language, one, number(at), lang) }</div> };
    html! { <>{ for card.acts.iter().enumerate().map(group) }</> }
}

/// On what condition who shall do what by when, or else what.
fn act(t: Words, language: Language, act: &ShownAct, number: Option<String>, lang: &'static str) -> Html {
    let field = |key: &str, value: &Option<String>| field(t, lang, key, value.as_deref());
    let word = act.word.as_ref().map(|word| html! { <><span class="chip ban">{ word }</span>{ " " }</> });
    let when = act.deadline.as_ref().map(|(words, day)| {
        let day = day.map(|day| html! { <time class="num" datetime={day.to_string()}>{ date_in(language, day) }</time> });
        html! { <><dt>{ t("d.when") }</dt><dd><span class="song" {lang}>{ words.clone() }</span>{ "　" }{ day }</dd></> }
    });
    html! {
        <>
            <dt>{ t("d.what") }{ number }</dt><dd class="song" {lang}>{ word }{ &act.words }</dd>
            { field("d.whom", &act.addressee) }
            { when }
            { field("d.condition", &act.condition) }
            { field("d.quantity", &act.quantity) }
            { field("d.sanction", &act.sanction) }
        </>
    }
}

/// Five boxes, as many filled as the force says; opened, the scale and the word that proves it.
fn force(t: Words, card: &DirectiveCard) -> Html {
    let boxes = (1..=5).map(|i| html! { <i class={classes!((i <= card.force).then_some("y"))} /> });
    let n = card.force.to_string();
    let rule = match &card.word {
        Some(word) => fill(t("force.rule"), &[("word", word), ("n", &n)]),
        None => t("force.plain").to_owned(),
    };
    let text = fill(t("force.of"), &[("n", &n)]);
    html! { <details><summary><span class="force">{ for boxes }<b>{ text }</b></span></summary><p>{ rule }</p></details> }
}

/// The directive that it hangs under; a click leads there.
fn under(t: Words, dispatch: &Dispatch, card: &DirectiveCard, lang: &'static str) -> Html {
    let Some((heading, mark)) = card.under.clone() else { return html! {} };
    let Some(mark) = mark else {
        return html! { <><dt>{ t("d.under") }</dt><dd class="song" {lang}>{ heading }</dd></> };
    };
    let onclick = led(dispatch, mark);
    html! { <><dt>{ t("d.under") }</dt><dd><button type="button" class="link song" {lang} {onclick}>{ heading }</button></dd></> }
}

/// The columns of an institutional grammar, to be checked.
fn grammar(t: Words, card: &DirectiveCard, lang: &'static str) -> Html {
    if card.grammar.is_empty() {
        return html! {};
    }
    let column = |found: &Suggestion| {
        let name = t(&format!("ig.{}", found.column));
        html! { <li><b>{ found.column }{ " " }{ name }</b><span class="song" {lang}>{ &found.words }</span></li> }
    };
    let columns = |act: &Vec<Suggestion>| html! { <ul class="ig">{ for act.iter().map(column) }</ul> };
    html! {
        <>
            <dt title={t("d.grammar.hint")}>{ t("d.grammar") }</dt>
            <dd title={t("d.grammar.hint")}>{ for card.grammar.iter().map(columns) }</dd>
        </>
    }
}

/// The name of who gives it, which leads to the person, and the verb.
fn speaker(t: Words, dispatch: &Dispatch, card: &DirectiveCard, lang: &'static str) -> Html {
    let verb = card.verb.as_ref().map(|v| html! { <span class="num song" {lang}>{ v.clone() }</span> });
    let name = match card.speaker.clone() {
        Some((name, Some(mark))) => {
            html! { <button type="button" class="link song" {lang} onclick={led(dispatch, mark)}>{ name }</button> }
        }
        Some((name, None)) => html! { <span class="song" {lang}>{ name }</span> },
        None => html! { t("speaker.meeting") },
    };
    html! { <>{ name }{ "　" }{ verb }</> }
}

fn led(dispatch: &Dispatch, mark: MarkId) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| visit(&dispatch, mark))
}

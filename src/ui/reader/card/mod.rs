//! The card of a mark, laid beside it or pinned at the head of the index: what it is, what was seen, why it was
//! found, what can be done.

mod doubt;
mod order;
mod person;
mod repair;
mod small;

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::super::clipboard::copy;
use super::super::context::{Dispatch, Words, use_dispatch, use_language, use_words};
use super::super::icon::{Glyph, icon};
use super::block::Props as BlockProps;
use super::dom;
use crate::view::{Action, Card, CardsAction, Elsewhere, MarkId, Shown, card, citation, copied, quoted};

/// Who opened a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Owner {
    /// The reader, who has the focus in it.
    Reader,
    /// The pointer that rests on the mark.
    Pointer,
    /// The reader, who pinned it at the head of the index.
    Index,
}

/// What the card explains.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The mark.
    pub(in crate::ui) mark: MarkId,
    /// Who opened it.
    pub(in crate::ui) owner: Owner,
    /// The same person in other reports.
    pub(in crate::ui) elsewhere: Rc<[Elsewhere]>,
    /// The report it stands in.
    pub(in crate::ui) block: BlockProps,
}

/// The card, or nothing for a mark that has none.
#[component]
pub(in crate::ui) fn CardView(props: &Props) -> Html {
    let (t, dispatch, language) = (use_words(), use_dispatch(), use_language());
    let node = use_node_ref();
    let Props { mark, owner, elsewhere, block } = props.clone();
    {
        let node = node.clone();
        use_effect_with((mark, owner, block.text.clone()), move |(mark, owner, _)| {
            settle(&node, *mark, *owner)
        });
    }
    let shown = Shown { read: &block.read, text: &block.text };
    let copying = copying(t, &dispatch, shown, mark, language);
    let Some(card) = card(shown, &block.open, mark) else { return html! {} };
    let lang = block.text.variant().lang(block.read.texts.script);
    let pinned = owner == Owner::Index;
    let name = if pinned { "pinned-name" } else { "card-name" };
    let (class, role) = if pinned { ("card docked", "region") } else { ("card float", "dialog") };
    html! {
        <section {class} {role} aria-labelledby={name} tabindex="-1" ref={node}>
            <header>
                <span class="title" {lang}>{ head(&card, t, name) }</span>
                <span class="push">{ buttons(t, &dispatch, mark, owner) }</span>
            </header>
            { match card {
                Card::Person(card) => person::person(t, &dispatch, &card, &elsewhere, mark, lang),
                Card::Directive(card) => order::order(t, &dispatch, language, &card, lang),
                Card::Thing(class, row) => small::thing(t, &dispatch, class, &row, mark),
                Card::Repair(card) => repair::repair(t, &dispatch, card),
                Card::Doubt(card) => doubt::doubt(t, &dispatch, language, lang, &card),
            } }
            { copying }
        </section>
    }
}

/// Pin and close; of a pinned card, take off.
fn buttons(t: Words, dispatch: &Dispatch, mark: MarkId, owner: Owner) -> Html {
    let button = |key, glyph, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class={classes!("ib", (key == "pin").then_some("pin"))} {onclick} aria-label={t(key)} title={t(key)}>{ icon(glyph) }</button> }
    };
    let pin = |mark| dispatch.on(Action::Cards(CardsAction::Pin(mark)));
    if owner == Owner::Index {
        return button("unpin", Glyph::Cross, pin(None));
    }
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| {
            dispatch.send(Action::Deactivate);
            dom::focus(mark);
        })
    };
    html! { <>{ button("pin", Glyph::Pin, pin(Some(mark))) }{ button("close", Glyph::Cross, close) }</> }
}

/// Copies what the card shows, or what it quotes with its citation.
fn copying(
    t: Words,
    dispatch: &Dispatch,
    shown: Shown,
    mark: MarkId,
    language: crate::view::Language,
) -> Html {
    let button = |key, glyph, text: String, done| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| copy(&dispatch, language, &text, done));
        html! { <button type="button" class="btn quiet" {onclick}>{ icon(glyph) }{ t(key) }</button> }
    };
    let plain = copied(shown, mark).map(|text| button("copy", Glyph::Copy, text, "copied"));
    let cited = quoted(shown.read, mark).map(|place| citation(shown.read, place, language));
    let cited = cited.map(|text| button("copy.cite", Glyph::Quote, text, "copied.cite"));
    html! { <div class="acts">{ plain }{ cited }</div> }
}

/// The name: of a person itself, of a directive the word that proves its force.
fn head(card: &Card, t: Words, id: &'static str) -> Html {
    let (name, class, other, pinyin) = match card {
        Card::Person(card) => (card.name.clone(), "nm", card.other_script.clone(), card.pinyin.clone()),
        Card::Directive(card) => {
            let word = card.head.clone().unwrap_or_else(|| t(card.bearing.key()).to_owned());
            (word, "nm", None, None)
        }
        Card::Thing(_, row) => (row.text.clone(), "nm long", None, None),
        Card::Repair(card) => (t(&format!("edit.{}", card.kind.code())).to_owned(), "nm own", None, None),
        Card::Doubt(_) => (t("doubt").to_owned(), "nm own", None, None),
    };
    html! {
        <>
            <h2 {class} {id}>{ name }</h2>
            { other.map(|name| html! { <span class="alt">{ name }</span> }) }
            { pinyin.map(|read| html! { <span class="py" lang="zh-Latn">{ read }</span> }) }
        </>
    }
}

/// Lays the card beside its mark, now and when the window changes; one that the reader opened gets the focus.
fn settle(node: &NodeRef, mark: MarkId, owner: Owner) -> impl FnOnce() + use<> {
    let parts = node.cast::<HtmlElement>().zip(web_sys::window()).filter(|_| owner != Owner::Index);
    let listener = parts.map(|(card, window)| {
        let _ = dom::place_card(&card, mark);
        if owner == Owner::Reader {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = card.focus_with_options(&options);
        }
        EventListener::new(&window, "resize", move |_| {
            let _ = dom::place_card(&card, mark);
        })
    });
    move || drop(listener)
}

//! The card of the current mark, laid beside it: what it is, what was seen, why it was found.

mod order;
mod person;
mod repair;
mod small;

use gloo::events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::super::context::{use_dispatch, use_words};
use super::super::icon::{Glyph, icon};
use super::block::Props as BlockProps;
use super::dom;
use crate::view::{Action, Card, MarkId, Shown, card};

/// What the card explains.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The mark.
    pub(super) mark: MarkId,
    /// The report it stands in.
    pub(super) block: BlockProps,
}

/// The card, or nothing for a mark that has none.
#[component]
pub(super) fn CardView(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let node = use_node_ref();
    let mark = props.mark;
    {
        let node = node.clone();
        use_effect_with((mark, props.block.text.clone()), move |_| settle(&node, mark));
    }
    let shown = Shown { read: &props.block.read, text: &props.block.text };
    let Some(card) = card(shown, &props.block.open, mark) else { return html! {} };
    let lang = props.block.text.variant.lang(props.block.read.texts.script);
    let close = Callback::from(move |_| {
        dispatch.send(Action::Deactivate);
        dom::focus(mark);
    });
    html! {
        <section class="card float" role="dialog" aria-labelledby="card-name" tabindex="-1" ref={node}>
            <header>
                <span class="title" {lang}>{ head(&card, t) }</span>
                <span class="push">
                    <button class="ib" onclick={close} aria-label={t("close")}>{ icon(Glyph::Cross) }</button>
                </span>
            </header>
            { match card {
                Card::Person(card) => html! { <person::Person {card} active={mark} {lang} /> },
                Card::Directive(card) => html! { <order::Order {card} {lang} /> },
                Card::Thing(class, row) => html! { <small::Thing {class} {row} active={mark} /> },
                Card::Repair(card) => html! { <repair::Repair {card} /> },
            } }
        </section>
    }
}

/// The name: of a person itself, of a directive the word that proves its force.
fn head(card: &Card, t: super::super::context::Words) -> Html {
    let (name, class, other) = match card {
        Card::Person(card) => (card.name.clone(), "nm", card.other_script.clone()),
        Card::Directive(card) => {
            (card.word.clone().unwrap_or_else(|| t(order::kind_key(card.modality)).to_owned()), "nm", None)
        }
        Card::Thing(_, row) => (row.text.clone(), "nm long", None),
        Card::Repair(card) => (t(&format!("edit.{}", card.kind.code())).to_owned(), "nm own", None),
    };
    html! { <><h2 {class} id="card-name">{ name }</h2>{ other.map(|o| html! { <span class="alt">{ o }</span> }) }</> }
}

/// Lays the card beside its mark, now and when the window changes, and gives it the focus.
fn settle(node: &NodeRef, mark: MarkId) -> impl FnOnce() + use<> {
    let listener = node.cast::<HtmlElement>().zip(web_sys::window()).map(|(card, window)| {
        let _ = dom::place_card(&card, mark);
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = card.focus_with_options(&options);
        EventListener::new(&window, "resize", move |_| {
            let _ = dom::place_card(&card, mark);
        })
    });
    move || drop(listener)
}

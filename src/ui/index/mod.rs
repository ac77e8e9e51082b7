//! The index beside the text: people, directives, and below them press, bodies, documents, dates.

mod notices;
mod orders;
mod people;
mod repairs;
mod section;
mod things;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_words};
use super::reader::{BlockProps, CardView, Owner, use_text_beside};
use crate::protocol::{Converted, ReadReport};
use crate::view::{
    Action, Elsewhere, Index as Wishes, IndexAction, Layout, MarkClass, MarkId, OpenReport, Shared, Shown,
};
use notices::notices;
use orders::Orders;
use people::{People, press_section};
use repairs::Repairs;
use things::Things;

/// What the index lists.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// The current mark.
    pub(super) active: Option<MarkId>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
    /// How the reader likes it.
    pub(super) wishes: Wishes,
    /// The mark whose card is pinned.
    pub(super) pinned: Option<MarkId>,
    /// The same person in other reports.
    pub(super) elsewhere: Rc<[Elsewhere]>,
    /// How the report is laid out.
    pub(super) layout: Layout,
}

/// What its sections are drawn from.
#[derive(Clone, PartialEq, Properties)]
struct Source {
    read: Shared<ReadReport>,
    text: Shared<Converted>,
    active: Option<MarkId>,
    wishes: Wishes,
}

impl Source {
    /// The language of what is quoted from the report.
    fn lang(&self) -> &'static str {
        self.text.variant().lang(self.read.texts.script)
    }

    fn shown(&self) -> Shown<'_> {
        Shown { read: &self.read, text: &self.text }
    }
}

/// The sections, people and directives open.
#[component]
pub(super) fn Index(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let text = use_text_beside(&props.report);
    let source = Source {
        read: Shared::of(&props.report.read),
        text,
        active: props.active,
        wishes: props.wishes.clone(),
    };
    let thing = |class: MarkClass| html! { <Things {class} source={source.clone()} /> };
    html! {
        <>
            { pinned(props, &source) }
            { filter(t, &dispatch, &props.wishes) }
            if props.repairs { <Repairs open={props.report.clone()} active={props.active} /> }
            <People ..source.clone() />
            <Orders ..source.clone() />
            { press_section(t, &dispatch, &source) }
            { thing(MarkClass::Body) }
            { thing(MarkClass::Document) }
            { thing(MarkClass::Place) }
            { notices(t, &dispatch, &source) }
        </>
    }
}

/// The pinned card, so that one mark can be compared with the next.
fn pinned(props: &Props, source: &Source) -> Html {
    let Some(mark) = props.pinned else { return html! {} };
    let block = BlockProps {
        open: props.report.clone(),
        read: source.read.clone(),
        text: source.text.clone(),
        active: None,
        vertical: props.layout == Layout::Vertical,
    };
    html! { <CardView {mark} owner={Owner::Index} elsewhere={Rc::clone(&props.elsewhere)} {block} /> }
}

/// A field for words that the rows must hold; Escape empties it.
fn filter(t: Words, dispatch: &Dispatch, wishes: &Wishes) -> Html {
    let send = |dispatch: &Dispatch, text| dispatch.send(Action::Index(IndexAction::Filter(text)));
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            send(&dispatch, field.value());
        })
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.stop_propagation();
                send(&dispatch, String::new());
            }
        })
    };
    html! {
        <input class="filter" type="search" aria-label={t("filter")} placeholder={t("filter.hint")}
            value={wishes.filter.clone()} {oninput} {onkeydown} />
    }
}

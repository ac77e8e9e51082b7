//! The index beside the text: people, directives, and below them press, bodies, documents, dates.

mod orders;
mod people;
mod repairs;
mod section;
mod things;

use yew::prelude::*;

use super::reader::use_text;
use crate::protocol::{Converted, ReadReport};
use crate::view::{MarkClass, MarkId, OpenReport, Shared, Shown};
use orders::Orders;
use people::{People, Press};
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
}

/// What its sections are drawn from.
#[derive(Clone, PartialEq, Properties)]
struct Source {
    read: Shared<ReadReport>,
    text: Shared<Converted>,
    active: Option<MarkId>,
}

impl Source {
    /// The language of what is quoted from the report.
    fn lang(&self) -> &'static str {
        self.text.variant.lang(self.read.texts.script)
    }

    fn shown(&self) -> Shown<'_> {
        Shown { read: &self.read, text: &self.text }
    }
}

/// The sections, people and directives open.
#[component]
pub(super) fn Index(props: &Props) -> Html {
    let text = use_text(&props.report);
    let source = Source { read: Shared::of(&props.report.read), text, active: props.active };
    let thing = |class: MarkClass| html! { <Things {class} source={source.clone()} /> };
    html! {
        <>
            if props.repairs { <Repairs open={props.report.clone()} active={props.active} /> }
            <People ..source.clone() />
            <Orders ..source.clone() />
            <Press ..source.clone() />
            { thing(MarkClass::Body) }
            { thing(MarkClass::Document) }
            { thing(MarkClass::Place) }
        </>
    }
}

//! Bodies, documents, dates and places of the index.

use yew::prelude::*;

use super::super::context::use_words;
use super::super::list::List;
use super::Source;
use super::section::{Row, Section};
use crate::view::{MarkClass, passes, things};

/// Which things, and where from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Their class.
    pub(super) class: MarkClass,
    /// The report.
    pub(super) source: Source,
}

/// Each thing once, with the number of its places.
#[component]
pub(super) fn Things(props: &Props) -> Html {
    let t = use_words();
    let Props { class, source } = props;
    let filter = source.wishes.filter.clone();
    let rows = use_memo((source.read.clone(), source.text.clone(), filter), |(.., filter)| {
        let mut rows = things(source.shown(), *class);
        rows.retain(|row| passes(filter, [row.text.as_str()]));
        rows
    });
    let (count, source) = (rows.len(), source.clone());
    let row = Callback::from(move |at: usize| {
        let Some(row) = rows.get(at) else { return html! {} };
        html! {
            <Row class="it" marks={row.marks.clone()} active={source.active}>
                <span class="nm" lang={source.lang()}>{ &row.text }</span>
                <span class="num">{ row.marks.len() }</span>
            </Row>
        }
    });
    html! { <Section title={t(&format!("cls.{}", class.code()))} {count}><List {count} {row} /></Section> }
}

//! Bodies, documents, dates and places of the index.

use yew::prelude::*;

use super::super::context::{use_dispatch, use_words};
use super::super::list::List;
use super::Source;
use super::section::{self, Section};
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
    let (t, dispatch) = (use_words(), use_dispatch());
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
        let said = html! {
            <>
                <span class="nm" lang={source.lang()}>{ &row.text }</span>
                <span class="num">{ row.marks.len() }</span>
            </>
        };
        section::row(t, &dispatch, "it", &row.marks, source.active, said)
    });
    html! { <Section title={t(&format!("cls.{}", class.code()))} {count}><List {count} {row} /></Section> }
}

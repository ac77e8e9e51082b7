//! The reading column.

use yew::prelude::*;

use super::context::use_words;
use crate::protocol::Variant;
use crate::view::{MarkClass, MarkId, OpenReport, Shared};

/// What the reading column shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// The script it is to be shown in.
    pub(super) variant: Variant,
    /// Classes whose marks are hidden.
    pub(super) hidden: std::collections::BTreeSet<MarkClass>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
    /// The current mark.
    pub(super) active: Option<MarkId>,
}

/// Placeholder: the bare text.
#[component]
pub(super) fn Article(props: &Props) -> Html {
    let t = use_words();
    html! {
        <div class="scroll" tabindex="0" aria-label={t("report")}>
            <article lang={props.variant.lang(props.report.read.texts.script)}>
                { for props.report.read.texts.base.lines().map(|line| html! { <p>{line.to_owned()}</p> }) }
            </article>
        </div>
    }
}

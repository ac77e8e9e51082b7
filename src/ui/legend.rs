//! The legend: key and switchboard of the marks.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::view::{MarkClass, OpenReport, Shared};

/// What the legend shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report whose marks are counted.
    pub(super) report: Shared<OpenReport>,
    /// Classes whose marks are hidden.
    pub(super) hidden: BTreeSet<MarkClass>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
}

/// Placeholder.
#[component]
pub(super) fn Legend(props: &Props) -> Html {
    let _ = props;
    html! {}
}

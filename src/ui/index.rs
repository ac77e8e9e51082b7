//! The index beside the text: people and directives.

use yew::prelude::*;

use crate::view::{MarkId, OpenReport, Shared};

/// What the index lists.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// The current mark.
    pub(super) active: Option<MarkId>,
}

/// Placeholder.
#[component]
pub(super) fn Index(props: &Props) -> Html {
    let _ = props;
    html! {}
}

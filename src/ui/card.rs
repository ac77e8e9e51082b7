//! The card that explains a mark.

use yew::prelude::*;

use crate::view::{MarkId, OpenReport, Shared};

/// What the card explains.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) report: Shared<OpenReport>,
    /// The mark.
    pub(super) mark: MarkId,
}

/// Placeholder.
#[component]
pub(super) fn Card(props: &Props) -> Html {
    let _ = props;
    html! {}
}

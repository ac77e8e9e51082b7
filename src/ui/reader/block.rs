//! One block of the report.

use std::rc::Rc;

use yew::prelude::*;

use super::super::context::use_words;
use super::nodes::Ink;
use crate::protocol::{BlockKind, Converted, ReadReport};
use crate::view::{BlockView, MarkId, Shared};

/// What a block is drawn from. `active` is `None` unless it concerns the block, so that the others are
/// not drawn again.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The report.
    pub(super) read: Shared<ReadReport>,
    /// The text it is shown in.
    pub(super) text: Shared<Converted>,
    /// The block.
    pub(super) block: Rc<BlockView>,
    /// The current mark.
    pub(super) active: Option<MarkId>,
}

impl Props {
    /// The same for another block.
    pub(super) fn of(&self, block: &Rc<BlockView>) -> Self {
        Self { block: Rc::clone(block), active: self.active.filter(|m| block.holds(*m)), ..self.clone() }
    }
}

/// A paragraph, item, heading, or a line of the headline.
#[component]
pub(super) fn Block(props: &Props) -> Html {
    let words = use_words();
    let Props { read, text, block, active } = props;
    let inner = Ink { read, text, active: *active, words }.block(block);
    let id = format!("b{}", block.id.0);
    let number = block.number.map(|n| n.to_string());
    match block.kind {
        BlockKind::Title => html! { <span>{ inner }</span> },
        BlockKind::Kicker => html! { <p class="kick">{ inner }</p> },
        BlockKind::Subtitle => html! { <p class="sub">{ inner }</p> },
        BlockKind::Heading => html! { <h2 {id} data-n={number}>{ inner }</h2> },
        BlockKind::ListItem => html! { <p {id} class="li" data-n={number}>{ inner }</p> },
        BlockKind::Paragraph => html! { <p {id} data-n={number}>{ inner }</p> },
        BlockKind::Metadata | BlockKind::Boilerplate => html! { <p {id}>{ inner }</p> },
    }
}

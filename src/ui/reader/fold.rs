//! Page furniture and metadata, folded behind one line.

use std::rc::Rc;

use yew::prelude::*;

use super::super::context::use_words;
use super::block::{Block, Props as BlockProps};
use crate::view::BlockView;

/// What is folded.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The blocks, in text order.
    pub(super) blocks: Vec<Rc<BlockView>>,
    /// What they are drawn from.
    pub(super) block: BlockProps,
}

/// A dashed line with the number of folded lines, and the lines when they are wanted: by the reader, or
/// because the current mark stands in them.
#[component]
pub(super) fn Fold(props: &Props) -> Html {
    let t = use_words();
    let wanted = use_state(|| false);
    let active = props.block.active;
    let holds_active = props.blocks.iter().any(|b| active.is_some_and(|m| b.holds(m)));
    let open = *wanted || holds_active;
    let onclick = Callback::from(move |_| wanted.set(!open));
    let lines = open.then(|| {
        let block = |b: &Rc<BlockView>| html! { <Block key={b.id.0} ..props.block.of(b) /> };
        html! { <div class="folded">{ for props.blocks.iter().map(block) }</div> }
    });
    html! {
        <>
            <div class="boiler">
                { t("boiler") }
                <button {onclick} aria-expanded={open.to_string()}>
                    { t(if open { "boiler.hide" } else { "boiler.show" }) }
                    { " " }<span class="num">{ props.blocks.len() }</span>
                </button>
            </div>
            { lines.unwrap_or_default() }
        </>
    }
}

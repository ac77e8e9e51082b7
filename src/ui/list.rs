//! A list of any length: rows are drawn when they come near the view.

use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::near::use_near;

/// So many rows are drawn together.
const CHUNK: usize = 40;
/// Up to so many chunks all are drawn: the browser's own search finds what is drawn.
const WHOLE: usize = 3;

/// A list.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// How many rows it has.
    pub(super) count: usize,
    /// Draws the row of a number; each is a list item.
    pub(super) row: Callback<usize, Html>,
    /// Whether they are rows of a table, not items of a list.
    #[prop_or_default]
    pub(super) table: bool,
}

/// The rows in chunks; of long lists, what is far away takes its room, guessed from the number of its rows.
#[component]
pub(super) fn List(props: &Props) -> Html {
    let node = use_node_ref();
    let chunks = props.count.div_ceil(CHUNK);
    let near = use_near(&node, chunks, 2);
    {
        let node = node.clone();
        use_effect_with((props.count, near.clone()), move |(count, near)| reserve(&node, *count, near));
    }
    let chunk = |at: usize| {
        let rows = if chunks <= WHOLE || near.contains(&at) { rows_of(at, props.count) } else { 0..0 };
        let rows: Html = rows.map(|row| props.row.emit(row)).collect();
        if props.table {
            html! { <div key={at} class="chunk" role="rowgroup" data-part={at.to_string()}>{ rows }</div> }
        } else {
            html! { <ul key={at} class="chunk" data-part={at.to_string()}>{ rows }</ul> }
        }
    };
    html! { <div class="list" ref={node}>{ for (0..chunks).map(chunk) }</div> }
}

/// The chunk of a row.
pub(super) fn chunk_of(row: usize) -> usize {
    row / CHUNK
}

fn rows_of(chunk: usize, count: usize) -> Range<usize> {
    chunk * CHUNK..((chunk + 1) * CHUNK).min(count)
}

/// Tells the style sheet how many rows a chunk has that is not drawn.
fn reserve(node: &NodeRef, count: usize, near: &Rc<[usize]>) {
    let chunks = node.cast::<Element>().map(|list| list.children());
    for (at, chunk) in (0..).zip((0..).map_while(|i| chunks.as_ref()?.item(i))) {
        if let (false, Some(chunk)) = (near.contains(&at), chunk.dyn_ref::<HtmlElement>()) {
            let _ = chunk.style().set_property("--rows", &rows_of(at, count).len().to_string());
        }
    }
}

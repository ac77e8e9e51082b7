//! What to tell the reader about the report as a whole.

use yew::prelude::*;

use super::super::context::Words;
use super::super::icon::{Glyph, icon};
use super::block::Props as BlockProps;
use crate::protocol::{Note, Severity};
use crate::view::fill;

/// One line for each notice and each loss, under the title block.
pub(super) fn notes(t: Words, props: &BlockProps) -> Html {
    let grave: Vec<_> = props.read.notes.iter().filter(|n| n.severity() > Severity::Info).collect();
    if grave.is_empty() {
        return html! {};
    }
    let line = |note: &&Note| {
        let text = fill(t(&format!("note.{}", note.code.code())), &[("n", &note.count.to_string())]);
        html! { <li>{ icon(Glyph::Warning) }<span>{ text }</span></li> }
    };
    html! { <ul class="notes">{ for grave.iter().map(line) }</ul> }
}

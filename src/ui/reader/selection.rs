//! What the reader has selected with mouse or keys, as a place of the report.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use super::super::platform;
use super::super::search::ranges;
use crate::protocol::{Converted, Offset, ReadReport, TextRange, slice};
use crate::view::{Article, Piece, Shared, Shown, paintings, pieces};

/// What is selected stays selected when the report is shown in another script.
#[hook]
pub(super) fn use_kept_selection(
    node: &NodeRef,
    read: &Shared<ReadReport>,
    text: &Shared<Converted>,
    article: &Shared<Article>,
) {
    let before = use_mut_ref(|| None::<(Shared<ReadReport>, Shared<Converted>)>);
    let now = (read.clone(), text.clone());
    // Asked while the old text still stands on the page.
    let old = before.replace(Some(now.clone())).filter(|old| old.0.id == read.id && *old != now);
    let kept = old.and_then(|(read, text)| selected(Shown { read: &read, text: &text }));
    let (node, article) = (node.clone(), article.clone());
    use_effect_with(now, move |(read, text)| {
        if let Some(place) = kept {
            select(&node, Shown { read, text }, &article, place).unwrap_or_default();
        }
    });
}

/// Selects a place of the base text, as far as it is drawn.
fn select(node: &NodeRef, shown: Shown, article: &Article, place: TextRange) -> Option<()> {
    let found = ranges(&node.cast::<Element>()?, &paintings(shown, article, &[place]));
    let (first, last) = (found.first()?, found.last()?);
    let (from, to) = (first.start_container().ok()?, last.end_container().ok()?);
    let selection = platform::window().get_selection().ok()??;
    let (start, end) = (first.start_offset().ok()?, last.end_offset().ok()?);
    selection.set_base_and_extent(&from, start, &to, end).ok()
}

/// The place of the base text that is selected; none if nothing is, or something else than the report's text.
pub(in crate::ui) fn selected(shown: Shown) -> Option<TextRange> {
    let selection = platform::window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let pieces = pieces(shown);
    let start = offset(shown, &pieces, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = offset(shown, &pieces, &range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then(|| shown.text.map.backward(TextRange::new(start, end)))
}

/// A point of the page as an offset of the shown text.
fn offset(shown: Shown, pieces: &[Piece], node: &Node, at: u32) -> Option<Offset> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest("[data-b]").ok()??;
    let piece = pieces.get(block.get_attribute("data-b")?.parse::<usize>().ok()?)?;
    let mut before = 0;
    // A point in an element stands before its child of that number, or behind the last.
    let (stop, within) = match node.child_nodes().item(at) {
        _ if node.node_type() == Node::TEXT_NODE => (Some(node.clone()), at),
        Some(child) => (Some(child), 0),
        None => (None, 0),
    };
    let inside = stop.is_none();
    count(&block, stop.as_ref().unwrap_or(node), inside, &mut before);
    let units = usize::try_from(before + within).ok()?;
    let mut left = units;
    let text = slice(&shown.text.text, piece.range);
    let len = text.chars().take_while(|c| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    Some(Offset::at(piece.range.start().index() + len.map(char::len_utf8).sum::<usize>()))
}

/// Adds up the UTF-16 units of the text before `stop` (or to its end), less what repairs took out; whether it was met.
fn count(node: &Node, stop: &Node, inside: bool, units: &mut u32) -> bool {
    if !inside && node.is_same_node(Some(stop)) {
        return true;
    }
    if node.node_name() == "DEL" {
        return false;
    }
    if node.node_type() == Node::TEXT_NODE {
        let len = node.text_content().map_or(0, |text| text.encode_utf16().count());
        *units += u32::try_from(len).unwrap_or(0);
    }
    let children = node.child_nodes();
    let met =
        (0..children.length()).any(|i| children.item(i).is_some_and(|c| count(&c, stop, inside, units)));
    met || (inside && node.is_same_node(Some(stop)))
}

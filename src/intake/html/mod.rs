//! Saved pages: every visible line in order, and where among them the main text stands.

mod chrome;
mod main_text;
mod meta;
mod page;
mod walk;

use super::text::{Piece, TextFormat};
use super::{Format, Hints};

/// Elements that a page, or a piece of one, begins with.
const FIRST: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "style",
    "script",
    "base",
    "!--",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "table",
    "article",
    "section",
    "main",
    "header",
    "center",
    "font",
    "span",
    "ul",
    "ol",
];

/// HTML.
pub(super) struct Html;

impl TextFormat for Html {
    fn format(&self) -> Format {
        Format::Html
    }

    fn pieces(&self, text: &str) -> Option<Vec<Piece>> {
        let (text, hints) = is_html(text).then(|| extract(text))?;
        Some(vec![Piece { text, hints, row: None }])
    }
}

/// The visible text of a page and what it says of itself.
pub(super) fn extract(html: &str) -> (String, Hints) {
    let page = walk::walk(html);
    let mut hints = meta::hints(&page);
    let (text, main) = main_text::render(&page, hints.title.as_deref());
    hints.main = main;
    (text, hints)
}

/// Whether a text is HTML: it begins with an element of pages, behind an XML declaration at most.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let start = match start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => start,
    };
    let Some(start) = start.strip_prefix('<') else { return false };
    FIRST.iter().any(|name| {
        let Some(head) = start.get(..name.len()) else { return false };
        let next = start.as_bytes().get(name.len());
        head.eq_ignore_ascii_case(name)
            && (*name == "!--" || next.is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/')))
    })
}

/// Whether a field of a table holds HTML: it begins with it, or has paragraphs or line breaks of it.
pub(super) fn holds_markup(text: &str) -> bool {
    is_html(text) || ["</p>", "</P>", "<br", "<BR", "</div>", "</DIV>"].iter().any(|tag| text.contains(tag))
}

#[cfg(test)]
mod tests;

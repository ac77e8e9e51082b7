//! Where the main text of a page stands: the smallest block that holds nearly all of its prose. Counts
//! prose rather than length, so that a notice of two sentences is found as well as a long report.

use super::chrome::{is_byline, is_foot, is_teaser};
use super::page::{Line, Page};
use crate::span::TextRange;

/// The share of prose, in percent, that a smaller block must keep.
const KEEP: usize = 80;
/// How many lines above the main text its title is looked for.
const ABOVE: usize = 40;
/// A line of links is a menu when this many percent of it are links.
const MENU: usize = 70;

/// The lines of a page as text, menus on one line each, and the range of the main text in it.
pub(super) fn render(page: &Page, title: Option<&str>) -> (String, Option<TextRange>) {
    let main = main_lines(page).map(|(first, last)| (headline(page, first, title), bylines(page, last)));
    let mut text = String::new();
    let mut range = None;
    let mut in_menu = false;
    for (at, line) in page.lines.iter().enumerate() {
        let is_main = main.is_some_and(|(first, last)| first <= at && at <= last);
        let menu = !is_main && is_menu(line);
        if !text.is_empty() {
            text.push(if menu && in_menu { ' ' } else { '\n' });
        }
        in_menu = menu;
        let start = text.len();
        text.push_str(&line.text);
        if is_main {
            let line = TextRange::at(start, text.len());
            range = Some(range.map_or(line, |r: TextRange| r.union(line)));
        }
    }
    (text, range)
}

/// The first and last line of the smallest block that keeps the prose.
fn main_lines(page: &Page) -> Option<(usize, usize)> {
    let weights = Weights::of(page);
    let mut node = 0;
    while let Some(child) = weights.next(page, node) {
        node = child;
    }
    let inside = |line: &Line| (node..=weights.ends[node]).contains(&line.node);
    let first = page.lines.iter().position(inside)?;
    let last = page.lines.iter().rposition(inside)?;
    (weights.prose[node] > 0).then_some((first, last))
}

/// What each block holds.
struct Weights {
    /// Prose in it and its descendants.
    prose: Vec<usize>,
    /// Lines of prose in it and its descendants.
    lines: Vec<usize>,
    /// Its last descendant.
    ends: Vec<usize>,
    /// The child with most prose.
    heaviest: Vec<Option<usize>>,
}

impl Weights {
    fn of(page: &Page) -> Self {
        let count = page.nodes.len();
        let mut weights = Self {
            prose: vec![0; count],
            lines: vec![0; count],
            ends: (0..count).collect(),
            heaviest: vec![None; count],
        };
        for line in &page.lines {
            let prose = prose(line);
            weights.prose[line.node] += prose;
            weights.lines[line.node] += usize::from(prose > 0);
        }
        // Children stand behind their parents: from the end on, every child is complete before its parent.
        for child in (1..count).rev() {
            let parent = page.nodes[child].parent;
            weights.prose[parent] += weights.prose[child];
            weights.lines[parent] += weights.lines[child];
            weights.ends[parent] = weights.ends[parent].max(weights.ends[child]);
            if weights.heaviest[parent].is_none_or(|h| weights.prose[h] <= weights.prose[child]) {
                weights.heaviest[parent] = Some(child);
            }
        }
        weights
    }

    /// The child that keeps the prose of a block, if one does.
    fn next(&self, page: &Page, node: usize) -> Option<usize> {
        let child = self.heaviest[node].filter(|&child| page.nodes[child].holds_blocks)?;
        // A single long paragraph is no main text beside a short one.
        let keep = if self.lines[child] > 1 { KEEP } else { 99 };
        (self.prose[node] > 0 && self.prose[child] * 100 >= self.prose[node] * keep).then_some(child)
    }
}

/// How much prose a line is: sentences count threefold, links and the foot of the page nothing.
fn prose(line: &Line) -> usize {
    let is_sentence = line.han >= 8 && line.text.contains(['，', '。', '；', ',']);
    if is_foot(&line.text) || is_teaser(&line.text) || is_menu(line) {
        0
    } else if is_sentence {
        line.han * 3
    } else {
        line.han
    }
}

fn is_menu(line: &Line) -> bool {
    line.linked > 0 && line.linked * 100 >= (line.han + line.linked) * MENU
}

/// The last of the bylines directly behind the main text, else the main text's last line.
fn bylines(page: &Page, last: usize) -> usize {
    let behind = page.lines.get(last + 1..).unwrap_or_default();
    last + behind.iter().take_while(|line| is_byline(&line.text) && !is_foot(&line.text)).count()
}

/// The line of the title above the main text, if it stands there; else the main text's first line.
fn headline(page: &Page, first: usize, title: Option<&str>) -> usize {
    let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = title.map(bare).unwrap_or_default();
    let is_title = |line: &Line| {
        let line_text = bare(&line.text);
        line.is_h1 || (line_text.chars().count() >= 6 && (title.contains(&line_text) || line_text == title))
    };
    let from = first.saturating_sub(ABOVE);
    let above = page.lines.get(from..first).unwrap_or_default();
    above
        .iter()
        .rposition(|line| is_title(line) && !is_menu(line))
        .map_or(first, |at| topmost(above, at, &is_title) + from)
}

/// The first of the title's lines that follow each other.
fn topmost(lines: &[Line], mut at: usize, is_title: &impl Fn(&Line) -> bool) -> usize {
    while at > 0 && lines.get(at - 1).is_some_and(|line| is_title(line) && !is_menu(line)) {
        at -= 1;
    }
    at
}

//! A page as its blocks and its visible lines.

/// A block element. Nodes stand in the order of their start tags, so that a node's descendants follow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The block around it; the root is its own.
    pub(super) parent: usize,
    /// Whether it is made to hold blocks (`div`, `td`), unlike `p` or `h1`.
    pub(super) holds_blocks: bool,
}

/// One visible line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// The text, blanks collapsed.
    pub(super) text: String,
    /// The block it stands in.
    pub(super) node: usize,
    /// Han characters outside links.
    pub(super) han: usize,
    /// Han characters in links.
    pub(super) linked: usize,
    /// Whether it is a heading of the first rank.
    pub(super) is_h1: bool,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Blocks; the first is the root.
    pub(super) nodes: Vec<Node>,
    /// Visible lines.
    pub(super) lines: Vec<Line>,
    /// The `title` element.
    pub(super) title: String,
    /// Name and content of meta elements, in order; names in lower case.
    pub(super) metas: Vec<(String, String)>,
    /// The address that a link element calls canonical.
    pub(super) canonical: Option<String>,
}

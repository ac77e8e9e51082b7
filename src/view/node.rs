//! The tree of a shown text: stretches of text, and what they are wrapped in.

use super::decisions::Standing;
use super::mark::{Look, MarkClass, MarkId};
use crate::protocol::TextRange;

/// What a stretch of text is wrapped in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// A mark with a line or a bar.
    Mark(Mark),
    /// A place to jump to, without a look of its own.
    Anchor(Vec<MarkId>),
    /// The word that proves the force of a directive.
    Deontic {
        /// It forbids.
        forbids: bool,
    },
    /// A repair.
    Repair {
        /// Which; several where they show at one place.
        ids: Vec<MarkId>,
        /// How it stands.
        standing: Standing,
    },
    /// A character whose form is in doubt.
    Doubt {
        /// Which.
        ids: Vec<MarkId>,
        /// The reader chose its form.
        decided: bool,
    },
}

impl Wrapper {
    /// Where two cross, the wrapper of higher rank is cut. Directives hold everything; words and repairs
    /// are held by everything.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Mark(mark) => mark.class.rank(),
            Self::Anchor(_) => 10,
            Self::Deontic { .. } => 11,
            Self::Repair { standing, .. } => 12 + *standing as u8,
            Self::Doubt { .. } => 15,
        }
    }

    pub(super) fn level(&self) -> u8 {
        match self {
            Self::Mark(mark) if mark.class.is_directive() => 0,
            Self::Mark(_) => 1,
            Self::Anchor(_) => 2,
            Self::Deontic { .. } => 3,
            Self::Repair { .. } => 4,
            Self::Doubt { .. } => 5,
        }
    }

    pub(super) fn is_button(&self) -> bool {
        matches!(self, Self::Mark(_) | Self::Repair { .. } | Self::Doubt { .. })
    }

    /// The marks it stands for.
    #[must_use]
    pub fn ids(&self) -> &[MarkId] {
        match self {
            Self::Mark(mark) => &mark.ids,
            Self::Anchor(ids) | Self::Repair { ids, .. } | Self::Doubt { ids, .. } => ids,
            Self::Deontic { .. } => &[],
        }
    }

    pub(super) fn ids_mut(&mut self) -> Option<&mut Vec<MarkId>> {
        match self {
            Self::Mark(mark) => Some(&mut mark.ids),
            Self::Anchor(ids) | Self::Repair { ids, .. } | Self::Doubt { ids, .. } => Some(ids),
            Self::Deontic { .. } => None,
        }
    }
}

/// A mark's look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for; several where one post is shared by several persons.
    pub ids: Vec<MarkId>,
    /// Its class.
    pub class: MarkClass,
    /// How sure it looks.
    pub look: Look,
    /// Force of a directive, else 0.
    pub force: u8,
}

/// A wrapper and the place it wants to wrap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where.
    pub range: TextRange,
    /// What.
    pub wrapper: Wrapper,
}

/// A part of a shown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text as it stands.
    Text(TextRange),
    /// Text inside a wrapper.
    Wrap(Wrap),
}

impl Node {
    /// Whether it is such a wrapper, or one that it holds is.
    pub(super) fn is_or_holds(&self, such: impl Fn(&Wrapper) -> bool + Copy) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Wrap(wrap) => such(&wrap.wrapper) || wrap.children.iter().any(|c| c.is_or_holds(such)),
        }
    }
}

/// A wrapper, or a piece of one that was cut, with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrap {
    /// What it is.
    pub wrapper: Wrapper,
    /// Whether this is the piece that begins it.
    pub first: bool,
    /// Whether this is the piece that ends it.
    pub last: bool,
    /// Whether it holds a mark with a line; its own line then lies one step lower.
    pub holds_mark: bool,
    /// Whether it holds anything that can be pressed; it is then no button itself, but has one.
    pub holds_button: bool,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Calls `see` for every wrapper in a tree, outer before inner, in text order.
pub fn walk<'a>(nodes: &'a [Node], see: &mut impl FnMut(&'a Wrap)) {
    for node in nodes {
        if let Node::Wrap(wrap) = node {
            see(wrap);
            walk(&wrap.children, see);
        }
    }
}

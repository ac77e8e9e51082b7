//! Marks: the classes of the legend, and names for single marks.

use crate::protocol::{DirectiveId, EditId, PersonId, ReportId};

/// A class of marks: one line style, one switch of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkClass {
    /// 人: one solid line.
    Person,
    /// 职: dots.
    Post,
    /// 构: two hairlines.
    Body,
    /// 令: a bar before the sentence.
    Directive,
    /// 禁: two bars and a crossed box.
    Prohibition,
    /// 文: a wave.
    Document,
    /// 时: one hairline.
    Place,
}

impl MarkClass {
    /// All classes, in the order of the legend.
    pub const LIST: &'static [Self] = &[
        Self::Person,
        Self::Post,
        Self::Body,
        Self::Directive,
        Self::Prohibition,
        Self::Document,
        Self::Place,
    ];

    /// The class names in the style sheet.
    #[must_use]
    pub fn css_class(self) -> &'static str {
        match self {
            Self::Person => "m p",
            Self::Post => "m t",
            Self::Body => "m b",
            Self::Directive => "D",
            Self::Prohibition => "D X",
            Self::Document => "m d",
            Self::Place => "m l",
        }
    }

    /// The class as the key of its words and in the hash.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Post => "post",
            Self::Body => "body",
            Self::Directive => "order",
            Self::Prohibition => "ban",
            Self::Document => "doc",
            Self::Place => "place",
        }
    }
}

/// What a mark stands for; marks with one target light up together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A person.
    Person(PersonId),
    /// A member of the press or another person who is no official: index into its list.
    Press(u32),
    /// A post of a person: index into the person's titles.
    Post(PersonId, u32),
    /// A directive.
    Directive(DirectiveId),
    /// A body, place or document: index into the reading's spans.
    Span(u32),
    /// A repair.
    Edit(EditId),
}

/// One mark of one report: what it stands for, and which of its places, from 0 in text order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkId {
    /// The report.
    pub report: ReportId,
    /// What it stands for.
    pub target: Target,
    /// Which place of the target.
    pub place: u32,
}

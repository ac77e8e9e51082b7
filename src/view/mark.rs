//! Marks: the classes of the legend, and names for single marks.

use std::fmt;

use crate::protocol::{Confidence, DirectiveId, EditId, Evidence, Offset, PersonId, ReportId, Status};

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

    /// Whether it marks sentences by a bar rather than words by a line.
    #[must_use]
    pub fn is_directive(self) -> bool {
        matches!(self, Self::Directive | Self::Prohibition)
    }

    /// Which of two marks over the same characters is the outer one: the lower.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::Directive => 0,
            Self::Prohibition => 1,
            Self::Document => 2,
            Self::Post => 3,
            Self::Body => 4,
            Self::Person => 5,
            Self::Place => 6,
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
    /// A member of the press or another person who is no official: index into the press of the head,
    /// continued by the reading's other persons.
    Press(u32),
    /// A post of a person: index into the person's titles.
    Post(PersonId, u32),
    /// A directive.
    Directive(DirectiveId),
    /// A body, place or document: index into the reading's spans.
    Span(u32),
    /// A repair.
    Edit(EditId),
    /// A character whose form is in doubt: where it stands in the base text.
    Doubt(Offset),
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

impl MarkId {
    /// The mark of this report that an element's [`code`](fmt::Display) names.
    #[must_use]
    pub fn from_code(report: ReportId, code: &str) -> Option<Self> {
        let (target, place) = code.split_once('.')?;
        let mut letters = target.chars();
        let (letter, numbers) = (letters.next()?, letters.as_str());
        let number = || numbers.parse().ok();
        let target = match letter {
            'p' => Target::Person(PersonId(number()?)),
            'w' => Target::Press(number()?),
            't' => {
                let (person, title) = numbers.split_once('-')?;
                Target::Post(PersonId(person.parse().ok()?), title.parse().ok()?)
            }
            'd' => Target::Directive(DirectiveId(number()?)),
            's' => Target::Span(number()?),
            'e' => Target::Edit(EditId(number()?)),
            'c' => Target::Doubt(Offset(number()?)),
            _ => return None,
        };
        Some(Self { report, target, place: place.parse().ok()? })
    }
}

/// The mark's name inside its report: `p3.0`, `t3-1.0`, `d7.0`. Elements carry it, one or several.
impl fmt::Display for MarkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.target {
            Target::Person(id) => write!(f, "p{}", id.0),
            Target::Press(index) => write!(f, "w{index}"),
            Target::Post(id, title) => write!(f, "t{}-{title}", id.0),
            Target::Directive(id) => write!(f, "d{}", id.0),
            Target::Span(index) => write!(f, "s{index}"),
            Target::Edit(id) => write!(f, "e{}", id.0),
            Target::Doubt(at) => write!(f, "c{}", at.0),
        }?;
        write!(f, ".{}", self.place)
    }
}

/// How sure a mark looks: its line is whole, broken, or whole with a flag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// Confirmed by the reader, or beyond reasonable doubt.
    #[default]
    Sure,
    /// A guess worth a look.
    Suggested,
    /// Made by the reader.
    Manual,
}

impl Look {
    /// The look of a finding.
    #[must_use]
    pub fn of(status: Status, evidence: &Evidence) -> Self {
        match status {
            Status::Manual => Self::Manual,
            Status::Suggested if evidence.confidence < Confidence::LIKELY => Self::Suggested,
            Status::Suggested | Status::Confirmed => Self::Sure,
        }
    }

    /// The value of `data-s` in the style sheet.
    #[must_use]
    pub fn css_value(self) -> Option<&'static str> {
        match self {
            Self::Sure => None,
            Self::Suggested => Some("sug"),
            Self::Manual => Some("man"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_marks() {
        let report = ReportId::default();
        let targets = [
            Target::Person(PersonId(3)),
            Target::Press(0),
            Target::Post(PersonId(3), 12),
            Target::Directive(DirectiveId(70)),
            Target::Span(5),
            Target::Edit(EditId(9)),
            Target::Doubt(Offset(1200)),
        ];
        for target in targets {
            let mark = MarkId { report, target, place: 4 };
            assert_eq!(MarkId::from_code(report, &mark.to_string()), Some(mark));
        }
        for code in ["", "p", "p3", "p.1", "p3.x", "t3.0", "x1.0", "p-1.0", "人1.0", "p99999999999.0"] {
            assert_eq!(MarkId::from_code(report, code), None, "{code}");
        }
    }
}

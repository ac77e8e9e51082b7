//! What is wrong with a regular expression, and where.

use regex_syntax::ast::ErrorKind as Ast;
use serde::{Deserialize, Serialize};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FaultCode {
    /// A bracket of a group is not closed, or not opened.
    Group,
    /// A bracket of a class is not closed, or the class makes no sense.
    Class,
    /// There is nothing to repeat, or the count makes no sense.
    Repeat,
    /// A backslash before something that has no such meaning.
    Escape,
    /// It would need too much memory.
    TooLarge,
    /// Something else, or what these expressions cannot do.
    Other,
}

impl FaultCode {
    /// All codes.
    pub const LIST: &'static [Self] =
        &[Self::Group, Self::Class, Self::Repeat, Self::Escape, Self::TooLarge, Self::Other];

    /// The code in the keys of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Class => "class",
            Self::Repeat => "repeat",
            Self::Escape => "escape",
            Self::TooLarge => "too-large",
            Self::Other => "other",
        }
    }
}

/// A fault of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What is wrong.
    pub code: FaultCode,
    /// From which to which of its characters.
    pub at: (u32, u32),
}

impl Fault {
    /// The fault that the parser tells of in this expression.
    pub(super) fn of(text: &str, error: &regex_syntax::Error) -> Self {
        let (code, span) = match error {
            regex_syntax::Error::Parse(error) => (code(error.kind()), *error.span()),
            regex_syntax::Error::Translate(error) => (FaultCode::Other, *error.span()),
            _ => return Self::whole(text, FaultCode::Other),
        };
        let before = |end: usize| count(text.char_indices().take_while(|(at, _)| *at < end).count());
        let start = before(span.start.offset);
        // Where something is missing, the place has no width of its own.
        Self { code, at: (start, before(span.end.offset).max(start + 1)) }
    }

    /// A fault of the whole expression.
    pub(super) fn whole(text: &str, code: FaultCode) -> Self {
        Self { code, at: (0, count(text.chars().count())) }
    }
}

fn count(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or(u32::MAX)
}

fn code(kind: &Ast) -> FaultCode {
    match kind {
        Ast::GroupUnclosed | Ast::GroupUnopened => FaultCode::Group,
        Ast::ClassUnclosed | Ast::ClassRangeInvalid | Ast::ClassRangeLiteral | Ast::ClassEscapeInvalid => {
            FaultCode::Class
        }
        Ast::RepetitionMissing
        | Ast::RepetitionCountInvalid
        | Ast::RepetitionCountUnclosed
        | Ast::RepetitionCountDecimalEmpty
        | Ast::DecimalEmpty
        | Ast::DecimalInvalid => FaultCode::Repeat,
        Ast::EscapeUnrecognized | Ast::EscapeUnexpectedEof | Ast::EscapeHexEmpty | Ast::EscapeHexInvalid => {
            FaultCode::Escape
        }
        Ast::NestLimitExceeded(_) | Ast::CaptureLimitExceeded => FaultCode::TooLarge,
        _ => FaultCode::Other,
    }
}

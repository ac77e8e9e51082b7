//! A query in, what the matcher runs on out. Base texts are simplified, so the query is, too.

use regex::{Regex, RegexBuilder};

use super::Query;
use super::fault::{Fault, FaultCode};
use crate::script;
use crate::span::TextRange;

/// How much memory an expression may take, in bytes.
const SIZE: usize = 4 << 20;

/// A query made ready. Its matching is linear in the text, whatever the expression.
pub(super) struct Pattern {
    matcher: Option<Regex>,
    simplified: Option<String>,
}

impl Pattern {
    /// Of a query; an empty one matches nothing.
    pub(super) fn new(query: &Query) -> Result<Self, Fault> {
        if query.is_empty() {
            return Ok(Self { matcher: None, simplified: None });
        }
        let simplified = script::simplify(&query.text);
        let source = if query.regex {
            // Faults are told of what was typed.
            regex_syntax::parse(&query.text).map_err(|error| Fault::of(&query.text, &error))?;
            simplified.clone()
        } else {
            either(&query.text, &simplified)
        };
        let too_large = |_| Fault::whole(&query.text, FaultCode::TooLarge);
        let matcher =
            RegexBuilder::new(&source).size_limit(SIZE).dfa_size_limit(SIZE).build().map_err(too_large)?;
        Ok(Self { matcher: Some(matcher), simplified: Some(simplified) })
    }

    /// The query in simplified characters.
    pub(super) fn simplified(&self) -> Option<&str> {
        self.simplified.as_deref()
    }

    /// Its places in a paragraph.
    pub(super) fn places<'a>(&'a self, line: &'a str) -> impl Iterator<Item = TextRange> + 'a {
        let found = self.matcher.iter().flat_map(move |matcher| matcher.find_iter(line));
        found.filter(|hit| !hit.is_empty()).map(|hit| TextRange::at(hit.start(), hit.end()))
    }
}

/// Words as they were typed and as the base has them: some characters stay traditional in simplified text.
fn either(typed: &str, simplified: &str) -> String {
    let (typed, simplified) = (literal(typed), literal(simplified));
    if typed == simplified { typed } else { format!("{simplified}|{typed}") }
}

/// Words as an expression. Latin letters match in either case and, like digits, whether typed in full width or not:
/// the base has them in half.
fn literal(words: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let mut out = String::new();
    for c in words.trim().chars().map(narrow) {
        if c.is_ascii_alphabetic() {
            out.extend(['[', c.to_ascii_lowercase(), c.to_ascii_uppercase(), ']']);
        } else {
            regex_syntax::escape_into(c.encode_utf8(&mut [0; 4]), &mut out);
        }
    }
    out
}

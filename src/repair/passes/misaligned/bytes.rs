//! Damaged text read back as the bytes it was decoded from.

use super::start::bytes_of;
use crate::repair::readings::Syllable;

/// A piece of damaged text, as bytes.
pub(super) struct Token {
    pub(super) kind: Kind,
    /// What stands there, for its likelihood as it is.
    pub(super) seen: char,
    /// A gloss that stands behind it.
    pub(super) gloss: Option<Syllable>,
    /// Where it ends, its gloss included.
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The trail byte of one character and the lead byte of the next.
    Pair(u8, u8),
    /// A trail byte that reads as ASCII (or `€`): behind it the text is in step again.
    Trail(u8),
    /// A `?`: a hidden trail byte and the filler that it swallowed, or the mark `？`.
    Question,
}

/// No damage was seen to reach further; what is longer is none, or lost.
const LONGEST: usize = 40;

/// The pieces from `from` on, up to the end of the line or the first that cannot be part of damage.
pub(super) fn tokens(text: &str, from: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = from;
    while tokens.len() < LONGEST {
        let Some(token) = token(text, at) else { break };
        at = token.end;
        let last = matches!(token.kind, Kind::Trail(_));
        tokens.push(token);
        if last {
            break;
        }
    }
    tokens
}

fn token(text: &str, at: usize) -> Option<Token> {
    let seen = text.get(at..)?.chars().next()?;
    let after = at + seen.len_utf8();
    if seen == '?' {
        let gloss = Syllable::until_bracket(text, after);
        let end = gloss.as_ref().map_or(after, |(syllable, end)| Syllable::repeated(text, *end, syllable));
        return Some(Token { kind: Kind::Question, seen, gloss: gloss.map(|(syllable, _)| syllable), end });
    }
    let kind = match seen {
        '€' => Kind::Trail(0x80),
        '@'..='~' => Kind::Trail(seen as u8),
        _ => bytes_of(seen).map(|(lead, trail)| Kind::Pair(lead, trail))?,
    };
    let gloss = text.get(after..).filter(|rest| rest.starts_with('('));
    let gloss = gloss.and_then(|_| Syllable::until_bracket(text, after + 1));
    let end = gloss.as_ref().map_or(after, |(syllable, end)| Syllable::repeated(text, *end, syllable));
    Some(Token { kind, seen, gloss: gloss.map(|(syllable, _)| syllable), end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bytes_back() {
        let kinds = |text: &str| tokens(text, 0).iter().map(|t| t.kind).collect::<Vec<_>>();
        assert_eq!(kinds("馉t里"), [Kind::Pair(0xF0, 0xA0), Kind::Trail(b't')]);
        assert_eq!(kinds(",?\n"), [Kind::Pair(0xA3, 0xAC), Kind::Question]);
        let glossed = tokens("鬟_(dá)成", 0);
        assert_eq!((glossed.len(), glossed[1].gloss.is_some(), glossed[1].end), (2, true, 9));
    }
}

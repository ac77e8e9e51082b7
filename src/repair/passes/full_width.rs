//! Full-width digits and Latin letters.

use crate::repair::EditKind;
use crate::repair::pass::{Pass, Proposal};
use crate::repair::passes::misaligned;
use crate::span::TextRange;

/// Makes full-width digits, letters and the signs inside numbers (`．` `％`) plain, so that dates and
/// ordinals read alike everywhere. Full-width punctuation stays, and what may be bytes out of step.
pub(crate) struct FullWidth;

impl Pass for FullWidth {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let bytes = text.as_bytes();
        let mut suspects = misaligned::suspects(text).peekable();
        let mut run: Option<(TextRange, String)> = None;
        for at in memchr::memchr_iter(0xEF, bytes) {
            while suspects.next_if(|suspect| suspect.end <= at).is_some() {}
            if suspects.peek().is_some_and(|suspect| suspect.contains(&at)) {
                continue;
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
            let range = TextRange::at(at, at + c.len_utf8());
            let touches = run.as_ref().is_some_and(|(r, _)| r.end() == range.start());
            let Some(plain) = plain(c, touches && next_is_alphanumeric(text, range)) else { continue };
            match &mut run {
                Some((whole, after)) if touches => {
                    *whole = whole.union(range);
                    after.push(plain);
                }
                _ => {
                    out.extend(run.take().map(|(r, after)| Proposal::certain(EditKind::FullWidth, r, after)));
                    run = Some((range, plain.to_string()));
                }
            }
        }
        out.extend(run.map(|(r, after)| Proposal::certain(EditKind::FullWidth, r, after)));
    }
}

/// The plain form; signs only where they stand inside a number.
fn plain(c: char, inside: bool) -> Option<char> {
    let plain = char::from_u32(u32::from(c).checked_sub(0xFEE0)?)?;
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Some(plain),
        '．' | '－' | '／' | '：' if inside => Some(plain),
        _ => None,
    }
}

fn next_is_alphanumeric(text: &str, range: TextRange) -> bool {
    let next = text.get(range.end().index()..).and_then(|rest| rest.chars().next());
    next.is_some_and(|c| matches!(c, '０'..='９'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        FullWidth,
        mends: [("第１２次（ＡＢ）", "第12次（AB）"), ("２０２４－０５－０１", "2024-05-01"), ("３．５％", "3.5％")],
        keeps: ["（一），：；！？", "第12次ABC", "甲．乙", "??磥硐Ｍ"],
    );
}

//! ASCII punctuation in Chinese text made full-width.

use crate::repair::EditKind;
use crate::repair::chars::{after, before, is_han, is_mark};
use crate::repair::pass::{Pass, Proposal};
use crate::repair::passes::misaligned;
use crate::span::TextRange;

/// Widens `, ; : ? !` beside a Han character and `( )` around Chinese; numbers, times, addresses and
/// foreign text keep theirs, and so does what may be bytes out of step.
pub(crate) struct HalfWidth;

impl Pass for HalfWidth {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let mut suspects = misaligned::suspects(text).peekable();
        let mut open: Vec<usize> = Vec::new();
        let mut pairs = Vec::new();
        for (at, &byte) in text.as_bytes().iter().enumerate().filter(|(_, byte)| byte.is_ascii()) {
            while suspects.next_if(|suspect| suspect.end <= at).is_some() {}
            if suspects.peek().is_some_and(|suspect| suspect.contains(&at)) {
                continue;
            }
            match byte {
                b',' | b';' | b':' | b'?' | b'!' => out.extend(widened(text, at, byte)),
                b'(' => open.push(at),
                b')' => pairs.extend(open.pop().map(|start| (start, at))),
                b'\n' => open.clear(),
                _ => {}
            }
        }
        for (start, end) in pairs.into_iter().filter(|&(start, end)| is_chinese(text, start, end)) {
            out.push(widen(start, "（"));
            out.push(widen(end, "）"));
        }
    }
}

fn widen(at: usize, wide: &str) -> Proposal {
    Proposal::certain(EditKind::HalfWidth, TextRange::at(at, at + 1), wide)
}

/// The full-width form of a mark that stands in Chinese text.
fn widened(text: &str, at: usize, mark: u8) -> Option<Proposal> {
    let (before, after) = (before(text, at), after(text, at + 1));
    let chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_mark(c));
    let wide = match mark {
        b',' => "，",
        b';' => "；",
        b':' => "：",
        b'?' => "？",
        _ => "！",
    };
    // What repeats is no mark of a sentence but damage, an outcry or a rule.
    let repeated = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, ',' | ';' | ':' | '?' | '!' | '\u{FFFD}'))
            || mark == b'?' && c.is_some_and(|c| matches!(c, '？' | '！' | '；' | '，' | '。' | '、'))
            || mark == b',' && c.is_some_and(|c| matches!(c, '，' | '。' | '、'))
    };
    // A question mark right before Latin stands for a lost byte, in an address or in foreign text.
    let foreign_after = mark == b':' && after == Some('/')
        || mark == b'?' && after.is_some_and(|c| c.is_alphabetic() && !is_han(c));
    let entity = mark == b';' && ends_entity(text, at);
    let in_chinese = chinese(before)
        || (chinese(after) && !(mark == b':' && before.is_some_and(|c| c.is_ascii_alphanumeric())))
        || (before.is_some_and(|c| matches!(c, ')' | '%' | '"')) && after.is_none_or(char::is_whitespace));
    (in_chinese && !repeated(before) && !repeated(after) && !foreign_after && !entity)
        .then(|| widen(at, wide))
}

/// Whether a semicolon ends an entity of HTML, such as `&nbsp;`.
fn ends_entity(text: &str, at: usize) -> bool {
    const LONGEST: usize = 8;
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let name = before.iter().rev().take(LONGEST).position(|&b| !b.is_ascii_alphanumeric() && b != b'#');
    name.is_some_and(|length| length > 0 && before[at - length - 1] == b'&')
}

/// Whether brackets stand in Chinese text and hold some.
fn is_chinese(text: &str, start: usize, end: usize) -> bool {
    /// Brackets may nest; looking further into each would make many of them slow.
    const FURTHEST: usize = 100;
    let inside = || text.get(start + 1..end).unwrap_or_default().chars().take(FURTHEST);
    let chinese = |c: char| is_han(c) || is_mark(c);
    let beside = before(text, start).is_some_and(chinese) || after(text, end + 1).is_some_and(chinese);
    inside().any(is_han) || (beside && inside().nth(3).is_some() && inside().any(chinese))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        HalfWidth,
        mends: [
            ("8月28日,市委开会;发布时间:2021-08-13 09:38:43", "8月28日，市委开会；发布时间：2021-08-13 09:38:43"),
            ("各县(市、区)为什么?干!", "各县（市、区）为什么？干！"),
            ("(编辑:李明)增长5%,好于预期,GDP,人均", "（编辑：李明）增长5%，好于预期，GDP，人均"),
            ("他说:“好”,走了", "他说：“好”，走了"),
            ("省(部(委))", "省（部（委））"),
        ],
        keeps: [
            "本季度产值（GDP口径）比去年高8.5%，见表(3)。",
            "你说什么??我没听清楚！",
            "豆角、黃瓜,、絲瓜,。",
            "縣?h一",
            "县委?！他说",
            "1,000,000 10:30 http://a.cn/?q=1;b f(x, y)",
            "县(市",
            "市)县",
            "中国(C)",
        ],
    );
}

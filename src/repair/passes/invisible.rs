//! Zero-width characters, soft hyphens, inner byte order marks and stray control characters.

use crate::repair::EditKind;
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Removes characters that no reader sees. Joiners stay where they join (emoji, Indic scripts).
pub(crate) struct Invisible;

impl Pass for Invisible {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| may_start(b))) {
            at += found;
            // ASCII and the lead bytes above are whole characters' first bytes.
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if is_invisible(c) && !(joins(c) && between_others(text, at, c)) {
                let range = TextRange::at(at, at + c.len_utf8());
                out.push(Proposal::certain(EditKind::Invisible, range, ""));
            }
            at += c.len_utf8();
        }
    }
}

/// Whether a byte is the first of any character that `is_invisible` knows.
fn may_start(byte: u8) -> bool {
    matches!(byte, 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0x7F)
        || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}'
            | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
    )
}

fn joins(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a joiner stands between characters of a script or of emoji that join.
fn between_others(text: &str, at: usize, joiner: char) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + joiner.len_utf8()..).and_then(|t| t.chars().next());
    let other = |c: char| matches!(c, '\u{600}'..='\u{1FFF}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}');
    before.is_some_and(other) && after.is_some_and(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Invisible,
        mends: [
            ("市\u{200B}委\u{FEFF}书\u{AD}记", "市委书记"),
            ("\u{FEFF}会议\u{0}\u{202E}召开\u{200D}", "会议召开"),
        ],
        keeps: ["会议，召开\r\n\t“好”—…", "👨\u{200D}👩\u{200D}👧", "é e\u{301}", "می\u{200C}خواهم"],
    );
}

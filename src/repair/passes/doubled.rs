//! Doubled punctuation: `,,` `,、` `,。` for `，` `、` `。`.

use crate::confidence::Confidence;
use crate::repair::EditKind;
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Removes the filler comma before a mark where that is the page's habit; a single slip stays.
pub(crate) struct Doubled;

/// From so many doubled marks on they are a habit …
const HABIT: usize = 3;
/// … if they are more than one in so many of all marks.
const ONE_IN: usize = 4;

impl Pass for Doubled {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let doubled: Vec<_> = doubled(text).collect();
        if doubled.is_empty() {
            return;
        }
        let marks = text.chars().filter(|c| matches!(c, ',' | '，' | '、' | '。')).count() - doubled.len();
        let frequent = doubled.len() * ONE_IN > marks;
        let confidence = match doubled.len() {
            HABIT.. if frequent => Confidence::CERTAIN,
            2.. if frequent => Confidence::LIKELY,
            _ => return,
        };
        let proposal = |(range, mark): (TextRange, char)| {
            Proposal::certain(EditKind::Doubled, range, String::from(mark)).with(confidence)
        };
        out.extend(doubled.into_iter().map(proposal));
    }
}

/// Each filler with its mark, and the mark that is meant, of the width that the page gave it.
fn doubled(text: &str) -> impl Iterator<Item = (TextRange, char)> + '_ {
    let mut done = 0;
    memchr::memchr2_iter(b',', 0xEF, text.as_bytes()).filter_map(move |at| {
        let mut chars = text.get(at..)?.chars();
        let filler = chars.next().filter(|&c| at >= done && matches!(c, ',' | '，'))?;
        let mark = chars.next().filter(|c| matches!(c, ',' | '，' | '、' | '。'))?;
        // Three in a row are something else: an empty column, an ellipsis.
        if chars.next() == Some(mark) || text.get(..at)?.ends_with([',', '，']) {
            return None;
        }
        done = at + filler.len_utf8() + mark.len_utf8();
        Some((TextRange::at(at, done), mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Doubled,
        mends: [
            ("量了尺寸,,選好料,,畫了線,,然后下鋸,。", "量了尺寸,選好料,畫了線,然后下鋸。"),
            ("市長,、主任,、局長，，都到了,。", "市長、主任、局長，都到了。"),
        ],
        keeps: [
            "甲,,乙。",
            "木匠，量了尺寸，选好料，画了线，，然后下锯，，就走，，。看，听，说，读，写，都要。抓，早，小，快。",
            "a,,,b,,,c,,,d",
            "好，好。好、好。",
        ],
    );
}

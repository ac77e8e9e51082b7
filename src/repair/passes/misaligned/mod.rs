//! Text that a mirror damaged as GBK bytes and decoded out of step: `安全??h委` for `安全。縣委`.
//!
//! The mirror's program put a filler byte before marks, or a gloss after characters, that it saw in the
//! bytes of two neighbours; its decoder turned what then made no pair into one `?` and read on one byte out
//! of step, up to a byte that brought it back. All but a few hidden bytes is still there: `start` finds
//! where it begins, `bytes` reads the bytes back, `search` finds the hidden ones.

mod bytes;
mod page;
mod search;
mod start;

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::confidence::Confidence;
use crate::repair::EditKind;
use crate::repair::pass::{Pass, Proposal};
use crate::span::{TextRange, slice};
use bytes::Token;
use page::{Page, is_folded};
use search::Reading;
use start::{First, Start};

/// Reads damaged stretches back in step; what has several good readings is offered with all of them.
pub(crate) struct Misaligned;

/// How many readings are offered beside the best.
const ALTERNATIVES: usize = 4;

impl Pass for Misaligned {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let is_folded = LazyCell::new(|| is_folded(text));
        let mut suspects = suspected(text).filter(|(start, _)| start.is_announced || *is_folded).peekable();
        if suspects.peek().is_none() {
            return;
        }
        let page = Page::of(text);
        let mut done = 0;
        let mut found = Vec::new();
        for (start, tokens) in suspects {
            if start.at >= done
                && let Some(proposal) = mended(text, &start, &tokens, &page)
            {
                done = proposal.range.end().index();
                found.push(proposal);
            }
        }
        let sure: BTreeSet<_> =
            found.iter().filter(|p| p.applies()).map(|p| seen_and_read(text, p)).collect();
        for proposal in &mut found {
            if proposal.confidence >= SURE_ALIKE && sure.contains(&seen_and_read(text, proposal)) {
                proposal.confidence = Confidence::CERTAIN;
            }
        }
        out.extend(found);
    }
}

/// From here on a reading is certain where the same damage was read so with certainty elsewhere on the page.
const SURE_ALIKE: Confidence = Confidence::thousandths(740);

/// What stands at a damaged place, and how it is read.
fn seen_and_read(text: &str, proposal: &Proposal) -> (String, String) {
    (slice(text, proposal.range).to_owned(), proposal.after.clone())
}

/// Every stretch that may be damage, as far as its own characters tell: what this pass proposes lies
/// within one. In order; they may overlap.
pub(crate) fn suspects(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    suspected(text).map(|(start, tokens)| start.at..tokens.last().map_or(start.next, |last| last.end))
}

fn suspected(text: &str) -> impl Iterator<Item = (Start, Vec<Token>)> + '_ {
    let with_tokens = |start: Start| {
        let tokens = bytes::tokens(text, start.next);
        (start, tokens)
    };
    start::starts(text).map(with_tokens).filter(|(start, tokens)| !search::is_sound(start, tokens))
}

/// The best reading of what is damaged here, if there is a better one than what stands there.
fn mended(text: &str, start: &Start, tokens: &[Token], page: &Page) -> Option<Proposal> {
    let readings = search::readings(text, start, tokens, page);
    let best = readings.first()?;
    if best.gain < if start.is_bare { LEAST_GAIN_BARE } else { LEAST_GAIN } {
        return None;
    }
    let near = |r: &&Reading| r.end == best.end && best.gain - r.gain < NEAR;
    Some(Proposal {
        range: TextRange::at(start.at, best.end),
        after: best.after.clone(),
        kind: EditKind::Misaligned,
        confidence: confidence(start, best, readings.get(1)),
        alternatives: readings
            .iter()
            .skip(1)
            .filter(near)
            .take(ALTERNATIVES)
            .map(|r| r.after.clone())
            .collect(),
    })
}

/// Below this a damaged stretch is as likely no damage at all.
const LEAST_GAIN: f32 = 3.0;

/// The same where no `?` tells of damage.
const LEAST_GAIN_BARE: f32 = 12.0;

/// A reading that gains less is applied by no one's word but the reader's.
const SURE_GAIN: f32 = 12.0;

/// A reading so much worse than the best is not worth offering.
const NEAR: f32 = 12.0;

/// So far ahead of the next a reading of one or two characters was nearly always right on generated noise, and
/// a longer one: of damage that a mark began, and a gloss. (docs/QUALITY.md, Repair.)
const SURE_BY_MARK: [f32; 2] = [6.0, 5.6];
const SURE_BY_GLOSS: [f32; 2] = [6.5, 7.0];

/// How sure the best reading is: what tells is how far the next one lies behind.
fn confidence(start: &Start, best: &Reading, next: Option<&Reading>) -> Confidence {
    let long = best.after.chars().nth(2).is_some();
    let sure = match start.first {
        First::Mark(..) => SURE_BY_MARK,
        First::Gloss(..) => SURE_BY_GLOSS,
    };
    // Where a long run can be read in one way only, the right one was hardly among those followed.
    let margin = next.map_or(if long { 0.0 } else { best.gain }, |next| best.gain - next.gain);
    // What left no trace can be more than one character, and few ways to read it are followed.
    let traced = best.sure_end && !(long && best.holed);
    if traced && best.gain >= SURE_GAIN && margin >= sure[usize::from(long)] {
        return Confidence::CERTAIN;
    }
    let ahead = (margin.clamp(0.0, 6.0) * 75.0) as u16;
    Confidence::thousandths(500 + ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Misaligned,
        mends: [
            ("我們都來了。縣里也來了人,縣里說好了??h里派來的技工也到了。", "我們都來了。縣里也來了人,縣里說好了。縣里派來的技工也到了。"),
            // Nobody writes `?？`, even where marks are full-width.
            ("我們都來了。縣里也來了人，縣里說好了?？h里派來的技工也到了。", "我們都來了。縣里也來了人，縣里說好了。縣里派來的技工也到了。"),
            // No `?` shows where the first byte was.
            ("大家齊心協力,把物資搬到港口;馉t里還有余溫,不要靠近。", "大家齊心協力,把物資搬到港口。火爐里還有余溫,不要靠近。"),
            ("要抓好落實,今天的日?qǐng)?bào)也登了,報社的同志說", "要抓好落實,今天的日報也登了,報社的同志說"),
        ],
        keeps: [
            // Offered: what was hidden is too much to be sure.
            "雪停了??墒巧铰啡匀缓芑T車要當心。", "面包車開進院子,管?chē)?yán)一點沒有壞處",
            "你说什么??我没听清楚！", "他问：“几点开门？”没有人回答。", "真的??A公司，好", "为什么?没有",
        ],
    );
}

//! On what condition a directive holds, and what follows from failing.

use super::super::model::{Part, SpanKind};
use super::actor;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::Scan;
use super::sentence::CLAUSE_MARKS;
use crate::span::{Offset, TextRange};

/// Conditions and sanctions, in text order.
pub(super) fn find(scan: &Scan, content: TextRange) -> Vec<Part> {
    let mut parts = Vec::new();
    // What follows from failing stands behind a condition; behind a breach, whatever it is.
    let (mut conditional, mut breached) = (false, false);
    let pieces: Vec<_> = scan.layout.cut(content, &CLAUSE_MARKS).collect();
    for (i, &piece) in pieces.iter().enumerate() {
        let bare = scan.trimmed(piece);
        let next = pieces.get(i + 1).map_or("", |&next| scan.text(next));
        if let Some((failing, then)) = retribution(scan, bare, next) {
            parts.push(Part { kind: SpanKind::Condition, range: failing });
            breached = then.is_empty();
            parts.extend((!then.is_empty()).then_some(Part { kind: SpanKind::Sanction, range: then }));
            continue;
        }
        let condition = condition(scan, bare, next);
        conditional |= condition.is_some() || ClauseWord::Else.begins(scan.text(bare)).is_some();
        breached |= condition.is_some_and(|range| ClauseWord::Breach.within(scan.text(range)));
        let rest = TextRange::new(condition.map_or(bare.start(), |range| range.end()), bare.end());
        condition.into_iter().for_each(|range| parts.push(Part { kind: SpanKind::Condition, range }));
        let ordered = || scan.deontic(rest).next().is_some();
        // 不管是谁，一查到底: only the second follows.
        let whoever = ClauseWord::Whoever.begins(scan.text(rest)).is_some();
        if rest.is_empty()
            || whoever
            || !(conditional && ClauseWord::Sanction.within(scan.text(rest)) || breached && !ordered())
        {
            continue;
        }
        breached = false;
        parts.push(Part { kind: SpanKind::Sanction, range: rest });
    }
    parts
}

/// 谁出问题就追究谁, also in two clauses: whoever fails, and what follows.
fn retribution(scan: &Scan, clause: TextRange, next: &str) -> Option<(TextRange, TextRange)> {
    let text = scan.text(clause);
    PartWord::Whichever.stripped(actor::opened(text)).filter(|rest| !rest.is_empty())?;
    let follows = |rest: &str| PartWord::Retribution.within(rest) || ClauseWord::Sanction.within(rest);
    let own = text.char_indices().skip(2).map(|(at, _)| at);
    let own = own
        .into_iter()
        .find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with('就') && follows(rest)));
    let behind = || (next.starts_with('就') && follows(next)).then_some(text.len());
    let at = own.or_else(behind)?;
    let at = Offset::at(clause.start().index() + at);
    Some((TextRange::new(clause.start(), at), TextRange::new(at, clause.end())))
}

/// What a clause makes a condition, up to its deontic word or what follows from failing: 非经批准不得实施 →
/// 非经批准, 违反规定的依法处罚 → 违反规定的.
fn condition(scan: &Scan, clause: TextRange, next: &str) -> Option<TextRange> {
    let end = scan.deontic(clause).next().map_or(clause.end(), |hit| hit.range.start());
    let text = scan.text(TextRange::new(clause.start(), end));
    let text = before_sanction(text).or_else(|| before_act(text)).unwrap_or(text);
    let phrase = actor::opened(text);
    let begins = ClauseWord::Condition.begins(phrase).is_some();
    // 擅离职守造成损失的，从严处理: a breach, or what follows shows it.
    let breach = || ClauseWord::Breach.within(phrase) || ClauseWord::Sanction.within(next);
    let of = || {
        phrase.ends_with('的') || ClauseWord::Culprit.ends(phrase).is_some_and(|word| ends_of(phrase, word))
    };
    let whole = phrase.ends_with(['的', '时', '后', '前', '外']) || ClauseWord::If.begins(phrase).is_some();
    let range = TextRange::at(clause.start().index(), clause.start().index() + text.len());
    (begins && whole || of() && breach()).then_some(range)
}

/// What a sanction in the same clause follows: 再犯的 before 罚款, 一经发现 before 立即移送.
fn before_sanction(text: &str) -> Option<&str> {
    let follows = |rest: &str| {
        ClauseWord::Sanction.within(rest) || rest.starts_with("一律") || rest.starts_with("一概")
    };
    let failing = text.match_indices('的').map(|(at, word)| text.split_at(at + word.len()));
    let failing = failing.into_iter().find(|(_, rest)| follows(rest));
    let caught = || {
        let length = ClauseWord::Caught.begins(text)?;
        text.split_at_checked(length).filter(|(_, rest)| !rest.is_empty())
    };
    failing.or_else(caught).map(|(condition, _)| condition)
}

/// What comes before what is to be done at once: 一旦受灾 before 第一时间恢复.
fn before_act(text: &str) -> Option<&str> {
    ClauseWord::If.begins(actor::opened(text))?;
    let mut places = text.char_indices().skip(4).map(|(at, _)| text.split_at(at));
    places.find(|(_, rest)| PartWord::AtOnce.begins(rest).is_some()).map(|(before, _)| before)
}

/// Whether a phrase ends in 的 and a word: 拒不整改的 企业.
fn ends_of(phrase: &str, word: &str) -> bool {
    phrase.strip_suffix(word).is_some_and(|before| before.ends_with('的'))
}

//! The parts of a directive: who shall do what to what, how much, on what condition, or else what. Suggestions:
//! they follow the surface of clauses, and leave out what no cue shows.

use super::super::model::{Part, SpanKind};
use super::clause_word::ClauseWord;
use super::scan::Scan;
use super::sentence::CLAUSE_MARKS;
use super::words::OrderWord;
use super::{actor, clause, quantity};
use crate::span::{Offset, TextRange};

/// Finds the parts of a directive, in text order.
pub(super) fn find(scan: &Scan, content: TextRange) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |kind, range: TextRange| {
        if !range.is_empty() {
            parts.push(Part { kind, range });
        }
    };
    scan.layout.opaque_in(content).filter(|&r| is_term(scan, r)).for_each(|r| add(SpanKind::Term, r));
    let own = |r: &TextRange| scan.layout.opaque_at(r.start()).is_none();
    quantity::find(scan.base, content).filter(own).for_each(|r| add(SpanKind::Quantity, r));
    responsible(scan, content).into_iter().for_each(|r| add(SpanKind::Addressee, r));
    for piece in scan.layout.cut(content, &CLAUSE_MARKS) {
        let bare = trimmed(scan, piece);
        if is_condition(scan, bare) {
            add(SpanKind::Condition, bare);
        } else if is_sanction(scan, bare) {
            add(SpanKind::Sanction, bare);
        }
        if let Some(range) = addressee(scan, piece) {
            add(SpanKind::Addressee, range);
        }
    }
    if let Some((action, object)) = action(scan, content) {
        add(SpanKind::Action, action);
        add(SpanKind::Object, object);
    }
    parts.sort_by_key(|p| (p.range.start(), p.range.end(), p.kind));
    parts
}

/// A clause without its mark.
fn trimmed(scan: &Scan, piece: TextRange) -> TextRange {
    let text = scan.text(piece).trim_end_matches(|c: char| !c.is_alphanumeric() && !"”’》）".contains(c));
    TextRange::at(piece.start().index(), piece.start().index() + text.len())
}

/// A quoted formula: “五包一”.
fn is_term(scan: &Scan, range: TextRange) -> bool {
    scan.text(range).starts_with(['“', '‘', '「'])
}

/// The phrase before the deontic word, or before the verb of a bare order.
fn addressee(scan: &Scan, piece: TextRange) -> Option<TextRange> {
    let end = match scan.deontic(piece).next() {
        Some(hit) => hit.range.start(),
        None => clause::bare_order(scan, piece)?,
    };
    let before = scan.text(TextRange::new(piece.start(), end));
    let phrase = actor::opened(before);
    actor::is_actor(before).then(|| TextRange::at(end.index() - phrase.len(), end.index()))
}

/// （责任单位：…） behind the sentence.
fn responsible(scan: &Scan, content: TextRange) -> Option<TextRange> {
    let near = Offset::at(content.end().index() + 3 * 80);
    let rest = scan.text(TextRange::new(content.end(), near.min(scan.block.end()).max(content.end())));
    let inner = rest.strip_prefix(['（', '('])?;
    let named = ClauseWord::Responsible.stripped(inner)?;
    let end = named.find(['）', ')', '；', '。'])?;
    let start = content.end().index() + rest.len() - named.len();
    Some(TextRange::at(start, start + end))
}

fn is_condition(scan: &Scan, clause: TextRange) -> bool {
    let text = actor::opened(scan.text(clause));
    ClauseWord::Condition.begins(text).is_some()
        && (text.ends_with(['的', '时', '后', '前', '外']) || ClauseWord::If.begins(text).is_some())
}

fn is_sanction(scan: &Scan, clause: TextRange) -> bool {
    ClauseWord::Sanction.within(scan.text(clause))
}

/// The first verb of what is ordered, and its object.
fn action(scan: &Scan, content: TextRange) -> Option<(TextRange, TextRange)> {
    let predicate = clause::predicates(scan, content).into_iter().next()?;
    let end = trimmed(scan, predicate).end();
    let mut at = match scan.deontic(predicate).next() {
        Some(hit) => hit.range.end(),
        None => clause::bare_order(scan, predicate)?,
    };
    let mut adverb = None;
    while let Some(hit) = scan.order_at(at).filter(|hit| hit.range.end() <= end) {
        match hit.value {
            OrderWord::Verb => return Some((hit.range, object(scan, hit.range.end(), end))),
            OrderWord::Preposition => return behind_object(scan, hit.range, end),
            OrderWord::Adverb => adverb = Some(hit.range),
        }
        at = hit.range.end();
    }
    // 加快, 突出 are adverbs and verbs.
    adverb.map(|range| (range, object(scan, range.end(), end)))
}

/// What stands behind a verb, up to the next of a row of verbs.
fn object(scan: &Scan, from: Offset, end: Offset) -> TextRange {
    let from = from.min(end);
    let next = scan.text(TextRange::new(from, end)).starts_with(['、', '，', '。']);
    TextRange::new(from, if next { from } else { end })
}

/// 对…进行排查, 把…落实到位: the object stands before the verb.
fn behind_object(scan: &Scan, preposition: TextRange, end: Offset) -> Option<(TextRange, TextRange)> {
    let text = scan.text(TextRange::new(preposition.end(), end));
    let places =
        text.char_indices().skip(1).take(60).map(|(at, _)| Offset::at(preposition.end().index() + at));
    let verb = places
        .filter_map(|at| scan.order_at(at))
        .find(|hit| hit.value == OrderWord::Verb && hit.range.end() <= end)?;
    Some((verb.range, TextRange::new(preposition.end(), verb.range.start())))
}

#[cfg(test)]
mod tests {
    use super::super::speaker::People;
    use super::*;

    fn check(text: &str, expected: &[(SpanKind, &str)]) {
        let people = People::of(&[], &[]);
        let scan = Scan::of(text, TextRange::of(text), &people);
        let content = scan.layout.sentences[0].range;
        let parts = find(&scan, content);
        let found: Vec<_> = parts.iter().map(|p| (p.kind, scan.text(p.range))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn parts() {
        use SpanKind::{Action, Addressee, Condition, Object, Quantity, Sanction, Term};
        check(
            "各镇村要严格落实“日报告”制度，每天巡查2次。",
            &[
                (Addressee, "各镇村"),
                (Action, "落实"),
                (Term, "“日报告”"),
                (Object, "“日报告”制度"),
                (Quantity, "2次"),
            ],
        );
        check("卡口人员认真查验证件。", &[(Addressee, "卡口人员"), (Action, "查验"), (Object, "证件")]);
        check(
            "对工作不力的，严肃追究责任。",
            &[(Condition, "对工作不力的"), (Sanction, "严肃追究责任"), (Action, "追究"), (Object, "责任")],
        );
        check(
            "开展高层建筑排查。（责任单位：住建局、消防队）",
            &[(Action, "开展"), (Object, "高层建筑排查"), (Addressee, "住建局、消防队")],
        );
        check(
            "如遇险情，有关单位必须立即报告。",
            &[(Condition, "如遇险情"), (Addressee, "有关单位"), (Action, "报告")],
        );
    }
}

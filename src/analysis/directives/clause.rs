//! The clauses of a sentence, and which of them only open it.

use super::actor;
use super::clause_word::ClauseWord;
use super::scan::Scan;
use super::words::OrderWord;
use crate::span::{Offset, TextRange};

/// The clauses of a sentence that hold a predicate.
pub(super) fn predicates(scan: &Scan, content: TextRange) -> Vec<TextRange> {
    let clauses = scan.layout.cut(content, &['，', '：', ',', '；']);
    let opens = |(i, &clause): (usize, &TextRange)| {
        let topic = || clauses.get(i + 1).is_some_and(|&next| is_topic(scan, clause, next));
        is_opener(scan, clause) || topic()
    };
    clauses.iter().enumerate().filter(|&one| !opens(one)).map(|(_, &clause)| clause).collect()
}

/// Whether a clause only names what the next one orders about: 对整改不到位的企业，一律…; 选派期间，….
fn is_topic(scan: &Scan, clause: TextRange, next: TextRange) -> bool {
    let bare = scan.deontic(clause).next().is_none();
    let ordered = scan.deontic(next).next().is_some();
    let text = scan.text(clause).trim_end_matches(['，', '：']);
    bare && ordered && (ClauseWord::Topic.begins(text).is_some() || ClauseWord::Span.ends(text).is_some())
}

/// A clause without a predicate of its own: 未经批准，; 森林防火期内，; 对违反规定的，; 各单位，.
fn is_opener(scan: &Scan, clause: TextRange) -> bool {
    let text = scan.text(clause).trim_end_matches(['，', '：', ',', '；', '。']);
    let ordered = scan.order_at(clause.start()).is_some_and(|hit| !hit.value.is_preposition());
    if ordered || scan.deontic(clause).next().is_some() {
        return false;
    }
    let dated = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(['日', '月']);
    let condition = dated
        || text.ends_with(['的', '前', '后', '时', '外', '内', '间', '下', '起', '中'])
        || ClauseWord::Premise.begins(text).is_some();
    let names = || actor::is_actor(text) && bare_order(scan, clause).is_none();
    condition || text.chars().count() <= 4 || names()
}

/// Where the order of a clause without a deontic word begins: at its head, or behind its actor
/// (卡口人员认真查验…).
pub(super) fn bare_order(scan: &Scan, clause: TextRange) -> Option<Offset> {
    let text = scan.text(clause);
    let skipped = text.len() - skip_openers(text).len();
    let head = Offset::at(clause.start().index() + skipped);
    if scan.order_at(head).is_some() {
        return Some(head);
    }
    let places = text.char_indices().skip(2).take(24).map(|(at, _)| Offset::at(clause.start().index() + at));
    let own = |at: &Offset| *at > clause.start() && scan.layout.opaque_at(*at).is_none();
    places.filter(own).find(|&at| {
        let subject = scan.text(TextRange::new(clause.start(), at));
        let verb = scan.order_at(at).is_some_and(|hit| {
            // 市应急管理局: 市应急 is not all.
            let named = hit.value == OrderWord::Activity
                && actor::is_actor(scan.text(TextRange::new(clause.start(), hit.range.end())));
            !named && (!hit.value.is_preposition() || governs_verb(scan, TextRange::new(at, clause.end())))
        });
        verb && actor::is_actor(actor::without_time(subject))
    })
}

/// Where in a phrase another begins that says what is acted on: 对 in 专人对销售点实行….
pub(super) fn acted_on(scan: &Scan, phrase: TextRange) -> Option<Offset> {
    let places = scan.text(phrase).char_indices().skip(2).take(24);
    let mut places = places.map(|(at, _)| Offset::at(phrase.start().index() + at));
    places.find(|&at| {
        let object = scan.order_at(at).is_some_and(|hit| hit.value == OrderWord::Object);
        object && scan.layout.opaque_at(at).is_none() && governs_verb(scan, TextRange::new(at, phrase.end()))
    })
}

/// Whether a verb of orders follows a preposition: 对在建项目实行…; 把…落实到….
fn governs_verb(scan: &Scan, phrase: TextRange) -> bool {
    let places = scan.text(phrase).char_indices().skip(2).take(24);
    let mut places = places.map(|(at, _)| Offset::at(phrase.start().index() + at));
    places.any(|at| scan.order_at(at).is_some_and(|hit| hit.value.is_verb()))
}

/// A sentence without list words and connectives at its start.
pub(super) fn skip_openers(text: &str) -> &str {
    let mut rest = text.trim_start_matches('第').trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    rest = if rest.len() < text.len() {
        rest.strip_prefix(['是', '，', '、', '：', '要']).unwrap_or(text)
    } else {
        rest
    };
    while let Some(next) = ClauseWord::Connective.stripped(rest) {
        rest = next.trim_start_matches(['，', '、']);
    }
    ClauseWord::OrderWord.stripped(rest).map_or(rest, |r| r.trim_start_matches(['是', '，']))
}

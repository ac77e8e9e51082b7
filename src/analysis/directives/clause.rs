//! The clauses of a sentence, and which of them only open it.

use super::actor;
use super::scan::Scan;
use super::words::OrderWord;
use crate::span::TextRange;

/// The clauses of a sentence that hold a predicate.
pub(super) fn predicates(scan: &Scan, content: TextRange) -> Vec<TextRange> {
    let mut clauses = scan.layout.cut(scan.base, content, &['，', '：', ',', '；']);
    clauses.retain(|&clause| !is_opener(scan, clause));
    clauses
}

/// A clause without a predicate of its own: 未经批准，; 森林防火期内，; 对违反规定的，; 各单位，.
fn is_opener(scan: &Scan, clause: TextRange) -> bool {
    let text = scan.text(clause).trim_end_matches(['，', '：', ',', '；', '。']);
    let ordered = scan.order_at(clause.start()).is_some_and(|hit| hit.value != OrderWord::Preposition);
    if ordered || scan.deontic(clause).next().is_some() {
        return false;
    }
    let condition = text.ends_with(['的', '前', '后', '时', '外', '内', '间', '下', '起', '中'])
        || ["未经", "非经", "一旦", "如遇"].iter().any(|word| text.starts_with(word));
    condition || text.chars().count() <= 4 || actor::is_actor(text)
}

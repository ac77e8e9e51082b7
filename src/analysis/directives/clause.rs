//! The clauses of a sentence, and which of them only open it.

use std::rc::Rc;

use super::actor;
use super::clause_word::ClauseWord;
use super::numbering::is_numeral;
use super::part_word::PartWord;
use super::scan::Scan;
use super::words::{Deontic, DeonticClass, OrderWord};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange, tail};

/// The clauses of a sentence that hold a predicate.
pub(super) fn predicates(scan: &Scan, content: TextRange) -> Rc<[TextRange]> {
    scan.predicates.of(content, || find_predicates(scan, content))
}

fn find_predicates(scan: &Scan, content: TextRange) -> Rc<[TextRange]> {
    let clauses: Vec<_> = scan.layout.cut(content, &['，', '：', ',', '；']).collect();
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
    let about = is_about(scan.text(clause).trim_end_matches(['，', '：']));
    bare && ordered && about && !is_whole(scan, clause)
}

/// Whether a clause that begins with those whom something is done to says what: 对独居老人逐户登记.
fn is_whole(scan: &Scan, clause: TextRange) -> bool {
    let bare = scan.trimmed(clause);
    let places = scan.text(bare).char_indices().skip(2).map(|(at, _)| Offset::at(bare.start().index() + at));
    let how = places.into_iter().filter_map(|at| scan.order_at(at)).find(|hit| hit.value.is_adverb());
    how.is_some_and(|how| {
        let done = TextRange::new(how.range.end(), bare.end().max(how.range.end()));
        scan.order_at(done.start()).is_some_and(|hit| hit.value.is_verb()) && !scan.text(done).contains('的')
    })
}

/// Whether a clause says what another is about, or how long that holds: 对整改不到位的企业; 选派期间.
pub(super) fn is_about(text: &str) -> bool {
    ClauseWord::Topic.begins(text).is_some() || ClauseWord::Span.ends(text).is_some()
}

/// A clause without a predicate of its own: 未经批准，; 森林防火期内，; 对违反规定的，; 各单位，.
pub(super) fn is_opener(scan: &Scan, clause: TextRange) -> bool {
    let text = scan.text(clause).trim_end_matches(['，', '：', ',', '；', '。']);
    // 转移出来的群众，, 建设施工领域，: what it is about.
    let named = ClauseWord::Someone.ends(text).and_then(|word| text.strip_suffix(word));
    let field = text.chars().count() <= 12 && (text.ends_with("领域") || text.ends_with("方面"));
    let named = field || named.is_some_and(|before| before.ends_with('的'));
    let ordered = !named && scan.order_at(clause.start()).is_some_and(|hit| !hit.value.is_preposition());
    if ordered || scan.deontic(clause).next().is_some() {
        return false;
    }
    let dated = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(['日', '月']);
    // 依据《…管理办法》，.
    let grounds = PartWord::ByRule.begins(text).is_some()
        && (text.ends_with('》') || ClauseWord::Grounds.ends(text).is_some());
    let condition = dated
        || named
        || grounds
        || text.ends_with(['的', '前', '后', '时', '外', '内', '间', '下', '起', '中'])
        || ClauseWord::Premise.begins(text).is_some();
    let names = || actor::is_actor(text) && bare_order(scan, clause).is_none();
    condition || text.chars().count() <= 4 || names()
}

/// Whether a clause forbids: its ban stands at its head, behind its subject or right behind 要.
pub(super) fn forbids(scan: &Scan, content: TextRange, clause: TextRange) -> bool {
    let mut bound: Option<TextRange> = None;
    for hit in scan.deontic(clause) {
        match hit.value.class {
            DeonticClass::Prohibition if is_kept(scan, hit) => bound = bound.or(Some(hit.range)),
            DeonticClass::Prohibition => {
                return !weighs(scan, content, hit)
                    && bound.is_none_or(|b| scan.only_adverbs(b.end(), hit.range.start()));
            }
            DeonticClass::Obligation | DeonticClass::Weak => bound = bound.or(Some(hit.range)),
            _ => {}
        }
    }
    false
}

/// 一个都不能少: what must not be let go is to be kept.
pub(super) fn is_kept(scan: &Scan, ban: Hit<Deontic>) -> bool {
    let behind = scan.rest(ban.range.end());
    let kept = PartWord::Kept.stripped(behind).is_some_and(|rest| !rest.starts_with('于'));
    kept && scan.text(ban.range).ends_with("不能")
}

/// 宁可十防九空，不可失防万一 weighs, it does not forbid; 宁可多查一户，也不可漏查一户 does.
fn weighs(scan: &Scan, content: TextRange, ban: Hit<Deontic>) -> bool {
    /// So far before the ban stands what is weighed against, in bytes.
    const NEAR: usize = 3 * 80;
    let before = tail(scan.text(TextRange::new(content.start(), ban.range.start())), NEAR);
    // The clause of the ban and the one before it.
    let mut near = before.rsplitn(3, '，').take(2);
    let even = before.ends_with('也') || scan.text(ban.range).starts_with('也');
    !even && ban.value.force < 5 && near.any(|clause| PartWord::Rather.within(clause))
}

/// Where the order of a clause without a deontic word begins: at its head, or behind its actor
/// (卡口人员认真查验…).
pub(super) fn bare_order(scan: &Scan, clause: TextRange) -> Option<Offset> {
    scan.bare_orders.of(clause, || find_bare_order(scan, clause))
}

fn find_bare_order(scan: &Scan, clause: TextRange) -> Option<Offset> {
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
            // 市应急管理局, 各基层党组织: 市应急, 各基层党 are not all.
            let through = scan.text(TextRange::new(clause.start(), hit.range.end()));
            let named = hit.value == OrderWord::Activity && actor::is_actor(through)
                || PartWord::InNames.begins(scan.rest(at)).is_some()
                || !actor::has_head(actor::without_time(subject)) && actor::has_head(through);
            !named && (!hit.value.is_preposition() || governs_verb(scan, TextRange::new(at, clause.end())))
        });
        verb && actor::is_actor(actor::without_time(subject)) && !cuts_word(scan, at)
    })
}

/// Whether the character before a place begins another word: 处 in 广大干部处在.
fn cuts_word(scan: &Scan, at: Offset) -> bool {
    let last =
        scan.text(TextRange::new(scan.block.start(), at)).chars().next_back().map_or(0, char::len_utf8);
    let start = Offset::at(at.index() - last);
    let word = ClauseWord::NoBody.begins(scan.rest(start));
    word.is_some_and(|length| length > last)
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
pub(super) fn governs_verb(scan: &Scan, phrase: TextRange) -> bool {
    let places = scan.text(phrase).char_indices().skip(2).take(24);
    let mut places = places.map(|(at, _)| Offset::at(phrase.start().index() + at));
    places.any(|at| scan.order_at(at).is_some_and(|hit| hit.value.is_verb()))
}

/// A sentence without list words and connectives at its start.
pub(super) fn skip_openers(text: &str) -> &str {
    let mut rest = text.trim_start_matches('第').trim_start_matches(is_numeral);
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

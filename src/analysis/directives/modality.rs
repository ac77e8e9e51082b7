//! The modality and the force of a directive.

use super::super::model::Modality;
use super::actor;
use super::clause;
use super::clause_word::ClauseWord;
use super::judge;
use super::scan::Scan;
use super::words::{Deontic, DeonticClass, ReportClass, words};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// The force of an order without a deontic word: that of the 要 which it continues.
const BARE: u8 = 3;

/// What the words of a single clause must weigh for a call.
const RALLIES: i32 = 3;

/// Finds modality and force, and the deontic word that shows them; `proof` is the one that made the sentence a
/// directive.
pub(super) fn find(
    scan: &Scan,
    content: TextRange,
    class: ReportClass,
    proof: Option<Hit<Deontic>>,
) -> (Modality, u8, Option<Hit<Deontic>>) {
    let (modality, force) = weigh(scan, content, class, proof);
    let mut bans = scan.deontic(content).filter(|hit| hit.value.class == DeonticClass::Prohibition);
    match bans.next().filter(|_| modality == Modality::Prohibition) {
        Some(ban) => (modality, ban.value.force, Some(ban)),
        // An order that also forbids is proved by the word that orders, where there is one.
        None => {
            let orders = |hit: &Hit<Deontic>| hit.value.class == DeonticClass::Obligation;
            let banned = proof.is_some_and(|hit| hit.value.class == DeonticClass::Prohibition);
            let order = scan.deontic(content).find(orders).filter(|_| banned);
            (modality, order.map_or(force, |hit| hit.value.force), order.or(proof))
        }
    }
}

fn weigh(scan: &Scan, content: TextRange, class: ReportClass, proof: Option<Hit<Deontic>>) -> (Modality, u8) {
    let clauses = clause::predicates(scan, content);
    let force = proof.map_or(BARE, |hit| hit.value.force);
    let own: Vec<_> = clauses.iter().copied().filter(|&clause| !is_beside(scan, clause)).collect();
    if forbids(scan, content, if own.is_empty() { &clauses } else { &own }) {
        let called = calls(scan, &clauses) && !is_firm(scan, content);
        return (if called { Modality::Exhortation } else { Modality::Prohibition }, force);
    }
    if class == ReportClass::Hope && !is_firm(scan, content) {
        return (Modality::Exhortation, proof.map_or(2, |hit| hit.value.force.min(3)));
    }
    // 在四个街道开展检测，请广大居民…: what is done comes first.
    let acts = |at: Offset| clauses.first().is_some_and(|&c| c.end() <= at && tone(scan, c) < 0);
    let called =
        proof.is_some_and(|hit| hit.value.class == DeonticClass::Encouragement && !acts(hit.range.start()));
    let exhorts = called
        || !judge::is_due(scan, content)
            && calls(scan, &clauses)
            && (sees(scan, &clauses) || !is_firm(scan, content));
    (if exhorts { Modality::Exhortation } else { Modality::Obligation }, force)
}

/// 必须, 应当, 不得: no exhortation has them; 是必须完成的任务 describes.
fn is_firm(scan: &Scan, content: TextRange) -> bool {
    let described = |hit: &Hit<Deontic>| {
        let start = scan.clause_start(content, hit.range.start());
        scan.text(TextRange::new(start, hit.range.start())).contains('是')
    };
    scan.deontic(content).filter(|hit| !described(hit)).any(|hit| {
        let text = scan.text(hit.range);
        match hit.value.class {
            DeonticClass::Obligation => hit.value.force >= 5 || text.starts_with('应'),
            DeonticClass::Prohibition => ClauseWord::Firm.within(text),
            _ => false,
        }
    })
}

/// Whether a clause says what follows on a breach (违者依法处理), or only where the order holds (在核心区，).
fn is_beside(scan: &Scan, clause: TextRange) -> bool {
    let text = scan.text(clause);
    let bare = scan.deontic(clause).next().is_none();
    bare && (ClauseWord::Sanction.within(text) || text.starts_with("违者") || text.starts_with('在'))
}

/// Whether the main predicate forbids.
fn forbids(scan: &Scan, content: TextRange, clauses: &[TextRange]) -> bool {
    let banned = clauses.iter().filter(|&&c| forbids_clause(scan, c)).count();
    let Some(&first) = clauses.first() else { return false };
    if banned == 0 {
        return scan.deontic(content).any(|h| h.value.class == DeonticClass::WeakProhibition)
            && scan.text(first).contains("严控");
    }
    let bound = clauses.iter().filter(|&&c| binds_clause(scan, c)).count();
    // A ban at the head holds unless what is wanted instead follows: 不能等待观望，要主动出击.
    let acts = |c: TextRange| {
        let leads = scan.text(c).starts_with(['先', '就', '把']);
        leads || judge::begins_order(scan, c) || clause::bare_order(scan, c).is_some()
    };
    let wanted = bound > 0 || clauses.iter().any(|&c| !forbids_clause(scan, c) && acts(c));
    let main = forbids_clause(scan, first) && (!wanted || is_severe(scan, first));
    // 要守住底线，不准…，不准…: what comes before the bans only leads to them.
    let bans = |&&clause: &&TextRange| {
        forbids_clause(scan, clause)
            && is_severe(scan, clause)
            && (clause == first || !only_ends(scan, clause))
    };
    let severe: usize = clauses.iter().filter(bans).map(|&c| prohibitions(scan, c)).sum();
    let most = banned * 2 > clauses.len() && (bound == 0 || severe > 0);
    let ordered = bound > 0 || judge::begins_order(scan, first);
    let own = clauses.iter().any(|&c| bans(&&c) && stands_alone(scan, c));
    let half = banned * 2 == clauses.len() && (severe > 1 || severe > 0 && (!ordered || own));
    // 收礼品，收礼金，这些事严禁去碰: nothing else is ordered.
    let only = !wanted && clauses.iter().any(|c| bans(&c) && forces(scan, *c) >= 5);
    main || most || half || only
}

/// Whether a clause forbids: its ban stands at its head, behind its subject or right behind 要.
fn forbids_clause(scan: &Scan, clause: TextRange) -> bool {
    // 宁可十防九空，不可失防万一 weighs, it does not forbid.
    if scan.text(clause).contains("宁可") {
        return false;
    }
    let mut bound: Option<TextRange> = None;
    for hit in scan.deontic(clause) {
        match hit.value.class {
            DeonticClass::Prohibition => {
                return bound.is_none_or(|b| only_adverbs(scan, b.end(), hit.range.start()));
            }
            DeonticClass::Obligation | DeonticClass::Weak => bound = bound.or(Some(hit.range)),
            _ => {}
        }
    }
    false
}

/// Whether a ban is no mere tail of the order before it, as 不得 often is: it is of the strongest, or has its own
/// subject.
fn stands_alone(scan: &Scan, clause: TextRange) -> bool {
    let ban = scan.deontic(clause).find(|hit| hit.value.class == DeonticClass::Prohibition);
    ban.is_some_and(|hit| {
        let subject = scan.text(TextRange::new(clause.start(), hit.range.start()));
        let ban = scan.text(hit.range);
        let outright = ClauseWord::Firm.within(ban) && !ban.contains("不得");
        hit.value.force >= 5 || outright || actor::is_actor(subject)
    })
}

/// The force of the ban in a clause.
fn forces(scan: &Scan, clause: TextRange) -> u8 {
    let bans = scan.deontic(clause).filter(|hit| hit.value.class == DeonticClass::Prohibition);
    bans.map(|hit| hit.value.force).max().unwrap_or(0)
}

/// 坚决杜绝…: behind another order it is what that one is for.
fn only_ends(scan: &Scan, clause: TextRange) -> bool {
    let mut bans = scan.deontic(clause).filter(|hit| hit.value.class == DeonticClass::Prohibition);
    bans.next().is_some_and(|hit| scan.text(hit.range).ends_with("杜绝"))
}

/// How many words forbid in a clause.
fn prohibitions(scan: &Scan, clause: TextRange) -> usize {
    scan.deontic(clause).filter(|hit| hit.value.class == DeonticClass::Prohibition).count()
}

/// Whether a clause orders with a word of obligation.
fn binds_clause(scan: &Scan, clause: TextRange) -> bool {
    !forbids_clause(scan, clause) && scan.deontic(clause).any(|h| h.value.class == DeonticClass::Obligation)
}

/// 严禁, 不得 and stronger words than 不能; 不得超过 only says how much.
fn is_severe(scan: &Scan, clause: TextRange) -> bool {
    let measures = |hit: &Hit<Deontic>| {
        scan.rest(hit.range.end()).chars().nth(1).is_some_and(|c| matches!(c, '于' | '过'))
    };
    scan.deontic(clause)
        .filter(|hit| hit.value.class == DeonticClass::Prohibition)
        .any(|hit| !ClauseWord::Soft.is(scan.text(hit.range)) && !measures(&hit))
}

fn only_adverbs(scan: &Scan, from: Offset, to: Offset) -> bool {
    let mut at = from;
    while at < to {
        match scan.order_at(at).filter(|hit| hit.value.is_adverb()) {
            Some(hit) => at = hit.range.end(),
            None => return false,
        }
    }
    true
}

/// Whether a directive only calls for an attitude or rallies: more clauses do than act, the first among them.
fn calls(scan: &Scan, clauses: &[TextRange]) -> bool {
    if sees(scan, clauses) {
        return true;
    }
    let tones: Vec<i32> = clauses.iter().map(|&clause| tone(scan, clause)).collect();
    let attitude = tones.iter().filter(|&&t| t > 0);
    let action = tones.iter().filter(|&&t| t < 0);
    // 要守牢防线: one clause must say more.
    if let [only] = tones[..] {
        return only >= RALLIES;
    }
    let outweighs = attitude.clone().sum::<i32>() >= -2 * action.clone().sum::<i32>();
    outweighs && attitude.count() > action.count() && tones.first().is_none_or(|&t| t >= 0)
}

/// 要清醒看到，…: what is to be seen is no action.
fn sees(scan: &Scan, clauses: &[TextRange]) -> bool {
    let text = clauses.first().map_or("", |&clause| scan.text(clause).trim_end_matches(['，', '：']));
    ClauseWord::Seen.ends(text).is_some() || text.contains("清醒") && ClauseWord::Seen.within(text)
}

/// Attitude (positive) or action (negative).
fn tone(scan: &Scan, clause: TextRange) -> i32 {
    let text = clause::skip_openers(scan.text(clause));
    words().tone.hits(text).map(|hit| hit.value).sum()
}

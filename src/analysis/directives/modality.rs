//! The modality and the force of a directive.

use super::super::model::Modality;
use super::actor;
use super::clause;
use super::clause_word::ClauseWord;
use super::judge;
use super::own_word;
use super::part_word::PartWord;
use super::scan::Scan;
use super::words::{Deontic, DeonticClass, ReportClass, words};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// The force of an order without a deontic word: that of the 要 which it continues.
const BARE: u8 = 3;

/// What the words of a single clause must weigh for a call.
const RALLIES: i32 = 3;

/// What a directive is, all in all.
pub(super) struct Found {
    /// Its modality.
    pub(super) modality: Modality,
    /// The word that decides that.
    pub(super) word: Option<Hit<Deontic>>,
    /// Its force: of several things that are asked for or forbidden, that of the strongest word.
    pub(super) force: u8,
    /// That word.
    pub(super) strongest: Option<Hit<Deontic>>,
}

/// Finds modality and force, and the deontic words that show them; `proof` is the one that made the sentence a
/// directive.
pub(super) fn find(
    scan: &Scan,
    content: TextRange,
    class: ReportClass,
    proof: Option<Hit<Deontic>>,
) -> Found {
    let modality = weigh(scan, content, class, proof);
    let word = match modality {
        Modality::Exhortation => {
            proof.filter(|hit| !is_ban(hit)).or_else(|| ordering(scan, content)).or(proof)
        }
        Modality::Obligation => ordering(scan, content).or(proof.filter(|hit| !is_ban(hit))),
        Modality::Prohibition => forbidding(scan, content).or(proof),
    };
    let hoped = class == ReportClass::Hope && modality == Modality::Exhortation;
    let strongest = strongest(
        word.into_iter().chain(ordering(scan, content)).chain(forbidding(scan, content).filter(is_ban)),
    );
    let force = strongest.map(|hit| hit.value.force);
    let force = if hoped { force.map_or(2, |force| force.min(3)) } else { force.unwrap_or(BARE) };
    Found { modality, word, force, strongest }
}

fn is_ban(hit: &Hit<Deontic>) -> bool {
    hit.value.class == DeonticClass::Prohibition
}

/// The strongest word that orders, the first of those.
fn ordering(scan: &Scan, content: TextRange) -> Option<Hit<Deontic>> {
    let orders = own_word::find(scan, content).filter(|hit| !is_described(scan, content, hit));
    let orders = orders.filter(|hit| {
        matches!(hit.value.class, DeonticClass::Obligation | DeonticClass::Weak)
            || is_ban(hit) && clause::is_kept(scan, *hit) && clause::predicates(scan, content).len() < 2
    });
    strongest(orders)
}

/// The strongest word that forbids, the first of those; else one that forbids only here: 宴会不办 behind 严控.
fn forbidding(scan: &Scan, content: TextRange) -> Option<Hit<Deontic>> {
    let bans = |clause: &TextRange| clause::forbids(scan, content, *clause);
    let clauses = clause::predicates(scan, content);
    let clauses = clauses.iter().copied().filter(bans);
    let found = strongest(clauses.flat_map(|clause| scan.deontic(clause).find(is_ban)));
    found.or_else(|| scan.deontic(content).find(|hit| hit.value.class == DeonticClass::WeakProhibition))
}

/// The first of the highest force.
fn strongest(hits: impl Iterator<Item = Hit<Deontic>>) -> Option<Hit<Deontic>> {
    hits.reduce(|best, hit| if hit.value.force > best.value.force { hit } else { best })
}

fn weigh(scan: &Scan, content: TextRange, class: ReportClass, proof: Option<Hit<Deontic>>) -> Modality {
    let clauses = clause::predicates(scan, content);
    let own: Vec<_> = clauses.iter().copied().filter(|&clause| !is_beside(scan, clause)).collect();
    if forbids(scan, content, if own.is_empty() { clauses.as_ref() } else { &own }) {
        let called = calls(scan, &clauses) && !is_firm(scan, content);
        return if called { Modality::Exhortation } else { Modality::Prohibition };
    }
    if class == ReportClass::Hope && !is_firm(scan, content) {
        return Modality::Exhortation;
    }
    // 在四个街道开展检测，请广大居民…: what is done comes first.
    let acts = |at: Offset| clauses.first().is_some_and(|&c| c.end() <= at && tone(scan, c) < 0);
    let called =
        proof.is_some_and(|hit| hit.value.class == DeonticClass::Encouragement && !acts(hit.range.start()));
    let exhorts = called
        || !judge::is_due(scan, content)
            && calls(scan, &clauses)
            && (sees(scan, &clauses) || !is_firm(scan, content));
    if exhorts { Modality::Exhortation } else { Modality::Obligation }
}

/// 是必须完成的任务 describes.
fn is_described(scan: &Scan, content: TextRange, hit: &Hit<Deontic>) -> bool {
    let start = scan.clause_start(content, hit.range.start());
    let before = scan.text(TextRange::new(start, hit.range.start()));
    // 特别是, 一是, 但是 open what is ordered.
    let opens = |at: usize| {
        let word = before.get(..at).and_then(|before| before.chars().next_back());
        word.is_some_and(|c| "别其一二三四五六七八九十先但于凡总还".contains(c))
    };
    before.match_indices('是').any(|(at, _)| !opens(at))
}

/// 必须, 应当, 不得: no exhortation has them.
fn is_firm(scan: &Scan, content: TextRange) -> bool {
    scan.deontic(content).filter(|hit| !is_described(scan, content, hit)).any(|hit| {
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
    let first = scan.deontic(clause).next();
    // 年度考核不得评优.
    let award = first.filter(is_ban).is_some_and(|hit| {
        let behind = scan.rest(hit.range.end());
        ["评优", "评先", "提拔", "晋升", "参评"].iter().any(|award| behind.starts_with(award))
    });
    let bare = first.is_none();
    award || bare && (ClauseWord::Sanction.within(text) || text.starts_with("违者") || text.starts_with('在'))
}

/// Whether the main predicate forbids.
fn forbids(scan: &Scan, content: TextRange, clauses: &[TextRange]) -> bool {
    let banned = clauses.iter().filter(|&&c| clause::forbids(scan, content, c)).count();
    let Some(&first) = clauses.first() else { return false };
    if banned == 0 {
        // 没有设计，绝不开工: only what is lacking allows it.
        let lacks = scan.text(first).starts_with(['没', '未', '不']) && clauses.len() > 1;
        return scan.deontic(content).any(|h| h.value.class == DeonticClass::WeakProhibition)
            && (lacks || scan.text(first).contains("严控") || halts(scan, clauses));
    }
    // 高处作业一律停止，谁也不许抢工期.
    let banned = banned + clauses.iter().filter(|clause| stops(scan, **clause)).count();
    let bound = clauses.iter().filter(|&&c| binds_clause(scan, content, c)).count();
    // A ban at the head holds unless what is wanted instead follows: 不能等待观望，要主动出击.
    let acts = |c: TextRange| {
        let leads = scan.text(c).starts_with(['先', '就', '把']);
        leads
            || judge::is_due(scan, c)
            || judge::begins_order(scan, c)
            || clause::bare_order(scan, c).is_some()
    };
    let wanted = bound > 0 || clauses.iter().any(|&c| !clause::forbids(scan, content, c) && acts(c));
    let main = clause::forbids(scan, content, first) && (!wanted || is_severe(scan, first));
    // 要守住底线，不准…，不准…: what comes before the bans only leads to them.
    let bans = |&&clause: &&TextRange| {
        clause::forbids(scan, content, clause)
            && is_severe(scan, clause)
            && (clause == first || !only_ends(scan, clause))
    };
    let severe: usize = clauses.iter().filter(bans).map(|&c| prohibitions(scan, c)).sum();
    let most = banned * 2 > clauses.len() && (bound == 0 || severe > 0);
    let ordered = bound > 0 || judge::begins_order(scan, first);
    let own = clauses.iter().any(|&c| bans(&&c) && stands_alone(scan, c));
    // 要讲清政策，不得强推硬上: the order at the head is the main one.
    let head = scan.text(first);
    let done = head.starts_with(['先', '再']) || head.contains('把') && !head.starts_with('只');
    let due = judge::is_due(scan, TextRange::new(content.start(), first.end()));
    let led = (binds_clause(scan, content, first) || due || done)
        && !clauses.iter().any(|&c| bans(&&c) && (has_subject(scan, c) || has_topic(scan, content, c)));
    let half = banned * 2 == clauses.len() && (severe > 1 || !led && severe > 0 && (!ordered || own));
    // 收礼品，收礼金，这些事严禁去碰: nothing else is ordered.
    let only = !wanted && clauses.iter().any(|c| bans(&c) && forces(scan, *c) >= 5);
    main || most || half || only
}

/// Whether a ban is no mere tail of the order before it, as 不得 often is: it is of the strongest, or has its own
/// subject.
fn stands_alone(scan: &Scan, clause: TextRange) -> bool {
    scan.deontic(clause).find(is_ban).is_some_and(|hit| {
        let ban = scan.text(hit.range);
        let outright = ClauseWord::Firm.within(ban) && !ban.contains("不得");
        hit.value.force >= 5 || outright || has_subject(scan, clause)
    })
}

/// Whether a ban says to whom it speaks: 任何单位不得….
fn has_subject(scan: &Scan, clause: TextRange) -> bool {
    let ban = scan.deontic(clause).find(is_ban);
    ban.is_some_and(|hit| {
        let subject = scan.text(TextRange::new(clause.start(), hit.range.start()));
        subject.contains("任何") || actor::is_actor(subject)
    })
}

/// Whether a clause before a ban names what it is about: 凡整改不到位的企业，一律不得复产.
fn has_topic(scan: &Scan, content: TextRange, ban: TextRange) -> bool {
    let mark = Offset::at(ban.start().index().saturating_sub('，'.len_utf8())).max(content.start());
    let before = TextRange::new(scan.clause_start(content, mark), ban.start());
    // 逢问必录，: a phrase of four is no topic.
    scan.text(before).chars().count() > 5 && clause::is_opener(scan, before)
}

/// 全市一律暂停举办会展: what stops is forbidden, where nothing else is ordered.
fn halts(scan: &Scan, clauses: &[TextRange]) -> bool {
    let bound = clauses
        .iter()
        .any(|&clause| scan.deontic(clause).any(|hit| hit.value.class == DeonticClass::Obligation));
    clauses.first().is_some_and(|&clause| stops(scan, clause)) && !bound
}

/// 一律停止: what stops may be forbidden.
fn stops(scan: &Scan, clause: TextRange) -> bool {
    let weak = scan.deontic(clause).find(|hit| hit.value.class == DeonticClass::WeakProhibition);
    weak.is_some_and(|hit| scan.text(hit.range).contains('停'))
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
fn binds_clause(scan: &Scan, content: TextRange, clause: TextRange) -> bool {
    !clause::forbids(scan, content, clause)
        && scan.deontic(clause).any(|h| h.value.class == DeonticClass::Obligation)
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
    // 充分认清形势: behind 站在…的高度 as well.
    let realises = |clause: &TextRange| PartWord::Realises.within(scan.text(*clause));
    clauses.iter().take(2).any(realises)
        || ClauseWord::Seen.ends(text).is_some()
        || text.contains("清醒") && ClauseWord::Seen.within(text)
}

/// Attitude (positive) or action (negative).
fn tone(scan: &Scan, clause: TextRange) -> i32 {
    let text = clause::skip_openers(scan.text(clause));
    words().tone.hits(text).map(|hit| hit.value).sum()
}

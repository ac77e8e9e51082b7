//! The deontic words of a sentence that order, forbid or allow something: those that ask, describe or measure do not.

use super::part_word::PartWord;
use super::scan::Scan;
use super::when;
use super::words::{Deontic, DeonticClass};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// The deontic words of a sentence that neither ask nor describe.
pub(super) fn find(scan: &Scan, content: TextRange) -> impl Iterator<Item = Hit<Deontic>> {
    scan.deontic(content).filter(move |hit| {
        !is_question(scan, content, hit.range)
            && !is_quality(scan, content, *hit)
            && !is_measure(scan, hit.range)
            && !is_attribute(scan, content, *hit)
            && !is_inability(scan, content, *hit)
            && !is_done(scan, content, *hit)
            && !supposes(scan, hit)
    })
}

/// 为什么要…？, 要不要…？
fn is_question(scan: &Scan, content: TextRange, deontic: TextRange) -> bool {
    if !scan.text(content).ends_with('？') {
        return false;
    }
    let start = scan.clause_start(content, deontic.start());
    let before = scan.text(TextRange::new(start, deontic.start()));
    before.contains("什么") || before.contains("为何")
}

/// 是不能踩的红线: what must not be done describes a thing.
fn is_quality(scan: &Scan, content: TextRange, hit: Hit<Deontic>) -> bool {
    let start = scan.clause_start(content, hit.range.start());
    let before = scan.text(TextRange::new(start, hit.range.start()));
    let near = Offset::at(hit.range.end().index() + 24).min(content.end()).max(hit.range.end());
    let after = scan.text(TextRange::new(hit.range.end(), near));
    hit.value.class == DeonticClass::Prohibition
        && before.starts_with('是')
        && after.split(['，', '、', '。']).next().is_some_and(|clause| clause.contains('的'))
}

/// 必须直面的困难也不少, 要解决的问题: of what kind a thing is, where nothing else binds in the sentence.
fn is_attribute(scan: &Scan, content: TextRange, hit: Hit<Deontic>) -> bool {
    /// A verb of two characters.
    const VERB: usize = 6;
    let behind = scan.rest(hit.range.end());
    let verb = behind.get(..VERB).filter(|verb| !verb.contains(['，', '的', '、']));
    let noun = verb.and_then(|_| behind.get(VERB..)).and_then(|rest| rest.strip_prefix('的'));
    let clause = noun.and_then(|noun| noun.split(['，', '。', '；']).next());
    let told =
        clause.is_some_and(|clause| clause.contains('也') || clause.contains('还') || clause.contains('有'));
    hit.value.class == DeonticClass::Obligation && told && scan.deontic(content).count() == 1
}

/// 上去要四十分钟: it takes so long.
fn is_measure(scan: &Scan, deontic: TextRange) -> bool {
    let behind = scan.rest(deontic.end());
    let unit = behind
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千几半多".contains(c));
    let money = || unit.strip_prefix(['块', '元']);
    // 要3日前上报: a day, no length of time.
    let lasting = || when::unit(unit).filter(|&(length, _)| !matches!(unit.get(..length), Some("日" | "年")));
    let measured = lasting().and_then(|(length, _)| unit.get(length..)).or_else(money);
    unit.len() < behind.len()
        && measured.is_some_and(|rest| !rest.starts_with(['内', '之', '一', '前', '以']))
}

/// 6处因占压不能开挖: cannot, not must not.
fn is_inability(scan: &Scan, content: TextRange, hit: Hit<Deontic>) -> bool {
    let before = scan.text(TextRange::new(scan.clause_start(content, hit.range.start()), hit.range.start()));
    let because = before.contains('因') && !before.contains("因此");
    let still = PartWord::Still.begins(before).is_some() || before.ends_with('还');
    scan.text(hit.range).ends_with("不能") && (because || still)
}

/// 建成区已全面禁止燃放: it has been forbidden.
fn is_done(scan: &Scan, content: TextRange, hit: Hit<Deontic>) -> bool {
    let before = scan.text(TextRange::new(scan.clause_start(content, hit.range.start()), hit.range.start()));
    let before = before.trim_end_matches("全面").trim_end_matches("明令");
    hit.value.class == DeonticClass::Prohibition && before.ends_with(['已', '经'])
}

/// 一律不扫码不得入内: the first 不 only says on what condition the other holds.
fn supposes(scan: &Scan, hit: &Hit<Deontic>) -> bool {
    /// How much may stand between them, in characters.
    const NEAR: usize = 4;
    let behind = scan.rest(hit.range.end());
    let bans = |(at, _): (usize, char)| {
        let rest = behind.get(at..).unwrap_or_default();
        ["不得", "不准", "不许"].iter().any(|ban| rest.starts_with(ban))
    };
    scan.text(hit.range).ends_with('不') && behind.char_indices().skip(1).take(NEAR).any(bans)
}

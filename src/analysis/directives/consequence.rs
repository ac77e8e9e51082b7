//! On what condition a directive holds, and what follows from failing.

mod premise;

use std::rc::Rc;

use super::super::model::{Part, SpanKind};
use super::actor;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::Scan;
use super::sentence::CLAUSE_MARKS;
use super::words::DeonticClass;
use crate::span::{Offset, TextRange};

/// Conditions and sanctions, in text order.
pub(super) fn find(scan: &Scan, content: TextRange) -> Rc<[Part]> {
    scan.consequences.of(content, || all(scan, content).into())
}

fn all(scan: &Scan, content: TextRange) -> Vec<Part> {
    let mut parts = Vec::new();
    // What follows from failing stands behind a condition; behind a breach, whatever it is.
    let (mut conditional, mut breached) = (false, false);
    let pieces: Vec<_> = scan.layout.cut(content, &CLAUSE_MARKS).map(|piece| scan.trimmed(piece)).collect();
    for (i, &piece) in pieces.iter().enumerate() {
        let bare = about(scan, piece);
        let behind = pieces.get(i + 1..).unwrap_or_default();
        let next = behind.first().map_or("", |&next| scan.text(next));
        if let Some((failing, then)) = retribution(scan, bare, next) {
            // 财物不能收，谁收谁出局: of the same thing.
            if i > 0 && scan.text(then).starts_with('谁') {
                parts.push(Part { kind: SpanKind::Sanction, range: failing.union(then) });
                continue;
            }
            parts.push(Part { kind: SpanKind::Condition, range: failing });
            breached = then.is_empty();
            parts.extend((!then.is_empty()).then_some(Part { kind: SpanKind::Sanction, range: then }));
            continue;
        }
        let before = i.checked_sub(1).and_then(|before| pieces.get(before));
        if before.is_some_and(|&before| bans(scan, before)) && each_found(scan.text(bare)) {
            parts.push(Part { kind: SpanKind::Sanction, range: bare });
            continue;
        }
        let listed = condition(scan, bare, next);
        let failing = listed.or_else(|| premise::headless(scan, bare, behind));
        // 无主的由镇里兜底: nobody fails.
        let given = |range: &TextRange| scan.rest(range.end()).starts_with('由');
        let fails =
            failing.is_some_and(|range| !given(&range) || ClauseWord::Breach.within(scan.text(range)));
        conditional |= fails || ClauseWord::Else.begins(scan.text(bare)).is_some();
        let breach = |range: TextRange| ClauseWord::Breach.within(scan.text(range));
        // 不合格的立即更换: what is done with those is no punishment by itself.
        let whole = failing.filter(|range| range.end() == bare.end());
        breached |= listed.or(whole).is_some_and(breach);
        let condition = failing.or_else(|| premise::find(scan, bare, behind));
        let condition = condition.map(|range| with_those(scan, range, bare));
        conditional |= condition.is_some_and(breach);
        let rest = TextRange::new(condition.map_or(bare.start(), |range| range.end()), bare.end());
        condition.into_iter().for_each(|range| parts.push(Part { kind: SpanKind::Condition, range }));
        let text = scan.text(rest);
        // 不管是谁，一查到底: only the second follows.
        if rest.is_empty() || ClauseWord::Whoever.begins(text).is_some() {
            continue;
        }
        let ordered = scan.deontic(rest).next().is_some();
        let told = breached || fails && PartWord::Punishes.within(text);
        if conditional && ClauseWord::Sanction.within(text) || told && !ordered {
            parts.push(Part { kind: SpanKind::Sanction, range: rest });
        }
        breached = false;
    }
    parts
}

/// A condition with those whom it is about, where what befalls them follows at once: 对弄虚作假的|检测机构|从严惩处.
fn with_those(scan: &Scan, condition: TextRange, clause: TextRange) -> TextRange {
    /// How long their name may be, in characters.
    const NAME: usize = 10;
    let text = scan.text(condition);
    let rest = scan.text(TextRange::new(condition.end(), clause.end().max(condition.end())));
    // 对排名靠后的由书记约谈: nobody is named.
    if !(text.starts_with('对') && text.ends_with('的')) || rest.starts_with('由') {
        return condition;
    }
    let ends = rest.char_indices().skip(2).take(NAME).map(|(at, _)| at);
    let befalls = |&at: &usize| {
        let named = rest.get(..at).is_some_and(|name| actor::has_head(name) || name.ends_with('人'));
        let verb = scan.order_at(Offset::at(condition.end().index() + at));
        named && verb.is_some_and(|hit| hit.value.is_adverb() || hit.value.is_verb())
    };
    let end = ends.into_iter().find(befalls).unwrap_or(0);
    TextRange::at(condition.start().index(), condition.end().index() + end)
}

/// 发现一起查处一起: each breach is punished.
fn each_found(text: &str) -> bool {
    let each = || {
        let rest = PartWord::Finds.stripped(text)?.strip_prefix('一')?;
        let unit = rest.chars().next()?;
        let done = rest.strip_prefix(unit)?.trim_start_matches('、');
        let done = done.strip_suffix(unit)?.strip_suffix('一')?;
        let punishes = PartWord::Punishes.begins(done).or_else(|| PartWord::Retribution.begins(done));
        Some(punishes.is_some() || ClauseWord::Sanction.begins(done).is_some())
    };
    each() == Some(true)
}

/// Whether a clause forbids something.
fn bans(scan: &Scan, clause: TextRange) -> bool {
    scan.deontic(clause).any(|hit| hit.value.class == DeonticClass::Prohibition)
}

/// A clause without what stands before those whom it is about: 县纪委要对瞒报漏报的 → 对瞒报漏报的.
fn about(scan: &Scan, clause: TextRange) -> TextRange {
    let rest = scan.deontic(clause).next().map(|hit| TextRange::new(hit.range.end(), clause.end()));
    let failing = |rest: &TextRange| {
        let text = scan.text(*rest);
        text.starts_with('对') && text.ends_with('的')
    };
    rest.filter(failing).unwrap_or(clause)
}

/// 谁出问题就追究谁, 谁说情，把谁的名字写进通报: whoever fails, and what follows.
fn retribution(scan: &Scan, clause: TextRange, next: &str) -> Option<(TextRange, TextRange)> {
    let text = scan.text(clause);
    PartWord::Whichever.stripped(actor::opened(text)).filter(|rest| !rest.is_empty())?;
    let follows = |rest: &str| PartWord::Retribution.within(rest) || ClauseWord::Sanction.within(rest);
    let own = text.char_indices().skip(2).map(|(at, _)| at);
    let own = own
        .into_iter()
        .find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with('就') && follows(rest)));
    // 谁碰谁出局; 谁主管，谁负责 only says who.
    let fate = |&at: &usize| {
        let rest = text.get(at..).and_then(|rest| rest.strip_prefix('谁'));
        rest.is_some_and(|rest| PartWord::Retribution.begins(rest).is_some())
    };
    let own = own.or_else(|| text.char_indices().skip(2).map(|(at, _)| at).find(fate));
    let again = || !next.starts_with('谁') && next.contains('谁');
    let behind = || (follows(next) && (next.starts_with('就') || again())).then_some(text.len());
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
    let text = premise::before_everybody(text);
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
    // What follows the first 的 holds all that follows later ones.
    let mut failing = text.match_indices('的').map(|(at, word)| text.split_at(at + word.len()));
    let mut ends = failing.clone();
    let punished = failing.next().filter(|(_, rest)| ClauseWord::Sanction.within(rest));
    let failing = punished.or_else(|| {
        ends.find(|(before, rest)| {
            premise::for_all(rest)
                // 对哄抬物价的从快查处.
                || actor::opened(before).starts_with('对')
                    && PartWord::Disposes.begins(rest).is_some()
                    && ClauseWord::Breach.within(before)
        })
    });
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

/// Whether a phrase ends in 的 and those meant: 拒不整改的 企业, 排名靠后的 县直单位.
fn ends_of(phrase: &str, word: &str) -> bool {
    /// How long the attribute of those may be, in bytes.
    const NEAR: usize = 3 * 4;
    let before = phrase.strip_suffix(word).unwrap_or(phrase);
    before.rfind('的').is_some_and(|at| before.len() - at - '的'.len_utf8() <= NEAR)
}

#[cfg(test)]
mod tests {
    use super::super::speaker::People;
    use super::*;

    /// Sentences, their conditions and what follows from failing.
    const CASES: &[(&str, &[&str], &[&str])] = &[
        // Something is missing.
        ("没有通风设计、没有安全员到场，绝不下井一人。", &["没有通风设计、没有安全员到场"], &[]),
        ("没有检测报告，一斤冷冻品也不准上架。", &["没有检测报告"], &[]),
        ("没有命令任何队伍不得翻越界沟。", &["没有命令"], &[]),
        ("工作队员未经批准不得离村。", &["未经批准"], &[]),
        ("没有调查就没有发言权，大家要沉下去。", &[], &[]),
        ("没有来源的肉一斤也不准上架。", &["没有来源的肉"], &[]),
        // Not until.
        ("验收不达标不放行。", &["验收不达标"], &[]),
        ("整改不到位不复产，人员不培训不上岗。", &["整改不到位", "人员不培训"], &[]),
        ("水位不退人不退。", &["水位不退"], &[]),
        ("要做到不漏一户、不落一人。", &[], &[]),
        ("商超一律不扫码不得入内。", &["不扫码"], &[]),
        ("救生衣不上身不准下水。", &["救生衣不上身"], &[]),
        // 的 without a noun.
        ("支护强度不足的一律不准进人。", &["支护强度不足的"], &[]),
        ("10月底前不合格的全部清退。", &["不合格的"], &["全部清退"]),
        ("检测结果为阴性的立即放行。", &["检测结果为阴性的"], &[]),
        ("办不成的，要给群众一个明白话。", &["办不成的"], &[]),
        ("该停的坚决停、该放的及时放。", &[], &[]),
        // What may happen.
        ("地下矿山接到预警必须立即停产。", &["接到预警"], &[]),
        ("接到停课指令后各学校立即停课。", &["接到停课指令后"], &[]),
        ("遇有大风天气，一律停止高空作业。", &["遇有大风天气"], &[]),
        ("发现险情先撤人、再报告。", &["发现险情"], &[]),
        ("没有接到通知的住户，切勿饮用。", &["没有接到通知的住户"], &[]),
        ("险情排除之后，要及时组织群众返回。", &["险情排除之后"], &[]),
        ("复查签字后方可复工。", &[], &[]),
        ("凡未按期拆除的围堰由项目法人拆除。", &["凡未按期拆除的围堰"], &[]),
        ("发现违法行为依法严肃处理。", &["发现违法行为"], &["依法严肃处理"]),
        ("接警后先核实、再出动。", &["接警后"], &[]),
        // How much.
        ("水深超过30厘米立即断路。", &["水深超过30厘米"], &[]),
        ("水位降到警戒线以下就开闸。", &["水位降到警戒线以下"], &[]),
        ("风力达到7级一律停渡。", &["风力达到7级"], &[]),
        ("合格率要达到95%以上。", &[], &[]),
        ("超过三天未办的件由督查室通报。", &["超过三天未办的件"], &[]),
        ("能下放的权限一律下放。", &["能下放的权限"], &[]),
        ("确有困难的由镇里先行安置。", &["确有困难的"], &[]),
        ("一时办不了的月底前答复。", &["一时办不了的"], &[]),
        // When a ban or an order holds.
        ("5月1日至20日，各镇要开展清河行动。", &["5月1日至20日"], &[]),
        ("外出人员在警报解除前不得返回。", &["警报解除前"], &[]),
        ("目前不得松懈。", &[], &[]),
        ("雨不停不许撤岗。", &["雨不停"], &[]),
        // When a ban holds.
        ("主汛期主要负责人一律不准请假。", &["主汛期"], &[]),
        ("每月1日至20日任何部门不得入企检查。", &["每月1日至20日"], &[]),
        ("封关期间，车辆一律不得进出。", &["封关期间"], &[]),
        ("夜间转移禁止走河滩。", &[], &[]),
        ("节日期间各单位要严守纪律。", &[], &[]),
        ("做到评估在前、清理在后，不搞强拔硬铲。", &[], &[]),
        // Whoever fails.
        ("礼金不能收，谁收谁出局。", &[], &["谁收谁出局"]),
        ("谁误事谁下课。", &["谁误事"], &["谁下课"]),
        ("谁主管谁负责。", &[], &[]),
        ("严禁占道经营，发现一起查处一起。", &[], &["发现一起查处一起"]),
        ("全面排查，发现一处整改一处。", &[], &[]),
        ("对囤积居奇的从快查处。", &["对囤积居奇的"], &["从快查处"]),
        ("谁打招呼，把谁的名字写进通报。", &["谁打招呼"], &["把谁的名字写进通报"]),
        ("谁主管，谁负责。", &[], &[]),
        (
            "对连续两次末位的乡镇，由县委农办约谈负责人。",
            &["对连续两次末位的乡镇"],
            &["由县委农办约谈负责人"],
        ),
        ("要对瞒报漏报的，发现一起、查处一起。", &["对瞒报漏报的"], &["发现一起、查处一起"]),
        ("县纪委要对推诿扯皮的，发现一起、查处一起。", &["对推诿扯皮的"], &["发现一起、查处一起"]),
        ("进度滞后的乡镇要倒排工期，9月底前完成。", &["进度滞后的乡镇"], &[]),
    ];

    #[test]
    fn conditions_and_sanctions() {
        for &(text, conditions, sanctions) in CASES {
            let people = People::of(&[], &[]);
            let scan = Scan::of(text, TextRange::of(text), &people);
            let parts = find(&scan, TextRange::of(text));
            let of = |kind| {
                let own = parts.iter().filter(move |part| part.kind == kind);
                own.map(|part| scan.text(part.range)).collect::<Vec<_>>()
            };
            assert_eq!(
                (of(SpanKind::Condition), of(SpanKind::Sanction)),
                (conditions.to_vec(), sanctions.to_vec()),
                "{text}"
            );
        }
    }
}

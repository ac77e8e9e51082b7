//! Parts that no verb behind a name gives: a report or a speech that was given, a label that heads a list.

use super::super::Role;
use super::deeds::{NEAR, REACH, clause_of, clause_start, clause_until};
use super::names::{from, near};
use super::vocab::{Cue, DEED_WORDS, DEEDS, Deed};
use crate::span::{Offset, TextRange, slice, tail};

/// A report that somebody gave: 所作的政府工作报告, 关于…的汇报, 向大会作了…的报告; and whether it is the object of
/// the sentence, so that its giver does nothing else in it.
pub(super) fn given_report(predicate: &str) -> Option<(TextRange, bool)> {
    let first = clause_until(predicate, &['，', '。', '；']);
    report_in(predicate).or_else(|| {
        // 主持会议，并代表…作题为《…》的报告.
        let behind = from(predicate, first.len()).strip_prefix('，')?;
        let (report, _) = report_in(behind).filter(|_| Cue::OwnDeed.begins(behind).is_some())?;
        Some((report.shifted(Offset::at(first.len() + '，'.len_utf8())), false))
    })
}

/// 作执法检查报告时，张三…: what somebody does first.
pub(super) fn while_reporting(before: &str) -> Option<TextRange> {
    let clause = before.strip_suffix("时，")?;
    let start = clause_start(clause);
    let noun = Cue::Given.ends(clause)?;
    let gives = from(clause, start).starts_with(['作', '在']) && start + noun < clause.len();
    (gives && !Cue::Heard.within(from(clause, start))).then(|| TextRange::at(start, clause.len()))
}

/// The report that a clause gives.
fn report_in(clause: &str) -> Option<(TextRange, bool)> {
    let clause = clause_until(clause, &['，', '。', '；', '、']);
    let clause = slice(clause, TextRange::at(0, clause.len() - Cue::And.ends(clause).unwrap_or(0)));
    let noun = Cue::Given.ends(clause)?;
    if clause.starts_with("关于") && clause.contains('的') {
        return Some((TextRange::at(clause.len() - noun, clause.len()), true));
    }
    let verb = clause.find('作').filter(|&at| {
        let left = slice(clause, TextRange::at(0, at));
        !left.starts_with('将') && !left.ends_with('工') && Cue::NoGift.begins(from(clause, at)).is_none()
    })?;
    let is_object = slice(clause, TextRange::at(0, verb)).ends_with('所');
    (verb + noun < clause.len()).then(|| (TextRange::at(verb, clause.len()), is_object))
}

/// So many reports may have been heard before one whose verb stands before them all.
const MOST_REPORTS: usize = 12;

/// The report of one of several who were heard: 听取了张三关于…、李四关于…情况的汇报.
pub(super) fn report_heard(before: &str, rest: &str) -> Option<(TextRange, bool)> {
    // 听取了张三关于…的汇报，李四关于…的汇报: others' reports between.
    let other = |start: &usize| {
        let before = before.get(..*start)?.strip_suffix('，')?;
        Cue::Given.ends(before).map(|_| clause_start(before))
    };
    let starts = std::iter::successors(Some(clause_start(before)), other);
    let start = starts.take(MOST_REPORTS).last().unwrap_or_default();
    let heard = Cue::Heard.within(from(before, start));
    let clause = clause_of(rest);
    let noun = Cue::Given.ends(clause).filter(|_| heard && clause.starts_with("关于"))?;
    Some((TextRange::at(clause.len() - noun, clause.len()), true))
}

/// The headline of a printed speech: 在全市…会议上的讲话.
pub(super) fn speech(predicate: &str) -> Option<TextRange> {
    let predicate = near(predicate, REACH).trim_end();
    let head = predicate.strip_suffix("上的讲话").or_else(|| predicate.strip_suffix("时的讲话"))?;
    let whole = head.starts_with('在') && !head.contains(['，', '。']);
    whole.then(|| TextRange::at(predicate.len() - "讲话".len(), predicate.len()))
}

/// The part that a label gives to those whom it heads: 出席：, 参加会议的还有.
pub(super) fn label(before: &str) -> Option<(Deed, TextRange)> {
    if let Some(len) = Cue::Takes.ends(before) {
        let deed = Deed::of(Role::Attendee);
        return Some((deed, TextRange::at(before.len() - len, before.len())));
    }
    let blank = before.ends_with([' ', '\u{3000}']);
    let before = before.trim_end();
    // 主持人 张三 出席 李四.
    let last = || tail(before, REACH).rsplit([' ', '\u{3000}']).next();
    let spaced = blank.then(last).flatten().filter(|word| Cue::Label.is(word));
    if let Some(label) = before.strip_suffix('：').or(spaced) {
        let word = slice(label, TextRange::at(0, label.len() - Cue::LabelEnd.ends(label).unwrap_or(0)));
        let (len, deed) = DEED_WORDS.suffix(word)?;
        return Some((deed, TextRange::at(word.len() - len, word.len())));
    }
    let listed =
        Cue::ListedBehind.ends(before).map(|end| slice(before, TextRange::at(0, before.len() - end)));
    let label = listed.or_else(|| described(before))?;
    let clause = clause_start(label);
    let hit = DEEDS.find(from(label, clause))?;
    Some((hit.value, hit.range.shifted(Offset::at(clause))))
}

/// A clause of taking part right before whoever took part: 参加调研的|县委书记张三, 有出席会议的|张三, 列席会议的代表|张三; it holds nobody else.
fn described(before: &str) -> Option<&str> {
    let called = before.strip_suffix("代表").or_else(|| before.strip_suffix("同志")).unwrap_or(before);
    let label = called.strip_suffix('的')?;
    let clause = from(label, clause_start(label));
    // “…。”列席会议的代表某某.
    let quoted = clause.strip_prefix('”').filter(|_| called.len() < before.len());
    let clause = quoted.unwrap_or(clause);
    let clause = clause.strip_prefix('有').unwrap_or(clause);
    let (_, deed) = DEED_WORDS.prefix(clause)?;
    (deed.role == Role::Attendee).then_some(label)
}

/// The label that heads a whole line: 参加人员：….
pub(super) fn line_label(line: &str) -> Option<(Deed, TextRange)> {
    let mark = near(line, NEAR).find('：')? + '：'.len_utf8();
    label(slice(line, TextRange::at(0, mark)))
}

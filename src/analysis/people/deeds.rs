//! Who did what at the meeting: groups of people in a sentence, the verbs behind them, and whom 他 means.

use super::super::{Evidence, MentionKind, Role, RoleDetail, Rule};
use super::names::{from, near};
use super::odds::is_han;
use super::vocab::{DEED_WORDS, DEEDS, Deed, POSTS, PostKind};
use crate::confidence::Confidence;
use crate::span::{Offset, TextRange, slice};

/// A person at one place, with all that belongs to the name there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Actor {
    pub(super) person: usize,
    pub(super) whole: TextRange,
    pub(super) kind: MentionKind,
}

/// A part that somebody had.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act {
    pub(super) person: usize,
    pub(super) deed: Deed,
    pub(super) verb: TextRange,
    pub(super) by_video: bool,
}

/// How far behind its group a reporting verb may stand, in bytes.
const REACH: usize = 240;

/// Finds the parts of the actors of one sentence (`range` of `base`), in text order.
pub(super) fn find(base: &str, range: TextRange, actors: &[Actor]) -> Vec<Act> {
    let mut acts = Vec::new();
    let mut first = 0;
    for (i, actor) in actors.iter().enumerate() {
        let next = actors.get(i + 1);
        let end = next.map_or(range.end(), |next| next.whole.start());
        let predicate = TextRange::new(actor.whole.end(), end.max(actor.whole.end()));
        if next.is_some() && only_joins(slice(base, predicate)) {
            continue;
        }
        let before = slice(
            base,
            TextRange::new(range.start(), actors.get(first).map_or(range.start(), |a| a.whole.start())),
        );
        let group = actors.get(first..=i).unwrap_or_default();
        if let Some((deed, verb)) = label(before) {
            let verb = verb.shifted(range.start());
            acts.extend(group.iter().map(|a| Act { person: a.person, deed, verb, by_video: false }));
        }
        for (deed, verb) in verbs(before, slice(base, predicate)) {
            let verb = verb.shifted(predicate.start());
            let by_video = deed.role == Role::Attendee && by_video(slice(base, predicate));
            acts.extend(group.iter().map(|a| Act { person: a.person, deed, verb, by_video }));
        }
        first = i + 1;
    }
    acts
}

/// Whether the text between two people only joins them.
fn only_joins(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || "、，,和与及以等（）兼".contains(c))
}

/// The verbs of a predicate that give its subject a part; `before` is what precedes the subject.
fn verbs(before: &str, predicate: &str) -> Vec<(Deed, TextRange)> {
    let listened = ["听取了", "听取"].iter().any(|w| before.ends_with(w));
    let mut found: Vec<(Deed, TextRange)> = Vec::new();
    for hit in DEEDS.hits(near(predicate, REACH)) {
        let at = hit.range.indices();
        let (left, right) = (slice(predicate, TextRange::at(0, at.start)), from(predicate, at.end));
        let word = slice(predicate, hit.range);
        let reports =
            listened && hit.value.role == Role::Reporter && left.trim_end_matches("作").ends_with('的');
        if reports || is_verb(word, left, right, hit.value) {
            found.push((hit.value, hit.range));
        }
    }
    found
}

/// The part that a label gives to those whom it heads: 出席：, 参加会议的还有.
fn label(before: &str) -> Option<(Deed, TextRange)> {
    let before = before.trim_end();
    if let Some(label) = before.strip_suffix('：') {
        let word = ["人员", "领导", "人"].iter().find_map(|end| label.strip_suffix(end)).unwrap_or(label);
        let (len, deed) = DEED_WORDS.suffix(word)?;
        return Some((deed, TextRange::at(word.len() - len, word.len())));
    }
    let label = ["的还有", "的有"].iter().find_map(|end| before.strip_suffix(end))?;
    let clause = label.rfind(['，', '。', '；']).map_or(0, |mark| mark + '，'.len_utf8());
    let hit = DEEDS.find(from(label, clause))?;
    Some((hit.value, hit.range.shifted(Offset::at(clause))))
}

/// Verbs that are nouns as often.
const ALSO_NOUNS: [&str; 11] =
    ["要求", "指示", "部署", "报告", "介绍", "希望", "总结", "代表", "讲话", "提出", "发言"];

fn is_verb(word: &str, left: &str, right: &str, deed: Deed) -> bool {
    let noun = left.ends_with('的') || left.ends_with("重要") || right.starts_with('的') || in_quotes(left);
    let work = word == "主持"
        && (right.starts_with("工作") || right.starts_with("全面") || right.starts_with("日常"));
    let clause = from(left, left.rfind('，').map_or(0, |comma| comma + '，'.len_utf8()));
    let heard =
        deed.role == Role::Reporter && ["听取", "审议", "收听", "审阅"].iter().any(|w| clause.contains(w));
    if noun || work || heard || !own_clause(left, deed) {
        return false;
    }
    let bare = left.chars().all(|c| !is_han(c)) || left.chars().count() <= 4;
    match word {
        "召开" | "代表" | "称" | "说" => bare,
        "要求" | "指示" => {
            bare || right.starts_with(['，', '：', '要', '各', '全']) || left.ends_with('并')
        }
        "讲话" | "发言" => !right.starts_with("精神") && !left.ends_with("主席台"),
        "参加" | "出席" | "参与" => true,
        _ if ALSO_NOUNS.contains(&word) => bare || right.starts_with(['，', '：']),
        _ => true,
    }
}

fn in_quotes(left: &str) -> bool {
    let open = |a, b| left.matches(a).count() > left.matches(b).count();
    open('“', '”') || open('《', '》')
}

/// Whether the verb's clause has no subject of its own: 会议要求 behind a comma is not the person's.
fn own_clause(left: &str, deed: Deed) -> bool {
    let Some(comma) = left.rfind('，') else { return !subject(left) };
    let clause = from(left, comma + '，'.len_utf8());
    let others = || POSTS.hits(clause).any(|hit| hit.value.kind != PostKind::Guard);
    !subject(clause) && !others() && (deed.role != Role::Speaker || clause.chars().count() <= 24)
}

fn subject(clause: &str) -> bool {
    let others = [
        "会议",
        "大会",
        "全会",
        "座谈会",
        "与会人员",
        "大家",
        "与会代表",
        "部门",
        "单位",
        "同志",
        "通知",
        "文件",
    ];
    others.iter().any(|word| clause.ends_with(word)) && !clause.ends_with("在会议")
}

fn by_video(predicate: &str) -> bool {
    let video =
        ["视频连线", "视频形式", "通过视频", "视频方式", "线上"].iter().any(|word| predicate.contains(word));
    video || predicate.contains("分会场") && !predicate.contains("主会场")
}

/// Why a person has a part.
pub(super) fn evidence(act: &Act) -> Evidence {
    let rule = if act.deed.role == Role::Speaker { Rule::ReportingVerb } else { Rule::MeetingVerb };
    Evidence { rule, range: Some(act.verb), confidence: Confidence::LIKELY }
}

/// The finer role of somebody whose words are only conveyed.
pub(super) fn conveyed(before: &str) -> Option<RoleDetail> {
    ["传达学习", "传达", "学习"].iter().any(|word| before.ends_with(word)).then_some(RoleDetail::Conveyed)
}

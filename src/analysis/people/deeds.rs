//! Who did what at the meeting: groups of people in a sentence, the verbs behind them, and whom 他 means.

use super::super::{Evidence, MentionKind, Role, RoleDetail, Rule};
use super::names::{from, near};
use super::odds::is_han;
use super::vocab::{Cue, DEED_WORDS, DEEDS, Deed, POSTS, PostKind};
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

impl Act {
    /// The same at a press conference, where those who explain speak to the public.
    pub(super) fn at_briefing(mut self, base: &str) -> Self {
        let explains =
            ["介绍", "作介绍", "解读", "说明"].iter().any(|verb| slice(base, self.verb).starts_with(verb));
        if explains {
            self.deed.role = Role::Speaker;
        }
        self
    }
}

/// How far behind its group a reporting verb may stand, in bytes.
const REACH: usize = 240;
/// How far the object of a verb may stand, in bytes.
const NEAR: usize = 48;

/// Finds the parts of the actors of one sentence (`range` of `base`), in text order.
pub(super) fn find(base: &str, range: TextRange, actors: &[Actor]) -> Vec<Act> {
    let subjects = subjects(base, range, actors);
    let actors = subjects.as_slice();
    let mut acts = Vec::new();
    let mut first = 0;
    for (i, actor) in actors.iter().enumerate() {
        let next = actors.get(i + 1);
        let end = next.map_or(range.end(), |next| next.whole.start());
        let predicate = TextRange::new(actor.whole.end(), end.max(actor.whole.end()));
        if next.is_some() && joins(slice(base, predicate)) {
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
        // 张三：…: what follows is what was said.
        if group.len() == 1 && slice(base, predicate).starts_with('：') {
            let role = if before.starts_with("主持人") { Role::Chair } else { Role::Speaker };
            let deed = Deed { role, detail: None };
            let verb = TextRange::at(predicate.start().index(), predicate.start().index() + '：'.len_utf8());
            acts.extend(group.iter().map(|a| Act { person: a.person, deed, verb, by_video: false }));
            first = i + 1;
            continue;
        }
        let rest = slice(base, TextRange::new(predicate.start(), range.end().max(predicate.start())));
        let report = given_report(slice(base, predicate)).or_else(|| report_heard(before, rest));
        if let Some((verb, is_object)) = report {
            let deed = Deed { role: Role::Reporter, detail: None };
            let verb = verb.shifted(predicate.start());
            acts.extend(group.iter().map(|a| Act { person: a.person, deed, verb, by_video: false }));
            if is_object {
                first = i + 1;
                continue;
            }
        }
        if let Some(verb) = speech(slice(base, predicate)) {
            let deed = Deed { role: Role::Speaker, detail: None };
            let verb = verb.shifted(predicate.start());
            acts.extend(group.iter().map(|a| Act { person: a.person, deed, verb, by_video: false }));
        }
        for (deed, verb) in verbs(before, slice(base, predicate)) {
            if report.is_some_and(|(report, _)| report.overlaps(verb)) {
                continue;
            }
            let verb = verb.shifted(predicate.start());
            let by_video = deed.role == Role::Attendee && by_video(slice(base, predicate));
            acts.extend(group.iter().map(|a| Act { person: a.person, deed, verb, by_video }));
        }
        first = i + 1;
    }
    acts
}

/// Those of a sentence who are no objects in it; who stands in one list with an object is one too: 对张三、李四说.
fn subjects(base: &str, sentence: TextRange, actors: &[Actor]) -> Vec<Actor> {
    let mut found = Vec::new();
    let mut object: Option<&Actor> = None;
    for actor in actors {
        let listed = object.is_some_and(|last| {
            let between = TextRange::new(last.whole.end(), actor.whole.start().max(last.whole.end()));
            matches!(slice(base, between), "、" | "和" | "与" | "及" | "以及")
        });
        if listed || is_object(base, sentence, actor) {
            object = Some(actor);
        } else {
            object = None;
            found.push(*actor);
        }
    }
    found
}

/// Whether a person is an object of the sentence, who does nothing in it: 传达了王五在…上的讲话精神.
fn is_object(base: &str, sentence: TextRange, actor: &Actor) -> bool {
    let start = actor.whole.start().max(sentence.start());
    let before = slice(base, TextRange::new(sentence.start(), start));
    let after = slice(base, TextRange::new(actor.whole.end(), sentence.end().max(actor.whole.end())));
    let clause = near(after, REACH).split(['，', '。', '；', '、']).next().unwrap_or_default();
    let speaks =
        clause.contains("发表") || clause.contains("作重要讲话") || DEED_WORDS.prefix(clause).is_some();
    let noun = Cue::Words.within(clause) && !speaks;
    noun && speech(after).is_none() || !hears(before) && Cue::Governor.ends(before).is_some()
}

/// Whether what follows is heard: 听取了.
fn hears(before: &str) -> bool {
    let before = before.strip_suffix('了').unwrap_or(before);
    ["听取", "听取和审查", "听取并审议", "听取和审议", "听取审议", "审议", "审查"]
        .iter()
        .any(|verb| before.ends_with(verb))
}

/// Whether the text between two people only joins them, or holds items of their list that name nobody known:
/// 、各乡镇主要负责人和; ，县委办主任某某，.
fn joins(between: &str) -> bool {
    let items = || {
        let whole = between.len() < REACH && !between.contains(['。', '；', '：', '“']);
        let listed = between.starts_with(['、', '，']) && between.ends_with(['、', '，', '和', '及', '与']);
        let titled = || {
            POSTS.hits(between).any(|hit| hit.value.kind != PostKind::Guard)
                && DEEDS.hits(between).next().is_none()
        };
        // What ends in 、 before a post is a post, too.
        whole
            && listed
            && (!between.contains('，')
                || titled()
                || between.ends_with('、') && DEEDS.hits(between).next().is_none())
    };
    between.chars().all(|c| c.is_whitespace() || "、，,和与及以等（）兼".contains(c)) || items()
}

/// The verbs of a predicate that give its subject a part; `before` is what precedes the subject.
fn verbs(before: &str, predicate: &str) -> Vec<(Deed, TextRange)> {
    let mut found: Vec<(Deed, TextRange)> = Vec::new();
    for hit in DEEDS.hits(near(predicate, REACH)) {
        let at = hit.range.indices();
        let verb = Verb {
            word: slice(predicate, hit.range),
            left: slice(predicate, TextRange::at(0, at.start)),
            right: from(predicate, at.end),
            deed: hit.value,
            is_first: found.is_empty(),
        };
        if hears(before) && verb.is_report_heard() || verb.is_predicate() {
            // 据张三介绍: not at the meeting.
            let quoted = hit.value.role == Role::Reporter && before.ends_with('据');
            // 主持召开会议，传达…，通报…: that is what the meeting did.
            let chairs = found.iter().any(|(deed, _)| deed.role == Role::Chair);
            let tells = !found.is_empty() && verb.word == "介绍了";
            // Who was heard gave a report; what follows is what the meeting did.
            let of_meeting = hears(before) && verb.left.contains('，');
            if of_meeting
                || (chairs && hit.value.role == Role::Reporter && verb.left.ends_with('，'))
                || tells
                || quoted
            {
                continue;
            }
            found.push((verb.told(), hit.range));
            if verb.opens_speech() {
                break;
            }
        }
    }
    found
}

/// A report that somebody gave: 所作的政府工作报告, 关于…的汇报, 向大会作了…的报告; and whether it is the object of
/// the sentence, so that its giver does nothing else in it.
fn given_report(predicate: &str) -> Option<(TextRange, bool)> {
    let clause = near(predicate, REACH).split(['，', '。', '；', '、']).next()?;
    let clause = ["以及", "和", "及"].iter().find_map(|and| clause.strip_suffix(and)).unwrap_or(clause);
    let noun = Cue::Given.ends(clause)?;
    if clause.starts_with("关于") && clause.contains('的') {
        return Some((TextRange::at(clause.len() - noun, clause.len()), true));
    }
    let verb = clause.find('作').filter(|&at| {
        let (left, right) = (slice(clause, TextRange::at(0, at)), from(clause, at + '作'.len_utf8()));
        !left.starts_with('将') && !left.ends_with('工') && !right.starts_with(['为', '用', '出', '业', '风'])
    })?;
    let is_object = slice(clause, TextRange::at(0, verb)).ends_with('所');
    (verb + noun < clause.len()).then(|| (TextRange::at(verb, clause.len()), is_object))
}

/// The report of one of several who were heard: 听取了张三关于…、李四关于…情况的汇报.
fn report_heard(before: &str, rest: &str) -> Option<(TextRange, bool)> {
    let heard = ["听取", "审议", "听了"].iter().any(|verb| from(before, clause_start(before)).contains(verb));
    let clause = clause_of(rest);
    let noun = Cue::Given.ends(clause).filter(|_| heard && clause.starts_with("关于"))?;
    Some((TextRange::at(clause.len() - noun, clause.len()), true))
}

/// The headline of a printed speech: 在全市…会议上的讲话.
fn speech(predicate: &str) -> Option<TextRange> {
    let predicate = near(predicate, REACH).trim_end();
    let head = predicate.strip_suffix("上的讲话").or_else(|| predicate.strip_suffix("时的讲话"))?;
    let whole = head.starts_with('在') && !head.contains(['，', '。']);
    whole.then(|| TextRange::at(predicate.len() - "讲话".len(), predicate.len()))
}

/// The part that a label gives to those whom it heads: 出席：, 参加会议的还有.
fn label(before: &str) -> Option<(Deed, TextRange)> {
    if let Some(len) = Cue::Takes.ends(before) {
        let deed = Deed { role: Role::Attendee, detail: None };
        return Some((deed, TextRange::at(before.len() - len, before.len())));
    }
    let blank = before.ends_with([' ', '\u{3000}']);
    let before = before.trim_end();
    // 主持人 张三 出席 李四.
    let spaced = before.rsplit([' ', '\u{3000}']).next().filter(|word| blank && Cue::Label.is(word));
    if let Some(label) = before.strip_suffix('：').or(spaced) {
        let ends = ["的还有", "的有", "的领导有", "的人员有", "人员", "领导", "人"];
        let word = ends.iter().find_map(|end| label.strip_suffix(end)).unwrap_or(label);
        let (len, deed) = DEED_WORDS.suffix(word)?;
        return Some((deed, TextRange::at(word.len() - len, word.len())));
    }
    let label = ["的还有", "的有"].iter().find_map(|end| before.strip_suffix(end))?;
    let clause = clause_start(label);
    let hit = DEEDS.find(from(label, clause))?;
    Some((hit.value, hit.range.shifted(Offset::at(clause))))
}

/// The label that heads a whole line: 参加人员：….
pub(super) fn line_label(line: &str) -> Option<(Deed, TextRange)> {
    let mark = near(line, NEAR).find('：')? + '：'.len_utf8();
    label(slice(line, TextRange::at(0, mark)))
}

/// The clause that a text begins with.
fn clause_of(text: &str) -> &str {
    near(text, REACH).split(['，', '。', '；']).next().unwrap_or_default()
}

/// Where the last clause of a text starts.
fn clause_start(text: &str) -> usize {
    text.rfind(['，', '；', '。']).map_or(0, |mark| mark + '，'.len_utf8())
}

/// A word that may be the verb of a predicate.
struct Verb<'t> {
    word: &'t str,
    /// The predicate before it.
    left: &'t str,
    /// The predicate behind it.
    right: &'t str,
    deed: Deed,
    /// Whether no verb was found before it.
    is_first: bool,
}

impl Verb<'_> {
    /// The part that the verb gives here: somebody whose instruction is printed speaks in it.
    fn told(&self) -> Deed {
        let printed = self.right.starts_with(['：', '“'])
            || self.right.starts_with("，要求")
            || self.right.starts_with("，强调");
        match self.deed.detail {
            Some(RoleDetail::Instructed) if printed => Deed { role: Role::Speaker, ..self.deed },
            _ => self.deed,
        }
    }

    /// The report of somebody who was heard: 听取了王五的汇报.
    fn is_report_heard(&self) -> bool {
        let left = self.left.trim_end_matches("工作").trim_end_matches("情况");
        let of_somebody =
            left.ends_with('的') || left.is_empty() || left.contains('关') || left.contains('就');
        self.deed.role == Role::Reporter && of_somebody
    }

    /// Whether the word is a verb here, and its subject the people before it.
    fn is_predicate(&self) -> bool {
        let ahead = self.left.starts_with('将') && !self.left.contains('，');
        let denied = Cue::Denied.ends(self.left).is_some();
        // 拉着某某的手说: somebody else does.
        let owned =
            self.left.starts_with('的') && !self.left.contains('，') && self.deed.role != Role::Reporter;
        // 张三带队去看；…: what follows speaks of others.
        let past = self.deed.role == Role::Reporter && self.left.contains('；');
        // 主持人 张三 出席 李四: the label of those behind it.
        let labels = self.left.trim_end().is_empty()
            && !self.left.is_empty()
            && self.right.starts_with([' ', '\u{3000}', '：']);
        // 因在省里参加会议.
        let clause = from(self.left, clause_start(self.left));
        let elsewhere = self.deed.role == Role::Attendee && clause.starts_with('因');
        if labels
            || elsewhere
            || ahead
            || denied
            || owned
            || past
            || self.is_noun()
            || self.is_heard()
            || !self.has_own_subject()
        {
            return false;
        }
        let (left, right) = (self.left, self.right);
        let directly = left.chars().all(|c| !is_han(c)) || left.chars().count() <= 4;
        match self.word {
            word if word.ends_with('了') || right.starts_with('了') => true,
            "主持" => !["工作", "全面", "日常"].iter().any(|work| right.starts_with(work)),
            "传达" => !right.starts_with("学习") && !right.starts_with("贯彻"),
            "提出" => {
                let about = left.starts_with(['就', '对', '针', '围']) && right.starts_with(['，', '：']);
                directly || about || Cue::Asked.within(near(right, NEAR))
            }
            "参加" => !["培训", "学习", "研修", "进修"].iter().any(|word| right.starts_with(word)),
            "讲" | "问" => right.starts_with(['：', '“']),
            "说" if left.ends_with('，') && left.chars().count() <= 12 => true,
            // 一边擦汗一边说：“….
            "说" if right.starts_with("：“") && clause_of(left).len() == left.len() && left.len() <= NEAR => {
                true
            }
            "称" | "说" => {
                directly
                    || right.starts_with(['，', '：'])
                        && (self.is_addressed() || left.starts_with(['在', '就', '针']))
            }
            "召开" => directly,
            // 代表调研组作主题发言: what is done stands behind.
            "代表" => directly && DEEDS.find(clause_of(right)).is_none(),
            "要求" | "指示" => {
                directly || right.starts_with(['，', '：', '要', '各', '全']) || left.ends_with(['并', '，'])
            }
            "讲话" | "发言" => !right.starts_with("精神"),
            word if Cue::Noun.is(word) => directly || right.starts_with(['，', '：']),
            _ => true,
        }
    }

    /// Whether the clause names whom the words are for: 并对街道干部说.
    fn is_addressed(&self) -> bool {
        let mut clause = from(self.left, clause_start(self.left));
        while let Some(length) = Cue::Adverb.begins(clause) {
            clause = from(clause, length);
        }
        clause.starts_with(['对', '向', '跟', '给', '和'])
    }

    /// Whether what follows is what was said.
    fn opens_speech(&self) -> bool {
        let announces = self.word.starts_with("提出") && near(self.right, NEAR).contains('：');
        // 张三要求值班人员发现险情立即报告.
        let asks = Cue::Asks.is(self.word) && !self.left.contains('，') && self.right.starts_with(is_han);
        announces
            || asks && !self.right.starts_with(['了', '的', '和', '并'])
            || Cue::Says.is(self.word) && self.right.starts_with(['，', '：', '“', '要', '各', '全'])
    }

    /// 工作部署, 的讲话, “严禁…”, 主持召开的会议.
    fn is_noun(&self) -> bool {
        let split = self.word.starts_with('作') && self.left.ends_with('工');
        let important = self.left.ends_with("重要");
        let given = self.left.ends_with("作重要") || self.left.ends_with("发表重要");
        let named = self.left.ends_with('的') || important && !given;
        let meeting = self.right.starts_with('会') && !self.right.starts_with("会议");
        let of_meeting = meeting && matches!(self.deed.role, Role::Reporter | Role::Speaker);
        split || named || of_meeting || self.right.starts_with('的') || in_quotes(self.left)
    }

    fn is_heard(&self) -> bool {
        self.deed.role == Role::Reporter && Cue::Heard.within(from(self.left, clause_start(self.left)))
    }

    /// Whether the clause has no other subject: 会议要求 behind a comma is not the person's. The first verb may follow
    /// others who do the same: 张三等及各部门负责同志参加.
    fn has_own_subject(&self) -> bool {
        let is_attendee = self.deed.role == Role::Attendee;
        if self.is_first && is_attendee && Cue::Joint.begins(self.left).is_some() {
            return true;
        }
        let start = clause_start(self.left);
        let clause = from(self.left, start);
        if self.is_first && start == '，'.len_utf8() && joins_in(clause) {
            return true;
        }
        let others = || {
            start > 0
                && !self.is_addressed()
                && POSTS.hits(clause).any(|hit| hit.value.kind != PostKind::Guard)
        };
        let subject =
            Cue::Subject.ends(clause).is_some() && !clause.ends_with("在会议") && !self.is_addressed();
        let far = start > 0 && self.deed.role == Role::Speaker && clause.chars().count() > 24;
        !subject && !others() && !far
    }
}

/// Whether a clause only names others who do the same: 市工信局、市人社局负责同志分别.
fn joins_in(clause: &str) -> bool {
    let each = ["分别", "先后", "依次"].iter().find_map(|word| clause.strip_suffix(word));
    let responsible = |who: &str| who.ends_with("负责同志") || who.ends_with("负责人");
    each.is_some_and(|who| responsible(who.trim_end_matches("主要").trim_end_matches("就")))
}

fn in_quotes(left: &str) -> bool {
    let open = |a, b| left.matches(a).count() > left.matches(b).count();
    open('“', '”') || open('《', '》')
}

fn by_video(predicate: &str) -> bool {
    Cue::Video.within(near(predicate, NEAR)) || predicate.contains("分会场") && !predicate.contains("主会场")
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

//! The verbs of a predicate, and whether each gives its subject a part.

use super::super::{Role, RoleDetail};
use super::deeds::{NEAR, clause_of, clause_start, clause_until, hears};
use super::names::{from, near};
use super::odds::is_han;
use super::vocab::{Cue, DEEDS, Deed, POSTS, PostKind};
use crate::span::{TextRange, slice};

/// The longest clause that announces what is said, in characters.
const LONGEST_ANNOUNCEMENT: usize = 20;
/// The longest words that tell what somebody shows, in characters: 热烈的祝贺和衷心的感谢.
const LONGEST_FEELING: usize = 20;

/// The verbs of a predicate that give its subject a part; `before` is what precedes the subject.
pub(super) fn verbs(before: &str, predicate: &str) -> Vec<(Deed, TextRange)> {
    let mut found: Vec<(Deed, TextRange)> = Vec::new();
    // What stands behind a colon is said, not done.
    let told = clause_until(predicate, &['：']);
    for hit in DEEDS.hits(told) {
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
            let quoted =
                hit.value.role == Role::Reporter && before.ends_with('据') && !verb.left.contains("会上");
            let chairs = found.iter().any(|(deed, _)| deed.role == Role::Chair);
            let tells = !found.is_empty() && verb.word == "介绍了" || verb.only_closes_report();
            // Who was heard gave a report; what follows is what the meeting did.
            let of_meeting = hears(before) && verb.left.contains('，');
            if of_meeting || (chairs && verb.is_of_meeting()) || tells || quoted {
                continue;
            }
            found.push((verb.told(), hit.range));
            if verb.opens_speech() {
                break;
            }
        }
    }
    found.extend(announced(predicate, told, &found));
    found
}

/// The clause before a colon, by whatever words it announces what is said: 接过话茬：, 给各部门派活：.
fn announced(predicate: &str, told: &str, found: &[(Deed, TextRange)]) -> Option<(Deed, TextRange)> {
    let right = from(predicate, told.len());
    let start = clause_start(told);
    let clause = from(told, start);
    let deed = Deed::of(Role::Speaker);
    let verb = Verb { word: clause, left: told, right, deed, is_first: found.is_empty() };
    let tells = found.iter().any(|(_, range)| range.end().index() > start);
    let short = (2..=LONGEST_ANNOUNCEMENT).contains(&clause.chars().count())
        && clause.starts_with(|c| is_han(c) && c != '的');
    let lists = Cue::Lists.ends(clause).is_some() || is_number(from(right, '：'.len_utf8()));
    let says = right.starts_with('：') && short && !tells && !lists;
    (says && !verb.is_not_done() && !in_quotes(told) && verb.has_own_subject())
        .then(|| (deed, TextRange::at(start, told.len())))
}

/// Whether a text begins as the numbers of telephones do: 联系人李四，电话：0000-1234567.
fn is_number(text: &str) -> bool {
    text.chars().take_while(|&c| c.is_ascii_digit() || c == '-').count() > 4
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

    /// Whether the verb only tells what the meeting did that was chaired: 主持召开会议，传达…，通报…，对…进行再强调.
    fn is_of_meeting(&self) -> bool {
        let clause = from(self.left, clause_start(self.left));
        let done = (self.word.starts_with("进行") || clause.contains("进行")) && !clause.starts_with('并');
        match self.deed.role {
            Role::Reporter => self.left.ends_with('，'),
            Role::Speaker => done && clause.len() < self.left.len(),
            _ => false,
        }
    }

    /// 报告指出: only a report is given.
    fn only_closes_report(&self) -> bool {
        let reported = ["报告", "汇报"].iter().any(|report| self.left.ends_with(report));
        self.deed.role == Role::Speaker && reported && self.right.starts_with(['，', '：'])
    }

    /// 对此表示肯定, 宣布大会开幕: what somebody shows or opens is no speech.
    fn only_feels(&self) -> bool {
        let clause = clause_of(self.right);
        clause.chars().count() <= LONGEST_FEELING && Cue::Feels.ends(clause).is_some()
    }

    /// Whether the word is a verb here, and its subject the people before it.
    fn is_predicate(&self) -> bool {
        !self.is_not_done()
            && !self.is_of_others()
            && !self.is_noun()
            && !self.is_heard()
            && self.has_own_subject()
            && self.fits()
    }

    /// What is to come, is denied, or happened elsewhere: 将出席, 未能出席, 因在省里参加会议.
    fn is_not_done(&self) -> bool {
        let ahead = self.left.starts_with('将') && !self.left.contains('，');
        let denied = Cue::Denied.ends(self.left).is_some();
        let clause = from(self.left, clause_start(self.left));
        let elsewhere = self.deed.role == Role::Attendee && clause.starts_with('因');
        ahead || denied || elsewhere || self.is_due()
    }

    /// What somebody else does: 拉着某某的手说; 张三带队去看；…汇报; 主持人 张三 出席 李四, where the word is a label.
    fn is_of_others(&self) -> bool {
        // 来的人里有张三，有参加调研的|李四.
        let clause = clause_of(self.right);
        let relative = matches!(self.deed.role, Role::Attendee | Role::Chair)
            && clause.len() == self.right.len()
            && clause.ends_with('的')
            && self.left.contains('，');
        let reports = self.deed.role == Role::Reporter;
        let owned = self.left.starts_with('的') && !self.left.contains('，') && !reports;
        let past = reports && self.left.contains('；');
        let alone = self.left.trim_end().is_empty() && !self.left.is_empty();
        let labels = alone && self.right.starts_with([' ', '\u{3000}', '：']);
        owned || past || labels || relative
    }

    /// Whether the words around it fit what the verb means at a meeting.
    fn fits(&self) -> bool {
        let (left, right) = (self.left, self.right);
        let marked = right.starts_with(['，', '：']);
        let directly = left.chars().all(|c| !is_han(c)) || left.chars().count() <= 4;
        match self.word {
            word if word.ends_with('了') || right.starts_with('了') => true,
            "主持" => Cue::Duty.begins(right).is_none(),
            "传达" => !right.starts_with("学习") && !right.starts_with("贯彻"),
            "提出" => {
                let about = left.starts_with(['就', '对', '针', '围']) && marked;
                directly || about || Cue::Asked.within(near(right, NEAR))
            }
            "参加" => Cue::Lesson.begins(right).is_none(),
            "问" if left.is_empty() && right.starts_with('，') => true,
            "讲" | "问" => right.starts_with(['：', '“']),
            // 并说明.
            "说" if right.starts_with(['明', '服', '到', '过']) => false,
            "说" if left.ends_with('，') && left.chars().count() <= 12 => true,
            // 一边擦汗一边说：“….
            "说" if right.starts_with("：“") && !left.contains(['，', '；', '。']) && left.len() <= NEAR => {
                true
            }
            "称" | "说" => {
                directly || marked && (self.is_addressed() || left.starts_with(['在', '就', '针']))
            }
            "召开" => directly,
            "表示" | "宣布" => !self.only_feels(),
            // 发现一起、通报一起.
            "通报" if right.strip_prefix("一起").is_some_and(|rest| !rest.starts_with(is_han)) => false,
            "召集" => clause_of(right).contains('会'),
            // 代表调研组作主题发言: what is done stands behind.
            // 代表县政府签订…责任书: nothing is said.
            "代表" => {
                let clause = clause_of(right);
                directly && DEEDS.find(clause).is_none() && !Cue::Signs.within(clause)
            }
            "要求" | "指示" => {
                directly || marked || right.starts_with(['要', '各', '全']) || left.ends_with(['并', '，'])
            }
            "讲话" | "发言" => !right.starts_with("精神"),
            word if Cue::Noun.is(word) => directly || marked,
            _ => true,
        }
    }

    /// 9月底前提出意见: what is to be done by a day.
    fn is_due(&self) -> bool {
        let day = self.left.strip_suffix('前').map(|day| from(day, clause_start(day)));
        day.is_some_and(|day| {
            day.starts_with(|c: char| c.is_numeric()) && day.ends_with(['底', '日', '月', '末', '号'])
        })
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
        // 张三代表说, 张三作为特邀代表列席: they are the person.
        let own = start == 0 && self.is_first && (clause == "代表" || clause.starts_with("作为"));
        let subject = Cue::Subject.ends(clause).is_some()
            && !clause.ends_with("在会议")
            && !self.is_addressed()
            && !own;
        let far = start > 0 && self.deed.role == Role::Speaker && clause.chars().count() > 24;
        // 新任命人员进行了宪法宣誓.
        let appointed = start > 0 && clause.starts_with("新任");
        !subject && !appointed && !others() && !far
    }
}

/// Whether a clause only names others who do the same: 市工信局、市人社局负责同志分别.
fn joins_in(clause: &str) -> bool {
    let who = Cue::Each.ends(clause).map(|each| slice(clause, TextRange::at(0, clause.len() - each)));
    who.is_some_and(|who| Cue::Responsible.ends(who.trim_end_matches('就')).is_some())
}

fn in_quotes(left: &str) -> bool {
    let open = |a, b| left.matches(a).count() > left.matches(b).count();
    open('“', '”') || open('《', '》')
}

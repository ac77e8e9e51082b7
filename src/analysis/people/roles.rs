//! The roles that acts and citations give a person, with the words that prove them.

use super::super::{Evidence, Role, RoleDetail, RoleFinding, Rule};
use super::deeds::Act;
use super::vocab::Cue;
use crate::confidence::Confidence;
use crate::span::{TextRange, slice};

/// How far apart the verbs of coming and of speaking stand that tell one thing, in bytes.
const NEAR: usize = 36;

/// Words that only name somebody: 习近平总书记, or 传达学习习近平总书记.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cited {
    pub(super) detail: Option<RoleDetail>,
    pub(super) range: TextRange,
}

impl Cited {
    /// A person at `whole`, behind `before`, which ends there and whose words may be conveyed.
    pub(super) fn new(before: &str, whole: TextRange) -> Self {
        match Cue::Conveys.ends(before) {
            Some(length) => {
                let verb = TextRange::at(whole.start().index() - length, whole.start().index());
                Self { detail: Some(RoleDetail::Conveyed), range: verb.union(whole) }
            }
            None => Self { detail: None, range: whole },
        }
    }

    /// The one of two that says more; of equals the first.
    pub(super) fn or(self, first: Option<Self>) -> Self {
        first.filter(|first| first.detail.is_some() || self.detail.is_none()).unwrap_or(self)
    }

    /// The role of somebody who did nothing; `rule` sighted the name.
    fn role(self, rule: Rule) -> RoleFinding {
        let rule = if self.detail.is_some() { Rule::Conveyed } else { rule };
        let evidence = Evidence { rule, range: Some(self.range), confidence: Confidence::LIKELY };
        RoleFinding { role: Role::Referenced, detail: self.detail, evidence }
    }
}

/// The roles of somebody who did `acts`, in their order; who did nothing is only referred to.
pub(super) fn roles(base: &str, acts: &[Act], cited: Option<Cited>, rule: Rule) -> Vec<RoleFinding> {
    let acts = Acts { base, all: acts };
    let mut roles: Vec<RoleFinding> = Vec::new();
    // What proves a part best names the person: 张三要求 before 他要求.
    let named = |act: &Act| {
        acts.all.iter().find(|other| same_part(act, other) && !other.by_pronoun && acts.counts(other))
    };
    for act in acts.all.iter().filter(|act| acts.counts(act)) {
        if !roles.iter().any(|r| r.role == act.deed.role) {
            let (role, detail) = (act.deed.role, act.deed.detail);
            let proof = if act.by_pronoun { named(act).unwrap_or(act) } else { act };
            roles.push(RoleFinding { role, detail, evidence: evidence(proof) });
        }
    }
    if roles.len() > 1 {
        roles.retain(|r| r.role != Role::Referenced);
    }
    if roles.is_empty() {
        roles.extend(cited.map(|cited| cited.role(rule)));
    }
    roles.sort_by_key(|r| r.role);
    roles
}

fn same_part(one: &Act, other: &Act) -> bool {
    (one.deed.role, one.deed.detail) == (other.deed.role, other.deed.detail)
}

/// Why a person has a part.
fn evidence(act: &Act) -> Evidence {
    let rule = if act.deed.role == Role::Speaker { Rule::ReportingVerb } else { Rule::MeetingVerb };
    Evidence { rule, range: Some(act.verb), confidence: Confidence::LIKELY }
}

/// What one person did.
struct Acts<'a> {
    base: &'a str,
    all: &'a [Act],
}

impl Acts<'_> {
    fn verb(&self, act: &Act) -> &str {
        slice(self.base, act.verb)
    }

    fn has(&self, wanted: &[Role]) -> bool {
        self.all.iter().any(|act| wanted.contains(&act.deed.role))
    }

    /// Whether an act gives a role beside the others.
    fn counts(&self, act: &Act) -> bool {
        !(self.only_came(act)
            || self.only_reads(act)
            || self.is_elsewhere(act)
            || self.leads_talk(act)
            || self.only_adds(act)
            || self.only_explains(act))
    }

    /// Who came to speak attends only where that is said: 到会指导并讲话; nor does who came to a place and led there.
    fn only_came(&self, act: &Act) -> bool {
        let close =
            |came: &Act, other: &Act| other.verb.start().index().abs_diff(came.verb.end().index()) < NEAR;
        let speaks = |other: &Act| matches!(other.deed.role, Role::Speaker | Role::Chair);
        let verb = self.verb(act);
        // A headline says the same in short: 到会指导.
        let came = |act: &&Act| self.verb(act).starts_with("到会");
        let came_to_speak = || {
            self.all
                .iter()
                .filter(came)
                .any(|came| self.all.iter().any(|other| speaks(other) && close(came, other)))
        };
        verb.starts_with("到会") && came_to_speak()
            || Cue::Came.is(verb) && self.has(&[Role::Chair, Role::Speaker, Role::Reporter])
    }

    /// Who presides and passes on a paper presides; so does who comes and reads one out attend.
    fn only_reads(&self, act: &Act) -> bool {
        Cue::Reads.begins(self.verb(act)).is_some() && self.has(&[Role::Chair, Role::Speaker, Role::Attendee])
    }

    /// 在外参加会议，未能出席.
    fn is_elsewhere(&self, act: &Act) -> bool {
        let absent = || self.all.iter().any(|act| act.deed.detail == Some(RoleDetail::Absent));
        act.deed.role == Role::Attendee && absent()
    }

    /// 主持人 in a transcript: 张三：各位朋友，大家好.
    fn leads_talk(&self, act: &Act) -> bool {
        act.deed.role == Role::Speaker && self.verb(act) == "：" && self.has(&[Role::Chair])
    }

    /// 汇报了情况，表示要举一反三: what who reports adds is no speech.
    fn only_adds(&self, act: &Act) -> bool {
        act.deed.role == Role::Speaker && Cue::Adds.is(self.verb(act)) && self.has(&[Role::Reporter])
    }

    /// What somebody explains belongs to words of one's own where there are any: 介绍了情况，他提醒.
    fn only_explains(&self, act: &Act) -> bool {
        let verb = self.verb(act);
        let explains = verb.ends_with("讲解") || verb.starts_with("介绍");
        let describes = || verb.ends_with("说明") && self.speaks_next(act);
        act.deed.role == Role::Reporter && self.has(&[Role::Speaker]) && (explains || describes())
    }

    /// Whether the sentence goes on with what the person says: 就设施建设作了说明，他提出.
    fn speaks_next(&self, act: &Act) -> bool {
        let said = self.all.iter().filter(|said| said.deed.role == Role::Speaker);
        let starts = said.map(|said| said.verb.start()).filter(|&start| start >= act.verb.end());
        let mut between = starts.map(|start| slice(self.base, TextRange::new(act.verb.end(), start)));
        between.any(|between| between.len() < NEAR && !between.contains('。'))
    }
}

//! Who did what at the meeting: groups of people in a sentence, the verbs behind them, and whom 他 means.

use super::super::{MentionKind, Role};
use super::names::near;
use super::vocab::{Cue, DEED_WORDS, DEEDS, Deed, POSTS, PostKind};
use super::{told, verb};
use crate::span::{TextRange, slice, tail};

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
    /// Only 他 or 她 stands before the verb.
    pub(super) by_pronoun: bool,
}

impl Act {
    /// The same at a press conference, where those who explain speak to the public.
    pub(super) fn at_briefing(mut self, base: &str) -> Self {
        if Cue::Explains.begins(slice(base, self.verb)).is_some() {
            self.deed.role = Role::Speaker;
        }
        self
    }
}

/// How far behind its group a reporting verb may stand, in bytes.
pub(super) const REACH: usize = 240;
/// The longest clause that tells how something was said, in characters.
const MANNER: usize = 12;
/// How far the object of a verb may stand, in bytes.
pub(super) const NEAR: usize = 48;

/// Finds the parts of the actors of one sentence (`range` of `base`), in text order.
pub(super) fn find(base: &str, range: TextRange, actors: &[Actor]) -> Vec<Act> {
    let subjects = subjects(base, range, actors);
    let mut acts = Vec::new();
    let mut first = 0;
    for (i, actor) in subjects.iter().enumerate() {
        let next = subjects.get(i + 1).map(|next| next.whole.start());
        let predicate = TextRange::new(actor.whole.end(), next.unwrap_or(range.end()).max(actor.whole.end()));
        if next.is_some() && joins(slice(base, predicate)) {
            continue;
        }
        let group = subjects.get(std::mem::replace(&mut first, i + 1)..=i).unwrap_or_default();
        for part in (Group { base, sentence: range, actors: group, predicate }).parts() {
            let by_pronoun = |actor: &Actor| actor.kind == MentionKind::Pronoun;
            let act = |actor: &Actor| Act { person: actor.person, by_pronoun: by_pronoun(actor), ..part };
            acts.extend(group.iter().map(act));
        }
    }
    acts
}

/// People who do the same, and what stands behind the last of them.
struct Group<'a> {
    base: &'a str,
    sentence: TextRange,
    actors: &'a [Actor],
    predicate: TextRange,
}

impl Group<'_> {
    fn before(&self) -> &str {
        let first = self.actors.first().map_or(self.sentence.start(), |a| a.whole.start());
        slice(self.base, TextRange::new(self.sentence.start(), first.max(self.sentence.start())))
    }

    fn predicate(&self) -> &str {
        slice(self.base, self.predicate)
    }

    /// What the people of the group do, as the acts of its first.
    fn parts(&self) -> Vec<Act> {
        let person = self.actors.first().map_or(0, |a| a.person);
        let act = |deed, verb| Act { person, deed, verb, by_video: false, by_pronoun: false };
        let here = |verb: TextRange| verb.shifted(self.predicate.start());
        let mut parts = Vec::new();
        if let Some((deed, verb)) = told::label(self.before()) {
            parts.push(act(deed, verb.shifted(self.sentence.start())));
        }
        if let Some(report) = told::while_reporting(self.before()) {
            parts.push(act(Deed::of(Role::Reporter), report.shifted(self.sentence.start())));
        }
        parts.extend(self.between_quotes().map(|verb| act(Deed::of(Role::Speaker), here(verb))));
        if let Some((role, mark)) = self.in_transcript() {
            parts.push(act(Deed::of(role), here(mark)));
            return parts;
        }
        let rest = TextRange::new(self.predicate.start(), self.sentence.end().max(self.predicate.start()));
        let report = told::given_report(self.predicate())
            .or_else(|| told::report_heard(self.before(), slice(self.base, rest)));
        if let Some((verb, is_object)) = report {
            parts.push(act(Deed::of(Role::Reporter), here(verb)));
            if is_object {
                return parts;
            }
        }
        parts.extend(told::speech(self.predicate()).map(|verb| act(Deed::of(Role::Speaker), here(verb))));
        let told = |verb: TextRange| report.is_some_and(|(report, _)| report.overlaps(verb));
        let verbs = verb::verbs(self.before(), self.predicate()).into_iter().filter(|&(_, verb)| !told(verb));
        parts.extend(verbs.map(|(deed, verb)| Act {
            by_video: deed.role == Role::Attendee && by_video(self.predicate()),
            ..act(deed, here(verb))
        }));
        parts
    }

    /// “…！”张三嗓子哑了，“…”: the clause between two quotations tells only how it was said.
    fn between_quotes(&self) -> Option<TextRange> {
        let quoted = self.before().strip_suffix('”');
        let said = quoted.is_some_and(|said| said.ends_with(['！', '？', '。', '，', '…']));
        let clause = clause_of(self.predicate());
        let rest = slice(self.predicate(), TextRange::at(clause.len(), self.predicate().len()));
        let alone = self.actors.len() == 1 && clause.chars().count() <= MANNER && rest.starts_with("，“");
        (said && alone).then(|| TextRange::at(0, clause.len()))
    }

    /// 张三：…: what follows is what was said.
    fn in_transcript(&self) -> Option<(Role, TextRange)> {
        let alone = self.actors.len() == 1 && self.predicate().starts_with('：');
        let role = if self.before().starts_with("主持人") { Role::Chair } else { Role::Speaker };
        alone.then(|| (role, TextRange::at(0, '：'.len_utf8())))
    }
}

/// Those of a sentence who are no objects in it; who stands in one list with an object is one too: 对张三、李四说.
pub(super) fn subjects(base: &str, sentence: TextRange, actors: &[Actor]) -> Vec<Actor> {
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
    // 他同张三作了交流 proves a part of neither.
    let talked_with = || Cue::With.ends(before).is_some() && Cue::Talks.begins(after).is_some();
    noun && told::speech(after).is_none()
        || !hears(before) && Cue::Governor.ends(before).is_some()
        || talked_with()
}

/// Whether what follows is heard: 听取了.
pub(super) fn hears(before: &str) -> bool {
    Cue::Hears.ends(before.strip_suffix('了').unwrap_or(before)).is_some()
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

/// The clause that a text begins with.
pub(super) fn clause_of(text: &str) -> &str {
    clause_until(text, &['，', '。', '；'])
}

/// The beginning of a text up to one of some marks that stands in no title: 作题为《…，…》的报告.
pub(super) fn clause_until<'t>(text: &'t str, marks: &[char]) -> &'t str {
    let text = near(text, REACH);
    let mut titled = false;
    let end = text.char_indices().find(|&(_, c)| {
        titled = (titled || c == '《') && c != '》';
        !titled && marks.contains(&c)
    });
    slice(text, TextRange::at(0, end.map_or(text.len(), |(at, _)| at)))
}

/// Where the last clause of a text starts, or the part of it that is near.
pub(super) fn clause_start(text: &str) -> usize {
    let near = tail(text, REACH);
    let from = text.len() - near.len();
    near.rfind(['，', '；', '。']).map_or(from, |mark| from + mark + '，'.len_utf8())
}

fn by_video(predicate: &str) -> bool {
    // 列席会议，各镇设分会场: those are others.
    let clause = clause_of(predicate);
    Cue::Video.within(near(predicate, NEAR)) || clause.contains("分会场") && !clause.contains("主会场")
}

//! Reads what the blocks say of the people: their mentions, what they do, and whom short forms and pronouns mean.

use super::super::{Evidence, Mention, MentionKind, Role, Rule, Status};
use super::Passage;
use super::aliases::{self, Bearers, Short};
use super::deeds::{self, Act, Actor};
use super::mentions::Use;
use super::person::{Person, confidence};
use super::roles::Cited;
use super::scan::Sighting;
use super::told;
use super::vocab::{Cue, Deed, Post, PostKind};
use crate::confidence::Confidence;
use crate::document::{Block, BlockKind};
use crate::lexicon::Hit;
use crate::span::{TextRange, slice};

/// The longest line of a list that a label heads, in bytes.
const LIST_LINE: usize = 180;

/// What the headline tells of the occasion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occasion {
    /// Where the title stands, if it is that of a speech: whoever is named under it gives the speech.
    pub(super) speech: Option<TextRange>,
    /// Whether the report is of a press conference.
    pub(super) briefing: bool,
}

/// What the blocks say of the people, block by block.
pub(super) struct Story<'a> {
    pub(super) base: &'a str,
    pub(super) people: &'a [Person],
    bearers: Bearers<'a>,
    pub(super) mentions: Vec<Vec<Mention>>,
    /// Whether a block of the body named the person, and where one first did.
    pub(super) first: Vec<Option<(bool, TextRange)>>,
    /// By person, in text order.
    pub(super) acts: Vec<Vec<Act>>,
    /// By person: the words that name the person, and best those that convey what the person said.
    pub(super) cited: Vec<Option<Cited>>,
    /// Whom 他 means.
    subject: Option<usize>,
    /// The subject of the last sentence that named one is no official: 工程师张三分析说，….
    is_lay: bool,
    /// By person: 他 or 她, where a bracket or a pronoun told.
    pronoun: Vec<Option<char>>,
    /// The last whom a bracket called a woman.
    woman: Option<usize>,
    /// The title of a speech, until its speaker is found.
    speech: Option<TextRange>,
    /// Whether the report is of a press conference.
    briefing: bool,
    /// The part that a label gives to those on the lines below it.
    label: Option<(Deed, TextRange)>,
}

impl<'a> Story<'a> {
    pub(super) fn new(base: &'a str, people: &'a [Person], occasion: Occasion) -> Self {
        let mut bearers = Bearers::default();
        for (i, person) in people.iter().enumerate().filter(|(_, p)| p.counts()) {
            bearers.add(i, &person.name, &person.titles);
        }
        let none = || vec![None; people.len()];
        let mentions = vec![Vec::new(); people.len()];
        Self {
            base,
            people,
            bearers,
            mentions,
            first: none(),
            acts: vec![Vec::new(); people.len()],
            cited: vec![None; people.len()],
            subject: None,
            is_lay: false,
            pronoun: vec![None; people.len()],
            woman: None,
            speech: occasion.speech,
            briefing: occasion.briefing,
            label: None,
        }
    }

    pub(super) fn read(&mut self, passage: &Passage, uses: &[Use], sighted: &[(usize, &Sighting)]) {
        let block = passage.block;
        for one in uses {
            self.mention(block, one.person, one.range, self.kind(one), sighted);
            if slice(self.base, TextRange::new(one.range.end(), block.range.end())).starts_with("（女") {
                self.told(one.person, '她');
                self.woman = Some(one.person);
            }
        }
        if block.kind.is_body() {
            self.speech = None;
        }
        if matches!(block.kind, BlockKind::Metadata | BlockKind::Subtitle) {
            self.speaker_of_speech(uses);
        }
        if block.kind == BlockKind::Metadata {
            return;
        }
        let mut actors: Vec<Actor> = uses.iter().map(|one| actor(one, sighted)).collect();
        let taken: Vec<TextRange> = actors.iter().map(|a| a.whole).collect();
        let shorts = aliases::find(self.base, passage, &self.bearers, &taken);
        self.listed_below(block, &actors);
        self.sentences(passage, &mut actors, &shorts);
    }

    /// Whether a use is of the whole name or of its first part: 阿依古丽 of 阿依古丽·买买提.
    fn kind(&self, one: &Use) -> MentionKind {
        let name = self.people.get(one.person).map_or("", |person| person.name.as_str());
        let first = name.contains('·') && !slice(self.base, one.range).contains(['·', ' ']);
        if first { MentionKind::GivenName } else { MentionKind::Name }
    }

    /// A label that heads a line heads the short lines below it, too: 出席：县长　张三 / 副县长　李四.
    fn listed_below(&mut self, block: &Block, actors: &[Actor]) {
        let text = slice(self.base, block.range);
        if text.contains('。') || text.len() > LIST_LINE {
            self.label = None;
        } else if let Some(label) = told::line_label(text) {
            self.label = Some((label.0, label.1.shifted(block.range.start())));
        } else if text.contains('：') {
            self.label = None;
        } else if let Some((deed, verb)) = self.label {
            for actor in actors {
                if let Some(acts) = self.acts.get_mut(actor.person) {
                    acts.push(Act { person: actor.person, deed, verb, by_video: false, by_pronoun: false });
                }
            }
        }
    }

    /// Takes that 他 or 她 stands for a person, unless the other is known to.
    fn told(&mut self, person: usize, pronoun: char) {
        if let Some(slot) = self.pronoun.get_mut(person) {
            slot.get_or_insert(pronoun);
        }
    }

    /// Under the title of a speech stands who gives it.
    fn speaker_of_speech(&mut self, uses: &[Use]) {
        let (Some(one), Some(verb)) = (uses.first(), self.speech) else { return };
        let deed = Deed::of(Role::Speaker);
        if let Some(acts) = self.acts.get_mut(one.person) {
            acts.push(Act { person: one.person, deed, verb, by_video: false, by_pronoun: false });
            self.speech = None;
        }
    }

    fn mention(
        &mut self,
        block: &Block,
        person: usize,
        range: TextRange,
        kind: MentionKind,
        sighted: &[(usize, &Sighting)],
    ) {
        let evidence = match sighting_at(sighted, range) {
            Some(s) => Evidence {
                rule: s.rule,
                range: s.held.first().map(|h| h.range),
                confidence: confidence(s.odds),
            },
            None if kind == MentionKind::Name => {
                let known = self.people.get(person).and_then(|p| p.evidence.as_ref());
                let range = known.and_then(|(evidence, _)| evidence.range);
                Evidence { rule: Rule::KnownName, range, confidence: Confidence::thousandths(950) }
            }
            None => aliases::evidence(range, kind),
        };
        if let Some(list) = self.mentions.get_mut(person) {
            list.push(Mention { range, kind, status: Status::Suggested, evidence });
        }
        if let Some(first) = self.first.get_mut(person) {
            let in_body = block.kind.is_body();
            if first.is_none_or(|(body, _)| in_body && !body) {
                *first = Some((in_body, range));
            }
        }
    }

    /// Goes through the sentences of a block: pronouns get their subject, verbs their actors.
    fn sentences(&mut self, passage: &Passage, actors: &mut Vec<Actor>, shorts: &[Short]) {
        let block = passage.block;
        let mut shorts = shorts.iter().peekable();
        let mut named = std::mem::take(actors).into_iter().peekable();
        for sentence in sentences(passage) {
            let mut here: Vec<Actor> = Vec::new();
            while let Some(actor) = named.next_if(|a| a.whole.start() < sentence.end()) {
                here.push(actor);
            }
            while let Some(short) = shorts.next_if(|s| s.range.start() < sentence.end()) {
                let person = short.person.or_else(|| self.meant(passage, sentence, &here, short.range));
                if let Some(person) = person {
                    self.mention(block, person, short.range, short.kind, &[]);
                    here.push(Actor { person, whole: short.range, kind: short.kind });
                }
            }
            here.sort_by_key(|a| a.whole.start());
            self.sentence(sentence, &here);
        }
    }

    /// Whom a pronoun means: the first official of the sentence, else the last subject; nobody, where somebody without
    /// a name or a part stands between.
    fn meant(
        &mut self,
        passage: &Passage,
        sentence: TextRange,
        here: &[Actor],
        short: TextRange,
    ) -> Option<usize> {
        let pronoun = slice(self.base, short).chars().next()?;
        let counts = |a: &Actor| self.people.get(a.person).is_some_and(Person::counts);
        // 听了李四的汇报，她指出: not who was heard.
        let heard = |a: &Actor| {
            let before =
                slice(self.base, TextRange::new(sentence.start(), a.whole.start().max(sentence.start())));
            Cue::Heard.ends(before).is_some() || deeds::hears(before)
        };
        let before = here.iter().find(|a| counts(a) && a.whole.end() <= short.start() && !heard(a));
        let from = before.map_or(sentence.start(), |a| a.whole.end());
        let gap = TextRange::new(from, short.start().max(from));
        let is_other = |hit: &Hit<Post>| {
            hit.value.kind == PostKind::Other && gap.covers(hit.range.shifted(passage.block.range.start()))
        };
        let others =
            passage.posts.iter().any(is_other) || here.iter().any(|a| !counts(a) && gap.covers(a.whole));
        let told = |person: usize| self.pronoun.get(person).copied().flatten();
        // 工程师张三分析说，…。他提醒，…: the nearest, unless only an official commands.
        let behind = slice(self.base, TextRange::new(short.end(), sentence.end().max(short.end())));
        let opens = short.start() == sentence.start();
        let lay = self.is_lay && opens && Cue::Commands.begins(behind).is_none();
        let likely = before.map(|a| a.person).or(self.subject).filter(|_| !others && !lay);
        // Where brackets tell the women of a report, 她 is one of them.
        let woman = self.woman.filter(|_| pronoun == '她' && likely.is_some_and(|who| told(who).is_none()));
        let fits = |&person: &usize| told(person).is_none_or(|known| known == pronoun);
        let person = woman.or(likely).filter(fits)?;
        self.told(person, pronoun);
        Some(person)
    }

    fn sentence(&mut self, sentence: TextRange, actors: &[Actor]) {
        for actor in actors.iter().filter(|actor| actor.kind == MentionKind::Name) {
            let before =
                slice(self.base, TextRange::new(sentence.start(), actor.whole.start().max(sentence.start())));
            if let Some(slot) = self.cited.get_mut(actor.person) {
                *slot = Some(Cited::new(before, actor.whole).or(*slot));
            }
        }
        let leader = |person: usize| self.people.get(person).is_some_and(Person::is_cited_leader);
        let acts = deeds::find(self.base, sentence, actors);
        let briefing = self.briefing;
        let told = |act: Act| if briefing { act.at_briefing(self.base) } else { act };
        // Who came to a place of which a press conference tells did not come to that.
        let came = |act: &Act| briefing && Cue::Came.is(slice(self.base, act.verb));
        let acts = acts.into_iter().filter(|act| !leader(act.person) && !came(act));
        let acts: Vec<Act> = acts.map(told).collect();
        // 听取李四的汇报后，张三要求…: who speaks goes on, not who only reported.
        let leads = |act: &&Act| matches!(act.deed.role, Role::Speaker | Role::Chair);
        let subject = acts.iter().find(leads).or(acts.first()).map(|act| act.person);
        let counts = |person: usize| self.people.get(person).is_some_and(Person::counts);
        // 张三指出，李四同志带领一班人…: whom a speaker calls comrade does not speak next.
        let called = |a: &Actor| {
            let until = sentence.end().max(a.whole.end());
            let behind = slice(self.base, TextRange::new(a.whole.end(), until));
            let whole = slice(self.base, a.whole);
            self.subject.is_some() && (behind.starts_with("同志") || whole.ends_with("同志"))
        };
        let own = |a: &&Actor| {
            a.kind != MentionKind::Pronoun && !leader(a.person) && counts(a.person) && !called(a)
        };
        let subjects = deeds::subjects(self.base, sentence, actors);
        let named = subjects.iter().find(own).or_else(|| actors.iter().find(own)).map(|a| a.person);
        let first = subjects.iter().find(|a| a.kind != MentionKind::Pronoun && !leader(a.person));
        let goes_on = slice(self.base, sentence).starts_with(['他', '她']);
        self.is_lay = first.map_or(self.is_lay && goes_on, |first| !counts(first.person));
        self.subject = subject.or(named).or(self.subject);
        for act in acts {
            if let Some(list) = self.acts.get_mut(act.person) {
                list.push(act);
            }
        }
    }
}

/// The sighting of a name at `range`; sightings stand in text order.
fn sighting_at<'s>(sighted: &[(usize, &'s Sighting)], range: TextRange) -> Option<&'s Sighting> {
    let at = sighted.binary_search_by_key(&range.start(), |(_, s)| s.range.start()).ok()?;
    sighted.get(at).map(|&(_, s)| s).filter(|s| s.range == range)
}

/// A use of a name with the posts around it, where it was sighted with them.
fn actor(one: &Use, sighted: &[(usize, &Sighting)]) -> Actor {
    let whole = sighting_at(sighted, one.range).map_or(one.range, |s| s.whole);
    Actor { person: one.person, whole, kind: MentionKind::Name }
}

/// The sentences of a block, split at 。！？ outside quotations.
fn sentences(passage: &Passage) -> Vec<TextRange> {
    let range = passage.block.range;
    let mut sentences = Vec::new();
    let (mut start, mut depth) = (range.start().index(), 0usize);
    for &(at, c) in &passage.landmarks {
        let end = range.start().index() + at + c.len_utf8();
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' if depth == 0 => {
                sentences.push(TextRange::at(start, end));
                start = end;
            }
            _ => {}
        }
    }
    sentences.push(TextRange::at(start, range.end().index()));
    sentences
}

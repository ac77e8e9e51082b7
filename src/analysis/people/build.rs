//! Puts officials and other people together from sightings, mentions and deeds.

use std::collections::BTreeMap;

use super::super::{
    Alias, Evidence, Mention, MentionKind, Official, OtherPerson, Role, RoleDetail, RoleFinding, Rule, Status,
};
use super::Passage;
use super::aliases::{self, Bearers, Short};
use super::deeds::{self, Act, Actor};
use super::mentions::{Finder, Use};
use super::names::Known;
use super::person::{Person, confidence};
use super::scan::Sighting;
use super::vocab::{Deed, Post, PostKind};
use crate::confidence::Confidence;
use crate::document::{Block, BlockKind};
use crate::lexicon::Hit;
use crate::span::{PersonId, TextRange, slice};

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

/// Builds the people of a report from the sightings of each block.
pub(super) fn build(
    base: &str,
    passages: &[Passage],
    sightings: &[Vec<Sighting>],
    people: &[Person],
    index: &BTreeMap<String, usize>,
    known: &Known,
    occasion: Occasion,
) -> (Vec<Official>, Vec<OtherPerson>) {
    let names: Vec<String> = people.iter().map(|p| p.name.clone()).collect();
    let finder = Finder::new(&names, known);
    let mut story = Story::new(base, people, occasion);
    for (passage, sightings) in passages.iter().zip(sightings) {
        let sighted: Vec<(usize, &Sighting)> =
            sightings.iter().filter_map(|s| Some((*index.get(&s.name)?, s))).collect();
        let uses = finder.find(base, passage.block.range, &sighted);
        story.read(passage, &uses, &sighted);
    }
    story.finish()
}

/// What the blocks say of the people, block by block.
struct Story<'a> {
    base: &'a str,
    people: &'a [Person],
    bearers: Bearers<'a>,
    mentions: Vec<Vec<Mention>>,
    /// Whether a block of the body named the person, and where one first did.
    first: Vec<Option<(bool, TextRange)>>,
    /// By person, in text order.
    acts: Vec<Vec<Act>>,
    conveyed: Vec<Option<(RoleDetail, TextRange)>>,
    /// Whom 他 means.
    subject: Option<usize>,
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
    fn new(base: &'a str, people: &'a [Person], occasion: Occasion) -> Self {
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
            conveyed: vec![None; people.len()],
            subject: None,
            pronoun: vec![None; people.len()],
            woman: None,
            speech: occasion.speech,
            briefing: occasion.briefing,
            label: None,
        }
    }

    fn read(&mut self, passage: &Passage, uses: &[Use], sighted: &[(usize, &Sighting)]) {
        let block = passage.block;
        for one in uses {
            self.mention(block, one.person, one.range, MentionKind::Name, sighted);
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

    /// A label that heads a line heads the short lines below it, too: 出席：县长　张三 / 副县长　李四.
    fn listed_below(&mut self, block: &Block, actors: &[Actor]) {
        let text = slice(self.base, block.range);
        if text.contains('。') || text.len() > LIST_LINE {
            self.label = None;
        } else if let Some(label) = deeds::line_label(text) {
            self.label = Some((label.0, label.1.shifted(block.range.start())));
        } else if text.contains('：') {
            self.label = None;
        } else if let Some((deed, verb)) = self.label {
            for actor in actors {
                if let Some(acts) = self.acts.get_mut(actor.person) {
                    acts.push(Act { person: actor.person, deed, verb, by_video: false });
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
        let deed = Deed { role: Role::Speaker, detail: None };
        if let Some(acts) = self.acts.get_mut(one.person) {
            acts.push(Act { person: one.person, deed, verb, by_video: false });
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
                Evidence { rule: Rule::KnownName, range: None, confidence: Confidence::thousandths(950) }
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
        for sentence in sentences(self.base, block.range) {
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
        let before = here.iter().find(|a| counts(a) && a.whole.end() <= short.start());
        let from = before.map_or(sentence.start(), |a| a.whole.end());
        let gap = TextRange::new(from, short.start().max(from));
        let is_other = |hit: &Hit<Post>| {
            hit.value.kind == PostKind::Other && gap.covers(hit.range.shifted(passage.block.range.start()))
        };
        let others =
            passage.posts.iter().any(is_other) || here.iter().any(|a| !counts(a) && gap.covers(a.whole));
        let told = |person: usize| self.pronoun.get(person).copied().flatten();
        let likely = before.map(|a| a.person).or(self.subject).filter(|_| !others);
        // Where brackets tell the women of a report, 她 is one of them.
        let woman = self.woman.filter(|_| pronoun == '她' && likely.is_some_and(|who| told(who).is_none()));
        let fits = |&person: &usize| told(person).is_none_or(|known| known == pronoun);
        let person = woman.or(likely).filter(fits)?;
        self.told(person, pronoun);
        Some(person)
    }

    fn sentence(&mut self, sentence: TextRange, actors: &[Actor]) {
        for actor in actors {
            let before =
                slice(self.base, TextRange::new(sentence.start(), actor.whole.start().max(sentence.start())));
            if let (Some(detail), Some(slot)) = (deeds::conveyed(before), self.conveyed.get_mut(actor.person))
            {
                slot.get_or_insert((detail, actor.whole));
            }
        }
        let leader = |person: usize| self.people.get(person).is_some_and(Person::is_cited_leader);
        let acts = deeds::find(self.base, sentence, actors);
        let briefing = self.briefing;
        let told = |act: Act| if briefing { act.at_briefing(self.base) } else { act };
        let acts: Vec<Act> = acts.into_iter().filter(|act| !leader(act.person)).map(told).collect();
        let subject = acts.first().map(|act| act.person);
        let counts = |person: usize| self.people.get(person).is_some_and(Person::counts);
        let own = |a: &&Actor| a.kind != MentionKind::Pronoun && !leader(a.person) && counts(a.person);
        let named = actors.iter().find(own).map(|a| a.person);
        self.subject = subject.or(named).or(self.subject);
        for act in acts {
            if let Some(list) = self.acts.get_mut(act.person) {
                list.push(act);
            }
        }
    }

    fn finish(self) -> (Vec<Official>, Vec<OtherPerson>) {
        let mut order: Vec<usize> =
            (0..self.people.len()).filter(|&i| self.first.get(i).is_some_and(Option::is_some)).collect();
        order.sort_by_key(|&i| {
            self.first.get(i).copied().flatten().map(|(body, range)| (!body, range.start()))
        });
        let (officials, rest): (Vec<usize>, Vec<usize>) =
            order.into_iter().partition(|&i| self.people.get(i).is_some_and(Person::counts));
        let present = self.present();
        let others = rest.into_iter().filter_map(|i| self.other(i)).collect();
        let officials = officials
            .iter()
            .zip(0..)
            .filter_map(|(&i, id)| self.official(i, PersonId(id), &present))
            .collect();
        (officials, others)
    }

    /// The place of each among those present, in the order in which the text lists them.
    fn present(&self) -> BTreeMap<usize, u32> {
        let attends =
            |acts: &Vec<Act>| acts.iter().find(|a| a.deed.role == Role::Attendee).map(|a| a.verb.start());
        let attendees = self.acts.iter().enumerate().filter_map(|(i, acts)| Some((attends(acts)?, i)));
        let named = |i: usize| self.first.get(i).copied().flatten().map(|(_, range)| range.start());
        let mut order: Vec<_> = attendees.map(|(verb, i)| (verb, named(i), i)).collect();
        order.sort_unstable();
        order.into_iter().zip(1..).map(|((_, _, i), place)| (i, place)).collect()
    }

    fn other(&self, i: usize) -> Option<OtherPerson> {
        let person = self.people.get(i).filter(|p| p.is_other && !p.is_press)?;
        let spans = self.mentions.get(i)?.iter().filter(|m| m.is_full()).map(|m| m.range).collect();
        Some(OtherPerson { name: person.name.clone(), spans })
    }

    fn official(&self, i: usize, id: PersonId, present: &BTreeMap<usize, u32>) -> Option<Official> {
        let person = self.people.get(i)?;
        let mut mentions = self.mentions.get(i)?.clone();
        mentions.sort_by_key(|m| m.range.start());
        let (evidence, _) = person.evidence.clone()?;
        let acts = self.acts.get(i)?;
        Some(Official {
            id,
            name: person.name.clone(),
            titles: person.titles.clone(),
            roles: self.roles(i, acts),
            aliases: self.aliases(&mentions),
            mentions,
            list_order: present.get(&i).copied(),
            by_video: acts.iter().any(|act| act.by_video),
            status: Status::Suggested,
            evidence,
        })
    }

    fn roles(&self, i: usize, acts: &[Act]) -> Vec<RoleFinding> {
        let mut roles: Vec<RoleFinding> = Vec::new();
        // Who came to speak attends only where that is said: 到会指导并讲话.
        const NEAR: usize = 36;
        let speaks = |came: &Act| {
            let near = |act: &Act| act.verb.start().index().abs_diff(came.verb.end().index()) < NEAR;
            acts.iter().any(|act| matches!(act.deed.role, Role::Speaker | Role::Chair) && near(act))
        };
        let only_came = |act: &&Act| slice(self.base, act.verb).starts_with("到会") && speaks(act);
        // Who presides and passes on a paper presides; so does who comes and reads one out attend.
        let has = |wanted: &[Role]| acts.iter().any(|act| wanted.contains(&act.deed.role));
        let leads = has(&[Role::Chair, Role::Speaker]);
        let only_reads = |act: &&Act| {
            let reads = ["宣读", "传达"].iter().any(|verb| slice(self.base, act.verb).starts_with(verb));
            reads && (leads || has(&[Role::Attendee]))
        };
        // 在外参加会议，未能出席.
        let absent = acts.iter().any(|act| act.deed.detail == Some(RoleDetail::Absent));
        let elsewhere = |act: &&Act| absent && act.deed.role == Role::Attendee;
        // 主持人 in a transcript: 张三：各位朋友，大家好.
        let leads_talk = |act: &&Act| {
            act.deed.role == Role::Speaker && slice(self.base, act.verb) == "：" && has(&[Role::Chair])
        };
        let adds = |act: &&Act| explains(self.base, act) && has(&[Role::Speaker]);
        let counts = |act: &&Act| {
            !only_came(act) && !only_reads(act) && !elsewhere(act) && !leads_talk(act) && !adds(act)
        };
        for act in acts.iter().filter(counts) {
            if !roles.iter().any(|r| r.role == act.deed.role) {
                let (role, detail) = (act.deed.role, act.deed.detail);
                roles.push(RoleFinding { role, detail, evidence: deeds::evidence(act) });
            }
        }
        if roles.len() > 1 {
            roles.retain(|r| r.role != Role::Referenced);
        }
        if roles.is_empty() {
            let conveyed = self.conveyed.get(i).copied().flatten();
            let range = conveyed.map(|(_, range)| range);
            let evidence = Evidence { rule: Rule::KnownName, range, confidence: Confidence::LIKELY };
            roles.push(RoleFinding { role: Role::Referenced, detail: conveyed.map(|(d, _)| d), evidence });
        }
        roles.sort_by_key(|r| r.role);
        roles
    }

    fn aliases(&self, mentions: &[Mention]) -> Vec<Alias> {
        let mut aliases: Vec<Alias> = Vec::new();
        for mention in mentions.iter().filter(|m| m.kind != MentionKind::Name) {
            let text = slice(self.base, mention.range);
            match aliases.iter_mut().find(|a| a.text == text) {
                Some(alias) => alias.spans.push(mention.range),
                None => aliases.push(Alias { text: text.to_owned(), spans: vec![mention.range] }),
            }
        }
        aliases
    }
}

/// Whether somebody only explains something, which belongs to words of one's own where there are any: 介绍了情况，他提醒.
fn explains(base: &str, act: &Act) -> bool {
    let verb = slice(base, act.verb);
    act.deed.role == Role::Reporter && (verb.ends_with("讲解") || verb.starts_with("介绍"))
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
fn sentences(base: &str, range: TextRange) -> Vec<TextRange> {
    let mut sentences = Vec::new();
    let (mut start, mut depth) = (range.start().index(), 0usize);
    for (at, c) in slice(base, range).char_indices() {
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

//! Puts officials and other people together from sightings, mentions and deeds.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Alias, Mention, MentionKind, Official, OtherPerson, Role, Rule, Status};
use super::Passage;
use super::deeds::Act;
use super::known::Known;
use super::mentions::Finder;
use super::names::{from, near};
use super::person::Person;
use super::roles::{Cited, roles};
use super::scan::Sighting;
use super::story::{Occasion, Story};
use crate::span::{Offset, PersonId, TextRange, slice};

/// How far behind a shared post a name stands that is shown with it, in bytes.
const SHARED: usize = 90;

/// Builds the people of a report from the sightings of each block.
pub(super) fn build(
    base: &str,
    passages: &[Passage],
    sightings: &[Vec<Sighting>],
    people: &[Person],
    index: &BTreeMap<Cow<str>, usize>,
    known: &Known,
    occasion: Occasion,
) -> (Vec<Official>, Vec<OtherPerson>) {
    let finder = Finder::new(people.iter().map(|p| p.name.as_str()), known);
    let mut story = Story::new(base, people, occasion);
    for (passage, sightings) in passages.iter().zip(sightings) {
        let sighted: Vec<(usize, &Sighting)> =
            sightings.iter().filter_map(|s| Some((*index.get(s.name.as_str())?, s))).collect();
        let uses = finder.find(base, passage.block.range, &sighted);
        story.read(passage, &uses, &sighted);
    }
    story.finish()
}

impl Story<'_> {
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
        let attends = |acts: &Vec<Act>| {
            let mut verbs =
                acts.iter().filter(|a| a.deed.role == Role::Attendee).map(|a| a.verb.start()).peekable();
            let first = verbs.peek().copied();
            // 张三李四王五出席, in the headline: the list of the body counts.
            verbs.find(|&verb| self.is_in_sentence(verb)).or(first)
        };
        let attendees = self.acts.iter().enumerate().filter_map(|(i, acts)| Some((attends(acts)?, i)));
        // Where the list stands: at the mention next to the verb.
        let named = |verb: Offset, i: usize| {
            let starts = self.mentions.get(i)?.iter().map(|mention| mention.range.start());
            starts.min_by_key(|start| start.index().abs_diff(verb.index()))
        };
        let mut order: Vec<_> = attendees.map(|(verb, i)| (verb, named(verb, i), i)).collect();
        order.sort_unstable();
        order.into_iter().zip(1..).map(|((_, _, i), place)| (i, place)).collect()
    }

    /// Whether a sentence ends behind a place on its line.
    fn is_in_sentence(&self, at: Offset) -> bool {
        /// So far a sentence with a list may go on, in bytes.
        const FAR: usize = 1200;
        let rest = near(from(self.base, at.index()), FAR);
        rest.find('。').is_some_and(|stop| rest.find('\n').is_none_or(|end| stop < end))
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
            roles: roles(self.base, acts, self.cited(i), evidence.rule),
            aliases: self.aliases(&mentions),
            mentions,
            list_order: present.get(&i).copied(),
            by_video: acts.iter().any(|act| act.by_video),
            status: Status::Suggested,
            evidence,
        })
    }

    /// The words that name somebody, if only those of the head matter.
    fn cited(&self, i: usize) -> Option<Cited> {
        let first = self.first.get(i).copied().flatten().map(|(_, range)| Cited { detail: None, range });
        let cited = self.cited.get(i).copied().flatten().or(first)?;
        // 副组长：张三、李四: what proves the post of the second begins with the post.
        let post = self.people.get(i)?.evidence.as_ref().filter(|(e, _)| e.rule == Rule::SharedPost);
        let near = |post: &TextRange| {
            (post.start().index()..post.start().index() + SHARED).contains(&cited.range.start().index())
        };
        let post = post.and_then(|(evidence, _)| evidence.range).filter(near);
        Some(Cited { range: post.map_or(cited.range, |post| post.union(cited.range)), ..cited })
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

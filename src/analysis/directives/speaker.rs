//! Who stands where: the officials' mentions, asked by place.

use std::collections::BTreeMap;

use super::super::model::{Official, OtherPerson, Role, Speaker};
use super::clause_word::ClauseWord;
use crate::span::{Offset, PersonId, TextRange, slice};

/// The mentions of all officials, in text order.
pub(super) struct People {
    mentions: Vec<(TextRange, PersonId)>,
    /// Persons whose words a report only cites.
    cited: Vec<PersonId>,
    /// Where persons stand who order nothing: experts, villagers.
    lay: Vec<TextRange>,
    /// The titles of those who do not preside, by person.
    titles: BTreeMap<PersonId, Vec<String>>,
}

impl People {
    /// Indexes the people of a report.
    pub(super) fn of(officials: &[Official], others: &[OtherPerson]) -> Self {
        let all = officials.iter().flat_map(|o| o.mentions.iter().map(|m| (m.range, o.id)));
        let mut mentions: Vec<_> = all.collect();
        mentions.sort_by_key(|&(range, _)| (range.start(), range.end()));
        let cited = officials.iter().filter(|o| is_cited(o)).map(|o| o.id).collect();
        let mut lay: Vec<_> = others.iter().flat_map(|o| &o.spans).copied().collect();
        lay.sort_unstable();
        let guests = officials.iter().filter(|official| !official.has(Role::Chair));
        let of = |official: &Official| official.titles.iter().map(|title| title.text.clone()).collect();
        let titles = guests.map(|official| (official.id, of(official))).collect();
        Self { mentions, cited, lay, titles }
    }

    /// Whether a person who does not preside heads what is named: the secretary of 柳溪镇, 柳溪镇.
    pub(super) fn heads(&self, id: PersonId, named: &str) -> bool {
        let titles = self.titles.get(&id).into_iter().flatten();
        let heads = |title: &String| title.strip_prefix(named).is_some_and(|post| !post.is_empty());
        named.chars().count() >= 2 && titles.into_iter().any(heads)
    }

    /// Whether a range shares text with a mention.
    pub(super) fn overlaps(&self, range: TextRange) -> bool {
        let next = self.mentions.partition_point(|&(m, _)| m.end() <= range.start());
        self.mentions.get(next).is_some_and(|&(m, _)| m.overlaps(range))
    }

    /// The stretches of a range without mentions, in order.
    pub(super) fn gaps(&self, range: TextRange) -> impl Iterator<Item = TextRange> {
        let mut from = range.start();
        let mut named = self.within(range).map(|(mention, _)| mention).collect::<Vec<_>>().into_iter();
        std::iter::from_fn(move || {
            (from < range.end()).then(|| {
                let next = named.find(|mention| mention.end() > from);
                let gap = TextRange::new(from, next.map_or(range.end(), |m| m.start().max(from)));
                from = next.map_or(range.end(), TextRange::end);
                gap
            })
        })
    }

    /// The person whose mention ends at a place.
    pub(super) fn ending_at(&self, at: Offset) -> Option<(TextRange, PersonId)> {
        let next = self.mentions.partition_point(|&(m, _)| m.end() < at);
        self.mentions.get(next).copied().filter(|&(m, _)| m.end() == at)
    }

    /// Whether the name of somebody who orders nothing ends at a place.
    pub(super) fn is_lay_ending_at(&self, at: Offset) -> bool {
        let next = self.lay.partition_point(|m| m.end() < at);
        self.lay.get(next).is_some_and(|m| m.end() == at)
    }

    /// Where those who order nothing are named in a range, in order.
    pub(super) fn lay_within(&self, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
        let next = self.lay.partition_point(|m| m.start() < range.start());
        self.lay.iter().skip(next).copied().take_while(move |m| range.covers(*m))
    }

    /// Whether somebody who orders nothing is named in a range.
    pub(super) fn is_lay_within(&self, range: TextRange) -> bool {
        self.lay_within(range).next().is_some()
    }

    /// The mentions inside a range, in order.
    pub(super) fn within(
        &self,
        range: TextRange,
    ) -> impl DoubleEndedIterator<Item = (TextRange, PersonId)> + '_ {
        let first = self.mentions.partition_point(|&(m, _)| m.start() < range.start());
        let end = self.mentions.partition_point(|&(m, _)| m.start() < range.end());
        self.mentions
            .get(first..end)
            .unwrap_or_default()
            .iter()
            .copied()
            .filter(move |(m, _)| range.covers(*m))
    }

    /// Whether a mention cites somebody who is not there: 习近平总书记.
    pub(super) fn cites(&self, base: &str, mention: (TextRange, PersonId)) -> bool {
        let rest = slice(base, TextRange::at(mention.0.end().index(), base.len()));
        self.cited.contains(&mention.1) || rest.starts_with("总书记")
    }
}

/// Whether somebody is cited, whatever verb follows the name: the head of the state, unless presiding.
fn is_cited(official: &Official) -> bool {
    let titled = official.titles.iter().any(|t| ClauseWord::Cited.ends(&t.text).is_some());
    titled && !official.has(Role::Chair)
}

/// A speaker that is no person of the report, as printed.
pub(super) fn printed(text: &str) -> Speaker {
    Speaker::Other(text.trim().to_owned())
}

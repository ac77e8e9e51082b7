//! Who is spoken to in a lead-in: 对值班人员说, 叮嘱他们, 勉励村支书.

use super::act_word::ActWord;
use super::actor;
use super::lead::Finder;
use super::part_word::PartWord;
use crate::span::{Offset, TextRange, tail};

/// How far before a verb those are named whom it speaks to, in bytes.
const REACH: usize = 240;

impl Finder<'_> {
    /// Those named between a reporting verb and what is said, or behind 对 before the verb.
    pub(super) fn listener(&self, verb: TextRange, content: Offset) -> Option<TextRange> {
        let behind = TextRange::new(verb.end(), content.max(verb.end()));
        self.heard(behind).or_else(|| self.addressed(verb)).or_else(|| self.summoned(verb))
    }

    /// Those whom 对 names before the verb: 对值班人员说.
    pub(super) fn addressed(&self, verb: TextRange) -> Option<TextRange> {
        let start = self.scan.clause_start(self.sentence.range, verb.start());
        let text = tail(self.scan.text(TextRange::new(start, verb.start())), REACH);
        let at = text.rfind(['对', '向', '跟'])?;
        let named = Offset::at(verb.start().index() - text.len() + at + '对'.len_utf8());
        self.heard(TextRange::new(named, verb.start()))
    }

    /// Those who were called before the verb: 把闸口负责人叫到跟前，要求….
    fn summoned(&self, verb: TextRange) -> Option<TextRange> {
        let before = TextRange::new(self.sentence.range.start(), verb.start());
        let text = tail(self.scan.text(before), REACH);
        let at = text.rfind('把')? + '把'.len_utf8();
        let rest = text.get(at..)?;
        let places = rest.char_indices().map(|(at, _)| at);
        let end = places
            .into_iter()
            .find(|&end| rest.get(end..).is_some_and(|rest| ActWord::Summons.begins(rest).is_some()))?;
        let start = before.end().index() - text.len() + at;
        self.heard(TextRange::at(start, start + end))
    }

    /// Those whom a phrase names, and nothing else: persons, organs, 他们.
    fn heard(&self, phrase: TextRange) -> Option<TextRange> {
        /// How much may stand behind a name, in bytes: 局长, 当场.
        const BEHIND: usize = 3 * 4;
        let mut persons = self.people.within(phrase).map(|(name, _)| name);
        if let Some(first) = persons.next() {
            let named =
                TextRange::new(first.start(), persons.next_back().map_or(first.end(), TextRange::end));
            let behind = self.scan.text(TextRange::new(named.end(), phrase.end()));
            return (behind.len() <= BEHIND && !behind.contains('的')).then_some(named);
        }
        let text = self.scan.text(phrase);
        let name = text.trim_matches(|c: char| !c.is_alphanumeric());
        // 希望人大代表用好平台: those named first.
        // 在场的交警.
        let present = ActWord::Present.begins(name).unwrap_or_default();
        let named = name.get(present..)?;
        let named = if PartWord::Them.is(named) { named } else { actor::named(named)? };
        let start = phrase.start().index() + text.find(name)?;
        Some(TextRange::at(start, start + present + named.len()))
    }
}

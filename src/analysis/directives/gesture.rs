//! Lead-ins without a verb of speech: work is handed out, or something is done and a colon follows.

use super::super::model::Speaker;
use super::clause_word::ClauseWord;
use super::judge;
use super::lead::{Finder, LeadIn, OPENING, Who};
use super::part_word::PartWord;
use super::sentence::opened;
use super::words::{Report, ReportClass, words};
use crate::span::{Offset, PersonId, TextRange, slice};

/// No verb says that somebody speaks.
const SPOKEN: Report = Report { class: ReportClass::Say, asks: false, verb: "-" };

impl Finder<'_> {
    /// 张三接着安排保障。: who is named does nothing but hand out work, which follows.
    pub(super) fn allotment(&self) -> Option<LeadIn> {
        /// How much may be named, in bytes: 近期任务.
        const WORK: usize = 3 * 8;
        let (name, id) = self.first_word()?;
        let rest = self.scan.text(TextRange::new(name.end(), self.sentence.range.end()));
        let clause = rest.split(['，', '。', '：']).next()?;
        let closes = rest.get(clause.len()..)?;
        let (at, word) =
            ["安排", "部署", "布置"].into_iter().find_map(|word| Some((clause.find(word)?, word)))?;
        let work = clause.get(at + word.len()..).filter(|work| !work.is_empty() && work.len() <= WORK)?;
        let ends = closes.starts_with('：') || closes == "。" || words().announced.of(work).is_some();
        let verb = TextRange::at(name.end().index() + at, name.end().index() + at + word.len());
        let only_adverbs = self.strip(TextRange::new(name.end(), verb.start())).is_empty();
        (ends && only_adverbs).then(|| LeadIn {
            who: Who::Known(Speaker::Person(id)),
            verb: (Report { class: ReportClass::Order, asks: false, verb: word }, verb),
            content: self.said(closes.trim_start_matches('。')),
            listener: None,
            announces: true,
        })
    }

    /// 张三就队伍调配作了说明，民兵要分成两组。: whoever explains something goes on to order, if an order follows.
    pub(super) fn explanation(&self) -> Option<LeadIn> {
        let (name, id) = self.first_word()?;
        let rest = self.scan.text(TextRange::new(name.end(), self.sentence.range.end()));
        let clause = rest.split_once('，').map(|(clause, _)| clause)?;
        let word = PartWord::Explains.ends(clause)?;
        let end = name.end().index() + clause.len();
        let content = Offset::at(end + '，'.len_utf8());
        let orders = judge::commands(self.scan, TextRange::new(content, self.sentence.range.end()));
        let explained = TextRange::at(end - word.len(), end);
        orders.then(|| self.silent(Who::Known(Speaker::Person(id)), explained, content))
    }

    /// 张三对几个重点领域逐一点题。养老院要…: what whoever comments on things wants done follows.
    pub(super) fn remark(&self) -> Option<LeadIn> {
        /// So much may be named, in bytes: 对几个重点领域逐一.
        const THINGS: usize = 3 * 20;
        let (name, id) = self.first_word()?;
        let text = self.scan.text(TextRange::new(name.end(), self.sentence.range.end()));
        let clause = text.strip_suffix('。').filter(|clause| !clause.contains('，'))?;
        let word = PartWord::Remarks.ends(clause).filter(|word| clause.len() - word.len() <= THINGS)?;
        let end = name.end().index() + clause.len();
        let verb = TextRange::at(end - word.len(), end);
        let lead = self.silent(Who::Known(Speaker::Person(id)), verb, self.sentence.range.end());
        Some(LeadIn { announces: true, ..lead })
    }

    /// 张三代表企业作表态发言。他说，…: what follows is a promise.
    pub(super) fn vow(&self) -> Option<LeadIn> {
        let text = self.scan.text(self.sentence.range);
        let vows = ClauseWord::Vow.ends(text.trim_end_matches('。')).is_some();
        let ordered = self.scan.deontic(self.sentence.range).next().is_some();
        (vows && !ordered).then(|| self.silent(Who::Lay, self.sentence.range, self.sentence.range.end()))
    }

    /// “…。”张三声音沙哑，“…。” · “…。”撂下这句话的，是张三。: who is named behind a quotation spoke it.
    pub(super) fn aside(&self) -> Option<LeadIn> {
        /// How much may stand before a name, and behind it, in characters.
        const NEAR: usize = 16;
        let text = self.scan.text(self.sentence.range);
        let (name, id) =
            self.people.within(self.sentence.range).next().filter(|_| self.sentence.after_quote)?;
        let who = Who::Known(Speaker::Person(id));
        let before = self.scan.text(TextRange::new(self.sentence.range.start(), name.start()));
        let spoke =
            before.find("话的").filter(|&at| at < 3 * NEAR).and_then(|at| before.get(at + "话的".len()..));
        if spoke.is_some_and(|rest| rest.trim_start_matches('，').starts_with('是')) {
            let gesture = TextRange::new(self.sentence.range.start(), name.start());
            return Some(self.silent(who, gesture, self.sentence.range.end()));
        }
        let rest =
            slice(text, TextRange::at(name.end().index() - self.sentence.range.start().index(), text.len()));
        let gesture = rest.get(..rest.find("，“")?)?;
        let plain = |part: &str| part.chars().count() <= NEAR && part.chars().all(char::is_alphanumeric);
        let said = rest.get(gesture.len()..)?;
        let done = TextRange::at(name.end().index(), name.end().index() + gesture.len());
        (plain(gesture) && plain(before)).then(|| self.silent(who, done, self.said(said)))
    }

    /// A lead-in without a verb; the gesture stands for it.
    fn silent(&self, who: Who, gesture: TextRange, content: Offset) -> LeadIn {
        LeadIn { who, verb: self.verb_of(gesture), content, listener: None, announces: false }
    }

    /// 张三摇头：…: whoever is named, does hardly anything, and then speaks.
    pub(super) fn turn(&self) -> Option<LeadIn> {
        /// How much a person may do before the colon, in characters.
        const GESTURE: usize = 8;
        let (name, id) = self.first_word()?;
        let rest = self.scan.text(TextRange::new(name.end(), self.sentence.range.end()));
        let at = rest.find('：').filter(|&at| at > 0)?;
        let gesture = TextRange::at(name.end().index(), name.end().index() + at);
        let words = self.scan.text(gesture);
        let short = words.chars().count() <= GESTURE && words.chars().all(char::is_alphanumeric);
        short.then(|| LeadIn {
            who: Who::Known(Speaker::Person(id)),
            verb: self.verb_of(gesture),
            content: self.said(slice(rest, TextRange::at(at, rest.len()))),
            listener: None,
            announces: false,
        })
    }

    /// 听说闸门卡过，张三把李四叫到跟前：“…。”: whatever is done before the colon, the subject speaks.
    pub(super) fn quotation(&self) -> Option<LeadIn> {
        let text = self.scan.text(self.sentence.range);
        let colon = text.find('：')?;
        let start = self.sentence.range.start();
        let before = TextRange::at(start.index(), start.index() + colon);
        let clause = TextRange::new(self.scan.clause_start(before, before.end()), before.end());
        let named = self.people.within(clause).next().filter(|(name, _)| name.start() == clause.start());
        let told = text.starts_with(['他', '她']);
        let quotes = text.get(colon..)?.starts_with("：“") || self.speaks_to_you(colon);
        let shown = ClauseWord::Shown.ends(self.scan.text(clause)).is_some();
        let content = self.said(slice(text, TextRange::at(colon, text.len())));
        let formula = self.scan.layout.opaque_at(content).is_some();
        let speaks = quotes || named.is_some() || told;
        // 应邀到会的企业家直来直去：“…。”
        if quotes && self.begins_with_stranger(before) {
            return Some(self.silent(Who::Lay, clause, content));
        }
        if !speaks || text.ends_with('？') || shown || formula || self.people.is_lay_within(clause) {
            return None;
        }
        let who = Some(self.subject(before)).filter(|who| told || *who != Who::Same)?;
        // 县长张三加重了语气: what stands before the speaker's name is no part of it.
        let speaker = |(_, id): &(TextRange, PersonId)| who == Who::Known(Speaker::Person(*id));
        let spoken = self.people.within(clause).find(speaker).map_or(clause.start(), |(name, _)| name.end());
        let gesture = TextRange::new(spoken, clause.end());
        Some(LeadIn { who, verb: self.verb_of(gesture), content, listener: None, announces: false })
    }

    /// Whether somebody is spoken to behind a colon: 李四你三天内….
    fn speaks_to_you(&self, colon: usize) -> bool {
        let said = Offset::at(self.sentence.range.start().index() + colon + '：'.len_utf8());
        let named = self.people.within(TextRange::new(said, self.sentence.range.end())).next();
        let behind = named.filter(|(name, _)| name.start() == said).map_or(said, |(name, _)| name.end());
        self.scan.rest(behind).starts_with('你')
    }

    /// The person whose name begins the sentence.
    fn first_word(&self) -> Option<(TextRange, PersonId)> {
        let first = self.people.within(self.sentence.range).next();
        first.filter(|(name, _)| name.start() == self.sentence.range.start())
    }

    /// The reporting verb that ends what is done before a colon; else all of that.
    fn verb_of(&self, gesture: TextRange) -> (Report, TextRange) {
        let verbs = self.scan.hits(gesture).filter(|hit| hit.range.end() == gesture.end());
        let known = verbs.last().and_then(|hit| Some((hit.value.report?, hit.range)));
        known.unwrap_or((SPOKEN, gesture))
    }

    /// Where what is said begins in the last part of the sentence.
    fn said(&self, rest: &str) -> Offset {
        let said = opened(rest, |c| OPENING.contains(&c));
        Offset::at(self.sentence.range.end().index() - said.len())
    }
}

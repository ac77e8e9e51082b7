//! Who speaks: what stands before a reporting verb.

use super::super::model::Speaker;
use super::clause_word::ClauseWord;
use super::lead::{Finder, Link, Who};
use super::part_word::PartWord;
use super::speaker::printed;
use super::words::{NounClass, Report, ReportClass, words};
use crate::span::{Offset, PersonId, TextRange, tail};

/// How far back a clause is looked at, in bytes.
const REACH: usize = 240;
/// How far back an instruction may have been spoken of, in bytes.
const SPOKEN_OF: usize = 3000;

impl Finder<'_> {
    /// Who speaks: looks leftwards from the verb.
    pub(super) fn who(&self, verb: TextRange, report: Report, link: Link) -> Option<Who> {
        let start = self.scan.clause_start(self.sentence.range, verb.start());
        let clause = TextRange::new(start, verb.start());
        // 某某走到工地，对负责人说，…: who is spoken to does not speak.
        if let Some(at) =
            ClauseWord::Addressed.is(report.verb).then(|| listener(self.scan.text(clause))).flatten()
        {
            return Some(self.speaks_to(TextRange::at(start.index(), start.index() + at)));
        }
        if self.is_guarded(clause) {
            return None;
        }
        let left = self.without_listener(self.strip(clause), link);
        if left.is_empty() {
            let verb_text = self.scan.text(verb);
            if let Some(noun) = PartWord::Statement.begins(verb_text).and_then(|end| verb_text.get(..end)) {
                return Some(self.instructed(verb).unwrap_or_else(|| Who::Known(printed(noun))));
            }
            let before = TextRange::new(self.sentence.range.start(), start);
            if let Some(document) = self.issued(before) {
                return Some(document);
            }
            // 八十二岁的老李不肯走，说要….
            if self.begins_with_stranger(before) || self.is_met_by_reporter(before) {
                return Some(Who::Lay);
            }
            return self.may_omit(before, report, link).then(|| self.subject(before));
        }
        if self.people.is_lay_ending_at(left.end()) || self.begins_with_stranger(left) {
            return Some(Who::Lay);
        }
        // 传达了张三的批示：….
        let of =
            TextRange::new(left.start(), Offset::at(left.end().index() - '的'.len_utf8().min(left.len())));
        let instruction = link == Link::Mark
            && PartWord::Instruction.is(report.verb)
            && self.scan.text(left).ends_with('的');
        if let Some(who) = instruction.then(|| self.named(of).or_else(|| self.passed_on(of))).flatten() {
            return Some(who);
        }
        self.named(left).or_else(|| self.by_noun(left)).or_else(|| self.by_scene(verb, left, report, link))
    }

    /// Whether a stretch begins with somebody in no office; whoever is named in it, or a body at its end, is none:
    /// 市民政局局长张三, 市民政局.
    pub(super) fn begins_with_stranger(&self, stretch: TextRange) -> bool {
        let text = self.scan.text(stretch);
        let body = words().nouns.of(text).is_some_and(|(_, class)| class == NounClass::Organ);
        !body
            && is_stranger(text)
            && (ClauseWord::Vague.begins(text).is_some() || self.people.within(stretch).next().is_none())
    }

    /// 记者见到老人时，她正在择菜，说要…: whom a reporter meets is no official, unless one is named.
    fn is_met_by_reporter(&self, before: TextRange) -> bool {
        let text = self.scan.text(before);
        let told = text.contains("，他") || text.contains("，她");
        told && text.contains("记者") && self.people.within(before).next().is_none()
    }

    /// Whose instruction somebody reads out: 甲宣读了乙作出的|批示, 甲传达了乙对抗旱工作的|批示.
    fn passed_on(&self, of: TextRange) -> Option<Who> {
        let text = self.scan.text(of);
        let hands = |&(at, _): &(usize, char)| {
            text.get(at..).is_some_and(|rest| PartWord::HandsOn.begins(rest).is_some())
        };
        let (at, _) = text.char_indices().find(hands)?;
        let behind = TextRange::new(Offset::at(of.start().index() + at), of.end());
        let mention = self.people.within(behind).next()?;
        let cited = self.people.cites(self.scan.base, mention);
        Some(if cited { Who::Cited } else { Who::Known(Speaker::Person(mention.1)) })
    }

    /// The document that the clause before says was issued: 县指挥部发布第6号公告，明确：….
    fn issued(&self, before: TextRange) -> Option<Who> {
        let text = tail(self.scan.text(before), REACH).trim_end_matches('，');
        let clause = text.rsplit('，').next().unwrap_or_default();
        let (noun, _) = words().nouns.of(clause).filter(|&(_, class)| class == NounClass::Document)?;
        PartWord::Issues.within(clause).then(|| Who::Known(printed(noun)))
    }

    /// Who speaks before the phrase that names who is spoken to.
    fn speaks_to(&self, before: TextRange) -> Who {
        let sentence = TextRange::new(self.sentence.range.start(), before.end());
        let text = self.scan.text(before);
        if self.people.is_lay_within(before)
            || ClauseWord::Vague.begins(text).is_some()
            || words().nouns.of(text).is_some_and(|(_, class)| class == NounClass::Lay)
        {
            return Who::Lay;
        }
        let near = self.people.within(before).next().is_some();
        self.subject(if near { before } else { sentence })
    }

    /// Whose instruction the block spoke of before: 张三作出批示。批示指出，….
    fn instructed(&self, verb: TextRange) -> Option<Who> {
        let before = TextRange::new(self.scan.block.start(), verb.start());
        let text = tail(self.scan.text(before), SPOKEN_OF);
        let noun = text.rfind("批示").or_else(|| text.rfind("指示"))?;
        let named = TextRange::at(before.start().index(), before.end().index() - text.len() + noun);
        let (_, id) =
            self.people.within(named).rfind(|&mention| !self.people.cites(self.scan.base, mention))?;
        Some(Who::Known(Speaker::Person(id)))
    }

    /// Whether the speaker may be left out: in 加强检查，督促企业整改 the verb is itself what is ordered.
    fn may_omit(&self, before: TextRange, report: Report, link: Link) -> bool {
        let reports = ClauseWord::Reports.is(report.verb);
        let begins = self.scan.order_at(before.start()).is_some_and(|hit| !hit.value.is_preposition());
        let ordered = self.scan.deontic(before).next().is_some() || begins;
        // 张三当即叫停，责令市场管理方整改.
        let acts = || PartWord::Calls.is(report.verb) && self.people.within(before).next().is_some();
        link != Link::Direct || !ordered && (reports || acts())
    }

    /// Whether the clause begins with a verb that has the reporting verb as its object.
    pub(super) fn is_guarded(&self, clause: TextRange) -> bool {
        let mut at = clause.start();
        loop {
            let text = self.scan.text(TextRange::new(at, clause.end()));
            if self.people.overlaps(TextRange::at(at.index(), at.index() + 1)) {
                return false;
            }
            if words().guards.iter().any(|guard| text.starts_with(guard)) {
                return true;
            }
            let step = words()
                .speech
                .prefix(text)
                .map(|h| h.range.len())
                .or_else(|| words().orders.prefix(text).map(|h| h.range.len()));
            match step {
                Some(length) => at = Offset::at(at.index() + length),
                None => return false,
            }
        }
    }

    /// Takes adverbs off the end of a clause.
    pub(super) fn strip(&self, clause: TextRange) -> TextRange {
        let mut end = clause.end();
        loop {
            let left = TextRange::new(clause.start(), end);
            if self.people.ending_at(end).is_some() || self.people.is_lay_ending_at(end) {
                return left;
            }
            let text = self.scan.text(left);
            let spare = words().adverbs.of(text).map_or_else(
                || text.len() - text.trim_end_matches([' ', '\u{3000}', '、']).len(),
                |(word, ())| word.len(),
            );
            // 在调度会上: no 会上 by itself.
            let rest = text.get(..text.len() - spare).unwrap_or_default();
            if let Some(at) = capacity(text) {
                end = Offset::at(left.start().index() + at);
                continue;
            }
            if spare == 0
                || rest.contains('在') && text.get(rest.len()..).is_some_and(|word| word.starts_with('会'))
            {
                return left;
            }
            end = Offset::at(end.index() - spare);
        }
    }

    /// Takes off who is spoken to, or what about: 某某当场对值班人员 → 某某, 某某就巡察 → 某某.
    fn without_listener(&self, left: TextRange, link: Link) -> TextRange {
        let places = self.scan.text(left).match_indices(['对', '向', '跟', '就']);
        // 某某就调度提出|要求: an announcement.
        let announces = |at: usize| {
            let rest = self.scan.text(left).get(at..).filter(|rest| rest.starts_with('就'));
            rest.is_some_and(|rest| link != Link::Mark || words().announcing.find(rest).is_some())
        };
        let places = places.filter(|&(at, _)| !announces(at));
        let before = places.map(|(at, _)| TextRange::at(left.start().index(), left.start().index() + at));
        let speaks = |left: &TextRange| {
            self.people.ending_at(left.end()).is_some_and(|(name, _)| left.covers(name))
                || self.people.is_lay_ending_at(left.end())
                || matches!(self.scan.text(*left), "他" | "她")
        };
        before.map(|before| self.strip(before)).find(speaks).unwrap_or(left)
    }

    /// A person named right before the verb.
    fn named(&self, left: TextRange) -> Option<Who> {
        let mut end = left.end();
        for _ in 0..3 {
            if let Some(mention) = self.people.ending_at(end).filter(|m| left.covers(m.0)) {
                let mention = self.first_of_list(left, mention);
                let cited = self.people.cites(self.scan.base, mention);
                return Some(if cited { Who::Cited } else { Who::Known(Speaker::Person(mention.1)) });
            }
            let text = self.scan.text(TextRange::new(left.start(), end));
            let (post, _) = words().nouns.of(text).filter(|&(_, class)| class == NounClass::Post)?;
            end = Offset::at(end.index() - post.len());
            let rank = self.scan.text(TextRange::new(left.start(), end)).ends_with(['副', '代', '总']);
            end = Offset::at(end.index() - if rank { '副'.len_utf8() } else { 0 });
        }
        None
    }

    /// The first of several who speak together: 甲、乙强调，.
    fn first_of_list(&self, left: TextRange, last: (TextRange, PersonId)) -> (TextRange, PersonId) {
        let mut first = last;
        let before = TextRange::new(left.start(), last.0.start());
        for mention in self.people.within(before).rev() {
            let between = self.scan.text(TextRange::new(mention.0.end(), first.0.start()));
            if !between.starts_with(['、', '和']) || between.contains(['在', '的', '于']) {
                break;
            }
            first = mention;
        }
        first
    }

    /// A noun of speakers right before the verb.
    fn by_noun(&self, left: TextRange) -> Option<Who> {
        let text = self.scan.text(left);
        if let Some(title) = self.scan.layout.opaque_in(left).last().filter(|r| r.end() == left.end()) {
            let inner = self.scan.text(title).trim_end_matches(['》', '”', '）']);
            let (noun, _) = words().nouns.of(inner).filter(|&(_, class)| class == NounClass::Document)?;
            return Some(Who::Known(printed(noun)));
        }
        let (noun, class) = words().nouns.of(text)?;
        match class {
            NounClass::Meeting if self.people.within(left).next().is_some() => None,
            NounClass::Meeting if noun == "会上" => None,
            NounClass::Meeting => Some(Who::Known(Speaker::Meeting)),
            NounClass::Document if self.people.within(left).next().is_some() => None,
            NounClass::Document => Some(Who::Known(printed(noun))),
            NounClass::Pronoun if text == noun || is_moment_before(text, noun) => Some(self.meant(left)),
            // 要坚决拥护省委决定，…: the organ is no subject.
            NounClass::Organ if self.scan.deontic(left).next().is_some() => None,
            // 市委认真落实省委部署，…: neither.
            NounClass::Organ
                if words().guards.iter().any(|guard| guard.len() > 3 && text.contains(guard)) =>
            {
                None
            }
            NounClass::Organ => Some(self.organ(left)),
            NounClass::Lay => Some(Who::Lay),
            NounClass::Pronoun | NounClass::Post => None,
        }
    }

    /// Whom 他 means: the subject of its sentence, official or not.
    fn meant(&self, pronoun: TextRange) -> Who {
        let before = TextRange::new(self.sentence.range.start(), pronoun.start());
        match self.subject(before) {
            who @ Who::Known(Speaker::Person(_)) => who,
            _ if self.people.is_lay_within(before) => Who::Lay,
            _ => Who::Same,
        }
    }

    /// An organ that speaks; the centre's organs are cited.
    fn organ(&self, left: TextRange) -> Who {
        let text = self.scan.text(left);
        if text.ends_with("党中央") || text.ends_with("国务院") {
            return Who::Cited;
        }
        Who::Known(printed(text.trim_start_matches("同时").trim_start_matches("会上")))
    }

    /// A phrase of time or place stands between the speaker and the verb.
    fn by_scene(&self, verb: TextRange, left: TextRange, report: Report, link: Link) -> Option<Who> {
        let text = self.scan.text(left);
        let before = TextRange::new(self.sentence.range.start(), left.end());
        if words().scenes.of(text).is_some() {
            return Some(self.subject(before));
        }
        let asks = matches!(report.class, ReportClass::Order | ReportClass::Hope);
        // 走出几步又回头叮嘱：“…”, 某某在工地指示，…: no noun.
        let announced = words().announcing.find(text).is_some();
        if asks && link == Link::Mark && !announced && self.scan.deontic(left).next().is_none() {
            let named = self.acts_before(left);
            let quotes =
                self.scan.rest(verb.end()).starts_with("：“") && ClauseWord::Addressed.is(report.verb);
            if named.is_some() || quotes && !self.is_owned(left) {
                return Some(named.unwrap_or_else(|| self.subject(before)));
            }
        }
        let noun = asks || PartWord::Proposes.is(report.verb);
        if noun || link == Link::Direct || self.scan.deontic(left).next().is_some() {
            return None;
        }
        // 他话锋一转指出，.
        if text.starts_with(['他', '她']) && !text.starts_with("他们") && !text.starts_with("她们") {
            return Some(self.meant(left));
        }
        match self.subject(before) {
            Who::Known(Speaker::Person(id)) => Some(Who::Known(Speaker::Person(id))),
            _ if self.is_lay(text) => Some(Who::Lay),
            // 能当场答复的当场答复: so much is to be answered.
            Who::Same if text.ends_with('的') => None,
            Who::Same if text.chars().count() <= 16 => Some(Who::Known(printed(text))),
            Who::Same => None,
            who => Some(who),
        }
    }

    /// The person who does something at some place before the verb: 某某在工地, 某某接过话.
    fn acts_before(&self, left: TextRange) -> Option<Who> {
        let (name, id) = self.people.within(left).next_back()?;
        let between = self.scan.text(TextRange::new(name.end(), left.end()));
        let acts = PartWord::Attribute.begins(between).is_none() && !self.is_owned(left);
        let cited = self.people.cites(self.scan.base, (name, id));
        (acts && !cited).then_some(Who::Known(Speaker::Person(id)))
    }

    /// 上级的, 有关, 各项: what follows is a noun.
    fn is_owned(&self, left: TextRange) -> bool {
        let text = self.scan.text(left);
        text.ends_with(['的', '关', '项', '条', '个', '体', '上'])
    }

    /// 村民老李: somebody who does not order stands in the phrase.
    fn is_lay(&self, phrase: &str) -> bool {
        let ends = phrase.char_indices().map(|(at, ch)| at + ch.len_utf8()).take(20);
        ends.filter_map(|end| words().nouns.of(phrase.get(..end)?)).any(|(_, class)| class == NounClass::Lay)
    }

    /// Whether the subject of the sentence is the meeting.
    pub(super) fn begins_with_meeting(&self) -> bool {
        is_meeting(self.scan.text(self.sentence.range))
    }

    /// The subject of a stretch: the meeting where it begins with one, else the first person who acts.
    pub(super) fn subject(&self, before: TextRange) -> Who {
        let near = Offset::at(before.start().index() + 3 * 200).min(before.end());
        let before = TextRange::new(before.start(), near);
        let text = self.scan.text(before);
        if is_meeting(text) {
            return Who::Known(Speaker::Meeting);
        }
        let acts = |name: TextRange| {
            let rest = self.scan.rest(name.end());
            PartWord::Attribute.begins(rest).is_none()
        };
        let orders = |m: &(TextRange, _)| acts(m.0) && !self.people.cites(self.scan.base, *m);
        let told = text.contains("，他") || text.contains("，她");
        match self.people.within(before).find(orders) {
            Some((_, id)) => Who::Known(Speaker::Person(id)),
            // 某厂厂长连夜召集班组长，指出：….
            None if !told && self.people.lay_within(before).any(acts) => Who::Lay,
            // 某某的讲话不长，他强调了三句话。
            None if told && self.people.within(before).next().is_some() => {
                let last = self.people.within(before).rfind(|m| !self.people.cites(self.scan.base, *m));
                last.map_or(Who::Same, |(_, id)| Who::Known(Speaker::Person(id)))
            }
            None if text.contains("会议") || text.contains("会上") => Who::Known(Speaker::Meeting),
            None => Who::Same,
        }
    }
}

/// Where a text begins to say in what capacity somebody speaks: 以县委书记身份.
fn capacity(text: &str) -> Option<usize> {
    /// How long that may be, in bytes.
    const LONG: usize = 3 * 24;
    let at = text.strip_suffix("身份")?.rfind('以')?;
    (text.len() - at <= LONG).then_some(at)
}

/// Whether the subject of a text is the meeting.
pub(super) fn is_meeting(text: &str) -> bool {
    ClauseWord::Meeting.begins(text).is_some() && !text.starts_with("会议由")
}

/// Whether a text begins with somebody in no office: 有同志, 八十二岁的老李, 快递小哥李四, 应邀参会的企业家李四.
fn is_stranger(text: &str) -> bool {
    /// The longest noun for somebody in no office, in characters.
    const LONGEST: usize = 6;
    let near = text.split('，').next().unwrap_or_default();
    let invited = near.split_once('的').filter(|(how, _)| PartWord::Invited.within(how)).map(|(_, who)| who);
    let who = invited.unwrap_or(near);
    let ends = who.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let lay = |end: usize| {
        let noun = words().nouns.of(who.get(..end)?)?;
        (noun.0.len() == end && noun.1 == NounClass::Lay).then_some(())
    };
    ClauseWord::Vague.begins(text).is_some() || near.contains("岁的") || ends.filter_map(lay).next().is_some()
}

/// 散会后他|强调: only when is said before the pronoun.
fn is_moment_before(text: &str, pronoun: &str) -> bool {
    text.strip_suffix(pronoun).is_some_and(|before| before.ends_with(['后', '时', '前']))
}

/// Where a clause begins to name who is spoken to: 又回头对网格员, 在现场给几个经理.
fn listener(clause: &str) -> Option<usize> {
    /// How much may stand before, in bytes.
    const NEAR: usize = 3 * 24;
    let spoken = |&(at, word): &(usize, &str)| {
        let last = clause.get(..at).and_then(|text| text.chars().next_back()).map_or(0, char::len_utf8);
        let part = |from: usize, length: usize| {
            let word = clause.get(from..).and_then(|rest| PartWord::NotSpokenTo.begins(rest));
            word.is_some_and(|end| end > length)
        };
        at < NEAR && clause.len() > at + word.len() && !part(at - last, last) && !part(at, 0)
    };
    clause.match_indices(['对', '向', '跟', '给', '朝']).find(spoken).map(|(at, _)| at)
}

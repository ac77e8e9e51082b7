//! Who speaks: what stands before a reporting verb.

use super::super::model::Speaker;
use super::clause_word::ClauseWord;
use super::lead::{Finder, Link, Who};
use super::speaker::printed;
use super::words::{NounClass, Report, ReportClass, words};
use crate::span::{Offset, PersonId, TextRange};

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
        let left = self.without_listener(self.strip(clause));
        if left.is_empty() {
            if let Some(noun) =
                ["批示", "指示", "讲话"].iter().find(|noun| self.scan.text(verb).starts_with(**noun))
            {
                return Some(self.instructed(verb).unwrap_or_else(|| Who::Known(printed(noun))));
            }
            let before = TextRange::new(self.sentence.range.start(), start);
            return self.may_omit(before, report, link).then(|| self.subject(before));
        }
        if self.people.is_lay_ending_at(left.end()) {
            return Some(Who::Lay);
        }
        // 传达了张三的批示：….
        let of =
            TextRange::new(left.start(), Offset::at(left.end().index() - '的'.len_utf8().min(left.len())));
        let instruction = link == Link::Mark
            && matches!(report.verb, "批示" | "指示")
            && self.scan.text(left).ends_with('的');
        if let Some(who) = instruction.then(|| self.named(of)).flatten() {
            return Some(who);
        }
        self.named(left).or_else(|| self.by_noun(left)).or_else(|| self.by_scene(left, report, link))
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
        let text = self.scan.text(before);
        let noun = text.rfind("批示").or_else(|| text.rfind("指示"))?;
        let named = TextRange::at(before.start().index(), before.start().index() + noun);
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
        let acts = || matches!(report.verb, "责令" | "提醒") && self.people.within(before).next().is_some();
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
    fn strip(&self, clause: TextRange) -> TextRange {
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
            if spare == 0
                || rest.contains('在') && text.get(rest.len()..).is_some_and(|word| word.starts_with('会'))
            {
                return left;
            }
            end = Offset::at(end.index() - spare);
        }
    }

    /// Takes off who is spoken to: 某某当场对值班人员 → 某某.
    fn without_listener(&self, left: TextRange) -> TextRange {
        let places = self.scan.text(left).match_indices(['对', '向', '跟']);
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
            NounClass::Pronoun if text == noun => Some(self.meant(left)),
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
    fn by_scene(&self, left: TextRange, report: Report, link: Link) -> Option<Who> {
        let text = self.scan.text(left);
        let before = TextRange::new(self.sentence.range.start(), left.end());
        if words().scenes.of(text).is_some() {
            return Some(self.subject(before));
        }
        let noun = matches!(report.class, ReportClass::Order | ReportClass::Hope)
            || matches!(report.verb, "提出" | "建议" | "讲");
        if noun || link == Link::Direct || self.scan.deontic(left).next().is_some() {
            return None;
        }
        match self.subject(before) {
            Who::Known(Speaker::Person(id)) => Some(Who::Known(Speaker::Person(id))),
            _ if self.is_lay(text) => Some(Who::Lay),
            Who::Same if text.chars().count() <= 16 => Some(Who::Known(printed(text))),
            Who::Same => None,
            who => Some(who),
        }
    }

    /// 村民老李: somebody who does not order stands in the phrase.
    fn is_lay(&self, phrase: &str) -> bool {
        let ends = phrase.char_indices().map(|(at, ch)| at + ch.len_utf8()).take(20);
        ends.filter_map(|end| words().nouns.of(phrase.get(..end)?)).any(|(_, class)| class == NounClass::Lay)
    }

    /// Whether the subject of the sentence is the meeting.
    pub(super) fn begins_with_meeting(&self) -> bool {
        let text = self.scan.text(self.sentence.range);
        ClauseWord::Meeting.begins(text).is_some() && !text.starts_with("会议由")
    }

    /// The subject of a stretch: the meeting where it begins with one, else the first person who acts.
    pub(super) fn subject(&self, before: TextRange) -> Who {
        let near = Offset::at(before.start().index() + 3 * 200).min(before.end());
        let before = TextRange::new(before.start(), near);
        let text = self.scan.text(before);
        let meeting = ["会议", "大会", "全会", "座谈会"].iter().any(|m| text.starts_with(m))
            && !text.starts_with("会议由");
        if meeting {
            return Who::Known(Speaker::Meeting);
        }
        let acts = |m: &(TextRange, _)| {
            let rest = self.scan.rest(m.0.end());
            !self.people.cites(self.scan.base, *m)
                && !["的", "关于", "重要", "等", "陪同"].iter().any(|w| rest.starts_with(w))
        };
        match self.people.within(before).find(acts) {
            Some((_, id)) => Who::Known(Speaker::Person(id)),
            None if text.contains("会议") || text.contains("会上") => Who::Known(Speaker::Meeting),
            None => Who::Same,
        }
    }
}

/// Where a clause begins to name who is spoken to: 又回头对网格员, 在现场给几个经理.
fn listener(clause: &str) -> Option<usize> {
    /// How much may stand before, in bytes.
    const NEAR: usize = 3 * 24;
    let spoken = |(at, word): &(usize, &str)| {
        let before = clause.get(..*at).and_then(|text| text.chars().next_back());
        let after = clause.get(at + word.len()..).and_then(|text| text.chars().next());
        let part = before.is_some_and(|c| "针面应相反绝核比方导意志动转取倾送供补发交还配踪".contains(c))
            || after.is_none_or(|c| "此于照口接标表策进导应待".contains(c))
            || *word == "跟" && after == Some('着');
        *at < NEAR && !part
    };
    clause.match_indices(['对', '向', '跟', '给', '朝']).find(spoken).map(|(at, _)| at)
}

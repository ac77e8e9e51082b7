//! Lead-ins: ⟨speaker⟩⟨reporting verb⟩ before what is said.

use super::super::model::Speaker;
use super::scan::Scan;
use super::sentence::Sentence;
use super::speaker::{People, printed};
use super::words::{DeonticClass, NounClass, OrderWord, Report, ReportClass, words};
use crate::span::{Offset, PersonId, TextRange};

/// Who is said to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Found.
    Known(Speaker),
    /// Left out: 并强调，.
    Same,
    /// Cited from elsewhere: 总书记, 党中央.
    Cited,
    /// Nobody who orders here: 专家, 村民.
    Lay,
}

/// A lead-in.
#[derive(Clone, Debug)]
pub(super) struct LeadIn {
    /// Who.
    pub(super) who: Who,
    /// The verb, as records give it, and where it stands.
    pub(super) verb: (Report, TextRange),
    /// Where what is said begins; the end of the sentence where it comes later.
    pub(super) content: Offset,
    /// It announces a list: 提出三点要求。
    pub(super) announces: bool,
}

/// Finds the lead-in of a sentence: the first that may order, else the first at all.
pub(super) fn find(scan: &Scan, people: &People, sentence: &Sentence) -> Option<LeadIn> {
    let finder = Finder { scan, people, sentence };
    let mut first = None;
    for hit in scan.hits(sentence.range) {
        let Some(lead) = hit.value.report.and_then(|report| finder.lead(hit.range, report)) else { continue };
        if !matches!(lead.verb.0.class, ReportClass::Tell | ReportClass::Pledge) {
            return Some(lead);
        }
        first = first.or(Some(lead));
    }
    finder.announcement().or(first)
}

struct Finder<'a> {
    scan: &'a Scan<'a>,
    people: &'a People,
    sentence: &'a Sentence,
}

/// What follows a reporting verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// ， or ：
    Mark,
    /// What is said, at once: 要求各单位….
    Direct,
    /// The end of the sentence: “…。”他说。
    Trailing,
}

/// Marks between a reporting verb and what is said.
const OPENING: [char; 9] = ['，', '：', ',', ':', '“', '「', ' ', '\u{3000}', '"'];

/// Words that make 要求 and its like a noun: 按照…要求.
const GUARDS: [&str; 24] = [
    "按照",
    "根据",
    "依据",
    "依照",
    "遵照",
    "落实",
    "贯彻",
    "对照",
    "围绕",
    "结合",
    "符合",
    "响应",
    "达到",
    "传达",
    "学习",
    "领会",
    "执行",
    "严格按",
    "认真贯彻",
    "深入贯彻",
    "对",
    "按",
    "依",
    "应",
];

/// Ends of phrases that say when and where: the speaker stands before them.
const SCENES: [&str; 22] = [
    "会上",
    "讲话中",
    "讲话时",
    "上",
    "中",
    "时",
    "后",
    "期间",
    "间",
    "处",
    "里",
    "前",
    "会",
    "讲话",
    "致辞",
    "总结",
    "发言",
    "动员",
    "来到",
    "会议",
    "主持",
    "点评",
];

/// How a sentence begins whose subject is the meeting.
const MEETINGS: [&str; 5] = ["会议", "会上", "大会", "全会", "座谈会"];

/// Verbs that announce orders.
const ANNOUNCING: [&str; 12] = [
    "提出",
    "强调了",
    "强调以下",
    "强调几点",
    "强调三点",
    "强调四点",
    "作出",
    "做出",
    "作了",
    "进行了",
    "作",
    "提",
];

/// What is announced.
const ANNOUNCED: [&str; 12] =
    ["要求", "部署", "安排", "意见", "希望", "指示", "几点", "三点", "四点", "五点", "如下", "批示"];

impl Finder<'_> {
    fn lead(&self, verb: TextRange, report: Report) -> Option<LeadIn> {
        let (content, link) = self.link(verb, report)?;
        let who = self.who(verb, report, link)?;
        Some(LeadIn { who, verb: (report, verb), content, announces: false })
    }

    /// 就…提出三点要求。 · 强调以下几点：: what is said comes in a list behind it.
    fn announcement(&self) -> Option<LeadIn> {
        let clauses = self.scan.layout.cut(self.scan.base, self.sentence.range, &['，', '：', ',', ':']);
        clauses.into_iter().find_map(|clause| {
            let text = self.scan.text(clause);
            let bare = text.trim_end_matches(['：', '。', ':', ' ']);
            let closes = bare.len() < text.len() || clause.end() == self.sentence.range.end();
            let told = closes && ANNOUNCED.iter().any(|noun| bare.ends_with(noun));
            let (at, word) = ANNOUNCING.iter().find_map(|&word| Some((bare.find(word)?, word)))?;
            let place = TextRange::at(clause.start().index() + at, clause.start().index() + at + word.len());
            if !told || self.is_guarded(TextRange::new(clause.start(), place.start())) {
                return None;
            }
            let who = self.subject(TextRange::new(self.sentence.range.start(), place.start()));
            // 省委常委会召开扩大会议，就…提出要求。 reports what others said.
            let named = who != Who::Known(Speaker::Meeting) || self.begins_with_meeting();
            if !named {
                return None;
            }
            let report = Report { class: ReportClass::Order, verb: announced_by(word, bare) };
            let said = self.scan.text(TextRange::new(clause.end(), self.sentence.range.end()));
            let said = said.trim_start_matches(OPENING);
            let content = Offset::at(self.sentence.range.end().index() - said.len());
            Some(LeadIn { who, verb: (report, place), content, announces: true })
        })
    }

    fn begins_with_meeting(&self) -> bool {
        let text = self.scan.text(self.sentence.range);
        MEETINGS.iter().any(|word| text.starts_with(word)) && !text.starts_with("会议由")
    }

    /// Where what is said begins, if something is said.
    fn link(&self, verb: TextRange, report: Report) -> Option<(Offset, Link)> {
        let rest = self.scan.text(TextRange::new(verb.end(), self.sentence.range.end()));
        let tail = rest.trim_start_matches(['道', '说', '到', '了']);
        let next = tail.chars().next();
        let at = Offset::at(self.sentence.range.end().index() - tail.len());
        match next {
            Some('，' | '：' | ',' | ':') => {
                let said = tail.trim_start_matches(OPENING);
                Some((Offset::at(self.sentence.range.end().index() - said.len()), Link::Mark))
            }
            Some('“') => Some((Offset::at(at.index() + '“'.len_utf8()), Link::Mark)),
            None | Some('。') if self.sentence.after_quote => {
                Some((self.sentence.range.end(), Link::Trailing))
            }
            Some(_) if tail.len() == rest.len() && self.is_direct(at, report) => {
                Some((self.past_listener(at), Link::Direct))
            }
            _ => None,
        }
    }

    /// Past those who are spoken to: 叮嘱值班人员，….
    fn past_listener(&self, at: Offset) -> Offset {
        let near = Offset::at(at.index() + 3 * 30).min(self.sentence.range.end());
        let text = self.scan.text(TextRange::new(at, near));
        if self.scan.order_at(at).is_some_and(|hit| hit.value != OrderWord::Verb) {
            return at;
        }
        let spoken_to = |end: usize| {
            let phrase = TextRange::at(at.index(), at.index() + end);
            is_actor(self.scan.text(phrase)) && self.scan.deontic(phrase).next().is_none()
        };
        let listener = text.find('，').filter(|&end| spoken_to(end));
        listener.map_or(at, |end| Offset::at(at.index() + end + '，'.len_utf8()))
    }

    /// Whether an order follows a reporting verb without a mark.
    fn is_direct(&self, at: Offset, report: Report) -> bool {
        // An actor is short: no need to look further.
        let near = Offset::at(at.index() + 3 * 42).min(self.sentence.range.end());
        let rest = TextRange::new(at, near);
        let deontic = self.scan.deontic(rest).next();
        if deontic.is_some_and(|hit| hit.range.start() == at) {
            return !matches!(report.class, ReportClass::Tell | ReportClass::Pledge);
        }
        match report.class {
            ReportClass::Hope => true,
            ReportClass::Order => !matches!(report.verb, "部署" | "明确" | "批示" | "规定" | "指令"),
            ReportClass::Say => deontic.is_some_and(|hit| {
                let subject = self.scan.text(TextRange::new(at, hit.range.start()));
                hit.value.class != DeonticClass::Permission && is_actor(subject)
            }),
            _ => false,
        }
    }

    /// Who speaks: looks leftwards from the verb.
    fn who(&self, verb: TextRange, report: Report, link: Link) -> Option<Who> {
        let start = self.scan.clause_start(self.sentence.range, verb.start());
        let clause = TextRange::new(start, verb.start());
        if self.is_guarded(clause) {
            return None;
        }
        let left = self.strip(clause);
        if left.is_empty() {
            if let Some(noun) =
                ["批示", "指示", "讲话"].iter().find(|noun| self.scan.text(verb).starts_with(**noun))
            {
                return Some(Who::Known(printed(noun)));
            }
            let before = TextRange::new(self.sentence.range.start(), start);
            return self.may_omit(before, report, link).then(|| self.subject(before));
        }
        self.named(left).or_else(|| self.by_noun(left)).or_else(|| self.by_scene(left, report, link))
    }

    /// Whether the speaker may be left out: in 加强检查，督促企业整改 the verb is itself what is ordered.
    fn may_omit(&self, before: TextRange, report: Report, link: Link) -> bool {
        let reports = matches!(
            report.verb,
            "要求" | "强调" | "指出" | "希望" | "号召" | "呼吁" | "勉励" | "期望" | "表示" | "说"
        );
        let ordered =
            self.scan.deontic(before).next().is_some() || self.scan.order_at(before.start()).is_some();
        link != Link::Direct || (reports && !ordered)
    }

    /// Whether the clause begins with a verb that has the reporting verb as its object.
    fn is_guarded(&self, clause: TextRange) -> bool {
        let mut at = clause.start();
        loop {
            let text = self.scan.text(TextRange::new(at, clause.end()));
            if GUARDS.iter().any(|guard| text.starts_with(guard)) {
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
            if self.people.ending_at(end).is_some() {
                return left;
            }
            let text = self.scan.text(left);
            let spare = words().adverbs.of(text).map_or_else(
                || text.len() - text.trim_end_matches([' ', '\u{3000}', '、']).len(),
                |(word, ())| word.len(),
            );
            if spare == 0 {
                return left;
            }
            end = Offset::at(end.index() - spare);
        }
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
            NounClass::Pronoun if text == noun => {
                Some(self.subject(TextRange::empty(self.sentence.range.start())))
            }
            NounClass::Organ => Some(self.organ(left)),
            NounClass::Lay => Some(Who::Lay),
            NounClass::Pronoun | NounClass::Post => None,
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
        if SCENES.iter().any(|scene| text.ends_with(scene)) {
            return Some(self.subject(before));
        }
        let noun = matches!(report.class, ReportClass::Order | ReportClass::Hope) || report.verb == "提出";
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

    /// The subject of a stretch: the meeting where it begins with one, else the first person who acts.
    fn subject(&self, before: TextRange) -> Who {
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

/// The verb of an announcement as records give it: that of the noun for 作出批示, 作出部署.
fn announced_by(word: &str, clause: &str) -> &'static str {
    match ["批示", "指示"].into_iter().find(|noun| clause.ends_with(noun)) {
        Some(noun) => noun,
        None if word.starts_with('提') => "提出",
        None if word.starts_with("强调") => "强调",
        None => "部署",
    }
}

/// Whether a phrase names those who are to act.
fn is_actor(phrase: &str) -> bool {
    phrase.chars().count() <= 40 && super::actor::is_actor(phrase)
}

//! Lead-ins: ⟨speaker⟩⟨reporting verb⟩ before what is said.

use super::super::model::Speaker;
use super::act_word::ActWord;
use super::actor;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::Scan;
use super::sentence::{Sentence, opened};
use super::speaker::People;
use super::who::is_meeting;
use super::words::{DeonticClass, Report, ReportClass, words};
use crate::span::{Offset, TextRange, slice};

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
    /// Who is spoken to.
    pub(super) listener: Option<TextRange>,
    /// It announces a list: 提出三点要求。
    pub(super) announces: bool,
}

/// Finds the lead-in of a sentence: the first that may order, else the first at all.
pub(super) fn find(scan: &Scan, people: &People, sentence: &Sentence) -> Option<LeadIn> {
    let finder = Finder { scan, people, sentence };
    let mut first = None;
    for hit in scan.hits(sentence.range) {
        let Some(lead) = hit.value.report.and_then(|report| finder.lead(hit.range, report)) else { continue };
        // 家属告诉记者，希望…: the hope is theirs who told.
        let told = first.as_ref().is_some_and(|tell: &LeadIn| {
            (lead.who == Who::Same || lead.who == tell.who) && scan.text(tell.verb.1).contains("记者")
        });
        if !told && !matches!(lead.verb.0.class, ReportClass::Tell | ReportClass::Pledge) {
            return Some(lead);
        }
        first = first.or(Some(lead));
    }
    finder
        .announcement()
        .or_else(|| finder.allotment())
        .or_else(|| finder.explanation())
        .or_else(|| finder.remark())
        .or(first)
        .or_else(|| finder.vow())
        .or_else(|| finder.aside())
        .or_else(|| finder.turn())
        .or_else(|| finder.quotation())
}

/// One sentence in which lead-ins are looked for.
pub(super) struct Finder<'a> {
    /// Its block.
    pub(super) scan: &'a Scan<'a>,
    /// The officials.
    pub(super) people: &'a People,
    /// The sentence.
    pub(super) sentence: &'a Sentence,
}

/// What follows a reporting verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// ， or ：
    Mark,
    /// What is said, at once: 要求各单位….
    Direct,
    /// The end of the sentence: “…。”他说。
    Trailing,
}

/// How many things are announced.
const COUNTS: [char; 9] = ['两', '三', '四', '五', '六', '七', '八', '九', '几'];

/// Marks between a reporting verb and what is said.
pub(super) const OPENING: [char; 9] = ['，', '：', ',', ':', '“', '「', ' ', '\u{3000}', '"'];

impl Finder<'_> {
    fn lead(&self, verb: TextRange, report: Report) -> Option<LeadIn> {
        let (content, link) = self.link(verb, report)?;
        // 由督查室在全区通报，…, 半月一通报, 12小时内答复: what is to be told is ordered itself.
        let start = self.scan.clause_start(self.sentence.range, verb.start());
        let before = self.scan.text(TextRange::new(start, verb.start()));
        let bare = before.trim_end_matches("书面");
        let due = before.starts_with('由')
            || bare.ends_with(['一', '内', '前', '不', '次', '份'])
            || bare.ends_with("一律")
            // 每两小时发布一次水情通报: the paper.
            || PartWord::Issues.within(bare)
            || !before.is_empty() && actor::without_time(bare).is_empty();
        let answers = bare.len() < before.len() && bare.ends_with(['内', '前']);
        if matches!(report.class, ReportClass::Tell | ReportClass::Narrate) && due || answers {
            return None;
        }
        if let Some((who, content)) = self.retold(verb.end()) {
            return Some(LeadIn { who, verb: (report, verb), content, listener: None, announces: false });
        }
        // 会上还就近视防控提出，…
        let of_meeting = link == Link::Mark && report.verb == "提出" && self.begins_with_meeting();
        let meeting = || of_meeting.then_some(Who::Known(Speaker::Meeting));
        let who = self.who(verb, report, link).or_else(meeting)?;
        let listener = self.listener(verb, content);
        // 某某就专班运行提出，…: that is what is to be done.
        let about = link == Link::Mark && report.verb == "提出" && before.contains('就');
        let report = if about { Report { class: ReportClass::Order, asks: true, ..report } } else { report };
        // 批示：“…”: a written order.
        let written = link == Link::Mark && PartWord::Statement.is(report.verb);
        let report = Report { asks: report.asks || written, ..report };
        // 张三在表态发言中说，…: a promise.
        let vows = ClauseWord::Vow.within(before);
        let report = if vows { Report { class: ReportClass::Pledge, ..report } } else { report };
        Some(LeadIn { who, verb: (report, verb), content, listener, announces: false })
    }

    /// 他重申|李四在上次会议上讲过的话：“…”: who said it first, and where it begins.
    fn retold(&self, verb_end: Offset) -> Option<(Who, Offset)> {
        /// So much may stand before the quotation, in bytes.
        const NEAR: usize = 3 * 40;
        const OPENS: &str = "的话：“";
        let near = Offset::at(verb_end.index() + NEAR).min(self.sentence.range.end());
        let at = self.scan.text(TextRange::new(verb_end, near)).find(OPENS)?;
        let named = TextRange::at(verb_end.index(), verb_end.index() + at);
        let mention = self.people.within(named).next()?;
        let cited = self.people.cites(self.scan.base, mention);
        let who = if cited { Who::Cited } else { Who::Known(Speaker::Person(mention.1)) };
        Some((who, Offset::at(named.end().index() + OPENS.len())))
    }

    /// 就…提出三点要求。 · 强调以下几点：: what is said comes in a list behind it.
    fn announcement(&self) -> Option<LeadIn> {
        let mut clauses = self.scan.layout.cut(self.sentence.range, &['，', '：', ',', ':']);
        clauses.find_map(|clause| {
            let text = self.scan.text(clause);
            let bare = text.trim_end_matches(['：', '。', ':', ' ']);
            // 接着就调度提出要求，, 结合分工讲了两点，: the comma closes where no verb of speech follows.
            let about = |bare: &str| {
                let noun = words().announced.of(bare);
                let counts = |(noun, ()): (&str, ())| noun.starts_with(COUNTS);
                noun.is_some_and(|noun| bare.contains(['就', '向']) || counts(noun))
                    && self.scan.deontic(clause).next().is_none()
            };
            let bare = bare
                .strip_suffix('，')
                .filter(|bare| bare.ends_with("提出要求") || about(bare))
                .unwrap_or(bare);
            let closes = bare.len() < text.len() || clause.end() == self.sentence.range.end();
            // 讲了几个“不”：.
            let noun = bare
                .strip_suffix('”')
                .and_then(|quoted| quoted.rsplit_once('“'))
                .map_or(bare, |(before, _)| before);
            if !closes || words().announced.of(noun).is_none() {
                return None;
            }
            // 就收割进行安排：….
            let does = || bare.find("进行").filter(|_| text.ends_with(['：', ':']));
            let does = || does().map(|at| TextRange::at(at, at + "进行".len()));
            let hit = words().announcing.find(bare).map(|hit| hit.range).or_else(does)?;
            let (word, place) = (slice(bare, hit), hit.shifted(clause.start()));
            if self.is_guarded(TextRange::new(clause.start(), place.start())) {
                return None;
            }
            let who = match self.scan.text(self.sentence.range).starts_with(['他', '她']) {
                true => Who::Same,
                false => self.subject(TextRange::new(self.sentence.range.start(), place.start())),
            };
            // 省委常委会召开扩大会议，就…提出要求。 reports what others said.
            // 经现场研究，会议议定以下事项 does.
            let named = who != Who::Known(Speaker::Meeting) || self.begins_with_meeting() || is_meeting(text);
            if !named {
                return None;
            }
            let report = Report { class: ReportClass::Order, asks: true, verb: announced_by(word, bare) };
            let said = self.scan.text(TextRange::new(clause.end(), self.sentence.range.end()));
            let said = opened(said, |c| OPENING.contains(&c));
            let content = Offset::at(self.sentence.range.end().index() - said.len());
            let listener = self.addressed(place);
            Some(LeadIn { who, verb: (report, place), content, listener, announces: true })
        })
    }

    /// Where what is said begins, if something is said.
    fn link(&self, verb: TextRange, report: Report) -> Option<(Offset, Link)> {
        let rest = self.scan.text(TextRange::new(verb.end(), self.sentence.range.end()));
        let tail = rest.trim_start_matches(['道', '说', '到', '了']);
        let next = tail.chars().next();
        let at = Offset::at(self.sentence.range.end().index() - tail.len());
        match next {
            Some('，' | '：' | ',' | ':') => {
                let said = opened(tail, |c| OPENING.contains(&c));
                let at = Offset::at(self.sentence.range.end().index() - said.len());
                // 张三接过话头，说….
                let spoken = self.scan.hits(TextRange::new(at, self.sentence.range.end())).next();
                let again = spoken.is_some_and(|hit| {
                    let says = |r: Report| {
                        r.verb == "说" || self.scan.rest(hit.range.end()).starts_with(['：', '，'])
                    };
                    hit.range.start() == at && hit.value.report.is_some_and(says)
                });
                (!again).then_some((at, Link::Mark))
            }
            // 每季度通报“好差评”结果: a formula is no speech.
            Some('“') if self.scan.layout.opaque_at(at).is_some() => None,
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
        /// Whatever stands before a colon so near is who is spoken to, in bytes.
        const LISTENER: usize = 3 * 12;
        let near = Offset::at(at.index() + 3 * 30).min(self.sentence.range.end());
        let text = self.scan.text(TextRange::new(at, near));
        let present = ActWord::Present.begins(text).is_some();
        if !present && self.scan.order_at(at).is_some_and(|hit| !hit.value.is_verb()) {
            return at;
        }
        let spoken_to = |end: usize| {
            let phrase = TextRange::at(at.index(), at.index() + end);
            let text = self.scan.text(phrase);
            let text = ActWord::Present.stripped(text).unwrap_or(text);
            let person = self.people.ending_at(phrase.end()).is_some();
            // 各小分队每周走访不少于三家企业: no actor alone.
            let alone = actor::named(text).is_none_or(|name| name.len() == text.len());
            let named = person || is_actor(text) && actor::has_head(text) && alone || PartWord::Them.is(text);
            named && self.scan.deontic(phrase).next().is_none()
        };
        let listener = text.find(['，', '：']).filter(|&end| {
            let colon = text.get(end..).is_some_and(|rest| rest.starts_with('：'));
            colon && end <= LISTENER || spoken_to(end)
        });
        let said = listener.and_then(|end| text.get(end..));
        let skipped = |said: &str| text.len() - opened(said, |c| OPENING.contains(&c)).len();
        said.map_or(at, |said| Offset::at(at.index() + skipped(said)))
    }

    /// Whether a verb of speech opens its clause, and somebody did something right before.
    fn opens_behind_person(&self, said: Offset, report: Report) -> bool {
        let verb = Offset::at(said.index().saturating_sub(report.verb.len()));
        let before = TextRange::new(self.sentence.range.start(), verb.max(self.sentence.range.start()));
        let text = self.scan.text(before);
        let clause = text.trim_end_matches('，').rsplit('，').next().unwrap_or_default();
        let near = TextRange::new(
            Offset::at(before.end().index().saturating_sub(clause.len() + '，'.len_utf8())),
            before.end(),
        );
        text.ends_with('，')
            && self.people.within(near).next().is_some_and(|(name, _)| name.start() == near.start())
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
            ReportClass::Order => report.asks,
            // 张三接过话头，说….
            ReportClass::Say if report.verb == "说" && self.opens_behind_person(at, report) => true,
            ReportClass::Say => deontic.is_some_and(|hit| {
                let subject = self.scan.text(TextRange::new(at, hit.range.start()));
                hit.value.class != DeonticClass::Permission && (report.verb == "强调" || is_actor(subject))
            }),
            _ => false,
        }
    }
}

/// The verb of an announcement as records give it: that of the noun for 作出批示, 作出部署.
fn announced_by(word: &str, clause: &str) -> &'static str {
    match ["批示", "指示", "安排", "布置", "提醒", "提示", "补充", "倡议"]
        .into_iter()
        .find(|noun| clause.ends_with(noun))
    {
        Some(noun) => noun,
        None if word.starts_with('提') => "提出",
        None if word.starts_with("确定") => "确定",
        None if word.starts_with("明确") => "明确",
        None if word.starts_with("议定") => "议定",
        None if word.starts_with("强调") => "强调",
        None if word.starts_with('讲') => "讲",
        None => "部署",
    }
}

/// Whether a phrase names those who are to act.
fn is_actor(phrase: &str) -> bool {
    phrase.chars().count() <= 40 && actor::is_actor(phrase)
}

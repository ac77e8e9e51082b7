//! Walks over the blocks of a report, keeps the frame that governs, and collects what it orders.

use std::collections::BTreeSet;

use super::super::model::{Act, Part, Permission, SpanKind, Speaker};
use super::act::{self, Judged};
use super::actor;
use super::bundle::Found;
use super::dated;
use super::frame::Frame;
use super::judge::{self, Standing, Verdict};
use super::lead::{self, LeadIn, Who};
use super::modality;
use super::numbering::marker;
use super::part_word::PartWord;
use super::scan::Scan;
use super::sentence::Sentence;
use super::speaker::People;
use super::words::{NounClass, ReportClass, words};
use crate::document::{Block, BlockKind, Date};
use crate::span::{Offset, PersonId, TextRange};

/// How much of a line, in characters, may stand before what somebody says in a transcript.
const TURN: usize = 40;

/// The state of the walk.
pub(super) struct Walk<'a> {
    base: &'a str,
    people: &'a People,
    /// The day from which deadlines count.
    day: Option<Date>,
    /// What governs every block of a document that orders by itself.
    genre: Option<Frame>,
    /// What governed last.
    last: Option<Frame>,
    /// What governs now.
    current: Option<Frame>,
    /// A directive of the current frame stands before.
    active: bool,
    /// The current frame comes from an earlier paragraph that announced no list.
    faint: bool,
    /// The list that was announced last holds promises.
    promised: bool,
    /// Who spoke last in the block orders nothing here.
    lay: bool,
    /// Who was invited to the meeting, as far as the block says.
    guests: BTreeSet<PersonId>,
    /// Counts frames.
    frames: u32,
    found: Vec<Found>,
    permissions: Vec<Permission>,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    pub(super) fn new(base: &'a str, people: &'a People, day: Option<Date>, genre: Option<Frame>) -> Self {
        Self {
            base,
            people,
            day,
            genre,
            last: None,
            current: None,
            active: false,
            faint: false,
            promised: false,
            lay: false,
            guests: BTreeSet::new(),
            frames: 0,
            found: Vec::new(),
            permissions: Vec::new(),
        }
    }

    /// What was found.
    pub(super) fn finish(self) -> (Vec<Found>, Vec<Permission>) {
        (self.found, self.permissions)
    }

    /// Walks over one block.
    pub(super) fn block(&mut self, block: &Block) {
        let scan = Scan::of(self.base, block.range, self.people);
        self.enter(self.genre.clone());
        self.lay = false;
        self.guests.clear();
        if self.genre.is_none() {
            let later = self.day.and_then(|day| dated::scene(scan.text(scan.block), day));
            self.day = later.or(self.day);
        }
        let mut sentences = scan.layout.sentences.clone();
        self.turn(&scan, &mut sentences);
        let leads: Vec<_> = sentences.iter().map(|s| lead::find(&scan, self.people, s)).collect();
        for (i, sentence) in sentences.iter().enumerate() {
            if i == 0 && leads.first().is_some_and(Option::is_none) && self.current.is_none() {
                self.inherit(&scan, sentence, block.kind);
            }
            self.turns_away(&scan, sentence);
            self.invite(&scan, sentence);
            if let Some(lead) = leads.get(i).and_then(Option::as_ref) {
                self.lead(&scan, sentence, lead);
            } else if !is_bare_heading(&scan, block.kind, sentence) && !self.frames_document(&scan, sentence)
            {
                let lead_behind = attribution(&sentences, &leads, i);
                if let Some((behind, lead)) = lead_behind
                    && !self.goes_on(behind, lead)
                {
                    let frame = self.frame(&scan, lead);
                    let goes_on = self.active
                        && self.current.as_ref().is_some_and(|current| current.speaker == frame.speaker);
                    self.enter(Some(frame));
                    self.active = goes_on;
                }
                if lead_behind.is_none() && (self.current.is_none() || self.calls(&scan, sentence)) {
                    let speaker = self.named_behind(&scan, &sentences, i);
                    if speaker.is_some() {
                        self.enter(speaker);
                    }
                }
                self.tells_again(sentence);
                if self.current.is_none() && judge::bans(&scan, sentence.range) {
                    self.enter(self.told_by(&scan, sentence));
                }
                self.sentence(&scan, sentence, sentence.range);
            }
        }
    }

    /// 张三说，…。“…。”李四要求，…: who asks for something else behind a quotation did not speak it, if another speaks.
    fn goes_on(&self, behind: &Sentence, lead: &LeadIn) -> bool {
        let speaks = self.current.as_ref().is_some_and(|frame| frame.verb.is_some());
        let other = lead.verb.0.asks || lead.who == Who::Lay || lead.verb.0.class == ReportClass::Pledge;
        speaks && other && lead.content < behind.range.end()
    }

    /// “…。”他转身上车。 What stands behind a quotation tells again, unless a deontic word orders.
    fn tells_again(&mut self, sentence: &Sentence) {
        if sentence.after_quote && sentence.quote.is_none() {
            (self.active, self.faint) = (false, true);
        }
    }

    /// 老人说，…。张三掏出手机。他指出，…: who acts last is meant.
    fn turns_away(&mut self, scan: &Scan, sentence: &Sentence) {
        let acts = |(name, _): (TextRange, _)| {
            name.start() == sentence.range.start() && !begins_with_pronoun(scan, sentence)
        };
        if self.lay && self.people.within(sentence.range).next().is_some_and(acts) {
            self.lay = false;
            self.current = None;
        }
    }

    /// In a transcript a line begins with who speaks: 副市长某某：….
    fn turn(&mut self, scan: &Scan, sentences: &mut [Sentence]) {
        let Some(first) = sentences.first_mut() else { return };
        let near = Offset::at(scan.block.start().index() + 3 * TURN).min(scan.block.end());
        let head = TextRange::new(scan.block.start(), near);
        let turns = |(name, _): &(TextRange, _)| scan.rest(name.end()).starts_with('：');
        let Some((name, id)) = self.people.within(head).next().filter(turns) else { return };
        let said = Offset::at(name.end().index() + '：'.len_utf8());
        let before = scan.text(TextRange::new(scan.block.start(), name.start()));
        if said < first.range.end() && !before.contains(['，', '：', '。']) {
            first.range = TextRange::new(said.max(first.range.start()), first.range.end());
            self.enter(Some(Frame::document(Speaker::Person(id), ReportClass::Say)));
        }
    }

    /// In a document of its own, a line that only says to whom it speaks (各县（市、区）教育局，市直各学校：) or who
    /// signed it (某县民政局　某县水利局).
    fn frames_document(&self, scan: &Scan, sentence: &Sentence) -> bool {
        let text = scan.text(sentence.range);
        let alone = sentence.range.end() == scan.block.end();
        let signed = || {
            !text.contains(['，', '。', '；', '：'])
                && text.contains([' ', '\u{3000}'])
                && actor::is_actor(text)
        };
        let greets = text.ends_with('：') && scan.deontic(sentence.range).next().is_none();
        self.genre.is_some() && alone && (greets || signed())
    }

    /// A frame begins to govern.
    fn enter(&mut self, frame: Option<Frame>) {
        self.frames += 1;
        (self.active, self.faint, self.promised) = (false, false, false);
        if frame.as_ref().is_some_and(|f| f.class != ReportClass::Tell && f.class != ReportClass::Pledge) {
            self.last.clone_from(&frame);
        }
        self.current = frame;
    }

    /// A block without a lead-in continues an earlier frame where it is a list or begins with an order.
    fn inherit(&mut self, scan: &Scan, first: &Sentence, kind: BlockKind) {
        let Some(last) = self.last.clone() else { return };
        let orders = judge::commands(scan, first.range) || judge::asks(scan, first.range);
        // 李四就起草过程作了说明。: who acts is no item of the list.
        let acts = |(name, _): (TextRange, _)| name.start() == first.range.start() && !orders;
        let other = self.people.within(first.range).next().is_some_and(acts);
        let list = first.listed || kind == BlockKind::ListItem || last.open && !other;
        if list || orders {
            self.enter(Some(last));
            self.faint = !list;
        }
    }

    /// A sentence with a lead-in.
    fn lead(&mut self, scan: &Scan, sentence: &Sentence, lead: &LeadIn) {
        if lead.who == Who::Cited {
            if self.current.is_none() {
                let frame = self.frame(scan, lead);
                self.enter(Some(frame));
            }
            return;
        }
        if let Some(genre) = self
            .genre
            .clone()
            .filter(|_| !matches!(lead.who, Who::Known(Speaker::Person(_) | Speaker::Meeting)))
        {
            return self.quoted(scan, sentence, lead, genre);
        }
        if let Some(frame) = self.current.clone().filter(|frame| self.hopes_on(scan, sentence, lead, frame)) {
            return self.hope(scan, sentence, frame);
        }
        let meant = LeadIn { who: Who::Same, ..lead.clone() };
        let lead = if self.goes_on_to(scan, sentence, lead) { &meant } else { lead };
        // 某某董事长第一个发言，他说，…。他希望，…
        let pronoun = begins_with_pronoun(scan, sentence);
        let vowed = self.current.as_ref().is_some_and(|frame| frame.open);
        let same = self.lay && (lead.who == Who::Same || pronoun && vowed);
        self.lay = lead.who == Who::Lay || same || self.means_lay(scan, sentence);
        let guest = matches!(lead.who, Who::Known(Speaker::Person(id)) if self.guests.contains(&id));
        self.lay |= guest;
        let lay = LeadIn { who: Who::Lay, ..lead.clone() };
        let mut frame = self.frame(scan, if self.lay { &lay } else { lead });
        frame.open = lead.announces || lead.content >= sentence.range.end() && !sentence.after_quote;
        self.enter(Some(frame));
        if lead.content < sentence.range.end() {
            let said = TextRange::new(lead.content, sentence.range.end());
            let (_, listed) = marker(scan.text(said));
            self.sentence(scan, &Sentence { listed, ..*sentence }, said);
        }
    }

    /// 总工程师张三应邀到会，张三说，…: who is invited orders nothing, unless to speak: 应邀出席会议并讲话.
    fn invite(&mut self, scan: &Scan, sentence: &Sentence) {
        let clauses = scan.layout.cut(sentence.range, &['，', '。', '；']);
        let invited = |clause: &TextRange| {
            let text = scan.text(*clause);
            PartWord::Invited.within(text) && !PartWord::Statement.within(text)
        };
        let guests = clauses.filter(invited).flat_map(|clause| self.people.within(clause));
        self.guests.extend(guests.map(|(_, id)| id));
    }

    /// 张三对李四说：“…”他又强调：“…”: not who listened.
    fn goes_on_to(&self, scan: &Scan, sentence: &Sentence, lead: &LeadIn) -> bool {
        let Who::Known(Speaker::Person(id)) = lead.who else { return false };
        let heard = self.current.as_ref().and_then(|frame| frame.listener);
        let listened = heard.is_some_and(|heard| self.people.within(heard).any(|(_, other)| other == id));
        let orders = matches!(lead.verb.0.class, ReportClass::Order | ReportClass::Say | ReportClass::Hope);
        sentence.after_quote && orders && listened && begins_with_pronoun(scan, sentence)
    }

    /// 张三强调，…。希望大家…: whoever speaks goes on, and the word is part of what is said.
    fn hopes_on(&self, scan: &Scan, sentence: &Sentence, lead: &LeadIn, frame: &Frame) -> bool {
        let (report, verb) = lead.verb;
        let own = words().speech.prefix(scan.text(verb)).is_some_and(|hit| hit.value.deontic.is_some());
        let opens = scan.clause_start(sentence.range, verb.start()) == verb.start();
        let orders = !matches!(frame.class, ReportClass::Tell | ReportClass::Pledge);
        let marked = scan.rest(verb.end()).starts_with(|c: char| !c.is_alphanumeric());
        report.class == ReportClass::Hope
            && lead.who == Who::Same
            && !self.lay
            && own
            && opens
            && orders
            && !marked
            && !begins_with_pronoun(scan, sentence)
    }

    /// Judges a whole sentence as something hoped for, and goes on with the frame.
    fn hope(&mut self, scan: &Scan, sentence: &Sentence, frame: Frame) {
        self.current = Some(Frame { class: ReportClass::Hope, ..frame.clone() });
        self.sentence(scan, sentence, sentence.range);
        self.current = Some(frame);
    }

    /// 连线了居民老李。她说，…: nobody else is named before.
    fn means_lay(&self, scan: &Scan, sentence: &Sentence) -> bool {
        let before = TextRange::new(scan.block.start(), sentence.range.start());
        let is_second =
            scan.layout.sentences.get(1).is_some_and(|second| second.range.start() == sentence.range.start());
        is_second
            && self.current.is_none()
            && begins_with_pronoun(scan, sentence)
            && self.people.is_lay_within(before)
            && self.people.within(before).next().is_none()
    }

    /// A document speaks by itself: what others say in it (有的同志说，…) opens no frame, and its own 希望 is part of
    /// what it says.
    fn quoted(&mut self, scan: &Scan, sentence: &Sentence, lead: &LeadIn, genre: Frame) {
        if lead.announces || lead.who == Who::Lay {
            return;
        }
        let own = lead.who == Who::Same;
        let hopes = own && lead.verb.0.class == ReportClass::Hope;
        let class = if hopes { ReportClass::Hope } else { genre.class };
        let from = if own { sentence.range.start() } else { lead.content };
        self.current = Some(Frame { class, ..genre.clone() });
        if from < sentence.range.end() {
            self.sentence(scan, sentence, TextRange::new(from, sentence.range.end()));
        }
        self.current = Some(genre);
    }

    fn frame(&self, scan: &Scan, lead: &LeadIn) -> Frame {
        let same = self.current.as_ref().map(|f| f.speaker.clone()).or_else(|| self.named_before(scan, lead));
        Frame::of(scan, lead, same.or_else(|| self.last.as_ref().map(|f| f.speaker.clone())).as_ref())
    }

    /// The last person named in the block before a lead-in.
    fn named_before(&self, scan: &Scan, lead: &LeadIn) -> Option<Speaker> {
        let before = TextRange::new(scan.block.start(), lead.verb.1.start());
        let acts = |m: &(TextRange, _)| !self.people.cites(self.base, *m);
        self.people.within(before).find(acts).map(|(_, id)| Speaker::Person(id))
    }

    /// “…！”县长张三盯着货车。: who is named right behind a quotation spoke it.
    fn named_behind(&self, scan: &Scan, sentences: &[Sentence], at: usize) -> Option<Frame> {
        let quoted = sentences.get(at)?;
        // 张三转身问李四：“…？” has said who speaks.
        let quote =
            quoted.quote.filter(|quote| quote.index() + '“'.len_utf8() >= quoted.range.start().index())?;
        let behind = sentences.iter().skip(at).take(64).find(|s| s.quote != Some(quote))?;
        let (name, id) = self.people.within(behind.range).next().filter(|_| behind.after_quote)?;
        let before = scan.text(TextRange::new(behind.range.start(), name.start()));
        // “…！”11月6日上午，在高速出口，县长张三盯着货车。
        let (scene, before) = before.rsplit_once('，').unwrap_or(("", before));
        if !scene.is_empty() && !scene.split('，').all(tells_when_or_where) {
            return None;
        }
        let post =
            before.is_empty() || words().nouns.of(before).is_some_and(|(_, class)| class == NounClass::Post);
        let plain = post && before.chars().all(|c| c.is_alphanumeric() || c == '、');
        plain.then(|| Frame::document(Speaker::Person(id), ReportClass::Say))
    }

    /// 老人说，…。“李四，你明天就去…！”张三当场点了名。: nobody who only tells something calls an official.
    fn calls(&self, scan: &Scan, sentence: &Sentence) -> bool {
        let tells = self.current.as_ref().is_some_and(|frame| frame.class == ReportClass::Tell);
        let called = self.people.within(sentence.range).next();
        let calls = |(name, _): (TextRange, _)| {
            name.start() == sentence.range.start() && scan.rest(name.end()).starts_with('，')
        };
        tells && called.is_some_and(calls)
    }

    /// Somebody named before says what no verb of speech introduces: 张三沉下脸来。以后一张纸片都不许放。
    fn told_by(&self, scan: &Scan, sentence: &Sentence) -> Option<Frame> {
        let before = TextRange::new(scan.block.start(), sentence.range.start());
        let acts = |m: &(TextRange, _)| !self.people.cites(self.base, *m);
        let (_, id) = self.people.within(before).rfind(acts)?;
        Some(Frame::document(Speaker::Person(id), ReportClass::Say))
    }

    /// Judges a sentence under the current frame.
    fn sentence(&mut self, scan: &Scan, sentence: &Sentence, content: TextRange) {
        let Some(frame) = self.current.clone() else { return };
        let Standing { class, .. } = self.standing(&frame, sentence, content);
        // 希望大家以身作则。要统筹抓好“三夏”生产。
        let own = class == ReportClass::Hope
            && !(frame.open || sentence.listed)
            && content == sentence.range
            && judge::commands(scan, content);
        let class = if own { ReportClass::Say } else { class };
        if matches!(class, ReportClass::Tell | ReportClass::Pledge) {
            return;
        }
        if !sentence.listed {
            self.promised = class != ReportClass::Order && judge::opens_pledges(scan, content);
        }
        if self.promised && sentence.listed || self.vows(scan, &frame, content) {
            return;
        }
        match judge::judge(scan, content, self.standing(&frame, sentence, content)) {
            Verdict::Neither => {}
            Verdict::Permission(word) => {
                self.permissions.push(Permission {
                    range: content,
                    speaker: frame.speaker,
                    deontic: Some(word),
                });
            }
            Verdict::Directive(proof, rule) => {
                let told = modality::find(scan, content, class, proof);
                let listed = sentence.listed;
                for (range, word) in judge::allowances(scan, content) {
                    let speaker = frame.speaker.clone();
                    self.permissions.push(Permission { range, speaker, deontic: Some(word) });
                }
                let judged = Judged { modality: told.modality, word: told.word, day: self.day };
                let mut acts = act::find(scan, content, &judged);
                let deontic = told.strongest.map(|hit| scan.without_place(hit.range));
                if let Some(listener) = frame.heard_in(sentence) {
                    told_to(scan, self.people, &mut acts, listener);
                }
                let mut found = Found::new(scan, content, frame, self.frames, listed);
                (found.modality, found.force, found.deontic, found.rule) =
                    (told.modality, told.force, deontic, rule);
                found.acts = acts;
                self.found.push(found);
                self.active = true;
            }
        }
    }

    /// 柳溪镇镇长张三表示，柳溪镇要…: who speaks for those whom he heads promises; so does who names nobody that is
    /// to act (表示，一定要盯到雨停), unless something was ordered before.
    fn vows(&self, scan: &Scan, frame: &Frame, content: TextRange) -> bool {
        let Speaker::Person(id) = frame.speaker else { return false };
        let states = frame.verb.as_ref().is_some_and(|verb| PartWord::States.is(&verb.value));
        if !states {
            return false;
        }
        let mut doers = scan.deontic(content).map(|word| {
            let clause = scan.clause_start(content, word.range.start());
            (actor::opened(scan.text(TextRange::new(clause, word.range.start()))), word.value.class)
        });
        let own = doers.next().is_some_and(|(first, _)| self.people.heads(id, first));
        own || !self.active && judge::names_nobody(scan, content)
    }

    fn standing(&self, frame: &Frame, sentence: &Sentence, content: TextRange) -> Standing {
        // In a document of its own, a numbered paragraph need not order.
        let listed = sentence.listed && frame.verb.is_some();
        let stressed = frame.verb.as_ref().is_some_and(|v| v.value.ends_with("强调"));
        let direct =
            (frame.asks || stressed) && content.start() > sentence.range.start() && content.len() > 3 * 6;
        Standing { class: frame.class, active: self.active, listed, direct, faint: self.faint }
    }
}

/// Those who are spoken to shall do what nobody else is named for, and whatever 你 is to do; a person, whatever is said:
/// 叮嘱张三：“民兵今晚不撤。”
fn told_to(scan: &Scan, people: &People, acts: &mut [Act], listener: TextRange) {
    let asked = |act: &Act| act.ranges(SpanKind::Addressee).next().is_some();
    let alone = !acts.iter().any(asked);
    let own = |act: &Act| alone || !asked(act) && scan.text(act.range).contains('你');
    let person = people.within(listener).next().is_some() && !acts.iter().any(own);
    for (at, act) in acts.iter_mut().enumerate() {
        // 这事我来协调.
        if own(act) || person && at == 0 && !scan.text(act.range).contains('我') {
            act.parts.insert(0, Part { kind: SpanKind::Addressee, range: listener });
        }
    }
}

/// 11月6日上午 · 在高速出口.
fn tells_when_or_where(clause: &str) -> bool {
    clause.starts_with('在') || clause.ends_with(['日', '午', '晚', '晨', '夜', '时', '点', '分'])
}

/// 他说，….
fn begins_with_pronoun(scan: &Scan, sentence: &Sentence) -> bool {
    scan.text(sentence.range).starts_with(['他', '她'])
}

/// The sentence with a lead-in behind a quotation that begins with this sentence: “…。…。”某某说。
fn attribution<'l>(
    sentences: &'l [Sentence],
    leads: &'l [Option<LeadIn>],
    at: usize,
) -> Option<(&'l Sentence, &'l LeadIn)> {
    let quote = sentences.get(at)?.quote?;
    let opens = at.checked_sub(1).and_then(|i| sentences.get(i)).is_none_or(|s| s.quote != Some(quote));
    let behind = sentences.iter().zip(leads).skip(at).take(64).find(|(s, _)| s.quote != Some(quote));
    behind.filter(|(s, _)| opens && s.after_quote).and_then(|(s, lead)| Some((s, lead.as_ref()?)))
}

/// A heading that is no sentence: 一、工作要求.
fn is_bare_heading(scan: &Scan, kind: BlockKind, sentence: &Sentence) -> bool {
    let text = scan.text(sentence.range);
    // 关于农村饮水安全问题。
    if text.starts_with("关于")
        && !text.contains('，')
        && text.ends_with(['题', '宜', '项', '。'])
        && scan.deontic(sentence.range).next().is_none()
    {
        return true;
    }
    let numbered = sentence.range.start() > scan.block.start();
    let short = text.chars().count() <= 24 && scan.deontic(sentence.range).next().is_none();
    !text.ends_with(['。', '；', '！', '：', '，']) && (kind == BlockKind::Heading || (numbered && short))
}

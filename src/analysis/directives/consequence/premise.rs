//! Conditions that no word opens: 不合格的, 没有审批，不得…, 不达标不放行, 接到通知立即…, 主汛期不准….

use super::super::act_word::ActWord;
use super::super::clause_word::ClauseWord;
use super::super::part_word::PartWord;
use super::super::scan::Scan;
use super::super::words::{Deontic, DeonticClass, OrderWord};
use super::super::{actor, clause, quantity, when};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// The condition that a clause is or begins with; `behind` are the clauses of the sentence that follow.
pub(super) fn find(scan: &Scan, clause: TextRange, behind: &[TextRange]) -> Option<TextRange> {
    let reader = Reader { scan, clause, behind };
    reader
        .withheld()
        .or_else(|| reader.all_that())
        .or_else(|| reader.those())
        .or_else(|| reader.exceeds())
        .or_else(|| reader.befalls())
        .or_else(|| reader.unmet())
        .or_else(|| reader.unless())
        .or_else(|| reader.season())
        .or_else(|| reader.afterwards())
        .or_else(|| reader.until_then())
}

/// Those of whom something holds, 的 without a noun: 支护不足的 before 不准进人, 不合格的 before 全部清退.
pub(super) fn headless(scan: &Scan, clause: TextRange, behind: &[TextRange]) -> Option<TextRange> {
    Reader { scan, clause, behind }.headless()
}

/// A condition without those who are bound by it: 未经授权任何单位 → 未经授权.
pub(super) fn before_everybody(text: &str) -> &str {
    let everybody = |&at: &usize| {
        text.get(at..).is_some_and(|rest| ClauseWord::Each.begins(rest).is_some() && actor::is_actor(rest))
    };
    let at = text.char_indices().skip(3).map(|(at, _)| at).find(everybody);
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// A clause of a sentence, and those behind it.
struct Reader<'s, 'a> {
    scan: &'s Scan<'a>,
    clause: TextRange,
    behind: &'s [TextRange],
}

impl<'a> Reader<'_, 'a> {
    /// The first deontic word of the clause.
    fn word(&self) -> Option<Hit<Deontic>> {
        self.scan.deontic(self.clause).next()
    }

    /// What stands before it.
    fn before_word(&self) -> &'a str {
        let end = self.word().map_or(self.clause.end(), |hit| hit.range.start());
        self.scan.text(TextRange::new(self.clause.start(), end))
    }

    /// A stretch of the clause, without the connectives that it begins with.
    fn part(&self, from: usize, to: usize) -> Option<TextRange> {
        let clause = self.scan.text(self.clause);
        let all = from == 0 && to == clause.len();
        // 今后凡涉及企业的事项，: the whole clause opens what follows.
        let text = clause.get(from..to).map(|text| if all { text } else { actor::opened(text) })?;
        let text = if text.contains('”') { text } else { text.trim_start_matches('“') };
        // 凡是法律没有 before 禁止的: the word of obligation is part of it.
        let cut = PartWord::Lacks.ends(text).is_some_and(|word| matches!(word, "没有" | "未"))
            || text.ends_with('不');
        let start = self.clause.start().index() + to - text.len();
        (!text.is_empty() && !cut).then(|| TextRange::at(start, start + text.len()))
    }

    /// Where a stretch begins whose first words may name those who act: 各单位节日期间 → 节日期间.
    fn behind_actor(&self, text: &str) -> usize {
        let named = actor::named(actor::opened(text));
        let end = named.and_then(|name| Some(text.find(name)? + name.len())).unwrap_or_default();
        let rest = text.get(end..).unwrap_or_default();
        end + rest.len() - rest.trim_start_matches(['在', '于']).len()
    }

    /// Whether a clause behind this one orders: the next.
    fn ordered_next(&self) -> bool {
        // 群众转移以后，险情没有解除之前，…: one condition after the other.
        let opens = |next: &&TextRange| {
            let text = self.scan.text(**next);
            self.scan.deontic(**next).next().is_none()
                && (text.ends_with(['前', '后', '时', '的']) || PartWord::Lacks.begins(text).is_some())
        };
        let Some(&next) = self.behind.iter().take(3).find(|next| !opens(next)) else { return false };
        let text = self.scan.text(next);
        self.scan.deontic(next).next().is_some()
            || clause::bare_order(self.scan, next).is_some()
            || PartWord::AtOnce.within(text)
            || text.starts_with('由')
            || text.chars().next().and_then(|first| when::read(text, first, None)).is_some()
    }

    /// How far before the ban of the next clause its words reach, in characters, where that clause forbids.
    fn banned_next(&self) -> Option<usize> {
        let next = *self.behind.first()?;
        let text = self.scan.text(next);
        let ban = self.scan.deontic(next).next().filter(|hit| is_ban(*hit));
        let own = || {
            text.strip_prefix('不').is_some_and(|rest| PartWord::Withheld.is(rest)).then_some(next.start())
        };
        let at = ban.map(|hit| hit.range.start()).or_else(own)?;
        Some(self.scan.text(TextRange::new(next.start(), at)).chars().count())
    }

    fn headless(&self) -> Option<TextRange> {
        /// So long is a case at most, in bytes.
        const CASE: usize = 3 * 120;
        let text = self.before_word();
        let ends = text.match_indices('的').map(|(at, word)| at + word.len());
        let end = ends.take_while(|&end| end <= CASE).find(|&end| self.is_headless(text, end))?;
        let start = self.behind_limit(text.get(..end)?);
        self.part(start, end)
    }

    /// Whether what is meant by the 的 that ends at a place is left out.
    fn is_headless(&self, text: &str, end: usize) -> bool {
        /// Words before 的 that tell of no case, as far as they begin the phrase.
        const NO_CASE: [char; 5] = ['更', '最', '首', '是', '有'];
        let Some((before, rest)) = text.split_at_checked(end) else { return false };
        let before = actor::opened(before);
        let of_kind = ActWord::OfKind.begins(before).is_some();
        let least = if of_kind { 3 } else { 4 };
        if before.chars().count() < least || before.starts_with(NO_CASE) || before.contains('是') {
            return false;
        }
        // 该停的停, 该放的及时放开.
        let verb = |count| {
            before
                .trim_end_matches('的')
                .char_indices()
                .nth_back(count)
                .and_then(|(at, _)| before.get(at..before.len() - '的'.len_utf8()))
        };
        let again = [verb(0), verb(1)].into_iter().flatten().any(|verb| rest.starts_with(verb));
        if again || before.rsplit('、').next().is_some_and(|last| last.starts_with('该')) {
            return false;
        }
        if rest.is_empty() {
            return self.word().is_some() || self.ordered_next();
        }
        let dated = || rest.chars().next().and_then(|first| when::read(rest, first, None)).is_some();
        let all = for_all(rest)
            || rest.trim_start_matches('交').starts_with('由')
            || (ActWord::Already.begins(before).is_some() || of_kind) && dated()
            || ClauseWord::Sanction.begins(rest).is_some();
        let at_once = PartWord::AtOnce.stripped(rest).is_some_and(|act| !act.is_empty());
        let fails = || before.contains(['不', '未', '没', '无', '违', '超', '失']);
        all || at_once || PartWord::Disposes.stripped(rest).is_some_and(|act| !act.is_empty()) && fails()
    }

    /// Where a case begins that a time stands before by when something is to be done: 10月底前不合格的. In
    /// 10月底前未完成的 the time is part of it.
    fn behind_limit(&self, text: &str) -> usize {
        let rest = actor::behind_time(text);
        let pending = rest.starts_with(['未', '没']) || rest.contains("不了") || rest.contains("不成");
        let inline = text.len() < self.scan.text(self.clause).len();
        if inline && !pending { text.len() - rest.len() } else { 0 }
    }

    /// 验收不达标 before 不放行: what is not done until something is.
    fn withheld(&self) -> Option<TextRange> {
        let text = self.scan.text(self.clause);
        let fails = |&at: &usize| {
            let (before, rest) = text.split_at(at);
            let behind = rest.strip_prefix('不').and_then(|rest| PartWord::Withheld.stripped(rest));
            let ends = behind.is_some_and(|rest| rest.is_empty() || rest.starts_with('、'));
            ends && before.contains(['不', '未', '没', '无']) && !before.ends_with(['、', '也', '并'])
        };
        let at = text.match_indices('不').map(|(at, _)| at).find(fails)?;
        let end =
            text.get(..at)?.trim_end_matches(['绝', '决', '就', '坚', '一', '律', '都', '我', '人']).len();
        let verb = self.scan.order_at(self.clause.start()).filter(|hit| hit.value == OrderWord::Verb);
        let led = verb.map_or(0, |hit| hit.range.len());
        let led =
            text.get(led..end).filter(|rest| rest.contains(['不', '未', '没', '无'])).map_or(0, |_| led);
        self.part(led, end)
    }

    /// 不扫码 before 不得入内.
    fn unless(&self) -> Option<TextRange> {
        /// How long it may be, in characters.
        const LONG: usize = 6;
        let text = self.scan.text(self.clause);
        let bans = |rest: &str| rest.starts_with(['得', '准', '许', '予']);
        let at = |(at, not): (usize, &str)| text.get(at + not.len()..).is_some_and(bans).then_some(at);
        let end = text.match_indices('不').find_map(at)?;
        let from = text.get(..end)?.rfind('不')?;
        let case = text.get(from..end)?;
        let short =
            (3..=LONG).contains(&case.chars().count()) && !case.contains('、') && !case.ends_with('的');
        // 雨不停不许撤.
        let few = (3..=LONG).contains(&text.get(..end)?.chars().count()) && !text.get(..end)?.contains('、');
        if case.chars().count() == 2
            && few
            && self.word().is_some_and(|hit| hit.range.start() == self.at(end))
        {
            return self.part(0, end);
        }
        // 救生衣不上身不准下水: all of it, unless another word forbids before.
        let whole = self.word().is_some_and(|hit| hit.range.start() == self.at(end))
            && !text.get(..from)?.ends_with("一律");
        short.then(|| self.part(if whole { 0 } else { from }, end))?
    }

    /// 凡未按期拆除的围堰, up to what is to be done with all of them.
    fn all_that(&self) -> Option<TextRange> {
        let text = self.before_word();
        let rest = actor::opened(text).strip_prefix('凡')?;
        let all = |&at: &usize| {
            let Some((before, rest)) = rest.split_at_checked(at) else { return false };
            rest.starts_with(['由', '都', '均', '先', '必'])
                || for_all(rest)
                || before.ends_with('的') && rest.starts_with(['不', '应'])
        };
        let at = rest.char_indices().map(|(at, _)| at).find(all);
        let of = rest.get(..at.unwrap_or(rest.len())).filter(|of| of.chars().count() >= 2)?;
        // 凡外出人员都要报备: those who act.
        let named = actor::is_actor(of.trim_start_matches('是')) && (at.is_some() || self.word().is_some());
        (!named).then(|| self.part(0, text.len() - rest.len() + of.len())).flatten()
    }

    /// 超过一天未办的单子 before 由, 能合并的会议 before 一律: those of some kind for which something holds.
    fn those(&self) -> Option<TextRange> {
        /// How long what they are called may be, in characters.
        const NAME: usize = 6;
        let text = self.before_word();
        let phrase = actor::opened(text);
        ActWord::OfKind.begins(phrase).or_else(|| exceeding(phrase).filter(|&at| at == 0).map(|_| 0))?;
        let of = phrase.find('的').map(|at| at + '的'.len_utf8())?;
        let behind = phrase.get(of..)?;
        let ends = behind.char_indices().map(|(at, _)| at).chain([behind.len()]).take(NAME + 1);
        let all = |&at: &usize| {
            let rest = behind.get(at..).unwrap_or_default();
            for_all(rest) || rest.starts_with('由')
        };
        let name = ends.into_iter().find(all).and_then(|at| behind.get(..at))?;
        let named = name.chars().count() >= 2 || matches!(name, "件" | "事" | "单" | "户");
        let those = named && !actor::has_head(name) && !name.contains(['、', '的']);
        let end = text.len() - behind.len() + name.len();
        those.then(|| self.part(text.len() - phrase.len(), end)).flatten()
    }

    /// 积水超过20厘米 before 立即封路: a measure that tells when.
    fn exceeds(&self) -> Option<TextRange> {
        let text = self.before_word();
        let at = exceeding(text)?;
        let behind = text.get(at..)?;
        let mut ends = behind.char_indices().skip(3).map(|(at, _)| at);
        let acts = |&at: &usize| {
            let rest = behind.get(at..).unwrap_or_default();
            PartWord::AtOnce.begins(rest).is_some() || for_all(rest) || rest.starts_with('就')
        };
        let own = ends.find(&acts);
        let whole = || {
            let firm = self.word().is_some_and(|word| is_ban(word) || word.value.force >= 5);
            (firm || self.word().is_none() && self.ordered_at_once()).then_some(behind.len())
        };
        let end = own.or_else(whole)?;
        let measure = behind.get(..end)?.trim_end_matches(['时', '后']);
        let counted = || measure.find(quantity::is_numeral).and_then(|number| measure.get(number..));
        let told = ActWord::Bound.ends(measure).is_some() || counted().is_some_and(quantity::ends_measured);
        told.then(|| self.part(0, at + end)).flatten()
    }

    /// Whether the next clause says what is to be done at once.
    fn ordered_at_once(&self) -> bool {
        let next = self.behind.first().map_or("", |&next| self.scan.text(next));
        PartWord::AtOnce.begins(next).is_some() || for_all(next) || next.starts_with('就')
    }

    /// 接到预警 before 马上转移, 遇有大风天气 before what is to be done then.
    fn befalls(&self) -> Option<TextRange> {
        let text = self.scan.text(self.clause);
        let (at, length) = text.char_indices().find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let heads =
                || text.get(..at).is_some_and(|before| self.behind_actor(before) == at) || self.opens(at);
            let finds = || PartWord::Finds.begins(rest).filter(|_| heads());
            let happens = PartWord::Befalls.begins(rest).or_else(finds)?;
            let own = self.scan.layout.opaque_at(self.at(at)).is_none();
            let denied = text.get(..at)?.ends_with(['没', '有', '未', '不']);
            let over = rest.get(..happens)?.ends_with(['后', '时']);
            let goes_on = !over && rest.get(happens..)?.starts_with(['的', '一', '、']);
            (own && !denied && !goes_on).then_some((at, happens))
        })?;
        let happened = text.get(at..at + length)?.ends_with(['后', '时']);
        if happened {
            return (at + length < text.len() || self.ordered_next()).then(|| self.part(at, at + length))?;
        }
        let end = self.act_behind(at + length);
        let case = text.get(at + length..end)?;
        let follows = end < text.len() || self.ordered_next();
        (follows && case.chars().count() >= 2 && !case.ends_with(['、', '和', '并']))
            .then(|| self.part(at, end))?
    }

    fn at(&self, at: usize) -> Offset {
        Offset::at(self.clause.start().index() + at)
    }

    /// Whether nothing but connectives stands before a place of the clause.
    fn opens(&self, at: usize) -> bool {
        self.scan.text(self.clause).get(..at).is_some_and(|before| actor::opened(before).is_empty())
    }

    /// Where begins behind a place what is to be done, else the end of the clause.
    fn act_behind(&self, from: usize) -> usize {
        let text = self.scan.text(self.clause);
        let rest = TextRange::new(self.at(from), self.clause.end());
        let word = self.scan.deontic(rest).next().map(|hit| hit.range.start().index());
        let stop = word.map_or(text.len(), |at| at - self.clause.start().index());
        let ends = |&at: &usize| {
            let Some((before, rest)) = text.split_at_checked(at) else { return false };
            let moment = before.ends_with(['后', '时'])
                && !before.ends_with("、后")
                && !rest.starts_with(['间', '期', '的', '果']);
            let dated = || rest.chars().next().and_then(|first| when::read(rest, first, None)).is_some();
            moment
                || rest.starts_with(['就', '先'])
                || PartWord::AtOnce.begins(rest).is_some()
                || ClauseWord::Acts.begins(rest).is_some()
                || self
                    .scan
                    .order_at(self.at(at))
                    .is_some_and(|hit| hit.value.is_adverb() || hit.value == OrderWord::Verb)
                || dated()
        };
        let places = text.char_indices().map(|(at, _)| at).filter(|&at| at > from && at < stop);
        places.into_iter().find(ends).unwrap_or(stop)
    }

    /// 没有审批, 措施没有落实 before a ban.
    fn unmet(&self) -> Option<TextRange> {
        /// How far a ban may stand behind its head, in characters: 一斤冷冻品也不准.
        const FAR: usize = 8;
        let text = self.before_word();
        let phrase = actor::opened(text);
        let whoever = ClauseWord::Whoever.within(phrase) || PartWord::NotYet.within(phrase);
        if whoever || !lacks(phrase) || phrase.chars().count() < 3 {
            return None;
        }
        // 未取得许可的机井一律封停.
        if let Some(at) = text.find("一律").or_else(|| text.find("一概")) {
            return self.part(0, at);
        }
        if self.word().is_none() {
            let head = PartWord::Lacks.begins(phrase).is_some();
            let far = self.banned_next().filter(|_| !PartWord::Disposes.within(phrase))?;
            return (far <= if head { FAR } else { FAR / 2 }).then(|| self.part(0, text.len()))?;
        }
        let bare = without_least(before_everybody(text));
        // 下一班不到、上一班: only the first fails.
        let bare = bare.rsplit_once('、').filter(|(_, last)| !lacks(last)).map_or(bare, |(first, _)| first);
        let those = actor::has_head(bare) && !bare.contains('的');
        // 工作队员未经批准: who acts stands before it.
        let named = self.behind_actor(bare);
        let start = bare.get(named..).and_then(|rest| PartWord::Lacks.begins(rest)).map_or(0, |_| named);
        (self.word().is_some_and(is_ban) && !those).then(|| self.part(start, bare.len()))?
    }

    /// 主汛期, 每月1日至20日 before a ban: when it holds.
    fn season(&self) -> Option<TextRange> {
        let ahead = || self.behind.iter().find_map(|&next| self.scan.deontic(next).next());
        let banned = self.word().or_else(ahead).is_some_and(is_ban);
        let text = self.before_word();
        let stretch = |from: usize| {
            let rest = text.get(from..)?;
            let named = || banned.then(|| self.named_stretch(rest)).flatten();
            let length = days(rest).map(|length| self.with_name(rest, length)).or_else(named)?;
            self.part(from, from + length)
        };
        stretch(0).or_else(|| stretch(self.behind_actor(text)))
    }

    /// The length of a stretch of days with what it is called, where a clause says no more: 5月1日至8月31日为休渔期.
    fn with_name(&self, text: &str, days: usize) -> usize {
        let behind = text.get(days..).unwrap_or_default().trim_end_matches(['”', '’']);
        let alone = self.word().is_none() && !self.behind.is_empty();
        let named = ClauseWord::Span.ends(behind).is_some()
            || PartWord::During.ends(behind).is_some()
            || ActWord::TermName.ends(behind).is_some();
        if alone && named { text.len() } else { days }
    }

    /// The length of a stretch of time that a text begins with: 主汛期, 封关期间.
    fn named_stretch(&self, text: &str) -> Option<usize> {
        /// How long it may be, in characters.
        const LONG: usize = 12;
        // 夜间转移 is what the ban is about.
        let alone =
            |length: &usize| text.get(*length..).is_some_and(|rest| rest.is_empty() || actor::is_actor(rest));
        let season = PartWord::Season.begins(text).filter(alone);
        let spans = |&at: &usize| {
            let Some(before) = text.get(..at) else { return false };
            PartWord::During.ends(before).is_some()
                && PartWord::NoMoment.ends(before).is_none()
                && !before.contains('的')
        };
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONG);
        let length = ends.skip(2).find(spans).or(season)?;
        // 供暖期…要备足煤炭，不得…: what is said of another clause holds of it only where nothing else is said.
        let whole = length == text.len();
        (whole || self.word().is_some()).then_some(length)
    }

    /// 险情排除之后: when something is over.
    fn afterwards(&self) -> Option<TextRange> {
        let text = self.before_word();
        let phrase = actor::opened(text);
        let over = phrase.ends_with('后')
            && phrase.chars().count() >= 4
            && !phrase.starts_with(|c: char| c.is_ascii_digit())
            && ClauseWord::FromNow.ends(phrase).is_none()
            && PartWord::NoMoment.ends(phrase).is_none();
        // 复查签字后方可复工 says what must be done first.
        let allowed = || self.word().is_some_and(|hit| hit.value.class == DeonticClass::Permission);
        let follows = || (self.word().is_some() || self.ordered_next()) && !allowed();
        if !over || !follows() {
            return None;
        }
        // 群众转移以后，: all of it.
        let start = if self.word().is_some() { self.behind_actor(text) } else { 0 };
        let long = text.get(start..).is_some_and(|rest| rest.chars().count() >= 4);
        long.then(|| self.part(start, text.len()))?
    }
}

impl Reader<'_, '_> {
    /// 警报解除前 before a ban: until then it holds. 6月底前 has a place in the calendar.
    fn until_then(&self) -> Option<TextRange> {
        let word = self.word().filter(|&word| is_ban(word))?;
        let text = self.scan.text(TextRange::new(self.clause.start(), word.range.start()));
        let phrase = before_everybody(text);
        let until = phrase.ends_with('前')
            && phrase.chars().count() >= 4
            && PartWord::NoMoment.ends(phrase).is_none()
            && phrase.char_indices().all(|(at, first)| {
                phrase.get(at..).is_none_or(|rest| when::read(rest, first, None).is_none())
            });
        // 外出人员在警报解除前: who it is stands before.
        let within = phrase.rfind('在').map(|at| at + '在'.len_utf8());
        let within = within.filter(|&at| phrase.get(at..).is_some_and(|rest| rest.chars().count() >= 3));
        let start = within.unwrap_or_else(|| self.behind_actor(phrase));
        until.then(|| self.part(start, phrase.len()))?
    }
}

/// A phrase without the least that a ban may name: 没有来源的肉一斤 before 也不准.
fn without_least(phrase: &str) -> &str {
    let least =
        phrase.rfind('一').filter(|&at| phrase.get(at..).is_some_and(|rest| rest.chars().count() == 2));
    least.and_then(|at| phrase.get(..at)).filter(|rest| !rest.is_empty()).unwrap_or(phrase)
}

/// Whether a phrase says that something is missing: 没有许可, 手续不全; 未来 does not.
fn lacks(phrase: &str) -> bool {
    let rests = phrase.char_indices().filter_map(|(at, _)| phrase.get(at..));
    rests.into_iter().any(|rest| actor::begins_longer(PartWord::Lacks, PartWord::NoLack, rest))
}

/// Whether a text begins with words for all of a kind: 一律叫停.
pub(super) fn for_all(text: &str) -> bool {
    text.starts_with("一律") || text.starts_with("一概")
}

/// Where a phrase says of a number or a line that it is exceeded or not reached.
fn exceeding(phrase: &str) -> Option<usize> {
    /// How far behind it may stand, in characters.
    const NEAR: usize = 6;
    let numbered = |rest: &str| {
        let places = rest.char_indices().take(NEAR).filter_map(|(at, _)| rest.get(at..));
        places
            .into_iter()
            .any(|rest| rest.starts_with(quantity::is_numeral) || ActWord::Bound.begins(rest).is_some())
    };
    let mut places = phrase.char_indices().map(|(at, _)| at);
    places.find(|&at| phrase.get(at..).and_then(|rest| ActWord::Exceeds.stripped(rest)).is_some_and(numbered))
}

fn is_ban(word: Hit<Deontic>) -> bool {
    matches!(word.value.class, DeonticClass::Prohibition | DeonticClass::WeakProhibition)
}

/// The length of a range of days that a text begins with: 每月1日至20日, 5月1日至9月30日.
fn days(text: &str) -> Option<usize> {
    let mut rest = text.strip_prefix(['自', '从']).unwrap_or(text);
    while let Some(next) = part_of_day(rest) {
        rest = next;
    }
    let run = text.len() - rest.len();
    let range = text.get(..run)?;
    let (from, to) = range.split_once(['至', '到', '—'])?;
    let dated = |day: &str| day.contains(['日', '月', '时', '点', '周']);
    (dated(from) && dated(to)).then_some(run)
}

/// What follows a number or a word of a day or a stretch of days: 每月, 次日, 至.
fn part_of_day(text: &str) -> Option<&str> {
    let number = text.trim_start_matches(quantity::is_numeral);
    let counted = (number.len() < text.len()).then_some(number);
    counted.or_else(|| ActWord::Calendar.stripped(text))
}

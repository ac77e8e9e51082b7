//! What shall be done, and to what: the first verb of the clause that decides, and its object.

use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::{Scan, names};
use super::verb::{Verb, verb_of, verb_within};
use super::words::{Deontic, DeonticClass, OrderWord};
use super::{actor, addressee, clause, when};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// What is known of the directive.
pub(super) struct Asked<'a> {
    /// It forbids.
    pub(super) forbids: bool,
    /// The word that decides its modality.
    pub(super) word: Option<Hit<Deontic>>,
    /// Conditions, and what follows from failing, in order.
    pub(super) beside: &'a [TextRange],
}

impl Asked<'_> {
    /// Whether a clause is all condition, or all what follows from failing.
    fn is_beside(&self, clause: TextRange) -> bool {
        let next = self.beside.partition_point(|range| range.end() < clause.end());
        self.beside.get(next).is_some_and(|range| range.covers(clause))
    }

    /// The clauses that may say what shall be done, bans before all where it forbids; in a sentence
    /// that also forbids, an order is looked for among its orders.
    fn clauses(&self, scan: &Scan, content: TextRange) -> Vec<TextRange> {
        let all = clause::predicates(scan, content);
        let bans = |clause: &TextRange| clause::forbids(scan, content, *clause);
        let forbids = self.forbids && all.iter().any(bans);
        let fits = |clause: &TextRange| {
            let bare = scan.trimmed(*clause);
            let first = scan.deontic(*clause).next().map(|hit| hit.value.class);
            // 宁可备而不用，不可用而无备 only weighs; 要清醒看到 only leads to what is ordered.
            let weighs = first == Some(DeonticClass::Prohibition) && !bans(clause);
            bans(clause) == forbids
                && first != Some(DeonticClass::Permission)
                && !weighs
                && ClauseWord::Seen.ends(scan.text(bare)).is_none()
                && !self.is_beside(bare)
        };
        let fitting: Vec<_> = all.iter().copied().filter(fits).collect();
        let mut clauses = if fitting.is_empty() { all.to_vec() } else { fitting };
        // The strongest ban is what is forbidden; of orders the first is the main one.
        let decides = |clause: &TextRange| self.word.is_some_and(|word| clause.covers(word.range));
        clauses.sort_by_key(|clause| forbids && !decides(clause));
        clauses
    }
}

/// The first verb of what is ordered, and its object. A verb that is forbidden comes with the word that forbids it:
/// alone it would say the opposite.
pub(super) fn find(scan: &Scan, content: TextRange, asked: &Asked) -> Option<(TextRange, TextRange)> {
    let clauses = asked.clauses(scan, content);
    let marked = |clause: TextRange| scan.deontic(clause).next().is_some();
    let found = clauses.iter().find_map(|&clause| {
        let whole = || marked(clause).then(|| whole(scan, clause, asked.word)).flatten();
        // 以案为鉴，深化整改: how comes first.
        let whole = || whole().filter(|(phrase, _)| !opens_with_how(scan, *phrase));
        in_clause(scan, clause, asked.word).or_else(whole)
    });
    found.or_else(|| clauses.iter().find_map(|&clause| whole(scan, clause, asked.word)))
}

/// Whether a phrase begins with a preposition, of what is acted on excepted.
fn opens_with_how(scan: &Scan, phrase: TextRange) -> bool {
    scan.order_at(phrase.start()).is_some_and(|hit| hit.value == OrderWord::Preposition)
}

/// All that is ordered in a clause whose verb is in no list: 原原本本学.
fn whole(scan: &Scan, clause: TextRange, word: Option<Hit<Deontic>>) -> Option<(TextRange, TextRange)> {
    /// How long an action may be, in characters.
    const ACTION: usize = 30;
    let hit = word.filter(|word| clause.covers(word.range)).or_else(|| scan.deontic(clause).next());
    let at = match hit {
        Some(hit) => behind_asked(scan, hit, clause),
        None => undertaken(scan, clause)?,
    };
    let phrase = behind_day(scan, TextRange::new(at, scan.trimmed(clause).end().max(at)));
    let text = scan.text(phrase);
    let says = text.starts_with(|c: char| c.is_alphanumeric() || c == '“') && !says_how(text);
    (says && (3..=ACTION).contains(&text.chars().count()))
        .then(|| (phrase, TextRange::new(phrase.end(), phrase.end())))
}

/// Where begins what is to be done in a clause without a word of orders: behind the day (9月底前补齐…), behind those
/// who act, or both.
fn undertaken(scan: &Scan, clause: TextRange) -> Option<Offset> {
    let skipped = scan.text(clause).len() - clause::skip_openers(scan.text(clause)).len();
    let start = Offset::at(clause.start().index() + skipped);
    let timed = behind_day(scan, TextRange::new(start, clause.end()));
    let who = addressee::acting(scan, timed).map(|doer| doer.does);
    let charged = || addressee::charged(scan, scan.trimmed(timed)).map(TextRange::end);
    let done = who.or_else(charged).map(|at| behind_day(scan, TextRange::new(at, clause.end())));
    let at = done.unwrap_or(timed).start();
    (at > start).then_some(at)
}

fn in_clause(scan: &Scan, clause: TextRange, word: Option<Hit<Deontic>>) -> Option<(TextRange, TextRange)> {
    let hit = word.filter(|word| clause.covers(word.range)).or_else(|| scan.deontic(clause).next());
    let at = match hit {
        Some(hit) => behind_asked(scan, hit, clause),
        None => clause::bare_order(scan, clause).or_else(|| undertaken(scan, clause))?,
    };
    let phrase = TextRange::new(at, scan.trimmed(clause).end().max(at));
    let forbids = hit.is_some_and(|hit| bans(scan, hit));
    let verb = if forbids { forbidden(scan, phrase) } else { ordered(scan, phrase, hit)? };
    // 救治、宣传三个专班…: a row of what they are for.
    let row = verb.before.is_none() && scan.rest(verb.range.end()).starts_with('、');
    let activity = || scan.order_at(verb.range.start()).is_some_and(|hit| hit.value == OrderWord::Activity);
    if hit.is_none() && row && activity() {
        return None;
    }
    let start = hit.filter(|_| forbids).map_or(verb.range.start(), |hit| hit.range.start());
    let range = with_more(scan, verb.range, phrase.end());
    let behind = object(scan, range.end(), phrase.end());
    let named = verb.before.filter(|_| behind.is_empty() || verb.settled);
    Some((TextRange::new(start, range.end()), named.unwrap_or(behind)))
}

/// Whether a word forbids, 绝不开工 among them.
fn bans(scan: &Scan, hit: Hit<Deontic>) -> bool {
    hit.value.class == DeonticClass::Prohibition
        // 一律暂停举办.
        || hit.value.class == DeonticClass::WeakProhibition && scan.text(hit.range).contains(['不', '停', '消'])
}

/// The verb of what is ordered; behind a deontic word also a phrase that no list has.
fn ordered(scan: &Scan, phrase: TextRange, word: Option<Hit<Deontic>>) -> Option<Verb> {
    let phrase = behind_day(scan, phrase);
    // 鼓励学校、社区参与: who is asked stands before the verb.
    let by_word = word.is_some_and(|word| word.value.class == DeonticClass::Obligation);
    let unlisted = || by_word.then(|| alone(scan, phrase)).flatten().map(Verb::of);
    let verb = match scan.order_at(phrase.start()) {
        Some(_) => verb_of(scan, phrase).or_else(unlisted),
        None => unlisted().or_else(|| verb_of(scan, phrase)),
    }?;
    // 利用广播宣传知识: how comes first.
    let means = PartWord::Means.is(scan.text(verb.range));
    let meant = || verb_within(scan, TextRange::new(verb.range.end(), phrase.end())).map(Verb::of);
    means.then(meant).flatten().or(Some(verb))
}

/// Two or four characters up to a mark are one phrase: 见血见肉, 预警; 再硬一些 only says how.
fn alone(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let text = scan.text(phrase);
    let length: usize = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let (words, behind) = text.split_at_checked(length)?;
    let whole = matches!(words.chars().count(), 2 | 4) && (behind.is_empty() || behind.starts_with('、'));
    (whole && !says_how(words))
        .then(|| TextRange::at(phrase.start().index(), phrase.start().index() + length))
}

/// 再硬一些, 有人管: no action.
fn says_how(phrase: &str) -> bool {
    phrase.starts_with(['再', '更', '比', '有', '是', '像', '能', '会', '让', '使', '很'])
        || phrase.ends_with("一些")
        || phrase.ends_with("一点")
}

/// Where the verb behind a deontic word may begin: 请 may name first who is asked.
fn behind_asked(scan: &Scan, deontic: Hit<Deontic>, clause: TextRange) -> Offset {
    let asks = matches!(deontic.value.class, DeonticClass::Request | DeonticClass::Encouragement);
    let word = scan.without_place(deontic.range);
    let rest = TextRange::new(word.end(), clause.end());
    let named = || addressee::acting(scan, clause).map(|doer| doer.does).filter(|&does| does > rest.start());
    asks.then(|| named().or_else(|| clause::bare_order(scan, rest))).flatten().unwrap_or(rest.start())
}

/// A verb with those right behind it (健全完善, 配齐配强), and how it ends (安排好, 认识到).
fn with_more(scan: &Scan, verb: TextRange, end: Offset) -> TextRange {
    // 建立关爱机制: two characters behind make a noun of the next.
    let noun = |hit: &Hit<OrderWord>| {
        let rest = scan.text(TextRange::new(hit.range.end(), end));
        // 认识做好这项工作的重要性: what is to be done is what is seen.
        rest.chars().count() == 2 || rest.ends_with('性')
    };
    // 坚持严管, 加强排查: the next verb is what it governs; 压紧压实 are one.
    let pair = scan.text(verb).chars().next() == scan.rest(verb.end()).chars().next();
    let governs = !pair && ClauseWord::Governs.ends(scan.text(verb)).is_some();
    let joins = |hit: &Hit<OrderWord>| {
        // 复盘总结, 排查管控: two that end the phrase.
        let last = hit.range.end() == end && hit.range.len() == verb.len();
        // 保障封控区, 严把复工复产关口, 健全组织机构: part of a noun.
        let part = names(ClauseWord::Body, scan.rest(hit.range.end()))
            || scan
                .order_at(hit.range.end())
                .is_some_and(|next| next.value.is_verb() && next.range.end() < end)
            || scan.text(hit.range) == "组织";
        hit.range.end() <= end
            && !part
            && !governs
            && (hit.value == OrderWord::Verb && !noun(hit) || hit.value == OrderWord::Activity && last)
    };
    let next = scan.order_at(verb.end()).filter(joins);
    let end = next.map_or(verb.end(), |hit| hit.range.end());
    let rest = scan.rest(end);
    let result = rest.chars().next().filter(|c| matches!(c, '起' | '好' | '到' | '住'));
    let other =
        ClauseWord::NoBody.begins(rest).is_some() || rest.starts_with("到位") || rest.starts_with("到底");
    let raised = rest.starts_with('来') && scan.text(TextRange::new(verb.start(), end)).ends_with('起');
    let back = if raised || rest.starts_with("起来") { '来'.len_utf8() } else { 0 };
    let result = result.filter(|_| !other).map_or(0, char::len_utf8) + back;
    TextRange::at(verb.start().index(), end.index() + result)
}

/// A phrase without the time that it begins with: 于6月底前完成 → 完成.
fn behind_day(scan: &Scan, phrase: TextRange) -> TextRange {
    let timed = scan.text(phrase).trim_start_matches(['于', '在']);
    let read = timed.chars().next().and_then(|first| when::read(timed, first, None));
    let rest = match read {
        // 限期整改, 立即报告: how it is done, not when.
        Some((length, _)) if timed.get(..length).is_some_and(|time| time.ends_with(['前', '内', '日'])) => {
            // 于开学前7天返校.
            let lead = |rest: &str| when::number(rest).and_then(|(_, rest)| when::unit(rest)?.1).is_some();
            timed.get(length..).filter(|rest| !lead(rest)).unwrap_or(timed)
        }
        _ => actor::behind_time(timed),
    };
    let skipped = if rest == timed { 0 } else { phrase.len() - rest.len() };
    TextRange::new(Offset::at(phrase.start().index() + skipped), phrase.end())
}

/// The same behind a ban, which stands right before what it forbids; and anything can be forbidden.
fn forbidden(scan: &Scan, phrase: TextRange) -> Verb {
    let skipped = ClauseWord::Wrongly.begins(scan.text(phrase)).unwrap_or_default();
    let phrase = TextRange::new(Offset::at(phrase.start().index() + skipped), phrase.end());
    let listed = scan.order_at(phrase.start()).and_then(|_| verb_of(scan, phrase));
    // 严禁新建、改建、扩建: all of them.
    let one = |verb: &Verb| !scan.rest(verb.range.end()).starts_with('、');
    listed.filter(one).unwrap_or_else(|| Verb::of(phrase))
}

/// Where 于6月底前 begins in a phrase.
fn day_within(scan: &Scan, phrase: TextRange) -> Option<Offset> {
    let text = scan.text(phrase);
    let is_day = |&(_, rest): &(usize, &str)| rest.starts_with(|c: char| c.is_ascii_digit());
    let mut behind =
        text.match_indices('于').filter_map(|(at, word)| Some((at, text.get(at + word.len()..)?)));
    behind.find(is_day).map(|(at, _)| Offset::at(phrase.start().index() + at))
}

/// Where the next of a row of verbs begins: 合理安排 in 自身防护、合理安排轮班, 研究 in 问题、研究问题; not in a row
/// of nouns (核酸检测、消杀通风等工作).
fn next_verb(scan: &Scan, phrase: TextRange) -> Option<Offset> {
    let text = scan.text(phrase);
    let nouns = text.contains('等') || ClauseWord::Row.ends(text).is_some();
    let acts = |&(at, mark): &(usize, &str)| {
        let next = Offset::at(phrase.start().index() + at + mark.len());
        let Some(hit) = scan.order_at(next).filter(|_| scan.layout.opaque_at(next).is_none()) else {
            return false;
        };
        let rest = scan.text(TextRange::new(hit.range.end(), phrase.end().max(hit.range.end())));
        let object = rest.split('、').next().unwrap_or_default();
        let governs = object.chars().count() >= 2 && scan.order_at(hit.range.end()).is_none();
        // 落实不力、失职渎职的干部: all of it describes.
        let describes = nouns || rest.contains('的');
        match hit.value {
            OrderWord::Adverb => true,
            OrderWord::Verb => !describes && governs,
            OrderWord::Activity => governs && text.get(..at).is_some_and(|before| before.ends_with(object)),
            _ => false,
        }
    };
    let (at, _) = text.match_indices('、').find(acts)?;
    Some(Offset::at(phrase.start().index() + at))
}

/// What stands behind a verb, up to the next of a row of verbs, the next deontic word or a day.
fn object(scan: &Scan, from: Offset, end: Offset) -> TextRange {
    let from = from.min(end);
    let rest = TextRange::new(from, end);
    let stop = scan.deontic(rest).next().map_or(end, |hit| hit.range.start());
    let end = day_within(scan, TextRange::new(from, stop)).unwrap_or(stop);
    let end = clause::acted_on(scan, TextRange::new(from, end)).unwrap_or(end);
    let end = next_verb(scan, TextRange::new(from, end)).unwrap_or(end);
    // 成立由某某任组长的…: what begins here is no noun.
    let text = scan.text(TextRange::new(from, end));
    let none = text.starts_with(['、', '，', '。', '由', '以', '”'])
        || text.ends_with('的')
        || ClauseWord::Result.is(text);
    TextRange::new(from, if none { from } else { end })
}

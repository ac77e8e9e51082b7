//! The verb of a phrase that begins behind the deontic word or the actor.

use super::addressee::charged;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::{Scan, names};
use super::words::OrderWord;
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// A verb, with what it acts on where that stands before it: 对…进行排查, 把…落实到位.
pub(super) struct Verb {
    /// Where it stands.
    pub(super) range: TextRange,
    /// What it acts on, where that stands before it.
    pub(super) before: Option<TextRange>,
    /// Whatever stands behind it is not what it acts on.
    pub(super) settled: bool,
}

impl Verb {
    /// A verb by itself.
    pub(super) fn of(range: TextRange) -> Self {
        Self { range, before: None, settled: false }
    }
}

/// The verb of a phrase that begins behind the deontic word or the actor.
pub(super) fn verb_of(scan: &Scan, phrase: TextRange) -> Option<Verb> {
    let mut rest = phrase;
    let mut adverb = None;
    while let Some(hit) = scan.order_at(rest.start()).filter(|hit| hit.range.end() <= phrase.end()) {
        rest = TextRange::new(hit.range.end(), phrase.end());
        match hit.value {
            OrderWord::Verb | OrderWord::Activity => match noun(scan, hit, phrase.end()) {
                Some(end) => rest = TextRange::new(end, phrase.end()),
                None => return Some(Verb::of(hit.range)),
            },
            OrderWord::Object => return acts_on(scan, hit, rest),
            OrderWord::Preposition => return behind_preposition(scan, hit, rest),
            OrderWord::Adverb | OrderWord::Either => {
                adverb = Some(hit);
                rest = behind_particle(scan, rest);
            }
        }
    }
    // 扩种增收 is one phrase.
    let phrase_of_four = scan.text(rest).chars().take_while(|c| c.is_alphabetic()).count() == 4;
    let deed = deed_at(scan, rest).filter(|_| adverb.is_none() || !phrase_of_four);
    let verb = match adverb {
        _ if deed.is_some() => deed,
        Some(hit) if hit.value == OrderWord::Either => Some(hit.range),
        // 兑现一律“免申即享”: how, not what.
        Some(hit) if matches!(scan.text(hit.range), "一律" | "一概" | "全部") => {
            unlisted_verb(scan, rest)
        }
        // 深入基层一线, 深入高校开展宣传: where to.
        Some(hit) if scan.text(hit.range) == "深入" && PartWord::Scene.begins(scan.text(rest)).is_some() => {
            verb_within(scan, rest).or(Some(hit.range))
        }
        // 带头到基层解决问题: where, or with whom, stands first.
        Some(_) if scan.text(rest).starts_with(['到', '向', '为', '给', '与', '同']) => {
            verb_within(scan, rest)
        }
        Some(hit) => unlisted_verb(scan, rest).or(Some(hit.range)),
        // 逐仓逐库清点.
        None if scan.text(rest).starts_with('逐') && scan.text(rest).chars().nth(2) == Some('逐') => {
            let skipped: usize = scan.text(rest).chars().take(4).map(char::len_utf8).sum();
            unlisted_verb(scan, TextRange::at(rest.start().index() + skipped, phrase.end().index()))
        }
        // 逐台开展…: an adverb that is in no list.
        None => verb_within(scan, near(scan, rest)),
    };
    verb.map(Verb::of)
}

/// Where the noun ends that a verb only begins: 整改方案 in 整改方案由书记审, 兑现 in 兑现一律从快; none in 审核方案.
fn noun(scan: &Scan, hit: Hit<OrderWord>, end: Offset) -> Option<Offset> {
    // 封控村的地.
    let name = PartWord::NamePart.begins(scan.rest(hit.range.start())).filter(|&name| name > hit.range.len());
    let name = name.map(|name| Offset::at(hit.range.start().index() + name)).filter(|&name| name <= end);
    if name.is_some() {
        return name;
    }
    let behind = scan.text(TextRange::new(hit.range.end(), end.max(hit.range.end())));
    let activity = hit.value == OrderWord::Activity;
    let told = behind.starts_with(['由', '均']) || ClauseWord::Breach.begins(behind).is_some();
    if behind.starts_with('的')
        || behind.starts_with("一律")
        || behind.starts_with("一概")
        || activity && told
    {
        return Some(hit.range.end());
    }
    let length = ClauseWord::Product.begins(behind).filter(|_| activity)?;
    let more = behind.get(length..)?.chars().next()?;
    (more.is_alphanumeric() && !"和与及的制等中上".contains(more))
        .then(|| Offset::at(hit.range.end().index() + length))
}

/// The verb behind 对 or 把, and what stands between: 对…进行排查, 把…落实到位, 把…作为….
fn acts_on(scan: &Scan, hit: Hit<OrderWord>, rest: TextRange) -> Option<Verb> {
    let moves = matches!(scan.text(hit.range), "把" | "将");
    let light = light(scan, rest);
    let range = match light {
        Some(light) => {
            let rest = TextRange::new(light.end(), rest.end());
            let listed = verb_of(scan, rest).map(|verb| verb.range);
            let within = || verb_within(scan, rest).or_else(|| unlisted_verb(scan, rest));
            listed.or_else(within).unwrap_or(light)
        }
        None if moves => moved(scan, rest)?,
        None => behind_manner(scan, rest).or_else(|| verb_within(scan, rest))?,
    };
    let object = TextRange::new(rest.start(), light.map_or(range.start(), |light| light.start()));
    // 对缓返学生建立关爱机制 acts on what follows.
    let settled = moves || light.is_some();
    let object = without_manner(scan, object);
    // 重大隐患该停产的: no noun.
    let text = scan.text(object);
    let object = if text.ends_with('的') || text.contains("的由") {
        TextRange::new(range.start(), range.start())
    } else {
        object
    };
    Some(Verb { range, before: Some(object), settled })
}

/// What is done with what 把 names: 放到, 分解, 查清楚, 报 in 隐患清单报县防办. What stands there has an outcome or a
/// receiver behind it, or ends the clause; else the verb was read out of a noun: 整治 in 环境整治同旅游发展结合起来.
fn moved(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let listed = || verb_within(scan, phrase);
    let verb = || {
        listed().filter(|&range| scan.order_at(range.start()).is_some_and(|hit| hit.value == OrderWord::Verb))
    };
    let deed = || deed_within(scan, phrase);
    // 检查到: 查到 cuts the word.
    let whole = || listed().filter(|listed| deed().is_some_and(|deed| listed.overlaps(deed)));
    let found = placing(scan, phrase).or_else(verb).or_else(whole).or_else(deed).or_else(listed);
    let settled = found.filter(|&found| is_settled(scan, found, phrase.end()));
    // 突发封控、突发停课: neither.
    let noun = |found: &TextRange| {
        let listed = scan.order_at(found.start()).map(|hit| hit.value);
        listed == Some(OrderWord::Activity) || scan.rest(found.end()).starts_with('、')
    };
    settled
        .or_else(|| with_outcome(scan, phrase))
        .or_else(|| last_verb(scan, phrase))
        .or_else(|| found.filter(|found| !noun(found)))
}

/// Whether an outcome or a receiver stands behind a verb, or nothing.
fn is_settled(scan: &Scan, verb: TextRange, end: Offset) -> bool {
    let (done, behind) = (scan.text(verb), scan.text(TextRange::new(verb.end(), end.max(verb.end()))));
    let pair = done.chars().next() == behind.chars().next();
    behind.is_empty()
        || pair
        // 把思想摆进去、把职责摆进去.
        || behind.starts_with("、把")
        || behind.starts_with("、将")
        || behind.starts_with([
            '来', '去', '到', '在', '给', '至', '于', '成', '为', '进', '入', '向', '得', '一', '作',
        ])
        || PartWord::Outcome.begins(behind).is_some()
        || done.ends_with(['到', '在', '给', '为', '成', '入', '进'])
        || PartWord::Gives.within(done)
        || ClauseWord::Placing.is(done)
}

/// The verb before the last outcome of two characters: 结合起来, 落实到位.
fn with_outcome(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    /// How much may stand behind it, in bytes: 结合起来抓.
    const NEAR: usize = 3 * 2;
    let text = scan.text(phrase);
    let long = |rest: &str| PartWord::Outcome.begins(rest).filter(|&length| length > '好'.len_utf8());
    let mut ends = text.char_indices().filter_map(|(at, _)| Some((at, at + long(text.get(at..)?)?)));
    let (at, end) = ends.find(|&(_, end)| text.len() - end <= NEAR)?;
    let behind = text.get(..at)?;
    let starts = behind.char_indices().rev().map(|(at, _)| at).take(4);
    let known = |&from: &usize| {
        let place = Offset::at(phrase.start().index() + from);
        let word = behind.get(from..).unwrap_or_default();
        from > 0
            && (scan.order_at(place).is_some_and(|hit| hit.value.is_verb() && hit.range.len() == word.len())
                || PartWord::Deed.is(word)
                || PartWord::Hand.is(word))
    };
    let two = || behind.char_indices().nth_back(1).map(|(at, _)| at).filter(|&from| from > 0);
    // 结合起来: most verbs have two characters.
    let joint = || two().filter(|_| text.get(at..end) == Some("起来"));
    let from = starts.into_iter().filter(known).last().or_else(joint)?;
    let start = phrase.start().index();
    Some(TextRange::at(start + from, start + end))
}

/// The first of the verbs that end a phrase: 抓紧 in 集体经济抓紧抓实.
fn last_verb(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let verbal = |at: Offset| {
        let listed = scan.order_at(at).filter(|hit| hit.value.is_verb() || hit.value.is_adverb());
        listed.map(|hit| hit.range).or_else(|| deed_at(scan, TextRange::new(at, phrase.end())))
    };
    places(scan, phrase).find_map(|at| {
        let first = verbal(at).filter(|_| !scan.order_at(at).is_some_and(|hit| hit.value.is_adverb()))?;
        let mut end = first.end();
        while let Some(next) = verbal(end).filter(|_| end < phrase.end()) {
            end = next.end();
        }
        (end == phrase.end()).then_some(first)
    })
}

/// The verb behind the adverb that stands before it: 查验 in 食堂索证索票、餐具消毒逐项查验.
fn behind_manner(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    places(scan, phrase).find_map(|at| {
        let adverb = scan.order_at(at).filter(|hit| hit.value == OrderWord::Adverb)?;
        // 开展全链条打击: the verb before governs.
        if ClauseWord::Governs.ends(scan.text(TextRange::new(phrase.start(), at))).is_some() {
            return None;
        }
        let behind = TextRange::new(adverb.range.end().min(phrase.end()), phrase.end());
        let listed = scan.order_at(behind.start()).filter(|hit| hit.value.is_verb()).map(|hit| hit.range);
        let verb = listed.or_else(|| deed_at(scan, behind))?;
        (verb.end() <= phrase.end() && !is_named(scan, verb)).then_some(verb)
    })
}

/// The verb at the start of a phrase that is no sign of an order by itself: 邀请, 查清楚, 报 before 县政府.
pub(super) fn deed_at(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let text = scan.text(phrase);
    let handled = || {
        let hand = PartWord::Hand.begins(text)?;
        Some(hand + PartWord::Outcome.begins(text.get(hand..)?)?)
    };
    let reports = || PartWord::ReportsTo.begins(text).map(|_| '报'.len_utf8());
    let length = PartWord::Deed.begins(text).max(handled()).or_else(reports)?;
    let range = TextRange::at(phrase.start().index(), phrase.start().index() + length);
    (!is_named(scan, range) && !names(ClauseWord::Body, scan.rest(range.end()))).then_some(range)
}

/// The first such verb in a phrase.
fn deed_within(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    places(scan, phrase).find_map(|at| deed_at(scan, TextRange::new(at, phrase.end())))
}

/// The deed that ends a phrase of means: 下功夫 in 在“快”字上下功夫; none in 在征集31人的基础上.
fn last_deed(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let listed = |at: Offset| {
        PartWord::Deed.begins(scan.text(TextRange::new(at, phrase.end()))).map(|length| (at, length))
    };
    let (at, length) = places(scan, phrase).find_map(listed)?;
    let range = TextRange::at(at.index(), at.index() + length);
    let before = scan.text(TextRange::new(phrase.start(), at));
    let behind = scan.text(TextRange::new(range.end(), phrase.end()));
    (!before.ends_with('、') && !behind.contains('的')).then_some(range)
}

/// 负责的, 落实情况, 派出所: what is done only describes, or is part of a name.
fn is_named(scan: &Scan, verb: TextRange) -> bool {
    let behind = scan.rest(verb.end());
    let part = PartWord::NamePart.begins(scan.rest(verb.start())).is_some_and(|length| length > verb.len());
    part || behind.starts_with('的') || behind.starts_with("情况")
}

/// 进行 in 外来人员进行全面排查: a verb without a meaning of its own.
fn light(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    places(scan, phrase).find_map(|at| {
        let length = ClauseWord::Light.begins(scan.text(TextRange::new(at, phrase.end())))?;
        Some(TextRange::at(at.index(), at.index() + length))
    })
}

/// What is acted on, without how: 危险路段逐段 → 危险路段.
fn without_manner(scan: &Scan, phrase: TextRange) -> TextRange {
    let manner = places(scan, phrase).find(|&at| at < phrase.end() && scan.only_adverbs(at, phrase.end()));
    TextRange::new(phrase.start(), manner.unwrap_or(phrase.end()))
}

/// The verb behind another preposition; behind 由, that of who is put in charge.
fn behind_preposition(scan: &Scan, hit: Hit<OrderWord>, rest: TextRange) -> Option<Verb> {
    // 以停产为名逃避检查: the pretext is no part of it.
    let text = scan.text(rest);
    let pretext = || {
        let behind = |at| Some(at + PartWord::Pretext.begins(text.get(at..)?)?);
        text.char_indices().find_map(|(at, _)| behind(at)).map(|end| rest.start().index() + end)
    };
    if let Some(behind) = (scan.text(hit.range) == "以").then(pretext).flatten() {
        return verb_behind(scan, TextRange::at(behind, rest.end().index()));
    }
    match charged(scan, TextRange::new(hit.range.start(), rest.end())) {
        Some(who) => verb_of(scan, TextRange::new(who.end(), rest.end())),
        None => {
            // 用大喇叭把政策讲到户: what is acted on stands behind the means.
            let moves =
                |at: Offset| scan.order_at(at).filter(|hit| matches!(scan.text(hit.range), "把" | "将"));
            if let Some(hit) = places(scan, rest).find_map(moves) {
                return acts_on(scan, hit, TextRange::new(hit.range.end(), rest.end()));
            }
            let verb = verb_within(scan, rest).or_else(|| last_deed(scan, rest))?;
            // 会同公路养护单位: those who act along have names.
            let acts = scan.text(hit.range) != "会同"
                || scan.order_at(verb.start()).is_some_and(|verb| verb.value == OrderWord::Verb);
            acts.then(|| Verb::of(verb))
        }
    }
}

/// A phrase without the 地 that it begins with: 紧密地团结 → 团结.
fn behind_particle(scan: &Scan, phrase: TextRange) -> TextRange {
    let text = scan.text(phrase);
    let skipped = if text.starts_with('地') && !text.starts_with("地方") { '地'.len_utf8() } else { 0 };
    TextRange::at(phrase.start().index() + skipped, phrase.end().index())
}

/// The verb right behind a pretext, listed or not.
fn verb_behind(scan: &Scan, rest: TextRange) -> Option<Verb> {
    match scan.order_at(rest.start()) {
        Some(_) => verb_of(scan, rest),
        None => unlisted_verb(scan, rest).map(Verb::of),
    }
}

/// The first six characters of a phrase.
fn near(scan: &Scan, phrase: TextRange) -> TextRange {
    let length: usize = scan.text(phrase).chars().take(6).map(char::len_utf8).sum();
    TextRange::at(phrase.start().index(), phrase.start().index() + length)
}

/// The verb behind an adverb, where no list has it: most have two characters, and four up to a mark are one phrase.
fn unlisted_verb(scan: &Scan, rest: TextRange) -> Option<TextRange> {
    let text = scan.text(rest);
    let phrase = text.chars().take_while(|c| c.is_alphabetic()).count();
    let listed = text.chars().nth(phrase) == Some('、');
    // 包最难的案: a verb of one character.
    let single = text.chars().nth(1).is_some_and(|c| "最更这那每各".contains(c));
    let length = length_of(phrase, listed);
    let length = if single && length == 2 { 1 } else { length };
    let chars = text.chars().take(length).take_while(|c| c.is_alphabetic());
    let length: usize = chars.map(char::len_utf8).sum();
    (length > 0).then(|| TextRange::at(rest.start().index(), rest.start().index() + length))
}

/// The first word of placing in a phrase: 作为 behind 把学习贯彻…, 写进.
fn placing(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    places(scan, phrase).find_map(|at| {
        let length = ClauseWord::Placing.begins(scan.text(TextRange::new(at, phrase.end())))?;
        Some(TextRange::at(at.index(), at.index() + length))
    })
}

/// The first verb in a phrase, one character in at the earliest: of orders or of placing (写进, 作为), else an activity,
/// which may be part of a name. In 落实情况, 负责的 it is none.
pub(super) fn verb_within(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let placed = placing(scan, phrase);
    let end = placed.map_or(phrase.end(), |verb| verb.start());
    let mut activity = None;
    for at in places(scan, TextRange::new(phrase.start(), end)) {
        // 整改不到位不复产: what is not done.
        let denied = scan.text(TextRange::new(phrase.start(), at)).ends_with(['不', '未']);
        let hit = scan.order_at(at).filter(|hit| !denied && hit.range.end() <= phrase.end());
        match hit {
            Some(hit) if hit.value == OrderWord::Verb && !is_named(scan, hit.range) => {
                return Some(hit.range);
            }
            Some(hit) if hit.value == OrderWord::Activity => activity = activity.or(Some(hit.range)),
            _ => {}
        }
    }
    placed.or(activity)
}

/// The places in a phrase where a verb may begin, one character in at the earliest.
fn places(scan: &Scan, phrase: TextRange) -> impl Iterator<Item = Offset> {
    let starts = scan.text(phrase).char_indices().skip(1).take(60);
    starts
        .map(move |(at, _)| Offset::at(phrase.start().index() + at))
        .filter(|&at| scan.layout.opaque_at(at).is_none())
}

/// How many characters of a phrase are its verb: all of four up to a mark, one of three (稳就业), else two.
fn length_of(phrase: usize, listed: bool) -> usize {
    match phrase {
        4 if !listed => 4,
        3 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::super::speaker::People;
    use super::*;

    /// Phrases, their verb, and what it acts on where that stands before it.
    const VERBS: &[(&str, &str, &str)] = &[
        ("把环境整治同发展乡村旅游结合起来", "结合起来", "环境整治同发展乡村旅游"),
        ("把发展壮大集体经济抓紧抓实", "抓实", "发展壮大集体经济"),
        ("把巡河记录晒出来", "晒出来", "巡河记录"),
        ("把检查结果报县政府", "报", "检查结果"),
        ("把整改任务分解到岗到人", "分解", "整改任务"),
        ("把办公用房腾出来", "腾出", "办公用房"),
        ("把思想摆进去、把工作摆进去", "摆进去", "思想"),
        ("对口罩、消毒液实行统一调配", "实行", ""),
        ("带头包最难的案", "包", ""),
        ("深入基层一线", "深入", ""),
        ("深入驻区高校开展宣传", "开展", ""),
    ];

    #[test]
    fn verbs() {
        for &(text, verb, object) in VERBS {
            let people = People::of(&[], &[]);
            let scan = Scan::of(text, TextRange::of(text), &people);
            let found = verb_of(&scan, TextRange::of(text)).expect(text);
            let before = found.before.filter(|_| found.settled).map_or("", |range| scan.text(range));
            assert_eq!((scan.text(found.range), before), (verb, object), "{text}");
        }
    }
}

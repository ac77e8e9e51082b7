//! The parts of a directive: who shall do what to what, how much, on what condition, or else what. Suggestions:
//! they follow the surface of clauses, and leave out what no cue shows.

use super::super::model::{Part, SpanKind};
use super::clause_word::ClauseWord;
use super::scan::Scan;
use super::sentence::CLAUSE_MARKS;
use super::words::{Deontic, DeonticClass, OrderWord};
use super::{actor, clause, quantity};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// Finds the parts of a directive, in text order; of one that forbids, what is forbidden is its action.
pub(super) fn find(scan: &Scan, content: TextRange, forbids: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |kind, range: TextRange| {
        if !range.is_empty() {
            parts.push(Part { kind, range });
        }
    };
    scan.layout.opaque_in(content).filter(|&r| is_term(scan, r)).for_each(|r| add(SpanKind::Term, r));
    let own = |r: &TextRange| scan.layout.opaque_at(r.start()).is_none();
    quantity::find(scan.base, content).filter(own).for_each(|r| add(SpanKind::Quantity, r));
    responsible(scan, content).into_iter().for_each(|r| add(SpanKind::Addressee, r));
    // What follows from failing stands behind a condition.
    let mut conditional = false;
    for piece in scan.layout.cut(content, &CLAUSE_MARKS) {
        let bare = trimmed(scan, piece);
        let condition = condition(scan, bare);
        conditional |= condition.is_some() || ClauseWord::Else.begins(scan.text(bare)).is_some();
        let rest = TextRange::new(condition.map_or(bare.start(), |range| range.end()), bare.end());
        if conditional && ClauseWord::Sanction.within(scan.text(rest)) {
            add(SpanKind::Sanction, rest);
        }
        condition.into_iter().for_each(|range| add(SpanKind::Condition, range));
        for range in [addressee(scan, piece), charged(scan, bare)].into_iter().flatten() {
            add(SpanKind::Addressee, range);
        }
    }
    if let Some((action, object)) = action(scan, content, forbids) {
        add(SpanKind::Action, action);
        add(SpanKind::Object, object);
    }
    parts.sort_by_key(|p| (p.range.start(), p.range.end(), p.kind));
    parts
}

/// A clause without its mark.
fn trimmed(scan: &Scan, piece: TextRange) -> TextRange {
    let text = scan.text(piece).trim_end_matches(|c: char| !c.is_alphanumeric() && !"”’》）".contains(c));
    TextRange::at(piece.start().index(), piece.start().index() + text.len())
}

/// A quoted formula: “五包一”.
fn is_term(scan: &Scan, range: TextRange) -> bool {
    scan.text(range).starts_with(['“', '‘', '「'])
}

/// The phrase before the deontic word, or before the verb of a bare order.
fn addressee(scan: &Scan, piece: TextRange) -> Option<TextRange> {
    let end = match scan.deontic(piece).next() {
        Some(hit) => hit.range.start(),
        None => clause::bare_order(scan, piece)?,
    };
    let before = actor::opened(scan.text(TextRange::new(piece.start(), end)));
    let phrase = actor::behind_time(before);
    let start = end.index() - phrase.len();
    actor::named(phrase).map(|name| TextRange::at(start, start + name.len()))
}

/// Who is put in charge in a clause: 由市委督查室逐件交办 → 市委督查室.
fn charged(scan: &Scan, clause: TextRange) -> Option<TextRange> {
    /// Within so many characters a name may go on: 市委 of 市委督查室.
    const STEP: usize = 4;
    let text = scan.text(clause);
    if ClauseWord::Verbal.within(text)
        && ["任组长", "任副组长", "担任"].iter().any(|post| text.contains(post))
    {
        return None;
    }
    let (at, word) = text.match_indices('由').find(|&(at, _)| {
        let place = Offset::at(clause.start().index() + at);
        let reason = text.get(..at).is_some_and(|before| before.ends_with(['理', '自', '缘', '事', '经']));
        !reason && scan.order_at(place).is_some_and(|hit| ClauseWord::Charged.is(scan.text(hit.range)))
    })?;
    let rest = text.get(at + word.len()..)?;
    let start = clause.start().index() + at + word.len();
    let mut end = 0;
    for (from, c) in
        rest.char_indices().take(24).take_while(|(_, c)| c.is_alphanumeric() || "、（）".contains(*c))
    {
        let next = from + c.len_utf8();
        if end > 0 && rest.get(end..next).is_some_and(|more| more.chars().count() > STEP) {
            break;
        }
        if scan.order_at(Offset::at(start + from)).is_some_and(|hit| hit.value.is_adverb()) {
            break;
        }
        end = if actor::is_actor(rest.get(..next)?) { next } else { end };
    }
    (end > 0).then(|| TextRange::at(start, start + end))
}

/// （责任单位：…） behind the sentence.
fn responsible(scan: &Scan, content: TextRange) -> Option<TextRange> {
    let near = Offset::at(content.end().index() + 3 * 80);
    let rest = scan.text(TextRange::new(content.end(), near.min(scan.block.end()).max(content.end())));
    let inner = rest.strip_prefix(['（', '('])?;
    let named = ClauseWord::Responsible.stripped(inner)?;
    let end = named.find(['）', ')', '；', '。'])?;
    let start = content.end().index() + rest.len() - named.len();
    Some(TextRange::at(start, start + end))
}

/// What a clause makes a condition, up to its deontic word or what follows from failing: 非经批准不得实施 →
/// 非经批准, 违反规定的依法处罚 → 违反规定的.
fn condition(scan: &Scan, clause: TextRange) -> Option<TextRange> {
    let end = scan.deontic(clause).next().map_or(clause.end(), |hit| hit.range.start());
    let text = scan.text(TextRange::new(clause.start(), end));
    let mut failing = text.match_indices('的').map(|(at, word)| text.split_at(at + word.len()));
    let text = failing.find(|(_, rest)| ClauseWord::Sanction.within(rest)).map_or(text, |(of, _)| of);
    let phrase = actor::opened(text);
    let begins = ClauseWord::Condition.begins(phrase).is_some();
    let whole = phrase.ends_with(['的', '时', '后', '前', '外']) || ClauseWord::If.begins(phrase).is_some();
    let range = TextRange::at(clause.start().index(), clause.start().index() + text.len());
    (begins && whole).then_some(range)
}

/// The first verb of what is ordered, and its object. A verb that is forbidden comes with the word that forbids it:
/// alone it would say the opposite.
fn action(scan: &Scan, content: TextRange, forbids: bool) -> Option<(TextRange, TextRange)> {
    let mut clauses = clause::predicates(scan, content);
    let bans = |clause: &TextRange| {
        scan.deontic(*clause).next().is_some_and(|hit| hit.value.class == DeonticClass::Prohibition)
    };
    clauses.sort_by_key(|clause| forbids && !bans(clause));
    clauses.into_iter().find_map(|predicate| {
        let hit = scan.deontic(predicate).next();
        let at = hit.map_or_else(
            || clause::bare_order(scan, predicate),
            |hit| Some(behind_asked(scan, hit, predicate)),
        )?;
        let phrase = TextRange::new(at, trimmed(scan, predicate).end().max(at));
        let forbids = hit.is_some_and(|hit| hit.value.class == DeonticClass::Prohibition);
        let found = if forbids { forbidden(scan, phrase) } else { verb_of(scan, behind_day(scan, phrase)) };
        let (verb, before) = found?;
        let start = hit.filter(|_| forbids).map_or(verb.start(), |hit| hit.range.start());
        let verb = with_more(scan, verb, phrase.end());
        let behind = object(scan, verb.end(), phrase.end());
        // 对缓返学生建立关爱机制 acts on what follows, 把…落实到人 on what stands before.
        let named = before.filter(|before| {
            behind.is_empty()
                || scan.text(TextRange::new(phrase.start(), before.start())).contains(['把', '将'])
        });
        let object = named.unwrap_or(behind);
        Some((TextRange::new(start, verb.end()), object))
    })
}

/// Where the verb behind a deontic word may begin: 请 may name first who is asked.
fn behind_asked(scan: &Scan, deontic: Hit<Deontic>, clause: TextRange) -> Offset {
    let asks = matches!(deontic.value.class, DeonticClass::Request | DeonticClass::Encouragement);
    let rest = TextRange::new(deontic.range.end(), clause.end());
    asks.then(|| clause::bare_order(scan, rest)).flatten().unwrap_or(rest.start())
}

/// A verb with those right behind it: 健全完善, 配齐配强.
fn with_more(scan: &Scan, verb: TextRange, end: Offset) -> TextRange {
    // 建立关爱机制: two characters behind make a noun of the next.
    let noun = |hit: &Hit<OrderWord>| {
        let rest = scan.text(TextRange::new(hit.range.end(), end));
        // 认识做好这项工作的重要性: what is to be done is what is seen.
        rest.chars().count() == 2 || rest.ends_with('性')
    };
    let next = scan.order_at(verb.end()).filter(|hit| hit.value == OrderWord::Verb && hit.range.end() <= end);
    let end = next.filter(|hit| !noun(hit)).map_or(verb.end(), |hit| hit.range.end());
    let result = scan.rest(end).chars().next().filter(|c| matches!(c, '起' | '好'));
    TextRange::at(verb.start().index(), end.index() + result.map_or(0, char::len_utf8))
}

/// A phrase without the time that it begins with: 于6月底前完成 → 完成.
fn behind_day(scan: &Scan, phrase: TextRange) -> TextRange {
    let timed = scan.text(phrase).trim_start_matches(['于', '在']);
    let rest = actor::behind_time(timed);
    let skipped = if rest == timed { 0 } else { phrase.len() - rest.len() };
    TextRange::new(Offset::at(phrase.start().index() + skipped), phrase.end())
}

/// The same behind a ban, which stands right before what it forbids; and anything can be forbidden.
fn forbidden(scan: &Scan, phrase: TextRange) -> Option<(TextRange, Option<TextRange>)> {
    let skipped = ClauseWord::Wrongly.begins(scan.text(phrase)).unwrap_or_default();
    let phrase = TextRange::new(Offset::at(phrase.start().index() + skipped), phrase.end());
    match scan.order_at(phrase.start()) {
        Some(_) => verb_of(scan, phrase),
        None => Some((phrase, None)),
    }
}

/// The verb of a phrase that begins behind the deontic word or the actor; and its object where that stands
/// before it: 对…进行排查, 把…落实到位.
fn verb_of(scan: &Scan, phrase: TextRange) -> Option<(TextRange, Option<TextRange>)> {
    let mut rest = phrase;
    let mut adverb = None;
    while let Some(hit) = scan.order_at(rest.start()).filter(|hit| hit.range.end() <= phrase.end()) {
        rest = TextRange::new(hit.range.end(), phrase.end());
        match hit.value {
            OrderWord::Verb | OrderWord::Activity => return Some((hit.range, None)),
            OrderWord::Object => {
                let verb = verb_within(scan, rest)?;
                return Some((verb, Some(TextRange::new(rest.start(), verb.start()))));
            }
            OrderWord::Preposition => {
                // 以停产为名逃避检查: the pretext is no part of it.
                let pretext = ["为由", "为名", "名义", "借口", "理由"].iter().filter_map(|word| {
                    let text = scan.text(rest);
                    text.find(word).map(|at| rest.start().index() + at + word.len())
                });
                if let Some(behind) = pretext.min().filter(|_| scan.text(hit.range) == "以") {
                    return verb_behind(scan, TextRange::at(behind, phrase.end().index()));
                }
                return match charged(scan, TextRange::new(hit.range.start(), phrase.end())) {
                    Some(who) => verb_of(scan, TextRange::new(who.end(), phrase.end())),
                    None => verb_within(scan, rest).map(|verb| (verb, None)),
                };
            }
            OrderWord::Adverb | OrderWord::Either => {
                adverb = Some(hit);
                rest = behind_particle(scan, rest);
            }
        }
    }
    let verb = match adverb {
        Some(hit) if hit.value == OrderWord::Either => Some(hit.range),
        Some(hit) => unlisted_verb(scan, rest).or(Some(hit.range)),
        // 逐台开展…: an adverb that is in no list.
        None => verb_within(scan, near(scan, rest)),
    };
    verb.map(|verb| (verb, None))
}

/// A phrase without the 地 that it begins with: 紧密地团结 → 团结.
fn behind_particle(scan: &Scan, phrase: TextRange) -> TextRange {
    let text = scan.text(phrase);
    let skipped = if text.starts_with('地') && !text.starts_with("地方") { '地'.len_utf8() } else { 0 };
    TextRange::at(phrase.start().index() + skipped, phrase.end().index())
}

/// The verb right behind a pretext, listed or not.
fn verb_behind(scan: &Scan, rest: TextRange) -> Option<(TextRange, Option<TextRange>)> {
    match scan.order_at(rest.start()) {
        Some(_) => verb_of(scan, rest),
        None => Some((unlisted_verb(scan, rest)?, None)),
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
    let chars =
        text.chars().take(if phrase == 4 && !listed { 4 } else { 2 }).take_while(|c| c.is_alphabetic());
    let length: usize = chars.map(char::len_utf8).sum();
    (length > 0).then(|| TextRange::at(rest.start().index(), rest.start().index() + length))
}

/// Where 于6月底前 begins in a phrase.
fn day_within(scan: &Scan, phrase: TextRange) -> Option<Offset> {
    let text = scan.text(phrase);
    let is_day = |&(_, rest): &(usize, &str)| rest.starts_with(|c: char| c.is_ascii_digit());
    let mut behind =
        text.match_indices('于').filter_map(|(at, word)| Some((at, text.get(at + word.len()..)?)));
    behind.find(is_day).map(|(at, _)| Offset::at(phrase.start().index() + at))
}

/// Where the next of a row of verbs begins: 合理安排 in 自身防护、合理安排轮班.
fn next_verb(scan: &Scan, phrase: TextRange) -> Option<Offset> {
    let marks = scan.text(phrase).match_indices('、').map(|(at, _)| phrase.start().index() + at);
    let acts = |&mark: &usize| {
        let next = Offset::at(mark + '、'.len_utf8());
        let hit = scan.order_at(next).filter(|_| scan.layout.opaque_at(next).is_none());
        hit.is_some_and(|hit| hit.value == OrderWord::Adverb)
    };
    marks.into_iter().find(acts).map(Offset::at)
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
    let none = text.starts_with(['、', '，', '。', '由', '以', '”']) || ClauseWord::Result.is(text);
    TextRange::new(from, if none { from } else { end })
}

/// The first verb in a phrase, one character in at the earliest: of orders or of placing (写进, 作为), else an activity,
/// which may be part of a name.
fn verb_within(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let text = scan.text(phrase);
    let places = text.char_indices().skip(1).take(60).map(|(at, _)| Offset::at(phrase.start().index() + at));
    let mut activity = None;
    for at in places.filter(|&at| scan.layout.opaque_at(at).is_none()) {
        if let Some(length) = ClauseWord::Placing.begins(scan.text(TextRange::new(at, phrase.end()))) {
            return Some(TextRange::at(at.index(), at.index() + length));
        }
        match scan.order_at(at).filter(|hit| hit.range.end() <= phrase.end()) {
            Some(hit) if hit.value == OrderWord::Verb => return Some(hit.range),
            Some(hit) if hit.value == OrderWord::Activity => activity = activity.or(Some(hit.range)),
            _ => {}
        }
    }
    activity
}

#[cfg(test)]
mod tests {
    use super::super::speaker::People;
    use super::*;
    use SpanKind::{Action, Addressee, Condition, Object, Quantity, Sanction, Term};

    fn check(text: &str, expected: &[(SpanKind, &str)]) {
        let people = People::of(&[], &[]);
        let scan = Scan::of(text, TextRange::of(text), &people);
        let content = scan.layout.sentences[0].range;
        let parts = find(&scan, content, false);
        let found: Vec<_> = parts.iter().map(|p| (p.kind, scan.text(p.range))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn parts() {
        check(
            "各镇村要严格落实“日报告”制度，每天巡查2次。",
            &[
                (Addressee, "各镇村"),
                (Action, "落实"),
                (Term, "“日报告”"),
                (Object, "“日报告”制度"),
                (Quantity, "2次"),
            ],
        );
        check("卡口人员认真查验证件。", &[(Addressee, "卡口人员"), (Action, "查验"), (Object, "证件")]);
        check(
            "对工作不力的，严肃追究责任。",
            &[(Condition, "对工作不力的"), (Sanction, "严肃追究责任"), (Action, "追究"), (Object, "责任")],
        );
        check(
            "开展高层建筑排查。（责任单位：住建局、消防队）",
            &[(Action, "开展"), (Object, "高层建筑排查"), (Addressee, "住建局、消防队")],
        );
        check("各乡镇要充分认识火险形势。", &[(Addressee, "各乡镇"), (Action, "认识"), (Object, "火险形势")]);
    }

    #[test]
    fn bans_keep_the_word_that_forbids() {
        check("任何单位和个人不得占用耕地。", &[(Addressee, "任何单位和个人"), (Action, "不得占用耕地")]);
        check("非经乡政府书面批准不得实施。", &[(Condition, "非经乡政府书面批准"), (Action, "不得实施")]);
        check("各县务必于6月底前上报方案。", &[(Addressee, "各县"), (Action, "上报"), (Object, "方案")]);
        check("6月底前各县要上报方案。", &[(Addressee, "各县"), (Action, "上报"), (Object, "方案")]);
        check(
            "任何时候都不准以赶工期为由压缩安全投入。",
            &[(Action, "都不准以赶工期为由压缩"), (Object, "安全投入")],
        );
        check(
            "任何企业不得以停产检修为名逃避检查。",
            &[(Addressee, "任何企业"), (Action, "不得以停产检修为名逃避检查")],
        );
        check("生产场所内不得违规住人。", &[(Action, "不得违规住人")]);
        check(
            "各镇要组织民兵于6月底前完成排查。",
            &[(Addressee, "各镇"), (Action, "组织"), (Object, "民兵")],
        );
        check("决不允许船老大留人看船。", &[(Action, "决不允许船老大留人看船")]);
        check("决不能前功尽弃。", &[(Action, "决不能前功尽弃")]);
    }

    #[test]
    fn verbs_and_objects() {
        check("由县委督查室逐件交办。", &[(Addressee, "县委督查室"), (Action, "交办")]);
        check("要把责任落实到岗位。", &[(Object, "责任"), (Action, "落实")]);
        check(
            "对869台住宅电梯，要逐台开展安全评估。",
            &[(Quantity, "869台"), (Action, "开展"), (Object, "安全评估")],
        );
        check("执法问责要再硬一些。", &[]);
        check("标准由两市财政局制定。", &[(Addressee, "两市财政局"), (Action, "制定")]);
        check(
            "市住房建设局根据规划制定方案。",
            &[(Addressee, "市住房建设局"), (Action, "制定"), (Object, "方案")],
        );
        check("学校对缓返学生建立关爱机制。", &[(Addressee, "学校"), (Action, "建立"), (Object, "关爱机制")]);
        check("要健全完善预警机制。", &[(Action, "健全完善"), (Object, "预警机制")]);
        check("要做好自身防护、合理安排轮班。", &[(Action, "做好"), (Object, "自身防护")]);
        check("转移群众要快。", &[]);
        check("不得在林区烧荒。", &[]);
        check("违反规定的一律依法从严处罚。", &[(Condition, "违反规定的"), (Sanction, "一律依法从严处罚")]);
        check(
            "逾期不改的，严肃追责。",
            &[(Condition, "逾期不改的"), (Sanction, "严肃追责"), (Action, "追责")],
        );
        check(
            "如遇险情，有关单位必须立即报告。",
            &[(Condition, "如遇险情"), (Addressee, "有关单位"), (Action, "报告")],
        );
    }

    #[test]
    fn behind_an_order_the_ban_is_the_action() {
        let text = "要严格落实规定，严禁过问案件。";
        let people = People::of(&[], &[]);
        let scan = Scan::of(text, TextRange::of(text), &people);
        let parts = find(&scan, TextRange::of(text), true);
        assert!(parts.iter().any(|p| p.kind == Action && scan.text(p.range) == "严禁过问案件"), "{parts:?}");
    }
}

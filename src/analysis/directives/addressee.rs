//! Who shall act: those named before the deontic word, put in charge, spoken to, or in brackets behind the sentence.

use std::cmp::Reverse;

use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::{Scan, names};
use super::sentence::CLAUSE_MARKS;
use super::words::{Deontic, DeonticClass, NounClass, OrderWord, words};
use super::{actor, clause};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// Those who shall act, and where begins what they shall do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doer {
    /// Who.
    pub(super) who: TextRange,
    /// Where what they shall do begins.
    pub(super) does: Offset,
}

/// All who shall act on a directive; of one that forbids, those to whom its bans speak.
pub(super) fn find(scan: &Scan, content: TextRange, forbids: bool) -> Vec<TextRange> {
    let mut found: Vec<_> = responsible(scan, content).into_iter().collect();
    found.extend(spoken_to(scan, content));
    found.extend(named_in_charge(scan, content));
    let (bans, orders): (Vec<_>, Vec<_>) = scan
        .layout
        .cut(content, &CLAUSE_MARKS)
        .partition(|&piece| forbids && clause::forbids(scan, content, piece));
    let named = |pieces: Vec<TextRange>| pieces.into_iter().flat_map(|piece| in_piece(scan, piece));
    let mut own: Vec<_> = named(bans).collect();
    // 民警定点疏导，校车不得超速: the ban speaks to its own subject.
    if own.is_empty() {
        own.extend(named(orders));
    }
    found.extend(own);
    // 每人至少走访三户: everybody of those named before.
    found.retain(|&range| !PartWord::Nobody.is(scan.text(range)));
    found.iter_mut().for_each(|range| *range = uncalled(scan, *range));
    found.sort_by_key(|range| (range.start(), Reverse(range.end())));
    found.dedup_by(|next, last| last.overlaps(*next));
    found
}

/// One name without 同志; a row keeps it.
fn uncalled(scan: &Scan, who: TextRange) -> TextRange {
    let name = scan.text(who).strip_suffix("同志").filter(|name| !name.contains(['、', '和', '与']));
    let name = name.filter(|_| scan.people.within(who).next().is_some());
    TextRange::at(who.start().index(), who.start().index() + name.map_or(who.len(), str::len))
}

/// Those named in a clause.
fn in_piece(scan: &Scan, piece: TextRange) -> impl Iterator<Item = TextRange> {
    let first = acting(scan, piece);
    let beside = first.into_iter().flat_map(move |doer| beside(scan, piece, doer));
    let subject = first.map(|doer| doer.who);
    subject.into_iter().chain(beside).chain(charged(scan, scan.trimmed(piece)))
}

/// Those who shall do the like beside the first, in the same clause: 县领导包镇、|镇干部|包村.
fn beside(scan: &Scan, piece: TextRange, first: Doer) -> Vec<TextRange> {
    let Some(verb) = scan.rest(first.does).chars().next() else { return Vec::new() };
    let rest = scan.text(TextRange::new(first.does.min(piece.end()), piece.end()));
    let start = piece.end().index() - rest.len();
    let items = rest.match_indices('、').map(|(at, mark)| Offset::at(start + at + mark.len()));
    let doers = items.filter_map(|item| {
        doer(scan, TextRange::new(item, piece.end())).filter(|doer| doer.who.start() == item)
    });
    // 向东岭、西沟两个方向靠前: one place beside the other.
    let places = scan.order_at(first.does).is_some_and(|hit| hit.value.is_preposition()) || verb == '向';
    doers.filter(|doer| !places && scan.rest(doer.does).starts_with(verb)).map(|doer| doer.who).collect()
}

/// The subject of a clause, unless something is done to it.
pub(super) fn acting(scan: &Scan, piece: TextRange) -> Option<Doer> {
    scan.doers.of(piece, || find_acting(scan, piece))
}

fn find_acting(scan: &Scan, piece: TextRange) -> Option<Doer> {
    // 从今天起村干部….
    let text = scan.text(piece);
    let from_now = ClauseWord::FromNow.begins(text).filter(|_| text.starts_with('从'));
    let behind = from_now.map(|length| TextRange::at(piece.start().index() + length, piece.end().index()));
    behind.and_then(|behind| find_acting(scan, behind)).or_else(|| first_acting(scan, piece))
}

fn first_acting(scan: &Scan, piece: TextRange) -> Option<Doer> {
    let doer = before_word(scan, piece).or_else(|| forbidden(scan, piece)).or_else(|| doer(scan, piece))?;
    (!undergoes(scan, &doer, piece.end())).then_some(doer)
}

/// 12个换热站必须全部投运, 红码人员由社区接送: something is done to those named.
fn undergoes(scan: &Scan, doer: &Doer, end: Offset) -> bool {
    if scan.rest(doer.who.end()).starts_with('由') {
        return true;
    }
    let mut at = doer.does;
    while let Some(next) = past_manner(scan, at).filter(|&next| next < end) {
        at = next;
    }
    let (who, rest) = (scan.text(doer.who), scan.text(TextRange::new(at, end.max(at))));
    // 医护人员要救治伤员: they do it.
    let done = || {
        PartWord::OnPeople.stripped(rest).is_some_and(|behind| {
            !behind.starts_with(char::is_alphanumeric)
                || !behind.starts_with('在') && PartWord::Outcome.begins(behind).is_some()
        })
    };
    // 各县要列入议事日程: neither.
    let passive = PartWord::Passive.begins(rest).is_some() && !who.starts_with(['各', '全']);
    passive || PartWord::ActedOn.ends(who).is_some() && (PartWord::Undergoes.begins(rest).is_some() || done())
}

/// The end of a word that only says how or how many of all, at a place.
fn past_manner(scan: &Scan, at: Offset) -> Option<Offset> {
    let adverb = scan.order_at(at).filter(|hit| hit.value.is_adverb()).map(|hit| hit.range.end());
    adverb.or_else(|| ClauseWord::Acts.begins(scan.rest(at)).map(|length| Offset::at(at.index() + length)))
}

/// The phrase before the deontic word, or before the verb of a bare order.
fn before_word(scan: &Scan, piece: TextRange) -> Option<Doer> {
    let word = scan.deontic(piece).next();
    let (from, end, does) = match word {
        // 经营者可以摆摊: nobody has to.
        Some(hit) if hit.value.class == DeonticClass::Permission => return None,
        // 鼓励各镇街招商, 请县教育局选派教师.
        Some(hit)
            if matches!(hit.value.class, DeonticClass::Encouragement | DeonticClass::Request)
                && hit.range.start() == piece.start() =>
        {
            let asked = TextRange::new(hit.range.end(), piece.end());
            let at =
                clause::bare_order(scan, asked).or_else(|| organ(scan, asked.start(), scan.text(asked)))?;
            // 请县委放心: nobody is asked to do anything.
            if scan.rest(at).starts_with("放心") {
                return None;
            }
            (asked.start(), at, at)
        }
        Some(hit) => (piece.start(), hit.range.start(), hit.range.end()),
        None => clause::bare_order(scan, piece).map(|at| (piece.start(), at, at))?,
    };
    // 张三建议…: what is proposed is not his to do.
    let binds = |hit: &Hit<Deontic>| {
        matches!(hit.value.class, DeonticClass::Obligation | DeonticClass::Weak | DeonticClass::Prohibition)
    };
    let named = word.filter(binds).and_then(|_| official_before(scan, TextRange::new(from, end)));
    if let Some(who) = named {
        return Some(Doer { who, does });
    }
    let before = actor::opened(scan.text(TextRange::new(from, end)));
    let phrase = actor::behind_time(behind_request(before));
    let name = actor::named(phrase)?;
    let (skipped, behind) = phrase.split_once(name).map(|(before, behind)| (before.len(), behind))?;
    // 城市更新要…: what is done is the subject.
    let deed = words().orders.prefix(behind).filter(|hit| hit.value.is_verb()).map(|hit| hit.range.len());
    if word.is_some() && !behind.is_empty() && deed == Some(behind.len()) {
        return None;
    }
    let start = end.index() - phrase.len() + skipped;
    Some(Doer { who: TextRange::at(start, start + name.len()), does })
}

/// Whoever it is that a ban names behind its word: 不允许|任何干部|插手.
fn forbidden(scan: &Scan, piece: TextRange) -> Option<Doer> {
    let bans = |hit: &Hit<Deontic>| hit.value.class == DeonticClass::Prohibition;
    let ban = scan.deontic(piece).find(bans)?;
    let behind = scan.text(TextRange::new(ban.range.end(), piece.end()));
    // 不得向任何人透露: to whom.
    let whoever = behind.starts_with("任何").then(|| actor::named(behind)).flatten()?;
    let does = Offset::at(ban.range.end().index() + whoever.len());
    let acts = does < scan.trimmed(piece).end() && !scan.rest(does).starts_with('的');
    acts.then(|| Doer { who: TextRange::new(ban.range.end(), does), does })
}

/// The officials who are named, with their posts, right before a word of orders: 副镇长张三要….
fn official_before(scan: &Scan, phrase: TextRange) -> Option<TextRange> {
    let text = scan.text(phrase);
    let skipped = text.len() - actor::behind_time(actor::opened(text)).len();
    let named = TextRange::new(Offset::at(phrase.start().index() + skipped), phrase.end());
    let end = official(scan, named)?;
    let who = TextRange::new(named.start(), end);
    let posts = scan.text(TextRange::new(who.start(), scan.people.within(who).next()?.0.start()));
    let posted =
        posts.is_empty() || words().nouns.of(posts).is_some_and(|(_, class)| class == NounClass::Post);
    let behind = scan.text(TextRange::new(end, phrase.end()));
    (posted && actor::without_time(behind).is_empty()).then_some(who)
}

/// 技术指导请农业农村局牵头 → 农业农村局; 申请单位 asks nobody.
fn behind_request(phrase: &str) -> &str {
    let asked = phrase.split_once('请').filter(|(before, _)| !before.ends_with(['申', '邀', '聘', '提']));
    asked.map_or(phrase, |(_, behind)| behind)
}

/// Who opens a clause that has no word of orders: 各专班 in 各专班每晚七点碰头, 校长 in 校长是第一责任人.
fn doer(scan: &Scan, piece: TextRange) -> Option<Doer> {
    /// The longest name, in characters.
    const NAME: usize = 30;
    // 确需基层填报的，: only a condition.
    let conditional = scan.text(scan.trimmed(piece)).ends_with('的');
    if scan.deontic(piece).next().is_some() || clause::bare_order(scan, piece).is_some() {
        return None;
    }
    let text = scan.text(piece);
    let phrase = actor::opened(text);
    let skipped = text.len() - phrase.len();
    let acts = |rest: &str| {
        if conditional {
            return rest.starts_with('对');
        }
        // 县领导担任副组长: an office, nothing to be done.
        if PartWord::Office.begins(rest).is_some() {
            return false;
        }
        ClauseWord::Stop.begins(rest).is_some() && !rest.starts_with(['由', '给', '送'])
            || ClauseWord::Acts.begins(rest).is_some()
            || PartWord::LeavesName.begins(rest).is_some()
            || PartWord::Deed
                .begins(rest)
                .is_some_and(|end| !rest.get(end..).is_some_and(|rest| names(ClauseWord::Body, rest)))
            || rest.starts_with(|c: char| c.is_ascii_digit())
            || rest.starts_with('是') && ClauseWord::Liable.within(rest)
    };
    let named = |at: usize| {
        let before = phrase.get(..at)?;
        let name = actor::named(actor::behind_time(before))?;
        Some((before.find(name)?, name))
    };
    let ends = phrase.char_indices().take(NAME).skip(2).map(|(at, _)| at);
    let mut ends = ends.filter(|&at| phrase.get(at..).is_some_and(acts));
    let (at, (from, name)) = ends.find_map(|at| Some((at, named(at)?)))?;
    let start = piece.start().index() + skipped + from;
    let who = TextRange::at(start, start + name.len());
    let does = Offset::at(piece.start().index() + skipped + at);
    scan.layout.opaque_at(who.end()).is_none().then_some(Doer { who, does })
}

/// Persons named with a task of their own: 张三牵头, 由李四负责.
fn named_in_charge(scan: &Scan, content: TextRange) -> Vec<TextRange> {
    let in_charge = |name: &TextRange| {
        let before = scan.text(TextRange::new(content.start(), name.start()));
        let duty = scan.rest(name.end());
        // 由张三任组长: an office, nothing to be done.
        let office = duty.starts_with('、') || PartWord::Office.begins(duty).is_some();
        let opens = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let called = before.ends_with(['由', '请']) || opens && ClauseWord::Duty.begins(duty).is_some();
        called && !office
    };
    scan.people.within(content).map(|(name, _)| name).filter(in_charge).collect()
}

/// Persons who are spoken to: 张三同志，你…; 你和李四一起去.
fn spoken_to(scan: &Scan, content: TextRange) -> Vec<TextRange> {
    if !scan.text(content).contains('你') {
        return Vec::new();
    }
    let called = |name: &TextRange| {
        let before = scan.text(TextRange::new(content.start(), name.start()));
        let behind = scan.rest(name.end());
        let behind = behind.strip_prefix("同志").unwrap_or(behind);
        before.is_empty() && behind.starts_with(['，', '、', '你', '：'])
            || before.ends_with("你和")
            || before.ends_with("你与")
    };
    scan.people.within(content).map(|(name, _)| name).filter(called).collect()
}

/// Who is put in charge in a clause: 由市委督查室逐件交办 → 市委督查室.
pub(super) fn charged(scan: &Scan, clause: TextRange) -> Option<TextRange> {
    scan.charges.of(clause, || find_charged(scan, clause))
}

fn find_charged(scan: &Scan, clause: TextRange) -> Option<TextRange> {
    let text = scan.text(clause);
    let (at, word) = text.match_indices('由').find(|&(at, _)| {
        let place = Offset::at(clause.start().index() + at);
        let reason =
            text.get(..at).is_some_and(|before| before.ends_with(['理', '自', '缘', '事', '经', '为']));
        !reason && scan.order_at(place).is_some_and(|hit| ClauseWord::Charged.is(scan.text(hit.range)))
    })?;
    // 不许由实习生处置: who is kept from it is not told to do it.
    let by = TextRange::new(clause.start(), Offset::at(clause.start().index() + at));
    let barred = scan.deontic(by).any(|hit| hit.value.class == DeonticClass::Prohibition);
    if barred || PartWord::Appoints.within(text) {
        return None;
    }
    let rest = text.get(at + word.len()..)?;
    let start = Offset::at(clause.start().index() + at + word.len());
    let end = official(scan, TextRange::new(start, clause.end())).or_else(|| organ(scan, start, rest))?;
    Some(TextRange::new(start, end))
}

/// The end of the names of officials that a phrase begins with, posts before them: 县委常委、副县长张三;
/// 张三同志、李四同志.
fn official(scan: &Scan, phrase: TextRange) -> Option<Offset> {
    /// How long the posts may be, in bytes.
    const POSTS: usize = 3 * 24;
    let (mut rest, mut last) = (phrase, None);
    while let Some((name, _)) = scan.people.within(rest).next() {
        let posts = scan.text(TextRange::new(rest.start(), name.start()));
        let titled = |c: char| c.is_alphanumeric() || matches!(c, '、' | '（' | '）');
        if posts.len() > POSTS || !posts.chars().all(titled) {
            break;
        }
        let called = scan.rest(name.end()).strip_prefix("同志").map_or(0, |_| "同志".len());
        let end = Offset::at(name.end().index() + called).min(phrase.end());
        let more = scan.text(TextRange::new(end, phrase.end()));
        let Some(mark) = more.chars().next().filter(|c| matches!(c, '、' | '和' | '与')) else {
            return Some(end);
        };
        last = Some(name.end());
        rest = TextRange::new(Offset::at(end.index() + mark.len_utf8()), phrase.end());
    }
    last
}

/// The end of the organ, post or group that begins at a place.
fn organ(scan: &Scan, start: Offset, rest: &str) -> Option<Offset> {
    /// Within so many characters a name may go on: 市委 of 市委督查室.
    const STEP: usize = 6;
    let (mut end, mut step) = (0, 0);
    for (from, c) in
        rest.char_indices().take(24).take_while(|(_, c)| c.is_alphanumeric() || "、（）".contains(*c))
    {
        let next = from + c.len_utf8();
        // 村干部、家庭医生: each of a row; 苏木点名、旗委抽查 is none.
        if c == '、' && end > 0 && end < from {
            break;
        }
        step = if c == '、' { next } else { step.max(end) };
        if end > 0 && rest.get(step..next).is_some_and(|more| more.chars().count() > STEP) {
            break;
        }
        let begins = rest.get(..from).is_some_and(|before| before.is_empty() || before.ends_with('、'));
        if !begins && leaves_name(scan, Offset::at(start.index() + from)) {
            break;
        }
        // 县级包联领导: 县 is not all.
        let level = rest.get(next..).is_some_and(|rest| rest.starts_with('级'));
        end = if !level && actor::is_actor(rest.get(..next)?) { next } else { end };
    }
    // 市里, 镇上.
    let levelled = |behind: &&str| {
        let level = rest.get(..end).is_some_and(|name| name.chars().count() == 1);
        behind.starts_with('里') || level && behind.starts_with('上')
    };
    let within = rest.get(end..).filter(|behind| end > 0 && levelled(behind));
    let within = within.map_or(0, |_| '里'.len_utf8());
    let named = rest.get(..end).filter(|name| actor::is_short(name) || actor::has_head(name))?;
    if PartWord::NoName.within(named) {
        return None;
    }
    Some(Offset::at(start.index() + named.len() + within))
}

/// Whether a name ends at a place: before an adverb, a verb that is no part of it, or where to.
fn leaves_name(scan: &Scan, at: Offset) -> bool {
    let rest = scan.rest(at);
    let acts = |hit: Hit<OrderWord>| {
        let behind = scan.rest(hit.range.end());
        let verb = hit.value == OrderWord::Verb && !names(ClauseWord::Body, behind);
        verb || hit.value.is_adverb() || hit.value.is_preposition()
    };
    let deed = |length: usize| rest.get(length..).is_some_and(|behind| !names(ClauseWord::Body, behind));
    rest.starts_with('在')
        || rest.starts_with('向') && !rest.starts_with("向阳")
        || actor::begins_longer(PartWord::LeavesName, PartWord::NamePart, rest)
        || scan.order_at(at).is_some_and(acts)
        || PartWord::Deed.begins(rest).is_some_and(deed)
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

#[cfg(test)]
mod tests {
    use super::super::speaker::People;
    use super::*;

    /// Sentences, and who shall act.
    const CASES: &[(&str, &[&str])] = &[
        // Something is done to them.
        ("县人民医院腾出病区，重症病人及时转诊。", &["县人民医院"]),
        ("失能老人要逐户上门接种。", &[]),
        ("滞留旅客要妥善安置。", &[]),
        ("外包单位纳入统一培训。", &[]),
        ("学校不得登记在册后又催促到校。", &["学校"]),
        // To whom, how, where.
        ("税务、金融等部门要会商，每月5日前向县政府报送材料。", &["税务、金融等部门"]),
        ("危房改造一户一策、专班推进。", &[]),
        ("工作人员进出红区要穿防护服。", &["工作人员"]),
        ("校舍、校车逐校过筛子。", &[]),
        ("各村将结果报县防办。", &["各村"]),
        // They are asked, or put in charge.
        ("请省能源局、省应急厅派驻工作组。", &["省能源局、省应急厅"]),
        ("由村干部、家庭医生、驻村民警三方联合包保。", &["村干部、家庭医生、驻村民警三方"]),
        ("请县委放心，决不让山火再进村。", &[]),
        ("要成立领导小组，有关县领导担任副组长。", &[]),
        // Behind a time, or what is spoken of.
        ("主汛期主要负责人一律不准请假。", &["主要负责人"]),
        ("救灾款物任何单位不得挪用。", &["任何单位"]),
        ("凡外出人员都要报备。", &["外出人员"]),
        ("采暖期内供水企业不得停水。", &["供水企业"]),
        ("3月1日零时各灌区准时开闸。", &["各灌区"]),
        ("“十一”前各乡（镇）至少清理一遍渠道。", &["各乡（镇）"]),
        ("镇村干部现在就上门。", &["镇村干部"]),
        ("抢险队伍接报后十分钟内到场。", &["抢险队伍"]),
        // Several, each with a verb; whomever a ban names.
        ("县级领导包乡、科级干部包户。", &["县级领导", "科级干部"]),
        ("领导干部要查隐患、群众意见要听。", &["领导干部"]),
        ("也不允许任何干部插手工程。", &["任何干部"]),
        ("不得向任何人透露报价。", &[]),
        ("由镇上先行垫付。", &["镇上"]),
        ("由包村干部上门登记。", &["包村干部"]),
        ("专业队伍向东岭、西沟村两个方向靠前驻防。", &["专业队伍"]),
        ("开学前每所学校至少演练一次。", &["每所学校"]),
        ("一把手要亲自抓。", &["一把手"]),
        ("各地回去后要抓紧汇报。", &["各地"]),
        ("镇里要安排人手。", &["镇里"]),
        ("从今天起村干部包片巡查。", &["村干部"]),
        // By what they go, or as what.
        ("水利、住建部门围绕三处险工，各拿出一份方案。", &["水利、住建部门"]),
        ("县医院作为定点医院，腾出床位。", &["县医院"]),
        ("景区和地下商场、地下车库要落实责任。", &["景区和地下商场、地下车库"]),
    ];

    #[test]
    fn addressees() {
        for &(text, expected) in CASES {
            let people = People::of(&[], &[]);
            let scan = Scan::of(text, TextRange::of(text), &people);
            let found = find(&scan, TextRange::of(text), false);
            let found: Vec<_> = found.into_iter().map(|range| scan.text(range)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

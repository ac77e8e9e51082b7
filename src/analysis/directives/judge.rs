//! Whether a sentence is a directive, a permission or neither.

use std::rc::Rc;

use super::super::model::Rule;
use super::actor;
use super::clause::{self, skip_openers};
use super::clause_word::ClauseWord;
use super::deadline;
use super::own_word;
use super::part_word::PartWord;
use super::scan::Scan;
use super::words::{Deontic, DeonticClass, Mark, ReportClass, words};
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange, slice};

/// What is known of the place where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// The kind of verb that governs it.
    pub(super) class: ReportClass,
    /// A directive of the same lead-in stands before it.
    pub(super) active: bool,
    /// It is an item of a list.
    pub(super) listed: bool,
    /// It stands right behind its lead-in, which asks or stresses.
    pub(super) direct: bool,
    /// Nothing governs it but a lead-in of an earlier paragraph.
    pub(super) faint: bool,
}

/// What a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A directive, with the word that proves it.
    Directive(Option<Hit<Deontic>>, Rule),
    /// A permission, with the word that proves it.
    Permission(TextRange),
    /// Neither.
    Neither,
}

/// The weight of a mark that makes a sentence a saying or a courtesy.
const SAYING: i32 = 9;

/// Judges what a sentence says, its lead-in left out.
pub(super) fn judge(scan: &Scan, content: TextRange, standing: Standing) -> Verdict {
    let deontic: Vec<_> = own_word::find(scan, content).collect();
    let of = |wanted: fn(DeonticClass) -> bool| deontic.iter().copied().find(|hit| wanted(hit.value.class));
    // In 抓好整改是必须完成的任务，各级要… the second word orders.
    let heads =
        |hit: &&Hit<Deontic>| is_order(hit.value.class) && opens_clause(scan, content, hit.range.start());
    let order = deontic.iter().take(8).find(heads).copied().or_else(|| of(is_order));
    let text = scan.text(content);
    let first = text.split('，').next().unwrap_or_default();
    let pledges = standing.class != ReportClass::Order && text.starts_with('将')
        || standing.class == ReportClass::Narrate && first.contains('将');
    if pledges || ClauseWord::Preamble.within(scan.text(content)) || hands_over(text) {
        return Verdict::Neither;
    }
    // 2146名学生的信息全部摸清，请家长放心.
    let bare = text.trim_end_matches(CLAUSE_ENDS).trim_end_matches('！');
    let assures = standing.class != ReportClass::Order
        && PartWord::Assures.ends(bare).is_some()
        && bare.rsplit(['，', '；']).next().is_some_and(|last| last.contains('请'));
    if assures
        || first.ends_with("放心")
        || order
            .is_some_and(|hit| sees_fault(scan, content, hit.range) || is_complaint(scan, content, hit.range))
    {
        return Verdict::Neither;
    }
    let allowed = of(|class| class == DeonticClass::Permission);
    // 路虽远，行则将至。
    if standing.class == ReportClass::Hope && description(scan, content) >= SAYING {
        return Verdict::Neither;
    }
    if standing.class == ReportClass::Hope {
        return match (order.or(of(is_call)), allowed) {
            (None, Some(hit)) if standing.active => Verdict::Permission(hit.range),
            (None, _) if plans(topical(text)) => Verdict::Neither,
            (proof, _) => Verdict::Directive(proof, Rule::LeadIn),
        };
    }
    if let Some(hit) = order {
        let narrates = narrates(scan, content) || is_pledge(scan, content, hit.range, standing.class);
        return if narrates { Verdict::Neither } else { Verdict::Directive(Some(hit), Rule::DeonticWord) };
    }
    if let Some(hit) = of(is_call).filter(|hit| opens_clause(scan, content, hit.range.start())) {
        return if narrates(scan, content) {
            Verdict::Neither
        } else {
            Verdict::Directive(Some(hit), Rule::DeonticWord)
        };
    }
    let planned = standing.class != ReportClass::Order && plans(topical(text));
    let bare = !planned && bare_score(scan, content, standing) >= 2;
    match allowed {
        Some(hit) if !(bare && says_more(scan, content, hit.range)) => Verdict::Permission(hit.range),
        _ if bare => Verdict::Directive(None, if standing.active { Rule::Bundle } else { Rule::LeadIn }),
        _ => Verdict::Neither,
    }
}

/// The clauses of a sentence that allow somebody something, with the word: 经营者可以摆摊.
pub(super) fn allowances(scan: &Scan, content: TextRange) -> Vec<(TextRange, TextRange)> {
    let allows = |clause: TextRange| {
        let hit = scan.deontic(clause).next().filter(|hit| hit.value.class == DeonticClass::Permission)?;
        opens_clause(scan, content, hit.range.start()).then(|| (scan.trimmed(clause), hit.range))
    };
    clause::predicates(scan, content).iter().copied().filter_map(allows).collect()
}

/// 原由张三负责的事项，现由李四负责 · 本通告由县商务局负责解释: who answers for something is told, nothing is ordered.
fn hands_over(text: &str) -> bool {
    let moved = ["现由", "改由", "转由"].iter().any(|word| text.contains(word));
    text.starts_with("原由") && moved || text.starts_with('本') && text.contains("负责解释")
}

fn is_order(class: DeonticClass) -> bool {
    matches!(class, DeonticClass::Obligation | DeonticClass::Weak | DeonticClass::Prohibition)
}

fn is_call(class: DeonticClass) -> bool {
    matches!(class, DeonticClass::Encouragement | DeonticClass::Request)
}

/// Whether a sentence orders more than what is allowed: …可以申请，逾期不再受理; 可以办，规模自行掌握 does not.
fn says_more(scan: &Scan, content: TextRange, allowed: TextRange) -> bool {
    let orders = |clause: TextRange| {
        let rest = past_start(skip_openers(scan.text(clause)));
        let start = Offset::at(clause.start().index() + scan.text(clause).len() - rest.len());
        let acts = scan.order_at(start).is_some_and(|hit| {
            let phrase = TextRange::new(start, clause.end());
            !hit.value.is_preposition() || clause::governs_verb(scan, phrase)
        });
        acts || ClauseWord::Else.begins(scan.text(clause)).is_some()
            || clause::bare_order(scan, clause).is_some_and(|at| at > clause.start())
    };
    // 依法达标排放的企业，可…: whom it allows something.
    let subject = |clause: TextRange| {
        let text = scan.text(clause).trim_end_matches('，');
        // 验收合格的，可…: whichever is found fit.
        clause.end() <= allowed.start()
            && text.contains('的')
            && (text.ends_with('的') || actor::has_head(text))
    };
    let other = |clause: &&TextRange| {
        !clause.covers(allowed)
            && !subject(**clause)
            && scan.deontic(**clause).all(|hit| hit.value.class != DeonticClass::Permission)
    };
    clause::predicates(scan, content).iter().filter(other).any(|&clause| orders(clause))
}

/// How much speaks for a directive in a sentence without a deontic word.
fn bare_score(scan: &Scan, content: TextRange, standing: Standing) -> i32 {
    let base = match standing.class {
        ReportClass::Order => 1 + i32::from(standing.direct),
        ReportClass::Say if standing.direct && description(scan, content) == 0 => 1,
        ReportClass::Say | ReportClass::Hope => 0,
        _ => -4,
    };
    let told =
        tells_of_somebody(scan, content) && !addresses(scan, content) && !is_told(scan, content, standing);
    let base = if told { -4 } else { base };
    let place =
        base + 2 * i32::from(standing.active) + i32::from(standing.listed) - 2 * i32::from(standing.faint);
    let looks = |part| shape(scan, part) - description(scan, part);
    // 当前正处于关键期，各级责任人一律到岗到位: the first clause may say why.
    let behind = scan.layout.ends(content, &['，']).next().map(|at| TextRange::new(at, content.end()));
    let outlook = standing.active && ClauseWord::Outlook.begins(scan.text(content)).is_some();
    let orders = |part: &TextRange| {
        // 已经编成九个小组，保证不漏一户: what it is for.
        let aim = PartWord::Aims.begins(scan.text(*part)).is_some();
        outlook || !aim && is_decreed(scan, *part)
    };
    let behind = behind.filter(orders).map_or(i32::MIN, looks);
    place + looks(content).max(behind).max(from_now(scan, content))
}

/// How much the first two clauses look like an order that holds from now on: 从现在起，一个口子指挥，他就是总指挥.
fn from_now(scan: &Scan, content: TextRange) -> i32 {
    let mut ends = scan.layout.ends(content, &['，']);
    let opener = ends.next().map(|end| scan.text(TextRange::new(content.start(), end)));
    let opens = opener.is_some_and(|text| {
        ClauseWord::FromNow.begins(text).is_some_and(|length| length + '，'.len_utf8() == text.len())
    });
    match ends.next().filter(|_| opens) {
        Some(end) if description(scan, TextRange::new(content.start(), end)) == 0 => 2,
        _ => i32::MIN,
    }
}

/// Whether an official named at the head is told to act: 要求，张三带队…; …；张三负责….
fn is_told(scan: &Scan, content: TextRange, standing: Standing) -> bool {
    let before = scan.text(TextRange::new(scan.block.start(), content.start()));
    standing.class == ReportClass::Order && (standing.direct || standing.active && before.ends_with('；'))
}

/// Whether the first clause has an official for its subject: 副省长某某赶赴现场. 由某某牵头 has not.
fn tells_of_somebody(scan: &Scan, content: TextRange) -> bool {
    let near = Offset::at(content.start().index() + 3 * 24).min(content.end());
    let near = TextRange::new(content.start(), near);
    // 散会后，张三没有走: the opener tells nothing yet.
    let opener = ClauseWord::FromNow
        .begins(scan.text(near))
        .filter(|&length| scan.text(near).get(length..).is_some_and(|rest| rest.starts_with('，')));
    let mut ends = scan.layout.ends(near, &['，', '；']);
    let end = if opener.is_some() { ends.nth(1) } else { ends.next() };
    let first = TextRange::new(content.start(), end.unwrap_or(near.end()));
    let Some((name, _)) = scan.people.within(first).next() else { return false };
    let before = scan.text(TextRange::new(content.start(), name.start()));
    let after = scan.rest(name.end());
    !before.contains(['由', '请', '让', '按']) && ClauseWord::Duty.begins(after).is_none()
}

/// How much a sentence looks like a bare order.
fn shape(scan: &Scan, content: TextRange) -> i32 {
    let told = description(scan, content);
    if is_decreed(scan, content) && (told == 0 || told == 1 && is_due(scan, content)) {
        return 2;
    }
    let Some(&first) = clause::predicates(scan, content).first() else { return 0 };
    if begins_order(scan, content) || begins_order(scan, first) || addresses(scan, content) {
        return 2;
    }
    if clause::bare_order(scan, first).is_some() && goes_on(scan, content) {
        return 2;
    }
    let text = scan.text(content);
    if in_turn(scan, content) {
        return 2;
    }
    // 每栋楼明确一名楼长.
    if text.starts_with('每') && clause::governs_verb(scan, first) && description(scan, content) == 0 {
        return 2;
    }
    // 把沿江砂场清点一遍: what is told has 了.
    let moves = text.contains('把') && !text.contains(['了', '？']);
    i32::from(ClauseWord::Regular.within(text))
        + i32::from(moves)
        + assigned(scan, content).max(i32::from(ClauseWord::Each.begins(text).is_some()))
        + i32::from(clause::bare_order(scan, first).is_some() || charges(scan.text(first)))
}

/// Whether those a case falls to are told what comes first: 哪个行业出了问题，分管副县长先来说清楚，再到现场去.
fn in_turn(scan: &Scan, content: TextRange) -> bool {
    let mut clauses = scan.layout.cut(content, &['，']).map(|clause| scan.text(clause));
    let case = clauses.next().is_some_and(|clause| PartWord::Whichever.begins(clause).is_some());
    let first = |clause: &str| {
        clause.split_once('先').is_some_and(|(who, _)| actor::is_actor(who) || who.starts_with('谁'))
    };
    case && clauses.next().is_some_and(first) && clauses.any(|clause| clause.starts_with('再'))
}

/// 有的企业反映复工要盖六枚章: what others complain of orders nothing; 群众反映的问题要逐条回复 does.
fn is_complaint(scan: &Scan, content: TextRange, word: TextRange) -> bool {
    let clause = TextRange::new(scan.clause_start(content, word.start()), word.start());
    let text = scan.text(clause);
    let told = text.char_indices().find_map(|(at, _)| PartWord::Complains.stripped(text.get(at..)?));
    told.is_some_and(|told| !told.starts_with(['的', '强', '出', '情', '问']))
}

/// 也要看到，个别村的问题仍然存在: a fault is told, nothing is ordered.
fn sees_fault(scan: &Scan, content: TextRange, deontic: TextRange) -> bool {
    let seen = scan.text(TextRange::new(deontic.end(), content.end()));
    seen.starts_with("看到") && ClauseWord::Fault.within(seen)
}

/// How many are given a task, two at most: 问题由张三记账; 方案由书记审、台账由书记看.
fn assigned(scan: &Scan, content: TextRange) -> i32 {
    let given = |(name, _): (TextRange, _)| {
        scan.text(TextRange::new(content.start(), name.start())).ends_with(['由', '请'])
    };
    let text = scan.text(content);
    let named =
        text.match_indices('由').filter(|&(at, word)| text.get(at + word.len()..).is_some_and(names_actor));
    let named = named.take(2).map(|_| 1).sum::<i32>();
    named.max(i32::from(scan.people.within(content).any(given)))
}

/// Whether a text begins with those who act: 党委书记审.
fn names_actor(text: &str) -> bool {
    /// How long a name may be, in characters.
    const NAME: usize = 10;
    let ends = text.char_indices().skip(1).take(NAME).map(|(at, _)| at);
    ends.filter_map(|end| text.get(..end)).any(actor::has_head)
}

/// Whether more orders follow the first, and nothing tells: 各级各部门认真落实部署，保持警觉，扎实做好准备.
fn goes_on(scan: &Scan, content: TextRange) -> bool {
    let clauses = scan.layout.cut(content, &['，', '；']);
    let orders = clauses.filter(|&clause| begins_order(scan, clause)).count();
    orders > 1 && description(scan, content) == 0
}

/// Whether something is due by a time, decreed for all (一律停放在换乘中心), or to be done from now on (明天上午把账贴出来).
fn is_decreed(scan: &Scan, content: TextRange) -> bool {
    let text = scan.text(content);
    let near = slice(text, TextRange::at(0, text.len().min(3 * 40)));
    is_due(scan, content)
        || ClauseWord::Decree.within(text)
        || near.split('，').any(|clause| {
            ClauseWord::FromNow.begins(clause).is_some()
                || ClauseWord::Soon.within(clause) && !counts_people(clause)
        })
}

/// 本院的24名医生今晚就出发: so many are sent, nobody is told to.
fn counts_people(clause: &str) -> bool {
    let counted = clause.match_indices(['名', '位']).map(|(at, _)| clause.split_at(at).0);
    counted.into_iter().any(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether somebody is spoken to: 白雪，你们街道…; 同志们，再顶一夜！ No question.
fn addresses(scan: &Scan, content: TextRange) -> bool {
    let text = scan.text(content);
    let called = text.starts_with("同志们，") || text.starts_with("大家，");
    text.contains('你') && !text.ends_with('？') || called && text.ends_with('！')
}

/// Whether a day or a stretch of time says by when: what is due is to be done.
pub(super) fn is_due(scan: &Scan, content: TextRange) -> bool {
    let due = || {
        deadline::chosen(scan.base, content, &deadline::all(scan.base, content, None, &[]))
            .is_some_and(|due| scan.text(due.range).ends_with(['前', '内']))
    };
    // Most sentences hold neither character.
    scan.text(content).contains(['前', '内']) && scan.due.of(content, due)
}

/// Whether a clause puts somebody in charge: 此项工作由某某牵头负责.
fn charges(clause: &str) -> bool {
    clause.contains('由') && ClauseWord::Charge.ends(clause.trim_end_matches(CLAUSE_ENDS)).is_some()
}

/// Marks at the end of a clause.
const CLAUSE_ENDS: [char; 4] = ['，', '；', '。', '：'];

/// Whether a sentence begins with a word of bare orders.
pub(super) fn begins_order(scan: &Scan, content: TextRange) -> bool {
    let text = scan.text(content);
    let rest = past_start(skip_openers(text));
    scan.order_at(Offset::at(content.start().index() + text.len() - rest.len())).is_some()
}

/// What follows the day from which something holds: 自8月1日起压减….
fn past_start(text: &str) -> &str {
    let near = |&at: &usize| at < 3 * 16;
    let begins = text.starts_with(['自', '从']).then(|| text.find('起').filter(near)).flatten();
    begins.and_then(|at| text.get(at + '起'.len_utf8()..)).map_or(text, |rest| rest.trim_start_matches('，'))
}

/// Whether a sentence begins with a command: a deontic word at its head, with nothing or an actor before it.
pub(super) fn commands(scan: &Scan, content: TextRange) -> bool {
    let first = scan.layout.cut(content, &['，']).next().unwrap_or(content);
    let order = scan.deontic(first).find(|hit| is_order(hit.value.class));
    order.is_some_and(|hit| opens_clause(scan, content, hit.range.start())) && !narrates(scan, content)
}

/// Whether a sentence forbids outright and describes nothing.
pub(super) fn bans(scan: &Scan, content: TextRange) -> bool {
    let outright = |hit: Hit<Deontic>| {
        hit.value.class == DeonticClass::Prohibition && ClauseWord::Firm.within(scan.text(hit.range))
    };
    scan.deontic(content).any(outright) && description(scan, content) == 0
}

/// Whether a sentence begins by asking somebody to act: 请某某局抓紧….
pub(super) fn asks(scan: &Scan, content: TextRange) -> bool {
    let first = scan.deontic(content).next().filter(|hit| hit.value.class == DeonticClass::Request);
    first.is_some_and(|hit| hit.range.start() == content.start())
}

/// Whether a text describes how things are or were.
pub(super) fn describes(scan: &Scan, content: TextRange) -> bool {
    description(scan, content) > 0
}

/// How strongly a sentence describes.
fn description(scan: &Scan, content: TextRange) -> i32 {
    marks(scan, content).iter().map(|(_, mark)| mark.weight).sum()
}

/// Whether a sentence tells what the meeting or those present did, whatever else it says.
fn narrates(scan: &Scan, content: TextRange) -> bool {
    let (mut started, mut did) = (false, false);
    for &(at, mark) in marks(scan, content).iter() {
        started |= mark.start && mark.weight >= 4;
        // 会后各镇要召开会议传达学习: behind a word that orders nothing is told.
        let ordered =
            || scan.deontic(TextRange::new(content.start(), at)).any(|hit| is_order(hit.value.class));
        did |= !mark.start && mark.weight >= 3 && !ordered();
    }
    started && did
}

/// The marks of description in a sentence that count, with their places.
fn marks(scan: &Scan, content: TextRange) -> Rc<[(Offset, Mark)]> {
    scan.marks.of(content, || find_marks(scan, content).collect())
}

fn find_marks(scan: &Scan, content: TextRange) -> impl Iterator<Item = (Offset, Mark)> {
    let start = content.start();
    let topics = topics(scan, content);
    words().marks.hits(scan.text(content)).filter_map(move |hit| {
        let at = hit.range.shifted(start).start();
        let topic = topics.get(topics.partition_point(|topic| topic.end() <= at));
        let counts = (!hit.value.start || at == start) && topic.is_none_or(|topic| !topic.contains(at));
        (counts && scan.layout.opaque_at(at).is_none()).then_some((at, hit.value))
    })
}

/// Clauses that only name what the rest is about, whatever it has done: 已经插手的，…; 哪一级误了时间，….
fn topics(scan: &Scan, content: TextRange) -> Vec<TextRange> {
    let names = |clause: &TextRange| {
        let text = scan.text(*clause);
        text.ends_with("的，") || PartWord::Whichever.begins(text).is_some() && !text.contains('？')
    };
    scan.layout.cut(content, &['，', '；']).filter(names).collect()
}

/// 我们将…: what the speaker's own side is going to do.
fn is_pledge(scan: &Scan, content: TextRange, deontic: TextRange, class: ReportClass) -> bool {
    let before = scan.text(TextRange::new(content.start(), deontic.start()));
    // 她要住在工地上 tells what somebody else wants.
    if before.starts_with('将') || before.ends_with(['他', '她', '我']) {
        return true;
    }
    if is_vowed(scan, TextRange::new(content.start(), deontic.start())) {
        return true;
    }
    // 采样将于5日启动，各镇要…: others are asked.
    let own = scan.text(TextRange::new(scan.clause_start(content, deontic.start()), deontic.start()));
    let asks = actor::is_actor(own) && !own.starts_with('我') && !before.starts_with('我');
    let plans = || {
        let clauses = scan.layout.cut(TextRange::new(content.start(), deontic.start()), &['，', '；']);
        class != ReportClass::Order && clauses.into_iter().any(|clause| plans(scan.text(clause)))
    };
    !asks && (ClauseWord::Pledge.within(before) || plans())
}

/// The clause that begins a sentence, behind what it only is about: 至于何时复课，县府将于….
fn topical(text: &str) -> &str {
    let mut clauses = text.split('，');
    let first = clauses.next().unwrap_or_default();
    if first.starts_with("至于") { clauses.next().unwrap_or(first) } else { first }
}

/// Whether a sentence opens a list of what the speakers themselves are going to do: 下一步，我们将抓好三件事：一是….
pub(super) fn opens_pledges(scan: &Scan, content: TextRange) -> bool {
    let announced = scan.text(content).split_once('：').map(|(before, _)| before);
    announced.is_some_and(|before| ClauseWord::Pledge.within(before) || plans(topical(before)))
}

/// Whether a clause tells what somebody is going to do or is at: 消防局将于年底前加装, 该行已备足, 县府正在研究.
fn plans(clause: &str) -> bool {
    let somebody = |who: &str| {
        let own = who.starts_with(['该', '本', '我']) || who == "自己";
        own || actor::is_actor(who)
    };
    let at = ["将", "已", "正在"].iter().filter_map(|word| clause.find(word)).min();
    at.and_then(|at| clause.get(..at)).is_some_and(somebody)
}

/// Whether a sentence binds, but names nobody who is to act, and asks nobody: 一定要盯到雨停.
pub(super) fn names_nobody(scan: &Scan, content: TextRange) -> bool {
    let somebody = |hit: Hit<Deontic>| {
        let clause = TextRange::new(scan.clause_start(content, hit.range.start()), hit.range.start());
        let doer = actor::opened(scan.text(clause));
        is_call(hit.value.class)
            || actor::has_head(doer)
            || doer.contains(['各', '任', '每', '凡', '谁'])
            || scan.people.within(clause).next().is_some()
    };
    let topic = skip_openers(scan.text(content)).starts_with(['对', '凡']);
    !topic && !scan.deontic(content).any(somebody)
}

/// 李四起身作答，表示从本月起每周公开，一定要…: somebody named before promises it.
fn is_vowed(scan: &Scan, before: TextRange) -> bool {
    let text = scan.text(before);
    let ends = |&(at, _): &(usize, char)| {
        text.get(at..).is_some_and(|rest| {
            PartWord::Promises.stripped(rest).is_some_and(|behind| !behind.starts_with(['后', '的']))
                && !text.get(..at).is_some_and(|before| before.ends_with('的'))
        })
    };
    let Some((at, _)) = text.char_indices().find(ends) else { return false };
    let somebody = TextRange::at(before.start().index(), before.start().index() + at);
    let named = scan.people.within(somebody).next().map(|(name, _)| name);
    let named = named.or_else(|| scan.people.lay_within(somebody).next());
    // 请张三表示…, 由张三表态: that is what is asked.
    named.is_some_and(|name| scan.clause_start(before, name.start()) == before.start())
        && scan.deontic(somebody).next().is_none()
        && !text.contains('由')
}

/// Whether a word opens its clause, or has only an actor before it.
fn opens_clause(scan: &Scan, content: TextRange, at: Offset) -> bool {
    let start = scan.clause_start(content, at);
    let before = scan.text(TextRange::new(start, at));
    skip_openers(before).is_empty() || actor::is_actor(before)
}

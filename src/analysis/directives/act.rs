//! A sentence in, its acts out. 双河镇明天中午前把名单筛一遍，由镇党委书记签字，不得漏报 asks two things of two, and forbids
//! a third; each has its own who, when and on what condition. Nothing is left out: what no field shows stays in the words.

mod shape;

use std::rc::Rc;

use super::super::model::{Act, Deadline, Modality, Part, SpanKind};
use super::act_word::ActWord;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::Scan;
use super::words::{Deontic, DeonticClass};
use super::{actor, addressee, clause, consequence, deadline, judge, part};
use crate::document::Date;
use crate::lexicon::Hit;
use crate::span::{Offset, TextRange};

/// How a directive was judged.
pub(super) struct Judged {
    /// What it is, all in all.
    pub(super) modality: Modality,
    /// The word that decides that.
    pub(super) word: Option<Hit<Deontic>>,
    /// The day of the report.
    pub(super) day: Option<Date>,
}

/// What is known of the sentence.
struct Known<'j> {
    content: TextRange,
    judged: &'j Judged,
    /// Its conditions and sanctions, in order.
    beside: Rc<[Part]>,
    /// Its conditions, in order.
    conditions: Vec<TextRange>,
    /// The times by which something is due, in order.
    times: Vec<Deadline>,
}

impl<'j> Known<'j> {
    fn of(scan: &Scan, content: TextRange, judged: &'j Judged) -> Self {
        let beside = consequence::find(scan, content);
        let conditions = beside.iter().filter(|part| part.kind == SpanKind::Condition);
        let conditions: Vec<_> = conditions.map(|part| part.range).collect();
        let mut times = deadline::all(scan.base, content, judged.day, &conditions);
        for at in 1..times.len() {
            if let Some([before, next]) = times.get_mut(at - 1..=at)
                && apart(scan, before, next)
                && [&*before, &*next].iter().all(|due| scan.text(due.range).ends_with('内'))
            {
                // 7日内受理、15日内答复: a limit for each case.
                (before.date, next.date) = (None, None);
            }
        }
        Self { content, judged, beside, conditions, times }
    }

    /// The time by which something is due in a stretch of the sentence.
    fn due(&self, scan: &Scan, range: TextRange) -> Option<Deadline> {
        deadline::chosen(scan.base, range, self.times(range))
    }

    fn times(&self, range: TextRange) -> &[Deadline] {
        let from = self.times.partition_point(|due| due.range.start() < range.start());
        let end = self.times.partition_point(|due| due.range.end() <= range.end());
        self.times.get(from..end.max(from)).unwrap_or_default()
    }

    /// 接报后半小时内到场、两小时内修复: what has a term of its own stands apart from what has another.
    fn by_term(&self, scan: &Scan, clause: TextRange) -> Vec<TextRange> {
        let next = self.times(clause).windows(2).filter_map(|pair| {
            let [before, next] = pair else { return None };
            apart(scan, before, next).then_some(next.range.start())
        });
        let mut from = clause.start();
        let ends = next.chain([clause.end()]);
        ends.map(|end| TextRange::new(std::mem::replace(&mut from, end), end)).collect()
    }

    /// Whether a clause says what follows from failing.
    fn is_sanction(&self, clause: TextRange) -> bool {
        let next = self.beside.partition_point(|part| part.range.end() < clause.end());
        let next = self.beside.get(next);
        next.is_some_and(|part| part.kind == SpanKind::Sanction && part.range.covers(clause))
    }

    /// The conditions that a stretch of the sentence holds, or a part of.
    fn conditions(&self, range: TextRange) -> &[TextRange] {
        let from = self.conditions.partition_point(|condition| condition.end() <= range.start());
        let end = self.conditions.partition_point(|condition| condition.start() < range.end());
        self.conditions.get(from..end).unwrap_or_default()
    }
}

/// Whether two terms stand in one row: each has what is due by then behind it.
fn apart(scan: &Scan, before: &Deadline, next: &Deadline) -> bool {
    let term = |due: &Deadline| scan.text(due.range).ends_with(['前', '内']);
    let between = scan.text(TextRange::new(before.range.end(), next.range.start().max(before.range.end())));
    let row = between.strip_suffix('、').is_some_and(|done| !done.is_empty());
    row && term(before) && term(next) && scan.layout.opaque_at(next.range.start()).is_none()
}

/// A clause of the sentence.
struct Clause {
    range: TextRange,
    /// It only opens what follows.
    opens: bool,
    /// It tells how things are, or only joins (当前，).
    idle: bool,
    /// It names what the next clause is about, or on what condition that holds.
    binds: bool,
    /// It forbids.
    forbids: bool,
    /// It orders: a deontic word or a verb of orders shows it.
    orders: bool,
    /// It orders, or says who shall act.
    acts: bool,
    /// Who shall act.
    who: Option<TextRange>,
    /// Who shall act, where it says no more.
    only_who: Option<TextRange>,
    /// It has a day or a term of its own.
    due: bool,
    /// A time of the clause before does not hold for it.
    apart: bool,
    /// It says what holds from now on, whatever was said before.
    anew: bool,
}

/// The acts of a directive, in text order: at least one.
pub(super) fn find(scan: &Scan, content: TextRange, judged: &Judged) -> Vec<Act> {
    let known = Known::of(scan, content, judged);
    let clauses = scan.layout.cut(content, &CLAUSES).flat_map(|clause| known.by_term(scan, clause));
    let clauses = clauses.map(|range| Clause::of(scan, &known, range));
    let mut clauses: Vec<_> = clauses.collect();
    lead_up(scan, &mut clauses);
    hand_over(scan, &mut clauses);
    let starts = starts(scan, &clauses);
    let ends = starts.iter().skip(1).copied().chain([clauses.len()]);
    let groups = starts.iter().zip(ends).filter_map(|(&from, end)| clauses.get(from..end));
    let mut acts: Vec<Act> = groups.map(|group| act(scan, group, &known)).collect();
    for at in 1..acts.len() {
        if let Some([before, next]) = acts.get_mut(at - 1..=at) {
            hand_on(scan, before, next);
        }
    }
    acts
}

/// 对弄虚作假的，不准评优，还要追回资金: the condition of an act holds for one that only adds to it, or stands in one row with it.
fn hand_on(scan: &Scan, before: &Act, next: &mut Act) {
    let adds = PartWord::Adds.begins(scan.text(next.range)).is_some();
    let row =
        scan.text(TextRange::new(before.range.end(), next.range.start().max(before.range.end()))) == "、";
    // 接报后半小时内到场，两小时内修复: both terms run from then.
    let runs = |act: &Act| {
        act.deadline.as_ref().is_some_and(|due| due.date.is_none() && scan.text(due.range).ends_with('内'))
    };
    let asked = next.ranges(SpanKind::Addressee).next().is_some();
    if (adds || row || runs(before) && runs(next) && !asked)
        && next.ranges(SpanKind::Condition).next().is_none()
    {
        let conditions = before.parts.iter().filter(|part| part.kind == SpanKind::Condition);
        next.parts.splice(0..0, conditions.cloned().collect::<Vec<_>>());
    }
}

/// Marks between the clauses of acts.
const CLAUSES: [char; 4] = ['，', '：', ',', '；'];

impl Clause {
    fn of(scan: &Scan, known: &Known, range: TextRange) -> Self {
        let conditions = known.conditions(range);
        let bare = scan.trimmed(range);
        let text = scan.text(bare);
        let worded = scan.deontic(range).next().is_some();
        let acting = addressee::acting(scan, range);
        let conditional = |range: TextRange| conditions.iter().any(|condition| condition.covers(range));
        // 各校接到通知，.
        let only_when =
            |who: TextRange| who.end() < bare.end() && conditional(TextRange::new(who.end(), bare.end()));
        let only_who = !worded
            && acting.is_some_and(|doer| shape::only_says_how(scan, doer.does, bare) || only_when(doer.who));
        let who = acting.map(|doer| doer.who).or_else(|| addressee::charged(scan, bare));
        let due = known.due(scan, range).is_some_and(|due| limits(scan, &due));
        let already = shape::is_already(scan, bare);
        let follows = known.is_sanction(bare);
        // 把准备做得更扎实一些 disposes of something, however it is described.
        let tells = !worded
            && !already
            && !text.starts_with('把')
            && !follows
            && conditions.is_empty()
            && tells_what_is(scan, bare, who, !due);
        // 对任务落空的“一票否决”: what follows stands beside the condition.
        let predicates = clause::predicates(scan, known.content);
        let next = predicates.partition_point(|predicate| predicate.end() < range.end());
        let predicate = predicates.get(next).is_some_and(|next| next.covers(range)) || !conditions.is_empty();
        let orders = worded || already || clause::bare_order(scan, range).is_some();
        // 每个安置点配齐一名医生.
        let each = || text.starts_with('每') && clause::governs_verb(scan, range);
        let acts = orders || follows || who.is_some() || text.contains("由你") || each();
        // 对签而不落的项目: what the next clause is about.
        let asked = !acts && ActWord::Whether.within(text);
        let names = shape::names(text) && clause::is_about(text) && conditions.is_empty();
        let topic = names || asked;
        let does = acting.is_some_and(|doer| doer.does < bare.end());
        let opens = !predicate && !does && !already && !follows
            || tells
            || conditional(bare)
            || topic
            || only_who
            || !worded && shape::is_manner(text);
        let binds = !conditions.is_empty() || opens && (asked || clause::is_about(text));
        let decides = known.judged.word.is_some_and(|word| range.covers(word.range));
        let forbids = decides && known.judged.modality == Modality::Prohibition;
        Self {
            range,
            opens,
            idle: opens && !binds && (tells && !shape::names(text) || actor::opened(text).is_empty()),
            binds,
            forbids: forbids || clause::forbids(scan, known.content, range),
            orders,
            acts,
            who,
            only_who: who.filter(|_| only_who),
            due,
            anew: ActWord::Anew.begins(text).is_some(),
            apart: PartWord::Aims.begins(text).is_none() && shape::stands_apart(text),
        }
    }

    /// Whether it begins another act than the clauses before it; `who` shall act, as it says or what opens it.
    fn begins(&self, scan: &Scan, running: &Running, who: Option<TextRange>) -> bool {
        let Some(before) = running.last else { return false };
        let turns = before.forbids != self.forbids && self.orders;
        let other = |who| running.asked.is_none_or(|asked| scan.text(asked) != scan.text(who));
        turns
            || self.binds
            || self.anew
            || self.due && (before.acts || running.due)
            || running.due && !self.due && self.apart
            || who.is_some_and(other)
    }
}

/// Whether a clause tells what those named have done, or how things are and will be: 民兵连已经集结, 当前火险高.
/// `undated`: nothing in it is due.
fn tells_what_is(scan: &Scan, clause: TextRange, who: Option<TextRange>, undated: bool) -> bool {
    match who {
        Some(who) => shape::has_acted(scan.text(TextRange::new(who.end(), clause.end().max(who.end())))),
        None => {
            let outlook = ClauseWord::Outlook.begins(scan.text(clause)).is_some();
            undated && outlook || judge::describes(scan, clause)
        }
    }
}

/// The act that a clause may go on with.
#[derive(Default)]
struct Running<'c> {
    /// Its last clause.
    last: Option<&'c Clause>,
    /// Those who were asked last.
    asked: Option<TextRange>,
    /// It has a day or a term.
    due: bool,
}

/// Clauses before the first that acts which only tell how things are, or grant something: 对人才的需求更加迫切,
/// 封路归封路, and what stands before 但.
fn lead_up(scan: &Scan, clauses: &mut [Clause]) {
    let leads = |clause: &Clause| {
        let state = shape::is_state(scan.text(scan.trimmed(clause.range)));
        !clause.due && if state { !clause.orders } else { !clause.acts && !clause.binds }
    };
    let end = clauses.iter().position(|clause| !leads(clause));
    let end = end.unwrap_or(clauses.len().saturating_sub(1));
    let turn = clauses.iter().take(end + 1).rposition(|clause| {
        let text = scan.text(clause.range);
        ActWord::Turns.begins(text).is_some()
    });
    // 成绩值得肯定，但….
    let turn = turn.filter(|&turn| {
        let before = clauses.iter().take(turn);
        before.into_iter().any(|clause| judge::describes(scan, clause.range))
    });
    for (at, clause) in clauses.iter_mut().take(end).enumerate() {
        let text = scan.text(scan.trimmed(clause.range));
        if turn.is_some_and(|turn| at < turn) || shape::is_state(text) || shape::grants(text) {
            (clause.opens, clause.idle, clause.binds) = (true, true, false);
        }
    }
}

/// 受灾村的麦子，县里要…: what those who are named next shall act on belongs to what they do; what a sentence begins
/// with, to the ban behind it (围墙上的缺口，不许堵).
fn hand_over(scan: &Scan, clauses: &mut [Clause]) {
    let acted = |(at, pair): (usize, &[Clause])| {
        let [clause, next] = pair else { return false };
        let plain = !clause.acts && !clause.due && !clause.binds;
        plain
            && (next.who.is_some() || at == 0 && next.forbids)
            && shape::is_thing(scan, scan.trimmed(clause.range))
    };
    let acted: Vec<_> = clauses.windows(2).enumerate().map(acted).collect();
    for (clause, _) in clauses.iter_mut().zip(acted).filter(|(_, acted)| *acted) {
        (clause.opens, clause.binds, clause.idle) = (true, true, false);
    }
}

/// Whether a time is a limit of its own: 6月底前, 今晚, 当天; 立即 says how.
fn limits(scan: &Scan, due: &Deadline) -> bool {
    let time = scan.text(due.range);
    due.date.is_some()
        || time.ends_with(['前', '内'])
        || time.starts_with(['每', '当', '次', '翌', '赶'])
        || ActWord::KeptWithin.begins(time).is_some()
}

/// The numbers of the clauses that begin an act, those that open it before it.
fn starts(scan: &Scan, clauses: &[Clause]) -> Vec<usize> {
    let mut starts = vec![0];
    let (mut running, mut opening) = (Running::default(), None);
    for (at, clause) in clauses.iter().enumerate() {
        if clause.opens {
            opening = opening.or(Some(at));
            continue;
        }
        let from = opening.take().unwrap_or(at);
        let openers = clauses.get(from..at).unwrap_or_default();
        let bound = openers.iter().any(|opener| opener.binds);
        let who = clause.who.or_else(|| openers.iter().find_map(|opener| opener.only_who));
        if running.last.is_some() && bound || clause.begins(scan, &running, who) {
            starts.push(from);
            running = Running::default();
        }
        running =
            Running { last: Some(clause), asked: who.or(running.asked), due: clause.due || running.due };
    }
    starts
}

/// What some clauses ask for or forbid.
fn act(scan: &Scan, clauses: &[Clause], known: &Known) -> Act {
    let range = clauses.iter().map(|clause| clause.range).reduce(TextRange::union).unwrap_or_default();
    let forbids = clauses.iter().any(|clause| clause.forbids);
    let word = known.judged.word.filter(|word| range.covers(word.range)).or_else(|| {
        let bans = |hit: &Hit<Deontic>| hit.value.class == DeonticClass::Prohibition;
        scan.deontic(range).find(|hit| bans(hit) == forbids && hit.value.class != DeonticClass::Permission)
    });
    // 群众的需求更加迫切，各镇要…: what only leads up to it names nobody who shall act.
    let led = clauses.iter().find(|clause| !clause.idle).map_or(range.start(), |first| first.range.start());
    let mut parts = part::find(scan, TextRange::new(led, range.end()), forbids, word, &known.beside);
    let deadline = known.due(scan, range);
    // 对来信7日内答复: a verb or an object with a time in it was misread.
    let done = |part: &Part| matches!(part.kind, SpanKind::Action | SpanKind::Object);
    let timed = |part: &Part| deadline.as_ref().is_some_and(|due| due.range.overlaps(part.range));
    if parts.iter().any(|part| done(part) && timed(part)) {
        parts.retain(|part| !done(part));
    }
    let act = Act {
        range: scan.trimmed(range),
        forbids,
        deontic: word.map(|hit| scan.without_place(hit.range)),
        words: range,
        parts,
        deadline,
    };
    Act { words: words(scan, clauses, &act), ..act }
}

/// The words of an act without what other fields show before them: condition, addressee, time, 要.
fn words(scan: &Scan, clauses: &[Clause], act: &Act) -> TextRange {
    let end = act.range.end();
    let mut at = act.range.start();
    let is_shown = |part: &&Part| matches!(part.kind, SpanKind::Condition | SpanKind::Addressee);
    let fields: Vec<_> = act.parts.iter().filter(is_shown).map(|part| part.range).collect();
    let shown = |at: Offset| {
        let next = fields.partition_point(|field| field.end() <= at);
        let field = fields.get(next).filter(|field| field.contains(at))?;
        // 童欣同志.
        let title = if scan.rest(field.end()).starts_with("同志") { "同志".len() } else { 0 };
        Some(Offset::at(field.end().index() + title))
    };
    let timed = |at: Offset| {
        let due = act.deadline.as_ref()?.range;
        let before = TextRange::new(at, due.start().max(at));
        // 今晚就介入 and 马上改 without the time are no phrases.
        let whole = scan.rest(due.end()).starts_with('就')
            || scan.rest(due.end()).chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
        (at <= due.start() && matches!(scan.text(before), "" | "于" | "在") && !whole).then(|| due.end())
    };
    let idle = |at: Offset| {
        let clause = clauses.binary_search_by_key(&at, |clause| clause.range.start()).ok();
        clause.and_then(|at| clauses.get(at)).filter(|clause| clause.idle).map(|clause| clause.range.end())
    };
    let asked = |at: Offset| {
        let word = scan.deontic(TextRange::new(at, end)).next()?;
        let asks =
            matches!(word.value.class, DeonticClass::Obligation | DeonticClass::Weak | DeonticClass::Request);
        (asks && !act.forbids && scan.only_adverbs(at, word.range.start()))
            .then(|| scan.without_place(word.range).end())
    };
    let behind = |rest: &str| Some(Offset::at(end.index() - rest.len()));
    let marked = |at: Offset| {
        let rest = scan.text(TextRange::new(at, end));
        behind(rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !"“《（".contains(c)))
    };
    let joined = |at: Offset| {
        let rest = scan.text(TextRange::new(at, end));
        let next = rest.strip_prefix(['和', '与', '及']).and_then(behind);
        let opened = ActWord::Turns.stripped(rest).unwrap_or_else(|| clause::skip_openers(rest));
        next.filter(|&next| shown(next).is_some()).or_else(|| behind(opened))
    };
    let steps: [&dyn Fn(Offset) -> Option<Offset>; 6] = [&shown, &timed, &idle, &asked, &marked, &joined];
    while let Some(next) = steps.iter().find_map(|step| step(at).filter(|&next| next > at && next < end)) {
        at = next;
    }
    TextRange::new(at, end)
}

#[cfg(test)]
mod tests {
    use super::super::modality;
    use super::super::speaker::People;
    use super::super::words::ReportClass;
    use super::*;

    /// Each act: whether it forbids (✗), who, when, on what condition, and its words.
    fn check(text: &str, expected: &[&str]) {
        let people = People::of(&[], &[]);
        let scan = Scan::of(text, TextRange::of(text), &people);
        let content = scan.layout.sentences[0].range;
        let word = scan.deontic(content).next();
        let modality::Found { modality, word, .. } = modality::find(&scan, content, ReportClass::Order, word);
        let found = find(&scan, content, &Judged { modality, word, day: None });
        let shown = |act: &Act| {
            let all = |kind| act.ranges(kind).map(|range| scan.text(range)).collect::<Vec<_>>().join("、");
            let due = act.deadline.as_ref().map_or("", |due| scan.text(due.range));
            let fields = [&all(SpanKind::Condition), &all(SpanKind::Addressee), due, scan.text(act.words)];
            let fields = fields.map(|field| field.to_owned()).into_iter().filter(|field| !field.is_empty());
            let line = fields.collect::<Vec<_>>().join(" | ");
            if act.forbids { format!("✗ {line}") } else { line }
        };
        let found: Vec<_> = found.iter().map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn one_thing_is_one_act() {
        check("各镇要压实责任，抓实排查，确保安全。", &["各镇 | 压实责任，抓实排查，确保安全"]);
        check("县水务局要公开电话，对来电逐条答复。", &["县水务局 | 公开电话，对来电逐条答复"]);
        check("严禁收取费用，严禁接受吃请。", &["✗ 严禁收取费用，严禁接受吃请"]);
    }

    #[test]
    fn each_who_has_an_act() {
        check(
            "柳溪镇明天中午前把名单筛一遍，由镇党委书记签字上报，不得漏报一人。",
            &["柳溪镇 | 明天中午前 | 把名单筛一遍", "镇党委书记 | 由镇党委书记签字上报", "✗ 不得漏报一人"],
        );
        check(
            "各级党委要履职尽责，各行业主管部门要密切配合。",
            &["各级党委 | 履职尽责", "各行业主管部门 | 密切配合"],
        );
    }

    #[test]
    fn each_time_has_an_act() {
        check(
            "要备足抢险物料，抢险队伍于22日18时前全部到位。",
            &["备足抢险物料", "22日18时前 | 抢险队伍于22日18时前全部到位"],
        );
        check("市城管局要举一反三，6月底前完成清理。", &["市城管局 | 举一反三", "6月底前 | 完成清理"]);
    }

    #[test]
    fn bans_stand_apart_from_orders() {
        check("要守住底线，不准强拆强建。", &["守住底线", "✗ 不准强拆强建"]);
        check(
            "各企业要服从调度，未经批准，任何人不得开闸。",
            &["各企业 | 服从调度", "✗ 未经批准 | 任何人 | 不得开闸"],
        );
        check("一律不登记不得入场，证件要逐一查验。", &["✗ 不登记 | 一律不登记不得入场", "证件要逐一查验"]);
    }

    #[test]
    fn conditions_hold_for_what_follows() {
        check(
            "对弄虚作假的，不准参加评优，还要追回资金。",
            &["✗ 对弄虚作假的 | 不准参加评优", "对弄虚作假的 | 追回资金"],
        );
        check("祁望舒同志要带队检查。", &["祁望舒同志 | 带队检查"]);
        check("镇里今晚就介入。", &["镇里 | 今晚 | 今晚就介入"]);
        check("对办不成的，也要说清理由。", &["对办不成的 | 说清理由"]);
        check("对签而不落的项目，5月底前完成清理。", &["5月底前 | 对签而不落的项目，5月底前完成清理"]);
    }

    #[test]
    fn a_time_holds_for_its_own_clause() {
        check(
            "各站今晚八点前检修全部水泵，停机一次登记一次。",
            &["各站 | 今晚八点前 | 检修全部水泵", "停机一次登记一次"],
        );
        check("名单本周内公布，涉事人员该调岗的调岗。", &["本周内 | 名单本周内公布", "涉事人员该调岗的调岗"]);
        check(
            "每个安置点配齐一名医生，急用药品24小时内必须送到。",
            &["每个安置点配齐一名医生", "24小时内 | 急用药品24小时内必须送到"],
        );
        check("6月底前完成清理，确保通水。", &["6月底前 | 完成清理，确保通水"]);
        check("采样时间控制在20分钟以内。", &["采样时间控制在20分钟以内"]);
    }

    #[test]
    fn each_term_has_its_act() {
        check("接报后20分钟内到闸、1小时内关闸。", &["接报后 | 20分钟内 | 到闸", "接报后 | 1小时内 | 关闸"]);
        check(
            "接到告警后5分钟内派单，30分钟内修复，全程留痕。",
            &["接到告警后 | 5分钟内 | 派单", "接到告警后 | 30分钟内 | 修复，全程留痕"],
        );
        check(
            "要选派专人值守，每日7时20分到岗，至渡口停航为止。",
            &["选派专人值守", "每日7时20分 | 到岗，至渡口停航为止"],
        );
        check(
            "对独居老人逐户登记，用药需求当天必须答复。",
            &["对独居老人逐户登记", "当天 | 用药需求当天必须答复"],
        );
        check(
            "市财政局要拟定办法，拨付时限不超过十五个工作日。",
            &["市财政局 | 拟定办法", "不超过十五个工作日 | 拨付时限不超过十五个工作日"],
        );
        check("要赶在头场霜之前收完晚稻。", &["赶在头场霜之前 | 收完晚稻"]);
        check("各镇应每周巡查一次。", &["各镇 | 每周巡查一次"]);
        check("9月3日8时各渡口准时开渡。", &["各渡口 | 9月3日8时 | 准时开渡"]);
    }

    #[test]
    fn each_condition_has_its_act() {
        check(
            "各站要备足沙袋，路面积水超过15厘米立即断路。",
            &["各站 | 备足沙袋", "路面积水超过15厘米 | 立即 | 断路"],
        );
        check(
            "村民撤出以后，隐患没有排除之前，任何人不得返回。",
            &["✗ 村民撤出以后、隐患没有排除之前 | 任何人 | 不得返回"],
        );
        check(
            "因抢修需要占道的，未取得书面许可，不得开挖。",
            &["✗ 因抢修需要占道的、未取得书面许可 | 不得开挖"],
        );
        check(
            "要精简会议，能合并的报表一律合并，今后一律网上报送。",
            &["精简会议", "能合并的报表 | 一律合并", "今后一律网上报送"],
        );
        check(
            "要把账目清到位，对截留挪用的，发现一起、查处一起。",
            &["把账目清到位", "对截留挪用的 | 发现一起、查处一起"],
        );
        check("各镇接到雨情报告，应当在十分钟内叫应。", &["接到雨情报告 | 各镇 | 十分钟内 | 叫应"]);
        check("渡口的跳板，水不落不许撤。", &["✗ 水不落 | 渡口的跳板，水不落不许撤"]);
        check(
            "夜里11点至凌晨5点货车一律绕行，不得鸣笛。",
            &["夜里11点至凌晨5点 | 货车一律绕行", "✗ 不得鸣笛"],
        );
    }

    #[test]
    fn a_ban_has_the_days_in_which_it_holds() {
        check("自3月1日起至6月30日止，河道内禁止捕捞。", &["✗ 自3月1日起至6月30日止 | 河道内禁止捕捞"]);
        check(
            "5月1日至8月31日为休渔期，除科研外，任何人不得下湖捕捞。",
            &["✗ 5月1日至8月31日为休渔期、除科研外 | 任何人 | 不得下湖捕捞"],
        );
    }

    #[test]
    fn what_is_about_goes_with_what_is_done() {
        check("受淹村的麦子，县里要组织抢收。", &["县里 | 受淹村的麦子，县里要组织抢收"]);
        check("以小区为单位，对来客逐一登记。", &["以小区为单位，对来客逐一登记"]);
        check(
            "严禁随意停水，老人安康与否，每天都要过问。",
            &["✗ 严禁随意停水", "老人安康与否，每天都要过问"],
        );
        check("不准乱收费，账目是否公开，每月都要查。", &["✗ 不准乱收费", "账目是否公开，每月都要查"]);
    }

    #[test]
    fn what_only_leads_up_is_left_out() {
        check("群众对饮水的需求更加迫切，各镇要尽快通水。", &["各镇 | 尽快通水"]);
        check("封路归封路，各镇不能挖断通道。", &["✗ 各镇 | 不能挖断通道"]);
        check("工作取得了成绩，但各镇要看到不足。", &["各镇 | 看到不足"]);
        check(
            "车棚不得安装插座，已经装的四月底前全部拆除。",
            &["✗ 车棚不得安装插座", "已经装的 | 四月底前 | 全部拆除"],
        );
        check("对弄虚作假的检测机构从严惩处。", &["对弄虚作假的检测机构 | 从严惩处"]);
        check("对连续靠后的由县长约谈。", &["对连续靠后的 | 县长 | 由县长约谈"]);
        check("市水资源保护委员会办公室每月调度一次。", &["市水资源保护委员会办公室 | 每月调度一次"]);
        check("各村看清形势，把准备做得更扎实一些。", &["各村 | 看清形势，把准备做得更扎实一些"]);
        check("各村实行双岗值守，但不得断路。", &["各村 | 实行双岗值守", "✗ 不得断路"]);
        check("当前，正值用火高峰，各镇要管住火源。", &["各镇 | 管住火源"]);
        check("同时，要管住火源。", &["管住火源"]);
    }
}

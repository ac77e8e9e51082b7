//! By when: 10月底前, 三日内, 立即.

use super::super::model::Deadline;
use super::act_word::ActWord;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::sentence::chars;
use super::when;
use super::words::words;
use crate::document::Date;
use crate::span::{Offset, TextRange, slice, tail};

/// How far a clause is read around a time, in bytes: looking costs the same however long it is.
const CLAUSE: usize = 3 * 60;

/// All times by which something is due, in order, their days where `day`, the report's, gives them. A time in one of the
/// `conditions`, which are in order (24小时内三次接到投诉的), is none.
pub(super) fn all(
    base: &str,
    range: TextRange,
    day: Option<Date>,
    conditions: &[TextRange],
) -> Vec<Deadline> {
    let own = |due: &Deadline| {
        let next = conditions.partition_point(|condition| condition.end() < due.range.end());
        !conditions.get(next).is_some_and(|condition| condition.covers(due.range))
    };
    let mut last = ' ';
    let places = chars(base, range).filter(|&(_, ch)| {
        let aimed = may_aim(std::mem::replace(&mut last, ch));
        aimed || when::may_begin(ch)
    });
    places.filter_map(|(at, ch)| at_place(base, range, at, ch, day)).filter(own).collect()
}

/// The one that counts of the times in a range, which are in order: the first, and behind a vague one (立即) the first
/// that can be measured.
pub(super) fn chosen(base: &str, range: TextRange, times: &[Deadline]) -> Option<Deadline> {
    let due = first_measured(base, times)?;
    // 接到通知两小时内 is a limit whenever that happens.
    let before = TextRange::new(range.start(), due.range.start().max(range.start()));
    // 次日 follows whatever is told before, hardly the day of the report.
    let follows = slice(base, due.range).starts_with(['次', '翌']);
    let date = due.date.filter(|_| !follows && !ClauseWord::Trigger.within(slice(base, before)));
    Some(Deadline { date, ..due })
}

fn first_measured(base: &str, times: &[Deadline]) -> Option<Deadline> {
    let (first, behind) = times.split_first()?;
    let ends = |due: &Deadline, with: &[char]| slice(base, due.range).ends_with(with);
    if ends(first, &['内']) {
        // 7日内受理、15日内答复: a limit for each case.
        let other = |next: &Deadline| next.range.start() >= first.range.end() && ends(next, &['内']);
        let date = first.date.filter(|_| !behind.iter().any(other));
        return Some(Deadline { date, ..first.clone() });
    }
    // 报名2月10日截止，各镇须在1月25日前…: what closes is not what is to be done.
    if slice(base, first.range).ends_with("截止") {
        return behind.iter().find(|next| ends(next, &['前'])).or(Some(first)).cloned();
    }
    if ends(first, &['前']) || first.date.is_some() {
        return Some(first.clone());
    }
    // 立即…，10分钟内…: what can be measured.
    let measured = |next: &&Deadline| next.date.is_some() || ends(next, &['前', '内']);
    behind.iter().find(measured).or(Some(first)).cloned()
}

/// Whether a verb behind which a day needs no 前 may end in a character: 确保, 争取.
fn may_aim(last: char) -> bool {
    matches!(last, '保' | '争' | '取' | '证')
}

/// The deadline that begins at a place.
fn at_place(base: &str, range: TextRange, at: Offset, first: char, day: Option<Date>) -> Option<Deadline> {
    let rest = slice(base, TextRange::new(at, range.end()));
    let before = slice(base, TextRange::new(range.start(), at));
    let aimed = || PartWord::Aims.ends(before).is_some();
    if let Some(words) = limit(before) {
        // 办理时限不超过十个工作日.
        let (_, behind) = when::stretch(rest, None)?;
        let end = Offset::at(at.index() + rest.len() - behind.len());
        return Some(Deadline { range: TextRange::new(Offset::at(at.index() - words), end), date: None });
    }
    let head = || !before.ends_with(char::is_alphanumeric) || before.ends_with('于');
    let (length, date) = when::read(rest, first, day)
        .or_else(|| aimed().then(|| when::by(rest, day)).flatten())
        .or_else(|| when::on(rest, day).filter(|&(length, _)| !from(before) && binds(rest.get(length..))))
        .or_else(|| head().then(|| when::sharp(rest, day)).flatten())?;
    let (length, date) = with_lead(rest, length).map_or((length, date), |length| (length, None));
    // 48小时内核酸阴性证明 is no limit; 截至9月22日 tells.
    let behind = rest.get(length..).unwrap_or_default();
    if ClauseWord::Certified.begins(behind).is_some()
        || ClauseWord::Within.begins(behind).is_some()
        || matches!(first, '到' | '至') && before.ends_with(['截', '达', '止'])
        // 控制在20分钟以内: how long it may take.
        || ActWord::KeptWithin.ends(before.trim_end_matches(|c: char| c.is_ascii_digit())).is_some()
        // 2月15日前不撤不散: until then, not by then; 10月底前不达标的 is by then.
        || behind.starts_with('不')
            && PartWord::Lacks.begins(behind).is_none()
            && rest.get(..length).is_some_and(|time| time.ends_with('前'))
        // 入冬前的煤炭 says which.
        || behind.starts_with('的')
        // 从今日零时至5月10日: so long it holds.
        || matches!(first, '到' | '至') && lasts(before)
        // 10月25日前开不了工的，…: on what condition.
        || supposes(behind)
    {
        return None;
    }
    Some(Deadline { range: TextRange::new(at, Offset::at(at.index() + length)), date })
}

/// The length of a time with how long before: 开学前 in 开学前7天.
fn with_lead(text: &str, length: usize) -> Option<usize> {
    let (time, behind) = text.split_at_checked(length)?;
    let (_, rest) = when::number(behind).filter(|_| time.ends_with('前'))?;
    let (unit, days) = when::unit(rest)?;
    days.map(|_| text.len() - rest.len() + unit)
}

/// The length of the words between a limit and its measure that a text ends with: 不超过 behind 办理时限.
pub(super) fn limit(before: &str) -> Option<usize> {
    let word = ActWord::KeptWithin.ends(before)?;
    let named = before.strip_suffix(word)?;
    ActWord::Limit.ends(named.trim_end_matches(['要', '应', '须'])).map(|_| word.len())
}

/// 从, 到 before a day: it says from or until when.
fn from(before: &str) -> bool {
    before.ends_with(['从', '自', '到', '至'])
}

/// Whether what follows a day makes it the day by which something is due: 就关, 把名单报来; no 要降温.
fn binds(behind: Option<&str>) -> bool {
    let Some(behind) = behind else { return false };
    let Some(rest) = PartWord::Binds.stripped(behind) else { return false };
    match behind.chars().next() {
        Some('要') => words().orders.prefix(rest).is_some(),
        // 今天把大家请来.
        Some('把') => PartWord::Them.begins(rest).is_none(),
        _ => true,
    }
}

/// Whether a clause says from when: 从今日零时.
fn lasts(before: &str) -> bool {
    let near = tail(before, CLAUSE);
    let clause = near.rsplit(['，', '；']).next().unwrap_or_default();
    let whole = clause.len() < near.len() || near.len() == before.len();
    whole && clause.starts_with(['从', '自'])
}

/// Whether what follows a time is the rest of a condition: 开不了工的，….
fn supposes(behind: &str) -> bool {
    let near = behind.get(..behind.floor_char_boundary(CLAUSE)).unwrap_or(behind);
    let clause = near.split(['，', '；', '。']).next().unwrap_or_default();
    let goes_on = behind.get(clause.len()..).is_some_and(|rest| rest.starts_with('，'));
    goes_on && clause.ends_with('的') && clause.contains(['不', '未', '没'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Orders, their deadlines and days; the report is of Wednesday 2023-05-10.
    const DEADLINES: &[(&str, &str, &str)] = &[
        ("各地要于5月20日前上报。", "5月20日前", "2023-05-20"),
        ("务必在10月底前完成。", "10月底前", "2023-10-31"),
        ("力争明年2月底前见效，4月15日前销号。", "2月底前", "2024-02-29"),
        ("在2024年6月中旬前验收。", "2024年6月中旬前", "2024-06-20"),
        ("本周内整改到位。", "本周内", "2023-05-14"),
        ("每日6时30分到岗。", "每日6时30分", ""),
        ("每周一上午9时报送。", "每周一上午9时", ""),
        ("值守至考试结束为止。", "至考试结束为止", ""),
        ("要赶在头场霜之前收完。", "赶在头场霜之前", ""),
        ("赶在6月底前通水。", "赶在6月底前", "2023-06-30"),
        ("拨付时限不超过十五个工作日。", "不超过十五个工作日", ""),
        ("6月1日零时各闸口准时开闸。", "6月1日零时", "2023-06-01"),
        ("应当于开学前7天返校。", "开学前7天", ""),
        ("年底前全部建成。", "年底前", "2023-12-31"),
        ("本月底前拨付。", "本月底前", "2023-05-31"),
        ("须在十分钟内报告。", "十分钟内", ""),
        ("二十四小时内处置。", "二十四小时内", ""),
        ("三日内反馈。", "三日内", "2023-05-13"),
        ("5个工作日内答复。", "5个工作日内", ""),
        ("发现隐患立即整改。", "立即", ""),
        ("今晚12点前必须到岗。", "今晚12点前", "2023-05-10"),
        ("明天上午8时30分前腾空。", "明天上午8时30分前", "2023-05-11"),
        ("今天下班前传达。", "今天下班前", "2023-05-10"),
        ("对问题限期整改。", "限期", ""),
        ("接到通知两个小时之内集结。", "两个小时之内", ""),
        ("凭48小时内核酸证明于5月20日前返校。", "5月20日前", "2023-05-20"),
        ("六月三十日之前备案。", "六月三十日之前", "2023-06-30"),
        ("于5月28日17时前报送。", "5月28日17时前", "2023-05-28"),
        ("6月1日零时前退场。", "6月1日零时前", "2023-06-01"),
        ("在28日17时前完成。", "28日17时前", "2023-05-28"),
        ("5日前上报。", "5日前", "2023-06-05"),
        ("8月份前建成。", "8月份前", "2023-08-31"),
        ("三季度末前销号。", "三季度末前", "2023-09-30"),
        ("第一季度前见效。", "第一季度前", "2024-03-31"),
        ("本周五前整改。", "本周五前", "2023-05-12"),
        ("下周一下班前答复。", "下周一下班前", "2023-05-15"),
        ("每月25日前报送。", "每月25日前", ""),
        ("每周五前汇总。", "每周五前", ""),
        ("半小时内上报。", "半小时内", ""),
        ("半个月内见效。", "半个月内", "2023-05-25"),
        ("今天18:00前撤离。", "今天18:00前", "2023-05-10"),
        ("下月底前交付。", "下月底前", ""),
        ("上半年底前完成。", "上半年底前", "2023-06-30"),
        ("“五一”前开放。", "“五一”前", ""),
        ("2025年底前全覆盖。", "2025年底前", "2025-12-31"),
        ("确保8月中旬试产。", "8月中旬", "2023-08-20"),
        ("力争年底建成12个。", "年底", "2023-12-31"),
        ("停产整顿到5月22日24时。", "到5月22日24时", "2023-05-22"),
        ("值守至6月底，不得离岗。", "至6月底", "2023-06-30"),
        ("工期顺延到年底。", "到年底", "2023-12-31"),
        ("须在11月15日封冻之前闭库。", "11月15日封冻之前", "2023-11-15"),
        ("9月1日开学前装好。", "9月1日开学前", "2023-09-01"),
        ("对漏报的限期七日整改。", "限期七日", "2023-05-17"),
        ("限48小时内退还。", "限48小时内", ""),
        ("零点三十分以前全部撤离。", "零点三十分以前", ""),
        ("凌晨3时前比对完毕。", "凌晨3时前", ""),
        ("明天下午下班前报到县委办。", "明天下午下班前", "2023-05-11"),
        ("每晚8时前汇总。", "每晚8时前", ""),
        ("网上报名2月10日24时截止，须在1月25日前核查。", "1月25日前", "2024-01-25"),
        ("16日以前交付。", "16日以前", "2023-05-16"),
        ("村里的棋牌室今晚就关。", "今晚", "2023-05-10"),
        ("今天把涵洞全部清完。", "今天", "2023-05-10"),
        ("明天一早把物资送到。", "明天一早", "2023-05-11"),
        ("今天下午就到工地去。", "今天下午", "2023-05-10"),
        ("今晚要开展排查。", "今晚", "2023-05-10"),
        ("明天中午之前再筛一遍。", "明天中午之前", "2023-05-11"),
        ("收工前清理干净。", "收工前", "2023-05-10"),
        ("天亮之前打通道路。", "天亮之前", ""),
        ("次日中午前反馈。", "次日中午前", ""),
        ("立即核查，两小时内反馈。", "两小时内", ""),
        ("尽快拿出方案，8月底前报送。", "8月底前", "2023-08-31"),
    ];

    fn find(text: &str, day: Option<Date>) -> Option<Deadline> {
        chosen(text, TextRange::of(text), &all(text, TextRange::of(text), day, &[]))
    }

    #[test]
    fn deadlines() {
        let day = Some(Date { year: Some(2023), month: 5, day: 10 });
        for &(text, words, date) in DEADLINES {
            let found = find(text, day).expect(text);
            let printed = found.date.map(|d| d.to_string()).unwrap_or_default();
            assert_eq!((slice(text, found.range), printed.as_str()), (words, date), "{text}");
        }
        for text in [
            "三年前就已建成。",
            "会前发放。",
            "5月20日召开。",
            "抓好一季度工作。",
            "13月40日。",
            "三日前曾到会。",
            "每周五例会。",
            "每日8时至20时开放。",
            "到目前为止没有报告。",
            "采样时间不超过10分钟。",
            "截至5月8日已销号。",
            "6月1日提前到岗。",
            "从5月1日起达到60个。",
            "入冬前的煤炭要备足。",
            "尽快恢复供电，第一时间报告。",
            "今天把大家请来，就是要统一思想。",
            "明天要降温，各地要抓好防冻。",
            "从今天起要下沉一线。",
            "今天的会议很重要。",
            "从今日零时至5月30日，路口设卡。",
            "10月25日前开不了工的，写明原因。",
        ] {
            assert_eq!(find(text, day), None, "{text}");
        }
    }

    #[test]
    fn none_in_a_condition() {
        let text = "对24小时内三次被投诉的，6月底前约谈。";
        let condition = TextRange::at(0, "对24小时内三次被投诉的".len());
        let day = Some(Date { year: Some(2023), month: 5, day: 10 });
        let found = |conditions: &[TextRange]| {
            chosen(text, TextRange::of(text), &all(text, TextRange::of(text), day, conditions))
        };
        assert_eq!(found(&[condition]).map(|due| slice(text, due.range)), Some("6月底前"));
    }

    /// 本周内 said on a Sunday hardly means that evening.
    #[test]
    fn on_the_last_day() {
        let day = Date { year: Some(2023), month: 5, day: 14 };
        let found = find("本周内完成", Some(day)).expect("a deadline");
        assert_eq!(found.date, None);
    }

    #[test]
    fn without_a_year() {
        let day = Some(Date { year: None, month: 5, day: 10 });
        let found = find("8月底前完成", day).expect("a deadline");
        assert_eq!(found.date.map(|d| d.to_string()).as_deref(), Some("--08-31"));
        assert_eq!(find("本周内完成", day).and_then(|d| d.date), None);
    }
}

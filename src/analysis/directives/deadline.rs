//! By when: 10月底前, 三日内, 立即.

use std::sync::LazyLock;

use super::super::model::Deadline;
use super::calendar::{Unit, after, in_week, last_day, month_days};
use super::clause_word::ClauseWord;
use super::sentence::chars;
use crate::document::Date;
use crate::lexicon::{Row, Words, read_table};
use crate::span::{Offset, TextRange, slice};

/// The deadline of a directive, its day where `day`, the report's, gives one: the first, and behind a vague one (尽快) the
/// first with a day.
pub(super) fn find(base: &str, range: TextRange, day: Option<Date>) -> Option<Deadline> {
    let mut found = chars(base, range).filter_map(|(at, ch)| at_place(base, range, at, ch, day));
    let first = found.next()?;
    if slice(base, first.range).ends_with(['前', '内']) || first.date.is_some() {
        return Some(first);
    }
    Some(found.find(|next| next.date.is_some()).unwrap_or(first))
}

/// The deadline that begins at a place.
fn at_place(base: &str, range: TextRange, at: Offset, first: char, day: Option<Date>) -> Option<Deadline> {
    let rest = slice(base, TextRange::new(at, range.end()));
    let (length, date) = read(rest, first, day)?;
    // 48小时内核酸阴性证明 is no limit; 接到通知两小时内 is one whenever that happens.
    let behind = rest.get(length..).unwrap_or_default();
    if ClauseWord::Certified.begins(behind).is_some() || ClauseWord::Within.begins(behind).is_some() {
        return None;
    }
    let triggered = ClauseWord::Trigger.within(slice(base, TextRange::new(range.start(), at)));
    let range = TextRange::new(at, Offset::at(at.index() + length));
    Some(Deadline { range, date: date.filter(|_| !triggered) })
}

/// What a word says of a time; deadlines.tsv explains it.
#[derive(Clone, Copy)]
enum When {
    /// By when, with the days left where that is certain.
    Word(Option<u32>),
    /// A stretch of the calendar.
    Period(Unit),
    /// A unit, with its days.
    Unit(Option<u32>),
    /// A day, so many days ahead; an hour may stand behind it.
    Day(u32),
    /// 上午: before an hour.
    Half,
    /// 前, 内: without one of these a time is no deadline.
    Ending,
}

static WORDS: LazyLock<Words<When>> =
    LazyLock::new(|| Words::new(read_table!("deadlines.tsv").rows().map(|row| (row.key(), when(row)))));

fn when(row: Row<'static>) -> When {
    let days = row.cell(2).parse().ok();
    match row.cell(1) {
        "word" => When::Word(days),
        "unit" => When::Unit(days),
        "day" => When::Day(days.unwrap_or(0)),
        "half" => When::Half,
        "period" => When::Period(match row.cell(2) {
            "week" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "half-year" => Unit::HalfYear,
            _ => Unit::Year,
        }),
        _ => When::Ending,
    }
}

/// The deadline that a text begins with: its length and its day.
fn read(text: &str, first: char, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let numbered = || {
        date(text, day)
            .or_else(|| quarter(text, day))
            .or_else(|| day_alone(text, day))
            .or_else(|| span(text, day))
    };
    match first {
        '0'..='9' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            numbered().or_else(|| word(text, day))
        }
        '每' => again(text).map(|length| (length, None)),
        '第' => {
            let found = text.strip_prefix('第').and_then(|rest| quarter(rest, day));
            found.map(|(length, date)| (length + '第'.len_utf8(), date)).or_else(|| word(text, day))
        }
        '周' | '星' | '本' | '下' => weekday(text, day).or_else(|| listed(text, day)),
        _ if WORDS.opens(first) => listed(text, day),
        _ => None,
    }
}

/// What a word of the table opens.
fn listed(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    hour(text, day).or_else(|| period(text, day)).or_else(|| word(text, day))
}

fn word(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (length, days) = WORDS.prefixes(text).find_map(|(length, when)| match when {
        // 清明节前后 is no limit.
        When::Word(days) if !text.get(length..).is_some_and(|rest| rest.starts_with('后')) => {
            Some((length, days))
        }
        _ => None,
    })?;
    Some((length, days.and_then(|days| day.and_then(|day| after(day, days)))))
}

/// 本周内, 本月底前, 今年年底前, 明年6月底前.
fn period(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (length, unit) = WORDS.prefixes(text).filter_map(period_of).last()?;
    let behind = text.get(length..)?;
    let whole = text.get(..length)?.ends_with('内').then_some(0);
    Some((length + whole.or_else(|| ending(behind))?, day.and_then(|day| last_day(day, unit))))
}

fn period_of((length, when): (usize, When)) -> Option<(usize, Unit)> {
    match when {
        When::Period(unit) => Some((length, unit)),
        _ => None,
    }
}

/// The length of 前, 之内 and the like at the start of a text.
fn ending(text: &str) -> Option<usize> {
    WORDS.prefixes(text).filter(|(_, when)| matches!(when, When::Ending)).last().map(|(length, _)| length)
}

/// 今晚12点前, 明天上午8时前, 今天下班前.
fn hour(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let day_of = |(length, when)| match when {
        When::Day(days) | When::Word(Some(days)) => Some((length, days)),
        _ => None,
    };
    let (length, days) = WORDS.prefixes(text).filter_map(day_of).last()?;
    let rest = behind_hour(text.get(length..)?);
    let closed = ending(rest)?;
    Some((text.len() - rest.len() + closed, day.and_then(|day| after(day, days))))
}

/// What follows the hour that a text begins with: 上午8时30分, 17:00, 下班.
fn behind_hour(text: &str) -> &str {
    let half = |(length, when)| matches!(when, When::Half).then_some(length);
    let rest =
        WORDS.prefixes(text).filter_map(half).last().and_then(|length| text.get(length..)).unwrap_or(text);
    let clock = || {
        let (_, rest) = number(rest)?;
        let rest = rest.strip_prefix(['点', '时', '：', ':'])?;
        let rest = rest.trim_start_matches(['半', '整']);
        Some(number(rest).map_or(rest, |(_, behind)| behind.strip_prefix('分').unwrap_or(behind)))
    };
    clock().unwrap_or(rest)
}

/// 2023年4月15日前, 10月底前, 6月上旬前, 9月28日17时前.
fn date(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let mut rest = text;
    let mut printed = None;
    if let Some((value, behind)) = number(rest).and_then(|(v, r)| Some((v, r.strip_prefix('年')?))) {
        printed = u16::try_from(value).ok();
        rest = behind;
    }
    let (month, behind) =
        number(rest).and_then(|(v, r)| Some((u8::try_from(v).ok()?, r.strip_prefix('月')?)))?;
    let year = printed.or_else(|| year_of(month, day?));
    let (last, behind) = day_of_month(behind.strip_prefix('份').unwrap_or(behind), year, month)?;
    let behind = behind_hour(behind);
    let closed = ending(behind)?;
    let valid = (1..=12).contains(&month) && (1..=month_days(year, month)).contains(&last);
    let found = valid.then_some(Date { year, month, day: last });
    Some((text.len() - behind.len() + closed, found))
}

/// 28日17时前, 25日前: the next day of that number. 三日前 is past.
fn day_alone(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (value, rest) = number(text).filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))?;
    let number = u8::try_from(value).ok().filter(|n| (1..=31).contains(n))?;
    let rest = behind_hour(rest.strip_prefix(['日', '号'])?);
    let closed = ending(rest).filter(|_| !rest.starts_with(['内', '以']) && !rest.starts_with("之内"))?;
    let next = |day: Date| (0..=31).filter_map(|days| after(day, days)).find(|date| date.day == number);
    Some((text.len() - rest.len() + closed, day.and_then(next)))
}

/// 三季度末前, 一季度前.
fn quarter(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (value, rest) = number(text)?;
    let quarter = u8::try_from(value).ok().filter(|n| (1..=4).contains(n))?;
    let rest = rest.strip_prefix("季度")?.trim_start_matches(['底', '末']);
    let closed = ending(rest).filter(|_| !rest.starts_with(['内', '以']) || text.starts_with(is_ordinal))?;
    let last = |day: Date| {
        let year = year_of(quarter * 3, day);
        Date { year, month: quarter * 3, day: month_days(year, quarter * 3) }
    };
    Some((text.len() - rest.len() + closed, day.map(last)))
}

fn is_ordinal(c: char) -> bool {
    "一二三四".contains(c)
}

/// 每月25日前, 每周五下班前: due again and again.
fn again(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('每')?;
    let rest = rest
        .strip_prefix(['周', '月', '年', '天', '日', '季'])
        .map(|rest| rest.trim_start_matches(['度', '底', '末']))?;
    let numbered = number(rest).map(|(_, behind)| behind.trim_start_matches(['日', '号', '月']));
    let behind = behind_hour(numbered.unwrap_or(rest));
    Some(text.len() - behind.len() + ending(behind)?)
}

/// 本周五前, 下周一下班前, 周三前.
fn weekday(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (next, rest) = match text.strip_prefix('下') {
        Some(rest) => (7, rest),
        None => (0, text.strip_prefix('本').unwrap_or(text)),
    };
    let rest = rest.strip_prefix('周').or_else(|| rest.strip_prefix("星期"))?;
    let named = rest.chars().next()?;
    let place = "一二三四五六日".chars().position(|c| c == named)?;
    let behind = behind_hour(rest.strip_prefix(named)?);
    let closed = ending(behind)?;
    let ahead = next + u32::try_from(place).unwrap_or(0);
    let date = day.and_then(|day| last_day(day, Unit::Week)).and_then(|sunday| in_week(sunday, ahead));
    Some((text.len() - behind.len() + closed, date))
}

/// 15日, 底, 中旬: the last day meant, and what follows.
fn day_of_month(text: &str, year: Option<u16>, month: u8) -> Option<(u8, &str)> {
    for (word, last) in [
        ("上旬", 10),
        ("中旬", 20),
        ("下旬", month_days(year, month)),
        ("底", month_days(year, month)),
        ("末", month_days(year, month)),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((last, rest));
        }
    }
    if ending(text).is_some() {
        return Some((month_days(year, month), text));
    }
    let (value, rest) = number(text)?;
    Some((u8::try_from(value).ok()?, rest.strip_prefix(['日', '号'])?))
}

/// The year of a month without one: a month that is past means the next year's.
fn year_of(month: u8, day: Date) -> Option<u16> {
    day.year.map(|year| year.saturating_add(u16::from(month < day.month)))
}

/// 十分钟内, 24小时内, 三日内, 5个工作日内.
fn span(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (value, rest) = number(text)?;
    let unit_of = |(length, when)| match when {
        When::Unit(days) => Some((length, days)),
        _ => None,
    };
    let (length, days) = WORDS.prefixes(rest).filter_map(unit_of).last()?;
    let (unit, behind) = rest.split_at_checked(length)?;
    let closed = ending(behind).filter(|_| {
        behind.starts_with(['内', '之', '以']) && !behind.starts_with("之前") && !behind.starts_with("以前")
    })?;
    // A day of 24 hours ends on the next.
    let days = days.map(|days| if unit.ends_with("小时") { value / 24 } else { value.saturating_mul(days) });
    let date = days.filter(|&d| d <= 366).and_then(|days| after(day?, days));
    Some((text.len() - behind.len() + closed, date))
}

/// A number in digits or characters, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let arabic = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(..text.len() - arabic.len())?;
    if !digits.is_empty() {
        return Some((digits.parse().ok()?, arabic));
    }
    let (mut value, mut ones, mut rest) = (0, 0, text);
    while let Some(ch) = rest.chars().next() {
        match ch {
            '十' => (value, ones) = (value + 10 * ones.max(1), 0),
            '两' => ones = 2,
            _ => match "零一二三四五六七八九".chars().position(|c| c == ch) {
                Some(digit) => ones = digit as u32,
                None => break,
            },
        }
        rest = rest.strip_prefix(ch)?;
        if text.len() - rest.len() > 9 {
            return None;
        }
    }
    (rest.len() < text.len()).then_some((value + ones, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The report is of Wednesday 2023-05-10.
    #[test]
    fn deadlines() {
        let day = Some(Date { year: Some(2023), month: 5, day: 10 });
        for (text, words, date) in [
            ("各地要于5月20日前上报。", "5月20日前", "2023-05-20"),
            ("务必在10月底前完成。", "10月底前", "2023-10-31"),
            ("力争明年2月底前见效，4月15日前销号。", "2月底前", "2024-02-29"),
            ("在2024年6月中旬前验收。", "2024年6月中旬前", "2024-06-20"),
            ("本周内整改到位。", "本周内", "2023-05-14"),
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
        ] {
            let found = find(text, TextRange::of(text), day).expect(text);
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
        ] {
            assert_eq!(find(text, TextRange::of(text), day), None, "{text}");
        }
    }

    #[test]
    fn without_a_year() {
        let day = Some(Date { year: None, month: 5, day: 10 });
        let found = find("8月底前完成", TextRange::at(0, 16), day).expect("a deadline");
        assert_eq!(found.date.map(|d| d.to_string()).as_deref(), Some("--08-31"));
        assert_eq!(find("本周内完成", TextRange::at(0, 15), day).and_then(|d| d.date), None);
    }
}

//! By when: 10月底前, 三日内, 立即.

use super::super::model::Deadline;
use super::calendar::{Unit, after, last_day, month_days};
use super::sentence::chars;
use crate::document::Date;
use crate::span::{Offset, TextRange, slice};

/// The first deadline in a directive; its day where `day`, the report's, gives one.
pub(super) fn find(base: &str, range: TextRange, day: Option<Date>) -> Option<Deadline> {
    chars(base, range).find_map(|(at, ch)| {
        let rest = slice(base, TextRange::new(at, range.end()));
        let (length, date) = read(rest, ch, day)?;
        Some(Deadline { range: TextRange::new(at, Offset::at(at.index() + length)), date })
    })
}

/// Words that say by when, with the days they leave where that is certain.
const WORDS: [(&str, Option<u32>); 22] = [
    ("立即", None),
    ("马上", None),
    ("即日起", Some(0)),
    ("限期", None),
    ("按期", None),
    ("如期", None),
    ("第一时间", None),
    ("当日", Some(0)),
    ("当天", Some(0)),
    ("今天内", Some(0)),
    ("今日内", Some(0)),
    ("明天前", Some(1)),
    ("汛期前", None),
    ("汛期来临前", None),
    ("春节前", None),
    ("国庆节前", None),
    ("入冬前", None),
    ("入汛前", None),
    ("开学前", None),
    ("节前", None),
    ("尽快", None),
    ("尽早", None),
];

/// The deadline that a text begins with: its length and its day.
fn read(text: &str, first: char, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    match first {
        '本' | '今' | '当' | '年' | '月' | '明' => period(text, day).or_else(|| word(text, day)),
        '0'..='9' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            date(text, day).or_else(|| span(text, day))
        }
        _ => word(text, day),
    }
}

fn word(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    let (word, days) = WORDS.iter().find(|(word, _)| text.starts_with(word))?;
    Some((word.len(), days.and_then(|days| day.and_then(|day| after(day, days)))))
}

/// 本周内, 本月底前, 今年年底前, 明年6月底前.
fn period(text: &str, day: Option<Date>) -> Option<(usize, Option<Date>)> {
    const PERIODS: [(&str, Unit); 12] = [
        ("本周", Unit::Week),
        ("本月底", Unit::Month),
        ("本月", Unit::Month),
        ("当月底", Unit::Month),
        ("今年年底", Unit::Year),
        ("今年底", Unit::Year),
        ("本年底", Unit::Year),
        ("本年度", Unit::Year),
        ("年底", Unit::Year),
        ("年末", Unit::Year),
        ("月底", Unit::Month),
        ("年内", Unit::Year),
    ];
    let (word, unit) = PERIODS.iter().find(|(word, _)| text.starts_with(word))?;
    let end = ending(text.get(word.len()..)?);
    let closed = word.ends_with('内').then_some(0).or(end)?;
    Some((word.len() + closed, day.and_then(|day| last_day(day, *unit))))
}

/// 前, 之前, 以前, 内, 之内, 以内: without one of these a time is no deadline.
fn ending(text: &str) -> Option<usize> {
    const ENDINGS: [&str; 8] = ["之前", "以前", "前", "之内", "以内", "内", "止", "截止"];
    ENDINGS.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}

/// 2023年4月15日前, 10月底前, 6月上旬前.
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
    let (last, behind) = day_of_month(behind, year, month)?;
    let closed = ending(behind)?;
    let valid = (1..=12).contains(&month) && (1..=month_days(year, month)).contains(&last);
    let found = valid.then_some(Date { year, month, day: last });
    Some((text.len() - behind.len() + closed, found))
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
    const UNITS: [(&str, Option<u32>); 12] = [
        ("个工作日", None),
        ("个小时", Some(0)),
        ("小时", Some(0)),
        ("分钟", Some(0)),
        ("天", Some(1)),
        ("日", Some(1)),
        ("周", Some(7)),
        ("个星期", Some(7)),
        ("个月", None),
        ("季度", None),
        ("个季度", None),
        ("年", None),
    ];
    let (value, rest) = number(text)?;
    let (unit, days) = UNITS.iter().find(|(unit, _)| rest.starts_with(unit))?;
    let behind = rest.get(unit.len()..)?;
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
            ("须在十分钟内报告。", "十分钟内", "2023-05-10"),
            ("二十四小时内处置。", "二十四小时内", "2023-05-11"),
            ("三日内反馈。", "三日内", "2023-05-13"),
            ("5个工作日内答复。", "5个工作日内", ""),
            ("发现隐患立即整改。", "立即", ""),
            ("对问题限期整改。", "限期", ""),
            ("六月三十日之前备案。", "六月三十日之前", "2023-06-30"),
        ] {
            let found = find(text, TextRange::of(text), day).expect(text);
            let printed = found.date.map(|d| d.to_string()).unwrap_or_default();
            assert_eq!((slice(text, found.range), printed.as_str()), (words, date), "{text}");
        }
        for text in ["三年前就已建成。", "会前发放。", "5月20日召开。", "抓好一季度工作。", "13月40日。"]
        {
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

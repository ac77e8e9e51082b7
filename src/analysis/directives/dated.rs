//! Times named with numbers: 10月底前, 三日内, 本周五前.

use super::super::calendar::{Unit, after, in_week, last_day, month_days, previous};
use super::act_word::ActWord;
use super::when::{Time, behind_hour, ending, unit};
use crate::document::Date;

/// 2023年4月15日前, 10月底前, 6月上旬前, 9月28日17时前, 11月15日封冻之前.
pub(super) fn date(text: &str, day: Option<Date>) -> Option<Time> {
    let (date, behind) = point(text, day)?;
    let closed = ending(behind).or_else(|| event(behind))?;
    Some((text.len() - behind.len() + closed, date))
}

/// 2025年底前.
pub(super) fn year_end(text: &str) -> Option<Time> {
    let (date, behind) = end_of_year(text)?;
    Some((text.len() - behind.len() + ending(behind)?, Some(date)))
}

/// The day on which a scene begins that a text tells of, where it lies soon after `day` or on the eve of it: 次日零时15分，…;
/// 13日一早，….
pub(super) fn scene(text: &str, day: Date) -> Option<Date> {
    /// How many days later it may be.
    const SOON: u32 = 7;
    if ActWord::NextDay.begins(text).is_some() {
        return after(day, 1);
    }
    let (first, rest) = number(text)?;
    let (month, (last, rest)) = match rest.strip_prefix('月') {
        Some(rest) => (u8::try_from(first).ok(), number(rest)?),
        None => (None, (first, rest)),
    };
    let rest = rest.strip_prefix('日')?;
    // 13日前, 13日至15日: no scene.
    let begins = !rest.starts_with(['前', '内', '后', '之', '以', '起', '至', '到', '—', '、']);
    let is_meant = |date: &Date| u32::from(date.day) == last && month.is_none_or(|month| date.month == month);
    let near = (1..=SOON).filter_map(|days| after(day, days)).chain(previous(day));
    near.into_iter().find(is_meant).filter(|_| begins)
}

/// The last day of a year, and what follows: 2025年底.
fn end_of_year(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text).filter(|(year, _)| (1900..2200).contains(year))?;
    let behind = rest.strip_prefix('年')?;
    let behind = behind.strip_prefix('年').unwrap_or(behind).strip_prefix(['底', '末'])?;
    Some((Date { year: u16::try_from(year).ok(), month: 12, day: 31 }, behind))
}

/// Behind 到: 9月22日24时, 6月底. 到5月1日起 begins then.
pub(super) fn until(text: &str, day: Option<Date>) -> Option<Time> {
    let whole_year = || end_of_year(text).map(|(date, behind)| (Some(date), behind));
    let (date, behind) = point(text, day).or_else(whole_year)?;
    let named = text.get(..text.len() - behind.len())?;
    let whole = named.ends_with(['日', '号', '底', '末', '旬', '时', '点', '分', '半', '整']);
    (whole && !behind.starts_with(['起', '至', '到'])).then_some((named.len(), date))
}

/// A day of the calendar, with its hour, and what follows.
fn point(text: &str, day: Option<Date>) -> Option<(Option<Date>, &str)> {
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
    let valid = (1..=12).contains(&month) && (1..=month_days(year, month)).contains(&last);
    Some((valid.then_some(Date { year, month, day: last }), behind_hour(behind)))
}

/// The length of what happens on a day, with the 前 behind it: 封冻之前, no 提前.
fn event(text: &str) -> Option<usize> {
    /// The longest event, in characters.
    const EVENT: usize = 4;
    let name = text.chars().take_while(|&c| c.is_alphabetic() && c != '前').take(EVENT + 1);
    let named: usize = name.map(char::len_utf8).sum();
    let (event, rest) = text.split_at_checked(named)?;
    let event = event.strip_suffix(['之', '以']).unwrap_or(event);
    let behind = rest.strip_prefix('前')?;
    let other = event.ends_with(['提', '目', '当', '眼', '面', '空', '超', '跟', '会', '向'])
        || behind.starts_with(['往', '期', '来', '列', '方', '后', '进', '行', '置', '移']);
    (event.chars().count() >= 2 && !other).then_some(named + '前'.len_utf8())
}

/// 28日17时前, 25日前: the next day of that number. 三日前 is past.
pub(super) fn day_alone(text: &str, day: Option<Date>) -> Option<Time> {
    let (value, rest) = number(text).filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))?;
    let number = u8::try_from(value).ok().filter(|n| (1..=31).contains(n))?;
    let rest = behind_hour(rest.strip_prefix(['日', '号'])?);
    let closed = ending(rest)
        .filter(|_| !rest.starts_with('内') && !rest.starts_with("以内") && !rest.starts_with("之内"))?;
    let next = |day: Date| (0..=31).filter_map(|days| after(day, days)).find(|date| date.day == number);
    Some((text.len() - rest.len() + closed, day.and_then(next)))
}

/// 三季度末前, 一季度前.
pub(super) fn quarter(text: &str, day: Option<Date>) -> Option<Time> {
    let (value, rest) = number(text)?;
    let quarter = u8::try_from(value).ok().filter(|n| (1..=4).contains(n))?;
    let rest = rest.strip_prefix("季度")?.trim_start_matches(['底', '末']);
    let closed = ending(rest)
        .filter(|_| !rest.starts_with('内') && !rest.starts_with("以内") || text.starts_with(is_ordinal))?;
    let last = |day: Date| {
        let year = year_of(quarter * 3, day);
        Date { year, month: quarter * 3, day: month_days(year, quarter * 3) }
    };
    Some((text.len() - rest.len() + closed, day.map(last)))
}

fn is_ordinal(c: char) -> bool {
    "一二三四".contains(c)
}

/// 本周五前, 下周一下班前, 周三前.
pub(super) fn weekday(text: &str, day: Option<Date>) -> Option<Time> {
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
pub(super) fn span(text: &str, day: Option<Date>) -> Option<Time> {
    let (date, behind) = stretch(text, day)?;
    let closed = ending(behind).filter(|_| {
        behind.starts_with(['内', '之', '以']) && !behind.starts_with("之前") && !behind.starts_with("以前")
    })?;
    Some((text.len() - behind.len() + closed, date))
}

/// 限期七日, 限24小时内: the limit needs no 内.
pub(super) fn limited(text: &str, day: Option<Date>) -> Option<Time> {
    let rest = text.strip_prefix('限')?;
    let rest = rest.strip_prefix(['期', '时']).unwrap_or(rest);
    let (date, behind) = stretch(rest, day)?;
    Some((text.len() - behind.len() + ending(behind).unwrap_or(0), date))
}

/// A number of hours or days, the day on which they are over, and what follows.
pub(super) fn stretch(text: &str, day: Option<Date>) -> Option<(Option<Date>, &str)> {
    let (value, rest) = number(text)?;
    let (length, days) = unit(rest)?;
    let (unit, behind) = rest.split_at_checked(length)?;
    // A day of 24 hours ends on the next.
    let days = days.map(|days| if unit.ends_with("小时") { value / 24 } else { value.saturating_mul(days) });
    Some((days.filter(|&d| d <= 366).and_then(|days| after(day?, days)), behind))
}

/// A number in digits or characters, and what follows.
pub(super) fn number(text: &str) -> Option<(u32, &str)> {
    let arabic = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(..text.len() - arabic.len())?;
    if !digits.is_empty() {
        return Some((digits.parse().ok()?, arabic));
    }
    let (mut value, mut ones, mut rest) = (0, 0, text);
    while let Some(ch) = rest.chars().next() {
        match ch {
            '十' => (value, ones) = (value + 10 * ones.max(1), 0),
            '零' => ones = 0,
            '一' => ones = 1,
            '二' | '两' => ones = 2,
            '三' => ones = 3,
            '四' => ones = 4,
            '五' => ones = 5,
            '六' => ones = 6,
            '七' => ones = 7,
            '八' => ones = 8,
            '九' => ones = 9,
            _ => break,
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

    #[test]
    fn scenes() {
        let day = Date { year: Some(2023), month: 5, day: 30 };
        let later = |text| scene(text, day).map(|date| (date.month, date.day));
        assert_eq!(later("次日零时15分，安置点。"), Some((5, 31)));
        assert_eq!(later("6月1日一早，他来到堤上。"), Some((6, 1)));
        assert_eq!(later("31日上午，现场会召开。"), Some((5, 31)));
        assert_eq!(later("5月29日22时，夜色已深。"), Some((5, 29)));
        for text in ["5月30日22时，会议召开。", "6月1日前完成。", "7月1日，展馆开放。", "三日内办结。"]
        {
            assert_eq!(later(text), None, "{text}");
        }
    }
}

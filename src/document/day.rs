//! Days and times of day as Chinese texts print them.

use super::Date;
use crate::span::{TextRange, slice};

/// Between the two ends of a span of days, and between days of a list.
const JOINS: &[char] = &['至', '到', '—', '–', '-', '－', '~', '～', '、', '和', '及'];

/// A day found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Where it stands.
    pub range: TextRange,
}

/// Every day that `text` names with its month: `2021-08-13`, `8月13日`, `二〇二一年八月十三日`, `111年3月4日`
/// (Minguo). Of `10月14日至16日` both ends, the second with the month of the first.
pub fn days(text: &str) -> Vec<Day> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = rest(text, at).find(|c| numeral(c).is_some()) {
        at += step;
        let end = run_of_days(text, at, &mut found);
        let number =
            || rest(text, at).find(|c| numeral(c).is_none()).map_or(text.len(), |length| at + length);
        at = if end > at { end } else { number() };
    }
    found
}

/// The length, in bytes, of the day that `text` begins with; 0 without one.
pub(super) fn at_start(text: &str) -> usize {
    /// The longest day, in bytes.
    const LONGEST: usize = 60;
    let first = days(slice(text, TextRange::at(0, LONGEST.min(text.len())))).into_iter().next();
    first.filter(|day| day.range.start().index() == 0).map_or(0, |day| day.range.end().index())
}

/// The time of day that stands at the start of `text`: `09:38:43`, `（星期五）19时30分`, `下午3点`.
#[must_use]
pub fn time(text: &str) -> Option<(u8, u8, u8)> {
    let mut text = text.trim_start_matches(|c: char| c.is_whitespace() || c == 'T' || c == ',' || c == '，');
    if let Some(after) = text.strip_prefix('（').and_then(|t| t.split_once('）')) {
        text = after.1.trim_start();
    }
    let mut afternoon = false;
    for (word, later) in
        [("香港时间", false), ("上午", false), ("中午", false), ("下午", true), ("晚上", true)]
    {
        if let Some(after) = text.strip_prefix(word) {
            (text, afternoon) = (after, later);
        }
    }
    let (hour, at) = number(text, 0)?;
    let mut clock = [hour, 0, 0];
    let mut at = after_any(text, at, &[':', '：', '时', '点'])?;
    for part in &mut clock[1..] {
        let Some((value, end)) = number(text, at) else { break };
        *part = value;
        at = match after_any(text, end, &[':', '：', '分']) {
            Some(next) => next,
            None => break,
        };
    }
    let [hour, minute, second] = clock.map(|n| u8::try_from(n).unwrap_or(u8::MAX));
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}

/// A number at a place, and where it ends: `13`, `１３`, `十三`, `二〇二一`.
pub(crate) fn number(text: &str, at: usize) -> Option<(u32, usize)> {
    let (mut total, mut current, mut end) = (0u32, None::<u32>, at);
    for c in rest(text, at).chars() {
        match numeral(c) {
            Some(unit @ (10 | 100)) => {
                total = total.saturating_add(current.take().unwrap_or(1).saturating_mul(unit));
            }
            Some(digit) => current = Some(current.unwrap_or(0).saturating_mul(10).saturating_add(digit)),
            None => break,
        }
        end += c.len_utf8();
    }
    (end > at).then(|| (total.saturating_add(current.unwrap_or(0)), end))
}

/// The value of a numeral; ten and a hundred multiply what stands before them.
fn numeral(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' | '○' | '零' => Some(0),
        '一' | '元' => Some(1),
        '十' => Some(10),
        '百' => Some(100),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The place behind one of `signs`, blanks before and behind it skipped.
fn after_any(text: &str, at: usize, signs: &[char]) -> Option<usize> {
    let tail = rest(text, at).trim_start_matches([' ', '\u{3000}']).strip_prefix(signs)?;
    Some(text.len() - tail.trim_start_matches([' ', '\u{3000}']).len())
}

/// Reads a day and those joined to it; the place behind them, or `at` if none stands there.
fn run_of_days(text: &str, at: usize, found: &mut Vec<Day>) -> usize {
    let Some((first, mut end, closed)) = full_day(text, at) else { return at };
    let mut run = vec![Day { date: first, range: TextRange::at(at, end) }];
    let mut closed = closed;
    while let Some(next) = after_any(text, past_half(text, end), JOINS) {
        let last = run[run.len() - 1].date;
        let Some((date, stop, sealed)) = later_day(text, next, last) else { break };
        run.push(Day { date, range: TextRange::at(next, stop) });
        (end, closed) = (stop, sealed);
    }
    if !closed {
        return at;
    }
    found.append(&mut run);
    end
}

/// A day with its month; whether 日 closes it (of `3月4—6日` only the last is closed).
fn full_day(text: &str, at: usize) -> Option<(Date, usize, bool)> {
    let (first, end) = number(text, at)?;
    if let Some(next) = after_any(text, end, &['年']) {
        let (month, day, end, closed) = month_and_day(text, after_any(text, next, &['/']).unwrap_or(next))?;
        let minguo = slice(text, TextRange::at(0, at)).trim_end().ends_with("民国");
        return Some((date(Some(year_of(first, minguo)?), month, day)?, end, closed));
    }
    if let Some((month, day, end, closed)) = month_and_day(text, at) {
        return Some((date(None, month, day)?, end, closed));
    }
    numeric_day(text, first, end)
}

/// `8月13日`.
fn month_and_day(text: &str, at: usize) -> Option<(u32, u32, usize, bool)> {
    let (month, end) = number(text, at)?;
    let next = after_any(text, end, &['月'])?;
    let (day, end) = number(text, after_any(text, next, &['/']).unwrap_or(next))?;
    Some(match end_of_day(text, end) {
        Some(end) => (month, day, end, true),
        None => (month, day, end, false),
    })
}

/// Past what tells more of a day: 晚, 上午, （农历正月廿九）.
fn past_half(text: &str, at: usize) -> usize {
    let tail = rest(text, at);
    let near = slice(tail, TextRange::at(0, tail.len().min(45)));
    let inner = near.strip_prefix('（').and_then(|inner| inner.split_once('）'));
    let behind = inner.map_or(tail, |(inner, _)| rest(tail, inner.len() + "（）".len()));
    let halves = ["上午", "下午", "晚上", "晚"];
    text.len() - halves.iter().find_map(|half| behind.strip_prefix(half)).unwrap_or(behind).len()
}

fn end_of_day(text: &str, at: usize) -> Option<usize> {
    let tail = rest(text, at).trim_start_matches([' ', '\u{3000}']);
    tail.strip_prefix(['日', '号']).map(|tail| text.len() - tail.len())
}

/// The month and day of `2021-08-13`, `2021/8/13`, `111.03.04`, read behind the year.
fn numeric_day(text: &str, year: u32, end: usize) -> Option<(Date, usize, bool)> {
    let sign = rest(text, end).chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '－'))?;
    let (month, end) = number(text, end + sign.len_utf8())?;
    let tail = rest(text, end).strip_prefix(sign)?;
    let (day, end) = number(text, text.len() - tail.len())?;
    (year >= 90).then_some(())?;
    Some((date(Some(year_of(year, false)?), month, day)?, end, true))
}

/// The other end of a span of days: `16日`, `4月2日`.
fn later_day(text: &str, at: usize, first: Date) -> Option<(Date, usize, bool)> {
    if let Some((date, end, closed)) = full_day(text, at) {
        return Some((Date { year: date.year.or(first.year), ..date }, end, closed));
    }
    let (day, end) = number(text, at)?;
    let closed = end_of_day(text, end);
    let date = date(first.year.map(u32::from), u32::from(first.month), day)?;
    Some((date, closed.unwrap_or(end), closed.is_some()))
}

/// The Gregorian year of a printed one: two figures are of this century, three of the Minguo era.
fn year_of(printed: u32, minguo: bool) -> Option<u32> {
    match printed {
        _ if minguo => Some(printed + 1911),
        0..=69 => Some(2000 + printed),
        70..=199 => Some(1911 + printed),
        1900..=2199 => Some(printed),
        _ => None,
    }
}

fn date(year: Option<u32>, month: u32, day: u32) -> Option<Date> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| Date {
        year: year.and_then(|y| u16::try_from(y).ok()),
        month: u8::try_from(month).unwrap_or_default(),
        day: u8::try_from(day).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_in_many_shapes() {
        for (text, expected) in [
            ("发布于2021-08-13 09:38", "2021-08-13"),
            ("2021/8/3", "2021-08-03"),
            ("2021年8月13日", "2021-08-13"),
            ("２０２１年８月１３日", "2021-08-13"),
            ("2021 年 8 月 13 日", "2021-08-13"),
            ("二〇二一年十二月二十三日", "2021-12-23"),
            ("二○二二年三月四日", "2022-03-04"),
            ("民国111年3月4日", "2022-03-04"),
            ("111年3月4日", "2022-03-04"),
            ("111-03-04", "2022-03-04"),
            ("2022年/12月/2日/第001版", "2022-12-02"),
            ("三月十五日上午", "--03-15"),
            ("10月14日至16日晚", "--10-14 --10-16"),
            ("3月30日至4月2日", "--03-30 --04-02"),
            ("2022年3月4—6日", "2022-03-04 2022-03-06"),
            ("3月4日、5日", "--03-04 --03-05"),
            ("3月4日，5人", "--03-04"),
            ("3月4", ""),
            ("13月4日", ""),
            ("第110次、3月", ""),
            ("0531-8888-999", ""),
            ("二是，一月", ""),
            ("12-31", ""),
        ] {
            let found: Vec<_> = days(text).iter().map(|d| d.date.to_string()).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn reads_times() {
        for (text, expected) in [
            (" 09:38:43 来源", Some((9, 38, 43))),
            ("　９：３８", Some((9, 38, 0))),
            ("（星期五）\n香港时间19时30分", Some((19, 30, 0))),
            ("下午3点", Some((15, 0, 0))),
            ("T09:38:43+08:00", Some((9, 38, 43))),
            ("25:00", None),
            ("来源", None),
        ] {
            assert_eq!(time(text), expected, "{text}");
        }
    }
}

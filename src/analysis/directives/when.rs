//! The time that a text begins with; deadlines.tsv has the words.

use std::sync::LazyLock;

use super::super::calendar::{Unit, after, last_day};
use super::act_word::ActWord;
use super::dated::{date, day_alone, limited, quarter, span, until, weekday, year_end};

pub(super) use super::dated::{number, stretch};
use crate::document::Date;
use crate::lexicon::{Characters, Row, Words, read_table};

/// A time at the start of a text: its length and its day, where that is known.
pub(super) type Time = (usize, Option<Date>);

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

/// What a time may begin with.
static OPENING: LazyLock<Characters> = LazyLock::new(|| {
    let listed = read_table!("deadlines.tsv").keys().filter_map(|key| key.chars().next());
    "0123456789零一二两三四五六七八九十每第周星本下到至限赶".chars().chain(listed).collect()
});

/// Whether a time may begin with a character.
pub(super) fn may_begin(c: char) -> bool {
    OPENING.has(c)
}

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
pub(super) fn read(text: &str, first: char, day: Option<Date>) -> Option<Time> {
    let numbered = || {
        // 三个, 一是: most numbers are no times.
        let (_, behind) = number(text)?;
        if !behind.starts_with(['年', '月', '季', '日', '号']) && WORDS.prefix(behind).is_none() {
            return None;
        }
        date(text, day)
            .or_else(|| year_end(text))
            .or_else(|| quarter(text, day))
            .or_else(|| day_alone(text, day))
            .or_else(|| span(text, day))
    };
    match first {
        '0'..='9' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            numbered().or_else(|| word(text, day)).or_else(|| clock(text))
        }
        '每' => again(text).map(|length| (length, None)),
        '第' => {
            let found = text.strip_prefix('第').and_then(|rest| quarter(rest, day));
            found.map(|(length, date)| (length + '第'.len_utf8(), date)).or_else(|| word(text, day))
        }
        '周' | '星' | '本' | '下' => weekday(text, day).or_else(|| listed(text, day)),
        '到' | '至' => last(text, day).or_else(|| over(text)),
        '赶' => ahead(text, day),
        '限' => limited(text, day).or_else(|| word(text, day)),
        _ => listed(text, day).or_else(|| clock(text)),
    }
}

/// 凌晨3时前, 零点三十分以前: an hour of no day.
fn clock(text: &str) -> Option<Time> {
    let rest = behind_hour(text);
    let hour = text.get(..text.len() - rest.len())?.contains(['时', '点']);
    let closed = ending(rest).filter(|_| hour && rest.trim_start_matches(['之', '以']).starts_with('前'))?;
    Some((text.len() - rest.len() + closed, None))
}

/// 到9月22日24时, 到年底.
fn last(text: &str, day: Option<Date>) -> Option<Time> {
    let behind = text.strip_prefix(['到', '至'])?;
    let (length, date) = by(behind, day)?;
    Some((text.len() - behind.len() + length, date))
}

/// 至考试结束为止: until something is over.
fn over(text: &str) -> Option<Time> {
    const OVER: &str = "为止";
    let clause = near(text);
    let end = clause.find(OVER).filter(|_| ActWord::SoFar.begins(clause).is_none())?;
    Some((end + OVER.len(), None))
}

/// 赶在第一场雪之前: ahead of something that has no place in the calendar.
fn ahead(text: &str, day: Option<Date>) -> Option<Time> {
    let rest = text.strip_prefix("赶在")?;
    let first = rest.chars().next()?;
    if let Some((length, date)) = read(rest, first, day) {
        return Some((text.len() - rest.len() + length, date));
    }
    let ends = near(rest).char_indices().skip(2).map(|(at, _)| at);
    let end =
        ends.into_iter().find_map(|at| ActWord::Event.begins(rest.get(at..)?).map(|length| at + length))?;
    Some((text.len() - rest.len() + end, None))
}

/// The clause that a text begins with, as far as a time may reach.
fn near(text: &str) -> &str {
    /// So long is a time at most, in bytes.
    const LONG: usize = 3 * 24;
    let near = text.get(..text.floor_char_boundary(LONG)).unwrap_or(text);
    near.split(['，', '；', '。']).next().unwrap_or(near)
}

/// 11月1日零时: a day with its hour, at the head of a clause.
pub(super) fn sharp(text: &str, day: Option<Date>) -> Option<Time> {
    let (length, date) = until(text, day)?;
    let (time, behind) = text.split_at_checked(length)?;
    let told = !behind.is_empty()
        && !behind.starts_with(['，', '。', '、', '的', '前', '后', '内', '之', '以', '—', '-']);
    (told && time.contains('日') && time.ends_with(['时', '点', '分', '半', '整'])).then_some((length, date))
}

/// A day, or the end of a stretch of the calendar, that needs no 前 where it is aimed at: 力争年底建成.
pub(super) fn by(behind: &str, day: Option<Date>) -> Option<Time> {
    let stretch = || {
        let (length, unit) = WORDS.prefixes(behind).filter_map(period_of).last()?;
        let ends = behind.get(..length)?.ends_with(['底', '末']);
        ends.then(|| (length, day.and_then(|day| last_day(day, unit))))
    };
    until(behind, day).or_else(stretch)
}

/// 今晚, 明天一早: a day that no 前 follows.
pub(super) fn on(text: &str, day: Option<Date>) -> Option<Time> {
    let (length, days) = day_word(text)?;
    let rest = behind_hour(text.get(length..)?);
    Some((text.len() - rest.len(), day.and_then(|day| after(day, days))))
}

/// The length of a day that a text begins with, and how many are left till then.
fn day_word(text: &str) -> Option<(usize, u32)> {
    let day_of = |(length, when)| match when {
        When::Day(days) | When::Word(Some(days)) => Some((length, days)),
        _ => None,
    };
    WORDS.prefixes(text).filter_map(day_of).last()
}

/// What a word of the table opens.
fn listed(text: &str, day: Option<Date>) -> Option<Time> {
    WORDS.prefix(text)?;
    hour(text, day).or_else(|| period(text, day)).or_else(|| word(text, day))
}

fn word(text: &str, day: Option<Date>) -> Option<Time> {
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
fn period(text: &str, day: Option<Date>) -> Option<Time> {
    let (length, unit) = WORDS.prefixes(text).filter_map(period_of).last()?;
    let behind = text.get(length..)?;
    let whole = text.get(..length)?.ends_with('内').then_some(0);
    // 本周内 said on a Sunday hardly means that evening.
    let last = |day| last_day(day, unit).filter(|last| *last != day);
    Some((length + whole.or_else(|| ending(behind))?, day.and_then(last)))
}

fn period_of((length, when): (usize, When)) -> Option<(usize, Unit)> {
    match when {
        When::Period(unit) => Some((length, unit)),
        _ => None,
    }
}

/// The length of a unit at the start of a text, and its days.
pub(super) fn unit(text: &str) -> Option<(usize, Option<u32>)> {
    let unit_of = |(length, when)| match when {
        When::Unit(days) => Some((length, days)),
        _ => None,
    };
    WORDS.prefixes(text).filter_map(unit_of).last()
}

/// Whether a number of hours or days ends a text: 14天.
pub(super) fn lasts(text: &str) -> bool {
    let behind = number(text).map_or(text, |(_, behind)| behind);
    unit(behind).is_some_and(|(length, _)| length == behind.len())
}

/// The length of 前, 之内 and the like at the start of a text.
pub(super) fn ending(text: &str) -> Option<usize> {
    WORDS.prefixes(text).filter(|(_, when)| matches!(when, When::Ending)).last().map(|(length, _)| length)
}

/// 今晚12点前, 明天上午8时前, 今天下班前.
fn hour(text: &str, day: Option<Date>) -> Option<Time> {
    let (length, days) = day_word(text)?;
    let rest = behind_hour(text.get(length..)?);
    let closed = ending(rest)?;
    Some((text.len() - rest.len() + closed, day.and_then(|day| after(day, days))))
}

/// What follows the hour that a text begins with: 上午8时30分, 17:00, 下班.
pub(super) fn behind_hour(text: &str) -> &str {
    let half = |(length, when)| matches!(when, When::Half).then_some(length);
    let behind_half = |text| {
        WORDS.prefixes(text).filter_map(half).last().and_then(|length: usize| str::get(text, length..))
    };
    // 明天下午下班前.
    let rest = behind_half(text).unwrap_or(text);
    let rest = behind_half(rest).unwrap_or(rest);
    let clock = || {
        let (_, rest) = number(rest)?;
        let rest = rest.strip_prefix(['点', '时', '：', ':'])?;
        let rest = rest.trim_start_matches(['半', '整']);
        Some(number(rest).map_or(rest, |(_, behind)| behind.strip_prefix('分').unwrap_or(behind)))
    };
    clock().unwrap_or(rest)
}

/// 每月25日前, 每周五下班前, 每日6时30分: due again and again.
fn again(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('每')?;
    let rest = rest
        .strip_prefix(['周', '月', '年', '天', '日', '季', '晚', '早'])
        .map(|rest| rest.trim_start_matches(['度', '底', '末']))?;
    let numbered = number(rest).map(|(_, behind)| behind.trim_start_matches(['日', '号', '月']));
    // 每晚8时前.
    let hour = Some(behind_hour(rest)).filter(|behind| behind.len() < rest.len());
    let from = if hour.is_some() { rest } else { numbered.unwrap_or(rest) };
    let behind = behind_hour(from);
    let at_hour = || {
        let clock = from.get(..from.len() - behind.len())?.contains(['时', '点', '：', ':']);
        // 每日8时至20时 is a stretch.
        let to = behind.strip_prefix(['至', '到', '—', '-']);
        let goes_on = to.is_some_and(|rest| number(rest).is_some() || rest.starts_with(['次', '翌']));
        (clock && !goes_on && !behind.starts_with(['的', '、'])).then_some(0)
    };
    Some(text.len() - behind.len() + ending(behind).or_else(at_hour)?)
}

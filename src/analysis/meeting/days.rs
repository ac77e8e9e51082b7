//! The days of the meeting: those that open the report, with the year that the text or its date gives.

use super::super::calendar::{Unit, after, in_week, last_day, previous};
use super::cues::{Cue, classed};
use super::name::Name;
use super::zones::{Zone, Zones, parts};
use crate::document::{BlockKind, Date, Day, Report, Sourced, days, number};
use crate::span::{Offset, TextRange, slice};

/// Behind the day on which a report was sent.
const SENT: &[char] = &['电', '讯'];

/// The days of the meeting.
pub(super) fn find(
    base: &str,
    report: &Report,
    zones: &Zones<'_>,
    name: Option<&Name>,
) -> Vec<Sourced<Date>> {
    let published = report.head.published.as_ref().map(|p| p.value.date).or_else(|| year_of(name?));
    // A paper that calls no meeting has no day of one.
    let paper = report.head.title.as_ref().is_some_and(|t| names_paper(&t.value));
    if paper && name.is_none() {
        return Vec::new();
    }
    let sent = zones.opening().find_map(|z| dateline_day(z.text, z.at));
    // 本报3月4日讯 今天: the day on which it was sent.
    let told = sent.map(|day| dated(day.date, published)).or(published);
    let of_speech = || speech_day(base, report);
    let found = near_name(zones, name, told)
        .or_else(|| zones.opening().find_map(|z| opening_days(z.text, z.at, told)))
        .or_else(of_speech)
        .or_else(|| sent.map(|day| vec![day]))
        .unwrap_or_default();
    let found = name.and_then(|name| past_midnight(base, &found, name)).map_or(found, |day| vec![day]);
    found
        .into_iter()
        .map(|day| Sourced { value: dated(day.date, published), range: Some(day.range) })
        .collect()
}

/// The end of the year that a meeting is counted in: 2024年第二次全体会议.
fn year_of(name: &Name) -> Option<Date> {
    let (before, _) = name.value.split_once("年第")?;
    let at = before.len().checked_sub("2024".len())?;
    let year = before.get(at..)?.parse().ok().filter(|year| (1990..2100).contains(year))?;
    Some(Date { year: Some(year), month: 12, day: 31 })
}

/// The day after the only one found, where the text says between that and the meeting that midnight has passed: 次日凌晨.
fn past_midnight(base: &str, found: &[Day], name: &Name) -> Option<Day> {
    let [day] = found else { return None };
    let between = slice(base, TextRange::new(day.range.end(), name.range.start().max(day.range.end())));
    let opens = between.char_indices().filter(|&(at, _)| {
        let before = slice(between, TextRange::at(0, at)).chars().next_back();
        before.is_none_or(|c| c == '。' || c.is_whitespace())
    });
    let word = |at: usize| {
        let length = classed().begins(slice(between, TextRange::at(at, between.len())), Cue::NEXT_DAY)?;
        Some(TextRange::at(at, at + length).shifted(day.range.end()))
    };
    let range = opens.map(|(at, _)| at).find_map(word)?;
    Some(Day { date: after(day.date, 1)?, range })
}

/// Whether a title is that of a notice, a plan or the like, which no meeting issues.
fn names_paper(title: &str) -> bool {
    let plain = title.split(['（', '(']).next().unwrap_or_default();
    classed().ends(plain, Cue::PAPER).is_some()
}

/// The day on which a report was sent: 新华社北京3月4日电, 本报3月4日讯.
fn dateline_day(text: &str, at: Offset) -> Option<Day> {
    let day = days(slice(text, TextRange::at(0, text.len().min(90)))).into_iter().next()?;
    let after = slice(text, TextRange::new(day.range.end(), Offset::at(text.len())));
    after.starts_with(SENT).then(|| Day { range: day.range.shifted(at), ..day })
}

/// The days of the sentence that names the meeting, when it stands in the body.
fn near_name(zones: &Zones<'_>, name: Option<&Name>, published: Option<Date>) -> Option<Vec<Day>> {
    let name = name?;
    let body = || zones.opening().chain(zones.later());
    // What the headline names the body names again.
    let again = || {
        let at = |zone: &Zone<'_>| {
            Some(TextRange::of(&name.value).shifted(Offset::at(zone.text.find(&name.value)?)))
        };
        body().find_map(|zone| Some(at(zone)?.shifted(zone.at)))
    };
    let covered = |range: TextRange| body().find(|z| TextRange::of(z.text).shifted(z.at).covers(range));
    let range = Some(name.range).filter(|&range| covered(range).is_some()).or_else(again)?;
    let zone = covered(range)?;
    let (sentence, at) = parts(zone.text, zone.at, &['。', '！', '？'])
        .find(|(s, at)| TextRange::of(s).shifted(*at).covers(range))?;
    opening_days(sentence, at, published)
}

/// The first days of a text, in its first two sentences, that are days of an event.
fn opening_days(text: &str, at: Offset, published: Option<Date>) -> Option<Vec<Day>> {
    let mut depth = 0usize;
    // A quotation that opens the text counts with the sentence that it belongs to.
    let mut outside = |sentence: &str| {
        depth = (depth + sentence.matches('“').count()).saturating_sub(sentence.matches('”').count());
        usize::from(depth == 0)
    };
    let numbered = parts(text, at, &['。', '！', '？']).scan(0, |number, (sentence, at)| {
        let here = *number;
        *number += outside(sentence);
        (here < 2).then_some((sentence, at))
    });
    numbered.into_iter().find_map(|(sentence, at)| {
        let found = run(sentence);
        let found = if found.is_empty() { relative(sentence, published) } else { found };
        let shifted = |d: Day| Day { range: d.range.shifted(at), ..d };
        (!found.is_empty()).then(|| found.into_iter().map(shifted).collect())
    })
}

/// The first day of a sentence and those joined to it.
fn run(sentence: &str) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    for day in days(sentence) {
        let Some(last) = found.last() else {
            if is_event(sentence, day) {
                found.push(day);
            }
            continue;
        };
        let gap = slice(sentence, TextRange::new(last.range.end(), day.range.start()));
        if !joins_days(gap) {
            break;
        }
        found.push(day);
    }
    found
}

/// Whether what stands between two days joins them: 至, 晚至, （农历正月廿九）至.
fn joins_days(gap: &str) -> bool {
    let gap =
        gap.strip_prefix('（').and_then(|inner| inner.split_once('）')).map_or(gap, |(_, behind)| behind);
    let half = classed().begins(gap, Cue::HALF).unwrap_or(0);
    slice(gap, TextRange::at(half, gap.len())).chars().count() <= 1
}

/// Whether a day is that of an event: not 农历…, not in a name of a document, not …以来.
fn is_event(sentence: &str, day: Day) -> bool {
    let before = slice(sentence, TextRange::at(0, day.range.start().index()));
    let after = slice(sentence, TextRange::new(day.range.end(), Offset::at(sentence.len())));
    let quoted = before.matches('《').count() > before.matches('》').count();
    let ended = classed().begins(after, Cue::NO_EVENT).is_some();
    !quoted && !ended && !after.starts_with(SENT) && classed().ends(before, Cue::BEFORE_DAY).is_none()
}

/// 昨（5）日, 今日, 5日: days that only the report's own date tells.
fn relative(sentence: &str, published: Option<Date>) -> Vec<Day> {
    let Some(published) = published else { return Vec::new() };
    let head = slice(sentence, TextRange::at(0, sentence.len().min(240)));
    let found = numbered_day(head).map(|(day, range)| (month_of(day, published), range));
    let named = || {
        let words =
            [("昨日", 1), ("昨天", 1), ("今日", 0), ("今天", 0), ("今早", 0), ("昨晚", 1), ("前天", 2)];
        words.iter().find_map(|(word, back)| {
            let at = head.find(word)?;
            let before = (0..*back).try_fold(published, |day, _| previous(day))?;
            Some((before, TextRange::at(at, at + word.len())))
        })
    };
    let found = found.or_else(named).or_else(|| weekday(head, published));
    found.map(|(date, range)| Day { date, range }).into_iter().collect()
}

/// 本周三, 上周五: that day of the week of publication, or of the week before; no day to come.
fn weekday(text: &str, published: Date) -> Option<(Date, TextRange)> {
    let (at, week) = ["本周", "上周"].iter().find_map(|week| Some((text.find(week)?, *week)))?;
    let named = text.get(at + week.len()..)?.chars().next()?;
    let place = u32::try_from("一二三四五六日".chars().position(|c| c == named)?).ok()?;
    let mut sunday = last_day(published, Unit::Week)?;
    if week == "上周" {
        sunday = (0..7).try_fold(sunday, |day, _| previous(day))?;
    }
    let date = in_week(sunday, place).filter(|date| *date <= published)?;
    Some((date, TextRange::at(at, at + week.len() + named.len_utf8())))
}

/// A day without a month: 昨（5）日, 今（18）日, 5日.
fn numbered_day(text: &str) -> Option<(u8, TextRange)> {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|t| t.find('日')) {
        let end = from + found;
        let before = text.get(..end)?.trim_end_matches(['）', ')']);
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let opened = digits.trim_end_matches(['（', '(']);
        let day = number(before, digits.len()).and_then(|(n, _)| u8::try_from(n).ok());
        let alone =
            !digits.ends_with(['月', '第', '、', '/', '-']) && !digits.is_empty() || digits.is_empty();
        if let Some(day) = day.filter(|d| (1..=31).contains(d) && alone) {
            let start = opened.strip_suffix(['昨', '今', '前', '本']).map_or(digits.len(), str::len);
            return Some((day, TextRange::at(start, end + '日'.len_utf8())));
        }
        from = end + '日'.len_utf8();
    }
    None
}

/// The last day of this number up to the day of publication.
fn month_of(day: u8, published: Date) -> Date {
    if day <= published.day {
        return Date { day, ..published };
    }
    let (year, month) = match published.month {
        1 => (published.year.map(|y| y - 1), 12),
        month => (published.year, month - 1),
    };
    Date { year, month, day }
}

/// A day with the year of publication, or the year before where it would lie ahead by months.
fn dated(date: Date, published: Option<Date>) -> Date {
    let year = match (date.year, published) {
        (None, Some(p)) => p.year.map(|y| if date.month > p.month + 6 { y - 1 } else { y }),
        (year, _) => year,
    };
    Date { year, ..date }
}

/// The day in brackets under the title of a speech.
fn speech_day(base: &str, report: &Report) -> Option<Vec<Day>> {
    let body = report.blocks.iter().position(|b| b.kind.is_body())?;
    report.blocks.get(..body)?.iter().filter(|b| b.kind == BlockKind::Metadata).find_map(|b| {
        let text = slice(base, b.range);
        let alone = text.starts_with(['（', '(']) && text.len() < 60;
        let found: Vec<Day> =
            days(text).into_iter().map(|d| Day { range: d.range.shifted(b.range.start()), ..d }).collect();
        (alone && !found.is_empty()).then_some(found)
    })
}

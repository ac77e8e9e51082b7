//! The outlet that opens a text, and the day behind it: 甲县日报讯, 新华社北京3月4日电.

use super::cues::{Field, ORGAN, OUTLET, labels, outlets};
use super::day;
use super::head::{CLOSE, OPEN};
use super::line::blank;
use super::source::{names_a_place, without_team};
use crate::span::{TextRange, slice};

/// The outlet that opens a text: 甲县日报讯, 甲县新闻网3月4日电, （甲县融媒讯）.
pub(super) fn outlet(text: &str) -> Option<TextRange> {
    let head = slice(text, TextRange::at(0, 90.min(text.len())));
    let start = head.len() - head.trim_start_matches(OPEN).trim_start_matches(blank).len();
    // 据甲县融媒体中心报道, 据《甲县日报》消息.
    let told = head
        .strip_prefix('据')
        .map_or(0, |rest| '据'.len_utf8() + rest.strip_prefix('《').map_or(0, |_| '《'.len_utf8()));
    let start = start.max(told);
    // 【甲县融媒体中心】3月4日，….
    let closing = head.strip_prefix(OPEN).and_then(|rest| rest.split_once(CLOSE));
    let outlet =
        |name: &str| (3..=14).contains(&name.chars().count()) && outlets().of_text(name, OUTLET).is_some();
    if let Some((name, _)) = closing.filter(|(name, _)| outlet(name)) {
        return Some(TextRange::at(start, start + name.len()));
    }
    // “平安甲县”消息 3月4日，….
    let quoted = head.strip_prefix('“').and_then(|rest| rest.split_once('”'));
    let says = |rest: &str| rest.starts_with("消息") || rest.starts_with('讯');
    if let Some((name, _)) = quoted.filter(|(name, rest)| name.chars().count() <= 14 && says(rest)) {
        return Some(TextRange::at('“'.len_utf8(), '“'.len_utf8() + name.len()));
    }
    let end = ["讯", "电", "报道", "消息"]
        .iter()
        .filter_map(|mark| {
            // 甲县通讯社4月5日电, 甲县电视台讯.
            const OF_NAMES: [&str; 5] = ["讯社", "讯网", "讯讯", "电视", "电台"];
            let mut places = head.match_indices(mark).map(|(at, _)| at);
            let of_name = |at: usize| {
                head.get(at..).is_some_and(|rest| OF_NAMES.iter().any(|word| rest.starts_with(word)))
            };
            Some((places.find(|&at| !of_name(at))?, *mark))
        })
        .filter(|&(at, mark)| mark.len() == 3 || told > 0 || reports(head, at, mark))
        .map(|(at, _)| at)
        .min()?;
    let lead = slice(head, TextRange::at(start.min(end), end));
    // Whoever has reporters is an outlet: （某岛社记者王明德台北4日电）.
    let reporters = lead.split_once("记者");
    let (lead, class) = match reporters {
        Some((name, _)) => (name, OUTLET | ORGAN),
        None => (lead, if told > 0 { OUTLET | ORGAN } else { OUTLET }),
    };
    if lead.contains(['，', '。', '、', '“', '：']) {
        return None;
    }
    let ends = lead.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    let outlet = ends
        .filter(|&stop| outlets().of_text(slice(lead, TextRange::at(0, stop)), class).is_some())
        .find(|&stop| behind_outlet(slice(lead, TextRange::at(stop, lead.len()))));
    let outlet = outlet.or_else(|| has_reporters(lead, slice(head, TextRange::at(end, head.len()))))?;
    let name = slice(lead, TextRange::at(0, outlet));
    let real = name.chars().count() >= 3 && !name.starts_with('本');
    real.then(|| TextRange::at(start, start + without_team(name).len()))
}

/// The day between an outlet and 讯 or 电.
pub(super) fn day(text: &str) -> Option<day::Day> {
    let outlet = outlet(text)?;
    let head = slice(text, TextRange::at(0, 90.min(text.len())));
    let end = outlet.end().index() + head.get(outlet.end().index()..)?.find(['讯', '电'])?;
    let named = day::days(slice(text, TextRange::at(0, end))).into_iter().next();
    named.filter(|day| day.range.start() >= outlet.end())
}

/// Whether a longer word closes a dateline without 据: 甲县新闻网消息 3月4日, 甲县日报3月4日报道, 甲县日报记者张三报道.
fn reports(head: &str, at: usize, mark: &str) -> bool {
    let (before, rest) = head.split_at_checked(at).unwrap_or_default();
    let behind = rest.strip_prefix(mark).unwrap_or_default();
    let opens = behind.starts_with([' ', '\u{3000}', '（', '(', '：', '，']);
    let dated = day::days(before).last().is_some_and(|day| day.range.end().index() == before.len());
    opens && (mark == "消息" || dated || before.contains("记者"))
}

/// The length of a name that only its reporters show to be an outlet: 青春甲县讯（记者 张三）; not 甲县讯（记者 张三）.
fn has_reporters(lead: &str, rest: &str) -> Option<usize> {
    let lead = up_to_day(lead);
    let behind = rest.strip_prefix('讯')?.trim_start_matches(['（', '(', ' ', '\u{3000}']);
    let plain = (3..=12).contains(&lead.chars().count()) && lead.chars().all(char::is_alphabetic);
    let press = labels().prefix(behind).is_some_and(|label| matches!(label.value, Field::Press(_)));
    (plain && press && !names_a_place(lead)).then_some(lead.len())
}

/// Between an outlet and 讯 or 电 stand a day, a short place and nothing else.
fn behind_outlet(text: &str) -> bool {
    up_to_day(text).chars().count() <= 5
}

/// A text without its first day and what follows.
fn up_to_day(text: &str) -> &str {
    day::days(text).first().map_or(text, |day| slice(text, TextRange::at(0, day.range.start().index())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (text, expected) in [
            ("甲县日报讯（记者 张三）3月4日，", "甲县日报"),
            ("新华社北京3月4日电 会议", "新华社"),
            ("甲县新闻网3月4日讯 会议", "甲县新闻网"),
            ("甲县通讯社甲县3月4日电（记者 张三）", "甲县通讯社"),
            ("（中央社记者王明德台北4日电）", "中央社"),
            ("据甲县融媒体中心报道（记者 张三）3月4日，", "甲县融媒体中心"),
            ("甲县新闻网消息 3月4日，会议", "甲县新闻网"),
            ("甲县日报3月4日报道 会议", "甲县日报"),
            ("甲县客户端记者 张三报道 3月4日，会议", "甲县客户端"),
            ("（海东社记者王明德台北4日电）会议", "海东社"),
            ("据《甲县日报》消息，3月4日，会议", "甲县日报"),
            ("〔甲县网〕3月4日，会议", "甲县网"),
            ("“平安甲县”消息 3月4日，会议", "平安甲县"),
            ("“平安甲县”建设推进会3月4日召开", ""),
            ("【甲县融媒体中心】3月4日，会议", "甲县融媒体中心"),
            ("央视新闻报道的问题要整改。", ""),
            ("本报讯 3月4日，", ""),
            ("青春甲县讯（记者 张三）3月4日，会议", "青春甲县"),
            ("青春甲县3月4日讯（记者 张三）会议", "青春甲县"),
            ("据甲县妇联消息，会议", "甲县妇联"),
            ("甲县妇联讯（通讯员 张三）3月4日，会议", "甲县妇联"),
            ("甲乙丙县讯（记者 张三）3月4日，会议", ""),
            ("3月4日，全县电力会议", ""),
        ] {
            let found = outlet(text).map_or("", |r| slice(text, r));
            assert_eq!(found, expected, "{text}");
        }
        let day = self::day("甲县融媒2021年11月26日讯（记者 张三）昨日，").expect("a day");
        assert_eq!(day.date.to_string(), "2021-11-26");
        assert_eq!(self::day("甲县融媒讯 2021年11月26日，会议"), None);
    }
}

//! Head matter: what lines, brackets and the container say of date, source and press.

use super::cues::{ORGAN, OUTLET, outlets};
use super::fields::{Facts, bracketed};
use super::line::{Line, blank};
use super::source::without_team;
use super::{Head, Press, PressRole, Published, Sourced, day};
use crate::intake::Hints;
use crate::span::{Offset, TextRange, slice};

/// Bytes at either end of a paragraph that a byline may take.
const REACH: usize = 240;

/// Where a statement stands decides whether it holds: the best of each kind wins, the first among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Derived: licences, the name of the site.
    Site,
    /// Breadcrumbs.
    Breadcrumb,
    /// The organ above the subject of its notice.
    Issuer,
    /// The opening of the text: 甲县日报讯.
    Dateline,
    /// Without a label.
    Bare,
    /// With its label.
    Labelled,
}

/// Gathers statements and keeps the best.
#[derive(Default)]
pub(super) struct Gathered {
    published: Option<(Weight, Published, TextRange)>,
    source: Option<(Weight, TextRange)>,
    press: Vec<Press>,
}

impl Gathered {
    /// Takes what a text says that starts at `at` in the base text.
    pub(super) fn take(&mut self, facts: &Facts, at: Offset, weight: Weight) {
        if let Some((published, range)) = facts.published {
            self.publish(weight, published, range.shifted(at));
        } else if let Some((updated, range)) = facts.updated {
            // When it was written or changed says less than when it was published.
            self.publish(weight.min(Weight::Bare), updated, range.shifted(at));
        }
        if let Some(source) = facts.source {
            self.name_source(weight, source.shifted(at));
        }
        for (name, role) in &facts.press {
            self.name_press(&name.name, *role, name.range.shifted(at));
        }
    }

    /// Takes the time of day that stands on a line of its own behind the day.
    pub(super) fn take_time(&mut self, text: &str) {
        if let Some((_, published, _)) = &mut self.published {
            published.time = published.time.or_else(|| day::time(text));
        }
    }

    /// Takes only the press.
    pub(super) fn take_press(&mut self, facts: &Facts, at: Offset) {
        for (name, role) in &facts.press {
            self.name_press(&name.name, *role, name.range.shifted(at));
        }
    }

    pub(super) fn publish(&mut self, weight: Weight, published: Published, range: TextRange) {
        // A day without its year is no date.
        if published.date.year.is_some() && self.published.is_none_or(|(best, ..)| best < weight) {
            self.published = Some((weight, published, range));
        }
    }

    pub(super) fn name_source(&mut self, weight: Weight, range: TextRange) {
        if self.source.is_none_or(|(best, _)| best < weight) {
            self.source = Some((weight, range));
        }
    }

    fn name_press(&mut self, name: &str, role: PressRole, range: TextRange) {
        match self.press.iter_mut().find(|p| p.name == name) {
            Some(known) => {
                known.spans.push(range);
                // Whoever is named twice is what the better label says.
                if known.role == PressRole::Author {
                    known.role = role;
                }
            }
            None => self.press.push(Press { name: name.to_owned(), role, spans: vec![range] }),
        }
    }

    /// Fills the head; what the container says holds where the text says nothing.
    pub(super) fn fill(self, base: &str, hints: &Hints, head: &mut Head) {
        head.published = match self.published {
            Some((_, value, range)) => Some(Sourced { value, range: Some(range) }),
            None => hints.published.as_deref().and_then(hinted).map(|value| Sourced { value, range: None }),
        };
        let hinted = hints.source.clone().filter(|_| self.source.is_none_or(|(w, _)| w < Weight::Bare));
        head.source = match (self.source, hinted) {
            (_, Some(value)) => Some(Sourced { value, range: None }),
            (Some((_, range)), None) => {
                Some(Sourced { value: slice(base, range).to_owned(), range: Some(range) })
            }
            (None, None) => None,
        };
        head.press = self.press;
    }
}

fn hinted(text: &str) -> Option<Published> {
    let day = day::days(text).into_iter().next()?;
    let rest = slice(text, TextRange::new(day.range.end(), Offset::at(text.len())));
    Some(Published { date: day.date, time: day::time(rest) })
}

/// Bylines inside a paragraph: in brackets at its start and end, and behind its last full stop. `last`: it is
/// the last of the body, where names in brackets need no label.
pub(super) fn inside(line: &Line<'_>, last: bool, gathered: &mut Gathered) {
    let opening = [opening_bracket(line.text), opening_byline(line.text)];
    for range in opening.into_iter().flatten() {
        let facts = bracketed(slice(line.text, range));
        if facts.labels > 0 {
            gathered.take_press(&facts, at(line, range));
        }
    }
    if let Some(range) = closing_bracket(line.text).or_else(|| behind_stop(line.text)) {
        let facts = bracketed(slice(line.text, range));
        if facts.labels > 0 && facts.tells() {
            gathered.take(&facts, at(line, range), Weight::Labelled);
        } else if last && !facts.press.is_empty() {
            let organ = facts.organ(slice(line.text, range)).or(facts.source);
            if organ.is_some() || !facts.unexplained {
                gathered.take_press(&facts, at(line, range));
            }
            if let Some(organ) = organ {
                gathered.name_source(Weight::Bare, organ.shifted(at(line, range)));
            }
        } else if let Some(outlet) = facts.source.filter(|_| last && !facts.unexplained) {
            // …。（甲县发布）
            gathered.name_source(Weight::Bare, outlet.shifted(at(line, range)));
        }
    }
}

fn at(line: &Line<'_>, part: TextRange) -> Offset {
    line.part(part.start().index(), part.end().index()).start()
}

const OPEN: &[char] = &['（', '【', '(', '〔', '〖'];
const CLOSE: &[char] = &['）', '】', ')', '〕', '〗'];

fn opening_bracket(text: &str) -> Option<TextRange> {
    let head = slice(text, TextRange::at(0, REACH.min(text.len())));
    let open = head.find(OPEN).filter(|&at| at < 90)?;
    let close = head.find(CLOSE).filter(|&at| at > open)?;
    let sign = head.get(open..)?.chars().next()?.len_utf8();
    Some(TextRange::at(open + sign, close))
}

/// A byline without brackets at the start of a paragraph: 本报讯 记者张三 李四报道.
fn opening_byline(text: &str) -> Option<TextRange> {
    let head = slice(text, TextRange::at(0, 120.min(text.len())));
    let end = ["报道", "报导"].iter().filter_map(|word| head.find(word)).min()?;
    let byline = slice(head, TextRange::at(0, end));
    let start = ["记者", "通讯员"].iter().filter_map(|word| byline.find(word)).min().filter(|&at| at < 60)?;
    (!byline.contains(['，', '。', '（', '【'])).then(|| TextRange::at(start, end))
}

/// The brackets that end a paragraph: what stands in them.
pub(super) fn closing_bracket(text: &str) -> Option<TextRange> {
    let close = text.char_indices().next_back().filter(|(_, c)| CLOSE.contains(c))?.0;
    let from = close.saturating_sub(REACH);
    let tail = slice(text, TextRange::at(from, close));
    let begin = close - tail.len();
    let open = tail.rfind(OPEN)?;
    let sign = tail.get(open..)?.chars().next()?.len_utf8();
    Some(TextRange::at(begin + open + sign, close))
}

fn behind_stop(text: &str) -> Option<TextRange> {
    let from = text.len().saturating_sub(REACH);
    let tail = slice(text, TextRange::at(from, text.len()));
    let stop = tail.rfind(['。', '！', '”']).filter(|&at| at + 6 < tail.len())?;
    let sign = tail.get(stop..)?.chars().next()?.len_utf8();
    Some(TextRange::at(text.len() - tail.len() + stop + sign, text.len()))
}

/// The outlet that opens a text: 甲县日报讯, 甲县新闻网3月4日电, （甲县融媒讯）.
pub(super) fn dateline(text: &str) -> Option<TextRange> {
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
            // 甲县通讯社4月5日电.
            let mut places = head.match_indices(mark).map(|(at, _)| at);
            let of_name = |at: usize| head.get(at..).is_some_and(|rest| rest.starts_with("讯社"));
            Some((places.find(|&at| !of_name(at))?, *mark))
        })
        .filter(|&(at, mark)| mark.len() == 3 || told > 0 || reports(head, at, mark))
        .map(|(at, _)| at)
        .min()?;
    let lead = slice(head, TextRange::at(start.min(end), end));
    // Whoever has reporters is an outlet: （某岛社记者王明德台北4日电）.
    let reporters = lead.split_once("记者");
    let (lead, class) = reporters.map_or((lead, OUTLET), |(name, _)| (name, OUTLET | ORGAN));
    if lead.contains(['，', '。', '、', '“', '：']) {
        return None;
    }
    let ends = lead.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    let outlet = ends
        .filter(|&stop| outlets().of_text(slice(lead, TextRange::at(0, stop)), class).is_some())
        .find(|&stop| behind_outlet(slice(lead, TextRange::at(stop, lead.len()))))?;
    let name = slice(lead, TextRange::at(0, outlet));
    let real = name.chars().count() >= 3 && !name.starts_with('本');
    real.then(|| TextRange::at(start, start + without_team(name).len()))
}

/// The day between an outlet and 讯 or 电.
pub(super) fn dateline_day(text: &str) -> Option<day::Day> {
    let outlet = dateline(text)?;
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

/// Between an outlet and 讯 or 电 stand a day, a short place and nothing else.
fn behind_outlet(text: &str) -> bool {
    let day = day::days(text);
    let rest = day.first().map_or(text, |d| slice(text, TextRange::at(0, d.range.start().index())));
    rest.chars().count() <= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::line::lines;

    fn press_of(text: &str) -> String {
        let mut gathered = Gathered::default();
        inside(&lines(text)[0], true, &mut gathered);
        gathered.press.iter().map(|p| format!("{} {:?};", p.name, p.role)).collect()
    }

    #[test]
    fn bylines_inside_paragraphs() {
        for (text, expected) in [
            ("本报讯（记者 张三 通讯员 李四）3月4日，全县会议召开。", "张三 Reporter;李四 Correspondent;"),
            ("本报讯 记者张明 李晓华报道 3月4日，全县会议召开。", "张明 Reporter;李晓华 Reporter;"),
            ("【记者王明德／台北报导】台北市今日召开会议。", "王明德 Reporter;"),
            ("（中央社记者王明德台北4日电）会议今天召开。", "王明德 Reporter;"),
            ("各部门负责人参加会议。（记者 张三）", "张三 Reporter;"),
            ("各部门负责人参加会议。（张三 李小四）", "张三 Author;李小四 Author;"),
            ("各部门负责人参加会议。记者 张三", "张三 Reporter;"),
            ("各部门负责人参加会议。（县水利局 张三）", "张三 Author;"),
            ("各县（市、区）负责人（含张三）参加会议。", ""),
            ("会议强调要做好工作（详见附件）", ""),
        ] {
            assert_eq!(press_of(text), expected, "{text}");
        }
    }

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
            ("3月4日，全县电力会议", ""),
        ] {
            let found = dateline(text).map_or("", |r| slice(text, r));
            assert_eq!(found, expected, "{text}");
        }
        let day = dateline_day("甲县融媒2021年11月26日讯（记者 张三）昨日，").expect("a day");
        assert_eq!(day.date.to_string(), "2021-11-26");
        assert_eq!(dateline_day("甲县融媒讯 2021年11月26日，会议"), None);
    }
}

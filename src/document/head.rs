//! Head matter: what lines, brackets and the container say of date, source and press.

use super::fields::{Facts, bracketed};
use super::line::Line;
use super::{Head, Press, PressRole, Published, Sourced, day, source};
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
            // 甲县日报社 地址：…, 审核：县委宣传部: the label is of something else.
            let weight = if facts.names_source() { weight } else { weight.min(Weight::Bare) };
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
/// the last of the body, where names in brackets need no label; `title`: that of the report.
pub(super) fn inside(line: &Line<'_>, last: bool, title: &str, gathered: &mut Gathered) {
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
        } else if last && source::signs(line.text, range, title) {
            gathered.name_source(Weight::Bare, range.shifted(line.start()));
        }
    }
}

fn at(line: &Line<'_>, part: TextRange) -> Offset {
    line.part(part.start().index(), part.end().index()).start()
}

/// Signs that open and close brackets.
pub(super) const OPEN: &[char] = &['（', '【', '(', '〔', '〖'];
pub(super) const CLOSE: &[char] = &['）', '】', ')', '〕', '〗'];

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::line::lines;

    fn press_of(text: &str) -> String {
        let mut gathered = Gathered::default();
        inside(&lines(text)[0], true, "", &mut gathered);
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
}

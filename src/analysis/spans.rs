//! Other things worth a mark: organs, dates and places, documents.

use std::sync::OnceLock;

use super::{Official, OtherPerson, Span};
use crate::document::{BlockKind, Report, days, number};
use crate::lexicon::{Classed, Division, Hit, Matcher, division, divisions_in, read_table};
use crate::span::{Offset, TextRange, slice};

/// The longest name of a document, in bytes.
const DOCUMENT: usize = 360;
/// How far before its last word a name may begin, in characters.
const NEAR: usize = 10;
const FAR: usize = 34;
/// With these the names of organs begin.
const STARTS: &[char] = &['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '各', '全', '我', '国', '本'];
/// Classes of organs.tsv.
const CLASSES: &[&str] = &["near", "far", "self", "edge", "post", "inner"];
const IS_NEAR: u8 = 1;
const IS_FAR: u8 = 2;
const IS_SELF: u8 = 4;
const IS_EDGE: u8 = 8;
const IS_POST: u8 = 16;
const IS_INNER: u8 = 32;
/// Classes of places.tsv that concern the names of divisions.
const PLACES: &[&str] = &["word", "joint"];
const IS_WORD: u64 = 1;
const IS_JOINT: u64 = 2;

/// Finds organs, dates, times, places and documents, in text order, without overlaps. What shares a
/// character with the name of a person is no place: 局长葛长河 names no 长葛, and 记者 临沂 no 临沂.
pub(super) fn find(base: &str, report: &Report, officials: &[Official], others: &[OtherPerson]) -> Vec<Span> {
    let mut people: Vec<_> = officials.iter().flat_map(|o| &o.mentions).map(|m| m.range).collect();
    people.extend(others.iter().flat_map(|other| &other.spans));
    people.extend(report.head.press.iter().flat_map(|press| &press.spans));
    people.sort_unstable();
    let is_person = |span: &Span| {
        let next = people.partition_point(|p| p.end() <= range(span).start());
        people.get(next).is_some_and(|p| p.overlaps(range(span)))
    };
    let mut found = Vec::new();
    for block in report.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
        let text = slice(base, block.range);
        let mut here: Vec<Span> = documents(text);
        here.extend(moments(text).into_iter().map(Span::Place));
        here.extend(organs(text).into_iter().map(Span::Body));
        here.extend(
            divisions_in(text).filter(|hit| stands_alone(text, hit)).map(|hit| Span::Place(hit.range)),
        );
        here.sort_by_key(|span| (range(span).start(), std::cmp::Reverse(range(span).end())));
        let mut end = Offset(0);
        here.retain(|span| {
            let free = range(span).start() >= end;
            end = if free { range(span).end() } else { end };
            free
        });
        found.extend(here.into_iter().map(|span| shifted(span, block.range.start())));
    }
    found.retain(|span| !is_person(span));
    found
}

/// Whether a short name of a division is no part of other words: not 纪律[和政]治, [延长]到晚上, [代县]长.
fn stands_alone(text: &str, hit: &Hit<Division>) -> bool {
    let printed = slice(text, hit.range);
    let full = printed.len() == hit.value.name().len() && printed.chars().count() > 2;
    let before = slice(text, TextRange::new(Offset(0), hit.range.start())).chars().next_back();
    let after = slice(text, TextRange::new(hit.range.end(), Offset::at(text.len()))).chars().next();
    let opens = before.is_none_or(|c| !c.is_alphabetic() || "在到赴去从于由向对与和及来省市州".contains(c));
    let closes = after.is_none_or(|c| !c.is_alphabetic() || "省市县区州盟旗的等和与及两召举委政".contains(c));
    let level = || after.is_some_and(|c| hit.value.name().ends_with(c));
    // 地下车库、天台 is on the roof; 县政府会同县公安局 names no 会同县.
    let is_word = places().is(printed, IS_WORD) && !level();
    let joins = places().begins(printed, IS_JOINT).is_some() && !opens;
    !is_word && !joins && (full || hit.value.level() == "province" || opens && closes)
}

fn places() -> &'static Classed {
    static PLACE_WORDS: OnceLock<Classed> = OnceLock::new();
    PLACE_WORDS.get_or_init(|| Classed::of(read_table!("places.tsv"), PLACES))
}

fn range(span: &Span) -> TextRange {
    match span {
        Span::Body(range) | Span::Place(range) | Span::Document(range) => *range,
    }
}

fn shifted(span: Span, by: Offset) -> Span {
    match span {
        Span::Body(range) => Span::Body(range.shifted(by)),
        Span::Place(range) => Span::Place(range.shifted(by)),
        Span::Document(range) => Span::Document(range.shifted(by)),
    }
}

/// 《…》, the outermost where they nest.
fn documents(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut open, mut depth) = (0, 0u32);
    for (at, sign) in text.match_indices(['《', '》']) {
        if sign == "《" {
            if depth == 0 || at - open > DOCUMENT {
                (open, depth) = (at, 0);
            }
            depth += 1;
        } else if depth > 0 {
            depth -= 1;
            let end = at + sign.len();
            if depth == 0 && end - open <= DOCUMENT {
                found.push(Span::Document(TextRange::at(open, end)));
            }
        }
    }
    found
}

/// Days with the time of day behind them.
fn moments(text: &str) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    for day in days(text) {
        let mut end = day.range.end().index();
        for word in ["上午", "下午", "晚上", "中午", "凌晨", "晚", "早"] {
            if text.get(end..).is_some_and(|t| t.starts_with(word)) {
                end += word.len();
                break;
            }
        }
        end = clock(text, end).unwrap_or(end);
        match found.last_mut().filter(|last| day.range.start().index() <= last.end().index() + 3) {
            Some(last) => *last = TextRange::new(last.start(), Offset::at(end)),
            None => found.push(TextRange::at(day.range.start().index(), end)),
        }
    }
    found
}

/// Behind 9时30分 or 9:30.
fn clock(text: &str, at: usize) -> Option<usize> {
    let blank = text.get(at..)?.strip_prefix(' ').map_or(at, |_| at + 1);
    let (_, end) = number(text, blank)?;
    let sign = text.get(end..)?.chars().next().filter(|c| "时点:：".contains(*c))?;
    let end = end + sign.len_utf8();
    let Some((_, minutes)) = number(text, end) else { return Some(end) };
    let closed = text.get(minutes..)?.strip_prefix('分').map_or(minutes, |_| minutes + '分'.len_utf8());
    Some(closed)
}

/// Organs: a last word, and all before it that belongs to the name.
fn organs(text: &str) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut edge = 0;
    let mut inner = TextRange::at(0, 0);
    for hit in words().hits(text) {
        if hit.value & IS_EDGE != 0 {
            edge = hit.range.end().index();
        }
        // 安全|稳定专班 and 城乡|建设局 begin with neither 全 nor 乡.
        if hit.value & IS_INNER != 0 {
            inner = hit.range;
        }
        let rest = slice(text, TextRange::new(hit.range.end(), Offset::at(text.len())));
        let in_title = words().prefix(rest).is_some_and(|h| h.value & IS_POST != 0);
        // 公安部门 is no ministry, and 局长 a person.
        let goes_on =
            rest.starts_with('长') || rest.starts_with('门') && slice(text, hit.range).ends_with('部');
        if hit.value & (IS_NEAR | IS_FAR | IS_SELF) == 0 || in_title || goes_on {
            continue;
        }
        let reach = if hit.value & IS_FAR != 0 { FAR } else { NEAR };
        // 县委|县政府: what is a name by itself does not go on with one.
        let follows = found.last().is_some_and(|last| last.end() == hit.range.start());
        let begin = match hit.value & IS_SELF != 0 && follows {
            true => None,
            false => start(text, edge, hit.range.start().index(), reach, inner),
        };
        let range = match begin {
            Some(start) => TextRange::new(Offset::at(start), hit.range.end()),
            None if hit.value & IS_SELF != 0 => hit.range,
            None => continue,
        };
        match found.last_mut().filter(|last| range.overlaps(**last)) {
            Some(last) => *last = last.union(range),
            None => found.push(range),
        }
    }
    found
}

/// Where the name begins whose last word stands at `tail`: at the first character after `edge` that begins
/// names of organs and stands in no word that is `inner`, and at the name of the place that this character ends.
fn start(text: &str, edge: usize, tail: usize, reach: usize, inner: TextRange) -> Option<usize> {
    let head = text.get(edge.min(tail)..tail)?;
    let mut best = None;
    for (i, c) in head.char_indices().rev().take(reach) {
        if !('\u{3400}'..='\u{9fff}').contains(&c) {
            break;
        }
        let posted = text.get(edge + i + c.len_utf8()..).is_some_and(|t| t.starts_with(['长', '级']));
        if STARTS.contains(&c) && !posted && !inner.contains(Offset::at(edge + i)) {
            best = Some(edge + i);
        }
    }
    let begin = best?;
    let stop = begin + text.get(begin..)?.chars().next()?.len_utf8();
    let before = text.get(edge..begin)?;
    let names = before.char_indices().rev().take(9).map(|(i, _)| edge + i);
    let place = names.filter(|&i| text.get(i..stop).is_some_and(|name| division(name).is_some())).last();
    Some(place.unwrap_or(begin))
}

fn words() -> &'static Matcher<u8> {
    static MATCHER: OnceLock<Matcher<u8>> = OnceLock::new();
    MATCHER.get_or_init(|| {
        let bit = |word: &str| CLASSES.iter().position(|class| *class == word).map_or(0, |i| 1u8 << i);
        let rows = read_table!("organs.tsv").rows();
        Matcher::new(rows.map(|row| (row.key(), row.list(1).map(bit).fold(0, |all, bit| all | bit))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::intake::Hints;

    fn shown(text: &str) -> String {
        let spans = find(text, &document::read(text, &Hints::default()), &[], &[]);
        let name = |span: &Span| match span {
            Span::Body(_) => 'B',
            Span::Place(_) => 'P',
            Span::Document(_) => 'D',
        };
        let shown = spans.iter().map(|s| format!("{}:{}", name(s), slice(text, range(s))));
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_name_places_too() {
        for (text, expected) in [
            ("检查地下车库、天台、雨水井。", ""),
            ("到天台县检查。", "P:天台县"),
            ("县政府会同县公安局处理。", "B:县政府 B:县公安局"),
            ("改造老城区、新城区管网。", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn bylines_name_no_places() {
        let text = "防汛工作会议召开\n　　3月4日，临沂市召开防汛工作会议。\n　　（记者 临沂 通讯员 吕梁）";
        assert_eq!(shown(text), "P:3月4日 P:临沂市");
    }

    #[test]
    fn finds_spans() {
        for (text, expected) in [
            ("3月4日上午9时30分，县水利局汇报情况。", "P:3月4日上午9时30分 B:县水利局"),
            ("10月14日至16日晚，市长、市防汛抗旱工作指挥部指挥长到会。", "P:10月14日至16日晚"),
            ("市防汛抗旱工作总指挥部要统筹调度，各乡镇抓好落实。", "B:市防汛抗旱工作总指挥部 B:各乡镇"),
            (
                "会议传达《关于贯彻〈条例〉的通知》《青源县方案》。",
                "D:《关于贯彻〈条例〉的通知》 D:《青源县方案》",
            ),
            ("吉林省吉林市教育局汇报。", "B:吉林省吉林市教育局"),
            ("县委书记张三出席。", ""),
            ("公安部门要设卡，公安部派员指导。", "B:公安部"),
            ("全县社会大局稳定，全县各级党组织要带头，营造良好格局。", "B:全县各级党组织"),
            ("县委县政府高度重视，向省应急厅派驻工作组报告。", "B:县委 B:县政府 B:省应急厅"),
            ("市委关于县委的意见，本单位方案报县招生办公室。", "B:市委 B:县委 B:县招生办公室"),
            ("市住房和城乡建设局、安全稳定工作专班到会。", "B:市住房和城乡建设局"),
            ("县安委会约谈各镇政府，省应急厅派工作组。", "B:县安委会 B:各镇政府 B:省应急厅"),
            ("市委政法委和县委办公室的同志到会。", "B:市委政法委 B:县委办公室"),
            ("按照国务院部署，由县应急管理局牵头。", "B:国务院 B:县应急管理局"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}

//! Other things worth a mark: organs, dates and places, documents.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::{Meeting, Official, OtherPerson, Span};
use crate::document::{BlockKind, Report, days, number};
use crate::lexicon::{Classed, Division, Hit, Matcher, division, divisions_in, read_table};
use crate::span::{Offset, TextRange, slice};

/// The longest name of a document, in bytes.
const DOCUMENT: usize = 360;
/// How far before its last word a name may begin, in characters.
const NEAR: usize = 10;
const FAR: usize = 34;
/// The fewest and most characters before the last word of a name that begins behind an edge.
const LEAST: usize = 2;
const MOST: usize = 16;
/// Behind 我 they begin the name of an organ: 我县.
const OURS: &[char] = &['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '局', '委', '厅', '院', '校'];
/// Behind 办 it makes the same office of it: 招生办|公室.
const OFFICE: &str = "公室";
/// The level of a place that has two characters.
const STREET: &str = "街道";
/// The other levels that names of places end in.
const LEVELS: &[char] = &['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'];
/// With these the names of organs begin.
const STARTS: &[char] = &['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '各', '全', '我', '国', '本'];
/// Classes of organs.tsv.
const CLASSES: &[&str] = &["near", "far", "self", "edge", "post", "inner", "named", "lead", "joined"];
const IS_NEAR: u16 = 1;
const IS_FAR: u16 = 2;
const IS_SELF: u16 = 4;
const IS_EDGE: u16 = 8;
const IS_POST: u16 = 16;
const IS_INNER: u16 = 32;
const IS_NAMED: u16 = 64;
const IS_LEAD: u16 = 128;
const IS_JOINED: u16 = 256;
/// All that end names of organs.
const IS_END: u16 = IS_NEAR | IS_FAR | IS_SELF | IS_NAMED | IS_JOINED;
/// Classes of places.tsv that concern the names of divisions.
const PLACES: &[&str] = &["word", "joint"];
const IS_WORD: u64 = 1;
const IS_JOINT: u64 = 2;

/// Finds organs, dates, times, places and documents, in text order, without overlaps. What shares a
/// character with the name of a person is no place: 局长葛长河 names no 长葛, and 记者 临沂 no 临沂.
pub(super) fn find(
    base: &str,
    report: &Report,
    meeting: &Meeting,
    officials: &[Official],
    others: &[OtherPerson],
) -> Vec<Span> {
    let known = Places::of(officials, meeting);
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
        here.extend(organs(text, &known).into_iter().map(Span::Body));
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

/// Organs: a last word, and all before it that belongs to the name; `places` are named in the report.
fn organs(text: &str, places: &Places) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let none = TextRange::at(0, 0);
    let mut head = Head { text, places, edge: none, inner: none };
    for hit in words().hits(text) {
        if hit.value & (IS_EDGE | IS_POST) != 0 {
            head.edge = hit.range;
        }
        // 安全|稳定专班 and 城乡|建设局 begin with neither 全 nor 乡.
        if hit.value & IS_INNER != 0 {
            head.inner = hit.range;
        }
        if hit.value & IS_END == 0 || !ends_organ(text, hit) {
            continue;
        }
        let last = last_word(text, hit);
        // 县委|县政府: what is a name by itself does not go on with one.
        let follows = found.last().is_some_and(|last| last.end() == hit.range.start());
        let begin = match hit.value & IS_SELF != 0 && follows {
            true => None,
            false => head.start(last, hit.value),
        };
        let range = match begin {
            Some(start) => TextRange::new(Offset::at(start), last.end()),
            None if hit.value & IS_SELF != 0
                || hit.value & IS_NAMED != 0 && head.opens(last, found.last()) =>
            {
                last
            }
            None => continue,
        };
        match found.last_mut().filter(|last| range.overlaps(**last)) {
            Some(last) => *last = last.union(range),
            None => found.push(range),
        }
    }
    found
}

/// Whether a last word ends the name of an organ: no title (县委|书记), no ministry (公安部|门), no person (教育局|长).
fn ends_organ(text: &str, hit: Hit<u16>) -> bool {
    let rest = slice(text, TextRange::new(hit.range.end(), Offset::at(text.len())));
    let in_title = || words().prefix(rest).is_some_and(|h| h.value & IS_POST != 0);
    let ends = |c: char| slice(text, hit.range).ends_with(c);
    // 检查组|织.
    let goes_on = rest.starts_with('长')
        || rest.starts_with('门') && ends('部')
        || rest.starts_with('织') && ends('组');
    !goes_on && (hit.value & (IS_SELF | IS_LEAD) == 0 || !in_title())
}

/// The last word as it is meant: 招生办|公室; 县委办 before what is no office: 县委|办好实事.
fn last_word(text: &str, hit: Hit<u16>) -> TextRange {
    let rest = slice(text, TextRange::new(hit.range.end(), Offset::at(text.len())));
    let office = slice(text, hit.range).ends_with('办');
    let (start, end) = (hit.range.start().index(), hit.range.end().index());
    if office && rest.starts_with(OFFICE) {
        return TextRange::at(start, end + OFFICE.len());
    }
    let closes = || {
        let next = words().prefix(rest);
        !rest.starts_with(is_han) || next.is_some_and(|h| h.value & (IS_EDGE | IS_POST) != 0)
    };
    let works = office && hit.value & IS_SELF != 0 && !closes();
    TextRange::at(start, if works { end - '办'.len_utf8() } else { end })
}

/// What stands before the last word of an organ's name.
struct Head<'t> {
    text: &'t str,
    places: &'t Places,
    /// Names go back to its end.
    edge: TextRange,
    /// A word that holds a character which names begin with, and begins none.
    inner: TextRange,
}

impl Head<'_> {
    /// Where the name begins whose last word is given, by its class.
    fn start(&self, last: TextRange, class: u16) -> Option<usize> {
        let tail = last.start().index();
        let reach = if class & IS_FAR != 0 { FAR } else { NEAR };
        let levelled = self
            .at_level(tail, reach)
            .or_else(|| self.places.ending(self.text, self.edge.end().index(), last));
        levelled.or_else(|| self.joined(tail).filter(|_| class & IS_JOINED != 0))
    }

    /// At the first character behind the edge that begins names of organs and stands in no word that is `inner`, and at
    /// the name of the place that this character ends.
    fn at_level(&self, tail: usize, reach: usize) -> Option<usize> {
        let (text, edge) = (self.text, self.edge.end().index());
        let head = text.get(edge.min(tail)..tail)?;
        let mut best = None;
        for (i, c) in head.char_indices().rev().take(reach) {
            if !is_han(c) {
                break;
            }
            let rest = text.get(edge + i + c.len_utf8()..).unwrap_or_default();
            let posted = rest.starts_with(['长', '级']);
            // 到我办公室来.
            let own = c != '我' || rest.starts_with(OURS);
            if STARTS.contains(&c) && own && !posted && !self.inner.contains(Offset::at(edge + i)) {
                best = Some(edge + i);
            }
        }
        let begin = best?;
        let level =
            |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| STARTS.contains(c));
        let stop = begin + level(begin)?.len_utf8();
        // 通州区 ends in the second of two.
        let second = level(stop).map(|c| stop + c.len_utf8());
        let named = second.into_iter().chain([stop]).find_map(|stop| self.place(begin, stop));
        Some(named.unwrap_or(begin))
    }

    /// Where the name of a place begins whose level stands at `begin`.
    fn place(&self, begin: usize, stop: usize) -> Option<usize> {
        let edge = self.edge.end().index();
        let before = self.text.get(edge..begin)?;
        let names = before.char_indices().rev().take(9).map(|(i, _)| edge + i);
        let division =
            names.filter(|&i| self.text.get(i..stop).is_some_and(|name| division(name).is_some())).last();
        division.or_else(|| self.places.ending(self.text, edge, TextRange::at(begin, stop)))
    }

    /// Behind the edge, where nothing but the name stands: 成立|高考保障工作领导小组.
    fn joined(&self, tail: usize) -> Option<usize> {
        let edge = self.edge.end().index();
        let head = self.text.get(edge.min(tail)..tail)?;
        let run = head.trim_end_matches(is_han).len();
        let length = head.get(run..)?.chars().count();
        (LEAST..=MOST).contains(&length).then_some(edge + run)
    }

    /// Whether nothing stands before a word that belongs to its name; 农牧和科技局 is one.
    fn opens(&self, last: TextRange, before: Option<&TextRange>) -> bool {
        let joined = slice(self.text, self.edge) == "和"
            && before.is_none_or(|organ| organ.end() != self.edge.start());
        let alone = !slice(self.text, TextRange::new(Offset(0), last.start())).ends_with(is_han);
        if last.start() == self.edge.end() { !joined } else { alone }
    }
}

/// Places that the report names, as they stand before their organs: 柳溪镇.
#[derive(Default)]
struct Places(BTreeSet<String>);

impl Places {
    /// What the posts of officials begin with, and where the meeting was held.
    fn of(officials: &[Official], meeting: &Meeting) -> Self {
        let posts = officials.iter().flat_map(|o| &o.titles).map(|title| title.text.as_str());
        let place = meeting.jurisdiction.iter().map(|place| place.value.as_str());
        Self(posts.chain(place).filter_map(place_of).map(str::to_owned).collect())
    }

    /// Where the longest of them begins that ends in `last`, as 街道 does, or with it, as 镇; behind `edge`.
    fn ending(&self, text: &str, edge: usize, last: TextRange) -> Option<usize> {
        /// The longest with its level, in characters.
        const LONGEST: usize = 6;
        let word = slice(text, last);
        let street = if word.starts_with(STREET) { STREET.len() } else { word.len() };
        let end = last.start().index() + street;
        let head = text.get(edge..end)?;
        let starts = head.char_indices().rev().take(LONGEST).map(|(at, _)| edge + at);
        starts.filter(|&start| text.get(start..end).is_some_and(|name| self.0.contains(name))).last()
    }
}

/// The place that a post, or a name of a place, begins with: 柳溪镇|党委书记.
fn place_of(post: &str) -> Option<&str> {
    /// The longest name before its level, in characters.
    const LONGEST: usize = 4;
    let ends = post.char_indices().take(LONGEST + 1).skip(2).filter_map(|(at, c)| {
        let street = post.get(at..)?.starts_with(STREET).then_some(STREET.len());
        street.or_else(|| LEVELS.contains(&c).then(|| c.len_utf8())).map(|length| at + length)
    });
    let name = post.get(..ends.last()?)?;
    (!name.starts_with(STARTS) && name.chars().all(is_han)).then_some(name)
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

fn words() -> &'static Matcher<u16> {
    static MATCHER: OnceLock<Matcher<u16>> = OnceLock::new();
    MATCHER.get_or_init(|| {
        let bit = |word: &str| CLASSES.iter().position(|class| *class == word).map_or(0, |i| 1u16 << i);
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
        let spans = find(text, &document::read(text, &Hints::default()), &Meeting::default(), &[], &[]);
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
    fn places_that_posts_name_belong_to_their_organs() {
        let title = |post: &str| place_of(post).map(str::to_owned);
        assert_eq!(title("柳溪镇党委书记").as_deref(), Some("柳溪镇"));
        assert_eq!(title("石桥街道党工委书记").as_deref(), Some("石桥街道"));
        assert_eq!(title("澹州市教育局局长").as_deref(), Some("澹州市"));
        assert_eq!(title("市南区委书记"), None);
        assert_eq!(title("教育局局长"), None);
        let places = Places(["柳溪区", "石桥街道"].map(str::to_owned).into());
        for (text, expected) in [
            ("会议连线了柳溪区指挥部。", "柳溪区指挥部"),
            ("由石桥街道办事处牵头。", "石桥街道办事处"),
            ("由县指挥部牵头。", "县指挥部"),
        ] {
            let found: Vec<_> = organs(text, &places).into_iter().map(|range| slice(text, range)).collect();
            assert_eq!(found, [expected], "{text}");
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
            (
                "10月14日至16日晚，市长、市防汛抗旱工作指挥部指挥长到会。",
                "P:10月14日至16日晚 B:市防汛抗旱工作指挥部",
            ),
            (
                "市委应对旱情工作领导小组组长、县委常委、宣传部部长到会。",
                "B:市委应对旱情工作领导小组 B:宣传部",
            ),
            ("把名单报县政府办，县委办好实事，由县委网信办负责。", "B:县政府办 B:县委 B:县委网信办"),
            ("先到我办公室说清楚，我市教育局派人。", "B:我市教育局"),
            ("请指挥部放心，水利局和住建局要配合，县农牧和科技局牵头。", "B:指挥部 B:水利局 B:住建局"),
            ("成立了高考安全保障工作领导小组，纪检监察组织要监督。", "B:高考安全保障工作领导小组"),
            ("市发展和改革委员会党组书记、院纪委和质控办。", "B:市发展和改革委员会 B:院纪委 B:质控办"),
            ("杭州市教育局、北京市通州区水务局到会。", "B:杭州市教育局 B:北京市通州区水务局"),
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

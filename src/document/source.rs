//! Who issued a report, as a metadata bar names it.

use super::cues::{
    ACCOUNT, EDITS, EMPTY, FORM, GAVE, MADE, OPENS, ORGAN, OUTLET, TOLD, beside_outlet, outlets,
};
use super::day;
use super::fields::{is_gap, trimmed};
use super::head::OPEN;
use crate::span::{Offset, TextRange, slice};

/// The outlet at the start of the value of a label.
pub(super) fn named(text: &str, value: TextRange) -> TextRange {
    let value = closed(text, value);
    let value = match day::at_start(slice(text, value)) {
        0 => value,
        day => trimmed(text, TextRange::at(value.start().index() + day, value.end().index())),
    };
    let whole = slice(text, value);
    if let Some(inner) = own_name(whole) {
        return inner.shifted(value.start());
    }
    let stop =
        whole.find(|c: char| "|丨｜】]〗〔〖）)（(，；;。".contains(c) || c == '\t').unwrap_or(whole.len());
    let mut end = day::days(whole).first().map_or(stop, |d| d.range.start().index().min(stop));
    if let Some(wide) = whole.find("  ").or_else(|| whole.find('\u{3000}')) {
        end = end.min(wide);
    }
    let head = slice(whole, TextRange::at(0, end));
    if let Some(end) = joined(whole, head) {
        return TextRange::at(0, end).shifted(value.start());
    }
    // The first word closes the name, unless it is only a place: 来源：平安甲县 打印, but 甲县 融媒体中心.
    let mut words = head.match_indices(' ').map(|(at, _)| at);
    let named = words.find(|&at| !is_only_place(slice(head, TextRange::at(0, at))));
    let end = named.unwrap_or(end);
    unquoted(text, trimmed(text, TextRange::at(0, end).shifted(value.start())))
}

/// Who the body is that calls itself 本局: 本局办公室（甲县水利局）.
fn own_name(whole: &str) -> Option<TextRange> {
    let (own, rest) =
        whole.split_once('（').filter(|(own, _)| own.starts_with('本') && !own.contains(is_gap))?;
    let name = rest.split('）').next().filter(|name| outlets().of_text(name, OUTLET | ORGAN).is_some())?;
    let start = own.len() + '（'.len_utf8();
    Some(TextRange::at(start, start + name.len()))
}

/// The outlet, unless its slot was left empty: 来源：未知, 发布者：系统管理员.
pub(super) fn known(text: &str, named: TextRange) -> Option<TextRange> {
    let name = slice(text, named);
    (!name.is_empty() && !beside_outlet().is(name, EMPTY)).then_some(named)
}

/// The organ right before 供稿: 甲县水利局供稿　作者：….
pub(super) fn giver(text: &str, label: usize) -> Option<TextRange> {
    let before = slice(text, TextRange::at(0, label));
    let word = before.rsplit(is_gap).next().unwrap_or_default();
    names_a_body(word).then(|| TextRange::at(label - word.len(), label))
}

/// Who is said to publish or to give what stands here: 以下由甲区民政事务处发布, 稿件由甲县县委宣传部提供.
pub(super) fn announced(word: &str) -> Option<TextRange> {
    let start = beside_outlet().begins(word, OPENS)?;
    let end = word.len() - beside_outlet().ends(word, GAVE)?;
    (start < end).then(|| TextRange::at(start, end))
}

/// Who keeps the site: 主办：甲县人民政府, 主办单位：甲县县委, 甲县日报社主办.
pub(super) fn host(text: &str) -> Option<TextRange> {
    const HOSTS: &str = "主办";
    let at = text.find(HOSTS)?;
    let behind = slice(text, TextRange::at(at + HOSTS.len(), text.len()));
    let label = behind.strip_prefix("单位").unwrap_or(behind).strip_prefix(['：', ':']);
    let name = match label.map(str::trim_start) {
        Some(value) => {
            let start = text.len() - value.len();
            TextRange::at(start, start + value.split(is_gap).next().unwrap_or_default().len())
        }
        None => {
            let before = slice(text, TextRange::at(0, at));
            TextRange::at(at - before.rsplit(is_gap).next().unwrap_or_default().len(), at)
        }
    };
    let whole = slice(text, name);
    // A newspaper is known by its name, not by that of its house: 甲县日报社.
    let paper = whole.strip_suffix('社').filter(|paper| paper.ends_with('报')).unwrap_or(whole);
    Some(TextRange::at(name.start().index(), name.start().index() + paper.len()))
}

/// The length of the outlet before what it did: 甲县融媒体中心出品.
pub(super) fn maker(word: &str) -> Option<usize> {
    let name = before(word, MADE)?;
    names_an_outlet(name).then(|| without_team(name).len())
}

/// Whether a word in brackets behind the last full stop names the body or the account that issued the report:
/// …。（甲县妇联）, …。（平安甲县）, whose place the title names.
pub(super) fn signs(text: &str, word: TextRange, title: &str) -> bool {
    let before = slice(text, TextRange::at(0, word.start().index()));
    let behind_stop = before.trim_end_matches(OPEN).ends_with(['。', '！', '”']);
    let word = slice(text, word);
    let plain = (3..=16).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    let organ = outlets().of_text(word, OUTLET | ORGAN).is_some() && !names_a_place(word);
    let of_place = || {
        let chars: Vec<char> = word.chars().collect();
        let mut ends = [chars.first_chunk::<2>(), chars.last_chunk::<2>()].into_iter().flatten();
        ends.any(|end| title.contains(&end.iter().collect::<String>()))
    };
    behind_stop && plain && (organ || word.chars().count() > 3 && of_place())
}

/// The body before what it did with the paper, whatever body it is: 甲县防指办公室编.
pub(super) fn editor(word: &str) -> Option<&str> {
    before(word, EDITS).filter(|body| names_a_body(body))
}

/// Whether a word names a body, an outlet or the account of a place.
pub(super) fn names_a_body(word: &str) -> bool {
    let account = || word.chars().count() > 3 && beside_outlet().begins(word, ACCOUNT).is_some();
    word.chars().count() >= 3 && outlets().of_text(word, OUTLET | ORGAN).is_some() || account()
}

/// An outlet without its team, or the form it takes: 甲县晚报全媒体|讯, 甲县日报数字报.
pub(super) fn without_team(name: &str) -> &str {
    before(name, FORM).filter(|outlet| names_an_outlet(outlet)).unwrap_or(name)
}

/// What stands before a word of a class that ends `text`.
fn before(text: &str, class: u64) -> Option<&str> {
    text.get(..text.len() - beside_outlet().ends(text, class)?)
}

/// The name of a paper in its marks: 《甲县日报》 before the day and the page.
pub(super) fn paper(word: &str) -> Option<TextRange> {
    quoted(word).filter(|&name| names_an_outlet(slice(word, name)))
}

/// What stands in the marks of a title, where that is the whole word.
pub(super) fn quoted(word: &str) -> Option<TextRange> {
    let name = word.strip_prefix('《')?.strip_suffix('》')?;
    let start = '《'.len_utf8();
    Some(TextRange::at(start, start + name.len()))
}

/// 甲县融媒体中心, 县融媒体中心, 新华社; not 办公室 alone.
pub(super) fn names_an_outlet(word: &str) -> bool {
    let level = word.starts_with(['省', '市', '县', '区', '州', '旗']);
    if word.contains("关于") {
        return false;
    }
    outlets().of_text(word, OUTLET).is_some_and(|len| {
        word.len() >= len + 6
            || level && word.len() == len + 3
            || word.len() >= 9 && word.ends_with(['网', '社', '报'])
    })
}

/// A value with the bracket that closes it, which is else taken for a separator.
fn closed(text: &str, value: TextRange) -> TextRange {
    let whole = slice(text, value);
    let open =
        whole.rfind('（').is_some_and(|at| !slice(whole, TextRange::at(at, whole.len())).contains('）'));
    let behind = slice(text, TextRange::at(value.end().index(), text.len())).starts_with('）');
    let more = if open && behind { '）'.len_utf8() } else { 0 };
    TextRange::at(value.start().index(), value.end().index() + more)
}

/// Where several outlets end that are named together, or one with what it is in brackets: 县委宣传部 县融媒体中心,
/// 县应急管理局（县防火办）.
fn joined(whole: &str, head: &str) -> Option<usize> {
    let is_outlet = |word: &str| {
        (3..=20).contains(&word.chars().count()) && outlets().of_text(word, OUTLET | ORGAN).is_some()
    };
    let inner = |rest: &str| Some(rest.strip_prefix(['（', '('])?.split_once(['）', ')'])?.0.len());
    let bracket = whole.get(head.len()..).and_then(inner).filter(|&length| {
        let from = head.len() + '（'.len_utf8();
        is_outlet(head) && whole.get(from..from + length).is_some_and(is_outlet)
    });
    if let Some(length) =
        bracket.filter(|_| whole.get(head.len()..).is_some_and(|rest| rest.starts_with('（')))
    {
        return Some(head.len() + length + 2 * '（'.len_utf8());
    }
    let named = head.split(' ').take_while(|word| is_outlet(word) && !is_only_place(word));
    let (count, length) = named.fold((0, 0), |(count, length), word| (count + 1, length + word.len() + 1));
    (count > 1).then(|| length - 1)
}

/// Whether a word names a place and nothing in it.
fn is_only_place(word: &str) -> bool {
    match word.chars().count() {
        0..=2 => !word.ends_with(['网', '社', '报', '台']),
        3 => names_a_place(word),
        _ => names_a_place(word) && word.contains("自治"),
    }
}

/// Whether a word ends as places do, and is no account of one: 平安甲县.
pub(super) fn names_a_place(word: &str) -> bool {
    let account = beside_outlet().begins(word, ACCOUNT).is_some();
    !account && word.ends_with(['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'])
}

/// The inside of 《…》 or “…”, where that is all, or what follows only tells that it was there: 据《甲县日报》报道,
/// “微甲县”公众号.
fn unquoted(text: &str, range: TextRange) -> TextRange {
    let whole = slice(text, range);
    let inside = |open: char, close| whole.strip_prefix(open).and_then(|rest| rest.split_once(close));
    let told = |rest: &str| rest.is_empty() || beside_outlet().is(rest, TOLD);
    let quoted = inside('《', '》').or_else(|| inside('“', '”'));
    let inner = quoted.filter(|(_, rest)| told(rest)).map(|(inner, _)| inner);
    inner.map_or(range, |inner| {
        TextRange::at(0, inner.len()).shifted(Offset::at(range.start().index() + '《'.len_utf8()))
    })
}

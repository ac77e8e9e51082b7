//! Which lines stand before, in and behind the body, and what each is when its place is known.

use super::BlockKind;
use super::chrome::{Chrome, chrome_of, is_notice};
use super::cues::{Field, ORGAN, OUTLET, labels, outlets};
use super::fields::{Facts, facts};
use super::label;
use super::line::{Line, Marker, numbered};
use super::names::is_name;
use super::notice::number;
use crate::span::slice;

/// Lines of more bytes are never metadata bars.
const BAR: usize = 300;

/// What a line is by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Site chrome.
    Chrome(Chrome),
    /// Labelled metadata.
    Labelled(Facts),
    /// Days, outlets, names and nothing else: metadata outside the body.
    Bare(Facts),
    /// A sentence.
    Sentence,
    /// A short line that is none of these.
    Short,
}

/// What each line of a text is by itself; a label alone on its line goes with the value below it.
pub(super) fn sorts(base: &str, lines: &[Line<'_>]) -> Vec<Sort> {
    let mut sorts: Vec<Sort> = lines.iter().map(sort).collect();
    for (i, pair) in lines.windows(2).enumerate() {
        if let [label, value] = pair
            && let Some(facts) = labelled_below(base, label, value)
        {
            sorts[i] = Sort::Labelled(facts);
            sorts[i + 1] = Sort::Labelled(Facts::default());
        }
    }
    sorts
}

/// What a label says of the line below it: 来源： / 甲县新闻网, 发布机构 / 甲县水利局 or 索引号： / 000136 out of a table.
fn labelled_below(base: &str, label: &Line<'_>, value: &Line<'_>) -> Option<Facts> {
    const LABEL: usize = 10;
    const VALUE: usize = 30;
    let bare = label.text.trim_end_matches(['：', ':']);
    let field = labels().prefix(bare).filter(|hit| hit.range.len() == bare.len()).map(|hit| hit.value);
    let known = matches!(field, Some(Field::Source | Field::Published));
    let alone = label.chars() <= LABEL && (bare.len() < label.text.len() || known);
    let fits = alone && !value.sentence && value.chars() <= VALUE && !value.text.contains(['：', ':', '，']);
    let joined = fits.then(|| facts(slice(base, label.range.union(value.range))))?;
    let described = field == Some(Field::Contact);
    (joined.labels == 1 && !joined.unexplained && joined.tells() || described).then_some(joined)
}

/// What a line is by itself.
pub(super) fn sort(line: &Line<'_>) -> Sort {
    if line.text.len() > BAR && line.sentence {
        return Sort::Sentence;
    }
    let chrome = chrome_of(line);
    if chrome == Some(Chrome::Breadcrumb) {
        return Sort::Chrome(Chrome::Breadcrumb);
    }
    // A sentence tells nothing of the report unless labels stand in it.
    let told =
        line.text.len() <= BAR && (!line.text.contains('。') || label::found(line.text, false).len() > 1);
    let facts = told.then(|| facts(line.text));
    // 发布日期：…　信息来源：… 字体大。: damage makes no sentence of a bar.
    let bar = |facts: &Facts| facts.labels > 1 && facts.published.is_some() && facts.source.is_some();
    if let Some(mut facts) = facts.filter(|facts| !line.text.contains('。') || bar(facts)) {
        // （县水利局 李四）.
        if let Some(organ) = facts.organ(line.text).filter(|_| line.text.starts_with(['（', '('])) {
            facts.name_organ(organ);
        }
        // 云政发〔2023〕5号　签发人：张三: who signs a paper is no press.
        if facts.labels == 1 && number(line.text).is_some() {
            facts.press.clear();
        }
        let labelled = facts.labels > 0 && facts.tells() || facts.original.is_some();
        if labelled && (chrome.is_none() || facts.published.is_some() || !facts.press.is_empty()) {
            return Sort::Labelled(facts);
        }
        if facts.labels > 0 && facts.tools == facts.labels && !line.sentence {
            return Sort::Chrome(chrome.unwrap_or(Chrome::Line));
        }
        if facts.contacts > 0 && !line.sentence {
            return Sort::Labelled(facts);
        }
        if chrome.is_none() && facts.tells() && !facts.unexplained {
            return Sort::Bare(facts);
        }
    }
    match chrome {
        Some(chrome) => Sort::Chrome(chrome),
        None if line.sentence => Sort::Sentence,
        None => Sort::Short,
    }
}

/// The lines of the body: from the first sentence to the last that is no notice of rights.
pub(super) fn body(lines: &[Line<'_>], sorts: &[Sort]) -> std::ops::Range<usize> {
    let is_body = |i: usize| sorts[i] == Sort::Sentence && !in_notice(lines, sorts, i);
    let Some(first) = (0..lines.len()).find(|&i| is_body(i)) else {
        // Without any sentence the first short line is the title and the others are all there is.
        let title = sorts.iter().position(|s| *s == Sort::Short);
        return title.map_or(lines.len(), |i| i + 1)..lines.len();
    };
    let last = (first..lines.len()).rev().find(|&i| is_body(i)).map_or(first, |i| i + 1);
    first..last
}

/// Whether a sentence belongs to a notice of rights, by its words or by the heading over it.
fn in_notice(lines: &[Line<'_>], sorts: &[Sort], i: usize) -> bool {
    let text = lines[i].text;
    let numbered = text.starts_with(|c: char| ('①'..='⑳').contains(&c));
    is_notice(text)
        || (numbered || text.len() < 120)
            && sorts[..i].iter().rev().take(4).any(|s| *s == Sort::Chrome(Chrome::List))
}

/// Kinds of the lines of the body.
pub(super) fn kind_in_body(line: &Line<'_>, sort: &Sort, next: Option<&Sort>) -> BlockKind {
    match sort {
        Sort::Chrome(Chrome::List) if line.sentence => BlockKind::Paragraph,
        Sort::Chrome(_) => BlockKind::Boilerplate,
        Sort::Labelled(facts) if !facts.press.is_empty() || facts.source.is_some() => BlockKind::Metadata,
        _ if is_caption(line.text) => BlockKind::Metadata,
        _ => match numbered(line.text) {
            Some((Marker::Heading, rest)) if !line.sentence || rest.chars().count() <= 14 => {
                BlockKind::Heading
            }
            Some(_) => BlockKind::ListItem,
            None if *sort == Sort::Short && next == Some(&Sort::Sentence) && heading_like(line) => {
                BlockKind::Heading
            }
            None => BlockKind::Paragraph,
        },
    }
}

fn heading_like(line: &Line<'_>) -> bool {
    line.chars() <= 30 && !line.text.contains(['，', '、', '！', '？', '；'])
}

/// Kinds of the lines behind the body. `chrome_seen`: whether chrome stands between the body and the line.
pub(super) fn kind_behind(line: &Line<'_>, sort: &Sort, chrome_seen: bool) -> BlockKind {
    match sort {
        Sort::Chrome(_) => BlockKind::Boilerplate,
        Sort::Labelled(_) => BlockKind::Metadata,
        Sort::Sentence => BlockKind::Boilerplate,
        _ if chrome_seen => BlockKind::Boilerplate,
        Sort::Bare(_) => BlockKind::Metadata,
        Sort::Short if is_caption(line.text) || signs(line) => BlockKind::Metadata,
        Sort::Short => BlockKind::Paragraph,
    }
}

/// The line under a picture.
pub(super) fn is_caption(text: &str) -> bool {
    let short = text.len() < 240;
    short
        && (["图为", "上图", "下图", "左图", "右图"].iter().any(|word| text.starts_with(word))
            || text.starts_with(['▲', '△'])
            || text.ends_with("摄")
            || text.ends_with("摄）")
            || text.ends_with("摄影"))
}

/// Whether a line behind the text signs it: an organ, a person, 完.
fn signs(line: &Line<'_>) -> bool {
    let organ = outlets().of_text(line.text, ORGAN | OUTLET).is_some() && line.chars() <= 40;
    organ && !line.text.contains(['，', '、', '；'])
        || is_name(line.text)
        || line.text.trim_matches(['（', '）']) == "完"
        || line.text.starts_with("香港时间")
}

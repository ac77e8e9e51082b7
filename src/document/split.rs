//! Where one text holds several reports: a head comes again behind a body that has ended.

use super::chrome::Chrome;
use super::cues::{ACT, DOCUMENT, headline, headline_ends};
use super::dateline;
use super::fields::facts;
use super::head::closing_bracket;
use super::line::{Line, numbered};
use super::zones::Sort;
use crate::span::{Offset, TextRange, slice};

/// Lines between two bodies that may belong to the second.
const HEAD: usize = 14;
/// Shorter lines are headings, no titles.
const TITLE: usize = 8;

/// The ranges of the reports of a text: one, unless heads say otherwise.
pub(super) fn split(base: &str, lines: &[Line<'_>], sorts: &[Sort]) -> Vec<TextRange> {
    let mut starts = vec![Offset(0)];
    let mut previous: Option<usize> = None;
    for (i, sort) in sorts.iter().enumerate() {
        if *sort != Sort::Sentence {
            continue;
        }
        if let Some(last) = previous.filter(|last| i - last > 1)
            && let Some(head) = head_between(lines, sorts, last, i, first_title(lines, sorts))
        {
            starts.push(lines[head].start());
        }
        previous = Some(i);
    }
    let ends = starts.iter().copied().skip(1).chain([Offset::at(base.len())]);
    starts.iter().zip(ends).map(|(&start, end)| TextRange::new(start, end)).collect()
}

/// The first line that could be a title, to know it when it comes again.
fn first_title<'t>(lines: &[Line<'t>], sorts: &[Sort]) -> Option<&'t str> {
    let at = sorts.iter().take(HEAD).position(|s| *s == Sort::Short)?;
    lines.get(at).map(|l| l.text)
}

/// The line at which a new report begins between two sentences, `last` and `next`.
fn head_between(
    lines: &[Line<'_>],
    sorts: &[Sort],
    last: usize,
    next: usize,
    known: Option<&str>,
) -> Option<usize> {
    let from = (last + 1).max(next.saturating_sub(HEAD));
    let between = from..next;
    if between.clone().any(|i| lines[i].text.starts_with("附件")) {
        return None;
    }
    let dated = between.clone().rev().find(|&i| is_dated(&sorts[i]));
    let title = between.clone().rev().find(|&i| is_title(&lines[i], &sorts[i]))?;
    let opens = opens(lines[next].text);
    let echoed = opens && echoes(lines[title].text, lines[next].text);
    let title = first_of_run(lines, sorts, title, from);
    let again = between.clone().any(|i| known == Some(lines[i].text) && i >= title);
    let ruled = (from..title).any(|i| is_rule(lines[i].text));
    let ended = opens && ended(lines, sorts, last, title);
    let head = dated.is_some_and(|d| d + 1 >= title) || ruled || ended || echoed;
    (head && !again).then(|| with_breadcrumbs(lines, sorts, title, from))
}

/// A line that names an act or a document and is no heading of the body.
fn is_title(line: &Line<'_>, sort: &Sort) -> bool {
    let act = || headline().hits(line.text).any(|h| h.value.has(ACT));
    *sort == Sort::Short
        && numbered(line.text).is_none()
        && line.chars() >= TITLE
        && (act() || headline_ends().of_text(line.text, DOCUMENT).is_some())
}

fn is_dated(sort: &Sort) -> bool {
    matches!(sort, Sort::Labelled(f) | Sort::Bare(f) if f.published.is_some_and(|(p, _)| p.date.year.is_some()))
}

/// The first of the short lines that stand together with a title; behind a list of links only the title.
fn first_of_run(lines: &[Line<'_>], sorts: &[Sort], title: usize, from: usize) -> usize {
    let mut first = title;
    while first > from
        && sorts[first - 1] == Sort::Short
        && title - first < 4
        && !is_rule(lines[first - 1].text)
    {
        first -= 1;
    }
    let linked = first > from && sorts[first - 1] == Sort::Chrome(Chrome::List);
    if linked { title } else { first }
}

/// Whether a report ended before the title: by a byline or by chrome.
fn ended(lines: &[Line<'_>], sorts: &[Sort], last: usize, title: usize) -> bool {
    let text = lines[last].text;
    let signed = closing_bracket(text).is_some_and(|r| !facts(slice(text, r)).press.is_empty());
    let tail = sorts[last + 1..title].iter().any(|s| match s {
        Sort::Chrome(chrome) => *chrome != Chrome::List,
        Sort::Labelled(facts) => !facts.press.is_empty() || facts.source.is_some(),
        Sort::Bare(facts) => !facts.press.is_empty(),
        _ => false,
    });
    signed || tail
}

/// Whether a sentence opens a report: with a day or a dateline.
fn opens(text: &str) -> bool {
    let head = slice(text, TextRange::at(0, text.len().min(120)));
    let day = super::days(head).first().is_some_and(|d| d.range.start() < Offset(30));
    day || dateline::outlet(head).is_some()
        || ["本报讯", "近日", "日前", "昨日", "今日"].iter().any(|w| head.starts_with(w))
}

/// Whether a sentence begins by saying what a title says, as the first of a report does: it shares most
/// pairs of characters with it.
fn echoes(title: &str, text: &str) -> bool {
    let head = slice(text, TextRange::at(0, text.len().min(300)));
    let pairs = title.char_indices().zip(title.char_indices().skip(2).map(|(at, _)| at).chain([title.len()]));
    let pairs: Vec<_> = pairs.map(|((start, _), end)| slice(title, TextRange::at(start, end))).collect();
    let shared = pairs.iter().filter(|pair| head.contains(**pair)).count();
    shared * 10 >= pairs.len() * 6
}

/// A line drawn between two texts.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| "=-—_*＊━─·~～#＝".contains(c))
}

/// The first of the breadcrumbs directly before a title.
fn with_breadcrumbs(lines: &[Line<'_>], sorts: &[Sort], title: usize, from: usize) -> usize {
    let mut first = title;
    while first > from
        && sorts[first - 1] == Sort::Chrome(Chrome::Breadcrumb)
        && !is_rule(lines[first - 1].text)
    {
        first -= 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::split;

    const FIRST: &str = "青源县召开防汛会议\n发布时间：2022-07-01 来源：青源县新闻网\n7月1日，青源县召开防汛会议。\n会议要求，要备足物资。";

    fn starts(text: &str) -> Vec<String> {
        split(text).iter().map(|r| slice(text, *r).trim().chars().take(6).collect()).collect()
    }

    #[test]
    fn repeated_heads_split() {
        for (text, expected) in [
            (FIRST.to_owned(), vec!["青源县召开防"]),
            (
                format!(
                    "{FIRST}\n（记者 张三）\n\n北河县召开信访会议\n发布时间：2022-07-02\n7月2日，北河县召开信访会议。"
                ),
                vec!["青源县召开防", "北河县召开信"],
            ),
            (
                format!("{FIRST}\n========\n北河县召开信访会议\n县委书记张三出席会议。"),
                vec!["青源县召开防", "北河县召开信"],
            ),
            (
                format!("{FIRST}（记者 张三）\n北河县召开信访会议\n7月2日，北河县召开信访会议。"),
                vec!["青源县召开防", "北河县召开信"],
            ),
        ] {
            assert_eq!(starts(&text), expected, "{text}");
        }
    }

    /// Three articles as scrapers put them behind each other.
    fn three(head: impl Fn(&str, &str) -> String, foot: &str) -> String {
        let articles = [
            ("青源县召开防汛工作会议", "7月1日", "县委书记林中和强调，要压实防汛责任。"),
            ("北河县召开信访工作联席会议", "7月2日", "县长高远平要求，要及时化解矛盾。"),
            ("南山县部署秋季学校安全工作", "7月3日", "副县长纪云舒指出，要排查校园隐患。"),
        ];
        let article = |(title, day, text): (&str, &str, &str)| {
            format!(
                "{}\n　　{day}，{title}。\n　　{text}\n　　会议还研究了其他事项。{foot}",
                head(title, day)
            )
        };
        articles.map(article).join("\n")
    }

    #[test]
    fn scraped_articles_are_split_at_their_heads() {
        let expected = ["青源县召开防", "北河县召开信", "南山县部署秋"];
        for (text, what) in [
            (three(|t, d| format!("{t}\n2022年{d} 来源：青源日报"), ""), "date and source"),
            (three(|t, d| format!("{t}\n发布日期：2022-07-01 09:00\n来源：青源日报 {d}"), ""), "labelled"),
            (three(|t, _| format!("{t}\n2022-07-01"), "\n"), "bare date"),
            (three(|t, _| t.to_owned(), "（记者 方知夏）"), "titles behind bylines"),
            (three(|t, _| t.to_owned(), "\n责任编辑：乔安禾"), "titles behind editors"),
            (three(|t, _| format!("标题：{t}\n时间：2022-07-01\n正文："), ""), "named fields"),
            (three(|t, _| format!("\n\n{t}\n"), ""), "titles only"),
        ] {
            assert_eq!(split(&text).len(), 3, "{what}");
            if what != "named fields" {
                assert_eq!(starts(&text), expected, "{what}");
            }
        }
    }

    #[test]
    fn one_report_stays_one() {
        for tail in [
            "一、提高认识\n各级要压实责任。\n会议议程安排部署\n会议还研究了其他事项。",
            "责任编辑：张三\n相关阅读\n北河县召开信访会议 2022-07-02\n南山县召开教育会议 2022-07-03\n版权声明：\n凡本网注明来源的作品，未经授权不得转载。",
            "附件：防汛工作方案\n2022年7月1日\n第一条 各乡镇应当备足物资。",
            "青源县召开防汛会议\n7月1日，会议结束。",
        ] {
            let text = format!("{FIRST}\n{tail}");
            assert_eq!(split(&text).len(), 1, "{tail}");
        }
    }

    #[test]
    fn parts_cover_the_text() {
        for text in ["", "\n\n", FIRST, "一行"] {
            let parts = split(text);
            assert_eq!(parts.first().map(|p| p.start()), Some(Offset(0)));
            assert_eq!(parts.last().map(|p| p.end()), Some(Offset::at(text.len())));
        }
    }
}

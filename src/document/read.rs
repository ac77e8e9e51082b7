//! From lines to blocks and head matter.

use super::chrome::{CRUMBS, Chrome, is_site};
use super::cues::{ORGAN, OUTLET, outlets};
use super::dateline;
use super::fields::{facts, trimmed};
use super::head::{Gathered, Weight, inside};
use super::headline::{self, Headline, behind_title};
use super::line::{Line, blank};
use super::notice::{self, is_issuer, number};
use super::zones::{Sort, body, is_caption, kind_behind, kind_in_body};
use super::{Block, BlockKind, Head, Published, Report, Sourced, source};
use crate::intake::Hints;
use crate::span::{BlockId, TextRange, slice};

/// Bytes of the body that are compared with a headline.
const OPENING: usize = 3000;

/// Reads one report from its lines and what each is by itself.
pub(super) fn read(base: &str, lines: &[Line<'_>], sorts: &[Sort], hints: &Hints) -> Report {
    let within: Vec<Sort>;
    let sorts = match hints.main {
        Some(main) => {
            within = lines.iter().zip(sorts).map(|(line, sort)| sort_within(line, sort, main)).collect();
            &within
        }
        None => sorts,
    };
    let body = body(lines, sorts);
    let headline = headline_of(base, lines, sorts, body.start);
    let mut head = Head::default();
    read_headline(lines, &headline, hints, &mut head);
    read_original(lines, sorts, &mut head);
    let kinds = kinds(lines, sorts, body.clone(), &headline);
    gather(base, lines, sorts, &kinds, body.clone(), &head).fill(base, hints, &mut head);
    notice::read(lines, sorts, body, &mut head);
    let blocks = (0..).zip(lines).zip(kinds);
    let blocks = blocks.map(|((id, line), kind)| Block { id: BlockId(id), kind, range: line.range });
    Report { blocks: blocks.collect(), head }
}

/// What a line is by itself; outside the main text that the container knows of, only bylines count.
fn sort_within(line: &Line<'_>, sort: &Sort, main: TextRange) -> Sort {
    match sort {
        sort if main.overlaps(line.range) => sort.clone(),
        Sort::Labelled(facts) if !facts.press.is_empty() => Sort::Labelled(facts.clone()),
        _ => Sort::Chrome(Chrome::Line),
    }
}

fn headline_of(base: &str, lines: &[Line<'_>], sorts: &[Sort], body: usize) -> Headline {
    let short = |i: usize| sorts.get(i) == Some(&Sort::Short) && !is_mark(lines[i].text);
    let mut candidates: Vec<usize> = (0..body).filter(|&i| short(i)).collect();
    // What stands over 关于…的通知 is the letterhead, or the end of a title that breaks off.
    if let Some(subject) = candidates.iter().copied().find(|&i| is_subject(lines[i].text)) {
        candidates.retain(|&i| i >= subject || i + 1 == subject && !is_issuer(&lines[i]));
    }
    let from = lines.get(body).map_or(base.len(), |l| l.start().index());
    let opening = slice(base, TextRange::at(from, (from + OPENING).min(base.len())));
    headline::read(lines, &candidates, opening)
}

/// The subject of a notice: 关于…的通知.
fn is_subject(text: &str) -> bool {
    text.starts_with("关于")
}

/// A document number, a caption, a secrecy mark: never part of a headline.
fn is_mark(text: &str) -> bool {
    let alone = text.trim_matches(['（', '）', '(', ')', ' ']);
    let counted = alone.ends_with(['号', '期']) && (alone.starts_with('第') || alone.starts_with("总第"));
    let number = counted && alone.len() < 40 || number(text).is_some();
    let letterhead = text.ends_with("文件") && text.len() < 90 && !text.contains("关于");
    number || letterhead || is_caption(text) || is_dateline(text)
}

/// A dateline on a line of its own: 【新华社甲市3月4日电】.
fn is_dateline(text: &str) -> bool {
    text.len() < 90 && text.ends_with(['】', '）', '电', '讯']) && dateline::outlet(text).is_some()
}

fn read_headline(lines: &[Line<'_>], headline: &Headline, hints: &Hints, head: &mut Head) {
    let line = |i: &usize| Sourced { value: lines[*i].text.to_owned(), range: Some(lines[*i].range) };
    head.title = match headline.title_text(lines) {
        Some((value, range)) => Some(Sourced { value, range: Some(range) }),
        None => hints.title.clone().map(|value| Sourced { value, range: None }),
    };
    head.kicker = headline.kicker.as_ref().map(line);
    head.subtitles = headline.subtitles.iter().map(line).collect();
}

/// 原标题：… gives the subtitle that the title lacks, or the title where there is none.
fn read_original(lines: &[Line<'_>], sorts: &[Sort], head: &mut Head) {
    for (line, sort) in lines.iter().zip(sorts) {
        let Sort::Labelled(facts) = sort else { continue };
        let Some(original) = facts.original else { continue };
        let text = slice(line.text, original);
        let place = |r: TextRange| Some(line.part(r.start().index(), r.end().index()));
        match &head.title {
            None => head.title = Some(Sourced { value: text.to_owned(), range: place(original) }),
            Some(title) => {
                if let Some(part) = behind_title(text, &title.value) {
                    let value = slice(text, part).to_owned();
                    head.subtitles.push(Sourced { value, range: place(part.shifted(original.start())) });
                }
            }
        }
    }
}

fn kinds(
    lines: &[Line<'_>],
    sorts: &[Sort],
    body: std::ops::Range<usize>,
    headline: &Headline,
) -> Vec<BlockKind> {
    let mut chrome_seen = false;
    let kind = |i: usize| {
        if i < body.start {
            return headline.kind(i).unwrap_or(match &sorts[i] {
                Sort::Chrome(_) | Sort::Sentence => BlockKind::Boilerplate,
                Sort::Labelled(facts) if facts.original.is_some() => match headline.title.is_empty() {
                    true => BlockKind::Title,
                    false => BlockKind::Subtitle,
                },
                Sort::Bare(facts)
                    if facts.press.is_empty() && is_site(&lines[i]) && above_title(headline, i) =>
                {
                    BlockKind::Boilerplate
                }
                _ => BlockKind::Metadata,
            });
        }
        if i < body.end {
            return kind_in_body(&lines[i], &sorts[i], sorts.get(i + 1));
        }
        let kind = kind_behind(&lines[i], &sorts[i], chrome_seen);
        chrome_seen |= matches!(sorts[i], Sort::Chrome(c) if c != Chrome::Breadcrumb);
        kind
    };
    (0..lines.len()).map(kind).collect()
}

/// Whether a line stands above the title and its date: the name of the site does.
fn above_title(headline: &Headline, line: usize) -> bool {
    headline.title.first().is_some_and(|&title| line < title)
}

fn gather(
    base: &str,
    lines: &[Line<'_>],
    sorts: &[Sort],
    kinds: &[BlockKind],
    body: std::ops::Range<usize>,
    head: &Head,
) -> Gathered {
    let speech = head.title.as_ref().is_some_and(|t| headline::is_speech(&t.value));
    let title = head.title.as_ref().map_or("", |title| &title.value);
    let mut gathered = Gathered::default();
    for (i, line) in lines.iter().enumerate() {
        match (&sorts[i], kinds[i]) {
            (Sort::Labelled(facts), BlockKind::Metadata) => {
                gathered.take(facts, line.start(), Weight::Labelled)
            }
            // Under the title of a speech stand its day and its speaker.
            (Sort::Bare(_), BlockKind::Metadata) if speech && i < body.start => {}
            (Sort::Bare(facts), BlockKind::Metadata) => gathered.take(facts, line.start(), Weight::Bare),
            (_, BlockKind::Boilerplate) => site(line, &sorts[i], i < body.start, &mut gathered),
            (_, BlockKind::Metadata) if is_dateline(line.text) => {
                if let Some(outlet) = dateline::outlet(line.text) {
                    gathered.name_source(Weight::Dateline, outlet.shifted(line.start()));
                }
            }
            (_, BlockKind::Metadata) if line.text.starts_with("香港时间") => {
                gathered.take_time(line.text)
            }
            (_, BlockKind::Metadata) if is_caption(line.text) => {
                // Who took the picture stands behind what it shows.
                let shown = line.text.rfind('。').map_or(0, |at| at + '。'.len_utf8());
                let start = line.part(shown, line.text.len()).start();
                gathered.take_press(&facts(slice(base, TextRange::new(start, line.range.end()))), start);
            }
            (_, kind) if kind.is_body() => inside(line, i + 1 == body.end, title, &mut gathered),
            _ => {}
        }
    }
    lines.get(body.start).into_iter().for_each(|line| opening(line, &mut gathered));
    issuers(base, lines, sorts, head, &mut gathered);
    gathered
}

/// The outlet that opens the body, and its day: 甲县融媒2021年11月26日讯.
fn opening(line: &Line<'_>, gathered: &mut Gathered) {
    if let Some(outlet) = dateline::outlet(line.text) {
        gathered.name_source(Weight::Dateline, outlet.shifted(line.start()));
    }
    if let Some(day) = dateline::day(line.text) {
        let published = Published { date: day.date, time: None };
        gathered.publish(Weight::Dateline, published, day.range.shifted(line.start()));
    }
}

/// Those who sign, whose site the page's title names, and who stands above the subject of a notice.
fn issuers(base: &str, lines: &[Line<'_>], sorts: &[Sort], head: &Head, gathered: &mut Gathered) {
    // The first of those that sign issued it.
    if let Some(signed) = notice::signature(lines, sorts) {
        let paper = head.title.as_ref().is_some_and(|title| headline::ends_document(&title.value));
        let weight = if paper { Weight::Issuer } else { Weight::Site };
        gathered.name_source(weight, lines[*signed.start()].range);
    }
    if let Some(title) = head.title.as_ref().and_then(|t| t.range) {
        page_site(base, title, lines, gathered);
        let above = lines.iter().rev().find(|l| l.range.end() <= title.start());
        if let Some(issuer) = above.filter(|l| is_subject(slice(base, title)) && is_issuer(l)) {
            gathered.name_source(Weight::Issuer, issuer.range);
        }
    }
}

/// The outlet that chrome names: first in a breadcrumb or a menu, beside 版权 and 主办. `above`: the line stands above
/// the body.
fn site(line: &Line<'_>, sort: &Sort, above: bool, gathered: &mut Gathered) {
    if *sort == Sort::Chrome(Chrome::Breadcrumb) || above && headline::is_path(line) {
        let first = line.text.split(CRUMBS).next().unwrap_or_default();
        let first = first.split(" :: ").next().and_then(|t| t.split(['|', '｜']).next()).unwrap_or_default();
        let first = first.rsplit(['：', ':']).next().unwrap_or(first).trim();
        let start = line.text.find(first).unwrap_or_default();
        name_site(line, TextRange::at(start, start + first.len()), Weight::Breadcrumb, gathered);
    } else if let Some(at) = line.text.find("版权") {
        let before = slice(line.text, TextRange::at(0, at)).trim_end();
        let start =
            before.rfind(['由', ' ', '©', '（', '：', '\u{3000}']).map_or(0, |i| i + sign_at(before, i));
        name_site(line, trimmed(line.text, TextRange::at(start, before.len())), Weight::Site, gathered);
        let owner = line.text.find("版权所有").map(|i| i + "版权所有".len());
        if let Some(range) = owner.map(|i| trimmed(line.text, TextRange::at(i, line.text.len()))) {
            let range = facts(&format!("来源：{}", slice(line.text, range))).source.map_or(range, |found| {
                TextRange::at(range.start().index(), range.start().index() + found.len())
            });
            name_site(line, range, Weight::Site, gathered);
        }
    } else if is_site(line) {
        gathered.name_source(Weight::Site, line.part(0, source::without_team(line.text).len()));
    }
    if above {
        // 甲县长安网 首页 领导活动 平安建设.
        let first = line.text.split(blank).next().unwrap_or_default();
        // The head of a body's own page has its name and nothing else.
        let class = if first.len() == line.text.len() { OUTLET | ORGAN } else { OUTLET };
        name_owner(line, TextRange::of(first), class, Weight::Site, gathered);
    }
    if let Some(host) = source::host(line.text) {
        name_owner(line, host, OUTLET | ORGAN, Weight::Site, gathered);
    }
}

fn sign_at(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8)
}

fn name_site(line: &Line<'_>, range: TextRange, weight: Weight, gathered: &mut Gathered) {
    name_owner(line, range, OUTLET, weight, gathered);
}

/// Takes the name of a site, or of the body whose it is, if it ends in a word of `class`.
fn name_owner(line: &Line<'_>, range: TextRange, class: u64, weight: Weight, gathered: &mut Gathered) {
    let name = slice(line.text, range).trim_start_matches([':', '：', ' ']);
    let range = TextRange::at(range.end().index() - name.len(), range.end().index());
    let length = name.chars().count();
    let own = name.starts_with('本') || name.starts_with("首页");
    if (3..=20).contains(&length) && !own && outlets().of_text(name, class).is_some() {
        gathered.name_source(weight, range.shifted(line.start()));
    }
}

/// The site's name behind the title of a page.
fn page_site(base: &str, title: TextRange, lines: &[Line<'_>], gathered: &mut Gathered) {
    let Some(line) = lines.iter().find(|l| l.range.covers(title) && l.range != title) else { return };
    let rest = slice(base, TextRange::new(title.end(), line.range.end()));
    let Some(at) = rest.rfind(['_', '-', '—', '|', '｜', '丨']) else { return };
    let start = title.end().index() + at + sign_at(rest, at) - line.start().index();
    let last = trimmed(line.text, TextRange::at(start, line.text.len()));
    name_owner(line, last, OUTLET | ORGAN, Weight::Site, gathered);
}

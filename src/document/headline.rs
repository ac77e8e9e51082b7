//! The headline: which of the lines before the body are kicker, title, subtitles, and which belong to the page.

use super::BlockKind;
use super::chrome::{is_column, is_site};
use super::cues::{
    ACT, COLUMN, DOCUMENT, HOLD, LABEL, LINE, ORGAN, OUTLET, PART, SPEAK, SPEECH, columns, headline,
    headline_ends, outlets,
};
use super::fields::trimmed;
use super::line::Line;
use crate::span::{TextRange, slice};

/// More lines than this before the body are a menu with a headline behind it.
const HEADLINE: usize = 8;

/// What was done is told in more characters than this.
const MOTTO: usize = 12;

/// No more lines are looked at: those nearest to the body.
const MENU: usize = 40;

/// What the lines before the body hold. Indices count in the lines that were given.
#[derive(Debug, Default)]
pub(super) struct Headline {
    /// The lines that make the title: one, or two of which the first breaks off.
    pub(super) title: Vec<usize>,
    /// The part of the title's line that is the title, when that is not all.
    pub(super) title_part: Option<TextRange>,
    /// Line above the title.
    pub(super) kicker: Option<usize>,
    /// Lines below the title.
    pub(super) subtitles: Vec<usize>,
    /// The rest: names of columns and sites, the same title again.
    pub(super) chrome: Vec<usize>,
}

impl Headline {
    /// What a line is.
    pub(super) fn kind(&self, line: usize) -> Option<BlockKind> {
        if self.title.contains(&line) {
            Some(BlockKind::Title)
        } else if self.kicker == Some(line) {
            Some(BlockKind::Kicker)
        } else if self.subtitles.contains(&line) {
            Some(BlockKind::Subtitle)
        } else {
            self.chrome.binary_search(&line).is_ok().then_some(BlockKind::Boilerplate)
        }
    }
}

/// Reads the headline from the lines before the body that are neither metadata nor chrome. `body` is the
/// beginning of the body, to tell the title of another article.
pub(super) fn read(lines: &[Line<'_>], candidates: &[usize], body: &str) -> Headline {
    let mut found = Headline::default();
    let mut rest = candidates.to_vec();
    if rest.len() > MENU {
        found.chrome.extend(rest.drain(..rest.len() - MENU));
    }
    drop_page_lines(lines, &mut rest, &mut found);
    page_title(lines, &mut rest, &mut found, body);
    if found.title.is_empty() {
        title(lines, &mut rest, &mut found);
    } else if rest.first().is_some_and(|&i| !is_slogan(lines[i].text)) {
        found.kicker = Some(rest.remove(0));
    }
    let title = found.title.first().map(|&i| lines[i].text);
    for i in rest {
        if Some(lines[i].text) == title {
            found.title.push(i);
        } else {
            found.subtitles.push(i);
        }
    }
    found
}

impl Headline {
    /// The title as one string, and its place.
    pub(super) fn title_text(&self, lines: &[Line<'_>]) -> Option<(String, TextRange)> {
        let first = lines.get(*self.title.first()?)?;
        if let Some(part) = self.title_part {
            return Some((
                slice(first.text, part).to_owned(),
                first.part(part.start().index(), part.end().index()),
            ));
        }
        let second = self.title.get(1).and_then(|&i| lines.get(i)).filter(|l| l.text != first.text);
        Some(match second {
            Some(second) => (format!("{}{}", first.text, second.text), first.range.union(second.range)),
            None => (first.text.to_owned(), first.range),
        })
    }
}

/// Takes names of columns, of sites and stray words of menus off the front.
fn drop_page_lines(lines: &[Line<'_>], rest: &mut Vec<usize>, found: &mut Headline) {
    if rest.len() > HEADLINE {
        let named = |&i: &usize| lines[i].chars() >= 10 && !is_slogan(lines[i].text);
        let skipped = rest.iter().position(named).unwrap_or(0);
        found.chrome.extend(rest.drain(..skipped));
    }
    while let Some(&first) = rest.first() {
        let line = &lines[first];
        let next = rest.get(1).map(|&i| lines[i].text);
        let other = rest.iter().skip(1).any(|&i| lines[i].chars() > 8);
        let column = is_column(line) && (other || !ends_document(line.text));
        let stray = other && line.chars() <= 5;
        let site = other && is_site(line) && !unfinished(line.text, next);
        let named = rest.iter().skip(1).find(|&&i| !is_column(&lines[i])).map(|&i| lines[i].text);
        let masthead = is_masthead(line, named);
        if !(column || stray || site || masthead || other && (is_banner(line) || is_path(line))) {
            break;
        }
        found.chrome.push(rest.remove(0));
    }
}

/// An organ's name above a headline that names an act: 甲县人民政府 / 县政府召开常务会议.
fn is_masthead(line: &Line<'_>, next: Option<&str>) -> bool {
    let organ = line.chars() <= 14 && outlets().of_text(line.text, ORGAN).is_some() && is_slogan(line.text);
    organ && next.is_some_and(|next| !is_slogan(next) && !ends_document(next))
}

/// Where a page stands, without arrows: 甲县清风 廉政讲坛 文章详情; 首页 | 甲县新闻联播 | 2020年7月9日.
pub(super) fn is_path(line: &Line<'_>) -> bool {
    let parts: Vec<&str> =
        line.text.split([' ', '\u{3000}', '|', '｜']).filter(|part| !part.is_empty()).collect();
    let short = parts.len() > 2 && parts.iter().all(|part| part.chars().count() <= 12);
    let of_page = |part: &&str| columns().of_text(part, COLUMN | LINE).is_some();
    short && (parts.first().is_some_and(of_page) || parts.last().is_some_and(of_page))
}

/// The banner of a site: 青源发布 · 权威信息 第一时间.
fn is_banner(line: &Line<'_>) -> bool {
    let name = line.text.split(['·', '•', '｜', '|', '—']).next().unwrap_or_default().trim();
    let parted = name.len() + 2 < line.text.len() && (3..=12).contains(&name.chars().count());
    parted && is_slogan(line.text) && outlets().of_text(name, OUTLET).is_some()
}

/// Handles a first line that is the title of the page: parts set apart by | or _, the site's name last.
fn page_title(lines: &[Line<'_>], rest: &mut Vec<usize>, found: &mut Headline, body: &str) {
    let Some(&first) = rest.first() else { return };
    let text = lines[first].text;
    let parts = title_parts(text);
    let own = own_parts(&parts, text);
    let repeated =
        rest.iter().skip(1).any(|&i| parts.first().is_some_and(|p| lines[i].text == slice(text, *p)));
    // ——张三在会议上的讲话: the first line is what it is the subtitle of.
    let titled = rest.get(1).is_some_and(|&i| lines[i].text.starts_with("——"));
    if rest.len() > 1 && !titled && is_of_another(text, lines, &rest[1..], body) || repeated && own == 1 {
        found.chrome.push(rest.remove(0));
    } else if parts.len() > 1 {
        found.title.push(rest.remove(0));
        found.title_part = (own < parts.len()).then(|| parts[0].union(parts[own - 1]));
    }
}

/// The parts of a page's title.
fn title_parts(text: &str) -> Vec<TextRange> {
    let mut parts = Vec::new();
    let mut at = 0;
    let marks = text.match_indices(['|', '_', '｜', '丨']).map(|(i, sign)| (i, sign.len()));
    let dashes = text.match_indices(" - ").map(|(i, sign)| (i, sign.len()));
    let site = text.rfind(['-', '—']).filter(|&i| {
        text.get(i..).is_some_and(|t| outlets().of_text(t, OUTLET).is_some() && t.chars().count() < 20)
    });
    let site = site.and_then(|i| text.get(i..)?.chars().next().map(|c| (i, c.len_utf8())));
    let mut cuts: Vec<_> = marks.chain(dashes).chain(site).collect();
    cuts.sort_unstable();
    for (cut, len) in cuts.into_iter().chain([(text.len(), 0)]) {
        if cut >= at {
            parts.push(trimmed(text, TextRange::at(at, cut)));
        }
        at = cut + len;
    }
    parts.retain(|p| !p.is_empty());
    parts
}

/// How many of the parts, from the first, speak of the report and not of the site.
fn own_parts(parts: &[TextRange], text: &str) -> usize {
    let of_site = |p: &TextRange| {
        let part = slice(text, *p);
        let short = part.chars().count() <= 20;
        short && (outlets().of_text(part, u64::MAX).is_some() || columns().of_text(part, u64::MAX).is_some())
    };
    parts.iter().skip(1).position(of_site).map_or(parts.len(), |i| i + 1)
}

/// Whether a first line is the title of another article: hardly anything in it comes again, while the next
/// line that names an act is all about the body.
fn is_of_another(text: &str, lines: &[Line<'_>], others: &[usize], body: &str) -> bool {
    let head: String = others.iter().take(HEADLINE).map(|&i| lines[i].text).collect();
    let own: String = title_parts(text).first().map_or(text, |part| slice(text, *part)).to_owned();
    let told = shared(&own, &[body]);
    let alien = shared(text, &[&head, body]) < 150;
    // 甲市与三家企业签约 above 甲市召开安全生产会议: they share no more than the place.
    let elsewhere = told < 450 && !is_slogan(&own);
    let more = if alien { 400 } else { told + 450 };
    (alien || elsewhere)
        && others
            .iter()
            .take(HEADLINE)
            .any(|&i| shared(lines[i].text, &[body]) > more && !is_slogan(lines[i].text))
}

/// How many in a thousand of the pairs of characters of `text` stand in one of `places`.
fn shared(text: &str, places: &[&str]) -> usize {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs = chars.windows(2).map(|pair| pair.iter().collect::<String>());
    let found = pairs.filter(|pair| places.iter().any(|p| p.contains(pair.as_str()))).count();
    found * 1000 / chars.len().saturating_sub(1).max(1)
}

/// Takes kicker and title off the front.
fn title(lines: &[Line<'_>], rest: &mut Vec<usize>, found: &mut Headline) {
    if let [first, next, ..] = rest[..]
        && leads(lines[first].text, lines[next].text)
    {
        found.kicker = Some(rest.remove(0));
    }
    if rest.is_empty() {
        return;
    }
    let first = rest.remove(0);
    found.title.push(first);
    found.title_part = behind_label(lines[first].text);
    if unfinished(lines[first].text, rest.first().map(|&i| lines[i].text)) {
        found.title.push(rest.remove(0));
    }
}

/// Whether a line stands above the title: …强调, or who took part (张三主持并讲话) above what was held (甲县召开防汛会议).
fn leads(text: &str, next: &str) -> bool {
    let holds = |text| headline().hits(text).any(|hit| hit.value.has(HOLD));
    let tells_parts = headline_ends().of_text(text, PART).is_some() && !holds(text);
    headline_ends().of_text(text, SPEAK).is_some() || tells_parts && holds(next) || is_motto_above(text, next)
}

/// Whether a motto of several parts stands above what was done: 守住青山 管好火源 / 甲县部署森林防火; not above who took
/// part, nor above what the title only adds: 研究…工作.
fn is_motto_above(text: &str, next: &str) -> bool {
    let parts = || text.split([' ', '\u{3000}']).filter(|part| !part.is_empty());
    let motto = parts().count() > 1 && parts().all(|part| part.chars().count() > 3) && is_slogan(text);
    let tells_part = |part: &str| headline_ends().of_text(part, PART).is_some();
    let tells = !is_slogan(next) && !next.split([' ', '\u{3000}']).any(tells_part);
    let adds = next.starts_with("——") || headline().prefix(next).is_some_and(|hit| hit.value.has(ACT));
    motto && !text.contains(['：', '|', '｜', '【']) && tells && !adds && next.chars().count() > MOTTO
}

/// The title behind its label or the name of its column: 标题：…, 【要闻】….
fn behind_label(text: &str) -> Option<TextRange> {
    let column = text.strip_prefix('【').and_then(|rest| rest.split_once('】'));
    let column = column.filter(|(name, _)| columns().of_text(name, COLUMN | LINE).is_some());
    let label = headline().prefix(text).filter(|hit| hit.value.has(LABEL));
    let labelled = label.and_then(|hit| text.get(hit.range.end().index()..)?.strip_prefix(['：', ':', '\t']));
    let rest = column.map(|(_, rest)| rest).or(labelled)?;
    let part = trimmed(text, TextRange::at(text.len() - rest.len(), text.len()));
    (!part.is_empty()).then_some(part)
}

/// Whether a line breaks off and the next one ends it: 甲县人民政府 / 关于…的通知.
fn unfinished(text: &str, next: Option<&str>) -> bool {
    let Some(next) = next.filter(|_| !ends_document(text)) else { return false };
    let about = text.contains("关于") || next.starts_with("关于");
    // 甲县防汛抗旱指挥部 / 2号令.
    let ordered = next.ends_with("号令") && next.chars().count() <= 8;
    about && (ends_document(next) || next.starts_with("关于")) || ordered || breaks_off(text)
}

fn breaks_off(text: &str) -> bool {
    text.ends_with(['的', '和', '与', '、', '暨', '在', '及'])
}

pub(super) fn ends_document(text: &str) -> bool {
    headline_ends().of_text(without_note(text), DOCUMENT | SPEECH).is_some()
}

/// A title without the bracket that closes it: 关于强化小区（居民点）管理的通告（第2号）.
pub(crate) fn without_note(title: &str) -> &str {
    let note = title.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    note.map_or(title, |at| slice(title, TextRange::at(0, at)))
}

/// Whether a title is that of a speech.
pub(crate) fn is_speech(title: &str) -> bool {
    headline_ends().of_text(without_note(title), SPEECH).is_some()
}

/// Whether a line names no act: a motto.
fn is_slogan(text: &str) -> bool {
    !ends_document(text) && !headline().hits(text).any(|h| h.value.has(ACT))
}

/// The part of an original title behind the title itself: …时强调 坚持…
pub(super) fn behind_title(original: &str, title: &str) -> Option<TextRange> {
    let rest = original.strip_prefix(title)?;
    let rest = rest.trim_start_matches(' ');
    let rest = rest.strip_prefix('时').unwrap_or(rest).trim_start_matches('上');
    let verb = headline().prefix(rest).filter(|h| h.value.has(SPEAK));
    let skipped = original.len() - rest.len() + verb.map_or(0, |h| h.range.len());
    let part = trimmed(original, TextRange::at(skipped, original.len()));
    (!part.is_empty()).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::line::lines;

    fn shown(text: &str) -> String {
        let lines = lines(text);
        let all: Vec<usize> = (0..lines.len()).collect();
        let found = read(&lines, &all, "张三强调，要抓好森林防火。");
        let title = found.title_text(&lines).map(|(t, _)| t).unwrap_or_default();
        let kicker = found.kicker.map_or("", |i| lines[i].text);
        format!("{kicker}#{title}#{}#{}", found.subtitles.len(), found.chrome.len())
    }

    #[test]
    fn tells_the_parts() {
        for (text, expected) in [
            ("张三主持召开全县森林防火会议\n李四王五出席", "#张三主持召开全县森林防火会议#1#0"),
            (
                "张三在全县森林防火会议上强调\n守住青山绿水\n李四参加",
                "张三在全县森林防火会议上强调#守住青山绿水#1#0",
            ),
            (
                "县委要闻\n张三在全县森林防火会议上强调\n守住青山绿水",
                "张三在全县森林防火会议上强调#守住青山绿水#0#1",
            ),
            (
                "张三在会上强调 李四主持\n甲县召开全县森林防火会议",
                "张三在会上强调 李四主持#甲县召开全县森林防火会议#0#0",
            ),
            (
                "守住青山 管好火源\n甲县连夜部署森林防火紧急工作",
                "守住青山 管好火源#甲县连夜部署森林防火紧急工作#0#0",
            ),
            ("守住青山 管好火源\n张三出席并讲话 李四主持", "#守住青山 管好火源#1#0"),
            ("张三出席并讲话\n守住青山绿水", "#张三出席并讲话#1#0"),
            ("县委工作", "##0#1"),
            (
                "青源发布 · 权威信息 第一时间\n张三主持召开全县森林防火会议",
                "#张三主持召开全县森林防火会议#0#1",
            ),
            ("关于印发方案的通知", "#关于印发方案的通知#0#0"),
            ("甲县人民政府办公室\n关于加强森林防火的通知", "#甲县人民政府办公室关于加强森林防火的通知#0#0"),
            ("张三主持召开防火会议_要闻_甲县新闻网", "#张三主持召开防火会议#0#0"),
            ("张三主持召开防火会议-甲县人民政府网\n张三主持召开防火会议", "#张三主持召开防火会议#0#1"),
            (
                "甲市委召开会议 | 守住青山绿水\n市委召开会议\n守住青山绿水",
                "市委召开会议#甲市委召开会议 | 守住青山绿水#1#0",
            ),
            ("【要闻】张三主持召开森林防火会议", "#张三主持召开森林防火会议#0#0"),
            ("标题\t甲县人民政府关于森林防火的通知", "#甲县人民政府关于森林防火的通知#0#0"),
            ("甲县防汛抗旱指挥部\n2号令", "#甲县防汛抗旱指挥部2号令#0#0"),
            ("甲县人民政府\n县政府召开第十八次常务会议", "#县政府召开第十八次常务会议#0#1"),
            ("甲县清风 廉政讲坛 文章详情\n在全县森林防火会议上的讲话", "#在全县森林防火会议上的讲话#0#1"),
            (
                "首页 | 甲县新闻联播 | 2020年07月09日\n张三主持召开森林防火会议",
                "#张三主持召开森林防火会议#0#1",
            ),
            ("甲县与三家企业签署合作协议_甲县新闻网\n张三强调要抓好森林防火", "#张三强调要抓好森林防火#0#1"),
            ("乙镇举办春季文艺汇演\n张三主持召开森林防火会议要抓好", "#张三主持召开森林防火会议要抓好#0#1"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn original_titles_carry_subtitles() {
        let original = "张三主持召开会议时强调 抓实抓细 守住青山";
        let part = behind_title(original, "张三主持召开会议").expect("a subtitle");
        assert_eq!(slice(original, part), "抓实抓细 守住青山");
        assert_eq!(behind_title("别的标题", "张三主持召开会议"), None);
    }
}

//! Site chrome: lines that belong to the page, not to the report.

use super::cues::{
    ACT, ANY, COLUMN, LEGAL, LINE, LIST, OUTLET, SITE, START, chrome, columns, headline, outlets,
};
use super::day;
use super::line::{Line, blank, is_of_words};
use crate::span::TextRange;

/// Longer lines than this are chrome only as notices of rights.
const SHORT: usize = 60;
/// Longer parts than this are no link of a breadcrumb or of a menu.
const LINK: usize = 40;
/// Lines of so many characters can be names of columns.
const COLUMN_LENGTH: usize = 8;

/// Part the links of a breadcrumb.
pub(super) const CRUMBS: [char; 6] = ['>', '»', '›', '＞', '→', '〉'];

/// How a line shows that it is chrome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chrome {
    /// 首页 > 要闻 > 正文.
    Breadcrumb,
    /// A menu, a tool, a licence.
    Line,
    /// It heads a list of links or a notice: what follows is chrome too.
    List,
}

/// Whether a line is chrome whatever stands around it.
pub(super) fn chrome_of(line: &Line<'_>) -> Option<Chrome> {
    let text = line.text;
    if text.len() > 3 * SHORT + LINK {
        return (!line.sentence && hits(text, ANY) > 2).then_some(Chrome::Line);
    }
    if is_breadcrumb(text) {
        return Some(Chrome::Breadcrumb);
    }
    let plain = text.trim_start_matches(decoration);
    let mut list = false;
    let mut proof = false;
    for hit in chrome().hits(text) {
        list |= hit.value.has(LIST);
        proof |= hit.value.has(ANY);
    }
    if list && heads_a_list(text) {
        return Some(Chrome::List);
    }
    let running = line.sentence && text.len() > 90;
    let start = chrome().prefix(plain).is_some_and(|h| h.value.has(START));
    let found = is_menu(text) || (start && !running) || (proof && !running) || is_furniture(text);
    found.then_some(Chrome::Line)
}

/// Whether a paragraph behind the report speaks of the rights of the site.
pub(super) fn is_notice(text: &str) -> bool {
    hits(text, LEGAL) >= 2 && hits(text, SITE) > 0
}

/// Whether a line could be the name of a column: 市委要闻.
pub(super) fn is_column(line: &Line<'_>) -> bool {
    let short = line.text.len() <= 4 * COLUMN_LENGTH && line.chars() <= COLUMN_LENGTH;
    short && (columns().of_text(line.text, COLUMN | LINE).is_some())
}

/// Whether a line is the name of a site: 甲县人民政府门户网站.
pub(super) fn is_site(line: &Line<'_>) -> bool {
    let length = line.chars();
    (4..=20).contains(&length)
        && hits(line.text, ANY) == 0
        && chrome().prefix(line.text).is_none_or(|hit| !hit.value.has(START))
        && outlets().of_text(line.text, OUTLET).is_some_and(|len| len >= 6 || length <= 8)
}

/// Different words of a class.
fn hits(text: &str, class: u64) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    for hit in chrome().hits(text).filter(|h| h.value.has(class)) {
        let word = crate::span::slice(text, hit.range);
        if !seen.contains(&word) {
            seen.push(word);
        }
        if seen.len() > 3 {
            break;
        }
    }
    seen.len()
}

fn heads_a_list(text: &str) -> bool {
    let length = text.chars().count();
    length <= 10 || length <= 24 && text.ends_with(['：', ':'])
}

fn is_breadcrumb(text: &str) -> bool {
    if text.contains(['。', '，', '；']) {
        return false;
    }
    let bars: Vec<&str> = text.split(['|', '｜']).map(|p| p.trim_matches(blank)).collect();
    if text.split(" :: ").nth(2).is_some()
        || bars.len() > 2 && bars.iter().take(1).all(|p| p.len() > "首页".len() && p.ends_with("首页"))
    {
        return true;
    }
    let parts: Vec<&str> = text.split(CRUMBS).map(|p| p.trim_matches(blank)).collect();
    parts.len() > 1
        && parts.iter().all(|p| p.len() <= LINK * 3)
        && parts.iter().filter(|p| !p.is_empty()).count() > 1
        || parts.len() > 2
}

/// Whether a line is made of the words of menus and tools.
fn is_menu(text: &str) -> bool {
    let divides = |c: char| !is_of_words(c) && (blank(c) || "|丨｜·[]【】()（）/,，：>《》<".contains(c));
    if is_bar(text) {
        return true;
    }
    // 【县区传真】: the name of a column.
    let column = text.strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    if column.is_some_and(|name| {
        name.chars().count() <= 6
            && !name.contains('】')
            && !headline().hits(name).any(|hit| hit.value.has(ACT))
    }) {
        return true;
    }
    // 甲县时报 2024/5/22: the figures of a day are no links.
    let dated = text.contains('/') && day::days(text).iter().any(|day| day.date.year.is_some());
    let mut words = 0;
    let mut known = 0;
    for word in text.split(divides).map(|w| w.trim_matches(decoration)).filter(|w| !w.is_empty()) {
        let link = word.len() <= 24;
        let menu = chrome().prefix(word).filter(|h| h.range == TextRange::of(word));
        let figure = !dated && word.chars().all(|c| c.is_ascii_digit());
        words += 1;
        if menu.is_some_and(|h| h.value.has(LINE | LIST)) || figure && words > 1 {
            known += 2;
        } else if link && columns().of_text(word, COLUMN).is_some() && word.len() >= 12 {
            known += 1;
        }
    }
    words > 0 && known >= words + usize::from(words < 3) && (known > 1 || words > 1)
}

/// Many short links between upright strokes, one of them known: 平安某县 | 首页 | 动态 | 基层治理.
fn is_bar(text: &str) -> bool {
    let links: Vec<&str> = text.split(['|', '丨', '｜']).map(|link| link.trim_matches(blank)).collect();
    let known = |link: &&str| {
        chrome().prefix(link).is_some_and(|h| h.range == TextRange::of(link) && h.value.has(LINE))
    };
    links.len() > 3 && links.iter().all(|link| link.chars().count() <= 8) && links.iter().any(known)
}

/// Rules, counters of pages, lone signs.
fn is_furniture(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
        && super::days(text).is_empty()
        && !text.chars().any(|c| ('①'..='⑳').contains(&c))
}

fn decoration(c: char) -> bool {
    !is_of_words(c) && (blank(c) || "•·*>【】[]（()）■▲△◆◇★☆※|丨｜—-_●○▶►→:：".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::line::lines;

    fn of(text: &str) -> Option<Chrome> {
        chrome_of(&lines(text)[0])
    }

    #[test]
    fn tells_chrome_from_text() {
        use Chrome::{Breadcrumb, Line, List};
        for (text, expected) in [
            ("甲县新闻网 > 甲县频道 >  今日头条", Some(Breadcrumb)),
            ("当前位置：首页>>新闻中心>>正文", Some(Breadcrumb)),
            ("青坪区政府门户网 〉 互动 〉 实录", Some(Breadcrumb)),
            ("青坪县政府全球资讯网 :: 县政新闻 :: 教育", Some(Breadcrumb)),
            ("学校首页 | 新闻动态 | 校内新闻", Some(Breadcrumb)),
            ("【打印】【关闭】", Some(Line)),
            ("【县区传真】", Some(Line)),
            ("甲县时报　2024/5/22　总第3817期", None),
            ("分享到：微信 微博 QQ空间", Some(Line)),
            ("首页 | 新闻中心 | 政务公开 | 互动交流", Some(Line)),
            ("晋ICP备2021000000号", Some(Line)),
            ("上一篇：甲县召开安全生产会议", Some(Line)),
            ("Copyright © 2022 甲县人民政府 版权所有", Some(Line)),
            ("扫一扫在手机打开当前页", Some(Line)),
            ("相关阅读", Some(List)),
            ("甲县新闻网版权与免责声明：", Some(List)),
            ("-----------", Some(Line)),
            ("1 2 3 下一页 尾页", Some(Line)),
            ("甲县召开森林防火工作会议", None),
            ("一、加强新闻宣传工作", None),
            ("2022年3月4日", None),
            ("要严格规范执法，不得转载任何未经核实的信息，不得造谣传谣，相关部门要加强监管。", None),
            ("张三主持召开会议", None),
            ("会议指出，要做好政务公开工作。", None),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
        assert!(is_notice("①凡本网注明来源的作品，版权均属于甲县新闻网，未经本网授权不得转载。"));
        assert!(!is_notice("会议要求，各级各部门要压实责任。"));
        assert!(is_column(&lines("县委要闻")[0]) && !is_column(&lines("甲县召开会议")[0]));
    }
}

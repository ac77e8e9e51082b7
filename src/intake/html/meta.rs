//! What a page says of itself: the meta elements that government sites are bound to, and common others.

use super::page::Page;
use crate::intake::Hints;

/// Names of meta elements, in lower case, the most reliable first.
const TITLE: &[&str] = &["articletitle", "og:title", "twitter:title", "dc.title"];
const PUBLISHED: &[&str] =
    &["pubdate", "publishdate", "article:published_time", "og:release_date", "datepublished", "dc.date"];
const SOURCE: &[&str] = &["contentsource", "source", "article:source", "mediaid"];
const URL: &[&str] = &["url", "og:url"];
/// What parts the title of a page from the name of its site.
const PARTS: &[&str] = &["_", " - ", "-", "|", "——", "–"];

/// The hints of a page.
pub(super) fn hints(page: &Page) -> Hints {
    let meta = |names: &[&str]| {
        let value =
            |name: &&str| page.metas.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone());
        names.iter().find_map(value)
    };
    let heading = || page.lines.iter().find(|line| line.is_h1).map(|line| line.text.clone());
    Hints {
        title: meta(TITLE).or_else(heading).or_else(|| own_title(&page.title)),
        published: meta(PUBLISHED),
        source: meta(SOURCE),
        url: meta(URL).or_else(|| page.canonical.clone()),
        main: None,
    }
}

/// The title of a page without the name of its site.
fn own_title(title: &str) -> Option<String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let part = PARTS.iter().find(|part| title.contains(*part));
    let parts = part.map_or_else(|| vec![title.as_str()], |part| title.split(part).collect());
    // Of equals the first: the site stands behind its article more often than before it.
    let longest = parts.iter().rev().max_by_key(|part| part.chars().count())?.trim();
    (longest.chars().count() >= 4).then(|| longest.to_owned())
}

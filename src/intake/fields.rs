//! What scrapers call the fields of an article, in tables and objects alike.

use super::Hints;
use super::html;
use super::text::Piece;

/// A field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The text itself.
    Text,
    /// Title.
    Title,
    /// Date of publication.
    Published,
    /// Issuing outlet.
    Source,
    /// Address.
    Url,
}

impl Field {
    /// A name of the text's field.
    pub(super) const TEXT: &str = "text";
}

/// How many Han characters make prose, and how many a text, when no name says so.
const PROSE: usize = 12;
const TEXT: usize = 40;

/// Whether a value holds sentences.
pub(super) fn is_prose(value: &str) -> bool {
    value.contains(['，', '。', '；', ',']) && holds_han(value, PROSE)
}

/// Whether a value can only be the text of an article: of all fields none other is as long.
pub(super) fn looks_like_text(value: &str) -> bool {
    value.contains('。') && holds_han(value, TEXT)
}

fn holds_han(value: &str, count: usize) -> bool {
    value.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).nth(count - 1).is_some()
}

/// Longer values than this are not shared by many articles.
const SHARED: usize = 400;
/// How much worse a name is that stands around an article rather than in it.
const OUTER: usize = 1000;

/// Names of fields, in lower case; of two columns for one field the earlier name here wins.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Text,
        &[
            "content",
            "text",
            "body",
            "article",
            "正文",
            "内容",
            "內容",
            "全文",
            "文章内容",
            "新闻内容",
            "文本",
            "articlebody",
            "content_text",
            "main_text",
            "maintext",
            "fulltext",
            "full_text",
            "raw_content",
            "content_html",
            "html",
        ],
    ),
    (Field::Title, &["title", "标题", "標題", "题目", "headline", "新闻标题", "文章标题", "subject"]),
    (
        Field::Published,
        &[
            "pubdate",
            "published",
            "publish_time",
            "publish_date",
            "pub_time",
            "pubtime",
            "date",
            "time",
            "发布时间",
            "發布時間",
            "发布日期",
            "发表时间",
            "日期",
            "时间",
            "publishdate",
            "published_at",
            "created_at",
        ],
    ),
    (
        Field::Source,
        &["source", "来源", "來源", "media", "publisher", "site", "网站", "媒体", "信息来源", "发布机构"],
    ),
    (Field::Url, &["url", "link", "网址", "链接", "地址", "href"]),
];

/// The field of a name, and how good the name is: smaller is better.
pub(super) fn field(name: &str) -> Option<(Field, usize)> {
    let name = name.trim().trim_start_matches('\u{FEFF}').to_lowercase();
    NAMES.iter().find_map(|(field, names)| Some((*field, names.iter().position(|n| *n == name)?)))
}

/// An article gathered field by field.
#[derive(Clone, Default)]
pub(super) struct Article {
    fields: Vec<(Field, usize, String)>,
}

impl Article {
    /// Takes the value of a named field, if the name means anything.
    pub(super) fn take(&mut self, name: &str, value: &str) {
        if let Some((field, rank)) = field(name)
            && !value.trim().is_empty()
        {
            self.fields.push((field, rank, value.to_owned()));
        }
    }

    /// What is known of an article from around it; of its own fields it keeps those.
    pub(super) fn beneath(mut self, around: &Self) -> Self {
        let fits =
            |(field, _, value): &&(Field, usize, String)| *field != Field::Text && value.len() <= SHARED;
        let around = around.fields.iter().filter(fits);
        self.fields.extend(around.map(|(field, rank, value)| (*field, rank + OUTER, value.clone())));
        self
    }

    /// Whether there is a text.
    pub(super) fn has_text(&self) -> bool {
        self.fields.iter().any(|(field, ..)| *field == Field::Text)
    }

    /// The text with its hints, if there is a text. HTML in it is read as a page.
    pub(super) fn piece(mut self, row: Option<usize>) -> Option<Piece> {
        self.fields.sort_by_key(|&(_, rank, _)| rank);
        let value =
            |wanted| self.fields.iter().find(|(field, ..)| *field == wanted).map(|(.., value)| value.clone());
        let text = value(Field::Text)?;
        let (text, page) =
            if html::holds_markup(&text) { html::extract(&text) } else { (text, Hints::default()) };
        let hints = Hints {
            title: value(Field::Title).or(page.title),
            published: value(Field::Published).or(page.published),
            source: value(Field::Source).or(page.source),
            url: value(Field::Url).or(page.url),
            main: page.main,
        };
        Some(Piece { text, hints, row })
    }
}

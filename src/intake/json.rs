//! JSON and JSON Lines of scraped articles: every object that has a text is one.

use serde_json::{Map, Value};

use super::Format;
use super::fields::{Article, Field, looks_like_text};
use super::text::{Piece, TextFormat};

/// How deep articles are looked for in one document: `{"data": {"list": [{…}]}}`.
const DEPTH: usize = 4;

/// JSON.
pub(super) struct Json;

impl TextFormat for Json {
    fn format(&self) -> Format {
        Format::Json
    }

    fn pieces(&self, text: &str) -> Option<Vec<Piece>> {
        let start = text.trim_start();
        if !start.starts_with(['{', '[']) {
            return None;
        }
        let mut articles = Vec::new();
        match serde_json::from_str::<Value>(start) {
            Ok(value) => gather(&value, DEPTH, &Article::default(), &mut articles),
            Err(_) => {
                for value in lines(start)? {
                    gather(&value, DEPTH, &Article::default(), &mut articles);
                }
            }
        }
        let is_one = articles.len() == 1;
        let row = |at: usize| (!is_one).then_some(at + 1);
        let pieces: Vec<_> =
            articles.into_iter().enumerate().filter_map(|(at, article)| article.piece(row(at))).collect();
        (!pieces.is_empty()).then_some(pieces)
    }
}

/// The values of JSON Lines. A line cut off at the end of the file is let go with its remark in the count
/// of texts; any other line that is no JSON means that this is something else.
fn lines(text: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        match serde_json::from_str(line) {
            Ok(value) => values.push(value),
            Err(_) if lines.peek().is_none() && !values.is_empty() => break,
            Err(_) => return None,
        }
    }
    Some(values)
}

/// Every object with a text, in order, with the title or date that stands around it.
fn gather(value: &Value, depth: usize, around: &Article, found: &mut Vec<Article>) {
    match value {
        Value::Array(values) if depth > 0 => {
            values.iter().for_each(|v| gather(v, depth - 1, around, found));
        }
        Value::Object(fields) => {
            let article = article(fields).beneath(around);
            if article.has_text() {
                found.push(article);
            } else if depth > 0 {
                fields.values().for_each(|v| gather(v, depth - 1, &article, found));
            }
        }
        _ => {}
    }
}

/// The fields of an object; without a text by its name, its longest value that can be nothing else is one.
fn article(fields: &Map<String, Value>) -> Article {
    let mut article = Article::default();
    for (name, value) in fields {
        match value {
            Value::String(text) => article.take(name, text),
            Value::Array(lines) if lines.iter().all(Value::is_string) => {
                let lines: Vec<_> = lines.iter().filter_map(Value::as_str).collect();
                article.take(name, &lines.join("\n"));
            }
            _ => {}
        }
    }
    if !article.has_text() {
        let texts = fields.values().filter_map(Value::as_str).filter(|value| looks_like_text(value));
        if let Some(text) = texts.max_by_key(|text| text.len()) {
            article.take(Field::TEXT, text);
        }
    }
    article
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str =
        "会议强调，各级各部门要压实责任，严格落实带班制度，严禁擅离职守，加强值班值守，及时报告情况。";

    fn texts(json: &str) -> Option<Vec<(String, Option<String>)>> {
        Json.pieces(json).map(|pieces| pieces.into_iter().map(|p| (p.text, p.hints.title)).collect())
    }

    #[test]
    fn articles_are_found() {
        let one = |text: &str, title: Option<&str>| (text.to_owned(), title.map(ToOwned::to_owned));
        for (json, expected) in [
            (r#"{"title": "通知", "content": "要落实责任。"}"#, vec![one("要落实责任。", Some("通知"))]),
            (
                r#"{"data": {"list": [{"正文": "甲"}, {"正文": "乙"}]}}"#,
                vec![one("甲", None), one("乙", None)],
            ),
            ("{\"text\": \"甲\"}\n\n{\"text\": \"乙\"}\n{\"tex", vec![one("甲", None), one("乙", None)]),
            (r#"[{"body": ["甲", "乙"], "headline": "题目"}]"#, vec![one("甲\n乙", Some("题目"))]),
            (r#"{"html": "<p>甲</p><p>乙</p>"}"#, vec![one("甲\n乙", None)]),
            (r#"{"title": "通知", "data": {"content": "甲", "count": 2}}"#, vec![one("甲", Some("通知"))]),
            (&format!(r#"{{"标题": "通知", "稿件": "{LONG}"}}"#), vec![one(LONG, Some("通知"))]),
        ] {
            assert_eq!(texts(json), Some(expected), "{json}");
        }
        for other in ["[记者 方知夏]", "{\"a\": 1}", "{", "[[[[[[[[{\"text\": \"甲\"}]]]]]]]]", "1\n2"]
        {
            assert_eq!(texts(other), None, "{other}");
        }
        assert_eq!(texts(&"[".repeat(100_000)), None);
    }
}

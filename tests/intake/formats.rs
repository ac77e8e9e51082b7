//! One article in every format.

use gongwen::intake::{Encoding, Format};

use super::{encoded, found, zipped};

#[test]
fn every_format_gives_the_same_article() {
    let body = "会议强调，各级各部门要压实责任，严禁擅离职守。\n会议要求，要加强值班值守，及时报告情况。";
    let html = format!("<html><body><div><p>{}</p></div></body></html>", body.replace('\n', "</p><p>"));
    let json = serde_json::json!({ "title": "通知", "content": body }).to_string();
    let jsonl = format!("{json}\n{json}\n");
    let csv = format!("标题,正文\n通知,\"{body}\"\n");
    let zip = zipped(&[("a.html", html.as_bytes()), ("b/c.json", json.as_bytes())]);
    for (bytes, format, count) in [
        (body.as_bytes(), Format::Text, 1),
        (html.as_bytes(), Format::Html, 1),
        (&encoded(&html, Encoding::Gb18030), Format::Html, 1),
        (&encoded(&html, Encoding::Utf16Le), Format::Html, 1),
        (json.as_bytes(), Format::Json, 1),
        (jsonl.as_bytes(), Format::Json, 2),
        (csv.as_bytes(), Format::Csv, 1),
        (&encoded(&csv, Encoding::Gb18030), Format::Csv, 1),
        (&zip, Format::Html, 2),
    ] {
        let (texts, unread, result) = found(bytes);
        assert_eq!((texts.len(), unread.len(), result), (count, 0, Ok(())), "{format:?}");
        assert_eq!(texts[0].format, format);
        assert!(texts.iter().all(|text| text.text == body), "{format:?}");
    }
}

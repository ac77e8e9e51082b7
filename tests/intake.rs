//! Files of every format and encoding, whole and broken: the same report gives the same text, and nothing
//! brings the reader down.

use std::io::{Cursor, Write};

use gongwen::intake::{Encoding, Format, IntakeError, RawFile, SourceText, Unread, read};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const REPORT: &str = include_str!("../static/samples/forest-fire.txt");

fn found(bytes: impl Into<Vec<u8>>) -> (Vec<SourceText>, Vec<Unread>, Result<(), IntakeError>) {
    let (mut texts, mut unread) = (Vec::new(), Vec::new());
    let result = read(&RawFile::new("file", bytes), |text| match text {
        Ok(text) => texts.push(text),
        Err(entry) => unread.push(entry),
    });
    (texts, unread, result)
}

fn only(bytes: impl Into<Vec<u8>>) -> SourceText {
    let (mut texts, unread, result) = found(bytes);
    assert_eq!((texts.len(), unread.len(), result), (1, 0, Ok(())));
    texts.remove(0)
}

/// The report in the bytes of an encoding; Big5 has traditional characters only.
fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Encoding::Big5 => encoding_rs::BIG5.encode(text).0.into_owned(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn one_report_in_every_encoding_is_one_text() {
    let with_mark = [b"\xEF\xBB\xBF", REPORT.as_bytes()].concat();
    assert_eq!(only(with_mark).text, REPORT);
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
        let text = only(encoded(REPORT, encoding));
        assert_eq!((text.encoding.encoding, text.text.as_str()), (encoding, REPORT));
    }
    let traditional = gongwen::script::convert(REPORT, gongwen::script::Variant::Hant, &[]).text;
    // Big5 has neither the mainland's 裏 nor curly marks in common use.
    let traditional: String = traditional.chars().map(|c| if c == '裏' { '裡' } else { c }).collect();
    let text = only(encoded(&traditional, Encoding::Big5));
    assert_eq!((text.encoding.encoding, text.text), (Encoding::Big5, traditional));
}

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

/// Pieces that make files of the formats, and files that are nearly of them.
fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div",
        ">",
        "</div>",
        "<table>",
        "<td>",
        "<br>",
        "<a href=x>",
        "</a>",
        "<!--",
        "-->",
        "&nbsp;",
        "&#x",
        "<script>",
        "</script>",
        "<title>",
        "<h1>",
        "<meta name=pubdate content='",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        "\"content\":",
        "\"text\"",
        ":",
        ",",
        "\n",
        "\r\n",
        "\t",
        "content,",
        "正文",
        "标题",
        "会议强调，",
        "要落实责任。",
        " ",
        "\u{3000}",
        "\u{FFFD}",
        "𠮷",
        "a",
        "1",
    ])
    .prop_map(ToOwned::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = found(bytes);
    }

    #[test]
    fn any_markup_is_read_or_refused(start in 0..4usize, pieces in prop::collection::vec(piece(), 0..60)) {
        let text = ["<html>", "{", "content,title\n", ""][start].to_owned() + &pieces.concat();
        for &encoding in Encoding::LIST {
            let _ = found(encoded(&text, encoding));
        }
    }

    #[test]
    fn a_damaged_zip_is_read_or_refused(places in prop::collection::vec((0..400usize, any::<u8>()), 1..12)) {
        let mut bytes = zipped(&[("会议.txt", REPORT.as_bytes()), ("b.html", b"<p>a</p>")]);
        let len = bytes.len();
        for (at, byte) in places {
            // From the end, where the directory stands.
            bytes[len - 1 - at % len] = byte;
        }
        let _ = found(bytes);
    }
}

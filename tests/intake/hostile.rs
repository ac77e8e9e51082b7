//! Files that nobody meant to be read.

use gongwen::intake::Encoding;
use proptest::prelude::*;

use super::{REPORT, encoded, found, zipped};

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

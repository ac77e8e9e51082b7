//! Which encoding a file is in: one report in each gives one text, whatever the file says of itself.

use gongwen::Confidence;
use gongwen::intake::{Encoding, RawFile, SourceText, read};
use gongwen::note::NoteCode;

use super::{REPORT, encoded, only};

const HANS: &str = "云岭市召开防汛工作会议，市委书记强调，各级各部门要压实责任，严禁擅离职守。\n";
const HANT: &str = "雲嶺市召開防汛工作會議，市委書記強調，各級各部門要壓實責任，嚴禁擅離職守。\n";

/// A text that an encoding has all characters of.
fn text_for(encoding: Encoding) -> &'static str {
    if encoding == Encoding::Big5 { HANT } else { HANS }
}

fn marked(encoding: Encoding, text: &str) -> Vec<u8> {
    encoded(&format!("\u{FEFF}{text}"), encoding)
}

#[test]
fn one_report_in_every_encoding_is_one_text() {
    for &encoding in Encoding::LIST {
        let text = only(encoded(&HANT.repeat(9), encoding));
        assert_eq!((text.encoding.encoding, text.text), (encoding, HANT.repeat(9)));
        assert!(text.encoding.confidence >= Confidence::LIKELY && !text.encoding.bom);
    }
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
        assert_eq!(only(encoded(REPORT, encoding)).text, REPORT);
    }
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        let text = only(marked(encoding, HANT));
        assert_eq!((text.encoding.bom, text.text.as_str()), (true, HANT));
    }
}

#[test]
fn short_texts_are_read() {
    for text in [
        "县委会议通知",
        "关于召开会议的通知",
        "会议强调，要压实责任。",
        "ID 7 会议纪要",
        "2021年8月5日",
        "08-05 06:30",
    ] {
        for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
            let got = only(encoded(text, encoding));
            assert_eq!(got.text, text, "{:?}", got.encoding);
        }
    }
    for text in ["縣委會議通知", "關於召開會議的通知", "會議強調，要壓實責任。"] {
        for &encoding in Encoding::LIST {
            let got = only(encoded(text, encoding));
            assert_eq!(got.text, text, "{:?}", got.encoding);
        }
    }
}

#[test]
fn characters_of_hong_kong_are_read() {
    // The supplementary set stands in rows that the encoder does not write.
    let row = |text: &str, at: &[u8], sign: char| {
        let bytes: Vec<u8> = text
            .chars()
            .flat_map(|c| if c == sign { at.to_vec() } else { encoded(&c.to_string(), Encoding::Big5) })
            .collect();
        bytes
    };
    let (sign, code) = supplementary();
    let text = format!("{HANT}會議在{sign}村召開，要求做好防汛工作。");
    let got = only(row(&text, &code, sign));
    assert_eq!((got.encoding.encoding, got.text), (Encoding::Big5, text));
}

/// A character of the Hong Kong set, and its code.
fn supplementary() -> (char, [u8; 2]) {
    let code = [0x88, 0x66];
    let (text, had_errors) = encoding_rs::BIG5.decode_without_bom_handling(&code);
    assert!(!had_errors);
    (text.chars().next().expect("a character"), code)
}

#[test]
fn a_declaration_is_a_vote() {
    let page = |charset: &str, text: &str| {
        format!(
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\"></head><body><p>{text}</p></body></html>"
        )
    };
    for charset in ["utf-8", "gb2312", "gbk", "big5", "utf-16", "iso-8859-1", "no-such"] {
        for &encoding in Encoding::LIST {
            let text = text_for(encoding).trim_end();
            let got = only(encoded(&page(charset, text), encoding));
            assert_eq!(got.text, text, "{charset} {encoding:?}");
        }
    }
    // Two characters say too little; the declaration says the rest.
    for (charset, encoding) in [("big5", Encoding::Big5), ("gbk", Encoding::Gb18030)] {
        assert_eq!(only(encoded(&page(charset, "重要"), encoding)).text, "重要");
    }
}

#[test]
fn a_sample_never_ends_within_a_character() {
    for &encoding in Encoding::LIST {
        for ahead in 0..5 {
            let text = format!("{}{}", "-".repeat(ahead), text_for(encoding).repeat(2000));
            let got = only(encoded(&text, encoding));
            assert_eq!((got.encoding.encoding, got.notes.len()), (encoding, 0), "{ahead}");
            assert_eq!(got.text, text);
        }
    }
}

#[test]
fn what_stands_far_behind_is_seen() {
    for encoding in [Encoding::Utf8, Encoding::Gb18030] {
        let page = format!("<html><script>{}</script><p>{HANS}</p>", "var a = 1;\n".repeat(20_000));
        assert_eq!(only(encoded(&page, encoding)).text, HANS.trim_end());
    }
}

#[test]
fn a_file_cut_in_the_middle_of_a_character_is_read() {
    for &encoding in Encoding::LIST {
        let mut bytes = encoded(&text_for(encoding).replace('\n', "").repeat(9), encoding);
        bytes.pop();
        let got = only(bytes);
        assert_eq!(got.encoding.encoding, encoding);
        assert_eq!(undecodable(&got), ["\u{FFFD}"]);
        assert!(got.text.ends_with('\u{FFFD}'));
    }
}

/// What stands where a text's bytes could not be decoded.
fn undecodable(text: &SourceText) -> Vec<&str> {
    let note = text.notes.iter().find(|n| n.code == NoteCode::BytesUndecodable).expect("told");
    assert_eq!(note.count as usize, note.places.len());
    note.places.iter().map(|place| gongwen::span::slice(&text.text, *place)).collect()
}

#[test]
fn undecodable_bytes_are_counted_where_they_stand() {
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Big5] {
        let text = encoded(text_for(encoding), encoding);
        let got = only([text.as_slice(), b"\xFF", &text, b"\xFF\xFF", &text].concat());
        assert_eq!(got.encoding.encoding, encoding);
        assert_eq!(undecodable(&got), ["\u{FFFD}"; 3]);
        assert_eq!(got.text.replace('\u{FFFD}', ""), text_for(encoding).repeat(3));
    }
}

#[test]
fn the_chosen_encoding_is_honoured() {
    let mut file = RawFile::new("a.txt", encoded(HANS, Encoding::Gb18030));
    file.chosen.choose("a.txt", Encoding::Big5);
    read(&file, |text| {
        let text = text.expect("chosen by hand");
        assert_eq!(text.encoding.encoding, Encoding::Big5);
        assert_ne!(text.text, HANS);
    })
    .expect("chosen by hand");
}

//! What the fuzzers call, each with any bytes. The same functions run for seconds with every test
//! (`tests/fuzz.rs`) and for long under libFuzzer (`fuzz_targets/`).

use gongwen::document;
use gongwen::export;
use gongwen::intake::{self, Encoding, RawFile};
use gongwen::pipeline::{self, Options};
use gongwen::repair::{self, EditState};
use gongwen::script::Variant;
use gongwen::span::{FileId, TextRange};

/// A target: its name and what it does with bytes.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// Every parser, repair, and all of it together.
pub(crate) const TARGETS: &[Target] = &[
    ("decode", decode),
    ("html", html),
    ("zip", zip),
    ("csv", csv),
    ("json", json),
    ("split", split),
    ("repair", repair),
    ("pipeline", pipeline),
];

/// Bytes in every encoding, the guessed one first.
pub(crate) fn decode(data: &[u8]) {
    let mut file = RawFile::new("file", data);
    texts(&file);
    for &encoding in Encoding::LIST {
        file.chosen.choose("file", encoding);
        texts(&file);
    }
    if let Ok(choice) = intake::encodings(&file, "file") {
        assert_eq!(choice.candidates.len(), Encoding::LIST.len());
    }
}

/// A page.
pub(crate) fn html(data: &[u8]) {
    texts(&utf8("<html>", data));
}

/// An archive.
pub(crate) fn zip(data: &[u8]) {
    texts(&RawFile::new("file", data));
    texts(&RawFile::new("file", [b"PK\x03\x04", data].concat()));
}

/// A table.
pub(crate) fn csv(data: &[u8]) {
    texts(&utf8("标题,正文\n", data));
    texts(&utf8("", data));
}

/// An object or a list.
pub(crate) fn json(data: &[u8]) {
    texts(&utf8("{\"content\":", data));
    texts(&utf8("[", data));
}

/// Reports of a text: they cover it.
pub(crate) fn split(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut end = 0;
    for range in document::split(&text) {
        assert_eq!(range.start().index(), end);
        end = range.end().index();
        assert!(text.is_char_boundary(end));
    }
    assert_eq!(end, text.len());
}

/// Repair: it can be undone, and has nothing left to do.
pub(crate) fn repair(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let repaired = repair::repair(&text);
    let clean = repaired.clean.clone();
    assert_eq!(repaired.with(|_| EditState::Offered).clean, text);
    assert_eq!(repair::repair(&clean).clean, clean);
}

/// A file, from its bytes to its records.
pub(crate) fn pipeline(data: &[u8]) {
    let file = RawFile::new("file", data);
    let _ = pipeline::read(
        FileId(0),
        &file,
        Options::default(),
        |_| {},
        |found| {
            if let Ok(report) = found {
                for block in &report.report.blocks {
                    assert!(TextRange::of(&report.texts.base).covers(block.range));
                }
                let _ = export::record(&report, Variant::Hant);
            }
        },
    );
}

fn utf8(head: &str, data: &[u8]) -> RawFile {
    RawFile::new("file", format!("{head}{}", String::from_utf8_lossy(data)))
}

/// Reads a file; what is said of places in its texts lies in them.
fn texts(file: &RawFile) {
    let _ = intake::read(file, |found| {
        if let Ok(text) = found {
            let whole = TextRange::of(&text.text);
            let places = text.notes.iter().flat_map(|note| &note.places);
            assert!(places.chain(&text.hints.main).all(|&place| whole.covers(place)));
        }
    });
}

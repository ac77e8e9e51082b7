//! Files of every format and encoding, whole and broken: the same report gives the same text, and nothing
//! brings the reader down.

mod encodings;
mod formats;
mod hostile;
mod linear;
mod pages;

use std::io::{Cursor, Write};

use gongwen::intake::{Encoding, IntakeError, RawFile, SourceText, Unread, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const REPORT: &str = include_str!("../../static/samples/forest-fire.txt");

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

/// A text in the bytes of an encoding.
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

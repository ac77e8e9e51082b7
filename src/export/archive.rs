//! Files in, one zip out. Names are UTF-8 and said to be; the same files give the same bytes, so no time is kept.

use std::io::{Cursor, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipWriter};

use super::file::File;

/// The zip of files whose names differ.
pub(super) fn zip(files: &[File]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let memory = "writing to memory does not fail";
    for file in files {
        zip.start_file(file.name.as_str(), options).expect("names differ, and files are far below 4 GB");
        zip.write_all(&file.bytes).expect(memory);
    }
    zip.finish().expect(memory).into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{self, RawFile};

    #[test]
    fn what_is_packed_comes_out_again() {
        let file = |name: &str, text: &str| File { name: name.into(), bytes: text.as_bytes().to_vec() };
        let files = [file("会议纪要.txt", "县长强调，要抓好落实。"), file("二.txt", "会议要求，务必到位。")];
        let packed = zip(&files);
        assert_eq!(packed, zip(&files), "no clock, no chance");
        let mut found = Vec::new();
        intake::read(&RawFile::new("a.zip", packed), |text| {
            found.extend(text.map(|t| (t.name.clone(), t.text.clone())));
        })
        .expect("a zip of ours");
        let wanted: Vec<_> =
            files.iter().map(|f| (f.name.clone(), String::from_utf8_lossy(&f.bytes).into_owned())).collect();
        assert_eq!(found, wanted);
    }
}

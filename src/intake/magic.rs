//! Formats that are known by their first bytes and not read: the message names them.

use super::container::{Container, Visit};
use super::{IntakeError, IntakeErrorCode, RawFile};

/// Where the bytes stand, the bytes, and what they are the mark of. More telling marks first.
const MARKS: &[(usize, &[u8], &str)] = &[
    (0, b"\xFF\xD8\xFF", "JPEG"),
    (0, b"\x89PNG\r\n\x1A\n", "PNG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (8, b"WEBPVP8", "WebP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (6, b"\0\0\0\0\x36\0\0\0", "BMP"),
    (4, b"ftypheic", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyp", "MP4"),
    (0, b"ID3\x02", "MP3"),
    (0, b"ID3\x03", "MP3"),
    (0, b"ID3\x04", "MP3"),
    (0, b"OggS\0", "Ogg"),
    (0, b"fLaC\0", "FLAC"),
    (8, b"WAVEfmt ", "WAV"),
    (8, b"AVI LIST", "AVI"),
    (0, b"\x1A\x45\xDF\xA3", "Matroska"),
    (0, b"Rar!\x1A\x07", "RAR"),
    (0, b"7z\xBC\xAF\x27\x1C", "7z"),
    (0, b"\x1F\x8B\x08", "gzip"),
    (0, b"BZh91AY&SY", "bzip2"),
    (0, b"\xFD7zXZ\0", "xz"),
    (0, b"\x28\xB5\x2F\xFD", "zstd"),
    (257, b"ustar", "tar"),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "OLE (doc, xls, ppt, wps)"),
    (0, b"{\\rtf", "RTF"),
    (0, b"%!PS-Adobe", "PostScript"),
    (0, b"AT&TFORM", "DjVu"),
    (60, b"BOOKMOBI", "MOBI"),
    (0, b"SQLite format 3\0", "SQLite"),
    (0, b"\x7FELF", "ELF"),
    (0, b"\0asm", "WebAssembly"),
    (0, b"\xCA\xFE\xBA\xBE", "Java class"),
];

/// Names that, all together, tell what a zip is the wrapping of.
const ZIPS: &[(&[&[u8]], &str)] = &[
    (&[b"[Content_Types].xml", b"word/"], "docx"),
    (&[b"[Content_Types].xml", b"xl/"], "xlsx"),
    (&[b"[Content_Types].xml", b"ppt/"], "pptx"),
    (&[b"mimetypeapplication/vnd.oasis.opendocument.text"], "odt"),
    (&[b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"], "ods"),
    (&[b"mimetypeapplication/epub+zip"], "epub"),
    (&[b"OFD.xml", b"Doc_0/"], "OFD"),
];

/// How far in a PDF's mark may stand, by its specification.
const PDF_HEAD: usize = 1024;
/// How far the names in a zip are looked for at each end.
const ZIP_HEAD: usize = 4096;

/// A format that is recognised only to be named.
pub(super) struct Known;

impl Container for Known {
    fn recognises(&self, file: &RawFile) -> bool {
        name(&file.bytes).is_some()
    }

    fn read(&self, file: &RawFile, _: &mut Visit) -> Result<(), IntakeError> {
        Err(IntakeError::with(IntakeErrorCode::Unsupported, name(&file.bytes).unwrap_or_default()))
    }
}

/// The name of the format, if it is one that is known and not read.
fn name(bytes: &[u8]) -> Option<&'static str> {
    let marked = |&&(at, mark, _): &&(usize, &[u8], _)| bytes.get(at..).is_some_and(|b| b.starts_with(mark));
    let head = |len: usize| bytes.get(..len.min(bytes.len())).unwrap_or_default();
    if let Some((_, _, name)) = MARKS.iter().find(marked) {
        return Some(name);
    }
    if find(head(PDF_HEAD), b"%PDF-1.").or(find(head(PDF_HEAD), b"%PDF-2.")).is_some() {
        return Some("PDF");
    }
    if bytes.starts_with(b"MZ") && bytes.get(..64).is_some_and(|b| b.contains(&0)) {
        return Some("EXE");
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_name(bytes);
    }
    None
}

/// What a zip is the wrapping of; nothing for an ordinary archive.
fn zip_name(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..ZIP_HEAD.min(bytes.len())).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(ZIP_HEAD)..).unwrap_or_default();
    let inside = |name: &[u8]| find(head, name).or(find(tail, name)).is_some();
    let is_one = |(names, _): &&(&[&[u8]], _)| names.iter().all(|name| inside(name));
    ZIPS.iter().find(is_one).map(|(_, format)| *format)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_content() {
        let zip = |entry: &str| [b"PK\x03\x04\x14\0\0\0\0\0", entry.as_bytes()].concat();
        let cases: &[(&[u8], Option<&str>)] = &[
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Some("JPEG")),
            (b"\n%PDF-1.7\n", Some("PDF")),
            (&zip("[Content_Types].xml word/document.xml"), Some("docx")),
            (&zip("a.txt"), None),
            (&zip("word/a.txt"), None),
            (b"MZ is how this text begins, and it has no zero byte in its first sixty-four bytes", None),
            ("会议指出，%PDF 文件要及时归档。".as_bytes(), None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(name(bytes), *expected, "{bytes:?}");
        }
    }
}

//! Formats that are known by their first bytes and not read: the message names them.

use super::IntakeErrorCode::{Archive, Media, Office, Pdf, Picture, Unsupported, WebArchive};
use super::container::{Container, Visit};
use super::{IntakeError, IntakeErrorCode, RawFile};

/// Where the bytes stand, the bytes, what sort of file they are the mark of, and its name. More telling marks first.
const MARKS: &[(usize, &[u8], IntakeErrorCode, &str)] = &[
    (0, b"\xFF\xD8\xFF", Picture, "JPEG"),
    (0, b"\x89PNG\r\n\x1A\n", Picture, "PNG"),
    (0, b"GIF87a", Picture, "GIF"),
    (0, b"GIF89a", Picture, "GIF"),
    (8, b"WEBPVP8", Picture, "WebP"),
    (0, b"II*\0", Picture, "TIFF"),
    (0, b"MM\0*", Picture, "TIFF"),
    (6, b"\0\0\0\0\x36\0\0\0", Picture, "BMP"),
    (4, b"ftypheic", Picture, "HEIC"),
    (4, b"ftypavif", Picture, "AVIF"),
    (4, b"ftyp", Media, "MP4"),
    (0, b"ID3\x02", Media, "MP3"),
    (0, b"ID3\x03", Media, "MP3"),
    (0, b"ID3\x04", Media, "MP3"),
    (0, b"OggS\0", Media, "Ogg"),
    (0, b"fLaC\0", Media, "FLAC"),
    (8, b"WAVEfmt ", Media, "WAV"),
    (8, b"AVI LIST", Media, "AVI"),
    (0, b"\x1A\x45\xDF\xA3", Media, "Matroska"),
    (0, b"Rar!\x1A\x07", Archive, "RAR"),
    (0, b"7z\xBC\xAF\x27\x1C", Archive, "7z"),
    (0, b"\x1F\x8B\x08", Archive, "gzip"),
    (0, b"BZh91AY&SY", Archive, "bzip2"),
    (0, b"\xFD7zXZ\0", Archive, "xz"),
    (0, b"\x28\xB5\x2F\xFD", Archive, "zstd"),
    (257, b"ustar", Archive, "tar"),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Office, "OLE (doc, xls, ppt, wps)"),
    (0, b"{\\rtf", Office, "RTF"),
    (0, b"%!PS-Adobe", Unsupported, "PostScript"),
    (0, b"AT&TFORM", Picture, "DjVu"),
    (60, b"BOOKMOBI", Unsupported, "MOBI"),
    (0, b"SQLite format 3\0", Unsupported, "SQLite"),
    (0, b"\x7FELF", Unsupported, "ELF"),
    (0, b"\0asm", Unsupported, "WebAssembly"),
    (0, b"\xCA\xFE\xBA\xBE", Unsupported, "Java class"),
    (0, b"bplist00", WebArchive, "webarchive"),
    (0, b"ITSF\x03\0\0\0", Unsupported, "CHM"),
    (0, b"CAJ\0", Unsupported, "CAJ"),
    (0, b"HN\0\0", Unsupported, "CAJ"),
];

/// Names that, all together, tell what a zip is the wrapping of.
const ZIPS: &[(&[&[u8]], IntakeErrorCode, &str)] = &[
    (&[b"[Content_Types].xml", b"word/"], Office, "docx"),
    (&[b"[Content_Types].xml", b"xl/"], Office, "xlsx"),
    (&[b"[Content_Types].xml", b"ppt/"], Office, "pptx"),
    (&[b"mimetypeapplication/vnd.oasis.opendocument.text"], Office, "odt"),
    (&[b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"], Office, "ods"),
    (&[b"mimetypeapplication/epub+zip"], Unsupported, "epub"),
    (&[b"OFD.xml", b"Doc_0/"], Office, "OFD"),
];

/// How far in a PDF's mark may stand, by its specification; the fields of a mail are looked for there too.
const HEAD: usize = 1024;
/// How far the names in a zip are looked for at each end.
const ZIP_HEAD: usize = 4096;

/// A format that is recognised only to be named.
pub(super) struct Known;

impl Container for Known {
    fn recognises(&self, file: &RawFile) -> bool {
        known(&file.bytes).is_some()
    }

    fn read(&self, file: &RawFile, _: &mut Visit) -> Result<(), IntakeError> {
        let (code, name) = known(&file.bytes).unwrap_or((Unsupported, ""));
        Err(IntakeError::with(code, name))
    }
}

/// The sort and name of the format, if it is one that is known and not read.
fn known(bytes: &[u8]) -> Option<(IntakeErrorCode, &'static str)> {
    let mark = MARKS.iter().find(|(at, mark, ..)| bytes.get(*at..).is_some_and(|b| b.starts_with(mark)));
    if let Some((_, _, code, name)) = mark {
        return Some((*code, name));
    }
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    if find(head, b"%PDF-1.").or(find(head, b"%PDF-2.")).is_some() {
        return Some((Pdf, "PDF"));
    }
    if bytes.starts_with(b"MZ") && bytes.get(..64).is_some_and(|b| b.contains(&0)) {
        return Some((Unsupported, "EXE"));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return wrapped(bytes);
    }
    mail(head).map(|name| (WebArchive, name))
}

/// What a zip is the wrapping of; nothing for an ordinary archive.
fn wrapped(bytes: &[u8]) -> Option<(IntakeErrorCode, &'static str)> {
    let head = bytes.get(..ZIP_HEAD.min(bytes.len())).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(ZIP_HEAD)..).unwrap_or_default();
    let inside = |name: &&[u8]| find(head, name).or(find(tail, name)).is_some();
    let format = ZIPS.iter().find(|(names, ..)| names.iter().all(inside));
    format.map(|(_, code, name)| (*code, *name))
}

/// A mail by the fields of its head; a page saved as MHTML is one with parts that belong together.
fn mail(head: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut fields = head.lines().take_while(|line| !line.trim().is_empty());
    let has = |field: &str| fields.clone().any(|line| line.starts_with(field));
    if !has("mime-version:") || !(has("from:") || has("subject:") || has("content-type:")) {
        return None;
    }
    Some(if fields.any(|line| line.contains("multipart/related")) { "MHTML" } else { "EML" })
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
        type Case<'a> = (&'a [u8], Option<(IntakeErrorCode, &'a str)>);
        let cases: &[Case] = &[
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Some((Picture, "JPEG"))),
            (b"\n%PDF-1.7\n", Some((Pdf, "PDF"))),
            (&zip("[Content_Types].xml word/document.xml"), Some((Office, "docx"))),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some((Office, "OLE (doc, xls, ppt, wps)"))),
            (b"Rar!\x1A\x07\x01\0", Some((Archive, "RAR"))),
            (b"ID3\x04\0", Some((Media, "MP3"))),
            (
                b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n",
                Some((WebArchive, "MHTML")),
            ),
            (b"Subject: a\nMIME-Version: 1.0\n\nb", Some((WebArchive, "EML"))),
            (&zip("a.txt"), None),
            (&zip("word/a.txt"), None),
            (b"MZ is how this text begins, and it has no zero byte in its first sixty-four bytes", None),
            ("会议指出，%PDF 文件要及时归档。".as_bytes(), None),
            ("From: 县委\n\nMIME-Version: 1.0".as_bytes(), None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(known(bytes), *expected, "{bytes:?}");
        }
    }
}

//! Archives: their entries are files of their own, archives among them to a depth of three. What they say
//! of their sizes is not believed; every limit is kept by counting.

use std::fmt::Display;
use std::io::{Cursor, Read};

use ::zip::ZipArchive;
use ::zip::result::ZipError;

use super::container::{Container, Visit, enter};
use super::salvage::salvage;
use super::{Encoding, IntakeError, IntakeErrorCode as Code, RawFile, Unread, decode, guess};

/// The largest entry, in bytes.
const MAX_ENTRY: u64 = 100 << 20;
/// The most bytes that one file may unpack to.
const MAX_TOTAL: u64 = 500 << 20;
/// The most entries, those of archives within included.
const MAX_ENTRIES: usize = 10_000;
/// How many archives may lie in each other.
const MAX_DEPTH: u32 = 3;
/// How many times its packed size an entry may be, once it is larger than [`RATIO_FREE`].
const MAX_RATIO: u64 = 200;
/// Entries up to this size may be packed as densely as they like.
const RATIO_FREE: u64 = 10 << 20;

/// What one file may still unpack to.
pub(super) struct Budget {
    bytes: u64,
    entries: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MAX_TOTAL, entries: MAX_ENTRIES }
    }
}

/// A zip.
pub(super) struct Zip;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

impl Container for Zip {
    fn recognises(&self, file: &RawFile) -> bool {
        file.bytes.starts_with(b"PK\x03\x04") || file.bytes.starts_with(b"PK\x05\x06")
    }

    fn read(&self, file: &RawFile, to: &mut Visit) -> Result<(), IntakeError> {
        if to.depth >= MAX_DEPTH {
            return Err(limit(Code::ZipDepth, MAX_DEPTH));
        }
        match ZipArchive::new(Cursor::new(file.bytes.as_slice())) {
            Ok(archive) => entries(archive, file, to),
            Err(fault) => remains(file, to).unwrap_or_else(|| Err(error(&fault))),
        }
    }
}

/// Reads what is left of an archive without directory, and says so.
fn remains(file: &RawFile, to: &mut Visit) -> Option<Result<(), IntakeError>> {
    let left = salvage(&file.bytes, MAX_ENTRIES + 1).filter(|left| left.whole > 0)?;
    let archive = ZipArchive::new(Cursor::new(left.bytes.as_slice())).ok()?;
    let error = IntakeError::with(Code::ZipCut, left.whole.to_string());
    Some(entries(archive, file, to).map(|()| {
        to.finder.unread(Unread { name: file.name.clone(), path: file.path.clone(), error });
    }))
}

/// Reads all entries.
fn entries(mut archive: Archive<'_>, file: &RawFile, to: &mut Visit) -> Result<(), IntakeError> {
    if is_locked(&mut archive) {
        return Err(IntakeError::new(Code::Password));
    }
    let names = names(&mut archive);
    to.budget.entries =
        to.budget.entries.checked_sub(archive.len()).ok_or_else(|| limit(Code::ZipEntries, MAX_ENTRIES))?;
    to.depth += 1;
    let result = names.iter().enumerate().try_for_each(|(at, name)| entry(&mut archive, at, name, file, to));
    to.depth -= 1;
    result
}

/// Reads one entry. Only a limit of the whole ends the archive; any other fault is the entry's own.
fn entry(
    archive: &mut Archive<'_>,
    at: usize,
    entry_name: &str,
    file: &RawFile,
    to: &mut Visit,
) -> Result<(), IntakeError> {
    if entry_name.ends_with('/') || is_litter(entry_name) {
        return Ok(());
    }
    let name = entry_name.rsplit('/').next().unwrap_or_default().to_owned();
    let path = format!("{}/{entry_name}", file.path);
    let result = match unpack(archive, at, &mut to.budget) {
        Err(Fault::Whole(error)) => return Err(error),
        Err(Fault::Entry(error)) => Err(error),
        Ok(bytes) if bytes.is_empty() => Err(IntakeError::new(Code::Empty)),
        Ok(bytes) => {
            let (name, path) = (name.clone(), path.clone());
            enter(&RawFile { name, path, bytes, chosen: file.chosen.clone() }, to)
        }
    };
    if let Err(error) = result {
        to.finder.unread(Unread { name, path, error });
    }
    Ok(())
}

/// Whose fault it is that an entry cannot be read.
enum Fault {
    /// The entry's: the others are read.
    Entry(IntakeError),
    /// The archive's.
    Whole(IntakeError),
}

fn unpack(archive: &mut Archive<'_>, at: usize, budget: &mut Budget) -> Result<Vec<u8>, Fault> {
    let entry = archive.by_index(at).map_err(|e| Fault::Entry(error(&e)))?;
    let dense = (entry.compressed_size().saturating_mul(MAX_RATIO)).max(RATIO_FREE);
    let most = MAX_ENTRY.min(dense).min(budget.bytes);
    let mut bytes = Vec::new();
    let unpacked = entry.take(most + 1).read_to_end(&mut bytes);
    let len = bytes.len() as u64;
    let was_left = budget.bytes;
    // What is refused has cost its work too.
    budget.bytes = was_left.saturating_sub(len);
    if len > most {
        return Err(match most {
            most if most == was_left => {
                Fault::Whole(limit(Code::ZipTotal, format_args!("{} MB", MAX_TOTAL >> 20)))
            }
            MAX_ENTRY => Fault::Entry(limit(Code::ZipEntry, format_args!("{} MB", MAX_ENTRY >> 20))),
            _ => Fault::Entry(limit(Code::ZipRatio, format_args!("{MAX_RATIO} : 1"))),
        });
    }
    match unpacked {
        Ok(_) => Ok(bytes),
        Err(fault) => Err(Fault::Entry(IntakeError::with(Code::Damaged, fault.to_string()))),
    }
}

/// A limit and its size.
fn limit(code: Code, size: impl Display) -> IntakeError {
    IntakeError::with(code, size.to_string())
}

/// Whether every entry asks for a password: then the archive does.
fn is_locked(archive: &mut Archive<'_>) -> bool {
    let mut files = 0;
    for at in 0..archive.len() {
        match archive.by_index_raw(at) {
            Ok(entry) if entry.is_dir() => {}
            Ok(entry) if entry.encrypted() => files += 1,
            _ => return false,
        }
    }
    files > 0
}

fn error(error: &ZipError) -> IntakeError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            IntakeError::new(Code::Password)
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            IntakeError::with(Code::Unsupported, format!("zip: {error}"))
        }
        _ => IntakeError::with(Code::Damaged, "zip"),
    }
}

/// The names of all entries. Zips of a Chinese Windows hold them in GBK or Big5 and do not say so: all such
/// names together tell which.
fn names(archive: &mut Archive<'_>) -> Vec<String> {
    let raw: Vec<Vec<u8>> = (0..archive.len())
        .map(|at| archive.by_index_raw(at).map(|entry| entry.name_raw().to_vec()).unwrap_or_default())
        .collect();
    let is_utf8 = |name: &&Vec<u8>| std::str::from_utf8(name).is_ok();
    let foreign = raw.iter().filter(|name| !is_utf8(name)).flat_map(|name| [name.as_slice(), b"\n"].concat());
    let foreign: Vec<u8> = foreign.collect();
    let windows = guess::of_two(&foreign, Encoding::Gb18030, Encoding::Big5);
    let all_utf8 = foreign.is_empty();
    let name = |name: &Vec<u8>| {
        // Two bytes of GBK can be one valid character of UTF-8; three and three hardly.
        let is_ours = is_utf8(&name) && (all_utf8 || name.iter().all(|&b| !(0xC0..0xE0).contains(&b)));
        decode::by(if is_ours { Encoding::Utf8 } else { windows }, name, true).0.replace('\\', "/")
    };
    raw.iter().map(name).collect()
}

/// What file systems leave in archives.
fn is_litter(name: &str) -> bool {
    let base = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || base.starts_with('.') || matches!(base, "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::*;
    use crate::intake::{SourceText, read};

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
            writer.write_all(bytes).expect("memory");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn found(bytes: Vec<u8>) -> (Vec<SourceText>, Vec<Unread>, Result<(), IntakeError>) {
        let (mut texts, mut unread) = (Vec::new(), Vec::new());
        let result = read(&RawFile::new("a.zip", bytes), |text| match text {
            Ok(text) => texts.push(text),
            Err(entry) => unread.push(entry),
        });
        (texts, unread, result)
    }

    #[test]
    fn entries_are_files_of_their_own() {
        let inner = zip(&[("里/文.txt", "要落实责任。".as_bytes())]);
        let (texts, unread, result) = found(zip(&[
            ("一/", b""),
            ("一/会议.txt", "会议强调。".as_bytes()),
            ("图.jpg", b"\xFF\xD8\xFF\xE0"),
            ("空.txt", b""),
            ("内.zip", &inner),
            ("__MACOSX/._会议.txt", b"x"),
            (".DS_Store", b"x"),
        ]));
        assert_eq!(result, Ok(()));
        let got: Vec<_> = texts.iter().map(|t| (t.path.as_str(), t.text.as_str())).collect();
        assert_eq!(got, [("a.zip/一/会议.txt", "会议强调。"), ("a.zip/内.zip/里/文.txt", "要落实责任。")]);
        let got: Vec<_> = unread.iter().map(|u| (u.name.as_str(), u.error.code)).collect();
        assert_eq!(got, [("图.jpg", Code::Picture), ("空.txt", Code::Empty)]);
    }

    /// An archive with these names as they are; the writer would mark them as UTF-8, which a Chinese
    /// Windows does not.
    fn named(names: &[Vec<u8>]) -> Vec<u8> {
        let stand_ins: Vec<String> =
            names.iter().enumerate().map(|(at, name)| format!("{at:0>width$}", width = name.len())).collect();
        let text = "会议强调。".as_bytes();
        let mut bytes = zip(&stand_ins.iter().map(|name| (name.as_str(), text)).collect::<Vec<_>>());
        for (name, stand_in) in names.iter().zip(&stand_ins) {
            while let Some(at) = bytes.windows(name.len()).position(|w| w == stand_in.as_bytes()) {
                bytes[at..at + name.len()].copy_from_slice(name);
            }
        }
        bytes
    }

    #[test]
    fn names_of_a_chinese_windows_are_read() {
        for (encoding, names) in [
            (encoding_rs::GBK, &["县委会议通知.txt", "目录\\纪要.txt", "2023年简报.txt"][..]),
            (encoding_rs::GBK, &["纪要.txt"]),
            (encoding_rs::BIG5, &["縣委會議通知.txt", "會議紀要.txt"]),
            (encoding_rs::UTF_8, &["县委会议通知.txt", "纪要.txt"]),
        ] {
            let raw: Vec<_> = names.iter().map(|name| encoding.encode(name).0.into_owned()).collect();
            let got: Vec<_> = found(named(&raw)).0.into_iter().map(|t| t.path).collect();
            let expected: Vec<_> = names.iter().map(|n| format!("a.zip/{}", n.replace('\\', "/"))).collect();
            assert_eq!(got, expected, "{encoding:?}");
        }
    }

    #[test]
    fn names_of_two_encodings_are_told_apart() {
        let names = [encoding_rs::GBK.encode("县委会议纪要.txt").0.into_owned(), "通知.txt".into()];
        let got: Vec<_> = found(named(&names)).0.into_iter().map(|t| t.name).collect();
        assert_eq!(got, ["县委会议纪要.txt", "通知.txt"]);
    }

    #[test]
    fn a_locked_archive_says_so_once() {
        let mut bytes = zip(&[("a.txt", b"a"), ("b.txt", b"b")]);
        for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
            for at in 0..bytes.len() - 4 {
                if bytes[at..].starts_with(mark) {
                    bytes[at + flags] |= 1;
                }
            }
        }
        let (texts, unread, result) = found(bytes);
        assert_eq!((texts.len(), unread.len()), (0, 0));
        assert_eq!(result, Err(IntakeError::new(Code::Password)));
    }

    #[test]
    fn bombs_and_nests_are_refused() {
        let bomb = zip(&[("a.txt", &vec![b' '; 30 << 20]), ("b.txt", "会议强调。".as_bytes())]);
        let (texts, unread, result) = found(bomb);
        assert_eq!((texts.len(), result), (1, Ok(())));
        assert_eq!(unread[0].error, limit(Code::ZipRatio, "200 : 1"));
        let nest = (0..4).fold("会议强调。".as_bytes().to_vec(), |inner, _| zip(&[("n.zip", &inner)]));
        assert_eq!(found(nest).1[0].error.code, Code::ZipDepth);
    }

    #[test]
    fn a_cut_archive_gives_what_is_left() {
        let speech: String = (0..3000).map(|n| char::from_u32(0x4E00 + n * 7 % 5000).expect("Han")).collect();
        let entries = [
            ("甲.txt", "会议强调。".as_bytes()),
            ("乙.txt", "要落实责任。".as_bytes()),
            ("丙.txt", speech.as_bytes()),
        ];
        let [known, streamed] = [zip(&entries), zip_streamed(&entries)];
        for whole in [known, streamed] {
            let heads: Vec<usize> = memchr::memmem::find_iter(&whole, b"PK\x03\x04").collect();
            let directory = memchr::memmem::find(&whole, b"PK\x01\x02").expect("a directory");
            for (len, texts, cut) in [
                (5, 0, None),
                (heads[1] + 1, 1, Some("1")),
                (heads[2] + 10, 2, Some("2")),
                (heads[2] + 1000, 2, Some("2")),
                (directory, 3, Some("3")),
                (whole.len() - 1, 3, Some("3")),
            ] {
                let (got, unread, result) = found(whole[..len].to_vec());
                assert_eq!(got.len(), texts, "{len}");
                let said = unread.iter().find(|u| u.error.code == Code::ZipCut);
                assert_eq!(said.map(|u| u.error.detail.as_str()), cut, "{len}");
                let lost = unread.iter().filter(|u| u.error.code == Code::Damaged).map(|u| u.name.as_str());
                let in_third = (heads[2] + 100..directory).contains(&len);
                assert_eq!(lost.collect::<Vec<_>>(), if in_third { vec!["丙.txt"] } else { vec![] }, "{len}");
                assert_eq!(result.is_err(), texts == 0, "{len}");
            }
        }
    }

    /// A zip of a program that did not know the sizes beforehand.
    fn zip_streamed(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new_stream(Vec::new());
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
            writer.write_all(bytes).expect("memory");
        }
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn limits_hold_for_what_is_left() {
        let bomb = zip(&[("b.txt", "会议强调。".as_bytes()), ("a.txt", &vec![b' '; 30 << 20])]);
        let (texts, unread, _) = found(bomb[..bomb.len() - 1].to_vec());
        assert_eq!((texts.len(), unread[0].error.code), (1, Code::ZipRatio));
        let one = zip(&[("00000", b"x")]);
        let [head, data] =
            [&one[..30], &one[35..memchr::memmem::find(&one, b"PK\x01\x02").expect("a directory")]];
        let many =
            (0..=MAX_ENTRIES).flat_map(|n| [head, format!("{n:05}").as_bytes(), data].concat()).collect();
        assert_eq!(found(many).2.map_err(|e| e.code), Err(Code::ZipEntries));
    }

    #[test]
    fn a_name_in_unicode_beside_a_foreign_one_is_read() {
        let foreign = encoding_rs::GBK.encode("纪要.txt").0.into_owned();
        let mut crc = u32::MAX;
        for &byte in &foreign {
            crc ^= u32::from(byte);
            (0..8).for_each(|_| crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)));
        }
        let name = "會議紀要.txt";
        let field = [&[1][..], &(!crc).to_le_bytes(), name.as_bytes()].concat();
        let stand_in = "x".repeat(foreign.len());
        let mut options = ::zip::write::FullFileOptions::default();
        options.add_extra_field(0x7075, field, false).expect("a field");
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(stand_in.as_str(), options).expect("an entry");
        writer.write_all("会议强调。".as_bytes()).expect("memory");
        let mut bytes = writer.finish().expect("an archive").into_inner();
        while let Some(at) = memchr::memmem::find(&bytes, stand_in.as_bytes()) {
            bytes[at..at + foreign.len()].copy_from_slice(&foreign);
        }
        for bytes in [bytes.clone(), bytes[..bytes.len() - 1].to_vec()] {
            let (texts, ..) = found(bytes);
            assert_eq!(texts[0].name, name);
        }
    }
}

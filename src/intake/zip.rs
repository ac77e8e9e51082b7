//! Archives: their entries are files of their own, archives among them to a depth of three. What they say
//! of their sizes is not believed; every limit is kept by counting.

use std::fmt::Display;
use std::io::{Cursor, Read};

use ::zip::ZipArchive;
use ::zip::result::ZipError;

use super::container::{Container, Visit, enter};
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

impl Container for Zip {
    fn recognises(&self, file: &RawFile) -> bool {
        file.bytes.starts_with(b"PK\x03\x04") || file.bytes.starts_with(b"PK\x05\x06")
    }

    fn read(&self, file: &RawFile, to: &mut Visit) -> Result<(), IntakeError> {
        if to.depth >= MAX_DEPTH {
            return Err(limit(Code::ZipDepth, MAX_DEPTH));
        }
        let mut archive = ZipArchive::new(Cursor::new(file.bytes.as_slice())).map_err(|e| error(&e))?;
        if is_locked(&mut archive) {
            return Err(IntakeError::new(Code::Password));
        }
        let names = names(&mut archive);
        to.budget.entries = to
            .budget
            .entries
            .checked_sub(archive.len())
            .ok_or_else(|| limit(Code::ZipEntries, MAX_ENTRIES))?;
        to.depth += 1;
        let result =
            names.iter().enumerate().try_for_each(|(at, name)| entry(&mut archive, at, name, file, to));
        to.depth -= 1;
        result
    }
}

/// Reads one entry. Only a limit of the whole ends the archive; any other fault is the entry's own.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
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

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, budget: &mut Budget) -> Result<Vec<u8>, Fault> {
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
fn is_locked(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
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
fn names(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
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
    fn a_cut_archive_is_damaged() {
        let whole = zip(&[("a.txt", "会议强调。".as_bytes())]);
        for len in [5, 30, whole.len() / 2, whole.len() - 1] {
            let (texts, _, result) = found(whole[..len].to_vec());
            assert!(texts.is_empty());
            assert_eq!(result.map_err(|e| e.code), Err(Code::Damaged), "{len}");
        }
    }
}

//! Archives: their entries are files of their own, archives among them to a depth of three. What they say
//! of their sizes is not believed; every limit is kept by counting.

use std::io::{Cursor, Read};

use ::zip::ZipArchive;
use ::zip::result::ZipError;

use super::container::{Container, Visit, enter};
use super::{IntakeError, IntakeErrorCode, RawFile, Unread, decode};

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
            return Err(limit(format!("{MAX_DEPTH} archives in each other")));
        }
        let mut archive = ZipArchive::new(Cursor::new(file.bytes.as_slice())).map_err(|e| error(&e))?;
        let names = names(&mut archive);
        to.budget.entries = to
            .budget
            .entries
            .checked_sub(archive.len())
            .ok_or_else(|| limit(format!("{MAX_ENTRIES} entries")))?;
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
        Ok(bytes) if bytes.is_empty() => Err(IntakeError::new(IntakeErrorCode::Empty)),
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
            most if most == was_left => Fault::Whole(limit(format!("{} MB", MAX_TOTAL >> 20))),
            MAX_ENTRY => Fault::Entry(limit(format!("{} MB", MAX_ENTRY >> 20))),
            _ => Fault::Entry(limit(format!("{MAX_RATIO} : 1"))),
        });
    }
    match unpacked {
        Ok(_) => Ok(bytes),
        Err(fault) => Err(Fault::Entry(IntakeError::with(IntakeErrorCode::Damaged, fault.to_string()))),
    }
}

fn limit(detail: String) -> IntakeError {
    IntakeError::with(IntakeErrorCode::ZipLimit, detail)
}

fn error(error: &ZipError) -> IntakeError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            IntakeError::new(IntakeErrorCode::Password)
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            IntakeError::with(IntakeErrorCode::Unsupported, format!("zip: {error}"))
        }
        _ => IntakeError::with(IntakeErrorCode::Damaged, "zip"),
    }
}

/// The names of all entries. Zips of a Chinese Windows hold them in GBK or Big5 and do not say so: all
/// names together tell which.
fn names(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    let mut raw = Vec::new();
    for at in 0..archive.len() {
        if let Ok(entry) = archive.by_index_raw(at) {
            raw.extend_from_slice(entry.name_raw());
        }
        raw.push(b'\n');
    }
    let text = decode::decode(&raw, None).text.replace('\\', "/");
    text.split('\n').take(archive.len()).map(ToOwned::to_owned).collect()
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
        assert_eq!(got, [("图.jpg", IntakeErrorCode::Unsupported), ("空.txt", IntakeErrorCode::Empty)]);
    }

    #[test]
    fn names_of_a_chinese_windows_are_read() {
        // The writer marks names that are not ASCII as UTF-8; such a Windows writes bytes and no mark.
        let (gbk, ..) = encoding_rs::GBK.encode("县委会议通知");
        let stand_in = "n".repeat(gbk.len());
        let mut bytes = zip(&[(&format!("{stand_in}.txt"), "会议强调。".as_bytes())]);
        while let Some(at) = bytes.windows(gbk.len()).position(|w| w == stand_in.as_bytes()) {
            bytes[at..at + gbk.len()].copy_from_slice(&gbk);
        }
        assert_eq!(found(bytes).0[0].name, "县委会议通知.txt");
    }

    #[test]
    fn bombs_and_nests_are_refused() {
        let bomb = zip(&[("a.txt", &vec![b' '; 30 << 20]), ("b.txt", "会议强调。".as_bytes())]);
        let (texts, unread, result) = found(bomb);
        assert_eq!((texts.len(), result), (1, Ok(())));
        assert_eq!(unread[0].error, limit("200 : 1".into()));
        let nest = (0..4).fold("会议强调。".as_bytes().to_vec(), |inner, _| zip(&[("n.zip", &inner)]));
        assert_eq!(found(nest).1[0].error.code, IntakeErrorCode::ZipLimit);
    }

    #[test]
    fn a_cut_archive_is_damaged() {
        let whole = zip(&[("a.txt", "会议强调。".as_bytes())]);
        for len in [5, 30, whole.len() / 2, whole.len() - 1] {
            let (texts, _, result) = found(whole[..len].to_vec());
            assert!(texts.is_empty());
            assert_eq!(result.map_err(|e| e.code), Err(IntakeErrorCode::Damaged), "{len}");
        }
    }
}

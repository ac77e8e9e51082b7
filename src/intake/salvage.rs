//! Archives without a directory, as a broken download leaves them: each entry has a head of its own before
//! its data, so that a directory can be made of these.

use memchr::memmem;

const HEAD: &[u8] = b"PK\x03\x04";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const HEAD_LEN: usize = 30;

/// An archive mended as far as it goes.
pub(super) struct Salvaged {
    /// The bytes that are left, with a directory of the entries found.
    pub(super) bytes: Vec<u8>,
    /// How many entries are whole.
    pub(super) whole: usize,
}

/// What can be had of an archive whose directory is lost, of no more than so many entries.
pub(super) fn salvage(bytes: &[u8], most: usize) -> Option<Salvaged> {
    let entries: Vec<Entry> = Entries { bytes, at: 0 }.take(most).collect();
    let mut directory = Vec::new();
    entries.iter().for_each(|entry| entry.write_to(&mut directory));
    let count = u16::try_from(entries.len()).ok().filter(|&count| count > 0)?;
    let (start, len) = (u32::try_from(bytes.len()).ok()?, u32::try_from(directory.len()).ok()?);
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    end.extend([len.to_le_bytes(), start.to_le_bytes()].concat());
    end.extend([0, 0]);
    let whole = entries.iter().filter(|entry| entry.is_whole).count();
    Some(Salvaged { bytes: [bytes, &directory, &end].concat(), whole })
}

/// An entry as its own head tells of it.
struct Entry<'a> {
    at: u32,
    /// The head without its mark.
    head: &'a [u8],
    /// Name and extra field.
    names: &'a [u8],
    sizes: [u8; SIZES],
    is_whole: bool,
}

/// Bytes of the checksum and the two sizes, packed first.
const SIZES: usize = 12;

impl Entry<'_> {
    /// Its row in the directory.
    fn write_to(&self, directory: &mut Vec<u8>) {
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&self.head[..10]);
        directory.extend(self.sizes);
        directory.extend(&self.head[22..26]);
        // No comment; the first disk; no attributes.
        directory.extend([0; 10]);
        directory.extend(self.at.to_le_bytes());
        directory.extend(self.names);
    }
}

/// The entries in a row, each behind the data of the one before.
struct Entries<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        loop {
            let at = self.at + memmem::find(self.bytes.get(self.at..)?, HEAD)?;
            let head = self.bytes.get(at + HEAD.len()..at + HEAD_LEN)?;
            let start = at + HEAD_LEN + usize::from(word(head, 22)) + usize::from(word(head, 24));
            self.at = at + HEAD.len();
            let Some(names) = self.bytes.get(at + HEAD_LEN..start) else { continue };
            let (end, sizes) = self.data(start, head);
            self.at = end.min(self.bytes.len());
            let is_whole = end <= self.bytes.len();
            return Some(Entry { at: u32::try_from(at).ok()?, head, names, sizes, is_whole });
        }
    }
}

impl Entries<'_> {
    /// Where the data of an entry ends, and its sizes. Programs that did not know them beforehand write them
    /// behind the data.
    fn data(&self, start: usize, head: &[u8]) -> (usize, [u8; SIZES]) {
        let said = sizes(head, 10);
        let streamed = head[2] & 8 != 0 && said[4..8] == [0; 4];
        let packed =
            |sizes: &[u8; SIZES]| u32::from_le_bytes([sizes[4], sizes[5], sizes[6], sizes[7]]) as usize;
        if !streamed {
            return (start.saturating_add(packed(&said)), said);
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let told = memmem::find_iter(rest, DESCRIPTOR).find_map(|len| {
            let sizes = sizes(rest.get(..len + DESCRIPTOR.len() + SIZES)?, len + DESCRIPTOR.len());
            (packed(&sizes) == len).then_some((start + len, sizes))
        });
        told.unwrap_or_else(|| {
            // Cut: all that is left is its data.
            let mut sizes = said;
            sizes[4..8].copy_from_slice(&u32::try_from(rest.len()).unwrap_or(u32::MAX).to_le_bytes());
            (usize::MAX, sizes)
        })
    }
}

fn word(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn sizes(bytes: &[u8], at: usize) -> [u8; SIZES] {
    let mut sizes = [0; SIZES];
    sizes.copy_from_slice(&bytes[at..at + SIZES]);
    sizes
}

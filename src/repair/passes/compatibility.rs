//! Kangxi radicals, radicals' supplements and compatibility ideographs that stand for ordinary characters.

use crate::lexicon::{Row, read_table};
use crate::repair::EditKind;
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;
use std::sync::OnceLock;

/// Replaces look-alikes, which neither searches nor the lexicons would find, by the ordinary character.
pub(crate) struct Compatibility;

impl Pass for Compatibility {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let bytes = text.as_bytes();
        let mut from = 0;
        // E2 BA..BF: radicals; EF A4..AB: compatibility ideographs. Both leads are otherwise full-width marks.
        while let Some(found) = memchr::memchr2(0xE2, 0xEF, bytes.get(from..).unwrap_or_default()) {
            let at = from + found;
            from = at + 3;
            if !matches!(
                (bytes[at], bytes.get(at + 1)),
                (0xE2, Some(0xBA..=0xBF)) | (0xEF, Some(0xA4..=0xAB))
            ) {
                continue;
            }
            let range = TextRange::at(at, from);
            if let Some(ordinary) = text.get(range.indices()).and_then(ordinary) {
                out.push(Proposal::certain(EditKind::Compatibility, range, ordinary));
            }
        }
    }
}

/// The ordinary character for a compatibility one.
fn ordinary(look_alike: &str) -> Option<&'static str> {
    static ROWS: OnceLock<Vec<Row<'static>>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| read_table!("compatibility.tsv").rows().collect());
    let row = rows.binary_search_by_key(&look_alike, |row| row.key()).ok()?;
    Some(rows[row].cell(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Compatibility,
        mends: [("\u{2F00}\u{2F08}\u{2F42}件", "一人文件"), ("\u{F9E9}程", "里程")],
        keeps: ["一人文件，里程", "\u{FA0E}", "—…“”"],
    );
}

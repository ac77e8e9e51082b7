//! A table in, a CSV file out that spreadsheets open as it is: UTF-8 with a byte order mark, CRLF, quoted where
//! need be, and no cell that is run as a formula.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};

use super::table::Table;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What begins a formula in some spreadsheet; their full-width forms do in Chinese and Japanese ones.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The file of a table.
#[must_use]
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BOM.to_vec());
    let memory = "writing to memory does not fail, and all rows are as long";
    writer.write_record(&table.columns).expect(memory);
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| guarded(cell).into_owned())).expect(memory);
    }
    writer.into_inner().expect(memory)
}

/// A cell that no spreadsheet runs: one that begins a formula gets an apostrophe.
fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::TableKind;

    fn written(rows: &[&[&str]]) -> String {
        let own = |row: &[&str]| row.iter().map(|c| (*c).to_owned()).collect();
        let table = Table {
            kind: TableKind::People,
            columns: own(rows[0]),
            rows: rows[1..].iter().map(|r| own(r)).collect(),
        };
        String::from_utf8(csv(&table)).expect("CSV is text")
    }

    #[test]
    fn files_begin_with_a_mark_and_lines_end_as_excel_likes() {
        let file = written(&[&["name", "text"], &["沈知远", "要“抓好”落实"]]);
        assert_eq!(file, "\u{FEFF}name,text\r\n沈知远,要“抓好”落实\r\n");
    }

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        let file = written(&[&["a"], &["x,y"], &["\"q\""], &["l\nm"]]);
        assert_eq!(file, "\u{FEFF}a\r\n\"x,y\"\r\n\"\"\"q\"\"\"\r\n\"l\nm\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"] {
            let file = written(&[&["a"], &[cell]]);
            let second = file.split_once("\r\n").expect("two lines").1.trim_start_matches('"');
            assert!(second.starts_with('\''), "{cell:?}: {second:?}");
        }
        assert!(written(&[&["a"], &["1-2"]]).ends_with("\r\n1-2\r\n"));
    }
}

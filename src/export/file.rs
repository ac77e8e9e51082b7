//! Reports and an [`Order`] in, the [`File`] to be saved out.

use serde::{Deserialize, Serialize};

use super::archive::zip;
use super::build::record;
use super::csv::csv;
use super::names::{Names, stem};
use super::table::{Content, Table, tables};
use super::text::{Lines, text};
use crate::pipeline::ReadReport;
use crate::script::Wording;

/// What reports are taken home as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportFormat {
    /// Clean text.
    #[default]
    Text,
    /// Linked tables.
    Csv,
    /// A page that stands alone, with marks, legend and cards.
    Html,
    /// One record on each line.
    JsonLines,
    /// One array of records.
    Json,
}

impl ExportFormat {
    /// All formats, in the order they are offered.
    pub const LIST: &'static [Self] = &[Self::Text, Self::Csv, Self::Html, Self::JsonLines, Self::Json];

    /// The format as the ending of its files and in the keys of its words.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::JsonLines => "jsonl",
            Self::Json => "json",
        }
    }
}

/// How reports are taken home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// As what.
    pub format: ExportFormat,
    /// In which script and words.
    pub wording: Wording,
    /// Which lines of a clean text.
    pub lines: Lines,
    /// Which findings of tables.
    pub content: Content,
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The first of what a file holds, for the eye.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preview {
    /// The beginning of its text.
    Text(String),
    /// The first rows of its tables, and how many each has.
    Tables(Vec<(Table, u32)>),
}

/// So many rows of a table are shown before it is saved.
const ROWS: usize = 12;
/// So many characters of a text.
const CHARACTERS: usize = 1500;

/// The file of reports in any format that needs no words of an interface; `page` makes the others' pages.
#[must_use]
pub fn export(reads: &[ReadReport], order: Order, page: impl Fn(&ReadReport) -> String) -> (File, Preview) {
    match order.format {
        ExportFormat::Text => {
            each(reads, order, |read| text(read, read.shown(order.wording), order.lines) + "\n")
        }
        ExportFormat::Html => each(reads, order, page),
        ExportFormat::Csv => spreadsheet(reads, order),
        ExportFormat::JsonLines => records(reads, order, "", "\n", "\n"),
        ExportFormat::Json => records(reads, order, "[\n", ",\n", "\n]\n"),
    }
}

/// One file for each report; several come in a zip.
fn each(reads: &[ReadReport], order: Order, make: impl Fn(&ReadReport) -> String) -> (File, Preview) {
    let (mut names, ending) = (Names::default(), order.format.ending());
    let one =
        |read: &ReadReport| File { name: names.give(&read.origin, ending), bytes: make(read).into_bytes() };
    let mut files: Vec<_> = reads.iter().map(one).collect();
    let preview = Preview::Text(files.first().map(|f| beginning(&f.bytes)).unwrap_or_default());
    if files.len() == 1 {
        return (files.remove(0), preview);
    }
    (File { name: format!("{}-{ending}.zip", name_of(reads)), bytes: zip(&files) }, preview)
}

/// The tables in a zip.
fn spreadsheet(reads: &[ReadReport], order: Order) -> (File, Preview) {
    let tables = tables(reads, order.wording, order.content);
    let file = |table: &Table| File { name: format!("{}.csv", table.kind.code()), bytes: csv(table) };
    let files: Vec<_> = tables.iter().map(file).collect();
    let first = |mut table: Table| {
        let count = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        table.rows.truncate(ROWS);
        (table, count)
    };
    let preview = Preview::Tables(tables.into_iter().map(first).collect());
    (File { name: format!("{}-csv.zip", name_of(reads)), bytes: zip(&files) }, preview)
}

fn records(reads: &[ReadReport], order: Order, open: &str, join: &str, close: &str) -> (File, Preview) {
    let line = |read: &ReadReport| {
        serde_json::to_string(&record(read, order.wording)).expect("a record is plain data with text keys")
    };
    let lines: Vec<_> = reads.iter().map(line).collect();
    let text = [open, &lines.join(join), close].concat();
    let preview = Preview::Text(beginning(text.as_bytes()));
    let name = format!("{}.{}", name_of(reads), order.format.ending());
    (File { name, bytes: text.into_bytes() }, preview)
}

/// What a file of these reports is called: after the only one, else by their number.
fn name_of(reads: &[ReadReport]) -> String {
    match reads {
        [read] => stem(&read.origin),
        _ => format!("gongwen-{}", reads.len()),
    }
}

fn beginning(bytes: &[u8]) -> String {
    // Four bytes are the longest character.
    let head = bytes.get(..CHARACTERS * 4).unwrap_or(bytes);
    String::from_utf8_lossy(head).chars().take(CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    fn exported(format: ExportFormat, count: usize) -> (File, Preview) {
        let reads = vec![fixture::read(); count];
        let order = Order { format, ..Order::default() };
        export(&reads, order, |read| format!("<p>{}", read.origin.name))
    }

    #[test]
    fn files_are_called_after_what_they_hold() {
        let cases = [
            (ExportFormat::Text, 1, "会议.txt"),
            (ExportFormat::Text, 20, "gongwen-20-txt.zip"),
            (ExportFormat::Html, 1, "会议.html"),
            (ExportFormat::Csv, 1, "会议-csv.zip"),
            (ExportFormat::Csv, 3, "gongwen-3-csv.zip"),
            (ExportFormat::JsonLines, 2, "gongwen-2.jsonl"),
            (ExportFormat::Json, 1, "会议.json"),
        ];
        for (format, count, name) in cases {
            assert_eq!(exported(format, count).0.name, name);
        }
    }

    #[test]
    fn clean_texts_have_no_site_chrome() {
        let (file, preview) = exported(ExportFormat::Text, 1);
        let text = String::from_utf8(file.bytes).expect("text");
        assert!(text.contains("务必") && !text.contains("版权所有"), "{text}");
        assert_eq!(preview, Preview::Text(text));
    }

    #[test]
    fn records_are_lines_or_one_array() {
        let parse = |(file, _): (File, Preview)| String::from_utf8(file.bytes).expect("text");
        let lines = parse(exported(ExportFormat::JsonLines, 2));
        assert_eq!(lines.lines().filter(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()).count(), 2);
        let array = parse(exported(ExportFormat::Json, 2));
        let value: serde_json::Value = serde_json::from_str(&array).expect("JSON");
        assert_eq!(value.as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn tables_show_their_first_rows_and_count_all() {
        let (_, Preview::Tables(tables)) = exported(ExportFormat::Csv, 30) else { panic!("tables") };
        assert_eq!((tables[0].1, tables[0].0.rows.len()), (30, ROWS));
    }
}

//! The words of the interface, in three languages, from one table.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::settings::Language;

const TABLE: &str = include_str!("../ui/labels.tsv");

type Row = [&'static str; 3];

/// The word of a key. A key without a row shows as `?`; a test keeps that from happening.
#[must_use]
pub fn label(language: Language, key: &str) -> &'static str {
    let column = Language::LIST.iter().position(|l| *l == language).unwrap_or(0);
    rows().get(key).map_or("?", |row| row[column])
}

/// A word with its blanks filled: `{n}` by the value of `n`.
#[must_use]
pub fn fill(text: &str, blanks: &[(&str, &str)]) -> String {
    blanks.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn rows() -> &'static BTreeMap<&'static str, Row> {
    static ROWS: OnceLock<BTreeMap<&'static str, Row>> = OnceLock::new();
    ROWS.get_or_init(|| TABLE.lines().filter_map(row).collect())
}

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    Some((cells.next()?, [cells.next()?, cells.next()?, cells.next()?]))
}

//! Tables of words, and the matcher that finds them. A table is a TSV file in `tables/`: `#` lines explain
//! its columns and its source, the first other line names the columns, rows are sorted.
//!
//! To add a table: put the file in `tables/`, add a row to the README there, and read it with `read_table!` in
//! the module that needs it.

mod characters;
mod classed;
mod divisions;
mod matcher;
mod mixer;
mod surnames;
mod table;
mod trie;
mod words;

pub use characters::Characters;
pub use classed::{Classed, classes_of};
pub use divisions::{Division, division, divisions_in};
pub use matcher::{Hit, Matcher};
pub use mixer::Mixer;
pub use surnames::{Surname, begins_with_surname, surname, surnames_of, surnames_upward};
pub use table::{Row, Table};
pub(crate) use trie::Trie;
pub use words::{Numbered, Words};

/// Reads a table of this folder, once: `read_table!("surnames.tsv")` is a `&'static Table`.
#[allow(unused_macros)]
macro_rules! read_table {
    ($file:literal) => {{
        static TABLE: std::sync::OnceLock<$crate::lexicon::Table> = std::sync::OnceLock::new();
        TABLE.get_or_init(|| {
            $crate::lexicon::Table::parse(include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/src/lexicon/tables/",
                $file
            )))
        })
    }};
}
#[allow(unused_imports)]
pub(crate) use read_table;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The laws of every table, read from the folder so that none is forgotten.
    #[test]
    fn every_table_is_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/tables");
        for entry in folder.read_dir().expect("the tables stand there") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|e| e == "tsv") {
                let text = std::fs::read_to_string(&path).expect("a readable table");
                if let Err(fault) = Table::check(&text) {
                    panic!("{}: {fault}", path.display());
                }
            }
        }
    }
}

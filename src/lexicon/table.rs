//! One table of words.

/// One row: its cells, the first of which is the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    line: &'a str,
}

impl<'a> Row<'a> {
    /// The first cell.
    #[must_use]
    pub fn key(self) -> &'a str {
        self.cell(0)
    }

    /// The cell of a column, from 0; empty when the row is shorter.
    #[must_use]
    pub fn cell(self, column: usize) -> &'a str {
        self.line.split('\t').nth(column).unwrap_or_default()
    }

    /// The words of a cell that holds several, parted by blanks.
    pub fn list(self, column: usize) -> impl Iterator<Item = &'a str> {
        self.cell(column).split_whitespace()
    }
}

/// A table: rows of tab-separated cells below a header, comments left out.
#[derive(Clone, Debug)]
pub struct Table {
    rows: Vec<Row<'static>>,
}

impl Table {
    /// Reads a table from its text.
    #[must_use]
    pub fn parse(text: &'static str) -> Self {
        Self { rows: lines(text).skip(1).map(|line| Row { line }).collect() }
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'static>> + '_ {
        self.rows.iter().copied()
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &'static str> + '_ {
        self.rows().map(Row::key)
    }

    /// Whether a table is well made.
    ///
    /// # Errors
    /// The first fault: no comment that explains it, rows out of order or twice, a stray blank, a row
    /// with another number of cells than the header.
    pub fn check(text: &str) -> Result<(), String> {
        if !text.starts_with('#') {
            return Err("no comment explains the columns and the source".into());
        }
        let columns = lines(text).next().ok_or("no header")?.split('\t').count();
        let mut last = "";
        for line in lines(text).skip(1) {
            if line.split('\t').count() != columns {
                return Err(format!("not {columns} cells: {line}"));
            }
            if line.split('\t').any(|cell| cell.trim() != cell) {
                return Err(format!("a stray blank: {line}"));
            }
            let key = Row { line }.key();
            if key.is_empty() || key <= last {
                return Err(format!("out of order or twice: {key} after {last}"));
            }
            last = key;
        }
        Ok(())
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_finds_faults() {
        let text = "# word, class\nword\tclass\n主席\tpost head\n书记\tpost\n";
        let table = Table::parse(text);
        assert_eq!(table.keys().collect::<Vec<_>>(), ["主席", "书记"]);
        let row = table.rows().next().expect("a row");
        assert_eq!(row.list(1).collect::<Vec<_>>(), ["post", "head"]);
        assert_eq!(Table::check(text), Ok(()));
        for bad in ["w\n一\n", "# c\nw\n乙\n丁\n乙\n", "# c\nw\tx\n一\n", "# c\nw\n 一\n"] {
            assert!(Table::check(bad).is_err(), "{bad:?}");
        }
    }
}

//! Tables of scraped articles: a column of texts, found by its name or else by what stands in it, and a
//! row for each article.

use ::csv::{ReaderBuilder, StringRecord};

use super::Format;
use super::fields::{Article, Field, field, is_prose, looks_like_text};
use super::text::{Piece, TextFormat};
use crate::span::{TextRange, slice};

/// Characters that part cells.
const DELIMITERS: &[u8] = b",\t;|";
/// How many bytes of a file, and how many rows of it, tell whether it is a table.
const SAMPLE: usize = 256 << 10;
const ROWS: usize = 20;

/// CSV and its kin.
pub(super) struct Csv;

impl TextFormat for Csv {
    fn format(&self) -> Format {
        Format::Csv
    }

    fn pieces(&self, text: &str) -> Option<Vec<Piece>> {
        let head = slice(text, TextRange::at(0, text.len().min(SAMPLE)));
        // Most files are no tables, and a reader costs more than a look.
        let first = head.lines().next()?.as_bytes();
        let mut delimiters = DELIMITERS.iter().filter(|delimiter| first.contains(delimiter));
        let (delimiter, columns) =
            delimiters.find_map(|&delimiter| Some((delimiter, Columns::of(head, delimiter)?)))?;
        let rows = rows(text, delimiter).skip(usize::from(columns.has_header));
        let pieces = rows.enumerate().filter_map(|(at, row)| columns.article(&row).piece(Some(at + 1)));
        let pieces: Vec<_> = pieces.collect();
        (!pieces.is_empty()).then_some(pieces)
    }
}

fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = StringRecord> {
    let mut builder = ReaderBuilder::new();
    let builder = builder.delimiter(delimiter).flexible(true).has_headers(false);
    // A text is UTF-8, and lines may be of any length: no row of it is an error.
    builder.from_reader(text.as_bytes()).into_records().filter_map(Result::ok)
}

/// What the columns of a table mean.
struct Columns {
    names: Vec<String>,
    has_header: bool,
}

impl Columns {
    /// The columns of a table that begins like this; none if it is no table with a column of texts.
    fn of(head: &str, delimiter: u8) -> Option<Self> {
        let mut rows = rows(head, delimiter).take(ROWS);
        let first = rows.next().filter(|first| first.len() > 1)?;
        let names: Vec<String> = first.iter().map(|name| name.trim().to_owned()).collect();
        if names.iter().any(|name| field(name).is_some_and(|(f, _)| f == Field::Text)) {
            return Some(Self { names, has_header: true });
        }
        // The last row may be cut off with the sample.
        let rows: Vec<_> = rows.collect();
        let is_regular = rows.iter().rev().skip(1).all(|row| row.len() == first.len());
        let has_header = !first.iter().any(is_prose) && first.iter().all(|name| !name.trim().is_empty());
        let texts = rows.iter().chain((!has_header).then_some(&first));
        let texts: Vec<_> = texts.filter(|row| row.len() == first.len()).collect();
        let least = if has_header { 1 } else { 2 };
        (is_regular && texts.len() >= least).then_some(())?;
        let at =
            (0..first.len()).find(|&at| texts.iter().all(|row| row.get(at).is_some_and(looks_like_text)))?;
        Some(Self::without_name(names, has_header, at))
    }

    /// The columns, of which this one holds the texts and has another name or none.
    fn without_name(mut names: Vec<String>, has_header: bool, text: usize) -> Self {
        if !has_header {
            names.iter_mut().for_each(String::clear);
        }
        if let Some(name) = names.get_mut(text) {
            *name = Field::TEXT.into();
        }
        Self { names, has_header }
    }

    fn article(&self, row: &StringRecord) -> Article {
        let mut article = Article::default();
        for (name, cell) in self.names.iter().zip(row) {
            article.take(name, cell);
        }
        article
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "会议强调，各级各部门要压实责任，严格落实带班制度，严禁擅离职守。会议要求，要加强值班值守，及时报告情况。";

    #[test]
    fn rows_are_texts() {
        let table = "标题,发布时间,正文\n通知,2023-03-06,\"要落实责任,\n不得\"\"推诿\"\"。\"\n空,2023-03-07,\n会议,2023-03-08,会议强调。";
        let pieces = Csv.pieces(table).expect("a table");
        let got: Vec<_> = pieces.iter().map(|p| (p.row, p.hints.title.as_deref(), p.text.as_str())).collect();
        assert_eq!(
            got,
            [(Some(1), Some("通知"), "要落实责任,\n不得\"推诿\"。"), (Some(3), Some("会议"), "会议强调。")]
        );
        assert_eq!(pieces[0].hints.published.as_deref(), Some("2023-03-06"));
    }

    #[test]
    fn the_column_of_texts_is_found_by_what_stands_in_it() {
        for (table, rows) in [
            (format!("编号,标题,稿件\n1,通知,{TEXT}\n2,会议,{TEXT}\n"), 2),
            (format!("1\t通知\t{TEXT}\n2\t会议\t{TEXT}\n"), 2),
            (format!("编号|稿件\n1|{TEXT}"), 1),
        ] {
            let pieces = Csv.pieces(&table).expect("a table");
            assert!(pieces.iter().all(|p| p.text == TEXT), "{table}");
            assert_eq!(pieces.len(), rows);
        }
        let titled = Csv.pieces(&format!("编号,标题,稿件\n1,通知,{TEXT}\n")).expect("a table");
        assert_eq!(titled[0].hints.title.as_deref(), Some("通知"));
    }

    #[test]
    fn other_delimiters_and_plain_text() {
        assert_eq!(Csv.pieces("title\tcontent\n甲\t乙\n").map(|p| p.len()), Some(1));
        let half_width = TEXT.replace('，', ",");
        let lines = format!("通知\n{half_width}\n{half_width}\n");
        let table = format!("单位,职务\n{half_width}\n");
        for plain in [
            "会议指出,要抓好内容,形式。\n第二行",
            "content\n一列",
            "",
            "正文，内容",
            &lines,
            &half_width,
            &table,
        ] {
            assert!(Csv.pieces(plain).is_none(), "{plain}");
        }
    }
}

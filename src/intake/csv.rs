//! Tables of scraped articles: a header that names a column of texts, and a row for each article.

use ::csv::ReaderBuilder;

use super::Format;
use super::fields::{Article, Field, field};
use super::text::{Piece, TextFormat};

/// Characters that part cells.
const DELIMITERS: &[u8] = b",\t;|";

/// CSV and its kin.
pub(super) struct Csv;

impl TextFormat for Csv {
    fn format(&self) -> Format {
        Format::Csv
    }

    fn pieces(&self, text: &str) -> Option<Vec<Piece>> {
        let delimiter = delimiter(text)?;
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().ok()?.clone();
        let mut pieces = Vec::new();
        for (at, row) in reader.records().enumerate() {
            let Ok(row) = row else { continue };
            let mut article = Article::default();
            for (name, cell) in header.iter().zip(row.iter()) {
                article.take(name, cell);
            }
            pieces.extend(article.piece(Some(at + 1)));
        }
        (!pieces.is_empty()).then_some(pieces)
    }
}

/// The character that parts the first line into two or more names, one of them a text's.
fn delimiter(text: &str) -> Option<u8> {
    let first = text.lines().next()?;
    DELIMITERS.iter().copied().find(|&delimiter| {
        let names: Vec<_> = first.split(char::from(delimiter)).map(|name| name.trim_matches('"')).collect();
        names.len() > 1 && names.iter().any(|name| field(name).is_some_and(|(f, _)| f == Field::Text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn other_delimiters_and_plain_text() {
        assert_eq!(Csv.pieces("title\tcontent\n甲\t乙\n").map(|p| p.len()), Some(1));
        for plain in ["会议指出,要抓好内容,形式。\n第二行", "content\n一列", "", "正文，内容"]
        {
            assert!(Csv.pieces(plain).is_none(), "{plain}");
        }
    }
}

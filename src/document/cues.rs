//! The word tables that this stage reads.

use std::sync::OnceLock;

use super::PressRole;
use crate::lexicon::{Matcher, Table, read_table};

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Published,
    Updated,
    Source,
    Press(PressRole),
    Counter,
    Tool,
    Contact,
    Original,
}

impl Field {
    fn of(id: &str) -> Self {
        match id {
            "published" => Self::Published,
            "updated" => Self::Updated,
            "source" => Self::Source,
            "reporter" => Self::Press(PressRole::Reporter),
            "editor" => Self::Press(PressRole::Editor),
            "correspondent" => Self::Press(PressRole::Correspondent),
            "photographer" => Self::Press(PressRole::Photographer),
            "author" => Self::Press(PressRole::Author),
            "counter" => Self::Counter,
            "contact" => Self::Contact,
            "original" => Self::Original,
            _ => Self::Tool,
        }
    }
}

/// What a word proves of the line it stands in; one bit for each class of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classes(u8);

impl Classes {
    fn of<'a>(words: impl Iterator<Item = &'a str>, order: &[&str]) -> Self {
        let bit = |word| order.iter().position(|class| *class == word).map_or(0, |i| 1 << i);
        Self(words.map(bit).fold(0, |all, bit| all | bit))
    }

    /// Whether it has one of these classes.
    pub(super) fn has(self, class: u8) -> bool {
        self.0 & class != 0
    }
}

/// Classes of chrome.tsv, in this order.
const CHROME: &[&str] = &["line", "start", "any", "list", "legal", "column", "site"];
pub(super) const LINE: u8 = 1;
pub(super) const START: u8 = 2;
pub(super) const ANY: u8 = 4;
pub(super) const LIST: u8 = 8;
pub(super) const LEGAL: u8 = 16;
pub(super) const COLUMN: u8 = 32;
pub(super) const SITE: u8 = 64;

/// Classes of headline.tsv, in this order.
const HEADLINE: &[&str] = &["speak", "document", "speech", "act"];
pub(super) const SPEAK: u8 = 1;
pub(super) const DOCUMENT: u8 = 2;
pub(super) const SPEECH: u8 = 4;
pub(super) const ACT: u8 = 8;

/// Classes of outlets.tsv, in this order.
const OUTLETS: &[&str] = &["outlet", "organ"];
pub(super) const OUTLET: u8 = 1;
pub(super) const ORGAN: u8 = 2;

macro_rules! matcher {
    ($(#[$doc:meta])* $name:ident: $value:ty = $table:literal, $row:expr) => {
        $(#[$doc])*
        pub(super) fn $name() -> &'static Matcher<$value> {
            static MATCHER: OnceLock<Matcher<$value>> = OnceLock::new();
            MATCHER.get_or_init(|| of_table(read_table!($table), $row))
        }
    };
}

matcher! {
    /// Labels of metadata bars and bylines.
    labels: Field = "labels.tsv", |cells| cells.map(Field::of).next().unwrap_or(Field::Tool)
}
matcher! {
    /// Words of site chrome.
    chrome: Classes = "chrome.tsv", |cells| Classes::of(cells, CHROME)
}
matcher! {
    /// Words of headlines.
    headline: Classes = "headline.tsv", |cells| Classes::of(cells, HEADLINE)
}

fn of_table<V: Copy>(
    table: &'static Table,
    value: impl Fn(&mut dyn Iterator<Item = &'static str>) -> V,
) -> Matcher<V> {
    Matcher::new(table.rows().map(|row| (row.key(), value(&mut row.list(1)))))
}

/// Endings of one table with their classes.
pub(super) struct Endings(std::collections::HashMap<&'static str, Classes>);

impl Endings {
    fn of(table: &'static Table, order: &[&str]) -> Self {
        Self(table.rows().map(|row| (row.key(), Classes::of(row.list(1), order))).collect())
    }

    /// The longest ending of `text` that has a class: its length in bytes.
    pub(super) fn of_text(&self, text: &str, class: u8) -> Option<usize> {
        let starts = text.char_indices().rev().take(8).map(|(at, _)| at);
        let hits = starts.filter_map(|at| text.get(at..));
        hits.filter(|end| self.0.get(end).is_some_and(|c| c.has(class))).map(str::len).last()
    }
}

/// How names of outlets and organs end.
pub(super) fn outlets() -> &'static Endings {
    static ENDINGS: OnceLock<Endings> = OnceLock::new();
    ENDINGS.get_or_init(|| Endings::of(read_table!("outlets.tsv"), OUTLETS))
}

/// How names of columns end.
pub(super) fn columns() -> &'static Endings {
    static ENDINGS: OnceLock<Endings> = OnceLock::new();
    ENDINGS.get_or_init(|| Endings::of(read_table!("chrome.tsv"), CHROME))
}

/// How lines of a headline end.
pub(super) fn headline_ends() -> &'static Endings {
    static ENDINGS: OnceLock<Endings> = OnceLock::new();
    ENDINGS.get_or_init(|| Endings::of(read_table!("headline.tsv"), HEADLINE))
}

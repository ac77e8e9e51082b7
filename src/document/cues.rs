//! The word tables that this stage reads.

use std::sync::OnceLock;

use super::PressRole;
use crate::lexicon::{Classed, Matcher, Table, Words, read_table};

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
            "counter" => Self::Counter,
            "contact" => Self::Contact,
            "original" => Self::Original,
            role => press_role(role).map_or(Self::Tool, Self::Press),
        }
    }
}

fn press_role(id: &str) -> Option<PressRole> {
    Some(match id {
        "reporter" => PressRole::Reporter,
        "editor" => PressRole::Editor,
        "correspondent" => PressRole::Correspondent,
        "photographer" => PressRole::Photographer,
        "author" => PressRole::Author,
        _ => return None,
    })
}

/// What a word proves of the line it stands in; one bit for each class of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    fn of<'a>(words: impl Iterator<Item = &'a str>, order: &[&str]) -> Self {
        let bit = |word| order.iter().position(|class| *class == word).map_or(0, |i| 1 << i);
        Self(words.map(bit).fold(0, |all, bit| all | bit))
    }

    /// Whether it has one of these classes.
    pub(super) fn has(self, class: u32) -> bool {
        self.0 & class != 0
    }
}

/// Classes of chrome.tsv, in this order.
const CHROME: &[&str] = &["line", "start", "any", "list", "legal", "column", "site"];
pub(super) const LINE: u32 = 1;
pub(super) const START: u32 = 2;
pub(super) const ANY: u32 = 4;
pub(super) const LIST: u32 = 8;
pub(super) const LEGAL: u32 = 16;
pub(super) const COLUMN: u32 = 32;
pub(super) const SITE: u32 = 64;

/// Classes of headline.tsv, in this order.
const HEADLINE: &[&str] = &["speak", "document", "speech", "act", "label"];
pub(super) const SPEAK: u32 = 1;
pub(super) const DOCUMENT: u32 = 2;
pub(super) const SPEECH: u32 = 4;
pub(super) const ACT: u32 = 8;
pub(super) const LABEL: u32 = 16;

/// Classes of outlets.tsv, in this order.
const OUTLETS: &[&str] = &["outlet", "organ"];
pub(super) const OUTLET: u32 = 1;
pub(super) const ORGAN: u32 = 2;

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

/// Endings of one table, asked by class.
pub(super) struct Endings(Classed);

impl Endings {
    /// The longest ending of `text` that has a class: its length in bytes.
    pub(super) fn of_text(&self, text: &str, class: u32) -> Option<usize> {
        self.0.ends(text, class)
    }
}

macro_rules! endings {
    ($(#[$doc:meta])* $name:ident = $table:literal, $classes:expr) => {
        $(#[$doc])*
        pub(super) fn $name() -> &'static Endings {
            static ENDINGS: OnceLock<Endings> = OnceLock::new();
            ENDINGS.get_or_init(|| Endings(Classed::of(read_table!($table), $classes)))
        }
    };
}

endings! {
    /// How names of outlets and organs end.
    outlets = "outlets.tsv", OUTLETS
}
endings! {
    /// How names of columns end.
    columns = "chrome.tsv", CHROME
}
endings! {
    /// How lines of a headline end.
    headline_ends = "headline.tsv", HEADLINE
}

/// Classes of byline-words.tsv, in this order.
const BYLINE: &[&str] = &["nobody", "deed"];
const NOBODY: u32 = 1;

/// Whether no name begins so.
pub(super) fn is_nobody(word: &str) -> bool {
    static WORDS: OnceLock<Classed> = OnceLock::new();
    WORDS.get_or_init(|| Classed::of(read_table!("byline-words.tsv"), BYLINE)).begins(word, NOBODY).is_some()
}

/// Characters that spell names without a surname.
pub(super) fn spelling() -> &'static Words<()> {
    static WORDS: OnceLock<Words<()>> = OnceLock::new();
    WORDS.get_or_init(|| Words::new(read_table!("transliteration.tsv").keys().map(|key| (key, ()))))
}

/// Words behind a name that say what the person did, with the role where they tell one.
pub(super) fn deeds() -> &'static Words<Option<PressRole>> {
    static WORDS: OnceLock<Words<Option<PressRole>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let rows =
            read_table!("byline-words.tsv").rows().filter(|row| row.list(1).any(|class| class == "deed"));
        Words::new(rows.map(|row| (row.key(), press_role(row.cell(2)))))
    })
}

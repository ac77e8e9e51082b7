//! The word tables that this stage reads.

use std::sync::OnceLock;

use super::PressRole;
use crate::lexicon::{Classed, Matcher, Row, Words, classes_of, read_table};

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Published,
    Updated,
    Source,
    Press(PressRole),
    /// Who put it on the page: a person or a body.
    Publisher,
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
            "publisher" => Self::Publisher,
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
pub(super) struct Classes(u64);

impl Classes {
    /// Whether it has one of these classes.
    pub(super) fn has(self, class: u64) -> bool {
        self.0 & class != 0
    }
}

/// Classes of chrome.tsv, in this order.
const CHROME: &[&str] = &["line", "start", "any", "list", "legal", "column", "site"];
pub(super) const LINE: u64 = 1;
pub(super) const START: u64 = 2;
pub(super) const ANY: u64 = 4;
pub(super) const LIST: u64 = 8;
pub(super) const LEGAL: u64 = 16;
pub(super) const COLUMN: u64 = 32;
pub(super) const SITE: u64 = 64;

/// Classes of headline.tsv, in this order.
const HEADLINE: &[&str] = &["speak", "document", "speech", "act", "label", "part", "hold"];
pub(super) const SPEAK: u64 = 1;
pub(super) const DOCUMENT: u64 = 2;
pub(super) const SPEECH: u64 = 4;
pub(super) const ACT: u64 = 8;
pub(super) const LABEL: u64 = 16;
pub(super) const PART: u64 = 32;
pub(super) const HOLD: u64 = 64;

/// Classes of outlets.tsv, in this order.
const OUTLETS: &[&str] = &["outlet", "organ", "neither"];
pub(super) const OUTLET: u64 = 1;
pub(super) const ORGAN: u64 = 2;
const NEITHER: u64 = 4;

macro_rules! matcher {
    ($(#[$doc:meta])* $name:ident: $value:ty = $table:literal, $row:expr) => {
        $(#[$doc])*
        pub(super) fn $name() -> &'static Matcher<$value> {
            static MATCHER: OnceLock<Matcher<$value>> = OnceLock::new();
            let value: fn(Row<'static>) -> $value = $row;
            MATCHER.get_or_init(|| Matcher::new(read_table!($table).rows().map(|row| (row.key(), value(row)))))
        }
    };
}

/// Labels of metadata bars and bylines, also with blanks between their characters: 信 息 来 源.
pub(super) fn labels() -> &'static Matcher<Field> {
    static MATCHER: OnceLock<Matcher<Field>> = OnceLock::new();
    MATCHER.get_or_init(|| {
        const BLANKS: [&str; 4] = [" ", "  ", "\u{3000}", "\u{3000}\u{3000}"];
        let rows = read_table!("labels.tsv").rows();
        Matcher::new(rows.flat_map(|row| {
            let field = row.list(1).map(Field::of).next().unwrap_or(Field::Tool);
            let label = row.key();
            // 张三 审核: two characters in a row may be of two words.
            let long = label.chars().count() > 2 && !label.starts_with(['一', '二', '三']);
            let spaced = BLANKS.into_iter().filter(move |_| long).map(move |blank| spaced(label, blank));
            std::iter::once(label).chain(spaced).map(move |label| (label, field))
        }))
    })
}

/// A word with `blank` between its characters, for a table that lives as long as the program.
fn spaced(word: &str, blank: &str) -> &'static str {
    word.chars().map(String::from).collect::<Vec<_>>().join(blank).leak()
}

matcher! {
    /// Words of site chrome.
    chrome: Classes = "chrome.tsv", |row| Classes(classes_of(row, CHROME))
}
matcher! {
    /// Words of headlines.
    headline: Classes = "headline.tsv", |row| Classes(classes_of(row, HEADLINE))
}

/// Endings of one table, asked by class.
pub(super) struct Endings {
    words: Classed,
    /// The class whose longer words hide the others: 通报 is no 报.
    hiding: u64,
}

impl Endings {
    /// The longest ending of `text` that has a class: its length in bytes.
    pub(super) fn of_text(&self, text: &str, class: u64) -> Option<usize> {
        let found = self.words.ends(text, class & !self.hiding)?;
        self.words.ends(text, self.hiding).is_none_or(|hidden| hidden < found).then_some(found)
    }
}

macro_rules! endings {
    ($(#[$doc:meta])* $name:ident = $table:literal, $classes:expr, $hiding:expr) => {
        $(#[$doc])*
        pub(super) fn $name() -> &'static Endings {
            static ENDINGS: OnceLock<Endings> = OnceLock::new();
            ENDINGS.get_or_init(|| Endings {
                words: Classed::of(read_table!($table), $classes),
                hiding: $hiding,
            })
        }
    };
}

endings! {
    /// How names of outlets and organs end.
    outlets = "outlets.tsv", OUTLETS, NEITHER
}
endings! {
    /// How names of columns end.
    columns = "chrome.tsv", CHROME, 0
}
endings! {
    /// How lines of a headline end.
    headline_ends = "headline.tsv", HEADLINE, 0
}

/// Classes of byline-words.tsv, in this order.
const BYLINE: &[&str] = &["nobody", "deed"];
const NOBODY: u64 = 1;

/// Whether no name begins so.
pub(super) fn is_nobody(word: &str) -> bool {
    static WORDS: OnceLock<Classed> = OnceLock::new();
    WORDS.get_or_init(|| Classed::of(read_table!("byline-words.tsv"), BYLINE)).begins(word, NOBODY).is_some()
}

/// Classes of outlet-words.tsv, in this order.
const BESIDE: &[&str] = &["opens", "gave", "made", "form", "told", "empty", "edits", "account"];
pub(super) const OPENS: u64 = 1;
pub(super) const GAVE: u64 = 2;
pub(super) const MADE: u64 = 4;
pub(super) const FORM: u64 = 8;
pub(super) const TOLD: u64 = 16;
pub(super) const EMPTY: u64 = 32;
pub(super) const EDITS: u64 = 64;
pub(super) const ACCOUNT: u64 = 128;

/// Words beside the name of an outlet that are no part of it.
pub(super) fn beside_outlet() -> &'static Classed {
    static WORDS: OnceLock<Classed> = OnceLock::new();
    WORDS.get_or_init(|| Classed::of(read_table!("outlet-words.tsv"), BESIDE))
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

//! The word tables of this module, each read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::super::model::{Subject, Theme};
use crate::lexicon::{Matcher, Row, Words, read_table};

pub(super) use super::classes::{
    Cue, Deontic, DeonticClass, Mark, NounClass, OrderWord, Report, ReportClass,
};

/// Words looked up by the end of a text.
pub(super) struct Endings<V>(Words<V>);

impl<V: Copy> Endings<V> {
    fn new(rows: impl Iterator<Item = (&'static str, V)>) -> Self {
        Self(Words::new(rows))
    }

    /// The longest word that `text` ends with.
    pub(super) fn of<'t>(&self, text: &'t str) -> Option<(&'t str, V)> {
        let (length, value) = self.0.suffix(text)?;
        Some((text.get(text.len() - length..)?, value))
    }
}

/// All tables of this module.
pub(super) struct Tables {
    /// Deontic words and reporting verbs, which compete for the same places.
    pub(super) speech: Matcher<Cue>,
    /// Nouns before a reporting verb.
    pub(super) nouns: Endings<NounClass>,
    /// Adverbs before a reporting verb.
    pub(super) adverbs: Endings<()>,
    /// First words of clauses that have 要求 and its like as a noun.
    pub(super) guards: Vec<&'static str>,
    /// Ends of phrases of time and place before a reporting verb.
    pub(super) scenes: Endings<()>,
    /// Verbs that announce orders.
    pub(super) announcing: Matcher<()>,
    /// What they announce.
    pub(super) announced: Endings<()>,
    /// Last words of those who are to act; whether one is a line of work.
    pub(super) actors: Endings<bool>,
    /// Beginnings of bare directives.
    pub(super) orders: Matcher<OrderWord>,
    /// Marks of description.
    pub(super) marks: Matcher<Mark>,
    /// Attitude (positive) and action (negative).
    pub(super) tone: Matcher<i32>,
    /// Topics.
    pub(super) topic: Matcher<Topic>,
    /// What all topic words stand for, with weights.
    themes: Vec<(Theme, u16)>,
    subjects: Vec<(Subject, u16)>,
}

/// Where the tables say what a topic word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Topic {
    themes: (u16, u16),
    subjects: (u16, u16),
}

impl Tables {
    /// The themes that a topic word stands for, with weights.
    pub(super) fn themes(&self, topic: Topic) -> &[(Theme, u16)] {
        part(&self.themes, topic.themes)
    }

    /// The subjects, with weights.
    pub(super) fn subjects(&self, topic: Topic) -> &[(Subject, u16)] {
        part(&self.subjects, topic.subjects)
    }
}

fn part<T>(all: &[T], (start, end): (u16, u16)) -> &[T] {
    all.get(start.into()..end.into()).unwrap_or_default()
}

/// The tables, read at first use.
pub(super) fn words() -> &'static Tables {
    static WORDS: OnceLock<Tables> = OnceLock::new();
    WORDS.get_or_init(|| {
        let (mut themes, mut subjects) = (Vec::new(), Vec::new());
        let topic = |row: Row<'static>| {
            let themes =
                add(&mut themes, weights(row, 1).filter_map(|(id, w)| Some((Theme::from_id(id)?, w))));
            let more = weights(row, 2).filter_map(|(id, w)| Some((Subject::from_id(id)?, w)));
            (row.key(), Topic { themes, subjects: add(&mut subjects, more) })
        };
        let topic = Matcher::new(read_table!("theme-words.tsv").rows().map(topic));
        Tables {
            speech: speech(),
            nouns: Endings::new(
                read_table!("speaker-nouns.tsv").rows().map(|r| (r.key(), NounClass::from_cell(r.cell(1)))),
            ),
            adverbs: Endings::new(read_table!("speech-adverbs.tsv").keys().map(|k| (k, ()))),
            guards: leading("guard").collect(),
            scenes: Endings::new(leading("scene").map(|word| (word, ()))),
            announcing: Matcher::new(leading("announcing").map(|word| (word, ()))),
            announced: Endings::new(leading("announced").map(|word| (word, ()))),
            actors: Endings::new(
                read_table!("actor-heads.tsv").rows().map(|r| (r.key(), r.cell(1) == "field")),
            ),
            orders: Matcher::new(
                read_table!("order-words.tsv").rows().map(|r| (r.key(), OrderWord::from_cell(r.cell(1)))),
            ),
            marks: Matcher::new(read_table!("descriptive-marks.tsv").rows().map(|r| (r.key(), mark(r)))),
            tone: Matcher::new(read_table!("tone-words.tsv").rows().map(|r| (r.key(), number(r.cell(1))))),
            topic,
            themes,
            subjects,
        }
    })
}

/// The words of a class of `lead-in-words.tsv`.
fn leading(class: &'static str) -> impl Iterator<Item = &'static str> {
    let rows = read_table!("lead-in-words.tsv").rows();
    rows.filter(move |row| row.list(1).any(|c| c == class)).map(|row| row.key())
}

fn speech() -> Matcher<Cue> {
    let deontic = read_table!("deontic-words.tsv");
    let reporting = read_table!("reporting-verbs.tsv");
    let mut cues: BTreeMap<&str, Cue> = BTreeMap::new();
    for row in deontic.rows() {
        let force = u8::try_from(number(row.cell(2))).unwrap_or(0);
        let class = DeonticClass::from_cell(row.cell(1));
        cues.entry(row.key()).or_default().deontic = class.map(|class| Deontic { class, force });
    }
    for row in reporting.rows() {
        let class = ReportClass::from_cell(row.cell(1));
        let asks = row.cell(1) == "order";
        cues.entry(row.key()).or_default().report =
            class.map(|class| Report { class, asks, verb: row.cell(2) });
    }
    Matcher::new(cues)
}

fn mark(row: Row<'static>) -> Mark {
    Mark { weight: number(row.cell(1)), start: row.cell(2) == "start" }
}

/// Adds what a word stands for; gives where it begins and ends.
fn add<T>(all: &mut Vec<T>, more: impl Iterator<Item = T>) -> (u16, u16) {
    let end = |all: &Vec<T>| u16::try_from(all.len()).expect("a table of less than 65,536 weights");
    let start = end(all);
    all.extend(more);
    (start, end(all))
}

fn weights(row: Row<'static>, column: usize) -> impl Iterator<Item = (&'static str, u16)> {
    row.list(column).filter_map(|cell| cell.split_once(':')).filter_map(|(id, w)| Some((id, w.parse().ok()?)))
}

fn number(cell: &str) -> i32 {
    cell.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Table;

    /// Every cell that names a class names a known one.
    #[test]
    fn cells_are_known() {
        let none = |table: &'static Table, column: usize, known: &dyn Fn(&str) -> bool| {
            for row in table.rows() {
                assert!(known(row.cell(column)), "{}: {}", row.key(), row.cell(column));
            }
        };
        none(read_table!("deontic-words.tsv"), 1, &|c| c == "none" || DeonticClass::from_cell(c).is_some());
        none(read_table!("reporting-verbs.tsv"), 1, &|c| c == "none" || ReportClass::from_cell(c).is_some());
        none(read_table!("speaker-nouns.tsv"), 1, &|c| {
            c == "lay" || NounClass::from_cell(c) != NounClass::Lay
        });
        none(read_table!("order-words.tsv"), 1, &|c| {
            c == "verb" || OrderWord::from_cell(c) != OrderWord::Verb
        });
        for row in read_table!("theme-words.tsv").rows() {
            let known = words().topic.prefix(row.key()).expect("a word of the table").value;
            let count = row.list(1).chain(row.list(2)).filter(|&c| c != "-").count();
            let told = words().themes(known).len() + words().subjects(known).len();
            assert_eq!(told, count, "{}", row.key());
        }
    }

    #[test]
    fn longest_ending() {
        let (word, class) = words().nouns.of("在全县防汛工作会议").expect("a meeting");
        assert_eq!((word, class), ("工作会议", NounClass::Meeting));
        assert!(words().nouns.of("石桥").is_none());
    }
}

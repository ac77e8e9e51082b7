//! The word tables of this module, each read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::super::model::{Subject, Theme};
use crate::lexicon::{Matcher, Words, read_table};

/// What a deontic word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeonticClass {
    /// 要, 必须.
    Obligation,
    /// 应, 须: an order only before a verb.
    Weak,
    /// 严禁, 不得.
    Prohibition,
    /// 不办: forbids only beside another cue.
    WeakProhibition,
    /// 可以.
    Permission,
    /// 鼓励, 希望.
    Encouragement,
    /// 请.
    Request,
}

/// A deontic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deontic {
    /// What it does.
    pub(super) class: DeonticClass,
    /// 1 to 5.
    pub(super) force: u8,
}

/// How far what a reporting verb reports is an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportClass {
    /// 要求: ordered unless it describes.
    Order,
    /// 指出: may begin with a description.
    Say,
    /// 希望: exhorts.
    Hope,
    /// 认为: an order only where a deontic word says so.
    Narrate,
    /// 汇报: never.
    Tell,
    /// 一致表示: never.
    Pledge,
}

/// A reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// How far it orders.
    pub(super) class: ReportClass,
    /// The verb as records give it.
    pub(super) verb: &'static str,
}

impl Report {
    /// Whether it asks somebody, so that what is asked needs no mark before it and no deontic word.
    pub(super) fn asks(self) -> bool {
        let lays_down = matches!(self.verb, "部署" | "明确" | "批示" | "规定" | "指令" | "商定" | "议定");
        self.class == ReportClass::Order && !lays_down
    }
}

/// A word of speech: deontic, reporting, both or (a word that only looks so) neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// As a deontic word.
    pub(super) deontic: Option<Deontic>,
    /// As a reporting verb.
    pub(super) report: Option<Report>,
}

/// What kind of speaker a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounClass {
    /// 会议.
    Meeting,
    /// 通知.
    Document,
    /// 市委.
    Organ,
    /// 他.
    Pronoun,
    /// 同志, behind a name.
    Post,
    /// 专家: nobody who orders.
    Lay,
}

/// How a bare directive begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OrderWord {
    /// 加强.
    Verb,
    /// 检查: a verb that also stands in names, as in 检查组.
    Activity,
    /// 切实.
    Adverb,
    /// 加快: before a verb an adverb, before a noun a verb.
    Either,
    /// 把: what is acted on follows.
    Object,
    /// 按照.
    Preposition,
}

impl OrderWord {
    /// Whether it is a verb whatever follows.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::Activity)
    }

    /// Whether what it stands before may be a verb.
    pub(super) fn is_adverb(self) -> bool {
        matches!(self, Self::Adverb | Self::Either)
    }

    /// Whether a noun stands behind it before any verb.
    pub(super) fn is_preposition(self) -> bool {
        matches!(self, Self::Object | Self::Preposition)
    }
}

/// A mark of description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// How strong.
    pub(super) weight: i32,
    /// Whether it counts only at the start of a sentence.
    pub(super) start: bool,
}

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
    /// Last words of those who are to act.
    pub(super) actors: Endings<()>,
    /// Beginnings of bare directives.
    pub(super) orders: Matcher<OrderWord>,
    /// Marks of description.
    pub(super) marks: Matcher<Mark>,
    /// Attitude (positive) and action (negative).
    pub(super) tone: Matcher<i32>,
    /// Topics, as indices into `topics`.
    pub(super) topic: Matcher<usize>,
    /// What the topic words stand for.
    pub(super) topics: Vec<Topic>,
}

/// What a topic word stands for, with weights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Topic {
    /// Themes.
    pub(super) themes: Vec<(Theme, u64)>,
    /// Subjects.
    pub(super) subjects: Vec<(Subject, u64)>,
}

/// The tables, read at first use.
pub(super) fn words() -> &'static Tables {
    static WORDS: OnceLock<Tables> = OnceLock::new();
    WORDS.get_or_init(|| {
        let topics = read_table!("theme-words.tsv");
        Tables {
            speech: speech(),
            nouns: Endings::new(read_table!("speaker-nouns.tsv").rows().map(|r| (r.key(), noun(r.cell(1))))),
            adverbs: Endings::new(read_table!("speech-adverbs.tsv").keys().map(|k| (k, ()))),
            guards: leading("guard").collect(),
            scenes: Endings::new(leading("scene").map(|word| (word, ()))),
            announcing: Matcher::new(leading("announcing").map(|word| (word, ()))),
            announced: Endings::new(leading("announced").map(|word| (word, ()))),
            actors: Endings::new(read_table!("actor-heads.tsv").keys().map(|k| (k, ()))),
            orders: Matcher::new(read_table!("order-words.tsv").rows().map(|r| (r.key(), order(r.cell(1))))),
            marks: Matcher::new(read_table!("descriptive-marks.tsv").rows().map(|r| (r.key(), mark(r)))),
            tone: Matcher::new(read_table!("tone-words.tsv").rows().map(|r| (r.key(), number(r.cell(1))))),
            topic: Matcher::new(topics.keys().zip(0..)),
            topics: topics.rows().map(topic).collect(),
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
        let class = deontic_class(row.cell(1));
        cues.entry(row.key()).or_default().deontic = class.map(|class| Deontic { class, force });
    }
    for row in reporting.rows() {
        let class = report_class(row.cell(1));
        cues.entry(row.key()).or_default().report = class.map(|class| Report { class, verb: row.cell(2) });
    }
    Matcher::new(cues)
}

fn deontic_class(cell: &str) -> Option<DeonticClass> {
    Some(match cell {
        "obligation" => DeonticClass::Obligation,
        "weak" => DeonticClass::Weak,
        "prohibition" => DeonticClass::Prohibition,
        "weak-prohibition" => DeonticClass::WeakProhibition,
        "permission" => DeonticClass::Permission,
        "encouragement" => DeonticClass::Encouragement,
        "request" => DeonticClass::Request,
        _ => return None,
    })
}

fn report_class(cell: &str) -> Option<ReportClass> {
    Some(match cell {
        "order" => ReportClass::Order,
        "say" => ReportClass::Say,
        "hope" => ReportClass::Hope,
        "narrate" => ReportClass::Narrate,
        "tell" => ReportClass::Tell,
        "pledge" => ReportClass::Pledge,
        _ => return None,
    })
}

fn noun(cell: &str) -> NounClass {
    match cell {
        "meeting" => NounClass::Meeting,
        "document" => NounClass::Document,
        "organ" => NounClass::Organ,
        "pronoun" => NounClass::Pronoun,
        "post" => NounClass::Post,
        _ => NounClass::Lay,
    }
}

fn order(cell: &str) -> OrderWord {
    match cell {
        "activity" => OrderWord::Activity,
        "adverb" => OrderWord::Adverb,
        "adverb-verb" => OrderWord::Either,
        "object" => OrderWord::Object,
        "preposition" => OrderWord::Preposition,
        _ => OrderWord::Verb,
    }
}

fn mark(row: crate::lexicon::Row<'static>) -> Mark {
    Mark { weight: number(row.cell(1)), start: row.cell(2) == "start" }
}

fn topic(row: crate::lexicon::Row<'static>) -> Topic {
    Topic {
        themes: weights(row, 1).filter_map(|(id, w)| Some((Theme::from_id(id)?, w))).collect(),
        subjects: weights(row, 2).filter_map(|(id, w)| Some((Subject::from_id(id)?, w))).collect(),
    }
}

fn weights(row: crate::lexicon::Row<'static>, column: usize) -> impl Iterator<Item = (&'static str, u64)> {
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
        none(read_table!("deontic-words.tsv"), 1, &|c| c == "none" || deontic_class(c).is_some());
        none(read_table!("reporting-verbs.tsv"), 1, &|c| c == "none" || report_class(c).is_some());
        none(read_table!("speaker-nouns.tsv"), 1, &|c| c == "lay" || noun(c) != NounClass::Lay);
        none(read_table!("order-words.tsv"), 1, &|c| c == "verb" || order(c) != OrderWord::Verb);
        for row in read_table!("theme-words.tsv").rows() {
            let known = topic(row);
            let count = row.list(1).chain(row.list(2)).filter(|&c| c != "-").count();
            assert_eq!(known.themes.len() + known.subjects.len(), count, "{}", row.key());
        }
    }

    #[test]
    fn longest_ending() {
        let (word, class) = words().nouns.of("在全县防汛工作会议").expect("a meeting");
        assert_eq!((word, class), ("工作会议", NounClass::Meeting));
        assert!(words().nouns.of("石桥").is_none());
    }
}

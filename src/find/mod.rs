//! A query in, its places in every text held out: exact words in either script, or a regular expression. Runs in the
//! engine, where the tables of both scripts are.

mod fault;
mod pattern;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use fault::{Fault, FaultCode};

use crate::span::{Offset, ReportId, TextRange};
use pattern::Pattern;

/// So many places are told of at most; nobody reads more.
const MOST: usize = 50_000;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// Whether it is a regular expression.
    pub regex: bool,
}

impl Query {
    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The query in simplified characters, where that differs.
    pub simplified: Option<String>,
    /// Places in the base texts, in text order, never overlapping; only of reports that have any.
    pub hits: BTreeMap<ReportId, Vec<TextRange>>,
    /// There are more than these.
    pub more: bool,
}

impl Found {
    /// How many places.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits.values().map(Vec::len).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }
}

/// Base texts, kept between one query and the next.
#[derive(Debug, Default)]
pub struct Held {
    texts: BTreeMap<ReportId, String>,
}

impl Held {
    /// Takes up texts, new or changed.
    pub fn hold(&mut self, texts: impl IntoIterator<Item = (ReportId, String)>) {
        self.texts.extend(texts);
    }

    /// Forgets the texts of these reports.
    pub fn drop(&mut self, gone: &[ReportId]) {
        self.texts.retain(|id, _| !gone.contains(id));
    }

    /// Looks for a query in all texts.
    ///
    /// # Errors
    /// If it is a regular expression and not a good one.
    pub fn find(&self, query: &Query) -> Result<Found, Fault> {
        let pattern = Pattern::new(query)?;
        let simplified = pattern.simplified().filter(|text| *text != query.text).map(str::to_owned);
        let mut found = Found { simplified, ..Found::default() };
        let mut left = MOST;
        for (id, text) in &self.texts {
            let ranges: Vec<_> = places(&pattern, text).take(left + 1).collect();
            found.more = ranges.len() > left;
            let kept = &ranges[..ranges.len().min(left)];
            left -= kept.len();
            if !kept.is_empty() {
                found.hits.insert(*id, kept.to_vec());
            }
            if found.more {
                break;
            }
        }
        Ok(found)
    }
}

/// A hit never reaches over the end of a paragraph; `^` and `$` are its ends.
fn places<'a>(pattern: &'a Pattern, text: &'a str) -> impl Iterator<Item = TextRange> + 'a {
    let mut at = 0;
    text.split('\n').flat_map(move |line| {
        let start = Offset::at(at);
        at += line.len() + 1;
        pattern.places(line).map(move |range| range.shifted(start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::slice;

    fn id(part: u32) -> ReportId {
        ReportId { part, ..ReportId::default() }
    }

    fn held(texts: &[&str]) -> Held {
        let mut held = Held::default();
        held.hold((0..).zip(texts).map(|(part, text)| (id(part), (*text).to_owned())));
        held
    }

    fn query(text: &str, regex: bool) -> Query {
        Query { text: text.to_owned(), regex }
    }

    /// The words that a query finds in one text.
    fn words(text: &str, sought: Query) -> Vec<String> {
        let found = held(&[text]).find(&sought).expect("a good query");
        found.hits.values().flatten().map(|range| slice(text, *range).to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_either_script() {
        let text = "全县开展核酸检测。\n核酸检测点于4月启用，GDP增长。";
        for (sought, count) in [
            ("核酸检测", 2),
            ("核酸檢測", 2),
            ("檢", 2),
            (" 核酸檢測點 ", 1),
            ("gdp", 1),
            ("ＧＤＰ", 1),
            ("測點於", 1),
            ("测。核", 0),
            ("点.4", 0),
        ] {
            assert_eq!(words(text, query(sought, false)).len(), count, "{sought}");
        }
    }

    #[test]
    fn a_character_that_stayed_traditional_is_found_as_typed() {
        assert_eq!(words("乾隆年间，晒干。", query("乾", false)), ["乾", "干"]);
    }

    #[test]
    fn expressions_are_found_in_either_script_and_within_paragraphs() {
        let text = "县委第12次会议\n县政府第3次会议。\n落实。";
        assert_eq!(words(text, query("第.{1,3}次会议", true)), ["第12次会议", "第3次会议"]);
        assert_eq!(words(text, query("第\\d+次會議$", true)), ["第12次会议"]);
        assert_eq!(words(text, query("^县\\p{Han}+第", true)).len(), 2);
        assert_eq!(words(text, query("议[^x]+县", true)), [""; 0], "no hit crosses the end of a paragraph");
        assert_eq!(words(text, query("x*", true)), [""; 0], "nothing is no hit");
    }

    #[test]
    fn a_bad_expression_tells_its_place() {
        for (text, code, at) in [
            ("第(一", FaultCode::Group, (1, 2)),
            ("会议)", FaultCode::Group, (2, 3)),
            ("第[一二", FaultCode::Class, (1, 2)),
            ("*会", FaultCode::Repeat, (0, 1)),
            ("会\\y", FaultCode::Escape, (1, 3)),
            ("會(?=議)", FaultCode::Other, (1, 4)),
        ] {
            let fault = held(&[]).find(&query(text, true)).expect_err("a bad expression");
            assert_eq!((fault.code, fault.at), (code, at), "{text}");
        }
        let large = held(&[]).find(&query("(\\p{Han}{900}){900}", true)).expect_err("too large");
        assert_eq!(large.code, FaultCode::TooLarge);
    }

    #[test]
    fn reports_come_and_go() {
        let mut held = held(&["清河", "清溪", "青山"]);
        let reports = |held: &Held| {
            let found = held.find(&query("清", false)).expect("plain words");
            found.hits.into_keys().map(|id| id.part).collect::<Vec<_>>()
        };
        assert_eq!(reports(&held), [0, 1]);
        held.drop(&[id(0)]);
        held.hold([(id(2), "清泉".to_owned())]);
        assert_eq!(reports(&held), [1, 2]);
    }

    #[test]
    fn too_many_hits_are_cut_and_said_so() {
        let text = "的".repeat(MOST - 1);
        let found = held(&[&text, "的的的"]).find(&query("的", false)).expect("plain words");
        assert_eq!((found.len(), found.more), (MOST, true));
        let all = held(&[&text, "的"]).find(&query("的", false)).expect("plain words");
        assert_eq!((all.len(), all.more), (MOST, false));
    }

    #[test]
    fn nothing_is_found_of_nothing() {
        for sought in [query("", false), query("  ", false), query("", true)] {
            assert!(held(&["会议"]).find(&sought).expect("no fault").is_empty());
        }
    }
}

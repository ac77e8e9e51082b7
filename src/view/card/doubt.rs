//! A character whose form is in doubt in, what its card says of it out: the words around it and the forms to choose from.

use super::super::in_script::Shown;
use super::super::state::OpenReport;
use crate::protocol::{Choice, Form, Offset, TextRange, slice};

/// So many characters stand on either side.
const AROUND: usize = 8;

/// A character whose form is in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtCard {
    /// Its place, and the form that stands there.
    pub choice: Choice,
    /// The forms that it may have.
    pub forms: Vec<Form>,
    /// What stands before it, it, and what stands behind it.
    pub phrase: [String; 3],
    /// Whether the reader chose its form for all reports.
    pub in_all: bool,
}

/// The doubt at a place of the base text.
pub(super) fn doubt(shown: Shown, open: &OpenReport, at: Offset) -> Option<DoubtCard> {
    let text = shown.text;
    let start = text.map.forward(TextRange::empty(at)).start();
    let found = text.doubts.binary_search_by_key(&start, |doubt| doubt.range.start()).ok()?;
    let (choice, range) = (text.doubts[found].choice, text.doubts[found].range);
    let is_about = |other: &Choice| other.is_about(choice);
    let is_own = open.wanted.forms.iter().any(is_about);
    Some(DoubtCard {
        choice,
        forms: text.forms.get(&choice.source).cloned().unwrap_or_default(),
        phrase: around(&text.text, range),
        in_all: !is_own && text.manner.chosen.iter().any(is_about),
    })
}

/// What stands around a place in its line.
fn around(text: &str, range: TextRange) -> [String; 3] {
    let before = slice(text, TextRange::new(Offset(0), range.start()));
    let behind = slice(text, TextRange::new(range.end(), TextRange::of(text).end()));
    let in_line = |c: &char| *c != '\n';
    let mut head: Vec<char> = before.chars().rev().take_while(in_line).take(AROUND).collect();
    head.reverse();
    let tail = behind.chars().take_while(in_line).take(AROUND);
    [head.into_iter().collect(), slice(text, range).to_owned(), tail.collect()]
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::pipeline::{Options, read};
    use crate::protocol::{FileId, RawFile, ReadReport, Variant};

    fn report(text: &str) -> ReadReport {
        let mut found = Vec::new();
        read(
            FileId(0),
            &RawFile::new("甲.txt", text),
            Options::default(),
            |_| {},
            |report| found.extend(report),
        )
        .expect("a text");
        found.remove(0)
    }

    #[test]
    fn a_doubt_has_its_forms_and_says_where_it_stands() {
        let read = Rc::new(report("云泽县召开会议\n会议结束，三人去干。"));
        let (open, text) = (OpenReport::new(Rc::clone(&read)), read.shown(Variant::Taiwan));
        let at = Offset::at(read.texts.base.find('干').expect("it stands there"));
        let card = doubt(Shown { read: &read, text: &text }, &open, at).expect("it is in doubt");
        assert_eq!(card.phrase, ["會議結束，三人去", "幹", "。"]);
        assert!(
            card.forms.len() > 2 && card.forms.iter().all(|form| form.meanings.iter().all(|m| !m.is_empty()))
        );
        assert!(!card.in_all);
        assert_eq!(doubt(Shown { read: &read, text: &text }, &open, Offset(at.0 + 3)), None);
    }
}

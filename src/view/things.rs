//! A report in, the bodies, documents, dates and places of the index out: each once, with all its places.

use std::collections::BTreeMap;

use super::in_script::Shown;
use super::items::class_of_span;
use super::mark::{MarkClass, MarkId, Target};
use crate::protocol::slice;

/// A body, document, date or place of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThingRow {
    /// As shown.
    pub text: String,
    /// Every place of it.
    pub marks: Vec<MarkId>,
}

/// The things of one class, by first appearance.
#[must_use]
pub fn things(shown: Shown, class: MarkClass) -> Vec<ThingRow> {
    let (mut rows, mut known) = (Vec::<ThingRow>::new(), BTreeMap::new());
    for (number, span) in (0..).zip(&shown.read.reading.spans) {
        let (its_class, range) = class_of_span(span);
        if its_class != class {
            continue;
        }
        let mark = MarkId { report: shown.read.id, target: Target::Span(number), place: 0 };
        let row = *known.entry(slice(&shown.read.texts.base, range)).or_insert_with(|| {
            rows.push(ThingRow { text: shown.at(range).to_owned(), marks: Vec::new() });
            rows.len() - 1
        });
        rows[row].marks.push(mark);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn things_stand_once_with_all_places() {
        let fixture = fixture::long(30);
        let rows = things(fixture.shown(), MarkClass::Body);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].text.as_str(), rows[0].marks.len()), ("县水利局", 30));
        assert!(things(fixture.shown(), MarkClass::Document).is_empty());
    }

    #[test]
    fn counts_every_class() {
        let counts = fixture::meeting().article(false).counts();
        let numbers: Vec<_> = counts.iter().map(|(class, count)| (class.code(), *count)).collect();
        let expected =
            [("person", 5), ("post", 3), ("body", 2), ("order", 2), ("ban", 1), ("doc", 1), ("place", 2)];
        assert_eq!(numbers, expected);
    }
}

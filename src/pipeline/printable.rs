//! A report's text as it is to be shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::report::{ReadReport, Texts};
use crate::analysis::Speaker;
use crate::document::Sourced;
use crate::script::{self, Choice, Converted, Manner, Script, Variant, Wording};
use crate::span::{EditMap, ReportId, TextRange, slice};

/// What showing a report takes: part of it, so that not all of it has to travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printable {
    /// The report.
    pub report: ReportId,
    /// Its base text.
    pub base: String,
    /// Its clean text, where that is another.
    pub clean: Option<String>,
    /// From the clean text to the base.
    pub simplified: EditMap,
    /// The script of the clean text.
    pub script: Script,
    /// The passages of the clean text, where they are in several scripts.
    pub passages: Vec<(TextRange, Script)>,
    /// People's names in the base text.
    pub names: Vec<TextRange>,
    /// Words said of it that do not stand in it.
    pub words: Vec<String>,
    /// Forms that the reader chose for characters in doubt.
    pub forms: Vec<Choice>,
}

impl Printable {
    /// The text as it is to be shown; the map leads from the base text.
    #[must_use]
    pub fn shown(&self, wording: Wording) -> Converted {
        let Self { base, clean, simplified, script, passages, names, words, forms, .. } = self;
        let clean = clean.as_deref().unwrap_or(base);
        let text = script::Text { base, clean, simplified, script: *script, passages, names };
        let variant = match (wording.variant, script) {
            (Variant::Original, Script::Hans) => Variant::Hans,
            (Variant::Original, _) => Variant::Hant,
            (variant, _) => variant,
        };
        let word = |word: &String| (word.clone(), script::convert(word, variant, &[]).text);
        let words = words.iter().map(word).collect();
        Converted { words, ..text.shown(Manner::new(wording, forms.iter().copied())) }
    }
}

impl ReadReport {
    /// The report's text as it is to be shown; the map leads from the base text.
    #[must_use]
    pub fn shown(&self, wording: impl Into<Wording>) -> Converted {
        self.printable().shown(wording.into())
    }

    /// What showing it takes.
    #[must_use]
    pub fn printable(&self) -> Printable {
        let Texts { base, clean, simplified, script, passages, .. } = &self.texts;
        Printable {
            report: self.id,
            base: base.clone(),
            clean: (clean != base).then(|| clean.clone()),
            simplified: simplified.clone(),
            script: *script,
            passages: passages.clone(),
            names: self.names(),
            words: self.words(),
            forms: self.forms.clone(),
        }
    }

    /// Values of head, meeting and directives that are tidied forms of what stands in the text.
    fn words(&self) -> Vec<String> {
        let (head, meeting) = (&self.report.head, &self.reading.meeting);
        let sourced = [&head.title, &head.source, &meeting.name, &meeting.jurisdiction].into_iter().flatten();
        let stands = |value: &&Sourced<String>| {
            value.range.is_some_and(|range| slice(&self.texts.base, range) == value.value)
        };
        let values = sourced.filter(|value| !stands(value)).map(|value| &value.value);
        let speakers = self.reading.directives.iter().filter_map(|directive| match &directive.speaker {
            Speaker::Other(words) => Some(words),
            Speaker::Person(_) | Speaker::Meeting => None,
        });
        let words: BTreeSet<_> = values.chain(speakers).chain(&meeting.divisions).cloned().collect();
        words.into_iter().collect()
    }
}

//! A report, read.

use serde::{Deserialize, Serialize};

use crate::analysis::{Mention, MentionKind, Reading};
use crate::document::Report;
use crate::intake::{EncodingGuess, Format, Hints};
use crate::note::Note;
use crate::repair::Edit;
use crate::script::{Choice, NameForms, Script};
use crate::span::{EditMap, Offset, ReportId, TextRange, slice};

/// Where a report came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Base name of the file or archive entry.
    pub name: String,
    /// Path in the dropped folder or archive.
    pub path: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Format.
    pub format: Format,
    /// Encoding.
    pub encoding: EncodingGuess,
    /// What the container said.
    pub hints: Hints,
    /// Which report of its text this is, from 1.
    pub part: u32,
    /// How many reports the text holds.
    pub parts: u32,
}

/// One report's text in its three states, and the maps between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// As decoded: the part of the file's text that holds the report.
    pub decoded: String,
    /// Where `decoded` starts in the whole decoded text of the file.
    pub decoded_at: Offset,
    /// Repaired, in the source's own script.
    pub clean: String,
    /// Repaired and simplified: the text that analysis read and that all ranges count in.
    pub base: String,
    /// From `decoded` to `clean`.
    pub repaired: EditMap,
    /// From `clean` to `base`.
    pub simplified: EditMap,
    /// The script of `clean`.
    pub script: Script,
    /// The passages of `clean`, where they are in several scripts.
    pub passages: Vec<(TextRange, Script)>,
}

/// One report, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadReport {
    /// Its id.
    pub id: ReportId,
    /// Where it came from.
    pub origin: Origin,
    /// Its text.
    pub texts: Texts,
    /// Repairs; ranges count in `texts.decoded`.
    pub edits: Vec<Edit>,
    /// Its structure.
    pub report: Report,
    /// What it says.
    pub reading: Reading,
    /// The officials' names in both scripts and as they are read, by [`PersonId`](crate::span::PersonId).
    pub name_forms: Vec<NameForms>,
    /// What to tell the reader; ranges count in `texts.base`.
    pub notes: Vec<Note>,
    /// Forms that the reader chose for characters in doubt.
    pub forms: Vec<Choice>,
}

impl ReadReport {
    /// Every full name in the base text, and the surname where it stands with a post; in order, without overlaps.
    /// Conversion spares them.
    #[must_use]
    pub fn names(&self) -> Vec<TextRange> {
        let mentions = self.reading.officials.iter().flat_map(|o| &o.mentions);
        let officials = mentions.filter_map(|mention| self.name_in(mention));
        let press = self.report.head.press.iter().flat_map(|p| p.spans.iter());
        let others = self.reading.others.iter().flat_map(|p| p.spans.iter());
        let mut names: Vec<_> = officials.chain(press.chain(others).copied()).collect();
        names.sort_unstable();
        let mut end = Offset::default();
        names.retain(|name| {
            let free = name.start() >= end;
            end = if free { name.end() } else { end };
            free
        });
        names
    }

    /// What of a mention is name.
    fn name_in(&self, Mention { range, kind, .. }: &Mention) -> Option<TextRange> {
        let surname =
            |first: char| TextRange::at(range.start().index(), range.start().index() + first.len_utf8());
        match kind {
            MentionKind::Name => Some(*range),
            MentionKind::SurnamePost => slice(&self.texts.base, *range).chars().next().map(surname),
            MentionKind::GivenName | MentionKind::Pronoun => None,
        }
    }
}

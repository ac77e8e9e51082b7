//! [`RawFile`] in, [`ReadReport`]s out: runs every stage in order. The only module that names them all.

mod decide;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use decide::{Basis, Decisions};

use crate::analysis::{self, MentionKind, Reading, Speaker};
use crate::document::{Report, Sheet, Sourced};
use crate::intake::{self, EncodingGuess, Format, Hints, IntakeError, RawFile, SourceText, Unread};
use crate::note::{Note, NoteCode};
use crate::repair::{self, Edit, RepairedText};
use crate::script::{self, Choice, Converted, Manner, NameForms, Script, Variant, Wording};
use crate::span::{EditMap, FileId, Offset, ReportId, TextId, TextRange, slice};

/// A step of the work on one file, for progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Sniffing and decoding.
    Intake,
    /// Repair.
    Repair,
    /// Blocks and head matter.
    Document,
    /// Meeting, officials, directives.
    Analysis,
}

/// How files are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Cut a text that holds several reports; otherwise one text is one report.
    pub split: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { split: true }
    }
}

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

/// What showing a report takes: part of it, so that not all of it has to travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printable {
    /// The report.
    pub report: ReportId,
    /// Its base text.
    pub base: String,
    /// Its clean text.
    pub clean: String,
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
            clean: clean.clone(),
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
        let words: BTreeSet<_> = values.chain(speakers).cloned().collect();
        words.into_iter().collect()
    }

    /// Every full name in the base text, and the surname where it stands with a post; in order, without overlaps.
    /// Conversion spares them.
    #[must_use]
    pub fn names(&self) -> Vec<TextRange> {
        let officials = self.reading.officials.iter().flat_map(|o| &o.mentions).filter_map(|mention| {
            let surname = || {
                let first = slice(&self.texts.base, mention.range).chars().next();
                let start = mention.range.start().index();
                TextRange::at(start, start + first.map_or(0, char::len_utf8))
            };
            match mention.kind {
                MentionKind::Name => Some(mention.range),
                MentionKind::SurnamePost => Some(surname()),
                MentionKind::GivenName | MentionKind::Pronoun => None,
            }
        });
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
}

/// Reads one file. `progress` hears of each stage as it starts; reports reach `found` as soon as each is
/// ready, so that a file with many can be read from the start; so do entries of an archive that cannot be
/// read, while the others can.
///
/// # Errors
/// If the file cannot be read at all; see [`IntakeError`].
pub fn read(
    id: FileId,
    file: &RawFile,
    options: Options,
    mut progress: impl FnMut(Stage),
    mut found: impl FnMut(Result<ReadReport, Unread>),
) -> Result<(), IntakeError> {
    progress(Stage::Intake);
    let mut text = 0;
    intake::read(file, |source| match source {
        Ok(source) => {
            read_text(TextId { file: id, text }, &source, options, &mut progress, &mut found);
            text += 1;
        }
        Err(unread) => found(Err(unread)),
    })
}

fn read_text(
    id: TextId,
    source: &SourceText,
    options: Options,
    progress: &mut impl FnMut(Stage),
    found: &mut impl FnMut(Result<ReadReport, Unread>),
) {
    progress(Stage::Repair);
    let repaired = repair::repair(&source.text);
    let script = script::detect(&repaired.clean);
    let simplified = script::convert(&repaired.clean, Variant::Hans, &[]);
    progress(Stage::Document);
    // A page is one report, whatever else stands on it.
    let split = options.split && source.hints.main.is_none();
    let sheet = Sheet::of(&simplified.text);
    let ranges = if split { sheet.split() } else { vec![TextRange::of(&simplified.text)] };
    let parts = u32::try_from(ranges.len()).unwrap_or(u32::MAX);
    let main = source.hints.main.map(|main| simplified.map.forward(repaired.map.forward(main)));
    for (part, range) in (0..).zip(ranges) {
        let (texts, edits) = cut(&repaired, &simplified.text, &simplified.map, range, script);
        progress(Stage::Document);
        let hints = Hints {
            main: main.and_then(|m| m.intersection(range)).map(|m| m.relative_to(range.start())),
            ..source.hints.clone()
        };
        let report = sheet.read(range, &hints);
        progress(Stage::Analysis);
        let reading = analysis::analyse(&texts.base, &report);
        let shown = |place| simplified.map.forward(repaired.map.forward(place));
        let name_forms = name_forms(&texts, &reading);
        let mut notes: Vec<_> = source.notes.iter().filter_map(|n| note_in(n, range, parts, shown)).collect();
        notes.extend(notes_of(&texts, &edits, &reading, parts));
        let origin = Origin {
            name: source.name.clone(),
            path: source.path.clone(),
            sha256: source.sha256.clone(),
            format: source.format,
            encoding: source.encoding.clone(),
            hints,
            part: part + 1,
            parts,
        };
        found(Ok(ReadReport {
            id: ReportId { text: id, part },
            origin,
            texts,
            edits,
            report,
            reading,
            name_forms,
            notes,
            forms: Vec::new(),
        }));
    }
}

/// One report's share of the text and of the edits.
fn cut(
    repaired: &RepairedText,
    base: &str,
    simplified: &EditMap,
    range: TextRange,
    script: Script,
) -> (Texts, Vec<Edit>) {
    let clean = simplified.backward(range);
    let decoded = repaired.map.backward(clean);
    let at = decoded.start();
    let local = |edit: &Edit| Edit { range: edit.range.relative_to(at), ..edit.clone() };
    let edits = repaired.edits.iter().filter(|e| decoded.covers(e.range)).map(local).collect();
    let own = slice(&repaired.clean, clean);
    // A part of a text may be in another script than the whole.
    let script = if own.len() == repaired.clean.len() { script } else { script::detect(own) };
    let texts = Texts {
        decoded: slice(&repaired.decoded, decoded).to_owned(),
        decoded_at: at,
        clean: own.to_owned(),
        base: slice(base, range).to_owned(),
        repaired: repaired.map.part(decoded),
        simplified: simplified.part(clean),
        script,
        passages: passages(own, script),
    };
    (texts, edits)
}

/// The passages of a text in several scripts; none for a text in one.
fn passages(clean: &str, script: Script) -> Vec<(TextRange, Script)> {
    Some(script::passages(clean, script)).filter(|passages| passages.len() > 1).unwrap_or_default()
}

/// A note on the source's text as one on a report that stands in `range` of the base text: with the places
/// in it, and counting those; none if all stand elsewhere.
fn note_in(
    note: &Note,
    range: TextRange,
    parts: u32,
    shown: impl Fn(TextRange) -> TextRange,
) -> Option<Note> {
    if note.places.is_empty() {
        return Some(note.clone());
    }
    let places: Vec<_> = note
        .places
        .iter()
        .map(|&place| shown(place))
        .filter(|&place| range.covers(place))
        .map(|place| place.relative_to(range.start()))
        .collect();
    let count = if parts > 1 { u32::try_from(places.len()).unwrap_or(u32::MAX) } else { note.count };
    (count > 0).then_some(Note { places, count, ..*note })
}

/// The name as the source writes it tells more than the simplified one.
fn name_forms(texts: &Texts, reading: &Reading) -> Vec<NameForms> {
    let name = |official: &analysis::Official| {
        let base = |m: &&analysis::Mention| slice(&texts.base, m.range) == official.name;
        let written = official.mentions.iter().find(base).map(|m| texts.simplified.backward(m.range));
        script::name_forms(written.map_or(&official.name, |range| slice(&texts.clean, range)))
    };
    reading.officials.iter().map(name).collect()
}

fn notes_of(texts: &Texts, edits: &[Edit], reading: &Reading, parts: u32) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut add = |code, count: usize| {
        if count > 0 {
            notes.push(Note::new(code, u32::try_from(count).unwrap_or(u32::MAX)));
        }
    };
    let offered = edits.iter().filter(|e| e.state == repair::EditState::Offered).count();
    add(NoteCode::RepairsOffered, offered);
    add(NoteCode::SplitReports, if parts > 1 { parts as usize } else { 0 });
    add(NoteCode::MechanicalScript, usize::from(texts.script == Script::MechanicalHant));
    add(NoteCode::NoOfficials, usize::from(reading.officials.is_empty()));
    add(NoteCode::NoDirectives, usize::from(reading.directives.is_empty()));
    notes
}

//! [`RawFile`] in, [`ReadReport`]s out: runs every stage in order. The only module that names them all.

mod decide;
mod printable;
mod report;

use serde::{Deserialize, Serialize};

pub use decide::{Basis, Decisions};
pub use printable::Printable;
pub use report::{Origin, ReadReport, Texts};

use crate::analysis::{self, Reading};
use crate::document::Sheet;
use crate::intake::{self, Hints, IntakeError, RawFile, SourceText, Unread};
use crate::note::{Note, NoteCode};
use crate::repair::{self, Edit, RepairedText};
use crate::script::{self, NameForms, Script, Variant};
use crate::span::{EditMap, FileId, ReportId, TextId, TextRange, slice};

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

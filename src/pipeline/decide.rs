//! A report as it was first read and the reader's [`Decisions`] about its text in, the report read anew out.
//! The repairs are not looked for again: the ledger is replayed, so that ids and places of edits stay.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Hints, Origin, ReadReport, Texts, name_forms, notes_of, passages};
use crate::analysis;
use crate::document::{self, BlockKind, Report};
use crate::note::{Note, NoteCode};
use crate::repair::{self, Edit, EditState};
use crate::script::{self, Choice, Variant};
use crate::span::{EditId, ReportId, TextRange, slice};

/// What the reader decided about the text of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// What shall stand at the place of an edit: one of its readings, or what was printed there.
    pub readings: BTreeMap<EditId, String>,
    /// Lines taken for site chrome that belong to the report; ranges count in the decoded text.
    pub restored: BTreeSet<TextRange>,
    /// Forms of characters in doubt, at most one for a place.
    pub forms: BTreeSet<Choice>,
}

impl Decisions {
    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the report reads the same with others: they differ in forms of characters at most.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        self.readings == other.readings && self.restored == other.restored
    }
}

/// What a report is read anew from: all of it but what is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Its id.
    pub id: ReportId,
    /// Where it came from.
    pub origin: Origin,
    /// Its text, as it was first repaired.
    pub texts: Texts,
    /// The repairs, as they were found.
    pub edits: Vec<Edit>,
    /// What was told of it.
    pub notes: Vec<Note>,
}

impl ReadReport {
    /// What the report is read anew from; `self` is the report as the engine first read it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let Self { id, origin, texts, edits, notes, .. } = self;
        let (origin, texts) = (origin.clone(), texts.clone());
        Basis { id: *id, origin, texts, edits: edits.clone(), notes: notes.clone() }
    }
}

impl Basis {
    /// The report read anew with these decisions.
    #[must_use]
    pub fn decided(&self, decisions: &Decisions) -> ReadReport {
        let edits: Vec<Edit> = self.edits.iter().map(|e| decide(e, &self.texts.decoded, decisions)).collect();
        let texts = replay(&self.texts, &edits);
        let decoded_main = self.origin.hints.main.map(|main| to_decoded(&self.texts, main));
        let hints = Hints { main: decoded_main.map(|m| to_base(&texts, m)), ..self.origin.hints.clone() };
        let mut report = document::read(&texts.base, &hints);
        restore(&mut report, &texts, &decisions.restored);
        let reading = analysis::analyse(&texts.base, &report);
        let name_forms = name_forms(&texts, &reading);
        let open: Vec<_> =
            edits.iter().filter(|e| !decisions.readings.contains_key(&e.id)).cloned().collect();
        let mut notes: Vec<Note> = self.notes.iter().filter(|n| !is_of_reading(n.code)).cloned().collect();
        notes.extend(notes_of(&texts, &open, &reading, self.origin.parts));
        ReadReport {
            id: self.id,
            origin: Origin { hints, ..self.origin.clone() },
            texts,
            edits,
            report,
            reading,
            name_forms,
            notes,
            forms: decisions.forms.iter().copied().collect(),
        }
    }
}

/// An edit as the reader decided it. The readings change places, so that none is lost.
fn decide(edit: &Edit, decoded: &str, decisions: &Decisions) -> Edit {
    let Some(wanted) = decisions.readings.get(&edit.id) else { return edit.clone() };
    if slice(decoded, edit.range) == wanted {
        return Edit { state: EditState::Offered, ..edit.clone() };
    }
    let others = std::iter::once(&edit.after).chain(&edit.alternatives).filter(|other| *other != wanted);
    let alternatives = others.cloned().collect();
    Edit { state: EditState::Applied, after: wanted.clone(), alternatives, ..edit.clone() }
}

fn replay(texts: &Texts, edits: &[Edit]) -> Texts {
    let (clean, repaired) = repair::rebuild(&texts.decoded, edits);
    let simplified = script::convert(&clean, Variant::Hans, &[]);
    let (base, simplified) = (simplified.text, simplified.map);
    let passages = passages(&clean, texts.script);
    Texts { clean, base, repaired, simplified, passages, ..texts.clone() }
}

/// The lines that the reader restored become paragraphs.
fn restore(report: &mut Report, texts: &Texts, restored: &BTreeSet<TextRange>) {
    let restored: Vec<_> = restored.iter().map(|range| to_base(texts, *range)).collect();
    for block in report.blocks.iter_mut().filter(|b| b.kind == BlockKind::Boilerplate) {
        if restored.iter().any(|range| range.overlaps(block.range)) {
            block.kind = BlockKind::Paragraph;
        }
    }
}

fn to_decoded(texts: &Texts, base: TextRange) -> TextRange {
    texts.repaired.backward(texts.simplified.backward(base))
}

fn to_base(texts: &Texts, decoded: TextRange) -> TextRange {
    texts.simplified.forward(texts.repaired.forward(decoded))
}

/// Whether a note tells of what the stages after intake found; those are told anew.
fn is_of_reading(code: NoteCode) -> bool {
    use NoteCode::{MechanicalScript, NoDirectives, NoOfficials, RepairsOffered, SplitReports};
    matches!(code, MechanicalScript | NoDirectives | NoOfficials | RepairsOffered | SplitReports)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::RawFile;
    use crate::pipeline::{Options, read};
    use crate::span::FileId;

    const NOISY: &str = "雲澤縣召開清河工作會議\n4月18日,雲澤縣召開清河工作會議。縣委書記沈知遠(yuǎn)出席會議並講話,強調(diào)\
        要堅(jiān)持不懈。\n沈知遠強調(diào),縣水利局務(wù)必於5月10日前完成清障;各鎮不得拖延。\n版權所有 網站地圖";

    fn first() -> ReadReport {
        let mut found = Vec::new();
        let file = RawFile::new("甲.txt", NOISY);
        read(FileId(0), &file, Options { split: false }, |_| {}, |report| found.extend(report))
            .expect("a text");
        found.pop().expect("one report")
    }

    fn printed(report: &ReadReport, edit: &Edit) -> String {
        slice(&report.texts.decoded, edit.range).to_owned()
    }

    #[test]
    fn without_decisions_nothing_changes() {
        let report = first();
        assert_eq!(report.basis().decided(&Decisions::default()), report);
    }

    #[test]
    fn undoing_every_edit_gives_what_was_printed() {
        let report = first();
        let readings = report.edits.iter().map(|e| (e.id, printed(&report, e))).collect();
        let undone = report.basis().decided(&Decisions { readings, ..Decisions::default() });
        assert!(report.edits.iter().any(|e| e.state == EditState::Applied));
        assert_eq!(undone.texts.clean, report.texts.decoded);
        assert_eq!(undone.edits.len(), report.edits.len());
    }

    #[test]
    fn one_reading_is_taken_and_the_others_stay() {
        let report = first();
        let edit = &report.edits[0];
        let readings = BTreeMap::from([(edit.id, "※".to_owned())]);
        let decided = report.basis().decided(&Decisions { readings, ..Decisions::default() });
        assert!(decided.texts.clean.contains('※'));
        assert_eq!(decided.edits[0].alternatives[0], edit.after);
        assert_eq!(decided.edits[1..], report.edits[1..]);
    }

    #[test]
    fn a_restored_line_belongs_to_the_report() {
        let report = first();
        let line =
            report.report.blocks.iter().find(|b| b.kind == BlockKind::Boilerplate).expect("a line of chrome");
        let restored = BTreeSet::from([to_decoded(&report.texts, line.range)]);
        let decided = report.basis().decided(&Decisions { restored, ..Decisions::default() });
        assert_eq!(decided.report.blocks[line.id.index()].kind, BlockKind::Paragraph);
    }
}

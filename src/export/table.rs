//! Reports in, tables out: documents, people, attendance, directives. Rows of one table name rows of another
//! by their ids.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::build::record;
use super::record::{ActRecord, DirectiveRecord, OfficialRecord, Proof, Record, RoleRecord};
use crate::analysis::{Directive, SpanKind, Speaker, Status};
use crate::confidence::Confidence;
use crate::pipeline::ReadReport;
use crate::script::Wording;

/// What a row of a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TableKind {
    /// A report.
    Documents,
    /// A person of a report.
    People,
    /// A part that a person takes at a meeting.
    Attendance,
    /// A directive.
    Directives,
}

impl TableKind {
    /// All tables.
    pub const LIST: &'static [Self] = &[Self::Documents, Self::People, Self::Attendance, Self::Directives];

    /// Its name, as of a file and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::People => "people",
            Self::Attendance => "attendance",
            Self::Directives => "directives",
        }
    }

    /// The table of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::LIST.iter().copied().find(|kind| kind.code() == code)
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Documents => DOCUMENTS,
            Self::People => PEOPLE,
            Self::Attendance => ATTENDANCE,
            Self::Directives => DIRECTIVES,
        }
    }
}

const DOCUMENTS: &[&str] = &[
    "document_id",
    "file",
    "path",
    "part",
    "parts",
    "title",
    "kicker",
    "subtitles",
    "published",
    "source",
    "meeting",
    "meeting_dates",
    "meeting_ordinal",
    "jurisdiction",
    "press",
    "script",
    "encoding",
    "officials",
    "directives",
    "repairs",
    "notes",
    "sha256",
];

const PEOPLE: &[&str] = &[
    "person_id",
    "document_id",
    "name",
    "titles",
    "aliases",
    "roles",
    "mentions",
    "status",
    "confidence",
    "rule",
    "evidence",
];

const ATTENDANCE: &[&str] = &[
    "document_id",
    "person_id",
    "name",
    "titles",
    "role",
    "role_detail",
    "list_order",
    "by_video",
    "status",
    "confidence",
    "rule",
    "evidence",
];

const DIRECTIVES: &[&str] = &[
    "directive_id",
    "document_id",
    "speaker_id",
    "speaker",
    "verb",
    "acts",
    "addressee",
    "action",
    "object",
    "deadline",
    "deadline_date",
    "force",
    "modality",
    "deontic",
    "themes",
    "subjects",
    "heading",
    "bundle_id",
    "text",
    "start",
    "end",
    "status",
    "confidence",
    "rule",
    "evidence",
];

/// Which findings are taken along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// All, each with its status.
    #[default]
    All,
    /// Only what is confirmed or beyond reasonable doubt: what the page underlines unbroken.
    Sure,
}

impl Content {
    fn takes(self, proof: &Proof) -> bool {
        let likely = f64::from(Confidence::LIKELY.as_thousandths()) / 1000.0;
        self == Self::All || proof.status != Status::Suggested || proof.confidence >= likely
    }
}

/// A table of texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What its rows are about.
    pub kind: TableKind,
    /// Names of its columns.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
}

/// The tables of reports, in the order of [`TableKind::LIST`].
#[must_use]
pub fn tables(reads: &[ReadReport], wording: Wording, content: Content) -> Vec<Table> {
    let mut ids = BTreeSet::new();
    let mut tables: Vec<_> = TableKind::LIST.iter().map(|kind| Table::empty(*kind)).collect();
    for read in reads {
        let entry = Entry { id: document_id(read, &mut ids), read, record: record(read, wording), content };
        for table in &mut tables {
            table.rows.extend(entry.rows(table.kind));
        }
    }
    tables
}

/// The same report always has the same id: its bytes and its part. Given twice, it is counted.
fn document_id(read: &ReadReport, given: &mut BTreeSet<String>) -> String {
    let sha: String = read.origin.sha256.chars().take(12).collect();
    let id = format!("{sha}-{}", read.origin.part);
    let mut counted = id.clone();
    let mut count = 1;
    while !given.insert(counted.clone()) {
        count += 1;
        counted = format!("{id}.{count}");
    }
    counted
}

impl Table {
    fn empty(kind: TableKind) -> Self {
        let columns = kind.columns().iter().map(|name| (*name).to_owned()).collect();
        Self { kind, columns, rows: Vec::new() }
    }
}

/// A report on its way into the tables.
struct Entry<'a> {
    id: String,
    read: &'a ReadReport,
    record: Record,
    content: Content,
}

impl Entry<'_> {
    fn rows(&self, kind: TableKind) -> Vec<Vec<String>> {
        match kind {
            TableKind::Documents => vec![self.document()],
            TableKind::People => self.officials().map(|(at, o)| self.person(at, o)).collect(),
            TableKind::Attendance => self.officials().flat_map(|(at, o)| self.attendance(at, o)).collect(),
            TableKind::Directives => {
                let pairs = self.read.reading.directives.iter().zip(&self.record.directives);
                pairs
                    .filter(|(_, d)| self.content.takes(&d.proof))
                    .map(|(d, r)| self.directive(d, r))
                    .collect()
            }
        }
    }

    fn officials(&self) -> impl Iterator<Item = (usize, &OfficialRecord)> {
        self.record.officials.iter().enumerate().filter(|(_, o)| self.content.takes(&o.proof))
    }

    fn person_id(&self, at: usize) -> String {
        format!("{}/p{at}", self.id)
    }

    fn document(&self) -> Vec<String> {
        let r = &self.record;
        let directives = r.directives.iter().filter(|d| self.content.takes(&d.proof)).count();
        vec![
            self.id.clone(),
            r.file.clone(),
            r.path.clone(),
            r.part.to_string(),
            r.parts.to_string(),
            some(&r.title),
            some(&r.kicker),
            list(&r.subtitles),
            some(&r.published),
            some(&r.source),
            some(&r.meeting.name),
            list(&r.meeting.dates),
            number(r.meeting.ordinal),
            some(&r.meeting.jurisdiction),
            list(r.press.iter().map(|p| &p.name)),
            r.script_detail.to_owned(),
            r.encoding.name.to_owned(),
            self.officials().count().to_string(),
            directives.to_string(),
            r.edits.len().to_string(),
            list(r.notes.iter().map(|n| n.code)),
            r.sha256.clone(),
        ]
    }

    fn person(&self, at: usize, o: &OfficialRecord) -> Vec<String> {
        let mut row = vec![
            self.person_id(at),
            self.id.clone(),
            o.name.clone(),
            list(&o.titles),
            list(o.aliases.iter().map(|a| &a.text)),
            list(o.roles.iter().map(|r| r.id())),
            o.mentions.to_string(),
        ];
        row.extend(proof(&o.proof));
        row
    }

    fn attendance(&self, at: usize, o: &OfficialRecord) -> Vec<Vec<String>> {
        let row = |role: &RoleRecord| {
            let mut row = vec![
                self.id.clone(),
                self.person_id(at),
                o.name.clone(),
                list(&o.titles),
                role.role.id().to_owned(),
                role.detail.map(|d| d.id().to_owned()).unwrap_or_default(),
                number(o.list_order),
                o.by_video.to_string(),
            ];
            row.extend(proof(&role.proof));
            row
        };
        o.role_detail.iter().filter(|r| self.content.takes(&r.proof)).map(row).collect()
    }

    fn directive(&self, directive: &Directive, d: &DirectiveRecord) -> Vec<String> {
        let id = |number: u32| format!("{}/d{number}", self.id);
        let speaker = match &directive.speaker {
            Speaker::Person(person) => self.person_id(person.index()),
            Speaker::Meeting | Speaker::Other(_) => String::new(),
        };
        let [start, end] = d.spans.first().copied().unwrap_or_default();
        let due = || d.acts.iter().filter_map(|act| act.deadline.as_ref());
        let mut row = vec![
            id(directive.id.0),
            self.id.clone(),
            speaker,
            d.speaker.clone(),
            some(&d.verb),
            list(d.acts.iter().map(|act| &act.words.text)),
            parts(&d.acts, SpanKind::Addressee),
            parts(&d.acts, SpanKind::Action),
            parts(&d.acts, SpanKind::Object),
            list(due().map(|due| &due.text)),
            list(due().filter_map(|due| due.date.as_ref())),
            d.force.to_string(),
            d.modality.id().to_owned(),
            d.deontic.as_ref().map(|w| w.text.clone()).unwrap_or_default(),
            list(d.themes.iter().map(|t| t.id())),
            list(d.subjects.iter().map(|s| s.id())),
            d.heading.to_string(),
            d.bundle.map(id).unwrap_or_default(),
            d.text.clone(),
            start.to_string(),
            end.to_string(),
        ];
        row.extend(proof(&d.proof));
        row
    }
}

/// Status, confidence, rule and proving words.
fn proof(proof: &Proof) -> [String; 4] {
    let (status, confidence) = (proof.status.id().to_owned(), proof.confidence.to_string());
    [status, confidence, proof.evidence.rule.id().to_owned(), some(&proof.evidence.text)]
}

fn parts(acts: &[ActRecord], kind: SpanKind) -> String {
    list(acts.iter().flat_map(|act| &act.parts).filter(|p| p.kind == kind).map(|p| &p.text))
}

fn some(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

fn number(value: Option<u32>) -> String {
    value.map(|n| n.to_string()).unwrap_or_default()
}

/// Several values in one cell.
fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    values.into_iter().map(|v| v.as_ref().to_owned()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::script::Variant;

    fn column<'t>(table: &'t Table, name: &str) -> Vec<&'t str> {
        let at = table.columns.iter().position(|c| c == name).expect("a column");
        table.rows.iter().map(|row| row[at].as_str()).collect()
    }

    fn of(reads: &[ReadReport], content: Content) -> Vec<Table> {
        tables(reads, Variant::Hans.into(), content)
    }

    #[test]
    fn every_row_has_every_column() {
        for table in of(&[fixture::read()], Content::All) {
            assert!(!table.rows.is_empty(), "{:?}", table.kind);
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{:?}", table.kind);
        }
    }

    #[test]
    fn ids_join_across_tables() {
        let tables = of(&[fixture::read(), fixture::read()], Content::All);
        let [documents, people, attendance, directives] = tables.as_slice() else { panic!("four tables") };
        let unique = |table, name| -> BTreeSet<_> { column(table, name).into_iter().collect() };
        let (known, persons) = (unique(documents, "document_id"), unique(people, "person_id"));
        assert_eq!(known.len(), 2, "the same report twice is two documents");
        assert_eq!(persons.len(), people.rows.len());
        for table in [people, attendance, directives] {
            assert!(unique(table, "document_id").is_subset(&known));
        }
        assert!(unique(attendance, "person_id").is_subset(&persons));
        let speakers: Vec<_> =
            column(directives, "speaker_id").into_iter().filter(|s| !s.is_empty()).collect();
        assert!(!speakers.is_empty() && speakers.iter().all(|s| persons.contains(s)));
    }

    #[test]
    fn only_what_is_sure_on_demand() {
        let mut read = fixture::read();
        read.reading.directives[0].evidence.confidence = Confidence::DOUBTFUL;
        let count = |read: &ReadReport, content| of(std::slice::from_ref(read), content)[3].rows.len();
        assert_eq!(count(&read, Content::Sure) + 1, count(&read, Content::All));
        read.reading.directives[0].status = Status::Confirmed;
        assert_eq!(count(&read, Content::Sure), count(&read, Content::All));
    }

    #[test]
    fn cells_follow_the_variant() {
        let tables = tables(&[fixture::read()], Variant::Taiwan.into(), Content::All);
        assert!(column(&tables[3], "text").iter().any(|t| t.contains('縣')), "{:?}", tables[3].rows);
    }
}

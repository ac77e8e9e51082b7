//! Readings in, records and files out. Records are the contract that command line, page and tests share;
//! `static/record.schema.json` describes them.

mod archive;
mod build;
mod csv;
mod file;
#[cfg(test)]
pub(crate) mod fixture;
mod names;
mod noise;
mod printed;
mod record;
mod table;
mod text;

pub use build::{failure, record};
pub use csv::csv;
pub use file::{ExportFormat, File, Order, Preview, export};
pub use names::Names;
pub use record::{
    AliasRecord, DeadlineRecord, DirectiveRecord, EditRecord, EncodingRecord, ErrorRecord, EvidenceRecord,
    FailureRecord, MeetingRecord, NoiseRecord, NoteRecord, OfficialRecord, PartRecord, PermissionRecord,
    PersonRecord, Place, PlacesRecord, PressRecord, Proof, Record, RoleRecord, SCHEMA_VERSION, TitleRecord,
    WordRecord,
};
pub use table::{Content, Table, TableKind, tables};
pub use text::{Lines, text};

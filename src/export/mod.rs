//! Readings in, records and files out. Records are the contract that command line, page and tests share;
//! `static/record.schema.json` describes them.

mod build;
mod noise;
mod printed;
mod record;

pub use build::{failure, record};
pub use record::{
    AliasRecord, DeadlineRecord, DirectiveRecord, EditRecord, EncodingRecord, ErrorRecord, EvidenceRecord,
    FailureRecord, MeetingRecord, NoiseRecord, NoteRecord, OfficialRecord, PartRecord, PermissionRecord,
    PersonRecord, Place, PlacesRecord, PressRecord, Proof, Record, RoleRecord, SCHEMA_VERSION, TitleRecord,
    WordRecord,
};

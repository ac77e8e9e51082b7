//! What page and worker say to each other: typed messages with job ids, and the types they carry. The
//! page knows the engine by this module only.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use crate::analysis::{
    Act, Alias, Deadline, Directive, Evidence, Level, Meeting, MeetingKind, Mention, MentionKind, Modality,
    Official, OrganClass, OtherPerson, Part, Permission, Reading, Role, RoleDetail, RoleFinding, Rule, Span,
    SpanKind, Speaker, Status, Subject, Theme, Title,
};
pub use crate::confidence::Confidence;
pub use crate::document::{Block, BlockKind, Date, Head, Press, PressRole, Published, Report, Sourced};
pub use crate::export::{Content, ExportFormat, File, Lines, Order, Preview, Table, TableKind};
pub use crate::find::{Fault, FaultCode, Found, Query};
pub use crate::intake::{
    ChosenEncodings, Encoding, EncodingCandidate, EncodingChoice, EncodingGuess, Format, Hints, IntakeError,
    IntakeErrorCode, RawFile, Unread,
};
pub use crate::note::{Note, NoteCode, Severity};
pub use crate::pipeline::{Basis, Decisions, Options, Origin, Printable, ReadReport, Stage, Texts};
pub use crate::repair::{Edit, EditKind, EditState};
pub use crate::script::{
    Choice, Converted, Doubt, Form, Manner, NameForms, Quotes, Script, Variant, Wording,
};
pub use crate::span::{
    BlockId, DirectiveId, EditId, EditMap, FileId, Offset, PersonId, ReportId, TextId, TextRange, Units,
    slice,
};

/// The version of these messages. Page and worker come from one build; a mixed pair (an old worker in a
/// cache) is told apart by it.
pub const VERSION: u32 = 6;

/// One piece of work that the page asked for. Answers to an abandoned job are dropped by its id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct JobId(pub u32);

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read a file; its bytes travel beside the message.
    Open {
        /// The job.
        job: JobId,
        /// The id the page gave the file.
        file: FileId,
        /// Base name.
        name: String,
        /// Path in the dropped folder.
        path: String,
        /// The encodings chosen by hand for texts of this file.
        chosen: ChosenEncodings,
        /// How to read it.
        options: Options,
    },
    /// Read one of the embedded samples, numbered from 0.
    OpenSample {
        /// The job.
        job: JobId,
        /// The id the page gave the file.
        file: FileId,
        /// Which sample.
        sample: u32,
    },
    /// Say what a text of a file would be in each encoding; the file's bytes travel beside the message.
    Encodings {
        /// The job.
        job: JobId,
        /// Base name of the file.
        name: String,
        /// Path of the file in the dropped folder.
        path: String,
        /// The encodings chosen by hand for texts of this file.
        chosen: ChosenEncodings,
        /// Path of the text, as in [`Origin::path`] or [`Unread::path`]; that of the file for one that
        /// failed.
        text: String,
    },
    /// Show reports in another script. The original needs no engine: it is the clean text, and
    /// `texts.simplified.inverse()` leads to it.
    Convert {
        /// The job.
        job: JobId,
        /// Into what.
        wording: Wording,
        /// The reports, with the forms that the reader chose.
        reports: Vec<Printable>,
    },
    /// Read a report anew with the reader's decisions about its text.
    Decide {
        /// The job.
        job: JobId,
        /// What the report is read anew from.
        basis: Box<Basis>,
        /// What the reader decided, ever.
        decisions: Decisions,
        /// What to show it in.
        wording: Wording,
    },
    /// Make a file of reports, to be saved.
    Export {
        /// The job.
        job: JobId,
        /// The reports, and what the reader decided about each.
        reports: Vec<(Basis, Decisions)>,
        /// What file.
        order: Order,
        /// The language of words in it.
        language: String,
    },
    /// Look for something in all open reports.
    Find {
        /// The job.
        job: JobId,
        /// What is looked for.
        query: Query,
        /// Base texts that the engine does not hold yet.
        texts: Vec<(ReportId, String)>,
        /// Reports that are open no longer.
        gone: Vec<ReportId>,
    },
}

impl Request {
    /// The job it belongs to.
    #[must_use]
    pub fn job(&self) -> JobId {
        match self {
            Self::Open { job, .. }
            | Self::OpenSample { job, .. }
            | Self::Encodings { job, .. }
            | Self::Convert { job, .. }
            | Self::Decide { job, .. }
            | Self::Export { job, .. }
            | Self::Find { job, .. } => *job,
        }
    }
}

/// What the worker answers: a stream for each job, closed by `Done` or `Failed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The worker runs and can take work.
    Ready {
        /// Its [`VERSION`].
        version: u32,
    },
    /// A stage of a job began.
    Progress {
        /// The job.
        job: JobId,
        /// The stage.
        stage: Stage,
    },
    /// A report is ready.
    Report {
        /// The job.
        job: JobId,
        /// The report.
        report: Box<ReadReport>,
    },
    /// An entry of an archive cannot be read; the job goes on.
    Unread {
        /// The job.
        job: JobId,
        /// Which, and why.
        unread: Unread,
    },
    /// What a text would be in each encoding.
    Encodings {
        /// The job.
        job: JobId,
        /// The encodings, with previews.
        choice: EncodingChoice,
    },
    /// Texts are converted.
    Converted {
        /// The job.
        job: JobId,
        /// The reports and their texts.
        shown: Vec<(ReportId, Converted)>,
    },
    /// A report was read anew.
    Decided {
        /// The job.
        job: JobId,
        /// The report.
        report: Box<ReadReport>,
        /// The decisions it follows.
        decisions: Decisions,
        /// Its text as it was asked for.
        shown: Converted,
    },
    /// A file is made.
    Exported {
        /// The job.
        job: JobId,
        /// What was asked for.
        order: Order,
        /// The file.
        file: File,
        /// The first of what it holds.
        preview: Preview,
    },
    /// All places of what was looked for, or what is wrong with the expression.
    Found {
        /// The job.
        job: JobId,
        /// What was looked for.
        query: Query,
        /// Where it is.
        found: Result<Found, Fault>,
    },
    /// The job is done.
    Done {
        /// The job.
        job: JobId,
    },
    /// The job's file cannot be read.
    Failed {
        /// The job.
        job: JobId,
        /// Why.
        error: IntakeError,
    },
}

impl Event {
    /// The job it belongs to; none for [`Event::Ready`].
    #[must_use]
    pub fn job(&self) -> Option<JobId> {
        match self {
            Self::Ready { .. } => None,
            Self::Progress { job, .. }
            | Self::Report { job, .. }
            | Self::Unread { job, .. }
            | Self::Encodings { job, .. }
            | Self::Converted { job, .. }
            | Self::Decided { job, .. }
            | Self::Exported { job, .. }
            | Self::Found { job, .. }
            | Self::Done { job }
            | Self::Failed { job, .. } => Some(*job),
        }
    }

    /// Whether no other follows for its job.
    #[must_use]
    pub fn ends_job(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Failed { .. })
    }
}

/// A message as bytes (postcard).
#[must_use]
pub fn encode<T: Serialize + ?Sized>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).expect("messages are plain data, and memory is the only limit")
}

/// The message in these bytes.
///
/// # Errors
/// If they are no message of this version; the text is for the console.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    postcard::from_bytes(bytes).map_err(|e| e.to_string())
}

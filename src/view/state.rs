//! The one state of the page, and the actions that change it.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::mark::{MarkClass, MarkId};
use crate::protocol::{Converted, FileId, IntakeError, JobId, ReadReport, ReportId, Stage, Variant};

/// Language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// 简体
    #[default]
    Hans,
    /// 繁體
    Hant,
    /// English
    English,
}

/// Colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light, warm.
    #[default]
    Paper,
    /// Light, low glare.
    Grey,
    /// Dark.
    Dark,
}

/// How far a file has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Waiting for a worker.
    Queued,
    /// In work.
    Working(Stage),
    /// All its reports are here.
    Done,
    /// It cannot be read.
    Failed(IntakeError),
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its id.
    pub id: FileId,
    /// The job that reads it.
    pub job: JobId,
    /// Base name.
    pub name: String,
    /// Path in the dropped folder.
    pub path: String,
    /// How far it has come.
    pub state: FileState,
}

/// A report on the page, with the text it is shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenReport {
    /// The report.
    pub read: Rc<ReadReport>,
    /// Its text in the state's variant; `None` while that is being converted, when the page goes on
    /// showing what it showed.
    pub shown: Option<Rc<Converted>>,
}

/// Everything the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Files, in the order they were opened.
    pub files: Vec<FileEntry>,
    /// Reports, in the order they became ready.
    pub reports: Vec<Rc<OpenReport>>,
    /// The report being read.
    pub current: Option<ReportId>,
    /// The script reports are shown in.
    pub variant: Variant,
    /// Language of the interface.
    pub language: Language,
    /// Colour theme.
    pub theme: Theme,
    /// Classes whose marks are hidden.
    pub hidden: BTreeSet<MarkClass>,
    /// The mark whose card is open or whose row is current.
    pub active: Option<MarkId>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A file was handed over for reading.
    FileQueued(FileEntry),
    /// A file moved on.
    FileMoved(JobId, FileState),
    /// A report is ready.
    ReportReady(Rc<ReadReport>),
    /// A converted text arrived.
    Converted(ReportId, Rc<Converted>),
    /// Read this report.
    Show(ReportId),
    /// Show reports in this script.
    SetVariant(Variant),
    /// Speak this language.
    SetLanguage(Language),
    /// Use this theme.
    SetTheme(Theme),
    /// Show or hide the marks of a class.
    ToggleClass(MarkClass),
    /// Show the marks of this class only; once more, of all.
    SoloClass(MarkClass),
    /// Make a mark current: open its card, bring it into view.
    Activate(MarkId),
    /// Close the card.
    Deactivate,
}

//! The one state of the page.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::cards::Cards;
use super::history::History;
use super::hold::Before;
use super::index::Index;
use super::keymap::Keymap;
use super::library::Library;
use super::link::Link;
use super::mark::{MarkClass, MarkId};
use super::news::News;
use super::places::Places;
use super::search::Search;
use super::settings::Settings;
use super::shelf::listed;
use super::shown::Spare;
use super::taking::Taking;
use crate::protocol::{
    Choice, Converted, Decisions, EncodingChoice, FileId, IntakeError, JobId, ReadReport, ReportId, Stage,
};

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

impl FileState {
    /// Whether nothing more will happen to the file.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Done | Self::Failed(_))
    }
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
    /// The report, read with the decisions `made`.
    pub read: Rc<ReadReport>,
    /// The report as the engine first read it: what every decision starts from.
    pub first: Rc<ReadReport>,
    /// What the reader decided about its text.
    pub wanted: Rc<Decisions>,
    /// The decisions that `read` follows already.
    pub made: Rc<Decisions>,
    /// The text last made for it. `None` before the first; of another variant than the settings' while
    /// that is being converted, and the page goes on showing it.
    pub shown: Option<Rc<Converted>>,
}

impl OpenReport {
    /// A report that just came from the engine.
    #[must_use]
    pub fn new(read: Rc<ReadReport>) -> Self {
        let none = Rc::<Decisions>::default();
        Self { first: Rc::clone(&read), read, wanted: Rc::clone(&none), made: none, shown: None }
    }

    /// Whether the report is to be read anew, because the reader decided otherwise meanwhile.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        !Rc::ptr_eq(&self.wanted, &self.made)
    }
}

/// Whether files can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineState {
    /// It is being loaded; files wait.
    #[default]
    Starting,
    /// It runs.
    Ready,
    /// It cannot be started in this browser.
    Broken,
}

/// What covers the text on a narrow page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// The list of reports.
    Reports,
    /// The people of the index.
    People,
    /// The directives of the index.
    Orders,
    /// The legend.
    Legend,
    /// Script, type, theme, language.
    More,
}

impl Sheet {
    /// All sheets, in the order of their tabs.
    pub const LIST: &'static [Self] = &[Self::Reports, Self::People, Self::Orders, Self::Legend, Self::More];

    /// The sheet in the style sheet and in the keys of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::People => "people",
            Self::Orders => "orders",
            Self::Legend => "legend",
            Self::More => "more",
        }
    }
}

/// A dialog over the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// For pasting text.
    Paste,
    /// The palette of commands.
    Palette,
    /// The table of keys.
    Keys,
    /// Taking reports home.
    Export(Taking),
    /// What was requested, what is kept.
    Privacy,
    /// For choosing the encoding of a text.
    Encoding {
        /// The file it came in.
        file: FileId,
        /// Its path: the file's, or that of an entry in it.
        text: String,
        /// What it would be in each encoding, once that is known.
        choice: Option<Rc<EncodingChoice>>,
    },
}

/// Everything the page shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Files, in the order they were opened.
    pub files: Vec<Rc<FileEntry>>,
    /// Reports, in the order they became ready.
    pub reports: Vec<Rc<OpenReport>>,
    /// Reports of files that are being read again: what was decided about them may still fit.
    pub earlier: Vec<Rc<OpenReport>>,
    /// The report being read.
    pub current: Option<ReportId>,
    /// A text of it that is at hand.
    pub spare: Spare,
    /// What the reader chose.
    pub settings: Settings,
    /// What the reader changed about keys.
    pub keymap: Rc<Keymap>,
    /// Classes whose marks are hidden.
    pub hidden: BTreeSet<MarkClass>,
    /// Whether what was repaired is shown.
    pub repairs: bool,
    /// What the reader decided, for undoing.
    pub history: History,
    /// Forms of characters in doubt that hold in all reports.
    pub forms: Rc<BTreeSet<Choice>>,
    /// The current mark: lit in the text, its row lit in the index.
    pub active: Option<MarkId>,
    /// Whether the current mark's card is open.
    pub card: bool,
    /// Cards beside that of the current mark.
    pub cards: Cards,
    /// How the index is grouped, sorted, filtered.
    pub index: Index,
    /// Whether all but the directives recedes.
    pub focus: bool,
    /// What the page shows when the reader lets go of the key that shows the source.
    pub held: Option<Before>,
    /// A link that was followed, until its report is here.
    pub link: Option<Link>,
    /// What the page last told the reader.
    pub news: News,
    /// Where the reader is, was, and will be again.
    pub places: Places,
    /// All reports in a table.
    pub library: Library,
    /// What is looked for.
    pub search: Search,
    /// What covers the text on a narrow page.
    pub sheet: Option<Sheet>,
    /// The stop of the tour.
    pub tour: Option<usize>,
    /// The dialog over the page.
    pub dialog: Option<Dialog>,
    /// Whether files can be read.
    pub engine: EngineState,
}

impl State {
    /// The report of an id.
    #[must_use]
    pub fn report(&self, id: ReportId) -> Option<&Rc<OpenReport>> {
        self.reports.iter().find(|r| r.read.id == id)
    }

    /// The report being read.
    #[must_use]
    pub fn current_report(&self) -> Option<&Rc<OpenReport>> {
        self.current.and_then(|id| self.report(id))
    }

    /// The report so many places after the one being read, in the order of the list.
    #[must_use]
    pub fn neighbour(&self, step: isize) -> Option<ReportId> {
        let list = listed(self);
        let at = list.iter().position(|r| Some(r.read.id) == self.current)?;
        Some(list.get(at.checked_add_signed(step)?)?.read.id)
    }

    /// Whether anything was opened yet.
    #[must_use]
    pub fn is_first_visit(&self) -> bool {
        self.files.is_empty()
    }
}

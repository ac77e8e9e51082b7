//! The list of reports: one row for each report, and one for each file that has none (yet).

use std::rc::Rc;

use super::state::{FileEntry, FileState, OpenReport, State};
use crate::protocol::{IntakeErrorCode, ReportId, Severity, Sourced, TextRange, Variant, slice};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfRow {
    /// A report that can be read.
    Report {
        /// Its id.
        id: ReportId,
        /// What it is called.
        title: String,
        /// The day of the meeting, else of publication.
        date: Option<String>,
        /// How many notes ask for a look.
        notices: usize,
    },
    /// A file that waits, is in work, or cannot be read.
    File(Rc<FileEntry>),
}

/// The rows in the order the files were opened; the reports of a file in the order of its text.
#[must_use]
pub fn shelf(state: &State) -> Vec<ShelfRow> {
    let mut rows = Vec::new();
    for file in &state.files {
        let mut reports: Vec<_> = state.reports.iter().filter(|r| r.read.id.text.file == file.id).collect();
        reports.sort_by_key(|r| r.read.id);
        let failed = matches!(file.state, FileState::Failed(_));
        if reports.is_empty() || failed {
            rows.push(ShelfRow::File(Rc::clone(file)));
        }
        rows.extend(reports.into_iter().map(|r| report_row(r, state.settings.variant)));
    }
    rows
}

fn report_row(report: &OpenReport, variant: Variant) -> ShelfRow {
    let (read, head) = (&report.read, &report.read.report.head);
    let held = read.reading.meeting.dates.first().map(|d| d.value.to_string());
    let published = || head.published.as_ref().map(|p| p.value.date.to_string());
    ShelfRow::Report {
        id: read.id,
        title: title(report, variant),
        date: held.or_else(published).map(|date| date.trim_start_matches("--").to_owned()),
        notices: read.notes.iter().filter(|n| n.severity() > Severity::Info).count(),
    }
}

/// What a report is called: its title, else its meeting, else its first line, else its file; in the script
/// of the page as far as it is there.
#[must_use]
pub fn title(report: &OpenReport, variant: Variant) -> String {
    let read = &report.read;
    let sourced = read.report.head.title.as_ref().or(read.reading.meeting.name.as_ref());
    match (sourced, read.report.blocks.first()) {
        (Some(Sourced { value, range }), _) => {
            range.and_then(|range| in_script(report, variant, range)).unwrap_or(value).to_owned()
        }
        (None, Some(block)) => {
            let line = in_script(report, variant, block.range).unwrap_or_default();
            line.chars().take(40).collect()
        }
        (None, None) => read.origin.name.clone(),
    }
}

/// A place of the base text in the script of the page, where that is at hand; else in the base's own.
fn in_script(report: &OpenReport, variant: Variant, base: TextRange) -> Option<&str> {
    let texts = &report.read.texts;
    match &report.shown {
        Some(shown) if shown.variant == variant => Some(slice(&shown.text, shown.map.forward(base))),
        _ if variant == Variant::Original => Some(slice(&texts.clean, texts.simplified.backward(base))),
        _ => Some(slice(&texts.base, base)),
    }
}

/// What the reader can do about a file that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Try again.
    Retry,
    /// Take it out of the list.
    Remove,
}

impl Remedy {
    /// The one remedy that may help.
    #[must_use]
    pub fn of(code: IntakeErrorCode) -> Self {
        match code {
            IntakeErrorCode::EngineFailed | IntakeErrorCode::Unreadable => Self::Retry,
            _ => Self::Remove,
        }
    }

    /// The key of its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::Remove => "remove",
        }
    }
}

/// How far the reading of files has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files in all.
    pub total: usize,
    /// Files that are read or have failed.
    pub done: usize,
    /// Files that have failed.
    pub failed: usize,
}

impl Progress {
    /// Of these files.
    #[must_use]
    pub fn of(files: &[Rc<FileEntry>]) -> Self {
        let count = |fits: fn(&FileState) -> bool| files.iter().filter(|f| fits(&f.state)).count();
        Self {
            total: files.len(),
            done: count(FileState::is_final),
            failed: count(|state| matches!(state, FileState::Failed(_))),
        }
    }

    /// Whether there is work left.
    #[must_use]
    pub fn is_running(self) -> bool {
        self.done < self.total
    }
}

/// Whether a file in a folder is the system's own and never a report.
#[must_use]
pub fn is_clutter(path: &str) -> bool {
    path.split('/').any(|part| {
        part.starts_with('.') || matches!(part, "__MACOSX" | "Thumbs.db" | "desktop.ini" | "node_modules")
    })
}

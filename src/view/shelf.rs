//! The list of reports: one row for each report, and one for each file that has none (yet).

use std::rc::Rc;

use super::name::plain_name;
use super::rows::RowId;
use super::sorted;
use super::state::{FileEntry, FileState, OpenReport, State};
use crate::protocol::{
    Confidence, Encoding, IntakeErrorCode, NoteCode, ReadReport, ReportId, Severity, Sourced, Variant, slice,
};

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
        /// How many directives it holds.
        orders: usize,
        /// How many notes ask for a look.
        notices: usize,
        /// Its encoding, where the reader may want another: path of the text, encoding, how sure.
        encoding: Option<(String, Encoding, Confidence)>,
    },
    /// A file that waits, is in work, or cannot be read.
    File(Rc<FileEntry>),
}

/// The rows: files that cannot be read at the head, until something was done about them; reports in the order of the
/// list; files that wait.
#[must_use]
pub fn shelf(state: &State) -> Vec<ShelfRow> {
    let with_reports = sorted::set(state.reports.iter().map(|r| r.read.id.text.file));
    let (failed, others): (Vec<_>, Vec<_>) =
        state.files.iter().partition(|file| matches!(file.state, FileState::Failed(_)));
    let waiting = others.into_iter().filter(|file| !with_reports.contains(&file.id));
    let of_file = |file: &Rc<FileEntry>| ShelfRow::File(Rc::clone(file));
    let reports = listed(state).into_iter().map(|r| report_row(r, state.settings.variant));
    failed.into_iter().map(of_file).chain(reports).chain(waiting.map(of_file)).collect()
}

/// The reports in the order of the list: the reader's own, then that of the files.
#[must_use]
pub fn listed(state: &State) -> Vec<&Rc<OpenReport>> {
    let own = sorted::map(state.library.order.iter().copied().zip(0_usize..));
    let files = sorted::map(state.files.iter().map(|f| f.id).zip(0_usize..));
    let mut reports: Vec<_> = state.reports.iter().collect();
    sorted::by_key(&mut reports, |r| {
        let own = own.get(&RowId::Report(r.read.id)).copied();
        (own.is_none(), own, files.get(&r.read.id.text.file).copied(), r.read.id)
    });
    reports
}

fn report_row(report: &OpenReport, variant: Variant) -> ShelfRow {
    let read = &report.read;
    ShelfRow::Report {
        id: read.id,
        title: title(report, variant),
        date: day(read),
        orders: read.reading.directives.len(),
        notices: read.notes.iter().filter(|n| n.severity() > Severity::Info).count(),
        encoding: doubtful_encoding(read),
    }
}

/// The day of a report's meeting, else of its publication.
#[must_use]
pub fn day(read: &ReadReport) -> Option<String> {
    let held = read.reading.meeting.dates.first().map(|d| d.value);
    let published = || read.report.head.published.as_ref().map(|p| p.value.date);
    held.or_else(published).map(|date| date.to_string().trim_start_matches("--").to_owned())
}

/// A report's encoding, where the reader may want another. Nobody needs to be told of UTF-8 that is sure.
pub(super) fn doubtful_encoding(read: &ReadReport) -> Option<(String, Encoding, Confidence)> {
    let guess = &read.origin.encoding;
    let lost = read.notes.iter().any(|n| n.code == NoteCode::BytesUndecodable);
    let plain = guess.encoding == Encoding::Utf8 && guess.confidence >= Confidence::LIKELY && !lost;
    (!plain).then(|| (read.origin.path.clone(), guess.encoding, guess.confidence))
}

/// Whether another encoding may make a file readable.
#[must_use]
pub fn may_be_encoding(code: IntakeErrorCode) -> bool {
    matches!(code, IntakeErrorCode::NotText | IntakeErrorCode::Unsupported)
}

/// What a report is called: its title, else its meeting, else its first line, else its file; in the script
/// of the page as far as it is there.
#[must_use]
pub fn title(report: &OpenReport, variant: Variant) -> String {
    let read = &report.read;
    let sourced = read.report.head.title.as_ref().or(read.reading.meeting.name.as_ref());
    match (sourced, read.report.blocks.first()) {
        (Some(sourced), _) => worded(report, variant, sourced).to_owned(),
        (None, Some(block)) => report.at(variant, block.range).chars().take(40).collect(),
        (None, None) => plain_name(&read.origin.name),
    }
}

/// A value in the script of the page as far as it is there.
pub(super) fn worded<'a>(report: &'a OpenReport, variant: Variant, sourced: &'a Sourced<String>) -> &'a str {
    let shown = report.shown.as_ref().filter(|shown| shown.variant() == variant);
    match (sourced.range, shown) {
        (Some(range), _) if slice(&report.read.texts.base, range) == sourced.value => {
            report.at(variant, range)
        }
        (_, Some(shown)) => shown.words.get(&sourced.value).unwrap_or(&sourced.value),
        _ => &sourced.value,
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

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::protocol::{Converted, EditMap, FileId, IntakeError, JobId, TextId};

    fn file(id: u32, state: FileState) -> Rc<FileEntry> {
        let name = format!("{id}.txt");
        Rc::new(FileEntry { id: FileId(id), job: JobId(id), path: name.clone(), name, state })
    }

    fn failed() -> FileState {
        FileState::Failed(IntakeError::new(IntakeErrorCode::NotText))
    }

    fn report(file: u32, part: u32) -> Rc<OpenReport> {
        let id = ReportId { text: TextId { file: FileId(file), text: 0 }, part };
        let read = Rc::new(ReadReport { id, ..fixture::meeting().read });
        Rc::new(OpenReport::new(read))
    }

    #[test]
    fn each_file_has_a_row_failed_ones_first_and_waiting_ones_last() {
        let state = State {
            files: vec![file(0, failed()), file(1, FileState::Done), file(2, FileState::Queued)],
            reports: vec![report(1, 1), report(1, 0)],
            ..State::default()
        };
        let parts: Vec<_> = shelf(&state)
            .into_iter()
            .map(|row| match row {
                ShelfRow::File(file) => (file.id.0, None),
                ShelfRow::Report { id, .. } => (id.text.file.0, Some(id.part)),
            })
            .collect();
        assert_eq!(parts, [(0, None), (1, Some(0)), (1, Some(1)), (2, None)]);
    }

    #[test]
    fn a_report_without_title_goes_by_its_first_line_then_by_its_file() {
        let mut read = fixture::meeting().read;
        read.report.head.title = None;
        read.reading.meeting.name = None;
        let first = read.report.blocks[0].range;
        let line: String = slice(&read.texts.base, first).chars().take(40).collect();
        let called = |read: &ReadReport| title(&OpenReport::new(Rc::new(read.clone())), Variant::Hans);
        assert_eq!(called(&read), line);
        read.report.blocks.clear();
        assert_eq!(called(&read), read.origin.name);
    }

    #[test]
    fn titles_follow_the_script_once_it_is_there() {
        let mut open = (*report(0, 0)).clone();
        let base = title(&open, Variant::Taiwan);
        let text = open.read.texts.base.clone();
        let map = EditMap::identity(text.len());
        open.shown = Some(Rc::new(Converted::plain(Variant::Taiwan, text, map)));
        assert_eq!(title(&open, Variant::Taiwan), base);
        assert!(!base.is_empty());
    }

    #[test]
    fn progress_counts_what_is_done_and_what_failed() {
        let files = [file(0, failed()), file(1, FileState::Done), file(2, FileState::Queued)];
        let progress = Progress::of(&files);
        assert_eq!(progress, Progress { total: 3, done: 2, failed: 1 });
        assert!(progress.is_running());
        assert!(!Progress::of(&files[..2]).is_running());
    }

    #[test]
    fn clutter_of_folders_is_left_out() {
        for path in [".DS_Store", "a/.git/config", "__MACOSX/a.txt", "x/Thumbs.db"] {
            assert!(is_clutter(path), "{path}");
        }
        for path in ["a.txt", "报告/一月.txt", "a/b.c/d"] {
            assert!(!is_clutter(path), "{path}");
        }
    }
}

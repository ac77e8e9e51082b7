//! The palette: a query in; commands, people and reports that answer it out, best first.

use super::command::Command;
use super::in_script::Shown;
use super::index::Sorting;
use super::labels::label;
use super::mark::MarkId;
use super::people::people;
use super::pinyin::{Fit, fit};
use super::settings::Language;
use super::shelf::title;
use super::sorted;
use super::state::{OpenReport, State};
use crate::protocol::ReportId;

/// What an entry leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Do what this command does.
    Command(Command),
    /// Go to this mark.
    Mark(MarkId),
    /// Read this report.
    Report(ReportId),
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it leads to.
    pub goal: Goal,
    /// What it is called.
    pub name: String,
    /// What it belongs to: a group of commands, the posts of a person.
    pub about: String,
    /// The keys that do the same.
    pub keys: Option<String>,
}

/// How many entries are shown.
const MOST: usize = 50;

/// The entries that answer a query; with an empty one, all commands that are ready.
#[must_use]
pub fn palette(state: &State, query: &str) -> Vec<Entry> {
    let language = state.settings.language;
    let mut found: Vec<(Fit, Entry)> = commands(state, language, query).collect();
    if !query.trim().is_empty() {
        found.extend(persons(state, query));
        found.extend(reports(state, query));
    }
    // Stable: entries that answer equally well stay in their order.
    sorted::by_key(&mut found, |(fit, _)| *fit);
    found.into_iter().take(MOST).map(|(_, entry)| entry).collect()
}

fn commands<'a>(
    state: &'a State,
    language: Language,
    query: &'a str,
) -> impl Iterator<Item = (Fit, Entry)> + 'a {
    let ready = Command::all().filter(|c| *c != Command::Palette && c.is_ready(state));
    ready.filter_map(move |command| {
        // A reader may type the words of another language, or the pinyin of either script.
        let own = Language::LIST.iter().filter_map(|l| fit(label(*l, command.id()), query)).min();
        let group = Language::LIST.iter().filter_map(|l| fit(label(*l, command.group()), query)).min();
        let entry = Entry {
            goal: Goal::Command(command),
            name: label(language, command.id()).to_owned(),
            about: label(language, command.group()).to_owned(),
            keys: state.keymap.keys(command).first().map(|keys| (*keys).to_owned()),
        };
        Some((own.or(group.map(|_| Fit::HoldsSound))?, entry))
    })
}

/// The people of the report being read, by name or by a short form of it.
fn persons<'a>(state: &'a State, query: &'a str) -> impl Iterator<Item = (Fit, Entry)> + 'a {
    let report = state.current_report();
    let sorted = |shown| people(shown, Sorting::default());
    let groups = report.and_then(|r| shown(r)).map(sorted).unwrap_or_default();
    groups.into_iter().flat_map(|group| group.rows).filter_map(move |row| {
        let goal = Goal::Mark(*row.marks.first()?);
        let (fit, name) = row.best_name(query)?;
        let about = if name == row.name { row.titles } else { format!("{} · {}", row.name, row.titles) };
        Some((fit, Entry { goal, name, about, keys: None }))
    })
}

fn shown(report: &OpenReport) -> Option<Shown<'_>> {
    report.shown.as_ref().map(|text| Shown { read: &report.read, text })
}

fn reports<'a>(state: &'a State, query: &'a str) -> impl Iterator<Item = (Fit, Entry)> + 'a {
    state.reports.iter().filter_map(move |report| {
        let name = title(report, state.settings.variant);
        let about = report.read.origin.name.clone();
        Some((fit(&name, query)?, Entry { goal: Goal::Report(report.read.id), name, about, keys: None }))
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::view::PersonRow;
    use crate::view::{Action, FileEntry, FileState, fixture, reduce};

    fn reading() -> Rc<State> {
        let read = fixture::meeting().read;
        let file = FileEntry {
            id: read.id.text.file,
            job: crate::protocol::JobId(1),
            name: String::new(),
            path: String::new(),
            state: FileState::Done,
        };
        [Action::FileQueued(file), Action::ReportReady(Rc::new(read))].into_iter().fold(Rc::default(), reduce)
    }

    #[test]
    fn the_best_answer_comes_first() {
        let state = reading();
        for (query, id) in [
            ("ft", "script.zh-Hant.full"),
            ("xsxf", "repairs.show"),
            ("dark", "look.dark"),
            ("zt", "open.paste"),
        ] {
            let first = palette(&state, query).into_iter().next().map(|e| e.goal);
            assert_eq!(first, Command::of_id(id).map(Goal::Command), "{query}");
        }
    }

    #[test]
    fn people_and_reports_are_found_by_name() {
        let state = reading();
        let found = palette(&state, "沈知");
        assert!(matches!(found[0].goal, Goal::Mark(_)), "{found:?}");
        assert_eq!(found[0].name, "沈知远");
        let row = PersonRow {
            name: "张建国".into(),
            titles: "县委书记".into(),
            roles: Vec::new(),
            details: Vec::new(),
            marks: Vec::new(),
            suggested: 0,
            also: ["Zhāng Jiànguó", "张书记"].map(str::to_owned).into(),
            list_order: None,
        };
        assert_eq!(row.best_name("zsj"), Some((Fit::Sounds, "张书记".into())));
        assert_eq!(row.best_name("zjg"), Some((Fit::Sounds, "张建国".into())));
        let title = title(state.current_report().expect("open"), state.settings.variant);
        let found = palette(&state, &title);
        assert!(found.iter().any(|e| matches!(e.goal, Goal::Report(_))));
    }

    #[test]
    fn before_a_report_only_what_can_be_done_is_offered() {
        let all = palette(&State::default(), "");
        assert!(all.iter().any(|e| e.goal == Goal::Command(Command::Paste)));
        assert!(!all.iter().any(|e| e.goal == Goal::Command(Command::Repairs)));
    }
}

//! The words of the interface, in three languages, from one table.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::settings::Language;
use super::sorted;

const TABLE: &str = include_str!("../ui/labels.tsv");

type Row = [&'static str; 3];

/// The word of a key. A key without a row shows as `?`; a test keeps that from happening.
#[must_use]
pub fn label(language: Language, key: &str) -> &'static str {
    let column = Language::LIST.iter().position(|l| *l == language).unwrap_or(0);
    rows().get(key).map_or("?", |row| row[column])
}

/// A word with its blanks filled: `{n}` by the value of `n`.
#[must_use]
pub fn fill(text: &str, blanks: &[(&str, &str)]) -> String {
    blanks.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn rows() -> &'static BTreeMap<&'static str, Row> {
    static ROWS: OnceLock<BTreeMap<&'static str, Row>> = OnceLock::new();
    ROWS.get_or_init(|| sorted::map(TABLE.lines().filter_map(row)))
}

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    Some((cells.next()?, [cells.next()?, cells.next()?, cells.next()?]))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::protocol::PressRole::{Author, Correspondent, Editor, Photographer, Reporter};
    use crate::protocol::{
        EditKind, FaultCode, IntakeErrorCode, NoteCode, Role, RoleDetail, Rule, Severity, Theme, Variant,
    };
    use crate::view::{self, Face, MarkClass, Remedy, Sheet, Size};

    #[test]
    fn every_row_is_whole_and_stands_once() {
        let mut seen = BTreeSet::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<_> = line.split('\t').collect();
            assert_eq!(cells.len(), 4, "{line}");
            // A joint between names may end in a blank.
            assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{line}");
            assert!(seen.insert(cells[0]), "{} stands twice", cells[0]);
        }
    }

    #[test]
    fn blanks_are_the_same_in_all_languages() {
        let blanks = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect()
        };
        for (key, [hans, hant, english]) in rows() {
            assert_eq!(blanks(hans), blanks(hant), "{key}");
            assert_eq!(blanks(hans), blanks(english), "{key}");
        }
    }

    #[test]
    fn every_code_has_words() {
        let errors = IntakeErrorCode::LIST.iter().map(|c| c.code());
        let remedies = IntakeErrorCode::LIST.iter().map(|c| Remedy::of(*c).key().to_owned());
        let keys = errors
            .flat_map(|code| [format!("err.{code}"), format!("err.{code}.fix")])
            .chain(remedies)
            .chain(MarkClass::LIST.iter().map(|c| format!("cls.{}", c.code())))
            .chain(
                Variant::LIST
                    .iter()
                    .flat_map(|v| [format!("script.{}", v.code()), format!("script.{}.full", v.code())]),
            )
            .chain(view::Command::all().flat_map(|c| [c.id().to_owned(), c.group().to_owned()]))
            .chain(view::Theme::LIST.iter().map(|t| format!("look.{}", t.code())))
            .chain(Face::LIST.iter().map(|f| format!("face.{}", f.code())))
            .chain(Size::LIST.iter().map(|s| format!("size.{}", s.code())))
            .chain(view::Width::LIST.iter().map(|w| format!("width.{}", w.code())))
            .chain(view::Layout::LIST.iter().map(|l| format!("layout.{}", l.code())))
            .chain(view::Sorting::LIST.iter().map(|s| format!("sort.{}", s.code())))
            .chain(Sheet::LIST.iter().map(|s| format!("sheet.{}", s.code())));
        let missing: Vec<_> = keys.filter(|key| !rows().contains_key(key.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_code_of_a_reading_has_words() {
        let with = |prefix: &'static str| move |code: &str| format!("{prefix}.{code}");
        let grave = NoteCode::LIST.iter().filter(|c| c.severity() > Severity::Info);
        let press =
            [Reporter, Editor, Correspondent, Photographer, Author].map(Some).into_iter().chain([None]);
        let keys = (Rule::LIST.iter().map(|v| with("rule")(v.id())))
            .chain(Theme::LIST.iter().map(|v| with("theme")(v.id())))
            .chain(crate::protocol::Subject::LIST.iter().map(|v| with("subject")(v.id())))
            .chain(RoleDetail::LIST.iter().map(|v| with("detail")(v.id())))
            .chain(Role::LIST.iter().map(|v| view::role_key(*v).to_owned()))
            .chain(press.map(|v| view::press_key(v).to_owned()))
            .chain(EditKind::LIST.iter().map(|v| with("edit")(v.code())))
            .chain(MarkClass::LIST.iter().map(|v| with("letter")(v.code())))
            .chain(view::Column::LIST.iter().map(|v| with("col")(v.code())))
            .chain(view::Together::LIST.iter().map(|v| with("together")(v.code())))
            .chain(view::RowStanding::LIST.iter().map(|v| with("row")(v.code())))
            .chain(FaultCode::LIST.iter().map(|v| with("re")(v.code())))
            .chain(view::Bearing::LIST.iter().map(|v| v.key().to_owned()))
            .chain(view::Grouping::LIST.iter().map(|v| with("by")(v.code())))
            .chain(grave.map(|v| with("note")(v.code())))
            .chain("ADIBCO".chars().map(|column| format!("ig.{column}")));
        let missing: Vec<_> = keys.filter(|key| !rows().contains_key(key.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_key_in_the_components_has_words() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut files);
        let mut used = 0;
        for file in files {
            let source = fs::read_to_string(&file).expect("a source file");
            // `t("key")`, and no other name that ends in t.
            let calls = source.match_indices("t(\"").filter(|(at, _)| {
                !source.as_bytes()[..*at].last().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
            });
            for (at, call) in calls {
                let key =
                    source.get(at + call.len()..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
                assert!(rows().contains_key(key), "{key} of {} has no words", file.display());
                used += 1;
            }
        }
        assert!(used > 20, "the pattern still finds the calls");
    }

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }

    #[test]
    fn words_follow_the_language() {
        assert_eq!(label(Language::Hans, "app"), "公文阅读器");
        assert_eq!(label(Language::Hant, "app"), "公文閱讀器");
        assert_eq!(label(Language::English, "app"), "Gongwen Reader");
        assert_eq!(label(Language::English, "no such key"), "?");
        assert_eq!(fill("{n} of {total}", &[("n", "3"), ("total", "7")]), "3 of 7");
    }
}

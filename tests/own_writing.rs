//! No sentence of the real reports beside this project stands in it; where they do not lie there, nothing is checked.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// So many Han characters in a row are no set phrase any more.
const SAME: usize = 24;

/// Where texts of ours stand.
const OURS: &[&str] = &["README.md", "docs", "e2e/tests", "src", "static", "tests"];

#[test]
fn no_sentence_of_a_real_report_stands_in_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let theirs: Vec<String> = texts(&root.join("../shared/corpus"));
    let theirs: BTreeSet<Vec<char>> = theirs.iter().flat_map(|text| rows(text)).collect();
    for folder in OURS {
        for text in texts(&root.join(folder)) {
            let same = rows(&text).find(|row| theirs.contains(row));
            assert_eq!(same.map(String::from_iter), None, "in a file of {folder}");
        }
    }
}

#[test]
fn rows_are_of_han_characters_only() {
    let row = "长".repeat(SAME);
    assert_eq!(rows(&row).count(), 1);
    assert_eq!(rows(&format!("{row}，{row}之")).count(), 3);
    assert_eq!(rows(&row.replacen("长长", "长，", 1)).count(), 0);
}

/// Every run of [`SAME`] Han characters.
fn rows(text: &str) -> impl Iterator<Item = Vec<char>> {
    let runs = text.split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c));
    runs.flat_map(|run| {
        let run: Vec<char> = run.chars().collect();
        run.windows(SAME).map(<[char]>::to_vec).collect::<Vec<_>>()
    })
}

/// The texts of a file, or of all files in a folder; none where nothing is.
fn texts(path: &Path) -> Vec<String> {
    match fs::read_dir(path) {
        Ok(entries) => {
            let inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            inside.iter().flat_map(|path| texts(path)).collect()
        }
        Err(_) => fs::read_to_string(path).into_iter().collect(),
    }
}

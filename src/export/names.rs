//! File names out of the names of reports: each once, and such that every system takes them.

use std::collections::BTreeSet;

use crate::pipeline::Origin;

/// So many bytes of a name are kept; systems take 255 with the ending.
const LONGEST: usize = 180;

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Gives names to files.
#[derive(Debug, Default)]
pub struct Names {
    given: BTreeSet<String>,
}

impl Names {
    /// A name for the file made of a report, with this ending; never the same twice, whatever the case.
    #[must_use]
    pub fn give(&mut self, origin: &Origin, ending: &str) -> String {
        let stem = stem(origin);
        let mut name = format!("{stem}.{ending}");
        let mut count = 1;
        while !self.given.insert(name.to_lowercase()) {
            count += 1;
            name = format!("{stem} ({count}).{ending}");
        }
        name
    }
}

/// The name of a report without an ending: that of its file, and its number where that holds several.
pub(super) fn stem(origin: &Origin) -> String {
    let name = origin.name.rsplit_once('.').map_or(origin.name.as_str(), |(stem, _)| stem);
    let name = safe(name);
    if origin.parts > 1 { format!("{name}-{}", origin.part) } else { name }
}

/// A name that every file system takes and no reader is deceived by.
pub(super) fn safe(name: &str) -> String {
    let mut safe: String = name.chars().map(|c| if is_unsafe(c) { '_' } else { c }).collect();
    let end = (0..=LONGEST.min(safe.len())).rev().find(|at| safe.is_char_boundary(*at)).unwrap_or(0);
    safe.truncate(end);
    let safe = safe.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let first = safe.split('.').next().unwrap_or_default().to_lowercase();
    let is_port = first.len() == 4 && (first.starts_with("com") || first.starts_with("lpt"));
    match safe {
        "" => "report".to_owned(),
        _ if DEVICES.contains(&first.as_str()) || is_port => format!("_{safe}"),
        _ => safe.to_owned(),
    }
}

fn is_unsafe(c: char) -> bool {
    let turns_text = matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns_text || c == '\u{FEFF}' || r#"\/:*?"<>|"#.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    fn origin(name: &str, part: u32, parts: u32) -> Origin {
        Origin { name: name.into(), part, parts, ..fixture::read().origin }
    }

    #[test]
    fn names_are_safe() {
        let cases = [
            ("会议纪要", "会议纪要"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("a:b*c?\"<>|", "a_b_c_____"),
            ("a\u{202E}fdp", "a_fdp"),
            ("CON", "_CON"),
            ("com1", "_com1"),
            ("  . ", "report"),
            ("", "report"),
            ("行\n列", "行_列"),
        ];
        for (name, wanted) in cases {
            assert_eq!(safe(name), wanted, "{name}");
        }
        assert!(safe(&"会".repeat(300)).len() <= LONGEST);
    }

    #[test]
    fn names_stand_once() {
        let mut names = Names::default();
        let given: Vec<_> =
            ["a.txt", "A.html", "a.csv"].iter().map(|n| names.give(&origin(n, 1, 1), "txt")).collect();
        assert_eq!(given, ["a.txt", "A (2).txt", "a (3).txt"]);
        assert_eq!(names.give(&origin("a.txt", 2, 3), "txt"), "a-2.txt");
    }
}

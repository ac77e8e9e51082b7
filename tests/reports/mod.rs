//! Our own annotated reports: invented places and people, written and annotated by hand. `dev/` is there to
//! look into; `held-out/` is only scored (`SHA256SUMS` there tells that nobody touched it).
//!
//! A source file holds the gold beside the text:
//!
//! ```text
//! #key=value             title kicker subtitle published source name ordinal dates jurisdiction press other noise;
//!                        name_alt and title_alt are as right
//! @name|title/title|ca   an official; c chair, s speaker, r reporter-to-meeting, a attendee, x referenced; |3 behind it:
//!                        how often the name stands there as a name, where it is a word as well
//! !B line                a line of site chrome
//! !M line                a line of head matter
//! ⟦speaker;verb;modality;themes;h|text⟧   a directive; o obligation, p prohibition, e exhortation; h a heading
//! ```
#![allow(dead_code, missing_docs, unreachable_pub)]

#[path = "../noise/mod.rs"]
pub mod noise;
pub mod score;

use std::fs;
use std::path::{Path, PathBuf};

use noise::{Filler, Glosses, Mirror, damage};
use serde_json::{Map, Value, json};

/// A report, what a reader should find in it, and what a scraper made of it.
pub struct Case {
    pub name: String,
    /// As it was written: simplified, full-width marks.
    pub clean: String,
    /// As it is dropped.
    pub scraped: String,
    /// The annotation, keyed like the record.
    pub gold: Value,
}

/// The folder of one half of the set.
pub fn folder(half: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(half)
}

/// The cases of a folder, by name.
pub fn cases(folder: &Path) -> Vec<Case> {
    let entries = fs::read_dir(folder).expect("a folder of reports");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "src"));
    files.sort();
    files.iter().map(|file| case(file)).collect()
}

fn case(file: &Path) -> Case {
    let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
    let source = fs::read_to_string(file).expect("readable");
    let mut gold = Gold::new(&name);
    source.trim_end().lines().for_each(|line| gold.line(line));
    let clean = gold.text.trim_matches('\n').to_owned() + "\n";
    let seed = name.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
    let gold = gold.finish(&clean);
    Case { scraped: scraped(&clean, &gold["noise"], seed), name, clean, gold }
}

/// What the mirror that the source file names makes of the text.
fn scraped(clean: &str, noise: &Value, seed: u64) -> String {
    let has = |kind: &str| noise.as_array().is_some_and(|kinds| kinds.iter().any(|k| k == kind));
    let filler = match (has("doubled-punctuation"), has("gbk-misalignment")) {
        (true, _) => Filler::Comma,
        (_, true) => Filler::Vanishing,
        _ => Filler::None,
    };
    let glosses = if has("pinyin-gloss") { Glosses::Toned } else { Glosses::None };
    let folded = has("halfwidth-punctuation");
    let traditional = has("char-level-hant");
    if !traditional && !folded && filler == Filler::None && glosses == Glosses::None {
        return clean.to_owned();
    }
    damage(clean, Mirror { traditional, glosses, filler, folded, sparse: false, seed }).text
}

/// A gold record on its way.
struct Gold {
    record: Map<String, Value>,
    meeting: Map<String, Value>,
    text: String,
}

impl Gold {
    fn new(name: &str) -> Self {
        let record = json!({
            "file": format!("{name}.txt"), "title": null, "kicker": null, "subtitles": [], "published": null,
            "source": null, "press": [], "officials": [], "not_officials": [], "directives": [],
            "boilerplate": [], "metadata": [], "noise": [],
        });
        let meeting = json!({ "name": null, "dates": [], "ordinal": null, "jurisdiction": null });
        let object = |value: Value| value.as_object().cloned().expect("an object");
        Self { record: object(record), meeting: object(meeting), text: String::new() }
    }

    fn line(&mut self, line: &str) {
        if let Some((key, value)) = line.strip_prefix('#').and_then(|rest| rest.split_once('=')) {
            self.head(key, value);
        } else if let Some(official) = line.strip_prefix('@') {
            self.official(official);
        } else {
            let (list, line) = match line.split_at_checked(3) {
                Some(("!B ", rest)) => (Some("boilerplate"), rest),
                Some(("!M ", rest)) => (Some("metadata"), rest),
                _ => (None, line),
            };
            if let Some(list) = list {
                self.push(list, json!(line));
            }
            self.body(line);
            self.text.push('\n');
        }
    }

    fn head(&mut self, key: &str, value: &str) {
        let words = || value.split_whitespace().collect::<Vec<_>>();
        match key {
            "name_alt" => drop(self.meeting.insert(key.to_owned(), json!([value]))),
            "title_alt" => drop(self.record.insert(key.to_owned(), json!([value]))),
            "name" | "jurisdiction" => drop(self.meeting.insert(key.to_owned(), json!(value))),
            "ordinal" => drop(self.meeting.insert(key.to_owned(), json!(value.parse::<u32>().ok()))),
            "dates" => drop(self.meeting.insert(key.to_owned(), json!(words()))),
            "noise" => drop(self.record.insert(key.to_owned(), json!(words()))),
            "subtitle" => self.push("subtitles", json!(value)),
            "other" => self.push("not_officials", json!(value)),
            "press" => {
                let (name, role) = value.split_once('|').expect("name|role");
                self.push("press", json!({ "name": name, "role": role }));
                self.push("not_officials", json!(name));
            }
            _ => drop(self.record.insert(key.to_owned(), json!(value))),
        }
    }

    fn official(&mut self, line: &str) {
        let cells: Vec<&str> = line.split('|').collect();
        let &[name, titles, roles, ref uses @ ..] = &cells[..] else { panic!("name|titles|roles: {line}") };
        let titles: Vec<&str> = titles.split('/').filter(|title| !title.is_empty()).collect();
        let roles: Vec<&str> = roles.chars().map(role).collect();
        let uses: Option<usize> = uses.first().map(|uses| uses.parse().expect("a number"));
        self.push("officials", json!({ "name": name, "titles": titles, "roles": roles, "mentions": uses }));
    }

    fn body(&mut self, mut line: &str) {
        while let Some((before, rest)) = line.split_once('⟦') {
            let (inside, after) = rest.split_once('⟧').expect("a directive is closed");
            let (marks, text) = inside.split_once('|').expect("marks|text");
            self.text.push_str(before);
            self.text.push_str(text);
            self.directive(marks, text);
            line = after;
        }
        self.text.push_str(line);
    }

    fn directive(&mut self, marks: &str, text: &str) {
        let marks: Vec<&str> = marks.split(';').collect();
        let mut modalities = marks[2].chars().map(modality);
        let first = modalities.next();
        self.push(
            "directives",
            json!({
                "text": text, "speaker": marks[0], "verb": (!marks[1].is_empty()).then_some(marks[1]),
                "modality": first, "modality_alt": modalities.collect::<Vec<_>>(),
                "themes": marks[3].split(',').collect::<Vec<_>>(), "heading": marks[4..].contains(&"h"),
            }),
        );
    }

    fn push(&mut self, list: &str, value: Value) {
        self.record.get_mut(list).and_then(Value::as_array_mut).expect("a list").push(value);
    }

    fn finish(mut self, clean: &str) -> Value {
        for official in self.record.get_mut("officials").and_then(Value::as_array_mut).expect("a list") {
            let name = official["name"].as_str().expect("a name");
            if official["mentions"].is_null() {
                official["mentions"] = json!(clean.matches(name).count());
            }
        }
        let traditional =
            self.record["noise"].as_array().is_some_and(|n| n.contains(&json!("char-level-hant")));
        self.record.insert("script".to_owned(), json!(if traditional { "Hant" } else { "Hans" }));
        self.record.insert("meeting".to_owned(), Value::Object(self.meeting));
        Value::Object(self.record)
    }
}

fn role(letter: char) -> &'static str {
    match letter {
        'c' => "chair",
        's' => "speaker",
        'r' => "reporter-to-meeting",
        'a' => "attendee",
        'x' => "referenced",
        other => panic!("no role {other}"),
    }
}

fn modality(letter: char) -> &'static str {
    match letter {
        'o' => "obligation",
        'p' => "prohibition",
        'e' => "exhortation",
        other => panic!("no modality {other}"),
    }
}

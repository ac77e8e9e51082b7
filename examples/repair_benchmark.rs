//! Damages clean texts as mirrors and wrong decoders do, repairs them, and prints how much came back.
//!
//! ```sh
//! cargo run --release --example repair_benchmark -- [--write FOLDER | --beside FOLDER] FILE...
//! ```
//! Each file holds simplified text that was not used in training; its paragraphs make documents of about
//! 800 characters. `--write` keeps the noisy documents in a folder; `--beside` reads there what another tool
//! made of them (`NAME.other.txt`) and adds a column. `scripts/repair_quality.py` does all of it.
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/noise/mod.rs"]
mod noise;

use std::path::PathBuf;

use encoding_rs::{Encoding, GBK, UTF_8, WINDOWS_1252};
use gongwen::repair::{Edit, EditKind, EditState, RepairedText, repair};
use gongwen::span::{EditMap, TextRange, slice};
use noise::{Damage, Filler, Glosses, Mirror, Noisy, damage};

const DOCUMENT: usize = 800;

/// Documents of each class.
const DOCUMENTS: usize = 240;

/// What happens to a text.
#[derive(Clone, Copy)]
enum Class {
    /// A mirror, and whether it damages as sparsely as real pages are damaged.
    Mirror(Glosses, Filler, bool),
    /// Bytes of one encoding read in another.
    Decoded(&'static Encoding, &'static Encoding),
}

const CLASSES: &[(&str, Class)] = &[
    ("toned, vanishing filler", Class::Mirror(Glosses::Toned, Filler::Vanishing, false)),
    ("toned, comma filler", Class::Mirror(Glosses::Toned, Filler::Comma, false)),
    ("padded, vanishing filler", Class::Mirror(Glosses::Padded, Filler::Vanishing, false)),
    ("no gloss, vanishing filler", Class::Mirror(Glosses::None, Filler::Vanishing, false)),
    ("toneless, comma filler", Class::Mirror(Glosses::Toneless, Filler::Comma, false)),
    ("doubled, no filler", Class::Mirror(Glosses::Doubled, Filler::None, false)),
    ("toned, dropping filler", Class::Mirror(Glosses::Toned, Filler::Dropping, false)),
    ("as real pages: toned, vanishing", Class::Mirror(Glosses::Toned, Filler::Vanishing, true)),
    ("as real pages: toned, comma", Class::Mirror(Glosses::Toned, Filler::Comma, true)),
    ("UTF-8 read as GBK", Class::Decoded(UTF_8, GBK)),
    ("UTF-8 read as cp1252", Class::Decoded(UTF_8, WINDOWS_1252)),
    ("GBK read as cp1252", Class::Decoded(GBK, WINDOWS_1252)),
];

impl Class {
    fn damaged(self, text: &str, seed: u64) -> Noisy {
        match self {
            Self::Mirror(glosses, filler, sparse) => {
                damage(text, Mirror { traditional: true, glosses, filler, folded: true, sparse, seed })
            }
            Self::Decoded(written, read) => {
                let misread =
                    |line: &str| read.decode_without_bom_handling(&written.encode(line).0).0.into_owned();
                let lines: Vec<String> = text.lines().map(misread).collect();
                Noisy { clean: text.to_owned(), text: lines.join("\n") + "\n", places: Vec::new() }
            }
        }
    }
}

#[derive(Default)]
struct Tally {
    documents: usize,
    characters: usize,
    wrong_before: usize,
    wrong_after: usize,
    /// What another tool left wrong.
    wrong_beside: Option<usize>,
    /// Places out of step, of one or two characters and longer ones.
    runs: [Runs; 2],
    /// Certain edits, and those among them that are wrong; all, and those of runs alone.
    certain: [Certain; 2],
}

#[derive(Default, Clone, Copy)]
struct Certain {
    all: usize,
    wrong: usize,
}

#[derive(Default, Clone, Copy)]
struct Runs {
    all: usize,
    applied_right: usize,
    offered_first: usize,
    offered_later: usize,
}

/// What is done with the documents besides.
#[derive(Default)]
struct Folders {
    write: Option<PathBuf>,
    beside: Option<PathBuf>,
}

fn main() -> std::io::Result<()> {
    let mut folders = Folders::default();
    let mut texts = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--write" => folders.write = args.next().map(PathBuf::from),
            "--beside" => folders.beside = args.next().map(PathBuf::from),
            path => texts.extend(documents(&std::fs::read_to_string(path)?)),
        }
    }
    println!(
        "| class | documents | characters | CER before | CER after | ftfy | short runs | right | first offer | other offer | long runs | right | first offer | other offer | certain edits | wrong | of runs | wrong |"
    );
    println!("|{}", "---|".repeat(18));
    let mut all = Tally::default();
    for (number, (name, class)) in CLASSES.iter().enumerate() {
        let tally = of_class(number, *class, &texts, &folders)?;
        print(name, &tally);
        if matches!(class, Class::Mirror(..)) {
            all.add(&tally);
        }
    }
    print("**all mirrors**", &all);
    Ok(())
}

/// Measures one class on every so many-th document, so that each class has its own.
fn of_class(number: usize, class: Class, texts: &[String], folders: &Folders) -> std::io::Result<Tally> {
    let mut tally = Tally::default();
    let step = (texts.len() / DOCUMENTS).max(1);
    for (i, text) in texts.iter().enumerate().filter(|(i, _)| i % step == number % step).take(DOCUMENTS) {
        let noisy = class.damaged(text, (1_000_000 * number + i) as u64);
        let name = format!("{number:02}-{i:05}");
        if let Some(folder) = &folders.write {
            std::fs::write(folder.join(name.clone() + ".txt"), &noisy.text)?;
        }
        if let Some(folder) = &folders.beside {
            let other = std::fs::read_to_string(folder.join(name + ".other.txt"))?;
            *tally.wrong_beside.get_or_insert(0) += distance(&content(&noisy.clean), &content(&other));
        }
        measure(&noisy, &mut tally);
    }
    Ok(tally)
}

fn print(name: &str, t: &Tally) {
    let rate = |wrong: usize| 100.0 * wrong as f64 / t.characters.max(1) as f64;
    let runs =
        |r: Runs| format!("{} | {} | {} | {}", r.all, r.applied_right, r.offered_first, r.offered_later);
    let beside = t.wrong_beside.map_or_else(|| "–".to_owned(), |wrong| format!("{:.2} %", rate(wrong)));
    println!(
        "| {name} | {} | {} | {:.2} % | {:.3} % | {beside} | {} | {} | {} | {} | {} | {} |",
        t.documents,
        t.characters,
        rate(t.wrong_before),
        rate(t.wrong_after),
        runs(t.runs[0]),
        runs(t.runs[1]),
        t.certain[0].all,
        t.certain[0].wrong,
        t.certain[1].all,
        t.certain[1].wrong,
    );
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.characters += other.characters;
        self.wrong_before += other.wrong_before;
        self.wrong_after += other.wrong_after;
        if let Some(wrong) = other.wrong_beside {
            *self.wrong_beside.get_or_insert(0) += wrong;
        }
        for (mine, theirs) in self.runs.iter_mut().zip(other.runs) {
            mine.all += theirs.all;
            mine.applied_right += theirs.applied_right;
            mine.offered_first += theirs.offered_first;
            mine.offered_later += theirs.offered_later;
        }
        for (mine, theirs) in self.certain.iter_mut().zip(other.certain) {
            mine.all += theirs.all;
            mine.wrong += theirs.wrong;
        }
    }
}

/// Paragraphs put together.
fn documents(text: &str) -> Vec<String> {
    let mut documents = vec![String::new()];
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if documents.last().is_some_and(|d| d.chars().count() >= DOCUMENT) {
            documents.push(String::new());
        }
        if let Some(document) = documents.last_mut() {
            document.push_str(line.trim());
            document.push('\n');
        }
    }
    documents.retain(|d| d.chars().count() >= DOCUMENT / 2);
    documents
}

fn measure(noisy: &Noisy, tally: &mut Tally) {
    let verbose = std::env::var_os("VERBOSE").is_some();
    let repaired = repair(&noisy.text);
    let (clean, before, after) = (content(&noisy.clean), content(&noisy.text), content(&repaired.clean));
    tally.documents += 1;
    tally.characters += clean.len();
    tally.wrong_before += distance(&clean, &before);
    tally.wrong_after += distance(&clean, &after);
    if noisy.places.is_empty() {
        return;
    }
    let truth = EditMap::of_lengths(
        noisy.text.len(),
        noisy.places.iter().map(|p| (TextRange::at(p.range.start, p.range.end), p.clean.len())),
    );
    let meant = |range: TextRange| fold(slice(&noisy.clean, truth.forward(range)));
    let right = |edit: &Edit, text: &str| fold(text) == meant(edit.range);
    // Where two edits share a place, what they make of it together tells.
    let applied_right = |edit: &Edit| {
        let place = noisy
            .places
            .iter()
            .map(|p| TextRange::at(p.range.start, p.range.end))
            .find(|p| p.overlaps(edit.range));
        let whole = place.map_or(edit.range, |place| place.union(edit.range));
        fold(slice(&repaired.clean, repaired.map.forward(whole))) == meant(whole)
    };
    for edit in repaired.edits.iter().filter(|e| e.state == EditState::Applied && e.kind >= EditKind::Doubled)
    {
        let wrong = !applied_right(edit);
        let of_runs = (edit.kind == EditKind::Misaligned).then_some(1);
        for place in [0].into_iter().chain(of_runs) {
            tally.certain[place].all += 1;
            tally.certain[place].wrong += usize::from(wrong);
        }
        if wrong && verbose {
            shown("WRONG", noisy, &repaired, edit, &truth);
        }
    }
    for place in noisy.places.iter().filter(|p| p.damage == Damage::Misaligned) {
        let runs = &mut tally.runs[usize::from(place.clean.chars().count() > 2)];
        runs.all += 1;
        let range = TextRange::at(place.range.start, place.range.end);
        match repaired.edits.iter().find(|e| e.range.overlaps(range)) {
            Some(e) if e.state == EditState::Applied && applied_right(e) => runs.applied_right += 1,
            Some(e) if e.state == EditState::Offered && right(e, &e.after) => runs.offered_first += 1,
            Some(e) if e.alternatives.iter().any(|a| right(e, a)) => runs.offered_later += 1,
            Some(e) if verbose => shown("OFFER", noisy, &repaired, e, &truth),
            None if verbose => println!("MISSED {:?} {:?}", slice(&noisy.text, range), place.clean),
            _ => {}
        }
    }
}

fn shown(what: &str, noisy: &Noisy, repaired: &RepairedText, edit: &Edit, truth: &EditMap) {
    println!(
        "{what} {:?} {:?} for {:?}, not {:?} {:?}",
        edit.kind,
        slice(&repaired.decoded, edit.range),
        slice(&noisy.clean, truth.forward(edit.range)),
        edit.after,
        edit.alternatives
    );
}

/// Marks of either width, without blanks: the mirror's decoder swallows some.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '？' => '?',
        '！' => '!',
        '（' => '(',
        '）' => ')',
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

/// Han characters, letters and digits, simplified.
fn content(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(plain).map(noise::simplified).collect()
}

/// The plain form of a full-width letter or digit.
fn plain(c: char) -> char {
    let wide = matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    if wide { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c }
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

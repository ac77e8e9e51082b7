//! Damages clean texts as mirrors do, repairs them, and prints how much came back.
//!
//! ```sh
//! cargo run --release --example repair_benchmark -- FILE...
//! ```
//! Each file holds simplified text that was not used in training; its paragraphs make documents of about
//! 800 characters.
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/noise/mod.rs"]
mod noise;

use gongwen::repair::{Edit, EditKind, EditState, RepairedText, repair};
use gongwen::span::{EditMap, TextRange, slice};
use noise::{Damage, Filler, Glosses, Mirror, Noisy, damage};

const DOCUMENT: usize = 800;

/// The mirrors that take turns.
const MIRRORS: &[(&str, Glosses, Filler)] = &[
    ("toned, vanishing filler", Glosses::Toned, Filler::Vanishing),
    ("toned, comma filler", Glosses::Toned, Filler::Comma),
    ("padded, vanishing filler", Glosses::Padded, Filler::Vanishing),
    ("no gloss, vanishing filler", Glosses::None, Filler::Vanishing),
    ("toneless, comma filler", Glosses::Toneless, Filler::Comma),
    ("doubled, no filler", Glosses::Doubled, Filler::None),
];

#[derive(Default)]
struct Tally {
    documents: usize,
    characters: usize,
    wrong_before: usize,
    wrong_after: usize,
    /// Places out of step, of one or two characters and longer ones.
    runs: [Runs; 2],
    /// Certain edits, and those among them that are wrong.
    certain: usize,
    certain_wrong: usize,
}

#[derive(Default, Clone, Copy)]
struct Runs {
    all: usize,
    applied_right: usize,
    offered_first: usize,
    offered_later: usize,
}

fn main() -> std::io::Result<()> {
    let verbose = std::env::var_os("VERBOSE").is_some();
    let mut tallies: Vec<Tally> = MIRRORS.iter().map(|_| Tally::default()).collect();
    let mut seed = 1;
    for path in std::env::args().skip(1) {
        for document in documents(&std::fs::read_to_string(path)?) {
            let at = (seed as usize) % MIRRORS.len();
            let (_, glosses, filler) = MIRRORS[at];
            let mirror = Mirror { traditional: true, glosses, filler, folded: true, sparse: false, seed };
            measure(&damage(&document, mirror), &mut tallies[at], verbose);
            seed += 1;
        }
    }
    println!(
        "| mirror | documents | characters | CER before | CER after | short runs | right | first offer | other offer | long runs | right | first offer | other offer | certain edits | wrong |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for ((name, ..), tally) in MIRRORS.iter().zip(&tallies) {
        print(name, tally);
    }
    let mut all = Tally::default();
    tallies.iter().for_each(|tally| all.add(tally));
    print("**all**", &all);
    Ok(())
}

fn print(name: &str, t: &Tally) {
    let rate = |wrong: usize| 100.0 * wrong as f64 / t.characters.max(1) as f64;
    let runs =
        |r: Runs| format!("{} | {} | {} | {}", r.all, r.applied_right, r.offered_first, r.offered_later);
    println!(
        "| {name} | {} | {} | {:.2} % | {:.3} % | {} | {} | {} | {} |",
        t.documents,
        t.characters,
        rate(t.wrong_before),
        rate(t.wrong_after),
        runs(t.runs[0]),
        runs(t.runs[1]),
        t.certain,
        t.certain_wrong
    );
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.characters += other.characters;
        self.wrong_before += other.wrong_before;
        self.wrong_after += other.wrong_after;
        for (mine, theirs) in self.runs.iter_mut().zip(other.runs) {
            mine.all += theirs.all;
            mine.applied_right += theirs.applied_right;
            mine.offered_first += theirs.offered_first;
            mine.offered_later += theirs.offered_later;
        }
        self.certain += other.certain;
        self.certain_wrong += other.certain_wrong;
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

fn measure(noisy: &Noisy, tally: &mut Tally, verbose: bool) {
    let repaired = repair(&noisy.text);
    let (clean, before, after) = (content(&noisy.clean), content(&noisy.text), content(&repaired.clean));
    tally.documents += 1;
    tally.characters += clean.len();
    tally.wrong_before += distance(&clean, &before);
    tally.wrong_after += distance(&clean, &after);
    let truth = EditMap::of_lengths(
        noisy.text.len(),
        noisy.places.iter().map(|p| (TextRange::at(p.range.start, p.range.end), p.clean.len())),
    );
    let right = |edit: &Edit, text: &str| fold(text) == fold(slice(&noisy.clean, truth.forward(edit.range)));
    for edit in repaired.edits.iter().filter(|e| e.state == EditState::Applied && e.kind >= EditKind::Doubled)
    {
        tally.certain += 1;
        if !right(edit, &edit.after) {
            tally.certain_wrong += 1;
            if verbose {
                shown("WRONG", noisy, &repaired, edit, &truth);
            }
        }
    }
    for place in noisy.places.iter().filter(|p| p.damage == Damage::Misaligned) {
        let runs = &mut tally.runs[usize::from(place.clean.chars().count() > 2)];
        runs.all += 1;
        let range = TextRange::at(place.range.start, place.range.end);
        let Some(edit) = repaired.edits.iter().find(|e| e.range.overlaps(range)) else {
            if verbose {
                println!("MISSED {:?} {:?}", slice(&noisy.text, range), place.clean);
            }
            continue;
        };
        match edit.state {
            EditState::Applied if right(edit, &edit.after) => runs.applied_right += 1,
            EditState::Offered if right(edit, &edit.after) => runs.offered_first += 1,
            _ if edit.alternatives.iter().any(|a| right(edit, a)) => runs.offered_later += 1,
            EditState::Offered if verbose => shown("OFFER", noisy, &repaired, edit, &truth),
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

//! The engine against our own annotated reports: no figure may fall below its floor. Raise a floor when the
//! engine has become better; the whole table is `make score FOLDER=tests/reports/dev`.
#![allow(clippy::print_stdout)]

mod reports;

use std::fs;

use gongwen::export::record;
use gongwen::intake::RawFile;
use gongwen::pipeline::{self, Options};
use gongwen::script::Variant;
use gongwen::span::FileId;
use reports::score::{Counts, Score};
use reports::{Case, cases, folder};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Measure, floor on `dev`, floor on `held-out`.
const FLOORS: &[(&str, f64, f64)] = &[
    ("person", 0.985, 0.975),
    ("press", 0.975, 0.975),
    ("titles", 0.98, 0.95),
    ("roles", 0.965, 0.95),
    ("mentions", 0.985, 0.98),
    ("directives", 0.97, 0.945),
    ("themes", 0.765, 0.69),
    ("speaker", 0.985, 0.99),
    ("modality", 0.915, 0.9),
    ("prohibitions", 0.86, 0.905),
    ("title", 0.94, 0.85),
    ("published", 0.985, 0.92),
    ("source", 0.975, 0.65),
    ("meeting", 0.91, 0.85),
    ("dates", 0.98, 0.85),
];

#[test]
fn no_figure_is_below_its_floor() {
    let score = |half: &str| {
        let mut score = Score::default();
        for case in cases(&folder(half)) {
            score.add(&Score::of(&read(&case), &case.gold, &case.clean));
        }
        score
    };
    let (dev, held_out) = (score("dev"), score("held-out"));
    let mut below = Vec::new();
    for &(measure, dev_floor, held_out_floor) in FLOORS {
        for (half, score, floor) in [("dev", &dev, dev_floor), ("held-out", &held_out, held_out_floor)] {
            let value = value(measure, score.0.get(measure).copied().unwrap_or_default());
            println!("{measure:12} {half:8} {value:.3} (floor {floor:.3})");
            if value < floor {
                below.push(format!("{measure} on {half}: {value:.3} < {floor:.3}"));
            }
        }
    }
    assert!(below.is_empty(), "{below:#?}");
}

/// Answers that are right or wrong count by their share; sets by F1.
fn value(measure: &str, counts: Counts) -> f64 {
    match measure {
        "person" | "press" | "titles" | "roles" | "directives" | "themes" => counts.f1(),
        _ => counts.recall(),
    }
}

fn read(case: &Case) -> Value {
    let file = RawFile::new(format!("{}.txt", case.name), case.scraped.clone().into_bytes());
    let mut records = Vec::new();
    pipeline::read(
        FileId(0),
        &file,
        Options { split: false },
        |_| {},
        |found| records.extend(found.map(|read| record(&read, Variant::Hans))),
    )
    .expect("a readable report");
    serde_json::to_value(records.first()).expect("plain data")
}

/// The held-out half is for scoring only: whoever changes it must say so here.
#[test]
fn held_out_reports_are_untouched() {
    let folder = folder("held-out");
    let sums = fs::read_to_string(folder.join("SHA256SUMS")).expect("the list of sums");
    let mut listed = 0;
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").expect("sum and name");
        let bytes = fs::read(folder.join(name)).expect("a listed report");
        let now: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(now, sum, "{name} was changed");
        listed += 1;
    }
    assert_eq!(listed, cases(&folder).len(), "every report is listed");
}

//! How fast structure and analysis read: `cargo run --release --example speed [FILE…]`, by default the samples. Their
//! base texts are repeated, each report by itself, until eight megabytes are read.

use std::time::Instant;

use gongwen::intake::RawFile;
use gongwen::pipeline::{self, Options, ReadReport};
use gongwen::span::FileId;
use gongwen::{analysis, document, samples};

/// Bytes to read for each figure.
const ENOUGH: usize = 1 << 23;

fn main() {
    let named: Vec<_> = std::env::args().skip(1).collect();
    let files: Vec<RawFile> = if named.is_empty() {
        samples::LIST.iter().map(samples::Sample::file).collect()
    } else {
        let read = |path: &String| Some(RawFile::new(path, std::fs::read(path).ok()?));
        named.iter().filter_map(read).collect()
    };
    let reports = files.iter().flat_map(reports).collect::<Vec<_>>();
    measure("document", &reports, |r| drop(document::read(&r.texts.base, &r.origin.hints)));
    measure("analysis", &reports, |r| drop(analysis::analyse(&r.texts.base, &r.report)));
}

fn reports(file: &RawFile) -> Vec<ReadReport> {
    let mut reports = Vec::new();
    let found = pipeline::read(FileId(0), file, Options::default(), |_| {}, |read| reports.extend(read));
    found.map(|_| reports).unwrap_or_default()
}

#[allow(clippy::print_stdout)]
fn measure(stage: &str, reports: &[ReadReport], work: impl Fn(&ReadReport)) {
    let round: usize = reports.iter().map(|r| r.texts.base.len()).sum();
    reports.iter().for_each(&work);
    let start = Instant::now();
    let mut bytes = 0;
    while bytes < ENOUGH && round > 0 {
        reports.iter().for_each(&work);
        bytes += round;
    }
    let rate = bytes as f64 / 1e6 / start.elapsed().as_secs_f64();
    println!("{stage}\t{rate:.1} MB/s");
}

//! How fast the engine reads, stage by stage, and whether its work is linear; goals in brackets.
//!
//! ```sh
//! cargo build --release && cargo run --release --example speed     # our own annotated reports
//! cargo run --release --example speed -- FILE…         # clean UTF-8 texts
//! cargo run --release --example speed -- --only analysis --seconds 10   # for a profiler
//! ```
//! One core. Each figure is the median of rounds over all texts, each text by itself, in megabytes of UTF-8 a second;
//! the last column says how much longer ten times the text takes, as one report. The command line uses all cores.
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/reports/mod.rs"]
mod reports;

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use gongwen::document::Sheet;
use gongwen::intake::{self, Hints, RawFile};
use gongwen::pipeline::{self, Options};
use gongwen::repair::repair;
use gongwen::script::{self, Variant};
use gongwen::span::FileId;
use gongwen::{analysis, document, export};
use reports::noise::{Filler, Glosses, Mirror, damage};

/// Bytes of the shorter text that linearity is measured with.
const SHORT: usize = 1 << 19;

/// Noise as real pages have it, and as the densest mirror makes it.
const REAL: Mirror = Mirror {
    traditional: true,
    glosses: Glosses::Toned,
    filler: Filler::Vanishing,
    folded: true,
    sparse: true,
    seed: 7,
};
const DENSE: Mirror = Mirror { sparse: false, ..REAL };

/// What is measured: its name, the goal in MB/s, the noise of its texts, and the work on one of them.
struct Stage {
    name: &'static str,
    goal: Option<u32>,
    noise: Option<Mirror>,
    work: fn(&Input),
}

const STAGES: &[Stage] = &[
    Stage { name: "decode", goal: None, noise: None, work: decode },
    Stage { name: "repair, clean text", goal: Some(50), noise: None, work: mend },
    Stage { name: "repair, noise as on real pages", goal: Some(4), noise: Some(REAL), work: mend },
    Stage { name: "repair, densest noise", goal: None, noise: Some(DENSE), work: mend },
    Stage { name: "script: detect and simplify", goal: None, noise: None, work: simplify },
    Stage { name: "document", goal: None, noise: None, work: structure },
    Stage { name: "decode + document", goal: Some(100), noise: None, work: decode_and_structure },
    Stage { name: "analysis", goal: Some(25), noise: None, work: analyse },
    Stage { name: "whole", goal: Some(15), noise: None, work: whole },
    Stage { name: "whole, and its record", goal: None, noise: None, work: recorded },
];

/// A text with what the earlier stages make of it.
struct Input {
    file: RawFile,
    text: String,
    report: document::Report,
}

impl Input {
    fn of(text: &str) -> Self {
        let report = document::read(text, &Hints::default());
        Self { file: RawFile::new("report.txt", text.as_bytes()), text: text.to_owned(), report }
    }
}

fn decode(input: &Input) {
    intake::read(&input.file, |source| assert!(source.is_ok())).expect("a text");
}

fn mend(input: &Input) {
    assert!(!repair(&input.text).clean.is_empty());
}

fn simplify(input: &Input) {
    black_box(script::detect(&input.text));
    black_box(script::convert(&input.text, Variant::Hans, &[]));
}

fn structure(input: &Input) {
    let sheet = Sheet::of(&input.text);
    for range in sheet.split() {
        black_box(sheet.read(range, &Hints::default()));
    }
}

fn decode_and_structure(input: &Input) {
    decode(input);
    structure(input);
}

fn analyse(input: &Input) {
    black_box(analysis::analyse(&input.text, &input.report));
}

fn whole(input: &Input) {
    let read = |found: Result<_, _>| assert!(found.is_ok());
    pipeline::read(FileId(0), &input.file, Options::default(), |_| {}, read).expect("a report");
}

fn recorded(input: &Input) {
    let read = |found: Result<pipeline::ReadReport, _>| {
        let record = export::record(&found.expect("a report"), Variant::Hans);
        assert!(serde_json::to_vec(&record).is_ok());
    };
    pipeline::read(FileId(0), &input.file, Options::default(), |_| {}, read).expect("a report");
}

fn main() {
    let mut args = env::args().skip(1);
    let (mut only, mut time, mut texts) = (None, Duration::from_millis(1500), Vec::new());
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--only" => only = args.next(),
            "--seconds" => time = Duration::from_secs(args.next().and_then(|s| s.parse().ok()).unwrap_or(1)),
            path => texts.push(fs::read_to_string(path).expect("a readable UTF-8 text")),
        }
    }
    if texts.is_empty() {
        texts = reports::cases(&reports::folder("dev")).into_iter().map(|case| case.clean).collect();
    }
    println!("| stage | MB/s | ten times the text |\n|---|---|---|");
    for stage in STAGES.iter().filter(|s| only.as_ref().is_none_or(|only| s.name.starts_with(only))) {
        let goal = stage.goal.map(|goal| format!(" (≥ {goal})")).unwrap_or_default();
        let (speed, growth) = (speed(stage, &texts, time), growth(stage, &texts));
        println!("| {} | {speed:.1}{goal} | × {growth:.1} (≤ 12) |", stage.name);
    }
    if let Some(speed) = Some(()).filter(|()| only.is_none()).and_then(|()| command_line(&texts)) {
        println!("| command line, {} cores | {speed:.1} (≥ 25) | |", cores());
    }
}

/// Megabytes a second of `gongwen analyze` over a folder, if that was built beside this.
fn command_line(texts: &[String]) -> Option<f64> {
    /// Enough for the time that it takes to start to count little.
    const BYTES: usize = 8 << 20;
    let built = env::current_exe().ok()?;
    let binary = built.parent()?.parent()?.join("gongwen");
    let folder = env::temp_dir().join(format!("gongwen-speed-{}", std::process::id()));
    fs::create_dir_all(&folder).ok()?;
    let mut bytes = 0;
    for (number, text) in texts.iter().cycle().enumerate() {
        if bytes > BYTES {
            break;
        }
        fs::write(folder.join(format!("{number:05}.txt")), text).ok()?;
        bytes += text.len();
    }
    let run = || analyze(&binary, &folder);
    let took = run().then(|| median((0..3).map(|_| timed(|| assert!(run()))).collect()));
    fs::remove_dir_all(&folder).ok()?;
    Some(bytes as f64 / 1e6 / took?.as_secs_f64())
}

fn analyze(binary: &Path, folder: &Path) -> bool {
    let status = Command::new(binary).arg("analyze").arg(folder).stdout(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// The texts with the noise that a stage is measured on.
fn inputs(stage: &Stage, texts: &[String]) -> Vec<Input> {
    let noisy = |text: &String| stage.noise.map_or_else(|| text.clone(), |mirror| damage(text, mirror).text);
    texts.iter().map(|text| Input::of(&noisy(text))).collect()
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Megabytes a second.
fn speed(stage: &Stage, texts: &[String], time: Duration) -> f64 {
    let inputs = inputs(stage, texts);
    let round = || inputs.iter().for_each(stage.work);
    round();
    let start = Instant::now();
    let mut rounds = Vec::new();
    while rounds.len() < 3 || start.elapsed() < time {
        rounds.push(timed(round));
    }
    let bytes: usize = inputs.iter().map(|input| input.text.len()).sum();
    bytes as f64 / 1e6 / median(rounds).as_secs_f64()
}

/// How much longer ten times the text takes.
fn growth(stage: &Stage, texts: &[String]) -> f64 {
    let all = texts.concat();
    let text = |bytes: usize| all.repeat(bytes.div_ceil(all.len()));
    let [short, long] = [SHORT, 10 * SHORT].map(|bytes| {
        let inputs = inputs(stage, &[text(bytes)]);
        let took = median((0..3).map(|_| timed(|| inputs.iter().for_each(stage.work))).collect());
        took.as_secs_f64() / inputs.iter().map(|input| input.text.len()).sum::<usize>() as f64
    });
    10.0 * long / short
}

fn timed(work: impl Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

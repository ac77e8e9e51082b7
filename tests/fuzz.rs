//! A short run of every fuzz target: good files, mutated the same way in every run. `make test-all` runs the
//! same functions under libFuzzer.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use targets::TARGETS;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How long one target runs, and how many files it sees at the most.
const SECONDS: Duration = Duration::from_secs(2);
const RUNS: usize = 2000;
/// Longer files show little more and take long.
const LONGEST: usize = 3000;

const REPORT: &str = include_str!("../static/samples/work-safety-noisy.txt");

/// Pieces that mean something to a parser.
const PIECES: &[&str] = &[
    "<div>",
    "</td>",
    "<a href=x>",
    "<!--",
    "&#x4f1a;",
    "<script>",
    "\"",
    "\n",
    ",",
    "{",
    "[",
    "]",
    ":",
    "\\u",
    "PK\u{3}\u{4}",
    "会议强调，",
    "\u{FEFF}",
    "\u{200B}",
    "?",
    "(hui4)",
    "锟斤拷",
    "浼氳",
    "来源：",
    "2023年4月",
    "（记者",
    "𠮷",
    "\u{301}",
];

/// Numbers without meaning, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// Changes bytes a few times: flips, cuts, doubles, puts pieces in.
    fn mutate(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len());
            let to = (at + self.below(40)).min(bytes.len());
            match self.below(5) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..to)),
                2 => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].bytes())),
                3 => {
                    let part = bytes[at..to].to_vec();
                    bytes.splice(at..at, part);
                }
                _ => {
                    let byte = u8::try_from(self.below(256)).unwrap_or(0);
                    if let Some(place) = bytes.get_mut(at) {
                        *place = byte;
                    }
                }
            }
        }
        bytes.truncate(LONGEST);
        bytes
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let start: String = REPORT.chars().take(800).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["会议.txt", "a/b.html"] {
        writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(start.as_bytes()).expect("memory");
    }
    vec![
        Vec::new(),
        start.clone().into_bytes(),
        encoding_rs::GB18030.encode(&start).0.into_owned(),
        start.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        include_bytes!("intake/pages/table.html").to_vec(),
        include_bytes!("intake/pages/divs.html").to_vec(),
        format!("\"{start}\", \"title\": [\"通知\"]}}").into_bytes(),
        format!("通知,\"{start}\"\n会议,会议强调。\n").into_bytes(),
        writer.finish().expect("an archive").into_inner(),
    ]
}

#[test]
fn no_target_breaks_down() {
    let seeds = seeds();
    for (name, target) in TARGETS {
        let (start, mut random) = (Instant::now(), Random(7));
        for run in 0..RUNS {
            let seed = seeds[run % seeds.len()].clone();
            let data = if run < seeds.len() { seed } else { random.mutate(seed) };
            let result = std::panic::catch_unwind(|| target(&data));
            assert!(result.is_ok(), "{name}, run {run}: {:?}", String::from_utf8_lossy(&data));
            if start.elapsed() > SECONDS {
                break;
            }
        }
    }
}

//! Repairs what comes in and prints what comes out; with `--edits` the edits instead, one a line.
//!
//! ```sh
//! cargo run --example repair < report.txt
//! ```
#![allow(clippy::print_stdout)]

use std::io::Read as _;

use gongwen::span::slice;

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let repaired = gongwen::repair::repair(&String::from_utf8_lossy(&bytes));
    if !std::env::args().any(|arg| arg == "--edits") {
        print!("{}", repaired.clean);
        return Ok(());
    }
    for edit in &repaired.edits {
        let before = slice(&repaired.decoded, edit.range);
        let (kind, sure) = (edit.kind.code(), edit.confidence.as_thousandths());
        println!("{:?}\t{kind}\t{sure}\t{before:?}\t{:?}\t{:?}", edit.state, edit.after, edit.alternatives);
    }
    Ok(())
}

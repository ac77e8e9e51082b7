//! Writes our own annotated reports as files that a scorer reads: X.txt as scraped, X.clean.txt, X.gold.json.
//!
//! ```sh
//! cargo run --example reports -- tests/reports/dev OUT
//! ```
#![allow(missing_docs)]

#[path = "../tests/reports/mod.rs"]
mod reports;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to] = &arguments[..] else {
        return Err(io::Error::other("two folders are needed: where the reports are, where the files go"));
    };
    fs::create_dir_all(to)?;
    for case in reports::cases(Path::new(from)) {
        let write =
            |ending: &str, text: &str| fs::write(Path::new(to).join(case.name.clone() + ending), text);
        write(".txt", &case.scraped)?;
        write(".clean.txt", &case.clean)?;
        write(".gold.json", &(serde_json::to_string_pretty(&case.gold)? + "\n"))?;
    }
    Ok(())
}

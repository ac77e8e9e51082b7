//! Converts the lines of standard input, for comparison with other converters.
//!
//! ```sh
//! cargo run --release --example convert -- zh-Hant < LINES          # as the reader does
//! cargo run --release --example convert -- zh-Hant plain < LINES    # by the tables alone
//! ```
#![allow(clippy::print_stdout, missing_docs)]

use std::{env, io};

use gongwen::script::{Variant, convert};
use zhconv::zhconv;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let name = arguments.first().map_or("", String::as_str);
    let variant = Variant::from_code(name).ok_or_else(|| io::Error::other(format!("no variant {name:?}")))?;
    let plain = arguments.get(1).is_some_and(|word| word == "plain");
    for line in io::stdin().lines() {
        let line = line?;
        let out = if plain { zhconv(&line, tables(variant)) } else { convert(&line, variant, &[]).text };
        println!("{out}");
    }
    Ok(())
}

fn tables(variant: Variant) -> zhconv::Variant {
    match variant {
        Variant::Original | Variant::Hans => zhconv::Variant::ZhHans,
        Variant::Hant => zhconv::Variant::ZhHant,
        Variant::Taiwan => zhconv::Variant::ZhTW,
        Variant::HongKong => zhconv::Variant::ZhHK,
    }
}

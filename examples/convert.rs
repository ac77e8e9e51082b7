//! Converts standard input as one text, for comparison with other converters.
//!
//! ```sh
//! cargo run --release --example convert -- zh-Hant < TEXT          # as the reader does
//! cargo run --release --example convert -- zh-Hant mech < TEXT     # the same, a text made character by character
//! cargo run --release --example convert -- zh-TW region < TEXT      # with the words of the region
//! cargo run --release --example convert -- zh-Hant plain < TEXT    # with zhconv
//! ```
#![allow(clippy::print_stdout, missing_docs)]

use std::{env, io};

use gongwen::script::{Manner, Script, Text, Variant, Wording, convert, detect};
use zhconv::zhconv;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let name = arguments.first().map_or("", String::as_str);
    let variant = Variant::from_code(name).ok_or_else(|| io::Error::other(format!("no variant {name:?}")))?;
    let text = io::read_to_string(io::stdin())?;
    let out = match arguments.get(1).map(String::as_str) {
        Some("plain") => zhconv(&text, tables(variant)),
        Some("mech") => shown(&text, Script::MechanicalHant, variant, false),
        way => shown(&text, detect(&text), variant, way == Some("region")),
    };
    print!("{out}");
    Ok(())
}

fn shown(clean: &str, script: Script, variant: Variant, is_regional: bool) -> String {
    let base = convert(clean, Variant::Hans, &[]);
    let manner = Manner::new(Wording::new(variant, is_regional), []);
    Text { base: &base.text, clean, simplified: &base.map, script, passages: &[], names: &[] }
        .shown(manner)
        .text
}

fn tables(variant: Variant) -> zhconv::Variant {
    match variant {
        Variant::Original | Variant::Hans => zhconv::Variant::ZhHans,
        Variant::Hant => zhconv::Variant::ZhHant,
        Variant::Taiwan => zhconv::Variant::ZhTW,
        Variant::HongKong => zhconv::Variant::ZhHK,
    }
}

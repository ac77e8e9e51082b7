//! What the command line takes.

use clap::{Args as ClapArgs, Parser, Subcommand};
use gongwen::script::Variant;

/// Reads scraped reports of Chinese officialdom: repairs them, converts their script, and says who met, who
/// spoke, and who was told to do what.
///
/// Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(name = "gongwen", version, about, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Analyze(Analyze),
    Text(Text),
}

/// Print one record per report, as JSON Lines.
///
/// A record holds the repaired text, the meeting, the officials with posts and roles, the directives with
/// speaker and verb, and every repair; record.schema.json describes each key. A file that cannot be read
/// gives a record with "error", and the others go on.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS)]
pub(crate) struct Analyze {
    /// Print one JSON array instead of one record per line.
    #[arg(long)]
    pub(crate) json: bool,

    /// Never cut a text that holds several reports.
    #[arg(long)]
    pub(crate) whole: bool,

    /// Script of the record's text: original, zh-Hans, zh-Hant, zh-TW or zh-HK.
    #[arg(long, value_name = "V", default_value = "zh-Hans", value_parser = variant)]
    pub(crate) variant: Variant,

    /// Files, folders (read to their depth, in the order of their names), or - for standard input.
    #[arg(required = true, value_name = "FILE|FOLDER|-")]
    pub(crate) inputs: Vec<String>,
}

/// Print the repaired text.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS)]
pub(crate) struct Text {
    /// Script of the text: original, zh-Hans, zh-Hant, zh-TW or zh-HK; zh-TW+region and zh-HK+region take the
    /// words of the region too.
    #[arg(long, value_name = "V", default_value = "original", value_parser = wording)]
    pub(crate) variant: Wording,

    /// Leave out headline, dates, sources, bylines and site chrome.
    #[arg(long)]
    pub(crate) body_only: bool,

    /// Files, or - for standard input.
    #[arg(required = true, value_name = "FILE|-")]
    pub(crate) inputs: Vec<String>,
}

const STATUS: &str = "Exit status: 0; 1 when some file could not be read; 2 for wrong usage.";

/// A variant, and whether the words of its region are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording {
    pub(crate) variant: Variant,
    pub(crate) is_regional: bool,
}

fn wording(code: &str) -> Result<Wording, String> {
    let script = code.strip_suffix("+region").unwrap_or(code);
    Ok(Wording { variant: variant(script)?, is_regional: script != code })
}

fn variant(code: &str) -> Result<Variant, String> {
    Variant::from_code(code).ok_or_else(|| {
        let codes: Vec<_> = Variant::LIST.iter().map(|v| v.code()).collect();
        format!("choose one of {}", codes.join(", "))
    })
}

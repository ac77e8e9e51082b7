//! What the command line takes.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};
use gongwen::export::TableKind;
use gongwen::script::{Variant, Wording};
use gongwen::view::Language;

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
    Csv(Csv),
    Html(HtmlPage),
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

    /// Script of the record's text: original, zh-Hans, zh-Hant, zh-TW, zh-HK, zh-TW+region or zh-HK+region.
    #[arg(long, value_name = "V", default_value = "zh-Hans", value_parser = wording)]
    pub(crate) variant: Wording,

    #[command(flatten)]
    pub(crate) sources: Sources,
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

/// Print linked tables as CSV: documents, people, attendance, directives.
///
/// UTF-8 with a byte order mark and CRLF, as spreadsheets like it; cells that a spreadsheet would run as a formula
/// begin with an apostrophe. Ids join the tables.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS)]
pub(crate) struct Csv {
    /// Which table to print.
    #[arg(long, value_name = "TABLE", default_value = "directives", value_parser = table)]
    pub(crate) table: TableKind,

    /// Write all four tables into this folder instead.
    #[arg(long, value_name = "FOLDER", conflicts_with = "table")]
    pub(crate) into: Option<PathBuf>,

    /// Leave out guesses.
    #[arg(long)]
    pub(crate) sure: bool,

    /// Script of the cells: original, zh-Hans, zh-Hant, zh-TW, zh-HK, zh-TW+region or zh-HK+region.
    #[arg(long, value_name = "V", default_value = "zh-Hans", value_parser = wording)]
    pub(crate) variant: Wording,

    #[command(flatten)]
    pub(crate) sources: Sources,
}

/// Write each report as a page that stands alone, with its marks, legend and what was found.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS)]
pub(crate) struct HtmlPage {
    /// Write a page for each report into this folder; without it, the page of the only report is printed.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) into: Option<PathBuf>,

    /// Language of the words around the text: zh-Hans, zh-Hant or en.
    #[arg(long, value_name = "L", default_value = "zh-Hans", value_parser = language)]
    pub(crate) language: Language,

    /// Script of the text: original, zh-Hans, zh-Hant, zh-TW, zh-HK, zh-TW+region or zh-HK+region.
    #[arg(long, value_name = "V", default_value = "original", value_parser = wording)]
    pub(crate) variant: Wording,

    #[command(flatten)]
    pub(crate) sources: Sources,
}

/// Where the reports are.
#[derive(Debug, ClapArgs)]
pub(crate) struct Sources {
    /// Files, folders (read to their depth, in the order of their names), or - for standard input.
    #[arg(required = true, value_name = "FILE|FOLDER|-")]
    pub(crate) inputs: Vec<String>,
}

const STATUS: &str = "Exit status: 0; 1 when some file could not be read; 2 for wrong usage.";

fn wording(code: &str) -> Result<Wording, String> {
    Wording::from_code(code).ok_or_else(|| {
        let codes: Vec<_> = Variant::LIST.iter().map(|v| v.code()).collect();
        format!("choose one of {}", codes.join(", "))
    })
}

fn table(code: &str) -> Result<TableKind, String> {
    let codes = || TableKind::LIST.iter().map(|k| k.code()).collect::<Vec<_>>().join(", ");
    TableKind::from_code(code).ok_or_else(|| format!("choose one of {}", codes()))
}

fn language(code: &str) -> Result<Language, String> {
    let codes = || Language::LIST.iter().map(|l| l.code()).collect::<Vec<_>>().join(", ");
    Language::LIST
        .iter()
        .copied()
        .find(|l| l.code() == code)
        .ok_or_else(|| format!("choose one of {}", codes()))
}

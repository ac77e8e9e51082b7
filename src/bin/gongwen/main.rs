//! The command line: the engine of the page, headless, for batches, tests and pipelines.

mod args;
mod batch;
mod files;
mod inputs;
mod messages;
mod output;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Analyze, Args, Command, Text};
use files::{csv, html};
use gongwen::export::{self, Lines, failure, record};
use gongwen::intake::{RawFile, Unread};
use gongwen::pipeline::{Options, ReadReport};
use output::Output;

fn main() -> ExitCode {
    let mut output = Output::new(io::stdout().lock());
    let written = match Args::parse().command {
        Command::Analyze(args) => analyze(&args, &mut output),
        Command::Text(args) => text(&args, &mut output),
        Command::Csv(args) => csv(&args, &mut output),
        Command::Html(args) => html(&args, &mut output),
    };
    match written {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads us has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            messages::tell("-", &error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Prints a record for every report. Says whether all files could be read.
fn analyze<W: Write>(args: &Analyze, output: &mut Output<W>) -> io::Result<bool> {
    output.open(args.json)?;
    let mut all_read = true;
    batch::read(inputs::list(&args.sources.inputs), Options { split: !args.whole }, |file, outcome| {
        for found in flat(file, outcome) {
            match found {
                Ok(report) => output.value(&record(&report, args.variant))?,
                Err(unread) => {
                    all_read = false;
                    let (message, fix) = complain(&unread);
                    output.value(&failure(&unread, message, fix))?;
                }
            }
        }
        Ok(())
    })?;
    output.close()?;
    Ok(all_read)
}

/// Prints the repaired text of every file. Says whether all files could be read.
fn text<W: Write>(args: &Text, output: &mut Output<W>) -> io::Result<bool> {
    let lines = if args.body_only { Lines::Body } else { Lines::All };
    let mut all_read = true;
    batch::read(inputs::list(&args.inputs), Options { split: false }, |file, outcome| {
        for found in flat(file, outcome) {
            match found {
                Ok(report) => output.text(&export::text(&report, report.shown(args.variant), lines))?,
                Err(unread) => {
                    all_read = false;
                    complain(&unread);
                }
            }
        }
        Ok(())
    })?;
    output.close()?;
    Ok(all_read)
}

/// What became of a file, a file that cannot be read at all being its own entry.
fn flat(file: RawFile, outcome: batch::Outcome) -> Vec<Result<ReadReport, Unread>> {
    outcome.unwrap_or_else(|error| vec![Err(Unread { name: file.name, path: file.path, error })])
}

/// Says on standard error why something cannot be read; gives the message and what to do.
fn complain(unread: &Unread) -> (String, &'static str) {
    let (message, fix) = messages::words(&unread.error);
    messages::tell(&unread.path, &format!("{message} {fix}"));
    (message, fix)
}

//! What is written as files: tables and pages.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use gongwen::export::{self, Content, Names};
use gongwen::pipeline::{Options, ReadReport};
use gongwen::publish;

use crate::args::{Csv, HtmlPage};
use crate::output::Output;
use crate::{batch, complain, flat, inputs};

/// Prints a table of all reports, or writes all of them. Says whether all files could be read.
pub(crate) fn csv<W: Write>(args: &Csv, output: &mut Output<W>) -> io::Result<bool> {
    let (reads, all_read) = read(&args.sources.inputs)?;
    let content = if args.sure { Content::Sure } else { Content::All };
    for table in export::tables(&reads, args.variant, content) {
        match &args.into {
            Some(folder) => write(folder, &format!("{}.csv", table.kind.code()), &export::csv(&table))?,
            None if table.kind == args.table => output.bytes(&export::csv(&table))?,
            None => {}
        }
    }
    Ok(all_read)
}

/// Prints the page of the only report, or writes one for each. Says whether all files could be read.
pub(crate) fn html<W: Write>(args: &HtmlPage, output: &mut Output<W>) -> io::Result<bool> {
    let (reads, all_read) = read(&args.sources.inputs)?;
    let mut names = Names::default();
    if args.into.is_none() && reads.len() > 1 {
        return Err(io::Error::other(format!("{} reports: choose a folder with --into", reads.len())));
    }
    for read in &reads {
        let page = publish::page(read, args.variant, args.language);
        match &args.into {
            Some(folder) => write(folder, &names.give(&read.origin, "html"), page.as_bytes())?,
            None => output.bytes(page.as_bytes())?,
        }
    }
    Ok(all_read)
}

/// Every report of the inputs, and whether all could be read.
fn read(inputs: &[String]) -> io::Result<(Vec<ReadReport>, bool)> {
    let (mut reads, mut all_read) = (Vec::new(), true);
    batch::read(inputs::list(inputs), Options::default(), |file, outcome| {
        for found in flat(file, outcome) {
            match found {
                Ok(report) => reads.push(report),
                Err(unread) => {
                    all_read = false;
                    complain(&unread);
                }
            }
        }
        Ok(())
    })?;
    Ok((reads, all_read))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), bytes)
}

//! Many files at once, results in the order of the files.

use std::collections::BTreeMap;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use gongwen::intake::{IntakeError, IntakeErrorCode, RawFile, Unread};
use gongwen::pipeline::{self, Options, ReadReport};
use gongwen::span::FileId;

use crate::inputs::Input;

/// What became of a file: its reports and what could not be read in it, or why it cannot be read at all.
pub(crate) type Outcome = Result<Vec<Result<ReadReport, Unread>>, IntakeError>;

/// Reads every input on all cores and hands each file's outcome to `take`, in order. Stops at its first
/// error.
pub(crate) fn read(
    inputs: Vec<Input>,
    options: Options,
    mut take: impl FnMut(RawFile, Outcome) -> io::Result<()>,
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, |n| n.get()).min(inputs.len());
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = mpsc::sync_channel(2 * cores);
    thread::scope(|scope| {
        for _ in 0..cores {
            let (send, inputs, next, stop) = (send.clone(), &inputs, &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(number) else { return };
                    if send.send((number, one(number, input, options))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (number, outcome) in receive {
            early.insert(number, outcome);
            while let Some((file, outcome)) = early.remove(&due) {
                due += 1;
                if let Err(error) = take(file, outcome) {
                    stop.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
        Ok(())
    })
}

/// Reads one input. The bytes are let go as soon as they are read.
fn one(number: usize, input: &Input, options: Options) -> (RawFile, Outcome) {
    let (mut file, loaded) = input.load();
    let id = FileId(u32::try_from(number).unwrap_or(u32::MAX));
    let mut reports = Vec::new();
    let outcome = loaded.and_then(|()| {
        let work = || pipeline::read(id, &file, options, |_| {}, |found| reports.push(found));
        // A library that breaks down costs its own file only.
        panic::catch_unwind(AssertUnwindSafe(work))
            .unwrap_or_else(|_| Err(IntakeError::new(IntakeErrorCode::EngineFailed)))
    });
    file.bytes = Vec::new();
    (file, outcome.map(|()| reports))
}

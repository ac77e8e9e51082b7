//! The engine behind the messages: a [`Request`] in, [`Event`]s out. Pure; the binary `worker` ties it to the browser.

mod export;

use std::cell::RefCell;

use crate::find::Held;
use crate::intake::{self, IntakeError, IntakeErrorCode, RawFile};
use crate::pipeline::{self, Options, Stage};
use crate::protocol::{Event, JobId, Request};
use crate::samples;
use crate::span::FileId;

/// A file of fewer bytes is read before anybody could see how far it is.
const LONG: usize = 1 << 16;

/// Answers one request. `bytes` are what travelled beside it; `held` are the texts kept for searching, all that lasts
/// from one request to the next. Events that come at once are given together: each message costs the page a frame.
pub fn answer(held: &mut Held, request: Request, bytes: Vec<u8>, mut emit: impl FnMut(&[Event])) {
    let job = request.job();
    let event = match request {
        Request::Open { file, name, path, chosen, options, .. } => {
            return open(job, file, &RawFile { name, path, bytes, chosen }, options, &mut emit);
        }
        Request::OpenSample { file, sample, .. } => match samples::LIST.get(sample as usize) {
            Some(sample) => return open(job, file, &sample.file(), Options::default(), &mut emit),
            None => Event::Failed { job, error: IntakeError::new(IntakeErrorCode::Unreadable) },
        },
        Request::Encodings { name, path, chosen, text, .. } => {
            match intake::encodings(&RawFile { name, path, bytes, chosen }, &text) {
                Ok(choice) => Event::Encodings { job, choice },
                Err(error) => Event::Failed { job, error },
            }
        }
        Request::Convert { wording, reports, .. } => {
            let shown = reports.iter().map(|report| (report.report, report.shown(wording))).collect();
            Event::Converted { job, shown }
        }
        Request::Decide { basis, decisions, wording, .. } => {
            let report = Box::new(basis.decided(&decisions));
            let shown = report.shown(wording);
            Event::Decided { job, report, decisions, shown }
        }
        Request::Export { reports, order, language, .. } => {
            let (file, preview) = export::made(&reports, order, &language);
            Event::Exported { job, order, file, preview }
        }
        Request::Find { query, texts, gone, .. } => {
            held.drop(&gone);
            held.hold(texts);
            let found = held.find(&query);
            Event::Found { job, query, found }
        }
    };
    emit(&if event.ends_job() { vec![event] } else { vec![event, Event::Done { job }] });
}

fn open(job: JobId, id: FileId, file: &RawFile, options: Options, emit: &mut impl FnMut(&[Event])) {
    let is_long = file.bytes.len() >= LONG;
    // Two closures tell in turn, never at once.
    let telling = RefCell::new(Telling { held: Vec::new(), is_long, emit });
    let mut furthest = None;
    let progress = |stage: Stage| {
        if is_long && furthest.is_none_or(|last| last < stage) {
            furthest = Some(stage);
            telling.borrow_mut().tell(Event::Progress { job, stage });
        }
    };
    let result = pipeline::read(id, file, options, progress, |found| {
        telling.borrow_mut().tell(match found {
            Ok(report) => Event::Report { job, report: Box::new(report) },
            Err(unread) => Event::Unread { job, unread },
        });
    });
    let Telling { mut held, emit, .. } = telling.into_inner();
    held.push(match result {
        Ok(()) => Event::Done { job },
        Err(error) => Event::Failed { job, error },
    });
    emit(&held);
}

/// Tells of a file: of a long one each stage, once, and each report as it comes; of a short one each report with what comes
/// next, so that one report and its end are one message, and an archive is read from its start.
struct Telling<F> {
    /// At most one.
    held: Vec<Event>,
    is_long: bool,
    emit: F,
}

impl<F: FnMut(&[Event])> Telling<F> {
    fn tell(&mut self, event: Event) {
        let told = if self.is_long { vec![event] } else { std::mem::replace(&mut self.held, vec![event]) };
        if !told.is_empty() {
            (self.emit)(&told);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ChosenEncodings;

    /// What is told of a file, message by message.
    fn messages(text: String) -> Vec<Vec<&'static str>> {
        let request = Request::Open {
            job: JobId(1),
            file: FileId(0),
            name: "a.txt".to_owned(),
            path: String::new(),
            chosen: ChosenEncodings::default(),
            options: Options::default(),
        };
        let mut told = Vec::new();
        answer(&mut Held::default(), request, text.into_bytes(), |events| {
            let name = |event: &Event| match event {
                Event::Progress { .. } => "progress",
                Event::Report { .. } => "report",
                Event::Done { .. } => "done",
                _ => "other",
            };
            told.push(events.iter().map(name).collect());
        });
        told
    }

    #[test]
    fn a_short_file_is_told_at_once_and_of_a_long_one_each_stage() {
        let text = "云泽县召开会议\n县长祁望舒强调，要抓好落实。\n";
        assert_eq!(messages(text.to_owned()), [["report", "done"]]);
        let long = messages(text.to_owned() + &"群众冒雨转移。\n".repeat(LONG / 20));
        assert_eq!(long, [["progress"], ["progress"], ["progress"], ["progress"], ["report"], ["done"]]);
    }

    #[test]
    fn of_several_reports_none_waits_for_the_last() {
        let mut told = Vec::new();
        let mut telling =
            Telling { held: Vec::new(), is_long: false, emit: |events: &[Event]| told.push(events.len()) };
        (0..3).for_each(|_| telling.tell(Event::Done { job: JobId(1) }));
        assert_eq!(telling.held.len(), 1);
        assert_eq!(told, [1, 1]);
    }
}

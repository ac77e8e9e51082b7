//! The engine behind the messages: a [`Request`] in, a stream of [`Event`]s out. Pure; the binary `worker`
//! ties it to the browser.

mod export;

use crate::find::Held;
use crate::intake::{self, IntakeError, IntakeErrorCode, RawFile};
use crate::pipeline::{self, Options};
use crate::protocol::{Event, JobId, Request};
use crate::samples;
use crate::span::FileId;

/// Answers one request. `bytes` are what travelled beside it; `held` are the texts kept for searching, all that lasts
/// from one request to the next.
pub fn answer(held: &mut Held, request: Request, bytes: Vec<u8>, mut emit: impl FnMut(Event)) {
    let job = request.job();
    match request {
        Request::Open { file, name, path, chosen, options, .. } => {
            open(job, file, &RawFile { name, path, bytes, chosen }, options, &mut emit);
        }
        Request::OpenSample { file, sample, .. } => match samples::LIST.get(sample as usize) {
            Some(sample) => open(job, file, &sample.file(), Options::default(), &mut emit),
            None => emit(Event::Failed { job, error: IntakeError::new(IntakeErrorCode::Unreadable) }),
        },
        Request::Encodings { name, path, chosen, text, .. } => {
            match intake::encodings(&RawFile { name, path, bytes, chosen }, &text) {
                Ok(choice) => {
                    emit(Event::Encodings { job, choice });
                    emit(Event::Done { job });
                }
                Err(error) => emit(Event::Failed { job, error }),
            }
        }
        Request::Convert { wording, reports, .. } => {
            let shown = reports.iter().map(|report| (report.report, report.shown(wording))).collect();
            emit(Event::Converted { job, shown });
            emit(Event::Done { job });
        }
        Request::Decide { basis, decisions, wording, .. } => {
            let report = Box::new(basis.decided(&decisions));
            let shown = report.shown(wording);
            emit(Event::Decided { job, report, decisions, shown });
            emit(Event::Done { job });
        }
        Request::Export { reports, order, language, .. } => {
            let (file, preview) = export::made(&reports, order, &language);
            emit(Event::Exported { job, order, file, preview });
            emit(Event::Done { job });
        }
        Request::Find { query, texts, gone, .. } => {
            held.drop(&gone);
            held.hold(texts);
            let found = held.find(&query);
            emit(Event::Found { job, query, found });
            emit(Event::Done { job });
        }
    }
}

fn open(job: JobId, id: FileId, file: &RawFile, options: Options, emit: &mut impl FnMut(Event)) {
    // Two closures emit in turn, never at once.
    let emit = std::cell::RefCell::new(emit);
    let result = pipeline::read(
        id,
        file,
        options,
        |stage| (emit.borrow_mut())(Event::Progress { job, stage }),
        |found| {
            (emit.borrow_mut())(match found {
                Ok(report) => Event::Report { job, report: Box::new(report) },
                Err(unread) => Event::Unread { job, unread },
            });
        },
    );
    (emit.into_inner())(match result {
        Ok(()) => Event::Done { job },
        Err(error) => Event::Failed { job, error },
    });
}

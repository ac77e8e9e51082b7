//! What the engine is asked to do.

use std::rc::Rc;

use js_sys::ArrayBuffer;

use super::Incoming;
use super::source::Source;
use crate::protocol::{
    Basis, Choice, ChosenEncodings, Decisions, FileId, IntakeError, JobId, Options, Order, Printable, Query,
    ReadReport, Request, Wording,
};
use crate::view::{Conversion, Sent, Shared};

/// How long a job may take, in seconds: at all, and more for every megabyte.
const SECONDS: f64 = 30.0;
const SECONDS_PER_MB: f64 = 5.0;

/// One job.
#[derive(Debug)]
pub(super) enum Task {
    /// Read a file, texts of it in encodings chosen by hand.
    Open(FileId, Incoming, ChosenEncodings),
    /// Say what a text of a file would be in each encoding.
    Encodings(Incoming, ChosenEncodings, String),
    /// Convert texts of reports.
    Convert(Conversion),
    /// Read a report anew with the reader's decisions.
    Decide(Rc<ReadReport>, Rc<Decisions>, Wording),
    /// Make a file of reports, with words in this language.
    Export(Vec<(Basis, Decisions)>, Order, &'static str),
    /// Look for something in these reports.
    Find(Query, Vec<Rc<ReadReport>>),
}

impl Task {
    /// The bytes that go with the request.
    pub(super) async fn bytes(&self) -> Result<Option<ArrayBuffer>, IntakeError> {
        match self {
            Self::Open(_, file, _) | Self::Encodings(file, ..) => file.source.read().await,
            Self::Convert(..) | Self::Decide(..) | Self::Export(..) | Self::Find(..) => Ok(None),
        }
    }

    /// Whether it reads a file.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Open(..))
    }

    /// The size of the file it reads, if it reads one.
    pub(super) fn megabytes_to_read(&self) -> Option<f64> {
        if let Self::Open(_, file, _) = self { Some(file.source.megabytes()) } else { None }
    }

    /// How long it may take, in milliseconds.
    pub(super) fn time_limit(&self) -> u32 {
        let megabytes = match self {
            Self::Open(_, file, _) | Self::Encodings(file, ..) => file.source.megabytes(),
            // No text has as many bytes as f64 has whole numbers.
            #[allow(clippy::cast_precision_loss)]
            Self::Decide(report, ..) => report.texts.base.len() as f64 / 1e6,
            #[allow(clippy::cast_precision_loss)]
            Self::Convert(wanted) => {
                wanted.reports.iter().map(|(r, _)| r.texts.base.len()).sum::<usize>() as f64 / 1e6
            }
            #[allow(clippy::cast_precision_loss)]
            Self::Export(reports, ..) => {
                reports.iter().map(|(b, _)| b.texts.base.len()).sum::<usize>() as f64 / 1e6
            }
            #[allow(clippy::cast_precision_loss)]
            Self::Find(_, reports) => reports.iter().map(|r| r.texts.base.len()).sum::<usize>() as f64 / 1e6,
        };
        // At most 200 MB: far below the limits of u32, and never negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        {
            ((SECONDS + SECONDS_PER_MB * megabytes) * 1e3) as u32
        }
    }

    /// The message to the engine. Of the texts to be searched it has only those that were not `sent`.
    pub(super) fn request(&self, job: JobId, sent: &mut Sent) -> Request {
        match self {
            Self::Open(file, Incoming { source: Source::Sample(sample), .. }, _) => {
                Request::OpenSample { job, file: *file, sample: *sample }
            }
            Self::Open(file, incoming, chosen) => Request::Open {
                job,
                file: *file,
                name: incoming.name.clone(),
                path: incoming.path.clone(),
                chosen: chosen.clone(),
                options: Options::default(),
            },
            Self::Encodings(incoming, chosen, text) => Request::Encodings {
                job,
                name: incoming.name.clone(),
                path: incoming.path.clone(),
                chosen: chosen.clone(),
                text: text.clone(),
            },
            Self::Convert(Conversion { wording, reports, .. }) => {
                let printable = |(read, forms): &(Shared<ReadReport>, Vec<Choice>)| Printable {
                    forms: forms.clone(),
                    ..read.printable()
                };
                Request::Convert { job, wording: *wording, reports: reports.iter().map(printable).collect() }
            }
            Self::Decide(report, decisions, wording) => Request::Decide {
                job,
                basis: Box::new(report.basis()),
                decisions: (**decisions).clone(),
                wording: *wording,
            },
            Self::Export(reports, order, language) => Request::Export {
                job,
                reports: reports.clone(),
                order: *order,
                language: (*language).to_owned(),
            },
            Self::Find(query, reports) => {
                let (texts, gone) = sent.bring_up(reports);
                Request::Find { job, query: query.clone(), texts, gone }
            }
        }
    }
}

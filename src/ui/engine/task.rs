//! What the engine is asked to do.

use std::rc::Rc;

use js_sys::ArrayBuffer;

use super::Incoming;
use super::source::Source;
use crate::protocol::{ChosenEncodings, FileId, IntakeError, JobId, Options, ReadReport, Request, Variant};

/// How long a job may take, in seconds: at all, and more for every megabyte.
const SECONDS: f64 = 30.0;
const SECONDS_PER_MB: f64 = 5.0;

/// One job.
#[derive(Debug)]
pub(super) enum Task {
    /// Read a file.
    Open(FileId, Incoming),
    /// Convert the text of a report.
    Convert(Rc<ReadReport>, Variant),
}

impl Task {
    /// The bytes that go with the request.
    pub(super) async fn bytes(&self) -> Result<Option<ArrayBuffer>, IntakeError> {
        match self {
            Self::Open(_, file) => file.source.read().await,
            Self::Convert(..) => Ok(None),
        }
    }

    /// How long it may take, in milliseconds.
    pub(super) fn time_limit(&self) -> u32 {
        let megabytes = match self {
            Self::Open(_, file) => file.source.megabytes(),
            // No text has as many bytes as f64 has whole numbers.
            #[allow(clippy::cast_precision_loss)]
            Self::Convert(report, _) => report.texts.base.len() as f64 / 1e6,
        };
        // At most 200 MB: far below the limits of u32, and never negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        {
            ((SECONDS + SECONDS_PER_MB * megabytes) * 1e3) as u32
        }
    }

    /// The message to the engine.
    pub(super) fn request(&self, job: JobId) -> Request {
        match self {
            Self::Open(file, Incoming { source: Source::Sample(sample), .. }) => {
                Request::OpenSample { job, file: *file, sample: *sample }
            }
            Self::Open(file, incoming) => Request::Open {
                job,
                file: *file,
                name: incoming.name.clone(),
                path: incoming.path.clone(),
                chosen: ChosenEncodings::default(),
                options: Options::default(),
            },
            Self::Convert(report, variant) => Request::convert(job, report, *variant),
        }
    }
}

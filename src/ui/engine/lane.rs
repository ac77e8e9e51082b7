//! One worker, and the job it is at.

use gloo::timers::callback::Timeout;

use super::task::Task;
use super::worker::Worker;
use crate::protocol::JobId;
use crate::view::Sent;

/// A worker comes and goes; its lane stays.
#[derive(Default)]
pub(super) struct Lane {
    worker: Option<Worker>,
    /// Whether the worker said that it can take work.
    is_ready: bool,
    job: Option<JobId>,
    limit: Option<Timeout>,
    /// The texts that the worker holds for searching.
    sent: Sent,
    /// Whether a worker never came up here.
    is_shut: bool,
}

impl Lane {
    /// Puts a worker in.
    pub(super) fn put(&mut self, worker: Worker) {
        self.worker = Some(worker);
    }

    /// The worker can take work.
    pub(super) fn open(&mut self) {
        self.is_ready = true;
    }

    /// Ends the worker; gives the job it was at, and whether it had come up.
    pub(super) fn clear(&mut self) -> (Option<JobId>, bool) {
        let Self { is_ready, job, is_shut, .. } = std::mem::take(self);
        self.is_shut = is_shut;
        (job, is_ready)
    }

    /// No worker is tried here any more.
    pub(super) fn shut(&mut self) {
        self.is_shut = true;
    }

    /// Whether there is no worker, and one may be tried.
    pub(super) fn is_vacant(&self) -> bool {
        self.worker.is_none() && !self.is_shut
    }

    /// Whether the worker can take a job now.
    pub(super) fn is_free(&self) -> bool {
        self.is_ready && self.job.is_none()
    }

    /// Whether the worker is at this job; answers to any other are stale.
    pub(super) fn is_at(&self, job: JobId) -> bool {
        self.job == Some(job)
    }

    /// From now on the worker is at this job.
    pub(super) fn begin(&mut self, job: JobId) {
        self.job = Some(job);
    }

    /// Sends the job to the worker; whether it could be sent.
    pub(super) fn send(
        &mut self,
        job: JobId,
        task: &Task,
        bytes: Option<js_sys::ArrayBuffer>,
        limit: Timeout,
    ) -> bool {
        if !self.is_at(job) {
            return false;
        }
        self.limit = Some(limit);
        let request = task.request(job, &mut self.sent);
        self.worker.as_ref().is_some_and(|worker| worker.send(&request, bytes).is_ok())
    }

    /// The job is done, if the worker is still at it.
    pub(super) fn end(&mut self, job: JobId) {
        if self.is_at(job) {
            (self.job, self.limit) = (None, None);
        }
    }
}

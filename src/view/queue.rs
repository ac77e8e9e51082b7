//! Work that waits for the engine: one job runs at a time, so that a crash costs only the file in work.

use std::collections::VecDeque;

use crate::protocol::JobId;

/// Jobs in the order they will run.
#[derive(Debug)]
pub struct Queue<T> {
    waiting: VecDeque<(JobId, T)>,
    running: Option<JobId>,
    next: u32,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), running: None, next: 0 }
    }
}

impl<T> Queue<T> {
    /// An id for a new job; each is given once.
    pub fn new_job(&mut self) -> JobId {
        self.next += 1;
        JobId(self.next)
    }

    /// Adds a job behind all others.
    pub fn push(&mut self, job: JobId, task: T) {
        self.waiting.push_back((job, task));
    }

    /// Adds a job before all others: the reader is looking at what it changes.
    pub fn push_first(&mut self, job: JobId, task: T) {
        self.waiting.push_front((job, task));
    }

    /// The next job, now running; none while another runs.
    pub fn start(&mut self) -> Option<(JobId, T)> {
        if self.running.is_some() {
            return None;
        }
        let (job, task) = self.waiting.pop_front()?;
        self.running = Some(job);
        Some((job, task))
    }

    /// Whether this is the job in work; answers to any other are stale.
    #[must_use]
    pub fn is_running(&self, job: JobId) -> bool {
        self.running == Some(job)
    }

    /// Ends the job in work and says which it was.
    pub fn finish(&mut self) -> Option<JobId> {
        self.running.take()
    }

    /// Takes out the waiting jobs that fit.
    pub fn withdraw(&mut self, fits: impl Fn(&T) -> bool) -> Vec<JobId> {
        let (out, stay) = std::mem::take(&mut self.waiting).into_iter().partition(|(_, task)| fits(task));
        self.waiting = stay;
        let out: VecDeque<(JobId, T)> = out;
        out.into_iter().map(|(job, _)| job).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue_of(tasks: &[&'static str]) -> Queue<&'static str> {
        let mut queue = Queue::default();
        for task in tasks {
            let job = queue.new_job();
            queue.push(job, *task);
        }
        queue
    }

    #[test]
    fn one_job_runs_at_a_time() {
        let mut queue = queue_of(&["a", "b"]);
        let (first, task) = queue.start().expect("two wait");
        assert_eq!(task, "a");
        assert_eq!(queue.start(), None);
        assert!(queue.is_running(first));
        assert_eq!(queue.finish(), Some(first));
        assert!(!queue.is_running(first), "its answers are stale now");
        assert_eq!(queue.start().map(|(_, task)| task), Some("b"));
    }

    #[test]
    fn urgent_work_goes_first() {
        let mut queue = queue_of(&["file"]);
        let job = queue.new_job();
        queue.push_first(job, "convert");
        assert_eq!(queue.start(), Some((job, "convert")));
    }

    #[test]
    fn withdrawn_work_never_starts() {
        let mut queue = queue_of(&["a", "b", "a"]);
        assert_eq!(queue.withdraw(|task| *task == "a").len(), 2);
        assert_eq!(queue.start().map(|(_, task)| task), Some("b"));
        queue.finish();
        assert_eq!(queue.start(), None);
    }
}

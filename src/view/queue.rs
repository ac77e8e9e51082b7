//! Work that waits for the engine.

use std::collections::VecDeque;

use crate::protocol::JobId;

/// Jobs in the order they will run.
#[derive(Debug)]
pub struct Queue<T> {
    waiting: VecDeque<(JobId, T)>,
    next: u32,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), next: 0 }
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

    /// Adds a new job: before all others if the reader waits for it, else behind them.
    pub fn add(&mut self, task: T, at_once: bool) -> JobId {
        let job = self.new_job();
        if at_once {
            self.waiting.push_front((job, task));
        } else {
            self.push(job, task);
        }
        job
    }

    /// What waits, in its order.
    pub fn waiting(&self) -> impl Iterator<Item = &T> {
        self.waiting.iter().map(|(_, task)| task)
    }

    /// Takes out the next job that fits.
    pub fn start(&mut self, fits: impl Fn(&T) -> bool) -> Option<(JobId, T)> {
        let at = self.waiting().position(fits)?;
        self.waiting.remove(at)
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
            queue.add(*task, false);
        }
        queue
    }

    fn tasks(queue: &Queue<&'static str>) -> Vec<&'static str> {
        queue.waiting().copied().collect()
    }

    #[test]
    fn work_runs_in_its_order_and_urgent_work_first() {
        let mut queue = queue_of(&["a", "b"]);
        let urgent = queue.add("convert", true);
        assert_eq!(tasks(&queue), ["convert", "a", "b"]);
        assert_eq!(queue.start(|_| true), Some((urgent, "convert")));
        assert_eq!(
            queue.start(|task| *task == "b").map(|(_, task)| task),
            Some("b"),
            "some take only what fits"
        );
        assert_eq!(queue.start(|task| *task == "b"), None);
        assert_eq!(tasks(&queue), ["a"]);
    }

    #[test]
    fn withdrawn_work_never_starts() {
        let mut queue = queue_of(&["a", "b", "a"]);
        assert_eq!(queue.withdraw(|task| *task == "a").len(), 2);
        assert_eq!(tasks(&queue), ["b"]);
    }
}

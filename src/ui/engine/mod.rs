//! The page's handle on the engine: files go in, actions come out. The engine runs in a worker; if that
//! breaks down or runs out of time it is replaced, and only the file it was reading is lost.

mod source;
mod task;
mod worker;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

pub(crate) use source::Source;
use task::Task;
use worker::{Signal, Worker};

use super::context::Dispatch;
use crate::protocol::{
    self, Basis, ChosenEncodings, Decisions, Encoding, Event, FileId, IntakeError, IntakeErrorCode, JobId,
    Order, Query, ReadReport, Wording,
};
use crate::view::{
    Action, Conversion, EngineState, FileEntry, FileState, Made, Queue, SearchAction, Sent, TakingAction,
};

/// How many samples the engine holds.
const SAMPLES: u32 = 3;

/// A file that is handed over for reading.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// Base name.
    pub(crate) name: String,
    /// Path in the dropped folder.
    pub(crate) path: String,
    /// Its bytes.
    pub(crate) source: Source,
}

/// The handle; clones are the same engine.
#[derive(Clone)]
pub(crate) struct Engine(Rc<Inner>);

struct Inner {
    dispatch: Dispatch,
    address: String,
    lane: RefCell<Lane>,
    files: RefCell<BTreeMap<FileId, Incoming>>,
    chosen: RefCell<BTreeMap<FileId, ChosenEncodings>>,
}

/// One worker and its work.
#[derive(Default)]
struct Lane {
    queue: Queue<Task>,
    worker: Option<Worker>,
    ready: bool,
    limit: Option<Timeout>,
    /// The texts that the worker holds for searching.
    sent: Sent,
    /// The job that makes the file that the reader waits for.
    export: Option<JobId>,
}

impl Lane {
    /// Adds a task: before all others, or behind them.
    fn add(&mut self, task: Task, at_once: bool) {
        let job = self.queue.new_job();
        if at_once {
            self.queue.push_first(job, task);
        } else {
            self.queue.push(job, task);
        }
    }
}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    /// Starts the engine at this address; what it finds goes to `dispatch`.
    pub(super) fn start(address: String, dispatch: Dispatch) -> Self {
        let (lane, files, chosen) = (RefCell::default(), RefCell::default(), RefCell::default());
        let engine = Self(Rc::new(Inner { dispatch, address, lane, files, chosen }));
        engine.spawn();
        engine
    }

    /// Reads files.
    pub(crate) fn open(&self, files: impl IntoIterator<Item = Incoming>) {
        for file in files {
            let id = FileId(u32::try_from(self.0.files.borrow().len()).unwrap_or(u32::MAX));
            self.0.files.borrow_mut().insert(id, file);
            self.read(id);
        }
    }

    /// Reads the samples.
    pub(crate) fn open_samples(&self) {
        self.open((0..SAMPLES).map(|sample| Incoming {
            name: String::new(),
            path: String::new(),
            source: Source::Sample(sample),
        }));
    }

    /// Reads a file, again if it was read before.
    pub(crate) fn read(&self, id: FileId) {
        let Some(file) = self.0.files.borrow().get(&id).cloned() else { return };
        let job = self.0.lane.borrow_mut().queue.new_job();
        self.send(Action::FileQueued(FileEntry {
            id,
            job,
            name: file.name.clone(),
            path: file.path.clone(),
            state: FileState::Queued,
        }));
        let chosen = self.chosen(id);
        self.0.lane.borrow_mut().queue.push(job, Task::Open(id, file, chosen));
        self.pump();
    }

    /// Takes a file out of the list.
    pub(crate) fn remove(&self, id: FileId) {
        self.0.lane.borrow_mut().queue.withdraw(|task| matches!(task, Task::Open(file, ..) if *file == id));
        self.send(Action::FileRemoved(id));
    }

    /// Takes every file that still waits out of the list; what is read stays.
    pub(crate) fn stop(&self) {
        let jobs = self.0.lane.borrow_mut().queue.withdraw(|task| matches!(task, Task::Open(..)));
        self.send(Action::JobsDropped(jobs));
    }

    /// Converts texts of reports: at once if the reader waits for it, else when nothing waits.
    pub(crate) fn convert(&self, wanted: &Conversion) {
        let mut lane = self.0.lane.borrow_mut();
        // What was asked for before is no longer wanted.
        lane.queue.withdraw(|task| matches!(task, Task::Convert(..)));
        if !wanted.reports.is_empty() {
            lane.add(Task::Convert(wanted.clone()), wanted.is_urgent);
        }
        drop(lane);
        self.pump();
    }

    /// Asks what a text of a file would be in each encoding; the reader waits for it.
    pub(crate) fn encodings(&self, id: FileId, text: String) {
        let Some(file) = self.0.files.borrow().get(&id).cloned() else { return };
        let chosen = self.chosen(id);
        let mut lane = self.0.lane.borrow_mut();
        let job = lane.queue.new_job();
        lane.queue.push_first(job, Task::Encodings(file, chosen, text));
        drop(lane);
        self.pump();
    }

    /// Reads a file again, a text of it in this encoding.
    pub(crate) fn choose(&self, id: FileId, text: String, encoding: Encoding) {
        self.0.chosen.borrow_mut().entry(id).or_default().choose(text, encoding);
        self.read(id);
    }

    fn chosen(&self, id: FileId) -> ChosenEncodings {
        self.0.chosen.borrow().get(&id).cloned().unwrap_or_default()
    }

    /// Reads a report anew with these decisions; they hold all earlier ones, so only the last are wanted.
    pub(crate) fn decide(&self, first: Rc<ReadReport>, decisions: Rc<Decisions>, wording: Wording) {
        let id = first.id;
        let mut lane = self.0.lane.borrow_mut();
        lane.queue.withdraw(|task| matches!(task, Task::Decide(report, ..) if report.id == id));
        let job = lane.queue.new_job();
        lane.queue.push_first(job, Task::Decide(first, decisions, wording));
        drop(lane);
        self.pump();
    }

    /// Makes a file of reports; the reader waits for it, and for the last one only.
    pub(crate) fn export(&self, reports: Vec<(Basis, Decisions)>, order: Order, language: &'static str) {
        let mut lane = self.0.lane.borrow_mut();
        lane.queue.withdraw(|task| matches!(task, Task::Export(..)));
        let job = lane.queue.new_job();
        lane.export = Some(job);
        lane.queue.push_first(job, Task::Export(reports, order, language));
        drop(lane);
        self.pump();
    }

    /// Looks for something in these reports: at once if the reader just asked, else when nothing waits.
    pub(crate) fn find(&self, query: Query, reports: Vec<Rc<ReadReport>>, at_once: bool) {
        let mut lane = self.0.lane.borrow_mut();
        lane.queue.withdraw(|task| matches!(task, Task::Find(..)));
        lane.add(Task::Find(query, reports), at_once);
        drop(lane);
        self.pump();
    }

    fn send(&self, action: Action) {
        self.0.dispatch.send(action);
    }

    fn fail(&self, job: JobId, error: IntakeError) {
        let is_export = self.0.lane.borrow().export == Some(job);
        self.send(if is_export {
            Action::Export(TakingAction::Failed)
        } else {
            Action::FileMoved(job, FileState::Failed(error))
        });
    }

    fn spawn(&self) {
        let engine = self.clone();
        let worker = Worker::spawn(&self.0.address, move |signal| engine.hear(signal));
        let failed = worker.is_err();
        self.0.lane.borrow_mut().worker = worker.ok();
        if failed {
            self.give_up();
        }
    }

    /// Starts the next job if the worker is free.
    fn pump(&self) {
        if self.0.lane.borrow().worker.is_none() {
            self.spawn();
        }
        let mut lane = self.0.lane.borrow_mut();
        let started = if lane.ready { lane.queue.start() } else { None };
        drop(lane);
        if let Some((job, task)) = started {
            let engine = self.clone();
            spawn_local(async move { engine.run(job, task).await });
        }
    }

    async fn run(&self, job: JobId, task: Task) {
        match task.bytes().await {
            Err(error) => {
                self.fail(job, error);
                self.finish(job);
            }
            Ok(bytes) => {
                self.limit(job, task.time_limit());
                let mut lane = self.0.lane.borrow_mut();
                let request = task.request(job, &mut lane.sent);
                let worker = lane.worker.as_ref().filter(|_| lane.queue.is_running(job));
                let sent = worker.is_some_and(|worker| worker.send(&request, bytes).is_ok());
                drop(lane);
                if !sent {
                    self.fail(job, IntakeError::new(IntakeErrorCode::EngineFailed));
                    self.finish(job);
                }
            }
        }
    }

    fn limit(&self, job: JobId, milliseconds: u32) {
        let engine = self.clone();
        let limit = Timeout::new(milliseconds, move || {
            if engine.0.lane.borrow().queue.is_running(job) {
                engine.replace(&format!("{} s", milliseconds / 1000));
            }
        });
        self.0.lane.borrow_mut().limit = Some(limit);
    }

    fn finish(&self, job: JobId) {
        let mut lane = self.0.lane.borrow_mut();
        if lane.queue.is_running(job) {
            lane.queue.finish();
            lane.limit = None;
        }
        drop(lane);
        self.pump();
    }

    fn hear(&self, signal: Signal) {
        match signal {
            Signal::Event(event) => self.answer(*event),
            Signal::Broken(said) => self.replace(&said),
        }
    }

    fn answer(&self, event: Event) {
        if let Event::Ready { version } = event {
            return self.ready(version);
        }
        let current = event.job().is_some_and(|job| self.0.lane.borrow().queue.is_running(job));
        if !current {
            return;
        }
        match event {
            Event::Ready { .. } => {}
            Event::Encodings { choice, .. } => self.send(Action::Encodings(Rc::new(choice))),
            Event::Progress { job, stage } => self.send(Action::FileMoved(job, FileState::Working(stage))),
            Event::Report { report, .. } => self.send(Action::ReportReady(Rc::new(*report))),
            // A row of its own says why; nothing is left to read of it.
            Event::Unread { unread, .. } => self.open([Incoming {
                name: unread.name,
                path: unread.path,
                source: Source::Unread(unread.error),
            }]),
            Event::Converted { shown, .. } => {
                let shown = shown.into_iter().map(|(report, text)| (report, Rc::new(text)));
                self.send(Action::Converted(shown.collect()));
            }
            Event::Found { query, found, .. } => {
                self.send(Action::Search(SearchAction::Answer(query, found.map(Rc::new))));
            }
            Event::Decided { report, decisions, shown, .. } => {
                self.send(Action::Decided(Rc::new(*report), decisions, Rc::new(shown)));
            }
            Event::Exported { order, file, preview, .. } => {
                self.send(Action::Export(TakingAction::Made(order, Rc::new(Made { file, preview }))));
            }
            Event::Done { job } => {
                self.send(Action::FileMoved(job, FileState::Done));
                self.finish(job);
            }
            Event::Failed { job, error } => {
                self.fail(job, error);
                self.finish(job);
            }
        }
    }

    fn ready(&self, version: u32) {
        if version != protocol::VERSION {
            return self.give_up();
        }
        self.0.lane.borrow_mut().ready = true;
        self.send(Action::Engine(EngineState::Ready));
        self.pump();
    }

    /// Ends the worker and starts another; the job in work is lost.
    fn replace(&self, said: &str) {
        let mut lane = self.0.lane.borrow_mut();
        let came_up = std::mem::take(&mut lane.ready);
        (lane.worker, lane.limit, lane.sent) = (None, None, Sent::default());
        let lost = lane.queue.finish();
        drop(lane);
        if let Some(job) = lost {
            self.fail(job, IntakeError::with(IntakeErrorCode::EngineFailed, said));
        }
        if came_up { self.spawn() } else { self.give_up() }
    }

    /// The worker does not even start: nothing can be read.
    fn give_up(&self) {
        let mut lane = self.0.lane.borrow_mut();
        (lane.worker, lane.ready, lane.limit) = (None, false, None);
        let lost = lane.queue.withdraw(|_| true);
        drop(lane);
        self.send(Action::Engine(EngineState::Broken));
        for job in lost {
            self.fail(job, IntakeError::new(IntakeErrorCode::EngineFailed));
        }
    }
}

//! The page's handle on the engine: files go in, actions come out. The engine runs in workers; if one breaks down or
//! runs out of time it is replaced, and only the file it was reading is lost. The first worker does everything; others
//! help to read files as long as many wait.

mod lane;
mod source;
mod task;
mod worker;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use lane::Lane;
pub(crate) use source::Source;
use task::Task;
use worker::{Signal, Worker};

use super::context::Dispatch;
use super::platform;
use crate::protocol::{
    self, Basis, ChosenEncodings, Decisions, Encoding, Event, FileId, IntakeError, IntakeErrorCode, JobId,
    Order, Query, ReadReport, Wording,
};
use crate::view::{
    Action, Conversion, EngineState, FileEntry, FileState, Made, Queue, SearchAction, TakingAction,
};

/// How many samples the engine holds.
const SAMPLES: u32 = 3;
/// The most workers there are at a time.
const WORKERS: usize = 4;
/// The lane whose worker does what the reader waits for.
const FIRST: usize = 0;
/// Another worker comes when more than so many megabytes wait for each that is there: what one reads while another
/// starts.
const WORTH_MB: f64 = 0.25;

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
    queue: RefCell<Queue<Task>>,
    lanes: Vec<RefCell<Lane>>,
    files: RefCell<BTreeMap<FileId, Incoming>>,
    chosen: RefCell<BTreeMap<FileId, ChosenEncodings>>,
    /// The job that makes the file that the reader waits for.
    export: Cell<Option<JobId>>,
}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    /// Starts the engine at this address; what it finds goes to `dispatch`.
    pub(super) fn start(address: String, dispatch: Dispatch) -> Self {
        let lanes =
            (0..platform::cores().saturating_sub(1).clamp(1, WORKERS)).map(|_| RefCell::default()).collect();
        let (queue, files, chosen) = (RefCell::default(), RefCell::default(), RefCell::default());
        let engine =
            Self(Rc::new(Inner { dispatch, address, queue, lanes, files, chosen, export: Cell::default() }));
        engine.spawn(FIRST);
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
        let job = self.0.queue.borrow_mut().new_job();
        self.send(Action::FileQueued(FileEntry {
            id,
            job,
            name: file.name.clone(),
            path: file.path.clone(),
            state: FileState::Queued,
        }));
        let chosen = self.chosen(id);
        self.0.queue.borrow_mut().push(job, Task::Open(id, file, chosen));
        self.pump();
    }

    /// Takes a file out of the list.
    pub(crate) fn remove(&self, id: FileId) {
        self.0.queue.borrow_mut().withdraw(|task| matches!(task, Task::Open(file, ..) if *file == id));
        self.send(Action::FileRemoved(id));
    }

    /// Takes every file that still waits out of the list; what is read stays.
    pub(crate) fn stop(&self) {
        let jobs = self.0.queue.borrow_mut().withdraw(Task::is_open);
        self.send(Action::JobsDropped(jobs));
    }

    /// Converts texts of reports: at once if the reader waits for it, else when nothing waits.
    pub(crate) fn convert(&self, wanted: &Conversion) {
        // What was asked for before is no longer wanted.
        self.withdraw(|task| matches!(task, Task::Convert(..)));
        if !wanted.reports.is_empty() {
            self.add(Task::Convert(wanted.clone()), wanted.is_urgent);
        }
    }

    /// Asks what a text of a file would be in each encoding; the reader waits for it.
    pub(crate) fn encodings(&self, id: FileId, text: String) {
        let Some(file) = self.0.files.borrow().get(&id).cloned() else { return };
        let chosen = self.chosen(id);
        self.add(Task::Encodings(file, chosen, text), true);
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
        self.withdraw(|task| matches!(task, Task::Decide(report, ..) if report.id == id));
        self.add(Task::Decide(first, decisions, wording), true);
    }

    /// Makes a file of reports; the reader waits for it, and for the last one only.
    pub(crate) fn export(&self, reports: Vec<(Basis, Decisions)>, order: Order, language: &'static str) {
        self.withdraw(|task| matches!(task, Task::Export(..)));
        let job = self.add(Task::Export(reports, order, language), true);
        self.0.export.set(Some(job));
    }

    /// Looks for something in these reports: at once if the reader just asked, else when nothing waits.
    pub(crate) fn find(&self, query: Query, reports: Vec<Rc<ReadReport>>, at_once: bool) {
        self.withdraw(|task| matches!(task, Task::Find(..)));
        self.add(Task::Find(query, reports), at_once);
    }

    /// Adds a task: before all others, or behind them.
    fn add(&self, task: Task, at_once: bool) -> JobId {
        let job = self.0.queue.borrow_mut().add(task, at_once);
        self.pump();
        job
    }

    fn withdraw(&self, fits: impl Fn(&Task) -> bool) -> Vec<JobId> {
        self.0.queue.borrow_mut().withdraw(fits)
    }

    fn send(&self, action: Action) {
        self.0.dispatch.send(action);
    }

    fn fail(&self, job: JobId, error: IntakeError) {
        self.send(if self.0.export.get() == Some(job) {
            Action::Export(TakingAction::Failed)
        } else {
            Action::FileMoved(job, FileState::Failed(error))
        });
    }

    fn spawn(&self, at: usize) {
        let engine = self.clone();
        match Worker::spawn(&self.0.address, move |signal| engine.hear(at, signal)) {
            Ok(worker) => self.0.lanes[at].borrow_mut().put(worker),
            Err(_) => self.give_up(at),
        }
    }

    /// Gives each free worker the next job it may take.
    fn pump(&self) {
        (0..self.0.lanes.len()).for_each(|at| self.feed(at));
    }

    fn feed(&self, at: usize) {
        let mut lane = self.0.lanes[at].borrow_mut();
        if lane.is_free() {
            let started = self.0.queue.borrow_mut().start(|task| at == FIRST || task.is_open());
            match started {
                Some((job, task)) => {
                    lane.begin(job);
                    let engine = self.clone();
                    spawn_local(async move { engine.run(at, job, task).await });
                }
                None if at != FIRST => _ = lane.clear(),
                None => {}
            }
        } else if lane.is_vacant() && (at == FIRST || self.is_worth_one(at)) {
            drop(lane);
            self.spawn(at);
        }
    }

    /// Whether so much waits that another worker pays beside those of the lanes before this one.
    fn is_worth_one(&self, at: usize) -> bool {
        let waiting: f64 = self.0.queue.borrow().waiting().filter_map(Task::megabytes_to_read).sum();
        // f64 has a whole number for each of four lanes.
        #[allow(clippy::cast_precision_loss)]
        let lanes = at as f64;
        waiting > WORTH_MB * lanes
    }

    async fn run(&self, at: usize, job: JobId, task: Task) {
        let bytes = task.bytes().await;
        let limit = self.limit(at, job, task.time_limit());
        let sent = bytes.and_then(|bytes| {
            let sent = self.0.lanes[at].borrow_mut().send(job, &task, bytes, limit);
            if sent { Ok(()) } else { Err(IntakeError::new(IntakeErrorCode::EngineFailed)) }
        });
        // A job that the worker lost meanwhile has failed already.
        let is_current = self.0.lanes[at].borrow().is_at(job);
        if let Err(error) = sent
            && is_current
        {
            self.fail(job, error);
            self.finish(at, job);
        }
    }

    fn limit(&self, at: usize, job: JobId, milliseconds: u32) -> Timeout {
        let engine = self.clone();
        Timeout::new(milliseconds, move || {
            if engine.0.lanes[at].borrow().is_at(job) {
                engine.replace(at, &format!("{} s", milliseconds / 1000));
            }
        })
    }

    fn finish(&self, at: usize, job: JobId) {
        self.0.lanes[at].borrow_mut().end(job);
        self.pump();
    }

    fn hear(&self, at: usize, signal: Signal) {
        match signal {
            Signal::Events(events) => self.answer(at, events),
            Signal::Broken(said) => self.replace(at, &said),
        }
    }

    /// Acts on what comes from the job in work; answers to an abandoned one are stale.
    fn answer(&self, at: usize, events: Vec<Event>) {
        let is_current = |event: &Event| event.job().is_none_or(|job| self.0.lanes[at].borrow().is_at(job));
        let events: Vec<_> = events.into_iter().filter(is_current).collect();
        // The next job starts before the page is drawn anew.
        if let Some(job) = events.iter().filter(|event| event.ends_job()).find_map(Event::job) {
            self.finish(at, job);
        }
        events.into_iter().for_each(|event| self.act(at, event));
    }

    fn act(&self, at: usize, event: Event) {
        match event {
            Event::Ready { version } => self.ready(at, version),
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
            Event::Done { job } => self.send(Action::FileMoved(job, FileState::Done)),
            Event::Failed { job, error } => self.fail(job, error),
        }
    }

    fn ready(&self, at: usize, version: u32) {
        if version != protocol::VERSION {
            return self.give_up(at);
        }
        self.0.lanes[at].borrow_mut().open();
        if at == FIRST {
            self.send(Action::Engine(EngineState::Ready));
        }
        self.pump();
    }

    /// Ends a worker and starts another; the job in work is lost.
    fn replace(&self, at: usize, said: &str) {
        let (lost, came_up) = self.0.lanes[at].borrow_mut().clear();
        if let Some(job) = lost {
            self.fail(job, IntakeError::with(IntakeErrorCode::EngineFailed, said));
        }
        if came_up { self.pump() } else { self.give_up(at) }
    }

    /// A worker does not even start. Without the first nothing can be read; without another it takes longer.
    fn give_up(&self, at: usize) {
        let mut lane = self.0.lanes[at].borrow_mut();
        let (lost, _) = lane.clear();
        if at != FIRST {
            return lane.shut();
        }
        drop(lane);
        let lost: Vec<_> = lost.into_iter().chain(self.withdraw(|_| true)).collect();
        self.send(Action::Engine(EngineState::Broken));
        for job in lost {
            self.fail(job, IntakeError::new(IntakeErrorCode::EngineFailed));
        }
    }
}

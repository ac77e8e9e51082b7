//! The word table of meetings.

use std::sync::OnceLock;

use crate::lexicon::{Classed, Matcher, classes_of, read_table};

/// Classes of meetings.tsv.
const CLASSES: &[&str] = &[
    "kind",
    "block",
    "hold",
    "attend",
    "other",
    "after",
    "plain",
    "organ",
    "time",
    "paper",
    "body",
    "sketch",
    "begun",
    "next-day",
    "past",
    "above",
    "longer",
    "filler",
    "leader",
    "opens",
    "area",
    "keeps",
    "not-yet",
    "half",
    "no-event",
    "before-day",
    "learnt",
];

/// What a word tells of the meeting near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue(u64);

impl Cue {
    /// It ends the name of a meeting.
    pub(super) const KIND: u64 = 1;
    /// It holds 会 and ends none.
    pub(super) const BLOCK: u64 = 2;
    /// A verb before the name of the meeting that is held.
    pub(super) const HOLD: u64 = 4;
    /// A verb before the name of the meeting that is attended.
    pub(super) const ATTEND: u64 = 8;
    /// A verb before a meeting that is only referred to.
    pub(super) const OTHER: u64 = 16;
    /// It stands behind a meeting that is only referred to.
    pub(super) const AFTER: u64 = 32;
    /// It tells nothing of what a meeting is about.
    pub(super) const PLAIN: u64 = 64;

    /// It ends the name of an organ that holds meetings.
    pub(super) const ORGAN: u64 = 128;
    /// A word of time before a name.
    pub(super) const TIME: u64 = 256;
    /// It ends the title of a paper that is no report of a meeting.
    pub(super) const PAPER: u64 = 512;
    /// It tells a meeting of a body, whose name keeps the place.
    pub(super) const BODY: u64 = 1024;
    /// It closes the headline of a sketch of a meeting: …会侧记.
    pub(super) const SKETCH: u64 = 2048;
    /// It says of a meeting that it has begun: …会就在这里开始.
    pub(super) const BEGUN: u64 = 4096;

    /// The day after the one named before: 次日凌晨.
    pub(super) const NEXT_DAY: u64 = 8192;

    /// Begins what names a meeting of a day that was told: 当晚的.
    pub(super) const PAST: u64 = 1 << 14;
    /// Begins the name of a meeting of those above: 全省.
    pub(super) const ABOVE: u64 = 1 << 15;
    /// Behind the end of a name, makes another word of it: 会|议室.
    pub(super) const LONGER: u64 = 1 << 16;
    /// Stands between the verb and the name: 一次.
    pub(super) const FILLER: u64 = 1 << 17;
    /// Whose meetings are only referred to.
    pub(super) const LEADER: u64 = 1 << 18;
    /// Ends the clause before a meeting that is only referred to: 收听收看.
    pub(super) const OPENS: u64 = 1 << 19;
    /// Ends a word with 区 that names no county: 社区.
    pub(super) const AREA: u64 = 1 << 20;
    /// Behind a place, makes it part of a body: 县|委.
    pub(super) const KEEPS: u64 = 1 << 21;
    /// Behind the verb, says that the meeting has not begun: 开始|前.
    pub(super) const NOT_YET: u64 = 1 << 22;

    /// Half a day, behind the day: 上午.
    pub(super) const HALF: u64 = 1 << 23;
    /// Behind a day, says that no event is told of: 以来.
    pub(super) const NO_EVENT: u64 = 1 << 24;
    /// Before a day, says so: 截至.
    pub(super) const BEFORE_DAY: u64 = 1 << 25;

    /// Behind 从…会, says that it was told there: 上获悉.
    pub(super) const LEARNT: u64 = 1 << 26;

    /// Whether the word has one of these classes.
    pub(super) fn has(self, class: u64) -> bool {
        self.0 & class != 0
    }
}

/// The words of all classes.
pub(super) fn cues() -> &'static Matcher<Cue> {
    static MATCHER: OnceLock<Matcher<Cue>> = OnceLock::new();
    MATCHER.get_or_init(|| words(Cue::KIND | Cue::BLOCK | Cue::HOLD | Cue::ATTEND | Cue::OTHER | Cue::AFTER))
}

/// The words that tell nothing.
pub(super) fn plain() -> &'static Matcher<Cue> {
    static MATCHER: OnceLock<Matcher<Cue>> = OnceLock::new();
    MATCHER.get_or_init(|| words(Cue::PLAIN))
}

/// The words by class, for the beginnings and ends of short texts.
pub(super) fn classed() -> &'static Classed {
    static WORDS: OnceLock<Classed> = OnceLock::new();
    WORDS.get_or_init(|| Classed::of(read_table!("meetings.tsv"), CLASSES))
}

fn words(classes: u64) -> Matcher<Cue> {
    Matcher::new(rows().filter(|(_, cue)| cue.has(classes)))
}

fn rows() -> impl Iterator<Item = (&'static str, Cue)> {
    read_table!("meetings.tsv").rows().map(|row| (row.key(), Cue(classes_of(row, CLASSES))))
}

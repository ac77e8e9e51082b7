//! The word table of meetings.

use std::sync::OnceLock;

use crate::lexicon::{Matcher, read_table};

/// Classes of meetings.tsv.
const CLASSES: &[&str] = &["kind", "block", "hold", "attend", "other", "after", "plain"];

/// What a word tells of the meeting near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue(u8);

impl Cue {
    /// It ends the name of a meeting.
    pub(super) const KIND: u8 = 1;
    /// A verb before the name of the meeting that is held.
    pub(super) const HOLD: u8 = 4;
    /// A verb before the name of the meeting that is attended.
    pub(super) const ATTEND: u8 = 8;
    /// A verb before a meeting that is only referred to.
    pub(super) const OTHER: u8 = 16;
    /// It stands behind a meeting that is only referred to.
    pub(super) const AFTER: u8 = 32;
    /// It tells nothing of what a meeting is about.
    pub(super) const PLAIN: u8 = 64;

    /// Whether the word has one of these classes.
    pub(super) fn has(self, class: u8) -> bool {
        self.0 & class != 0
    }
}

/// The words of all classes.
pub(super) fn cues() -> &'static Matcher<Cue> {
    static MATCHER: OnceLock<Matcher<Cue>> = OnceLock::new();
    MATCHER.get_or_init(|| words(!Cue::PLAIN))
}

/// The words that tell nothing.
pub(super) fn plain() -> &'static Matcher<Cue> {
    static MATCHER: OnceLock<Matcher<Cue>> = OnceLock::new();
    MATCHER.get_or_init(|| words(Cue::PLAIN))
}

fn words(classes: u8) -> Matcher<Cue> {
    let bit = |word: &str| CLASSES.iter().position(|class| *class == word).map_or(0, |i| 1u8 << i);
    let rows = read_table!("meetings.tsv").rows();
    let rows = rows.map(|row| (row.key(), Cue(row.list(1).map(bit).fold(0, |all, bit| all | bit))));
    Matcher::new(rows.filter(|(_, cue)| cue.has(classes)))
}

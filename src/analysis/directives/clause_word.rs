//! The words of clauses, asked by class; clause-words.tsv explains the classes.

use std::sync::LazyLock;

use crate::lexicon::{Classed, read_table};

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClauseWord {
    Connective,
    OrderWord,
    Opener,
    NotActor,
    Each,
    Verbal,
    Condition,
    If,
    Premise,
    Sanction,
    Else,
    Responsible,
    Pledge,
    Meeting,
    Cited,
    Notice,
    Speech,
    Reports,
    Seen,
    Topic,
    Span,
    Limit,
    Often,
    Regular,
    Wrongly,
    Result,
    Charged,
    Duty,
    Charge,
    Firm,
    Soft,
    Event,
    Decree,
    FromNow,
    Preamble,
    Addressed,
    Trigger,
    Certified,
    Body,
    NoBody,
    Stop,
    Placing,
    Someone,
    Fault,
    Shown,
    Vague,
    Soon,
    Within,
    Moment,
}

/// The ids of the classes, in the order of the enum.
const IDS: [&str; 49] = [
    "connective",
    "order-word",
    "opener",
    "not-actor",
    "each",
    "verbal",
    "condition",
    "if",
    "premise",
    "sanction",
    "else",
    "responsible",
    "pledge",
    "meeting",
    "cited",
    "notice",
    "speech",
    "reports",
    "seen",
    "topic",
    "span",
    "limit",
    "often",
    "regular",
    "wrongly",
    "result",
    "charged",
    "duty",
    "charge",
    "firm",
    "soft",
    "event",
    "decree",
    "from-now",
    "preamble",
    "addressed",
    "trigger",
    "certified",
    "body",
    "no-body",
    "stop",
    "placing",
    "someone",
    "fault",
    "shown",
    "vague",
    "soon",
    "within",
    "moment",
];

static WORDS: LazyLock<Classed> = LazyLock::new(|| Classed::of(read_table!("clause-words.tsv"), &IDS));

impl ClauseWord {
    fn bit(self) -> u64 {
        1 << self as u64
    }

    /// Whether a word is of this class.
    pub(super) fn is(self, word: &str) -> bool {
        WORDS.is(word, self.bit())
    }

    /// Length of the longest word of this class that `text` begins with.
    pub(super) fn begins(self, text: &str) -> Option<usize> {
        WORDS.begins(text, self.bit())
    }

    /// The longest word of this class that `text` ends with.
    pub(super) fn ends(self, text: &str) -> Option<&str> {
        WORDS.ends(text, self.bit()).and_then(|length| text.get(text.len() - length..))
    }

    /// Whether `text` holds a word of this class.
    pub(super) fn within(self, text: &str) -> bool {
        WORDS.within(text, self.bit())
    }

    /// What follows the longest word of this class that `text` begins with.
    pub(super) fn stripped(self, text: &str) -> Option<&str> {
        self.begins(text).and_then(|length| text.get(length..))
    }
}

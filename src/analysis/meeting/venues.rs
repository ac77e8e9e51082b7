//! The word table of where meetings are held, and of what they hear of others.

use std::sync::LazyLock;

use crate::lexicon::{Classed, read_table};

/// Classes of meeting-venues.tsv.
const CLASSES: &[&str] = &[
    "head", "manner", "site", "at-site", "attend", "watch", "convey", "spirit", "said", "general", "due",
    "guard", "joint", "close", "study", "main",
];
/// Ends what a meeting may be held in: 会议室.
pub(super) const HEAD: u64 = 1;
/// Stands between a place and the verb of holding: 隆重.
pub(super) const MANNER: u64 = 2;
/// Says that a site of a meeting by video is set up: 设分会场.
pub(super) const SITE: u64 = 4;
/// Such a site, where people take part: 分会场.
pub(super) const AT_SITE: u64 = 8;
/// Says behind a site that people take part there.
pub(super) const ATTEND: u64 = 16;
/// A verb before the name of others' meeting that was watched.
pub(super) const WATCH: u64 = 32;
/// A verb before what was conveyed.
pub(super) const CONVEY: u64 = 64;
/// Stands behind the name of what was conveyed: 精神.
pub(super) const SPIRIT: u64 = 128;
/// Ends what somebody said or wrote: 讲话, 批示.
pub(super) const SAID: u64 = 256;
/// Tells nothing of what was conveyed: 上级会议.
pub(super) const GENERAL: u64 = 512;
/// Says that something is still to be conveyed: 要传达….
pub(super) const DUE: u64 = 1024;
/// Holds a word that says so, and does not: 主要.
pub(super) const GUARD: u64 = 2048;
/// Joins two things that were conveyed.
pub(super) const JOINT: u64 = 4096;
/// Goes on behind the last of them: 并.
pub(super) const CLOSE: u64 = 8192;
/// A verb of conveying that rather tells of studying, where a paper follows: 学习了《…》.
pub(super) const STUDY: u64 = 16384;
/// The main site of a meeting by video: 主会场.
pub(super) const MAIN: u64 = 32768;

/// The words by class.
pub(super) fn words() -> &'static Classed {
    static WORDS: LazyLock<Classed> =
        LazyLock::new(|| Classed::of(read_table!("meeting-venues.tsv"), CLASSES));
    &WORDS
}

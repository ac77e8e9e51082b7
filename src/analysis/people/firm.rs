//! The organ that a list names once, and whether the heads of firms are officials.

use super::organ;
use super::scan::{Bearing, Held, Sighting, Waiting, Walk};
use super::vocab::{Cue, PostKind};
use crate::span::{TextRange, slice};

impl Sighting {
    /// Makes an official of somebody who holds a post of the company that reports.
    pub(super) fn of_own_company(&mut self, base: &str) {
        let company = |held: &Held| {
            let title = slice(base, held.range);
            Cue::Company.within(title) || Cue::FirmHead.is(title) || organ::firm(title).is_some()
        };
        if self.bearing == Bearing::Other && self.held.iter().any(company) {
            self.bearing = Bearing::Official;
        }
    }
}

impl Walk<'_> {
    /// Gives bare posts the organ that their list names before them; what somebody is by whose firm the first post is
    /// one of that firm, too, is its bearer as well.
    pub(super) fn share_organ(&self, stack: &mut [Waiting]) -> Option<Bearing> {
        let first = stack.first()?.start;
        let before = self.found.last().filter(|last| {
            let end = last.whole.end().index() - self.base.start().index();
            self.text.get(end..first).is_some_and(|between| Cue::And.is(between) || between == "、")
        });
        let mut last = before.and_then(|before| before.held.last()).map(|held| {
            let range = held.organ.unwrap_or(held.range);
            range.relative_to(self.base.start())
        });
        let of_firm = last.is_some_and(|last| organ::firm(slice(self.text, last)).is_some());
        for post in stack.iter_mut() {
            let range = TextRange::at(post.start, post.end);
            let title = slice(self.text, range);
            let organ = last.and_then(|last| Some((last, organ::shared(slice(self.text, last), title)?)));
            match organ {
                Some((last, end)) => {
                    let start = last.start().index();
                    post.organ = Some(TextRange::at(start, start + end).shifted(self.base.start()));
                }
                None => last = Some(range),
            }
        }
        let all = stack.iter().all(|w| Cue::FirmHead.is(slice(self.text, TextRange::at(w.start, w.end))));
        before.map(|before| before.bearing).filter(|_| of_firm && all)
    }
}

/// What a post makes of its bearer; one of a company that is no public one makes no official.
pub(super) fn bearing(kind: PostKind, title: &str) -> Bearing {
    match kind {
        PostKind::Post
            if Cue::Company.within(title) && !title.starts_with(is_level) && !Cue::Utility.within(title) =>
        {
            Bearing::Other
        }
        PostKind::Post
            if Cue::Association.within(title) || organ::is_private(title) && !title.starts_with(is_level) =>
        {
            Bearing::Other
        }
        PostKind::Other => Bearing::Other,
        PostKind::Press => Bearing::Press,
        _ => Bearing::Official,
    }
}

fn is_level(c: char) -> bool {
    "省市县区州盟旗国".contains(c)
}

//! Posts that somebody takes up or leaves: 任某县县长, 补选某某为…, 辞去…职务.

use super::super::Rule;
use super::names::{Name, from, near};
use super::odds::{self, is_han};
use super::scan::{ALONE, Bearing, Waiting, Walk};
use super::titles;
use super::vocab::{Cue, POST_WORDS, PostKind};
use crate::span::{TextRange, slice};

/// How far behind a name the posts stand, in bytes.
const REACH: usize = 150;

impl Walk<'_> {
    /// Whether words before `at` say that somebody is appointed: 补选.
    pub(super) fn is_appointed(&self, at: usize) -> bool {
        let last = slice(self.text, TextRange::at(0, at)).chars().next_back();
        last.is_some_and(|c| self.appoints(c, at))
    }

    /// The same, `last` being the character before `at`.
    #[inline]
    pub(super) fn appoints(&self, last: char, at: usize) -> bool {
        matches!(last, '命' | '去' | '荐' | '名' | '选' | '举' | '受' | '了' | '任' | '请' | '销' | '职')
            && Cue::Appoints.ends(from_start(self.text, at)).is_some()
    }

    /// The posts that somebody takes up, or leaves, behind a name that ends at `end`: 任某县委书记, 的某县副县长职务. The
    /// first must name its organ: 任组长 gives a task, not a post.
    pub(super) fn posts_taken(&self, end: usize) -> Vec<Waiting> {
        let rest = from(self.text, end);
        let leaves = rest.strip_prefix('的').map(|_| '的'.len_utf8());
        let Some(step) = Cue::Becomes.begins(rest).or(leaves) else { return Vec::new() };
        let mut at = end + step;
        let clause =
            near(from(self.text, at), REACH).split(['，', '。', '；', '（']).next().unwrap_or_default();
        let titles = clause.strip_suffix("职务").or_else(|| clause.strip_suffix("职务的请求"));
        if leaves.is_some() && titles.is_none() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for title in titles.unwrap_or(clause).split('、') {
            let noun = POST_WORDS.suffix(title).filter(|(_, post)| post.kind == PostKind::Post);
            let Some((noun, post)) = noun else { break };
            let (organ, stop) = (title.len() - noun, at + title.len());
            // 兼任办公室主任: a task, too, without the organ whose office it is.
            let task = Cue::Task.begins(title).is_some();
            // 选举张三为县长，李四为副县长.
            let elected = rest.starts_with('为') && (organ > 0 || self.elects(end));
            // 任常务副组长: a rank names no organ.
            let ranked = Cue::Rank.is(slice(title, TextRange::at(0, organ)));
            let formal = !task && (!found.is_empty() || organ > "副".len() && !ranked || elected);
            let whole = titles::start(self.text, at, (stop - noun, stop)) == at;
            if !formal || !whole || !title.chars().all(is_han) {
                break;
            }
            found.push(Waiting::new(at, stop, post));
            at = stop + '、'.len_utf8();
        }
        found
    }

    /// Whether the sentence up to `end` elects or appoints.
    pub(super) fn elects(&self, end: usize) -> bool {
        let before = slice(self.text, TextRange::at(end.saturating_sub(REACH), end));
        Cue::Appoints.within(before.rsplit('。').next().unwrap_or_default())
    }

    /// Whoever stands at `at` and takes up, or leaves, a post: that proves a name, whatever its characters.
    pub(super) fn appointee(&self, at: usize) -> Option<Name> {
        let rest = from(self.text, at);
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(4).skip(1);
        let fits = |&len: &usize| {
            !self.posts_taken(at + len).is_empty() && odds::may_be_name(slice(rest, TextRange::at(0, len)))
        };
        ends.filter(fits).last().map(|len| Name { len, odds: ALONE, edge: ALONE })
    }

    /// Gives those who take up a post that post.
    pub(super) fn appointments(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        for sighting in found.iter_mut().filter(|s| s.bearing == Bearing::Official) {
            let end = sighting.whole.end().index() - self.base.start().index();
            let posts = self.posts_taken(end);
            sighting.held.extend(posts.into_iter().map(|post| self.held(post, Rule::PostAfter)));
        }
        self.found = found;
    }
}

fn from_start(text: &str, end: usize) -> &str {
    slice(text, TextRange::at(end.saturating_sub(18), end))
}

//! Sights people by what stands behind their names: 赵六市长, 钱七同志.

use super::super::Rule;
use super::Passage;
use super::names::{Name, Place};
use super::odds::{self, Odds, is_han};
use super::scan::{ALONE, Bearing, CLEAR_EDGE, Waiting, Walk};
use super::vocab::{Post, PostKind, TITLE_EDGES, TitleEdge};
use crate::span::{TextRange, slice};

/// Odds of a name without its right edge, before a post or 同志.
const BEFORE_POST: Odds = 40;
const KNOWN_BEFORE_POST: Odds = 120;

impl Walk<'_> {
    /// Whether the post at `noun..end` stands behind a full name; then the person is sighted.
    pub(super) fn behind_name(&mut self, noun: usize, end: usize, post: Post) -> bool {
        if !matches!(post.kind, PostKind::Post | PostKind::Other) {
            return false;
        }
        let start = self.before_rank(noun);
        let Some((at, odds)) = self.name_before(start) else { return false };
        // 宁山军分区司令员张三: whoever stands behind the post bears it, unless the name before it is known.
        let printed = slice(self.text, TextRange::at(at, start));
        if !self.known.has(printed) && self.name(end, Place::Post, BEFORE_POST).is_some() {
            return false;
        }
        self.stack.clear();
        let name = Name { len: start - at, odds, edge: CLEAR_EDGE };
        let waiting = Waiting::new(start, end, post);
        let bearing = if post.kind == PostKind::Other { Bearing::Other } else { Bearing::Official };
        self.sight(at, name, &[waiting], Rule::PostAfter, bearing);
        if let Some(last) = self.found.last_mut() {
            last.whole = TextRange::at(at, end).shifted(self.base.start());
        }
        self.at = end;
        true
    }

    /// Finds people by 同志 behind their names.
    pub(super) fn comrades(&mut self, passage: &Passage) {
        let posts = std::mem::take(&mut self.found);
        let at = std::mem::take(&mut self.at);
        for start in passage.comrades(self.text) {
            let taken = self.taken(&posts, start.saturating_sub(1)).is_some();
            let end = start + "同志".len();
            let read = || self.name_before(start).or_else(|| self.appointee_before(start, end));
            let Some((name_at, odds)) = Some(()).filter(|()| !taken).and_then(|()| read()) else { continue };
            let name = Name { len: start - name_at, odds, edge: CLEAR_EDGE };
            self.sight(name_at, name, &[], Rule::Comrade, Bearing::Official);
            self.at = end;
        }
        self.at = at;
        self.found.extend(posts);
        self.found.sort_by_key(|s| s.range.start());
    }

    /// Where the rank before a noun starts: 副 of 副市长.
    fn before_rank(&self, noun: usize) -> usize {
        let mut at = noun;
        while let Some(rank) = ["副", "总", "常务"]
            .iter()
            .find(|rank| slice(self.text, TextRange::at(self.at, at)).ends_with(**rank))
        {
            at -= rank.len();
        }
        at
    }

    /// The name that ends at `end`, when its left edge is clear.
    fn name_before(&self, end: usize) -> Option<(usize, Odds)> {
        let before = slice(self.text, TextRange::at(self.at.min(end), end));
        let starts = before.char_indices().rev().map(|(at, _)| self.at.min(end) + at).take(4).skip(1);
        let read = starts.filter_map(|at| {
            let name = slice(self.text, TextRange::at(at, end));
            if !name.chars().all(is_han) {
                return None;
            }
            let known = self.known.has(name);
            let odds = if known { KNOWN_BEFORE_POST } else { odds::of_name(name, false)? };
            let fits = odds >= BEFORE_POST && !odds::is_word(name) && !names_organ(name);
            let clear = known && name.chars().count() > 2 || self.clear_left(at);
            (clear && (known || fits)).then_some((at, odds))
        });
        read.max_by_key(|&(_, odds)| odds)
    }

    /// Whoever is named before 同志 and takes up, or leaves, a post behind it.
    fn appointee_before(&self, end: usize, behind: usize) -> Option<(usize, Odds)> {
        if self.posts_taken(behind).is_empty() {
            return None;
        }
        let before = slice(self.text, TextRange::at(self.at.min(end), end));
        let starts = before.char_indices().rev().map(|(at, _)| self.at.min(end) + at).take(4).skip(1);
        let fits =
            |&at: &usize| odds::may_be_name(slice(self.text, TextRange::at(at, end))) && self.clear_left(at);
        starts.filter(fits).last().map(|at| (at, ALONE))
    }

    /// Whether a name can begin at `at`.
    fn clear_left(&self, at: usize) -> bool {
        let before = slice(self.text, TextRange::at(self.at.min(at), at));
        match before.chars().next_back() {
            Some(c) if is_han(c) => {
                TITLE_EDGES.suffix(before).is_some_and(|(_, edge)| edge != TitleEdge::Guard)
            }
            _ => true,
        }
    }
}

/// Whether what looks like a name ends as organs do (管委会), or in a word before a post (任组长).
fn names_organ(name: &str) -> bool {
    let ends = |c| "委会局部厅处科院校室队组团站所办市县区镇乡村州省党司任为是兼当由".contains(c);
    name.chars().next_back().is_some_and(ends)
}

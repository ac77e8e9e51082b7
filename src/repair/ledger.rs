//! The edits made so far, and the text they make: proposals of pass after pass in, one list of edits of
//! the decoded text out.

use super::pass::Proposal;
use super::{Edit, EditKind, EditState};
use crate::confidence::Confidence;
use crate::span::{EditId, EditMap, TextRange, apply, slice};

/// Edits of one text, growing pass by pass.
///
/// Invariants: edits are in order and do not overlap; the applied ones make `text` of `decoded`, and
/// `map` leads there.
pub(super) struct Ledger<'a> {
    decoded: &'a str,
    text: String,
    map: EditMap,
    edits: Vec<Edit>,
}

/// An edit that stands, or one that is proposed, seen in the working text.
struct Entry {
    /// What it replaces (or, standing, has put there).
    range: TextRange,
    /// What a standing edit replaced, in the decoded text.
    source: Option<TextRange>,
    /// What stands there once it is made.
    after: String,
    kind: EditKind,
    confidence: Confidence,
    state: EditState,
    alternatives: Vec<String>,
}

impl<'a> Ledger<'a> {
    /// An empty ledger of a text.
    pub(super) fn new(decoded: &'a str) -> Self {
        let map = EditMap::identity(decoded.len());
        Self { decoded, text: decoded.to_owned(), map, edits: Vec::new() }
    }

    /// The text as the edits so far leave it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The edits, numbered in text order.
    pub(super) fn into_edits(self) -> Vec<Edit> {
        let mut edits = self.edits;
        for (id, edit) in (0..).zip(&mut edits) {
            edit.id = EditId(id);
        }
        edits
    }

    /// Enters what a pass proposes; tells whether the text changed.
    ///
    /// Where proposals reach into edits that stand, they become one edit. Where something was offered,
    /// nothing else is, and a change that is certain leaves the offer as another reading of its place.
    pub(super) fn enter(&mut self, mut proposals: Vec<Proposal>) -> bool {
        if proposals.is_empty() {
            return false;
        }
        proposals.sort_by_key(|p| p.range);
        proposals.dedup_by(|later, kept| later.range.overlaps(kept.range) || later.range == kept.range);
        let standing = self.standing();
        let entries = undisputed(&standing, proposals);
        let changed = entries.iter().any(|p| p.state == EditState::Applied);
        self.edits = clusters(standing, entries).filter_map(|cluster| self.join(cluster)).collect();
        // An offer may widen an edit that stands, so that the map changes even where the text does not.
        let applied = self.edits.iter().filter(|e| e.state == EditState::Applied);
        (self.text, self.map) = apply(self.decoded, applied.map(|e| (e.range, e.after.as_str())));
        changed
    }

    /// The edits so far, in the working text.
    fn standing(&mut self) -> Vec<Entry> {
        let mut applied = self.map.replacements().iter();
        let map = &self.map;
        let entry = |edit: Edit| {
            let range = match edit.state {
                EditState::Applied => applied.next().map_or_else(TextRange::default, |r| r.target),
                EditState::Offered => map.forward(edit.range),
            };
            let Edit { range: source, after, kind, confidence, state, alternatives, .. } = edit;
            Entry { range, source: Some(source), after, kind, confidence, state, alternatives }
        };
        std::mem::take(&mut self.edits).into_iter().map(entry).collect()
    }

    /// One edit of the decoded text out of entries that hang together; none if they cancel out.
    fn join(&self, cluster: Vec<Entry>) -> Option<Edit> {
        let whole = cluster.iter().map(|e| e.range).reduce(TextRange::union)?;
        let source = match cluster.as_slice() {
            [Entry { source: Some(source), .. }] => *source,
            _ => self.map.backward(whole),
        };
        let applied = cluster.iter().any(|e| e.state == EditState::Applied);
        let state = if applied { EditState::Applied } else { EditState::Offered };
        let counts = |e: &&Entry| e.state == state;
        let after = self.made(whole, cluster.iter().filter(counts));
        if after == slice(self.decoded, source) {
            return None;
        }
        let mut alternatives = Vec::new();
        for entry in &cluster {
            let offered = (entry.state != state).then_some(&entry.after);
            for reading in offered.into_iter().chain(&entry.alternatives) {
                let reading = self.replaced(whole, entry.range, reading);
                if reading != after && !alternatives.contains(&reading) {
                    alternatives.push(reading);
                }
            }
        }
        Some(Edit {
            id: EditId::default(),
            kind: cluster.iter().filter(counts).map(|e| e.kind).max()?,
            range: source,
            after,
            confidence: cluster.iter().filter(counts).map(|e| e.confidence).min()?,
            state,
            alternatives,
        })
    }

    /// A stretch of the working text with these entries made, as far as they are not made yet.
    fn made<'e>(&self, whole: TextRange, entries: impl Iterator<Item = &'e Entry>) -> String {
        // A standing edit has nothing left to make; within a proposal it gives way to it.
        let (mut out, mut done) = (String::new(), whole.start());
        for entry in entries.filter(|e| slice(&self.text, e.range) != e.after) {
            out.push_str(slice(&self.text, TextRange::new(done, entry.range.start())));
            out.push_str(&entry.after);
            done = entry.range.end();
        }
        out.push_str(slice(&self.text, TextRange::new(done, whole.end())));
        out
    }

    fn replaced(&self, whole: TextRange, part: TextRange, by: &str) -> String {
        let head = slice(&self.text, TextRange::new(whole.start(), part.start()));
        let tail = slice(&self.text, TextRange::new(part.end(), whole.end()));
        [head, by, tail].concat()
    }
}

/// The proposals that are certain, and those that keep clear of what was offered before.
fn undisputed(standing: &[Entry], proposals: Vec<Proposal>) -> Vec<Entry> {
    let mut offered = standing.iter().filter(|e| e.state == EditState::Offered).peekable();
    let mut free = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        while offered
            .next_if(|e| e.range.end() <= proposal.range.start() && e.range != proposal.range)
            .is_some()
        {}
        let state = if proposal.applies() { EditState::Applied } else { EditState::Offered };
        let disputed = |e: &&Entry| e.range.overlaps(proposal.range) || e.range == proposal.range;
        if state == EditState::Offered && offered.peek().is_some_and(disputed) {
            continue;
        }
        let Proposal { range, after, kind, confidence, alternatives } = proposal;
        free.push(Entry { range, source: None, after, kind, confidence, state, alternatives });
    }
    free
}

/// Both lists in one, in order, entries that overlap put together.
fn clusters(standing: Vec<Entry>, proposed: Vec<Entry>) -> impl Iterator<Item = Vec<Entry>> {
    let (mut standing, mut proposed) = (standing.into_iter().peekable(), proposed.into_iter().peekable());
    std::iter::from_fn(move || {
        let first = match (standing.peek(), proposed.peek()) {
            (Some(s), Some(p)) if comes_first(s.range, p.range) => standing.next(),
            (Some(_), None) => standing.next(),
            _ => proposed.next(),
        }?;
        let (mut whole, mut cluster) = (first.range, vec![first]);
        loop {
            let next = standing
                .next_if(|e| e.range.overlaps(whole))
                .or_else(|| proposed.next_if(|e| e.range.overlaps(whole)));
            let Some(next) = next else { break };
            whole = whole.union(next.range);
            cluster.push(next);
        }
        cluster.sort_by_key(|e| e.range);
        Some(cluster)
    })
}

/// Whether a standing edit comes before a proposal: at one place a deletion lies before what replaces the
/// text behind it, and behind what is inserted there.
fn comes_first(standing: TextRange, proposed: TextRange) -> bool {
    match standing.start().cmp(&proposed.start()) {
        std::cmp::Ordering::Equal => standing.is_empty() && !proposed.is_empty(),
        order => order.is_lt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(start: usize, end: usize, after: &str, kind: EditKind) -> Proposal {
        Proposal::certain(kind, TextRange::at(start, end), after)
    }

    fn doubtful(start: usize, end: usize, after: &str) -> Proposal {
        certain(start, end, after, EditKind::Misaligned).with(Confidence::LIKELY)
    }

    /// Enters lists of proposals one after the other; gives the text and each edit as `before>after`.
    fn entered(decoded: &str, lists: Vec<Vec<Proposal>>) -> (String, Vec<String>) {
        let mut ledger = Ledger::new(decoded);
        for list in lists {
            ledger.enter(list);
        }
        let text = ledger.text().to_owned();
        let shown = |e: Edit| {
            let more: String = e.alternatives.iter().map(|a| format!("|{a}")).collect();
            let sign = if e.state == EditState::Applied { '>' } else { '?' };
            format!("{}{sign}{}{more}", slice(decoded, e.range), e.after)
        };
        (text, ledger.into_edits().into_iter().map(shown).collect())
    }

    #[test]
    fn edits_that_touch_stay_apart() {
        let deletion = vec![certain(1, 4, "", EditKind::Gloss)];
        let comma = vec![certain(1, 3, "，", EditKind::Doubled)];
        let (text, edits) = entered("a(x),,b", vec![deletion, comma]);
        assert_eq!((text.as_str(), edits), ("a，b", vec!["(x)>".to_owned(), ",,>，".to_owned()]));
    }

    #[test]
    fn edits_that_overlap_become_one() {
        let first = vec![certain(1, 3, "XY", EditKind::HalfWidth)];
        let second = vec![certain(2, 4, "Z", EditKind::Gloss)];
        let (text, edits) = entered("abcdef", vec![first, second]);
        assert_eq!((text.as_str(), edits), ("aXZef", vec!["bcd>XZ".to_owned()]));
        let inner = vec![certain(2, 4, "", EditKind::Gloss)];
        let outer = vec![certain(1, 3, "Q", EditKind::Misaligned)];
        assert_eq!(entered("abcdef", vec![inner, outer]).1, ["bcde>Q"]);
    }

    #[test]
    fn what_cancels_out_is_no_edit() {
        let there = vec![certain(1, 2, "X", EditKind::Gloss)];
        let back = vec![certain(1, 2, "b", EditKind::Gloss)];
        assert_eq!(entered("abc", vec![there, back]), ("abc".to_owned(), vec![]));
    }

    #[test]
    fn offers_leave_the_text_alone_and_give_way() {
        let offer = vec![doubtful(1, 3, "Q")];
        let (text, edits) = entered("abcde", vec![offer.clone(), vec![doubtful(2, 4, "X")]]);
        assert_eq!((text.as_str(), edits), ("abcde", vec!["bc?Q".to_owned()]));
        let over = vec![certain(2, 3, "C", EditKind::HalfWidth), certain(3, 4, "D", EditKind::HalfWidth)];
        let (text, edits) = entered("abcde", vec![offer, over]);
        assert_eq!((text.as_str(), edits), ("abCDe", vec!["bc>bC|Q".to_owned(), "d>D".to_owned()]));
    }

    #[test]
    fn an_offer_over_an_edit_moves_no_later_edit() {
        let lists = vec![
            vec![certain(1, 4, "", EditKind::Gloss)],
            vec![doubtful(0, 2, "Q")],
            vec![certain(2, 3, "X", EditKind::HalfWidth)],
        ];
        assert_eq!(entered("abcdefg", lists).0, "aeXg");
    }

    #[test]
    fn an_offer_over_an_edit_is_another_reading() {
        let (text, edits) =
            entered("abcde", vec![vec![certain(1, 2, "B", EditKind::Gloss)], vec![doubtful(0, 3, "Q")]]);
        assert_eq!((text.as_str(), edits), ("aBcde", vec!["abc>aBc|Q".to_owned()]));
    }
}

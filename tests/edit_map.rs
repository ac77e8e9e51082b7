//! The laws of [`EditMap`]: what marks rely on when a text is repaired, converted and cut.

use gongwen::span::{EditMap, Offset, TextRange, apply, slice};
use proptest::prelude::*;
use proptest::sample::Index;

/// Characters of one to four bytes, and one that combines.
const ALPHABET: &[char] = &['a', ',', 'é', '\u{301}', '县', '，', '𠮷'];

/// An edit before it knows its text: how many characters to keep first, how many to replace, by what.
type Plan = (usize, usize, String);

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(ALPHABET), 0..40).prop_map(String::from_iter)
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let after = prop::collection::vec(prop::sample::select(ALPHABET), 0..4).prop_map(String::from_iter);
    prop::collection::vec((0usize..6, 0usize..4, after), 0..8)
}

/// The plans as edits of `text`: in order, on character boundaries, without overlap.
fn edits<'a>(text: &str, plans: &'a [Plan]) -> Vec<(TextRange, &'a str)> {
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut next = 0;
    let mut edits = Vec::new();
    for (keep, replace, after) in plans {
        let (start, end) = (next + keep, next + keep + replace);
        let (Some(&from), Some(&to)) = (boundaries.get(start), boundaries.get(end)) else { break };
        edits.push((TextRange::at(from, to), after.as_str()));
        next = end;
    }
    edits
}

fn edited(text: &str, plans: &[Plan]) -> (String, EditMap) {
    apply(text, edits(text, plans))
}

fn characters(text: &str) -> impl Iterator<Item = TextRange> + '_ {
    text.char_indices().map(|(at, c)| TextRange::at(at, at + c.len_utf8()))
}

/// The characters of the source that no replacement touches.
fn kept(text: &str, map: &EditMap) -> Vec<TextRange> {
    let untouched = |c: &TextRange| !map.replacements().iter().any(|r| r.source.overlaps(*c));
    characters(text).filter(untouched).collect()
}

/// Four character boundaries of `text`, in order.
fn boundaries_in(text: &str, places: [Index; 4]) -> [usize; 4] {
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut at = places.map(|place| *place.get(&boundaries));
    at.sort_unstable();
    at
}

/// A range of `text` on character boundaries.
fn range_in(text: &str, places: [Index; 4]) -> TextRange {
    let [start, _, _, end] = boundaries_in(text, places);
    TextRange::at(start, end)
}

fn places() -> impl Strategy<Value = [Index; 4]> {
    any::<[Index; 4]>()
}

proptest! {
    #[test]
    fn apply_replaces_what_it_was_told(text in text(), plans in plans()) {
        let (out, map) = edited(&text, &plans);
        let edits = edits(&text, &plans);
        prop_assert_eq!(map.source_len().index(), text.len());
        prop_assert_eq!(map.target_len().index(), out.len());
        prop_assert_eq!(map.replacements().len(), edits.len());
        for (replacement, (source, after)) in map.replacements().iter().zip(edits) {
            prop_assert_eq!(replacement.source, source);
            prop_assert_eq!(slice(&out, replacement.target), after);
        }
    }

    #[test]
    fn what_was_kept_keeps_its_character(text in text(), plans in plans()) {
        let (out, map) = edited(&text, &plans);
        for c in kept(&text, &map) {
            prop_assert_eq!(slice(&out, map.forward(c)), slice(&text, c));
            prop_assert_eq!(map.backward(map.forward(c)), c);
        }
    }

    #[test]
    fn total(text in text(), plans in plans(), start in 0u32..400, len in 0u32..400) {
        let (out, map) = edited(&text, &plans);
        let any = TextRange::new(Offset(start), Offset(start + len));
        prop_assert!(map.forward(any).end().index() <= out.len());
        prop_assert!(map.backward(any).end().index() <= text.len());
    }

    #[test]
    fn whole_characters_become_whole_characters(text in text(), plans in plans(), at in places()) {
        let (out, map) = edited(&text, &plans);
        let there = map.forward(range_in(&text, at)).indices();
        prop_assert!(out.is_char_boundary(there.start) && out.is_char_boundary(there.end));
    }

    #[test]
    fn monotone(text in text(), plans in plans(), at in places()) {
        let (_, map) = edited(&text, &plans);
        let [w, x, y, z] = boundaries_in(&text, at);
        let (a, b) = (TextRange::at(w, y), TextRange::at(x, z));
        prop_assume!(!a.is_empty() && !b.is_empty());
        let (fa, fb) = (map.forward(a), map.forward(b));
        prop_assert!(fa.start() <= fb.start() && fa.end() <= fb.end());
    }

    #[test]
    fn a_part_lies_within_the_whole(text in text(), plans in plans(), at in places()) {
        let (_, map) = edited(&text, &plans);
        let [w, x, y, z] = boundaries_in(&text, at);
        prop_assume!(x < y);
        prop_assert!(map.forward(TextRange::at(w, z)).covers(map.forward(TextRange::at(x, y))));
    }

    #[test]
    fn the_inverse_reads_backwards(text in text(), plans in plans(), at in places()) {
        let (out, map) = edited(&text, &plans);
        let inverse = map.inverse();
        prop_assert_eq!(inverse.forward(range_in(&out, at)), map.backward(range_in(&out, at)));
        prop_assert_eq!(inverse.backward(range_in(&text, at)), map.forward(range_in(&text, at)));
        prop_assert_eq!(inverse.inverse(), map);
    }

    #[test]
    fn the_identity_moves_nothing(text in text(), plans in plans(), at in places()) {
        let identity = EditMap::identity(text.len());
        let range = range_in(&text, at);
        prop_assert_eq!(identity.forward(range), range);
        let (out, map) = edited(&text, &plans);
        for c in kept(&text, &map) {
            prop_assert_eq!(identity.then(&map).forward(c), map.forward(c));
            prop_assert_eq!(map.then(&EditMap::identity(out.len())).forward(c), map.forward(c));
        }
    }

    #[test]
    fn composing_is_applying_one_after_the_other(
        text in text(), first in plans(), second in plans(), at in places()
    ) {
        let (middle, one) = edited(&text, &first);
        let (out, two) = edited(&middle, &second);
        let both = one.then(&two);
        prop_assert_eq!((both.source_len(), both.target_len()), (one.source_len(), two.target_len()));
        for c in kept(&text, &one) {
            let there = one.forward(c);
            if !two.replacements().iter().any(|r| r.source.overlaps(there)) {
                prop_assert_eq!(both.forward(c), two.forward(there));
                prop_assert_eq!(both.backward(both.forward(c)), c);
                prop_assert_eq!(slice(&out, both.forward(c)), slice(&text, c));
            }
        }
        // Elsewhere replacements that met are one now, and ends snap outwards over all of it.
        let range = range_in(&text, at);
        let there = one.forward(range);
        if !there.is_empty() {
            prop_assert!(both.forward(range).covers(two.forward(there)));
        }
    }

    #[test]
    fn composing_is_associative(text in text(), a in plans(), b in plans(), c in plans()) {
        let (second, first_map) = edited(&text, &a);
        let (third, second_map) = edited(&second, &b);
        let (_, third_map) = edited(&third, &c);
        prop_assert_eq!(
            first_map.then(&second_map).then(&third_map),
            first_map.then(&second_map.then(&third_map))
        );
    }

    #[test]
    fn a_part_of_a_map_is_a_map(text in text(), plans in plans(), at in places()) {
        let (out, map) = edited(&text, &plans);
        // Reports are cut between lines, which no repair crosses: widen to what was replaced.
        let cut = range_in(&text, at);
        let crossed = map.replacements().iter().map(|r| r.source).filter(|r| r.overlaps(cut));
        let range = crossed.fold(cut, TextRange::union);
        let part = map.part(range);
        let there = map.forward(range);
        prop_assert_eq!((part.source_len().index(), part.target_len().index()), (range.len(), there.len()));
        let (text, out) = (slice(&text, range), slice(&out, there));
        for c in kept(text, &part) {
            prop_assert_eq!(slice(out, part.forward(c)), slice(text, c));
            prop_assert_eq!(part.backward(part.forward(c)), c);
        }
    }
}

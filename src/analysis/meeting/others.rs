//! What a report tells of others: their meetings that were watched, and what of theirs was conveyed.

use std::collections::BTreeSet;

use super::cues::cues;
use super::name::ends_of_names;
use super::venues::{CLOSE, CONVEY, DUE, GENERAL, GUARD, JOINT, SAID, SPIRIT, STUDY, WATCH, words};
use crate::span::{Offset, TextRange, slice};

/// The meetings of others that were watched, and what was conveyed, in text order; each once.
pub(super) fn find(base: &str, clauses: &[(&str, Offset)]) -> (Vec<TextRange>, Vec<TextRange>) {
    /// What names a meeting is no longer, in bytes.
    const CLAUSE: usize = 3 * 300;
    let (mut watched, mut conveyed) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    for &(clause, at) in clauses.iter().filter(|(clause, _)| clause.len() <= CLAUSE) {
        for range in watched_in(clause).into_iter().map(|range| range.shifted(at)) {
            if known.insert((WATCH, slice(base, range))) {
                watched.push(range);
            }
        }
        for range in conveyed_in(clause).into_iter().map(|range| range.shifted(at)) {
            if known.insert((CONVEY, slice(base, range))) {
                conveyed.push(range);
            }
        }
    }
    (watched, conveyed)
}

/// The names of meetings behind a verb of watching.
pub(super) fn watched_in(clause: &str) -> Vec<TextRange> {
    if !words().within(clause, WATCH) {
        return Vec::new();
    }
    let hits: Vec<_> = cues().hits(clause).collect();
    let named = ends_of_names(clause, &hits).into_iter().filter_map(|end| {
        let (_, start) = last_verb(slice(clause, TextRange::at(0, end)), WATCH)?;
        let start = start + opening(slice(clause, TextRange::at(start, end)));
        let behind = slice(clause, TextRange::at(end, clause.len()));
        let names = end > start && words().begins(behind, SPIRIT).is_none();
        (names && !is_general(slice(clause, TextRange::at(start, end)))).then(|| TextRange::at(start, end))
    });
    named.collect()
}

/// Where the last verb of a class stands and ends.
fn last_verb(text: &str, class: u64) -> Option<(usize, usize)> {
    let places = text.char_indices().map(|(at, _)| at).rev();
    let verb =
        |at: usize| Some((at, at + words().begins(slice(text, TextRange::at(at, text.len())), class)?));
    places.into_iter().find_map(verb)
}

/// What a clause says was conveyed: meetings, and what somebody said or wrote. 传达学习|全省教育大会|精神和|县委书记批示.
fn conveyed_in(clause: &str) -> Vec<TextRange> {
    let mut verbs = clause.char_indices().filter_map(|(at, _)| {
        Some((at, at + words().begins(slice(clause, TextRange::at(at, clause.len())), CONVEY)?))
    });
    let Some((verb, from)) = verbs.next() else { return Vec::new() };
    let studies = words().is(slice(clause, TextRange::at(verb, from)), STUDY);
    if is_due(clause, from) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = from;
    while let Some((end, next)) = item(clause, start) {
        let first = start + opening(slice(clause, TextRange::at(start, end)));
        let told = slice(clause, TextRange::at(first.min(end), end));
        let only_studied = studies && told.ends_with('》');
        if !only_studied && !is_general(told) {
            found.push(TextRange::at(first, end));
        }
        let Some(next) = next else { break };
        start = next;
    }
    found
}

/// Whether something is still to be conveyed, by the words up to the end of the verb, and one behind it: 要|传达, 传达|好.
fn is_due(clause: &str, verb_end: usize) -> bool {
    let mut at = 0;
    while at < verb_end {
        let rest = slice(clause, TextRange::at(at, clause.len()));
        if words().begins(rest, DUE).is_some() {
            return true;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        at += words().begins(rest, GUARD).unwrap_or(first);
    }
    false
}

/// Where the first thing conveyed behind `start` ends, and where the next one begins: 讲话精神|和…; what ends it stands
/// before a joint or closes the clause, or is the last that does.
fn item(clause: &str, start: usize) -> Option<(usize, Option<usize>)> {
    let rest = slice(clause, TextRange::at(start, clause.len()));
    let mut last = None;
    let mut titled = false;
    for (at, c) in rest.char_indices() {
        titled = (titled || c == '《') && c != '》';
        let (head, tail) = (slice(rest, TextRange::at(0, at)), slice(rest, TextRange::at(at, rest.len())));
        let Some(end) = Some(head).filter(|_| !titled).and_then(end_of_item) else { continue };
        if let Some(joint) = words().begins(tail, JOINT) {
            return Some((start + end, Some(start + at + joint)));
        }
        last = Some(start + end);
        if words().begins(tail, CLOSE).is_some() {
            return Some((start + end, None));
        }
    }
    let end = end_of_item(rest).map(|end| start + end).or(last)?;
    Some((end, None))
}

/// Where the name of what was conveyed ends in a text that its last word closes: 讲话|精神, 会议|精神, 《…》.
fn end_of_item(text: &str) -> Option<usize> {
    let spirit = words().ends(text, SPIRIT).unwrap_or(0);
    let named = slice(text, TextRange::at(0, text.len() - spirit));
    let said = named.ends_with('》') || words().ends(named, SAID).is_some();
    (said || spirit > 0).then_some(named.len())
}

/// The length of what a name does not begin with: 了, “.
fn opening(name: &str) -> usize {
    name.len() - name.trim_start_matches(['了', '“', '的']).len()
}

/// Whether a name tells nothing of what was watched or conveyed: 上级有关会议.
fn is_general(mut name: &str) -> bool {
    while let Some(length) = words().begins(name, GENERAL | SAID | SPIRIT) {
        name = slice(name, TextRange::at(length, name.len()));
    }
    name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_of_others() {
        for (clause, expected) in [
            ("与会人员收听收看了全省防汛视频会议", "全省防汛视频会议"),
            ("会议研究了全省教育大会", ""),
            ("收看上级有关会议", ""),
        ] {
            let found: Vec<_> = watched_in(clause).into_iter().map(|range| slice(clause, range)).collect();
            assert_eq!(found.join("|"), expected, "{clause}");
        }
    }

    #[test]
    fn what_was_conveyed() {
        for (clause, expected) in [
            ("会议传达学习了全省教育大会精神", "全省教育大会"),
            ("传达学习重要论述和全省教育大会精神", "全省教育大会"),
            (
                "传达省长柏舟在全省抗旱会上的讲话精神和市委书记批示",
                "省长柏舟在全省抗旱会上的讲话|市委书记批示",
            ),
            ("传达上级档案工作会议精神", "上级档案工作会议"),
            ("会上传达了省、市秋粮收购工作会议精神", "省、市秋粮收购工作会议"),
            (
                "会议还传达了县委县政府《关于和谐邻里、平安街巷的意见》",
                "县委县政府《关于和谐邻里、平安街巷的意见》",
            ),
            ("传达学习全省教育大会主要精神并讨论", "全省教育大会"),
            ("会议学习了《平安街巷条例》", ""),
            ("传达学习上级会议精神", ""),
            ("传达学习有关文件精神", ""),
            ("各镇要传达好全省教育大会精神", ""),
            ("把会议精神传达到每一户", ""),
            ("市委主要领导传达党的全会精神并讲话", "党的全会"),
            ("抓好传达学习全省教育大会精神", ""),
            ("传达好全省教育大会精神", ""),
            ("深入贯彻全省教育大会精神", ""),
        ] {
            let found: Vec<_> = conveyed_in(clause).into_iter().map(|range| slice(clause, range)).collect();
            assert_eq!(found.join("|"), expected, "{clause}");
        }
    }
}

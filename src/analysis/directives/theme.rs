//! What a directive is about.

use std::collections::BTreeMap;

use super::super::model::{Subject, Theme};
use super::words::words;

/// The themes and subjects of a directive, the stronger first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics {
    /// One or two.
    pub(super) themes: Vec<Theme>,
    /// None to two.
    pub(super) subjects: Vec<Subject>,
}

/// How much the words of the first clause count more than others, in percent.
const FIRST: u32 = 160;

/// Finds the topics of a text; the heading it hangs under lends it `lent`.
pub(super) fn find(text: &str, lent: &[Theme]) -> Topics {
    let mut themes: BTreeMap<Theme, u32> = lent.iter().map(|&theme| (theme, 150)).collect();
    let mut subjects: BTreeMap<Subject, u32> = BTreeMap::new();
    let first = text.find('，').unwrap_or(text.len());
    for hit in words().topic.hits(text) {
        let share = if hit.range.start().index() < first { FIRST } else { 100 };
        let Some(topic) = words().topics.get(hit.value) else { continue };
        topic.themes.iter().for_each(|&(theme, weight)| *themes.entry(theme).or_default() += weight * share);
        topic
            .subjects
            .iter()
            .for_each(|&(subject, weight)| *subjects.entry(subject).or_default() += weight * share);
    }
    let subjects = best(&subjects, 400, 50);
    let mut themes = best(&themes, 150, 60);
    if themes.is_empty() {
        themes.push(subjects.first().map_or(Theme::Other, |&subject| nearest(subject)));
    }
    Topics { themes, subjects }
}

/// The strongest one or two: the first with at least `least`, the second with that and `share` percent of it.
fn best<K: Copy + Ord>(scores: &BTreeMap<K, u32>, least: u32, share: u32) -> Vec<K> {
    let mut order: Vec<_> =
        scores.iter().map(|(&key, &score)| (score, key)).filter(|&(s, _)| s >= least).collect();
    order.sort_by_key(|&(score, key)| (std::cmp::Reverse(score), key));
    let top = order.first().map_or(0, |&(score, _)| score);
    order.into_iter().take(2).filter(|&(score, _)| score * 100 >= top * share).map(|(_, key)| key).collect()
}

/// The theme that a general subject counts as.
fn nearest(subject: Subject) -> Theme {
    match subject {
        Subject::Safety | Subject::Livelihood | Subject::Economy | Subject::Petition => Theme::Economy,
        Subject::Flood | Subject::Fire => Theme::Readiness,
        Subject::Discipline => Theme::Accountability,
        Subject::Health => Theme::Treatment,
        Subject::Environment | Subject::Education | Subject::Agriculture => Theme::Other,
    }
}

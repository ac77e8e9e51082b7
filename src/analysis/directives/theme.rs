//! What a directive is about.

use std::collections::BTreeMap;

use super::super::model::{Subject, Theme};
use super::words::{Topic, words};

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

/// How much a word of a subject counts for the theme that the subject belongs to, in percent.
const SUBJECT: u32 = 60;

/// Finds the topics of a text; the heading it hangs under lends it `lent`. A text that says nothing is about
/// what the report is `usually` about.
pub(super) fn find(text: &str, said: &Said, lent: &[Theme], usually: Theme) -> Topics {
    let mut themes: BTreeMap<Theme, u32> = lent.iter().map(|&theme| (theme, 150)).collect();
    let mut subjects: BTreeMap<Subject, u32> = BTreeMap::new();
    let first = text.find('，').unwrap_or(text.len());
    for &(at, topic) in said {
        let share = if at < first { FIRST } else { 100 };
        topic.themes.iter().for_each(|&(theme, weight)| *themes.entry(theme).or_default() += weight * share);
        for &(subject, weight) in &topic.subjects {
            *subjects.entry(subject).or_default() += weight * share;
            if let Some(theme) = nearest(subject) {
                *themes.entry(theme).or_default() += weight * share * SUBJECT / 100;
            }
        }
    }
    let mut themes = best(&themes, 400, 85);
    if themes.is_empty() {
        themes.push(usually);
    }
    Topics { themes, subjects: best(&subjects, 400, 50) }
}

/// The theme that the subjects of a report's directives count as most.
pub(super) fn usual(directives: &[Said]) -> Theme {
    let mut themes: BTreeMap<Theme, u32> = BTreeMap::new();
    for (_, topic) in directives.iter().flatten() {
        for &(subject, weight) in &topic.subjects {
            if let Some(theme) = nearest(subject) {
                *themes.entry(theme).or_default() += weight;
            }
        }
    }
    best(&themes, 1, 100).first().copied().unwrap_or(Theme::Other)
}

/// The topic words of a text, with their places.
pub(super) type Said = Vec<(usize, &'static Topic)>;

/// Finds the topic words of a text.
pub(super) fn said(text: &str) -> Said {
    let topic = |at| words().topics.get(at);
    let hits = words().topic.hits(text);
    hits.filter_map(|hit| Some((hit.range.start().index(), topic(hit.value)?))).collect()
}

/// The strongest one or two: the first with at least `least`, the second with that and `share` percent of it.
fn best<K: Copy + Ord>(scores: &BTreeMap<K, u32>, least: u32, share: u32) -> Vec<K> {
    let mut order: Vec<_> =
        scores.iter().map(|(&key, &score)| (score, key)).filter(|&(s, _)| s >= least).collect();
    order.sort_by_key(|&(score, key)| (std::cmp::Reverse(score), key));
    let top = order.first().map_or(0, |&(score, _)| score);
    order.into_iter().take(2).filter(|&(score, _)| score * 100 >= top * share).map(|(_, key)| key).collect()
}

/// The theme that a general subject counts as; matters of health have themes of their own.
fn nearest(subject: Subject) -> Option<Theme> {
    match subject {
        Subject::Flood | Subject::Fire => Some(Theme::Readiness),
        Subject::Discipline => Some(Theme::Accountability),
        Subject::Health => None,
        _ => Some(Theme::Economy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_vote_and_the_report_decides_where_none_does() {
        for (text, theme) in [
            ("要坚决克服麻痹思想和侥幸心理。", Theme::Understanding),
            ("任何单位不得推诿扯皮。", Theme::Accountability),
            ("县应急管理局要在汛期前完成预案修订和演练。", Theme::Readiness),
            ("要敞开收购，不得压级压价。", Theme::Supply),
            ("要在“细”字上下功夫。", Theme::Publicity),
        ] {
            assert_eq!(find(text, &said(text), &[], Theme::Publicity).themes.first(), Some(&theme), "{text}");
        }
    }

    #[test]
    fn a_report_is_about_the_subjects_of_its_directives() {
        assert_eq!(usual(&["要抓好堤防巡查。", "做好防汛物资储备。"].map(said)), Theme::Readiness);
        assert_eq!(usual(&["要抓好落实。"].map(said)), Theme::Other);
    }
}

//! What pairs of characters tell of the theme of a text: a naive Bayes model, which `scripts/theme_pairs.py` trains on
//! our own annotated sentences. Words vote where a list knows them; pairs know how people order about a theme.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::model::Theme;
use crate::lexicon::{Numbered, Row, read_table};

/// Added to every count.
const SMOOTHING: f64 = 0.3;

/// How much a weight counts: with this, the likelihoods of reports that were left out became best.
const SHARPNESS: f64 = 0.9;

/// How often sentences about each theme have a pair, the themes in the order of [`Theme::LIST`].
type Counts = Vec<(usize, u32)>;

struct Model {
    /// In order.
    pairs: Numbered,
    /// By pair, what it says for themes beyond one that has it never.
    weights: Vec<Vec<(usize, f64)>>,
    /// What a pair that no sentence about it has speaks against each theme.
    against: Vec<f64>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let pairs: BTreeMap<_, _> = read_table!("theme-pairs.tsv").rows().flat_map(pairs_of).collect();
    let mut sizes = vec![0; Theme::LIST.len()];
    for &(theme, count) in pairs.values().flatten() {
        sizes[theme] += count;
    }
    let rest = SMOOTHING * number(pairs.len());
    let against = sizes.iter().map(|&size| rounded((f64::from(size) + rest) / SMOOTHING)).collect();
    let weight = |&(theme, count): &(usize, u32)| (theme, rounded(1.0 + f64::from(count) / SMOOTHING));
    let weights = pairs.values().map(|counts| counts.iter().map(weight).collect()).collect();
    let words: Vec<String> = pairs.keys().map(|(first, second)| format!("{first}{second}")).collect();
    Model { pairs: Numbered::new(words.iter().map(String::as_str)), weights, against }
});

/// The pairs of a row: `a2b上专 m产` behind 一.
fn pairs_of(row: Row<'static>) -> impl Iterator<Item = ((char, char), Counts)> {
    let first = row.key().chars().next().unwrap_or_default();
    row.list(1).flat_map(move |cell| {
        let code = cell.trim_end_matches(|c: char| !c.is_ascii());
        cell.chars().filter(|c| !c.is_ascii()).map(move |second| ((first, second), counts(code)))
    })
}

/// The counts of a code: `a2b`.
fn counts(code: &str) -> Counts {
    let themes = code
        .split_inclusive(|c: char| c.is_ascii_lowercase())
        .zip(code.split(|c: char| c.is_ascii_lowercase()).skip(1));
    themes
        .filter_map(|(letter, count)| {
            let theme = usize::from(letter.bytes().next_back()?.checked_sub(b'a')?);
            (theme < Theme::LIST.len()).then(|| (theme, count.parse().unwrap_or(1)))
        })
        .collect()
}

/// A logarithm in thousandths, which no machine rounds otherwise.
fn rounded(odds: f64) -> f64 {
    (odds.ln() * SHARPNESS * 1000.0).round() / 1000.0
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How likely a text is about each theme, in thousandths; nothing where no pair is known.
pub(super) fn likely(text: &str) -> BTreeMap<Theme, u64> {
    let pair_at = |at: usize| text.get(at..).and_then(|rest| MODEL.pairs.prefix(rest));
    let mut known: Vec<usize> =
        text.char_indices().filter_map(|(at, _)| pair_at(at)).map(|(_, pair)| pair).collect();
    known.sort_unstable();
    known.dedup();
    let mut sums: Vec<f64> = MODEL.against.iter().map(|against| -against * number(known.len())).collect();
    for &(theme, weight) in known.iter().flat_map(|&pair| &MODEL.weights[pair]) {
        sums[theme] += weight;
    }
    if known.is_empty() { BTreeMap::new() } else { thousandths(&sums, number(known.len())) }
}

/// Pairs are no independent witnesses: the more there are, the less each counts.
fn thousandths(sums: &[f64], pairs: f64) -> BTreeMap<Theme, u64> {
    let damping = pairs.sqrt() * pairs.sqrt().sqrt();
    let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let odds: Vec<f64> = sums.iter().map(|sum| exponential((sum - most) / damping)).collect();
    let all: f64 = odds.iter().sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    Theme::LIST.iter().zip(odds).map(|(&theme, odds)| (theme, (odds / all * 1000.0) as u64)).collect()
}

/// e to a power of zero or less, by operations that give the same result everywhere.
fn exponential(power: f64) -> f64 {
    let step = (1.0 + power / 1024.0).max(0.0);
    (0..10).fold(step, |product, _| product * product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows() {
        assert_eq!(counts("a2bo13"), [(0, 2), (1, 1), (14, 13)]);
        assert!(MODEL.weights.iter().flatten().all(|&(_, weight)| weight > 0.0));
        assert!(
            read_table!("theme-pairs.tsv")
                .rows()
                .all(|row| pairs_of(row).all(|(_, counts)| !counts.is_empty()))
        );
    }

    #[test]
    fn sentences_like_those_of_a_theme_are_likely_about_it() {
        for (text, theme) in [
            ("凡是失职渎职的，一律从严查处。", Theme::Accountability),
            ("要加快项目建设进度。", Theme::Economy),
            ("要提高政治站位，统一思想。", Theme::Understanding),
        ] {
            let likely = likely(text);
            let most = likely.iter().max_by_key(|&(_, share)| share).map(|(&theme, _)| theme);
            assert_eq!(most, Some(theme), "{text}: {likely:?}");
        }
        assert!(likely("……").is_empty());
    }

    #[test]
    fn the_exponential_is_near_enough() {
        for (power, expected) in [(0.0, 1.0), (-1.0, 0.3679), (-5.0, 0.0067), (-2000.0, 0.0)] {
            assert!((exponential(power) - expected).abs() < 0.001, "{power}");
        }
    }
}

//! What pairs of characters tell of the theme of a text: a naive Bayes model, which `scripts/theme_pairs.py` trains on
//! our own annotated sentences. Words vote where a list knows them; pairs know how people order about a theme.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::super::model::Theme;
use crate::lexicon::{Mixer, Row, read_table};

/// Added to every count.
const SMOOTHING: f64 = 0.3;

/// How much a weight counts: with this, the likelihoods of reports that were left out became best.
const SHARPNESS: f64 = 0.9;

/// How many themes there are.
pub(super) const THEMES: usize = Theme::LIST.len();

/// Something for each theme, in the order of [`Theme::LIST`].
pub(super) type PerTheme<N> = [N; THEMES];

/// How often sentences about each theme have a pair, the themes by their places in [`Theme::LIST`].
type Counts = Vec<(u8, u32)>;

/// Two characters in one number: none of the table lies beyond the first plane.
type Pair = u32;

/// Weights are logarithms in thousandths. What is asked at every character is small enough to stay near.
struct Model {
    /// Where what each pair says begins in `weights`, and for how many themes.
    pairs: HashMap<Pair, (u16, u8), BuildHasherDefault<Mixer>>,
    /// What pairs say for themes, beyond one that has them never.
    weights: Vec<(u8, u16)>,
    /// What a pair that no sentence about it has speaks against each theme.
    against: PerTheme<i32>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let (mut pairs, mut weights, mut sizes) = (HashMap::default(), Vec::new(), [0; THEMES]);
    let mut codes = BTreeMap::new();
    for (first, cell) in cells() {
        let counts = counts(code(cell));
        let place = *codes.entry(code(cell)).or_insert_with(|| {
            let start = small(weights.len());
            let weight = |&(theme, count)| (theme, small(rounded(1.0 + f64::from(count) / SMOOTHING)));
            weights.extend(counts.iter().map(weight));
            (start, small(counts.len()))
        });
        for second in seconds(cell) {
            pairs.extend(pair(first, second).map(|pair| (pair, place)));
            counts.iter().for_each(|&(theme, count)| sizes[usize::from(theme)] += count);
        }
    }
    let rest = SMOOTHING * number(pairs.len());
    let against = sizes.map(|size| rounded((f64::from(size) + rest) / SMOOTHING));
    Model { pairs, weights, against }
});

fn small<N, S: TryFrom<N>>(number: N) -> S {
    S::try_from(number).ok().expect("a table of less than 65,536 weights")
}

fn pair(first: char, second: char) -> Option<Pair> {
    let half = |c: char| u16::try_from(u32::from(c)).ok().map(u32::from);
    Some(half(first)? << 16 | half(second)?)
}

/// The cells of the table, each with the first character of its pairs: `a2b上专` and `m产` behind 一.
fn cells() -> impl Iterator<Item = (char, &'static str)> {
    let first = |row: Row<'static>| row.key().chars().next().unwrap_or_default();
    read_table!("theme-pairs.tsv").rows().flat_map(move |row| row.list(1).map(move |cell| (first(row), cell)))
}

/// The themes of the pairs of a cell, and how many sentences about each have them.
fn code(cell: &str) -> &str {
    cell.trim_end_matches(|c: char| !c.is_ascii())
}

/// The second characters of the pairs of a cell.
fn seconds(cell: &str) -> impl Iterator<Item = char> {
    cell.chars().filter(|c| !c.is_ascii())
}

/// The counts of a code: `a2b`.
fn counts(code: &str) -> Counts {
    let themes = code
        .split_inclusive(|c: char| c.is_ascii_lowercase())
        .zip(code.split(|c: char| c.is_ascii_lowercase()).skip(1));
    themes
        .filter_map(|(letter, count)| {
            let theme = letter.bytes().next_back()?.checked_sub(b'a')?;
            (usize::from(theme) < THEMES).then(|| (theme, count.parse().unwrap_or(1)))
        })
        .collect()
}

/// A logarithm in thousandths, which no machine rounds otherwise.
#[expect(clippy::cast_possible_truncation, reason = "a logarithm is small")]
fn rounded(odds: f64) -> i32 {
    (odds.ln() * SHARPNESS * 1000.0).round() as i32
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How likely a text is about each theme, in thousandths; zeros where no pair is known.
pub(super) fn likely(text: &str) -> PerTheme<u64> {
    let pairs = text.chars().zip(text.chars().skip(1)).filter_map(|(first, second)| pair(first, second));
    let mut said: Vec<_> = pairs.filter_map(|pair| Some((pair, *MODEL.pairs.get(&pair)?))).collect();
    said.sort_unstable();
    said.dedup();
    let mut sums = [0; THEMES];
    for &(_, (start, themes)) in &said {
        let weights = MODEL.weights.iter().skip(start.into()).take(themes.into());
        weights.for_each(|&(theme, weight)| sums[usize::from(theme)] += i32::from(weight));
    }
    let known = i32::try_from(said.len()).unwrap_or(i32::MAX);
    for (sum, against) in sums.iter_mut().zip(MODEL.against) {
        *sum -= against * known;
    }
    if known == 0 { [0; THEMES] } else { thousandths(sums, f64::from(known)) }
}

/// Pairs are no independent witnesses: the more there are, the less each counts.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
fn thousandths(sums: PerTheme<i32>, pairs: f64) -> PerTheme<u64> {
    let damping = pairs.sqrt() * pairs.sqrt().sqrt() * 1000.0;
    let most = sums.into_iter().max().unwrap_or_default();
    let odds = sums.map(|sum| exponential(f64::from(sum - most) / damping));
    let all: f64 = odds.iter().sum();
    odds.map(|odds| (odds / all * 1000.0) as u64)
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
        assert!(MODEL.weights.iter().all(|&(_, weight)| weight > 0));
        assert!(cells().all(|(_, cell)| !counts(code(cell)).is_empty() && seconds(cell).count() > 0));
    }

    #[test]
    fn sentences_like_those_of_a_theme_are_likely_about_it() {
        for (text, theme) in [
            ("凡是失职渎职的，一律从严查处。", Theme::Accountability),
            ("要加快项目建设进度。", Theme::Economy),
            ("要提高政治站位，统一思想。", Theme::Understanding),
        ] {
            let likely = likely(text);
            let most =
                Theme::LIST.iter().zip(likely).max_by_key(|&(_, share)| share).map(|(&theme, _)| theme);
            assert_eq!(most, Some(theme), "{text}: {likely:?}");
        }
        assert_eq!(likely("……"), [0; THEMES]);
    }

    #[test]
    fn the_exponential_is_near_enough() {
        for (power, expected) in [(0.0, 1.0), (-1.0, 0.3679), (-5.0, 0.0067), (-2000.0, 0.0)] {
            assert!((exponential(power) - expected).abs() < 0.001, "{power}");
        }
    }
}

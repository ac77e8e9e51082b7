//! What the page as a whole tells about a damaged place.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::Mixer;
use crate::repair::chars::{after, before, is_han};
use crate::repair::gbk;
use crate::repair::model::{Context, EDGE, class, frequent, share, together};
use crate::repair::readings::{is_simplified, is_traditional, simplified, traditional};

/// The page's own habits.
pub(super) struct Page {
    /// Whether it is written in traditional characters.
    traditional: bool,
    /// Whether its digits or letters are full-width.
    wide: bool,
    /// Frequent characters that vanish wholly where they lie between two pairs out of step.
    pub(super) vanishing: Vec<char>,
    /// How often each pair of characters stands on it, and each first one.
    pairs: Counts<u64>,
    firsts: Counts<u32>,
}

type Counts<K> = HashMap<K, u16, BuildHasherDefault<Mixer>>;

/// Two classes as one key.
fn key(before: char, next: char) -> u64 {
    u64::from(before as u32) << 32 | u64::from(next as u32)
}

/// How much the page's own words weigh beside the model's.
const OWN: f32 = 0.35;

/// A character that the page has no more often than this tells little.
const FEW: f32 = 3.0;

/// What a simplified character costs on a traditional page (converters leave some), and a rare variant.
const UNCONVERTED: f32 = 1.5;
const UNUSUAL: f32 = 3.0;

/// What a full-width letter or digit costs on a page that has no other.
const WIDE: f32 = 6.0;

/// Second bytes that are first ones of an area for private use, whose characters the decoder drops.
pub(super) fn vanishing_trails() -> impl Iterator<Item = u8> {
    (0xAA..=0xAF).chain(0xF8..=0xFE)
}

/// Whether the marks of a page were folded to ASCII, as on every page with this damage.
pub(super) fn is_folded(text: &str) -> bool {
    let (mut wide, mut folded) = (0usize, 0usize);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        match byte {
            // Glosses stand between a character and its mark.
            b',' | b';' | b':' | b'(' => {
                folded += usize::from(before(text, at).is_some_and(|c| is_han(c) || c == ')'))
            }
            0xEF => {
                wide += usize::from(matches!(after(text, at), Some('，' | '；' | '：' | '？' | '（' | '）')))
            }
            _ => {}
        }
    }
    wide * 2 <= folded
}

/// Whether a character is a full-width letter or digit.
fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

impl Page {
    /// What a text tells; of a very long one, its first part.
    pub(super) fn of(text: &str) -> Self {
        const MOST: usize = 100_000;
        let mut balance = 0i64;
        let (mut pairs, mut firsts) = (Counts::default(), Counts::default());
        let mut last = '\n';
        let mut in_gloss = false;
        for c in text.chars().take(MOST) {
            // Glosses part no words. Other brackets may be passed over as well: nothing hangs on them.
            if c == '(' || (in_gloss && !is_han(c) && c != '\n') {
                in_gloss = c != ')';
                continue;
            }
            in_gloss = false;
            balance += i64::from(is_traditional(c)) - i64::from(is_simplified(c));
            let (before, next) = (class(last), class(c));
            if (before, next) != (EDGE, EDGE) {
                let count: &mut u16 = pairs.entry(key(before, next)).or_default();
                *count = count.saturating_add(1);
                let count: &mut u16 = firsts.entry(before as u32).or_default();
                *count = count.saturating_add(1);
            }
            last = c;
        }
        let traditional = balance > 0;
        let wide = text.chars().take(MOST).any(is_wide);
        Self { traditional, wide, vanishing: vanishing(traditional), pairs, firsts }
    }

    /// The context of what follows two characters on this page.
    pub(super) fn behind(&self, first: char, before: char) -> Behind<'_> {
        let last = class(before);
        let times = self.firsts.get(&(last as u32)).copied().unwrap_or_default();
        Behind { page: self, model: Context::of(class(first), last), before, last, times: f32::from(times) }
    }

    /// What it costs that a character is not in the page's script.
    fn strange(&self, c: char) -> f32 {
        let usual = if self.traditional { traditional(simplified(c)) } else { simplified(c) };
        match c {
            _ if is_wide(c) && !self.wide => WIDE,
            _ if c == usual => 0.0,
            _ if c == simplified(c) => UNCONVERTED,
            _ => UNUSUAL,
        }
    }
}

/// The comma, the halves of dots and dash, and the most frequent characters, in the script of the page, of which
/// the decoder drops both bytes when their first one ends a pair that it drops.
fn vanishing(in_traditional: bool) -> Vec<char> {
    const MOST: usize = 32;
    let form = |c| if in_traditional { traditional(c) } else { c };
    let vanishes =
        |c: &char| gbk::encode(*c).is_some_and(|(_, trail)| vanishing_trails().any(|t| t == trail));
    ['，', '…', '—'].into_iter().chain(frequent().map(form).filter(vanishes).take(MOST)).collect()
}

/// What stands before a character, on a page.
pub(super) struct Behind<'a> {
    page: &'a Page,
    model: Context,
    before: char,
    last: char,
    /// How often the page has `last`.
    times: f32,
}

impl Behind<'_> {
    /// Log probability that `next` follows.
    pub(super) fn followed_by(&self, next: char) -> f32 {
        let second = class(next);
        if (self.last, second) == (EDGE, EDGE) {
            return together(self.before, next) + share(next) - self.page.strange(next);
        }
        let usual = self.model.followed_by(second);
        let mixed = match self.page.pairs.get(&key(self.last, second)) {
            Some(&pair) if self.times > 0.0 => {
                let own = OWN * self.times / (self.times + FEW);
                ((1.0 - own) * usual.exp() + own * f32::from(pair) / self.times).ln()
            }
            _ => usual,
        };
        mixed + share(next) - self.page.strange(next)
    }
}

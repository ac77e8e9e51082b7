//! What the page as a whole tells about a damaged place.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::repair::chars::is_han;
use crate::repair::model::{EDGE, class, pair, share};
use crate::repair::readings::{is_simplified, is_traditional, simplified, traditional};

/// The page's own habits.
pub(super) struct Page {
    /// Whether its marks were folded to ASCII, as every page with this damage is.
    pub(super) folded: bool,
    /// Whether it is written in traditional characters.
    traditional: bool,
    /// How often each pair of characters stands on it, and each first one.
    pairs: Counts<u64>,
    firsts: Counts<u32>,
}

type Counts<K> = HashMap<K, u16, BuildHasherDefault<Mixer>>;

/// Two classes as one key.
fn key(before: char, next: char) -> u64 {
    u64::from(before as u32) << 32 | u64::from(next as u32)
}

/// A hasher for small numbers: the standard one guards against chosen keys, at ten times the price. A page
/// that chose them would slow down its own repair only, and never beyond its own pairs.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
}

/// How much the page's own words weigh beside the model's.
const OWN: f32 = 0.35;

/// A character that the page has no more often than this tells little.
const FEW: f32 = 3.0;

/// What a simplified character costs on a traditional page (converters leave some), and a rare variant.
const UNCONVERTED: f32 = 1.5;
const UNUSUAL: f32 = 3.0;

impl Page {
    pub(super) fn of(text: &str) -> Self {
        let (mut wide, mut folded, mut balance) = (0usize, 0usize, 0i64);
        let (mut pairs, mut firsts) = (Counts::default(), Counts::default());
        let mut last = '\n';
        let mut in_gloss = false;
        for c in text.chars() {
            // Glosses part no words. Other brackets may be passed over as well: nothing hangs on them.
            if c == '(' || (in_gloss && !is_han(c) && c != '\n') {
                in_gloss = c != ')';
                folded += usize::from(c == '(' && is_han(last));
                continue;
            }
            in_gloss = false;
            match c {
                '，' | '；' | '：' | '？' | '（' | '）' => wide += 1,
                ',' | ';' | ':' if is_han(last) => folded += 1,
                _ => balance += i64::from(is_traditional(c)) - i64::from(is_simplified(c)),
            }
            let (before, next) = (class(last), class(c));
            if (before, next) != (EDGE, EDGE) {
                let count: &mut u16 = pairs.entry(key(before, next)).or_default();
                *count = count.saturating_add(1);
                let count: &mut u16 = firsts.entry(before as u32).or_default();
                *count = count.saturating_add(1);
            }
            last = c;
        }
        Self { folded: wide * 2 <= folded, traditional: balance > 0, pairs, firsts }
    }

    /// Log probability that `next` follows `before` on this page.
    pub(super) fn follows(&self, before: char, next: char) -> f32 {
        let usual = if self.traditional { traditional(simplified(next)) } else { simplified(next) };
        let script = match next {
            _ if next == usual => 0.0,
            _ if next == simplified(next) => UNCONVERTED,
            _ => UNUSUAL,
        };
        let (first, second) = (class(before), class(next));
        let model = pair(first, second);
        let mixed = match (self.pairs.get(&key(first, second)), self.firsts.get(&(first as u32))) {
            (Some(&pair), Some(&first)) => {
                let own = OWN * f32::from(first) / (f32::from(first) + FEW);
                ((1.0 - own) * model.exp() + own * f32::from(pair) / f32::from(first)).ln()
            }
            _ => model,
        };
        mixed + share(next) - script
    }
}

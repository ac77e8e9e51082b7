//! The words by which a text is cut for conversion, and the cheapest way to cut it.

use super::convert::Pair;
use crate::lexicon::Trie;

/// A word: what it becomes, `None` if that is what its characters become, and how rare it is.
#[derive(Clone, Copy, Debug)]
struct Word {
    target: Option<&'static str>,
    cost: u32,
}

/// What a character costs that is no word of the table.
const UNKNOWN: u32 = 18;

/// Digits stand for one another: the table writes them as this one.
const DIGIT: char = '0';

/// The words, by their numbers in the tree.
pub(super) struct Lexis {
    tree: Trie,
    words: Vec<Word>,
    joints: Joints,
}

/// How a text is cut: for each place the length of the word that ends there, and what it becomes.
#[derive(Default)]
pub(super) struct Cut {
    steps: Vec<Step>,
}

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    length: usize,
    target: Option<&'static str>,
}

const START: Step = Step { cost: 0, length: 0, target: None };
const UNREACHED: Step = Step { cost: u32::MAX, ..START };

impl Lexis {
    /// The words, each with what it becomes (empty: what its characters become) and its cost.
    pub(super) fn new(words: &[(&'static str, &'static str, u32)]) -> Self {
        let word =
            |&(_, target, cost): &_| Word { target: Some(target).filter(|t: &&str| !t.is_empty()), cost };
        Self {
            tree: Trie::new(words.iter().map(|(word, ..)| *word)),
            words: words.iter().map(word).collect(),
            joints: Joints::of(words.iter().map(|(word, ..)| *word)),
        }
    }

    /// Whether some word may hold these two side by side. Where none does, a text can be cut in two first.
    #[inline]
    pub(super) fn joins(&self, a: char, b: char) -> bool {
        self.joints.holds(digit(a), digit(b))
    }

    /// Cuts a text the cheapest way; of equal ways the one with the longer last word.
    pub(super) fn cut(&self, text: &[Pair], cut: &mut Cut) {
        cut.steps.clear();
        cut.steps.resize(text.len() + 1, UNREACHED);
        cut.steps[0] = START;
        for at in 0..text.len() {
            let before = cut.steps[at].cost;
            let mut is_known = false;
            let rest = text[at..].iter().map(|pair| digit(pair.from));
            self.tree.prefixes(rest, |length, number| {
                let Word { target, cost } = self.words[number];
                is_known |= length == 1;
                cut.offer(at + length, Step { cost: before + cost, length, target });
            });
            if !is_known {
                cut.offer(at + 1, Step { cost: before + UNKNOWN, length: 1, target: None });
            }
        }
    }
}

/// A character as the table writes it.
#[inline]
fn digit(ch: char) -> char {
    if ch.is_ascii_digit() { DIGIT } else { ch }
}

/// Which characters stand side by side in words, by a mix of both: some others pass too, none is missed.
struct Joints {
    bits: Vec<u64>,
}

impl Joints {
    /// Bits for each pair, so that few others pass.
    const SPARE: usize = 8;

    fn of(words: impl Iterator<Item = &'static str> + Clone) -> Self {
        let pairs = || words.clone().flat_map(|word| word.chars().zip(word.chars().skip(1)));
        let size = (pairs().count() * Self::SPARE).div_ceil(64).next_power_of_two();
        let mut joints = Self { bits: vec![0; size] };
        for (a, b) in pairs() {
            let (place, bit) = joints.place(a, b);
            joints.bits[place] |= bit;
        }
        joints
    }

    #[inline]
    fn holds(&self, a: char, b: char) -> bool {
        let (place, bit) = self.place(a, b);
        self.bits[place] & bit != 0
    }

    #[inline]
    fn place(&self, a: char, b: char) -> (usize, u64) {
        let mixed = (u32::from(a) << 16 ^ u32::from(b)).wrapping_mul(0x9E37_79B1) >> 8;
        ((mixed as usize / 64) & (self.bits.len() - 1), 1 << (mixed % 64))
    }
}

impl Cut {
    fn offer(&mut self, at: usize, step: Step) {
        if step.cost < self.steps[at].cost {
            self.steps[at] = step;
        }
    }

    /// The words, from the last to the first: where each starts, its length, and what it becomes.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, usize, Option<&'static str>)> {
        let mut end = self.steps.len() - 1;
        std::iter::from_fn(move || {
            let step = self.steps[end];
            end -= step.length;
            (step.length > 0).then_some((end, step.length, step.target))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let lexis = Lexis::new(&[("头发", "頭髮", 10), ("头", "", 8), ("发展", "", 6), ("0只", "0隻", 5)]);
        let text: Vec<Pair> = text.chars().map(Pair::same).collect();
        let mut cut = Cut::default();
        lexis.cut(&text, &mut cut);
        let word = |at: usize, length| text[at..at + length].iter().map(|pair| pair.from).collect();
        let mut words: Vec<_> = cut.words().map(|(at, length, _)| word(at, length)).collect();
        words.reverse();
        words
    }

    #[test]
    fn the_cheapest_way_wins() {
        assert_eq!(cut("头发"), ["头发"]);
        assert_eq!(cut("头发展"), ["头", "发展"]);
        assert_eq!(cut("有7只"), ["有", "7只"]);
        assert_eq!(cut(""), [""; 0]);
    }
}

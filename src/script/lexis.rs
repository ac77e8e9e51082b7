//! The words by which a text is cut for conversion, and the cheapest way to cut it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// A tree of words: from a node, a character leads to another.
#[derive(Default)]
pub(super) struct Lexis {
    edges: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    words: Vec<Option<Word>>,
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
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, &'static str, u32)>) -> Self {
        let mut lexis = Self { words: vec![None], ..Self::default() };
        for (word, target, cost) in words {
            let node = word.chars().fold(0, |node, ch| lexis.child(node, ch));
            lexis.words[node as usize] = Some(Word { target: Some(target).filter(|t| !t.is_empty()), cost });
        }
        lexis
    }

    fn child(&mut self, node: u32, ch: char) -> u32 {
        let next = u32::try_from(self.words.len()).expect("fewer words than fit");
        let child = *self.edges.entry(edge(node, ch)).or_insert(next);
        if child == next {
            self.words.push(None);
        }
        child
    }

    /// Cuts a text the cheapest way; of equal ways the one with the shorter last word.
    pub(super) fn cut(&self, text: &[char], cut: &mut Cut) {
        cut.steps.clear();
        cut.steps.resize(text.len() + 1, UNREACHED);
        cut.steps[0] = START;
        for at in 0..text.len() {
            let before = cut.steps[at].cost;
            let (mut node, mut is_known) = (0, false);
            for (i, &ch) in text[at..].iter().enumerate() {
                let ch = if ch.is_ascii_digit() { DIGIT } else { ch };
                let Some(&next) = self.edges.get(&edge(node, ch)) else { break };
                node = next;
                if let Some(word) = self.words[node as usize] {
                    is_known |= i == 0;
                    let step = Step { cost: before + word.cost, length: i + 1, target: word.target };
                    cut.offer(at + i + 1, step);
                }
            }
            if !is_known {
                cut.offer(at + 1, Step { cost: before + UNKNOWN, length: 1, target: None });
            }
        }
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

fn edge(node: u32, ch: char) -> u64 {
    u64::from(node) << 32 | u64::from(u32::from(ch))
}

/// One multiplication: the keys are small numbers of our own making.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let lexis = Lexis::new([("头发", "頭髮", 10), ("头", "", 8), ("发展", "", 6), ("0只", "0隻", 5)]);
        let text: Vec<char> = text.chars().collect();
        let mut cut = Cut::default();
        lexis.cut(&text, &mut cut);
        let mut words: Vec<_> =
            cut.words().map(|(at, length, _)| text[at..at + length].iter().collect()).collect();
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

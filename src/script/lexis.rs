//! The words by which a text is cut for conversion, and the cheapest way to cut it.

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
        }
    }

    /// Cuts a text the cheapest way; of equal ways the one with the longer last word.
    pub(super) fn cut(&self, text: &[char], cut: &mut Cut) {
        cut.steps.clear();
        cut.steps.resize(text.len() + 1, UNREACHED);
        cut.steps[0] = START;
        for at in 0..text.len() {
            let before = cut.steps[at].cost;
            let mut is_known = false;
            let rest = text[at..].iter().map(|ch| if ch.is_ascii_digit() { DIGIT } else { *ch });
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

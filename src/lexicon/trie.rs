//! A tree of words by their characters, from either end.

use std::collections::BTreeMap;

/// A tree of words. A text is followed character by character, so that a question costs as many steps as the text
/// shares with some word: for most places of a text none.
pub(super) struct Trie {
    /// Whether a word begins with a character, one bit for each code point: small enough to stay near.
    opening: Vec<u64>,
    /// The node of each first character, by code point; 0 where no word begins so.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// The steps of all nodes, those of one node together and in order of their characters.
    steps: Vec<(char, u32)>,
}

/// Where some word has led.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Its steps, in `steps`.
    from: u32,
    to: u32,
    /// The number of the word that ends here, from 1.
    word: u32,
}

/// A tree on its way; the first node is the root.
type Draft = Vec<(u32, BTreeMap<char, usize>)>;

impl Trie {
    /// The tree of words given by their characters; each is known by its number in the list.
    pub(super) fn new(words: impl Iterator<Item = impl Iterator<Item = char>>) -> Self {
        let mut draft: Draft = vec![(0, BTreeMap::new())];
        for (number, word) in (1..).zip(words) {
            let mut at = 0;
            for c in word {
                let fresh = draft.len();
                at = *draft[at].1.entry(c).or_insert(fresh);
                if at == fresh {
                    draft.push((0, BTreeMap::new()));
                }
            }
            draft[at].0 = number;
        }
        Self::of(&draft)
    }

    fn of(draft: &Draft) -> Self {
        let (opening, roots) = (Vec::new(), Vec::new());
        let mut trie = Self { opening, roots, nodes: Vec::new(), steps: Vec::new() };
        let number = |n: usize| u32::try_from(n).unwrap_or(0);
        for (i, (word, steps)) in draft.iter().enumerate() {
            let from = number(trie.steps.len());
            if i == 0 {
                let most = steps.keys().next_back().map_or(0, |&c| c as usize + 1);
                trie.roots.resize(most, 0);
                trie.opening.resize(most.div_ceil(64), 0);
                for (&c, &node) in steps {
                    trie.roots[c as usize] = number(node);
                    trie.opening[c as usize / 64] |= 1 << (c as usize % 64);
                }
            } else {
                trie.steps.extend(steps.iter().map(|(&c, &node)| (c, number(node))));
            }
            trie.nodes.push(Node { from, to: number(trie.steps.len()), word: *word });
        }
        trie
    }

    /// The numbers of the words that `text` begins with, the shortest first, with the place behind each.
    pub(super) fn walk<I>(&self, mut text: I) -> impl Iterator<Item = (usize, usize)>
    where
        I: Iterator<Item = char>,
    {
        let mut node = None;
        let mut length = 0;
        std::iter::from_fn(move || {
            loop {
                let c = text.next()?;
                let next = match node {
                    None => self.root(c)?,
                    Some(node) => self.step(node, c)?,
                };
                node = Some(next);
                length += c.len_utf8();
                if next.word > 0 {
                    return Some((length, next.word as usize - 1));
                }
            }
        })
    }

    /// Whether some word begins with a character.
    pub(super) fn opens(&self, c: char) -> bool {
        self.opening.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 != 0)
    }

    fn root(&self, c: char) -> Option<Node> {
        self.opens(c).then(|| self.nodes[self.roots[c as usize] as usize])
    }

    fn step(&self, node: Node, c: char) -> Option<Node> {
        let steps = self.steps.get(node.from as usize..node.to as usize)?;
        let found = match steps {
            [(only, next)] => (*only == c).then_some(*next),
            _ => steps.binary_search_by_key(&c, |&(c, _)| c).ok().map(|at| steps[at].1),
        };
        found.map(|next| self.nodes[next as usize])
    }
}

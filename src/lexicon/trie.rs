//! A tree of words by their characters, from either end.

/// A tree of words. A text is followed character by character, so that a question costs as many steps as the text
/// shares with some word: for most places of a text one look at a bit.
///
/// Nodes lie level by level and those behind one node side by side, in order of their characters: a step looks at few
/// places of memory, and all of a tree is small enough to stay near.
pub(crate) struct Trie {
    /// Which characters words begin with, 64 code points an entry.
    opening: Vec<Opening>,
    /// Which second characters may follow which first ones, by a mix of both: for most places it is the end.
    seconds: Vec<u64>,
    /// The root, the nodes of the first characters, those of the second …; one more at the end.
    nodes: Vec<Node>,
    /// The character that leads to each node.
    labels: Vec<char>,
}

/// Which of 64 characters open words, and how many do before them.
#[derive(Clone, Copy, Default)]
struct Opening {
    bits: u64,
    before: u32,
}

/// Where some word has led.
#[derive(Clone, Copy)]
struct Node {
    /// The first of the nodes behind it; they reach to the first of those behind the next node.
    first: u32,
    /// The number of the word that ends here, from 1.
    word: u32,
}

impl Trie {
    /// The tree of these words; each is known by its number in the list. Of a word given twice the last holds.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut words: Vec<(&str, u32)> = words.zip(1..).collect();
        words.sort_unstable();
        words.reverse();
        words.dedup_by_key(|&mut (word, _)| word);
        words.reverse();
        let (opening, seconds) = (Vec::new(), Vec::new());
        let mut trie = Self { opening, seconds, nodes: Vec::new(), labels: vec!['\0'] };
        // What each node stands for: a run of words, and how many of their bytes have led to it.
        let mut runs = vec![(0..words.len(), 0)];
        let mut at = 0;
        while let Some((mut run, depth)) = runs.get(at).cloned() {
            let ended = words.get(run.start).filter(|(word, _)| word.len() == depth && !run.is_empty());
            let word = ended.map_or(0, |&(_, number)| number);
            run.start += usize::from(ended.is_some());
            trie.nodes.push(Node { first: number(runs.len()), word });
            while let Some(c) =
                words.get(run.start).filter(|_| !run.is_empty()).and_then(|w| next(w.0, depth))
            {
                let same = words[run.clone()].partition_point(|w| next(w.0, depth) == Some(c));
                runs.push((run.start..run.start + same, depth + c.len_utf8()));
                trie.labels.push(c);
                run.start += same;
            }
            at += 1;
        }
        trie.nodes.push(Node { first: number(runs.len()), word: 0 });
        trie.open();
        trie
    }

    /// Notes what words begin with.
    fn open(&mut self) {
        let firsts = self.behind(0).1;
        let size = firsts.last().map_or(0, |&c| c as usize / 64 + 1);
        let mut opening = vec![Opening::default(); size];
        for &c in firsts {
            opening[c as usize / 64].bits |= 1 << (c as usize % 64);
        }
        let mut before = 0;
        for entry in &mut opening {
            entry.before = before;
            before += entry.bits.count_ones();
        }
        self.opening = opening;
        self.note_seconds(1..1 + before as usize);
    }

    /// Notes what may follow the nodes of the first characters.
    fn note_seconds(&mut self, roots: std::ops::Range<usize>) {
        /// Bits for each pair, so that few others are let through.
        const SPARE: usize = 8;
        let pairs = self.nodes[roots.end].first as usize - roots.end;
        self.seconds = vec![0; (pairs * SPARE).div_ceil(64).next_power_of_two()];
        for root in roots {
            let (first, end) = (self.nodes[root].first as usize, self.nodes[root + 1].first as usize);
            for second in first..end {
                let (place, bit) = self.place_of_pair(root, self.labels[second]);
                self.seconds[place] |= bit;
            }
        }
    }

    /// Where `seconds` tells of a first node with a character behind it.
    #[inline]
    fn place_of_pair(&self, root: usize, second: char) -> (usize, u64) {
        let mixed = (second as u32 ^ (root as u32) << 16).wrapping_mul(0x9E37_79B1) >> 8;
        ((mixed as usize / 64) & (self.seconds.len() - 1), 1 << (mixed % 64))
    }

    /// The numbers of the words that `text` begins with, the shortest first, with the place behind each.
    pub(super) fn walk<I>(&self, mut text: I) -> impl Iterator<Item = (usize, usize)>
    where
        I: Iterator<Item = char>,
    {
        let first = text.next().and_then(|c| Some((self.root(c)?, c.len_utf8())));
        let mut here = first;
        std::iter::from_fn(move || {
            loop {
                let (node, length) = here?;
                here = text.next().and_then(|c| Some((self.step(node, c)?, length + c.len_utf8())));
                if let Some(word) = self.word(node) {
                    return Some((length, word));
                }
            }
        })
    }

    /// The last of them that counts.
    #[inline]
    pub(super) fn longest(
        &self,
        mut text: impl Iterator<Item = char>,
        counts: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        self.longest_from(text.next()?, text, counts)
    }

    /// The same, the first character taken off the text.
    #[inline]
    pub(super) fn longest_from(
        &self,
        first: char,
        mut text: impl Iterator<Item = char>,
        counts: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        // Most questions end here …
        let root = self.root(first)?;
        let single = self.word(root).filter(|&word| counts(word)).map(|word| (first.len_utf8(), word));
        let Some(second) = text.next() else { return single };
        let (place, bit) = self.place_of_pair(root, second);
        // … or here.
        if self.seconds[place] & bit == 0 {
            return single;
        }
        self.longest_behind((root, first.len_utf8()), second, text, counts).or(single)
    }

    fn longest_behind(
        &self,
        (mut node, mut length): (usize, usize),
        mut c: char,
        mut text: impl Iterator<Item = char>,
        counts: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let mut best = None;
        while let Some(next) = self.step(node, c) {
            (node, length) = (next, length + c.len_utf8());
            if let Some(word) = self.word(node).filter(|&word| counts(word)) {
                best = Some((length, word));
            }
            let Some(behind) = text.next() else { break };
            c = behind;
        }
        best
    }

    /// Tells of each word that `text` begins with, the shortest first: how many characters it has, and its number.
    #[inline]
    pub(crate) fn prefixes(&self, mut text: impl Iterator<Item = char>, mut found: impl FnMut(usize, usize)) {
        let Some(root) = text.next().and_then(|c| self.root(c)) else { return };
        self.word(root).into_iter().for_each(|word| found(1, word));
        let Some(mut c) = text.next() else { return };
        let (place, bit) = self.place_of_pair(root, c);
        if self.seconds[place] & bit == 0 {
            return;
        }
        let (mut node, mut count) = (root, 1);
        while let Some(next) = self.step(node, c) {
            (node, count) = (next, count + 1);
            self.word(node).into_iter().for_each(|word| found(count, word));
            let Some(behind) = text.next() else { return };
            c = behind;
        }
    }

    /// The number of a word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let mut letters = word.chars();
        let root = self.root(letters.next()?)?;
        self.word(letters.try_fold(root, |node, c| self.step(node, c))?)
    }

    /// The number of the word that ends at a node.
    fn word(&self, node: usize) -> Option<usize> {
        (self.nodes[node].word as usize).checked_sub(1)
    }

    /// Whether some word begins with a character.
    #[inline]
    pub(super) fn opens(&self, c: char) -> bool {
        self.opening.get(c as usize / 64).is_some_and(|entry| entry.bits >> (c as usize % 64) & 1 != 0)
    }

    #[inline]
    fn root(&self, c: char) -> Option<usize> {
        let Opening { bits, before } = *self.opening.get(c as usize / 64)?;
        let bit = 1 << (c as usize % 64);
        (bits & bit != 0).then(|| 1 + before as usize + (bits & (bit - 1)).count_ones() as usize)
    }

    #[inline]
    fn step(&self, node: usize, c: char) -> Option<usize> {
        /// Up to so many nodes are looked at one by one.
        const FEW: usize = 8;
        let (first, labels) = self.behind(node);
        let place = match labels.len() {
            ..=FEW => labels.iter().position(|&label| label == c),
            _ => labels.binary_search(&c).ok(),
        };
        place.map(|place| first + place)
    }

    /// The nodes behind a node: the first, and what leads to each.
    fn behind(&self, node: usize) -> (usize, &[char]) {
        let (first, end) = (self.nodes[node].first as usize, self.nodes[node + 1].first as usize);
        (first, &self.labels[first..end])
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// The character at a place of a word.
fn next(word: &str, at: usize) -> Option<char> {
    word.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_their_numbers() {
        let words = ["县委", "县", "市", "县委书记", "a", "县", "市长"];
        let trie = Trie::new(words.into_iter());
        let found: Vec<_> = trie.walk("县委书记".chars()).collect();
        assert_eq!(found, [(3, 5), (6, 0), (12, 3)]);
        assert_eq!(trie.longest("县委书".chars(), |_| true), Some((6, 0)));
        assert_eq!(trie.longest("县委书".chars(), |word| word != 0), Some((3, 5)));
        assert_eq!(trie.walk("市委".chars()).collect::<Vec<_>>(), [(3, 2)]);
        let prefixes = |text: &str| {
            let mut all = Vec::new();
            trie.prefixes(text.chars(), |length, word| all.push((length, word)));
            all
        };
        assert_eq!(prefixes("县委书记"), [(1, 5), (2, 0), (4, 3)]);
        assert_eq!(
            (prefixes("市委"), prefixes("市长"), prefixes("")),
            (vec![(1, 2)], vec![(1, 2), (2, 6)], vec![])
        );
        assert_eq!(trie.walk("记".chars()).count(), 0);
        assert_eq!((trie.find("市长"), trie.find("县委书"), trie.find("")), (Some(6), None, None));
        assert!(trie.opens('a') && !trie.opens('委') && !trie.opens('龙'));
        assert!(Trie::new([].into_iter()).find("县").is_none());
    }
}

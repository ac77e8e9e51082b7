//! A tree of words by their characters, from either end.

/// A tree of words. A text is followed character by character, so that a question costs as many steps as the text
/// shares with some word: for most places of a text one look at a bit.
///
/// Nodes lie level by level and those behind one node side by side, in order of their characters: a step looks at few
/// places of memory, and all of a tree is small enough to stay near.
pub(crate) struct Trie {
    /// Which characters words begin with, 64 code points an entry: apart from the rest, so that it stays near.
    opens: Vec<u64>,
    /// What is known of those characters, 64 code points an entry.
    opening: Vec<Opening>,
    /// The nodes of the second characters, by both characters: for most places it is the end.
    seconds: Pairs,
    /// The root, the nodes of the first characters, those of the second …; one more at the end.
    nodes: Vec<Node>,
}

/// Which of 64 characters are words, and how many open words before them.
#[derive(Clone, Copy, Default)]
struct Opening {
    words: u64,
    before: u32,
}

/// What stands at a node, by itself, so that most questions need not go on to the nodes behind it.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The number of the word that ends here, from 1.
    word: u32,
    /// The node; 0 where nothing is behind it.
    node: u32,
}

impl Place {
    /// The number of the word that ends here.
    fn word(self) -> Option<usize> {
        (self.word as usize).checked_sub(1)
    }
}

/// Where some word has led.
#[derive(Clone, Copy)]
struct Node {
    /// The character that leads here.
    label: char,
    /// The first of the nodes behind it; they reach to the first of those behind the next node.
    first: u32,
    /// The number of the word that ends here, from 1.
    word: u32,
}

/// Nodes by the two characters that lead to them.
#[derive(Default)]
struct Pairs {
    /// Bits for each pair, so that few others are let through: they stay nearer than the slots.
    filter: Vec<u64>,
    /// The pair as one number and what stands at its node, at the first free slot from its place on; 0 where none is.
    slots: Vec<(u64, Place)>,
}

impl Pairs {
    /// Bits of the filter for each pair.
    const SPARE: usize = 8;

    /// Room for so many.
    fn room_for(pairs: usize) -> Self {
        let filter = vec![0; (pairs * Self::SPARE).div_ceil(64).next_power_of_two()];
        Self { filter, slots: vec![Default::default(); (pairs * 2).next_power_of_two()] }
    }

    fn add(&mut self, first: char, second: char, at: Place) {
        let mixed = Self::mix(first, second);
        let (place, bit) = self.place_in_filter(mixed);
        self.filter[place] |= bit;
        let mut slot = self.slot(mixed);
        while self.slots[slot].0 != 0 {
            slot = (slot + 1) % self.slots.len();
        }
        self.slots[slot] = (Self::key(first, second), at);
    }

    /// What stands at the node of two characters.
    #[inline]
    fn find(&self, first: char, second: char) -> Option<Place> {
        let mixed = Self::mix(first, second);
        let (place, bit) = self.place_in_filter(mixed);
        if self.filter[place] & bit == 0 {
            return None;
        }
        self.in_slots(mixed, Self::key(first, second))
    }

    fn in_slots(&self, mixed: u32, key: u64) -> Option<Place> {
        let mut slot = self.slot(mixed);
        loop {
            match self.slots[slot] {
                (0, _) => return None,
                (found, at) if found == key => return Some(at),
                _ => slot = (slot + 1) % self.slots.len(),
            }
        }
    }

    #[inline]
    fn mix(first: char, second: char) -> u32 {
        (second as u32 ^ (first as u32) << 16).wrapping_mul(0x9E37_79B1)
    }

    #[inline]
    fn key(first: char, second: char) -> u64 {
        u64::from(first as u32) << 21 | u64::from(second as u32)
    }

    #[inline]
    fn place_in_filter(&self, mixed: u32) -> (usize, u64) {
        ((mixed as usize >> 14) & (self.filter.len() - 1), 1 << (mixed >> 8 & 63))
    }

    fn slot(&self, mixed: u32) -> usize {
        (mixed as usize >> 12) & (self.slots.len() - 1)
    }
}

impl Trie {
    /// The tree of these words; each is known by its number in the list. Of a word given twice the last holds.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut words: Vec<(&str, u32)> = words.zip(1..).collect();
        words.sort_unstable();
        words.reverse();
        words.dedup_by_key(|&mut (word, _)| word);
        words.reverse();
        let (opens, opening, seconds) = (Vec::new(), Vec::new(), Pairs::default());
        let mut trie = Self { opens, opening, seconds, nodes: Vec::new() };
        // What each node stands for: the character that leads to it, a run of words, how many of their bytes have led to it.
        let mut runs = vec![('\0', 0..words.len(), 0)];
        let mut at = 0;
        while let Some((label, mut run, depth)) = runs.get(at).cloned() {
            let ended = words.get(run.start).filter(|(word, _)| word.len() == depth && !run.is_empty());
            let word = ended.map_or(0, |&(_, number)| number);
            run.start += usize::from(ended.is_some());
            trie.nodes.push(Node { label, first: number(runs.len()), word });
            while let Some(c) =
                words.get(run.start).filter(|_| !run.is_empty()).and_then(|w| next(w.0, depth))
            {
                let same = words[run.clone()].partition_point(|w| next(w.0, depth) == Some(c));
                runs.push((c, run.start..run.start + same, depth + c.len_utf8()));
                run.start += same;
            }
            at += 1;
        }
        trie.nodes.push(Node { label: '\0', first: number(runs.len()), word: 0 });
        trie.open();
        trie
    }

    /// Notes what words begin with.
    fn open(&mut self) {
        let firsts = self.behind(0).1;
        let size = firsts.last().map_or(0, |node| node.label as usize / 64 + 1);
        let (mut opens, mut opening) = (vec![0; size], vec![Opening::default(); size]);
        for &Node { label, word, .. } in firsts {
            opens[label as usize / 64] |= 1u64 << (label as usize % 64);
            opening[label as usize / 64].words |= u64::from(word != 0) << (label as usize % 64);
        }
        let mut before = 0;
        for (entry, bits) in opening.iter_mut().zip(&opens) {
            entry.before = before;
            before += bits.count_ones();
        }
        (self.opens, self.opening) = (opens, opening);
        self.note_seconds(1..1 + before as usize);
    }

    /// Notes what follows the nodes of the first characters.
    fn note_seconds(&mut self, roots: std::ops::Range<usize>) {
        let mut pairs = Pairs::room_for(self.nodes[roots.end].first as usize - roots.end);
        for root in roots {
            for second in self.nodes[root].first as usize..self.nodes[root + 1].first as usize {
                pairs.add(self.nodes[root].label, self.nodes[second].label, self.place(second));
            }
        }
        self.seconds = pairs;
    }

    /// The numbers of the words that `text` begins with, the shortest first, with the place behind each.
    pub(super) fn walk<I>(&self, mut text: I) -> impl Iterator<Item = (usize, usize)>
    where
        I: Iterator<Item = char>,
    {
        let first = text.next();
        let mut last = first.filter(|&c| self.opens(c)).and_then(|c| Some((self.root(c)?, c.len_utf8())));
        let mut is_first = true;
        std::iter::from_fn(move || {
            loop {
                let (here, length) = last?;
                let next = text.next().and_then(|c| {
                    let behind = if is_first { self.seconds.find(first?, c) } else { self.step(here, c) };
                    Some((behind?, length + c.len_utf8()))
                });
                (last, is_first) = (next, false);
                if let Some(word) = here.word() {
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
        if !self.opens(first) {
            return None;
        }
        let is_word = self.opening[first as usize / 64].words >> (first as usize % 64) & 1 != 0;
        let pair =
            text.next().and_then(|c| Some((self.seconds.find(first, c)?, first.len_utf8() + c.len_utf8())));
        // … or here.
        if pair.is_none() && !is_word {
            return None;
        }
        let single =
            || self.root(first)?.word().filter(|&word| counts(word)).map(|word| (first.len_utf8(), word));
        pair.and_then(|pair| self.longest_behind(pair, text, &counts)).or_else(single)
    }

    /// The same, from the node of two characters on.
    fn longest_behind(
        &self,
        pair: (Place, usize),
        mut text: impl Iterator<Item = char>,
        counts: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let (mut best, mut here) = (None, Some(pair));
        while let Some((at, length)) = here {
            best = at.word().filter(|&word| counts(word)).map(|word| (length, word)).or(best);
            let next = (at.node != 0).then(|| text.next()).flatten();
            here = next.and_then(|c| Some((self.step(at, c)?, length + c.len_utf8())));
        }
        best
    }

    /// Tells of each word that `text` begins with, the shortest first: how many characters it has, and its number.
    #[inline]
    pub(crate) fn prefixes(&self, mut text: impl Iterator<Item = char>, mut found: impl FnMut(usize, usize)) {
        let Some((first, root)) = text.next().and_then(|c| Some((c, self.root(c)?))) else { return };
        root.word().into_iter().for_each(|word| found(1, word));
        let mut here = text.next().and_then(|c| self.seconds.find(first, c)).map(|pair| (pair, 2));
        while let Some((at, count)) = here {
            at.word().into_iter().for_each(|word| found(count, word));
            here = text.next().and_then(|c| Some((self.step(at, c)?, count + 1)));
        }
    }

    /// The number of a word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let mut letters = word.chars();
        let first = letters.next().filter(|&c| self.opens(c))?;
        let at = match letters.next() {
            Some(second) => self.seconds.find(first, second)?,
            None => self.root(first)?,
        };
        letters.try_fold(at, |at, c| self.step(at, c))?.word()
    }

    /// What stands at a node.
    fn place(&self, node: usize) -> Place {
        let (Node { word, first, .. }, next) = (self.nodes[node], self.nodes[node + 1]);
        Place { word, node: if first == next.first { 0 } else { number(node) } }
    }

    /// Whether some word begins with a character.
    #[inline]
    pub(super) fn opens(&self, c: char) -> bool {
        self.opens.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 != 0)
    }

    /// What stands at the node of a first character.
    #[inline]
    fn root(&self, c: char) -> Option<Place> {
        let bits = *self.opens.get(c as usize / 64)?;
        let before = self.opening[c as usize / 64].before;
        let bit = 1 << (c as usize % 64);
        (bits & bit != 0).then(|| self.place(1 + before as usize + (bits & (bit - 1)).count_ones() as usize))
    }

    #[inline]
    fn step(&self, from: Place, c: char) -> Option<Place> {
        /// Up to so many nodes are looked at one by one.
        const FEW: usize = 8;
        if from.node == 0 {
            return None;
        }
        let (first, behind) = self.behind(from.node as usize);
        let place = match behind.len() {
            ..=FEW => behind.iter().position(|node| node.label == c),
            _ => behind.binary_search_by_key(&c, |node| node.label).ok(),
        };
        place.map(|place| self.place(first + place))
    }

    /// The nodes behind a node, and the number of the first.
    fn behind(&self, node: usize) -> (usize, &[Node]) {
        let (first, end) = (self.nodes[node].first as usize, self.nodes[node + 1].first as usize);
        (first, &self.nodes[first..end])
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

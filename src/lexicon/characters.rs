//! A set of characters.

/// A set of characters, asked in one look at a bit.
#[derive(Clone, Debug, Default)]
pub struct Characters {
    /// One bit for each code point.
    bits: Vec<u64>,
}

impl Characters {
    /// Whether a character belongs to it.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.bits.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 != 0)
    }

    /// Adds a character.
    pub fn add(&mut self, c: char) {
        /// Room for the usual ideographs is made at once.
        const ROOM: usize = 0xA000 / 64;
        let place = c as usize / 64;
        self.bits.resize(self.bits.len().max(place + 1).max(ROOM), 0);
        self.bits[place] |= 1 << (c as usize % 64);
    }
}

impl FromIterator<char> for Characters {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        let mut set = Self::default();
        characters.into_iter().for_each(|c| set.add(c));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_added() {
        let set: Characters = "市县𠮷".chars().collect();
        assert!("市县𠮷".chars().all(|c| set.has(c)));
        assert!(!"区a".chars().any(|c| set.has(c)) && !Characters::default().has('市'));
    }
}

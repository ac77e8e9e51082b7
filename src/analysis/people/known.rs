//! What a report itself tells of names: those read before, speakers, and what its places are called.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::follows::says;
use super::names::{from, heads};
use super::odds::is_han;
use super::vocab::{DEED_WORDS, LEADERS};
use crate::lexicon::{Characters, Mixer};
use crate::span::{TextRange, slice};

type Names = HashSet<String, BuildHasherDefault<Mixer>>;

/// The names that are known of a report.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: Names,
    /// Their first characters.
    first: Characters,
    /// The characters of the longest.
    longest: usize,
    /// What opens clauses before a verb of speech and a comma, as names do.
    speakers: Names,
    /// What places are called without their level: 青山 of 青山镇.
    places: Names,
    /// The levels of the report that also end names: 州 where it speaks of 全州 or 州委.
    levels: String,
}

impl Known {
    /// Adds a name, as printed without blanks; whether it is a new one.
    pub(super) fn add(&mut self, name: String) -> bool {
        name.chars().take(1).for_each(|c| self.first.add(c));
        self.longest = self.longest.max(name.chars().count());
        self.names.insert(name)
    }

    /// Whether some name is printed in a text, with blanks inside or without.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        let opens = |&(_, c): &(usize, char)| self.first.has(c);
        text.char_indices().filter(opens).any(|(at, _)| {
            let mut head = String::new();
            let letters = from(text, at).chars().filter(|c| !c.is_whitespace());
            letters.take(self.longest).any(|c| {
                head.push(c);
                self.names.contains(&head)
            })
        })
    }

    /// Whether a name is known, either from the report or as a leader of the state.
    pub(super) fn has(&self, name: &str) -> bool {
        let opens = name.chars().next().is_some_and(|c| self.first.has(c));
        opens && self.names.contains(name) || LEADERS.get(name).is_some()
    }

    /// Whether a known name may begin with a character.
    pub(super) fn opens(&self, c: char) -> bool {
        self.first.has(c) || LEADERS.opens(c)
    }

    /// Whether a place of the report is called so.
    pub(super) fn is_place(&self, name: &str) -> bool {
        self.places.contains(name)
    }

    /// Gathers what places are called in a text: two or three characters before their level; 张三县长 is none.
    fn look(&mut self, text: &str, landmarks: &[(usize, char)]) {
        let levels = landmarks.iter().filter(|(_, c)| matches!(c, '县' | '市' | '区' | '镇' | '乡' | '旗'));
        for &(at, c) in levels {
            let head = text.get(..at).unwrap_or_default();
            let goes_on = from(text, at + c.len_utf8()).chars().next().is_some_and(is_han);
            if from(text, at + c.len_utf8()).starts_with('长') || !goes_on {
                continue;
            }
            let starts = head.char_indices().rev().take(3).take_while(|&(_, c)| is_han(c)).skip(1);
            for stem in starts.map(|(start, _)| from(head, start)) {
                if !self.places.contains(stem) {
                    self.places.insert(stem.to_owned());
                }
            }
        }
    }

    /// Whether a name that nothing else proves ends as the place does that the report speaks of: 青河州 beside 全州;
    /// not 李九州, who was named with a post.
    pub(super) fn ends_as_its_place(&self, name: &str) -> bool {
        name.chars().count() == 3 && name.ends_with(|c| self.levels.contains(c)) && !self.has(name)
    }

    /// Gathers what may be names of speakers, and of places, in a text.
    pub(super) fn listen(&mut self, text: &str, landmarks: &[(usize, char)]) {
        const LEVELS: [(char, [&str; 2]); 3] =
            [('州', ["全州", "州委"]), ('旗', ["全旗", "旗委"]), ('盟', ["全盟", "盟委"])];
        for (level, words) in LEVELS {
            if !self.levels.contains(level) && words.iter().any(|word| text.contains(word)) {
                self.levels.push(level);
            }
        }
        self.look(text, landmarks);
        let mut start = 0;
        for &(at, c) in landmarks.iter().filter(|&&(_, c)| !is_han(c)) {
            let rest = from(text, std::mem::replace(&mut start, at + c.len_utf8()));
            let clause = slice(rest, TextRange::at(0, at - (text.len() - rest.len())));
            if !matches!(c, '，' | '：') || DEED_WORDS.suffix(clause).is_none() {
                continue;
            }
            let said = |head: &&str| head.len() < clause.len() && says(from(rest, head.len()));
            for head in heads(rest, 4).skip(1).filter(said) {
                self.speakers.insert(head.to_owned());
            }
        }
    }

    /// Whether the report gives words of somebody called so.
    pub(super) fn speaks(&self, name: &str) -> bool {
        self.speakers.contains(name)
    }

    /// Whether a known name begins here.
    pub(super) fn begins(&self, text: &str) -> bool {
        let may = text.chars().next().is_some_and(|c| self.opens(c));
        may && heads(text, 4).skip(1).any(|head| self.has(head))
    }
}

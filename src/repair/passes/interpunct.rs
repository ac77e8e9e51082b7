//! `?` in place of the interpunct of a name: `买买提?吾买尔`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::confidence::Confidence;
use crate::lexicon::read_table;
use crate::repair::EditKind;
use crate::repair::chars::{after, before, is_han};
use crate::repair::pass::{Pass, Proposal};
use crate::repair::readings::simplified;
use crate::span::TextRange;

/// Puts the interpunct back between two parts of a name that are spelled with the characters used for
/// foreign names. GBK has no `·` of the kind that such names are written with; the mirror wrote `?`.
pub(crate) struct Interpunct;

impl Pass for Interpunct {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        for at in memchr::memchr_iter(b'?', text.as_bytes()) {
            if !before(text, at).is_some_and(is_han) || !after(text, at + 1).is_some_and(is_han) {
                continue;
            }
            let first = spelled(text.get(..at).unwrap_or_default().chars().rev());
            let second = spelled(text.get(at + 1..).unwrap_or_default().chars());
            let confidence = match first.min(second) {
                0 | 1 => continue,
                _ if first + second >= 5 => Confidence::CERTAIN,
                _ => Confidence::LIKELY,
            };
            out.push(
                Proposal::certain(EditKind::Interpunct, TextRange::at(at, at + 1), "·").with(confidence),
            );
        }
    }
}

/// How many characters from here on spell a name.
fn spelled(chars: impl Iterator<Item = char>) -> usize {
    /// No part of a name is longer.
    const LONGEST: usize = 8;
    chars.take(LONGEST).take_while(|&c| spells(simplified(c))).count()
}

/// Whether a character is used to spell foreign names, and those of Turkic, Mongol and Tibetan speech.
fn spells(c: char) -> bool {
    static SPELLING: OnceLock<BTreeSet<char>> = OnceLock::new();
    let read = || read_table!("name-spelling.tsv").keys().filter_map(|key| key.chars().next()).collect();
    SPELLING.get_or_init(read).contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Interpunct,
        mends: [("州长买买提?吾买尔、艾力?库尔班", "州长买买提·吾买尔、艾力·库尔班"), ("吐爾遜?艾力汗說", "吐爾遜·艾力汗說")],
        keeps: ["为什么?因为", "几点开门?没人", "好不好?安全第一"],
    );
}

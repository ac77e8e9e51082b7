//! Sights people whom only their organ introduces: 市教育局王强、县水利局李平汇报.

use super::super::Rule;
use super::Passage;
use super::names::{Name, Place, from, plain};
use super::odds::{self, Odds, is_han};
use super::organ::names_unit;
use super::scan::{Bearing, CLEAR_EDGE, Walk};
use super::vocab::TITLE_STARTS;
use crate::lexicon::begins_with_surname;
use crate::span::{TextRange, slice};

/// Odds from which a name stands right behind an organ.
const BEHIND_ORGAN: Odds = 90;
/// The longest name of such an organ, in characters.
const LONGEST: usize = 16;

impl Walk<'_> {
    /// Finds people right behind the organs that open clauses and items of lists.
    pub(super) fn staff(&mut self, passage: &Passage) {
        let posts = std::mem::take(&mut self.found);
        let mut free_from = 0;
        for (at, before) in passage.openings() {
            if before.is_some_and(is_han)
                || at < free_from
                || TITLE_STARTS.prefix(from(self.text, at)).is_none()
            {
                continue;
            }
            if let Some((start, name)) =
                self.behind_organ(at).filter(|&(start, _)| self.taken(&posts, start).is_none())
            {
                free_from = self.sight(start, name, &[], Rule::Model, Bearing::Official);
                if let Some(last) = self.found.last_mut() {
                    last.whole = TextRange::at(at, free_from).shifted(self.base.start());
                }
            }
        }
        self.found.extend(posts);
        self.found.sort_by_key(|s| s.range.start());
    }

    /// The name behind the organ that begins at `at`.
    fn behind_organ(&self, at: usize) -> Option<(usize, Name)> {
        let rest = from(self.text, at);
        let letters = rest.char_indices().take(LONGEST).take_while(|&(_, c)| is_han(c));
        let ends = letters.map(|(at, c)| at + c.len_utf8());
        let begins = |&end: &usize| {
            names_unit(slice(rest, TextRange::at(0, end))) && begins_with_surname(from(rest, end))
        };
        let mut organs = ends.filter(begins);
        organs.find_map(|end| {
            let (start, name) = self.name(at + end, Place::List, BEHIND_ORGAN)?;
            let printed = plain(slice(self.text, TextRange::at(start, start + name.len)));
            let fits = start == at + end && name.edge > CLEAR_EDGE && begins_with_surname(&printed);
            (fits && !odds::is_word(&printed)).then_some((start, name))
        })
    }
}

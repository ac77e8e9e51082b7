//! How likely characters are a name: a naive Bayes model over the characters and their places.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::vocab::{LIKE_NAMES, LikeName};
use crate::lexicon::{read_table, surnames_of};
use crate::span::{TextRange, slice};

/// Log-odds of name against running text, in tenths of a bit.
pub(super) type Odds = i32;

/// A character that the table does not know is rare in text, so rather a name's.
const RARE_SURNAME: Odds = 40;
const RARE_GIVEN: Odds = 10;
/// A surname of two characters hardly ever arises by chance.
const COMPOUND: Odds = 90;
/// Prior of the length: one given name in four has a single character; two surnames are rare.
const SINGLE_GIVEN: Odds = -18;
const DOUBLE_SURNAME: Odds = -50;
/// The characters are a common word.
const IS_THING: Odds = -35;
const IS_ACT: Odds = -95;
/// The first two of three characters are a common word.
const BEGINS_AS_THING: Odds = -15;
const BEGINS_AS_ACT: Odds = -50;
/// A character that spells minority names, and one that does not.
const SPELLS: Odds = 14;
const SPELLS_NOT: Odds = -60;

struct Character {
    surname: Odds,
    first: Odds,
    last: Odds,
}

static CHARACTERS: LazyLock<HashMap<char, Character>> = LazyLock::new(|| {
    let rows = read_table!("name-odds.tsv").rows();
    let number = |cell: &str| cell.parse().unwrap_or(0);
    rows.filter_map(|row| {
        let odds =
            Character { surname: number(row.cell(1)), first: number(row.cell(2)), last: number(row.cell(3)) };
        Some((row.key().chars().next()?, odds))
    })
    .collect()
});

static SPELLING: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let keys = read_table!("transliteration.tsv").keys();
    keys.filter_map(|key| key.chars().next()).collect()
});

/// Whether a character can stand in a name.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether a character spells minority names.
pub(super) fn spells(c: char) -> bool {
    SPELLING.contains(&c)
}

/// The odds that the whole of `text` is a name of surname and given name.
pub(super) fn of_name(text: &str) -> Option<Odds> {
    let best = surnames_of(text).filter_map(|surname| {
        let given = slice(text, TextRange::at(surname.text.len(), text.len()));
        let head = if surname.is_compound() { COMPOUND } else { surname_odds(surname.text) };
        Some(head + given_odds(given)?)
    });
    Some(best.max()? + word_odds(text))
}

fn surname_odds(surname: &str) -> Odds {
    let character = surname.chars().next().and_then(|c| CHARACTERS.get(&c));
    character.map_or(RARE_SURNAME, |c| c.surname)
}

fn given_odds(given: &str) -> Option<Odds> {
    let mut characters = given.chars();
    let all = [characters.next(), characters.next(), characters.next(), characters.next()];
    match all {
        [Some(only), None, ..] => Some(last(only) + SINGLE_GIVEN),
        [Some(one), Some(two), None, _] => Some(first(one) + last(two)),
        // 林郑月娥: the surname of the husband before one's own.
        [Some(own), Some(one), Some(two), None] => {
            let own = CHARACTERS.get(&own).map_or(0, |c| c.surname);
            (own > 0).then(|| own + first(one) + last(two) + DOUBLE_SURNAME)
        }
        _ => None,
    }
}

fn first(c: char) -> Odds {
    CHARACTERS.get(&c).map_or(RARE_GIVEN, |odds| odds.first)
}

fn last(c: char) -> Odds {
    CHARACTERS.get(&c).map_or(RARE_GIVEN, |odds| odds.last)
}

fn word_odds(text: &str) -> Odds {
    match LIKE_NAMES.get(text) {
        Some(LikeName::Thing) => return IS_THING,
        Some(LikeName::Act) => return IS_ACT,
        None => {}
    }
    match LIKE_NAMES.prefix(text) {
        Some((_, LikeName::Thing)) => BEGINS_AS_THING,
        Some((_, LikeName::Act)) => BEGINS_AS_ACT,
        None => 0,
    }
}

/// Whether a name is also a common word.
pub(super) fn is_word(name: &str) -> bool {
    LIKE_NAMES.get(name).is_some()
}

/// The odds that the whole of `text` spells a name without a surname: 扎西顿珠.
pub(super) fn of_spelling(text: &str) -> Option<Odds> {
    let length = text.chars().count();
    let sum = text.chars().map(|c| if spells(c) { SPELLS } else { SPELLS_NOT }).sum();
    (3..=8).contains(&length).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beat_words() {
        for name in ["陈建平", "李敏", "欧阳文静", "林郑月娥", "褚遂良", "赵晓东"] {
            assert!(of_name(name).is_some_and(|odds| odds > 20), "{name} {:?}", of_name(name));
        }
        for word in ["高度", "严格", "向群众", "要求各", "方案明", "任组长", "成员单", "党组成", "张"]
        {
            assert!(of_name(word).is_none_or(|odds| odds < -10), "{word} {:?}", of_name(word));
        }
        assert!(of_spelling("扎西顿珠").is_some_and(|odds| odds > 40));
        assert!(of_spelling("全面落实").is_some_and(|odds| odds < 0));
    }
}

//! How likely characters are a name: a naive Bayes model over the characters and their places.

use std::sync::LazyLock;

use super::vocab::{FOLLOWERS, LIKE_NAMES, LikeName};
use crate::lexicon::{Characters, Surname, begins_with_surname, read_table, surnames_upward};
use crate::span::{TextRange, slice};

/// Log-odds of name against running text, in tenths of a bit.
pub(super) type Odds = i32;

/// A character that the table does not know is rare in text, so rather a name's.
const RARE_SURNAME: Odds = 40;
const RARE_GIVEN: Odds = 10;
/// A surname of two characters hardly ever arises by chance.
pub(super) const COMPOUND: Odds = 90;
/// Prior of the length: one given name in four has a single character; two surnames are rare.
const SINGLE_GIVEN: Odds = -18;
const DOUBLE_SURNAME: Odds = -50;
/// The characters are a common word; it counts for less between a post and a mark, where only a name makes sense.
const IS_WORD: [(LikeName, Odds, Odds); 3] =
    [(LikeName::Thing, -35, -15), (LikeName::Quality, -60, -15), (LikeName::Act, -95, -60)];
/// The first two of three characters are a common word.
const BEGINS_AS_WORD: [(LikeName, Odds, Odds); 3] =
    [(LikeName::Thing, -15, -5), (LikeName::Quality, -25, -10), (LikeName::Act, -50, -40)];
/// A character that spells minority names, and one that does not.
const SPELLS: Odds = 14;
const SPELLS_NOT: Odds = -35;

/// Between a post and a mark a character can be no more unlikely than this: names of common words are names too.
const WORST: Odds = -25;
/// Surnames that are prepositions and the like: right behind a post they rather go on with the sentence.
static FUNCTION_WORDS: LazyLock<Characters> =
    LazyLock::new(|| "向于和与应要常从都以后到来经通将及并则对如且能由同".chars().collect());
const IS_FUNCTION_WORD: Odds = -30;

/// A surname that no table lists.
const UNLISTED: Odds = -10;

/// Places and organs end so, names hardly ever.
const ENDS_AS_PLACE: Odds = -120;

#[derive(Clone, Copy)]
struct Character {
    surname: i16,
    first: i16,
    last: i16,
}

/// The first of the ideographs that the table of odds is about.
const FIRST: usize = 0x4e00;

/// The odds of every listed character, by code point from [`FIRST`] on.
static CHARACTERS: LazyLock<Vec<Option<Character>>> = LazyLock::new(|| {
    let mut list = Vec::new();
    let number = |cell: &str| cell.parse().unwrap_or(0);
    for row in read_table!("name-odds.tsv").rows() {
        let odds =
            Character { surname: number(row.cell(1)), first: number(row.cell(2)), last: number(row.cell(3)) };
        let place = row.key().chars().next().and_then(|c| (c as usize).checked_sub(FIRST));
        if let Some(place) = place {
            list.resize(list.len().max(place + 1), None);
            if let Some(slot) = list.get_mut(place) {
                *slot = Some(odds);
            }
        }
    }
    list
});

fn character(c: char) -> Option<Character> {
    CHARACTERS.get((c as usize).checked_sub(FIRST)?).copied().flatten()
}

static SPELLING: LazyLock<Characters> =
    LazyLock::new(|| read_table!("transliteration.tsv").keys().flat_map(str::chars).collect());

/// Whether a character can stand in a name.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether a character spells minority names.
pub(super) fn spells(c: char) -> bool {
    SPELLING.has(c)
}

/// The odds that the whole of `text` is a name of surname and given name; `enclosed`: it stands between a post and a
/// mark, or between marks of a list.
pub(super) fn of_name(text: &str, enclosed: bool) -> Option<Odds> {
    of_name_from(text, enclosed, Odds::MIN)
}

/// The same, if they reach `least`.
pub(super) fn of_name_from(text: &str, enclosed: bool, least: Odds) -> Option<Odds> {
    let best = surnames_upward(text).filter_map(|surname| {
        let given = slice(text, TextRange::at(surname.text.len(), text.len()));
        let head = if surname.is_compound() { COMPOUND } else { surname_odds(surname.text) };
        let function_word = enclosed && !surname.is_compound() && begins_as_function_word(surname.text);
        let (head, floor) = match (enclosed, function_word) {
            (true, false) => (head.max(WORST), WORST),
            (true, true) => (head + IS_FUNCTION_WORD, Odds::MIN),
            (false, _) => (head, Odds::MIN),
        };
        Some(head + given_odds(given, floor)?)
    });
    // What is added says nothing for a name.
    let best = best.max().filter(|&best| best >= least)?;
    let odds = best + word_odds(text, enclosed) + if ends_as_place(text) { ENDS_AS_PLACE } else { 0 };
    (odds >= least).then_some(odds)
}

/// The odds of a name whose surname no table lists, where only a name can stand: 滚玉林.
pub(super) fn of_unlisted(text: &str) -> Option<Odds> {
    let length = text.chars().count();
    // 老王, 小李 are called so.
    let called = text.starts_with(['小', '阿', '大']) || length == 2 && text.starts_with('老');
    let fits = (2..=3).contains(&length) && !begins_with_surname(text) && !ends_as_place(text) && !called;
    let mut given = text.chars().skip(length - length.min(2));
    let (one, two) = (given.next()?, given.next()?);
    let head = if length > 2 { text.chars().next().map_or(0, first).min(0) } else { 0 };
    let odds = head + first(one) + last(two);
    (fits && odds > 0).then_some(UNLISTED + odds)
}

/// Whether a text ends as places and organs do.
pub(super) fn ends_as_place(text: &str) -> bool {
    text.ends_with(['镇', '乡', '县', '市', '省', '局', '厅', '委', '部', '村', '屯', '寨', '区'])
}

/// Whether a text begins with a preposition or the like that is also a surname.
pub(super) fn begins_as_function_word(text: &str) -> bool {
    text.starts_with(|c| FUNCTION_WORDS.has(c))
}

fn surname_odds(surname: &str) -> Odds {
    let character = surname.chars().next().and_then(character);
    character.map_or(RARE_SURNAME, |c| c.surname.into())
}

/// The odds of a given name, no character of which counts for less than `floor`.
fn given_odds(given: &str, floor: Odds) -> Option<Odds> {
    let follows = |c: char| c == '等' || FOLLOWERS.get(c.encode_utf8(&mut [0; 4])).is_some();
    let floor = |c: char| if floor > Odds::MIN && follows(c) { Odds::MIN } else { floor };
    let (first, last) = (|c| first(c).max(floor(c)), |c| last(c).max(floor(c)));
    let mut characters = given.chars();
    let all = [characters.next(), characters.next(), characters.next(), characters.next()];
    match all {
        [Some(only), None, ..] => Some(last(only) + SINGLE_GIVEN),
        [Some(one), Some(two), None, _] => Some(first(one) + last(two)),
        // 林郑月娥: the surname of the husband before one's own.
        [Some(own), Some(one), Some(two), None] => {
            let own = character(own).map_or(0, |c| c.surname.into());
            (own > 0).then(|| own + first(one) + last(two) + DOUBLE_SURNAME)
        }
        _ => None,
    }
}

fn first(c: char) -> Odds {
    character(c).map_or(RARE_GIVEN, |odds| odds.first.into())
}

fn last(c: char) -> Odds {
    character(c).map_or(RARE_GIVEN, |odds| odds.last.into())
}

/// Whether a text begins with a surname of two characters.
pub(super) fn begins_compound(text: &str) -> bool {
    surnames_upward(text).any(|surname| surname.is_compound())
}

/// Whether a character hardly ever ends a name.
pub(super) fn hardly_ends(c: char) -> bool {
    last(c) < 0
}

fn word_odds(text: &str, enclosed: bool) -> Odds {
    let of = |table: [(LikeName, Odds, Odds); 3], like| {
        let row = table.into_iter().find(|&(kind, ..)| kind == like);
        row.map_or(0, |(_, free, held)| if enclosed { held } else { free })
    };
    match LIKE_NAMES.prefix(text) {
        Some((length, like)) if length == text.len() => of(IS_WORD, like),
        Some((_, like)) => of(BEGINS_AS_WORD, like),
        None => 0,
    }
}

/// Whether a text is as long as names with its surname are.
pub(super) fn may_be_name(text: &str) -> bool {
    let length = text.chars().count();
    let fits = |surname: Surname<'_>| {
        let given = length.saturating_sub(surname.text.chars().count());
        (1..=2).contains(&given)
    };
    text.chars().all(is_han) && surnames_upward(text).any(fits)
}

/// Whether a name is also a common word.
pub(super) fn is_word(name: &str) -> bool {
    LIKE_NAMES.get(name).is_some()
}

/// The odds that the whole of `text` spells a name without a surname: 扎西顿珠.
/// `listed`: it stands between the marks of a list of names.
pub(super) fn of_spelling(text: &str, listed: bool) -> Option<Odds> {
    let (mut spelling, mut strange) = (0, 0);
    for c in text.chars() {
        *if spells(c) { &mut spelling } else { &mut strange } += 1;
    }
    let length = spelling + strange;
    let long = (3..=8).contains(&length) || length == 2 && strange == 0;
    let place = length > 2 && text.ends_with(['州', '盟', '旗', '区', '县', '市', '镇', '乡', '村']);
    let fits = long && !place && strange * if listed { 2 } else { 3 } <= length && text.chars().all(is_han);
    fits.then_some(SPELLS * spelling + if listed { 0 } else { SPELLS_NOT * strange })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beat_words() {
        for name in ["陈建平", "李敏", "欧阳文静", "林郑月娥", "褚遂良", "赵晓东"] {
            assert!(of_name(name, false).is_some_and(|odds| odds > 20), "{name} {:?}", of_name(name, false));
        }
        for word in ["高度", "严格", "向群众", "要求各", "方案明", "任组长", "成员单", "党组成", "张"]
        {
            assert!(of_name(word, false).is_none_or(|odds| odds < -10), "{word} {:?}", of_name(word, false));
        }
        assert!(of_spelling("扎西顿珠", false).is_some_and(|odds| odds > 40));
        assert!(of_spelling("全面落实", false).is_none());
    }
}

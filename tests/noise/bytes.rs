//! GBK bytes with things put between them, and what a careless decoder makes of those.

use std::ops::Range;

use encoding_rs::GBK;

use super::{Damage, Filler, Place, Rng};

/// A byte of the text, or what the mirror put between bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A byte of a character, with the number of the character and whether it is its last byte.
    Byte(u8, usize, bool),
    Gloss(String),
    /// A byte before a mark: a comma that shows, or one that does not.
    Filler(Filler),
}

/// The bytes of a character; those of `?` if GBK has none.
pub fn of(c: char) -> Vec<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, lost) = GBK.encode(c.encode_utf8(&mut buffer));
    if lost || bytes.len() > 2 { vec![b'?'] } else { bytes.into_owned() }
}

/// A text as bytes.
pub fn encode(text: &str) -> Vec<Item> {
    let of_char = |(number, c): (usize, char)| {
        let bytes = of(c);
        let last = bytes.len() - 1;
        bytes.into_iter().enumerate().map(move |(i, byte)| Item::Byte(byte, number, i == last))
    };
    text.chars().enumerate().flat_map(of_char).collect()
}

/// Puts something behind (or before) every place where these bytes stand in a row, in step or not; with
/// `sparse`, at one in eight of those that are out of step.
pub fn insert(
    items: &mut Vec<Item>,
    bytes: &[u8],
    behind: bool,
    sparse: bool,
    what: impl Fn(&mut Rng) -> Option<Item>,
    rng: &mut Rng,
) {
    let matches = |window: &[Item]| {
        window.iter().zip(bytes).all(|(item, byte)| matches!(item, Item::Byte(b, ..) if b == byte))
    };
    let mut out = Vec::with_capacity(items.len() * 5 / 4);
    let mut at = 0;
    while at < items.len() {
        let here = items.get(at..at + bytes.len()).filter(|window| matches(window));
        let Some(window) = here else {
            out.push(items[at].clone());
            at += 1;
            continue;
        };
        let in_step = !matches!(window, [Item::Byte(_, _, true), _, ..]);
        let spared = sparse && !in_step && rng.one_in(8) != 0;
        let extra = what(rng).filter(|_| !spared);
        if !behind {
            out.extend(extra.clone());
        }
        out.extend_from_slice(window);
        if behind {
            out.extend(extra);
        }
        at += bytes.len();
    }
    *items = out;
}

/// What the decoder makes of the items, and where that differs from the text they came from.
pub fn decode(clean: &str, items: &[Item], folded: bool) -> (String, Vec<Place>) {
    let clean: Vec<char> = clean.chars().collect();
    let mut out = String::new();
    let mut places: Vec<Place> = Vec::new();
    // The damage under way: where it began, in the output and in characters.
    let mut open: Option<(usize, usize)> = None;
    let mut chars_done = 0;
    let mut at = 0;
    while at < items.len() {
        let from = out.len();
        let used = step(items, at, &mut out, folded);
        let step_items = &items[at..at + used];
        at += used;
        let boundary = match step_items
            .iter()
            .rev()
            .find_map(|i| if let Item::Byte(_, n, last) = i { Some((*n, *last)) } else { None })
        {
            Some((number, last)) => {
                let first =
                    step_items.iter().find_map(|i| if let Item::Byte(_, n, _) = i { Some(*n) } else { None });
                let whole = last
                    && first == Some(number)
                    && open.is_none()
                    && number == chars_done
                    && step_items.iter().all(|i| matches!(i, Item::Byte(..)));
                if whole {
                    let shown = out.get(from..).expect("a place where a character was put").to_owned();
                    let meant = clean[number];
                    if !shown.chars().eq([meant]) {
                        let folded = shown.chars().eq([fold(meant)]);
                        let damage = if folded { Damage::Folded } else { Damage::Unknown };
                        places.push(Place { damage, range: from..out.len(), clean: meant.to_string() });
                    }
                    chars_done = number + 1;
                    continue;
                }
                open.get_or_insert((from, chars_done));
                last.then_some(number + 1)
            }
            None if open.is_none() => {
                let damage =
                    if matches!(step_items[0], Item::Gloss(_)) { Damage::Gloss } else { Damage::Filler };
                if out.len() > from {
                    places.push(Place { damage, range: from..out.len(), clean: String::new() });
                }
                continue;
            }
            None => None,
        };
        if let (Some(done), Some((start, first))) = (boundary, open) {
            let meant: String = clean[first..done].iter().collect();
            places.push(Place { damage: Damage::Misaligned, range: start..out.len(), clean: meant });
            chars_done = done;
            open = None;
        }
    }
    if let Some((start, first)) = open {
        let meant: String = clean[first..].iter().collect();
        places.push(Place { damage: Damage::Misaligned, range: start..out.len(), clean: meant });
    }
    (out, joined(places))
}

/// Reads one thing; gives how many items that took.
fn step(items: &[Item], at: usize, out: &mut String, folded: bool) -> usize {
    match &items[at] {
        Item::Gloss(text) => {
            out.push_str(text);
            1
        }
        Item::Filler(filler) => {
            out.push_str(if *filler == Filler::Comma { "," } else { "" });
            1
        }
        Item::Byte(0x80, ..) => {
            out.push('€');
            1
        }
        Item::Byte(byte @ (0x81..=0xFE), ..) => match items.get(at + 1) {
            Some(Item::Byte(trail @ (0x40..=0x7E | 0x80..=0xFE), ..)) => {
                out.extend(pair(*byte, *trail, folded));
                2
            }
            Some(Item::Gloss(text)) => {
                // The bracket is swallowed, the rest stays.
                out.push('?');
                out.extend(text.chars().skip(1));
                2
            }
            Some(Item::Filler(Filler::Dropping)) if matches!(byte, 0xA1..=0xA7) => 2,
            _ => {
                out.push('?');
                if at + 1 < items.len() { 2 } else { 1 }
            }
        },
        Item::Byte(byte, ..) => {
            out.push(if byte.is_ascii() { char::from(*byte) } else { '?' });
            1
        }
    }
}

/// The character of a pair; the areas for private use vanish.
fn pair(lead: u8, trail: u8, folded: bool) -> Option<char> {
    let bytes = [lead, trail];
    let text = GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let c = text.chars().next().filter(|c| !matches!(c, '\u{E000}'..='\u{F8FF}'))?;
    Some(if folded { fold(c) } else { c })
}

fn fold(c: char) -> char {
    match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

/// Places that touch put together where one of them is out of step.
fn joined(places: Vec<Place>) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for place in places {
        match out.last_mut() {
            Some(last)
                if touches(&last.range, &place.range)
                    && last.damage == Damage::Misaligned
                    && place.damage == Damage::Misaligned =>
            {
                last.range.end = place.range.end;
                last.clean.push_str(&place.clean);
            }
            _ => out.push(place),
        }
    }
    out
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end == b.start
}

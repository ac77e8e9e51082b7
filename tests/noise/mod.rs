//! A mirror that damages text as real ones do: clean text in, noisy text and the exact place of every
//! damage out. Works on GBK bytes with a replace that does not respect characters, then decodes.
#![allow(dead_code, missing_docs, unreachable_pub)]

mod bytes;
mod rng;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use bytes::{Item, decode, insert};
pub use rng::Rng;

/// Which mechanisms are at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mirror {
    /// Characters are made traditional one by one.
    pub traditional: bool,
    /// What stands behind glossed characters.
    pub glosses: Glosses,
    /// The filler before marks: none, one that vanishes, or a comma that shows.
    pub filler: Filler,
    /// `，；：？（）` become ASCII.
    pub folded: bool,
    /// Of what is seen in the bytes of two neighbours, only one in eight is damaged: real pages have about one
    /// such place in 5,000 characters.
    pub sparse: bool,
    /// The seed of the site's list of glossed characters and of all else that is random.
    pub seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glosses {
    None,
    Toned,
    Padded,
    Toneless,
    Doubled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    None,
    Vanishing,
    /// One that makes a pair for private use with a first byte of A1 to A7, so that both vanish.
    Dropping,
    Comma,
}

/// What kind of damage a place has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// A gloss.
    Gloss,
    /// A filler comma.
    Filler,
    /// Bytes out of step.
    Misaligned,
    /// A full-width mark made ASCII.
    Folded,
    /// A character that GBK does not have.
    Unknown,
}

/// One damaged place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub damage: Damage,
    /// Where it stands in the noisy text.
    pub range: Range<usize>,
    /// What stood there.
    pub clean: String,
}

/// What the mirror made of a text.
#[derive(Clone, Debug)]
pub struct Noisy {
    /// The text as it should be read: converted, undamaged.
    pub clean: String,
    pub text: String,
    /// In order, apart.
    pub places: Vec<Place>,
}

/// The mirror's work on a simplified text.
pub fn damage(text: &str, mirror: Mirror) -> Noisy {
    let clean: String =
        if mirror.traditional { text.chars().map(converted).collect() } else { text.to_owned() };
    let mut items = bytes::encode(&clean);
    let mut rng = Rng::new(mirror.seed);
    for (character, gloss) in site_list(&clean, mirror, &mut rng) {
        let gloss = |_: &mut Rng| Some(Item::Gloss(gloss.clone()));
        insert(&mut items, &bytes::of(character), true, mirror.sparse, gloss, &mut rng);
    }
    let marks: &[char] = match mirror.filler {
        Filler::None => &[],
        Filler::Vanishing | Filler::Dropping => &['、', '？', '！', '；', '。'],
        Filler::Comma => &['，', '、', '。'],
    };
    for &mark in marks {
        let shown = mirror.filler == Filler::Comma;
        // Sites that show the filler put it before two of three marks.
        let filler = |rng: &mut Rng| (!shown || rng.one_in(3) != 0).then_some(Item::Filler(mirror.filler));
        insert(&mut items, &bytes::of(mark), false, mirror.sparse, filler, &mut rng);
    }
    let (text, places) = decode(&clean, &items, mirror.folded);
    Noisy { clean, text, places }
}

/// The characters that the site glosses, with what it puts behind them.
fn site_list(clean: &str, mirror: Mirror, rng: &mut Rng) -> Vec<(char, String)> {
    // A text never shows more: 56 to 81 different characters were seen.
    const MOST: usize = 80;
    if mirror.glosses == Glosses::None {
        return Vec::new();
    }
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    clean.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    let readings = readings();
    let mut list: Vec<(char, &str)> =
        counts.keys().filter_map(|c| Some((*c, *readings.get(c)?))).filter(|_| rng.one_in(3) != 0).collect();
    rng.shuffle(&mut list);
    list.truncate(MOST);
    list.into_iter().map(|(c, reading)| (c, gloss(reading, mirror.glosses, rng))).collect()
}

fn gloss(reading: &str, glosses: Glosses, rng: &mut Rng) -> String {
    match glosses {
        Glosses::Padded if rng.one_in(2) == 0 => format!("({reading} )"),
        Glosses::Toneless => format!("({})", bare(reading)),
        Glosses::Doubled => format!("({0})({0})", bare(reading)),
        _ => format!("({reading})"),
    }
}

fn bare(reading: &str) -> String {
    let plain = |c: char| match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => 'v',
        other => other,
    };
    reading.chars().map(plain).collect()
}

/// Rows of the table: simplified, traditional, reading.
fn rows() -> impl Iterator<Item = (char, char, &'static str)> {
    let lines = include_str!("glosses.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        let mut next = || cells.next()?.chars().next();
        Some((next()?, next()?, line.rsplit('\t').next()?))
    })
}

fn readings() -> &'static BTreeMap<char, &'static str> {
    static READINGS: OnceLock<BTreeMap<char, &'static str>> = OnceLock::new();
    READINGS.get_or_init(|| rows().map(|(_, traditional, reading)| (traditional, reading)).collect())
}

fn converted(c: char) -> char {
    static FORMS: OnceLock<BTreeMap<char, char>> = OnceLock::new();
    let forms =
        FORMS.get_or_init(|| rows().map(|(simplified, traditional, _)| (simplified, traditional)).collect());
    // Where one simplified character stands for several, mirrors leave it alone.
    const LEFT: &str = "后里干布准台面松复征云谷斗范余于制系";
    if LEFT.contains(c) { c } else { forms.get(&c).copied().unwrap_or(c) }
}

/// The simplified form of a character that the mirror converts.
pub fn simplified(c: char) -> char {
    static FORMS: OnceLock<BTreeMap<char, char>> = OnceLock::new();
    let forms =
        FORMS.get_or_init(|| rows().map(|(simplified, traditional, _)| (traditional, simplified)).collect());
    forms.get(&c).copied().unwrap_or(c)
}

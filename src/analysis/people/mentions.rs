//! Every place where a known name is used as that person's name.

use super::deeds::hears;
use super::follows::{edge, says};
use super::known::Known;
use super::names::from;
use super::odds::{self, is_han};
use super::scan::{CLEAR_EDGE, Sighting};
use super::vocab::{
    Cue, DEED_WORDS, FOLLOWERS, Follower, ORDERS, POST_WORDS, PostKind, TITLE_EDGES, TitleEdge,
};
use crate::lexicon::Numbered;
use crate::span::{TextRange, slice};

/// A use of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// Whose, as in the list of names.
    pub(super) person: usize,
    pub(super) range: TextRange,
}

/// How far apart the names of a list stand at most, with a note in brackets between, in bytes.
const NOTE: usize = 30;

/// How far what somebody says is looked at, in bytes.
const SENTENCE: usize = 600;

/// Finds uses of names in one text after another.
pub(super) struct Finder<'n> {
    /// By person.
    names: Numbered,
    known: &'n Known,
}

impl<'n> Finder<'n> {
    /// A finder of these names.
    pub(super) fn new<'p>(names: impl Iterator<Item = &'p str>, known: &'n Known) -> Self {
        Self { names: Numbered::new(names), known }
    }

    /// The uses in a block (`range` of `base`); `sighted` are its sightings with their persons, in text order.
    pub(super) fn find(&self, base: &str, range: TextRange, sighted: &[(usize, &Sighting)]) -> Vec<Use> {
        let text = slice(base, range);
        let mut uses: Vec<Use> = Vec::new();
        let mut sighted = sighted.iter().peekable();
        let mut at = 0;
        let mut speaks: Option<(usize, usize)> = None;
        while at < text.len() {
            let here = range.start().index() + at;
            while sighted.next_if(|(_, s)| s.range.start().index() < here).is_some() {}
            if let Some((person, sighting)) = sighted.next_if(|(_, s)| s.range.start().index() == here) {
                uses.push(Use { person: *person, range: sighting.range });
                at += sighting.range.len();
                speaks = says(from(text, at)).then_some((*person, at)).or(speaks);
                continue;
            }
            let limit =
                sighted.peek().map_or(text.len(), |(_, s)| s.range.start().index() - range.start().index());
            let free = slice(text, TextRange::at(at, limit));
            let Some((step, first)) = free.char_indices().find(|&(_, c)| self.names.opens(c)) else {
                at = limit;
                continue;
            };
            at += step;
            let here = range.start().index() + at;
            let after_name = uses.last().is_some_and(|last| last.range.end().index() == here);
            let listed = uses.last().is_some_and(|last| here.saturating_sub(last.range.end().index()) < NOTE);
            let joined = listed || !slice(text, TextRange::at(0, at)).ends_with(['、', '与', '和']);
            let found = self.name_at(text, at, after_name, joined).filter(|&(len, person)| {
                let word = odds::is_word(slice(text, TextRange::at(at, at + len)));
                at + len <= limit && !(word && speaks.is_some_and(|by| is_own_speech(text, by, (person, at))))
            });
            match found {
                Some((len, person)) => {
                    uses.push(Use { person, range: TextRange::at(here, here + len) });
                    at += len;
                    speaks = says(from(text, at)).then_some((person, at)).or(speaks);
                }
                None => at += first.len_utf8(),
            }
        }
        uses
    }

    /// The name that is used at `at`: its length and whose it is.
    /// `joined`: no list goes on here but one of names.
    fn name_at(&self, text: &str, at: usize, after_name: bool, joined: bool) -> Option<(usize, usize)> {
        let rest = from(text, at);
        let (len, person) = self.names.prefix(rest)?;
        let name = slice(rest, TextRange::at(0, len));
        let before = slice(text, TextRange::at(0, at));
        let left = after_name || clear_left(before);
        let behind = from(rest, name.len());
        let posted = begins_with_post(behind);
        let named_next = self.names.prefix(behind).is_some();
        let right = edge(behind, self.known) >= CLEAR_EDGE || posted || named_next;
        let long = name.chars().nth(2).is_some();
        // At the start of a clause hardly anything but the person has these characters, unless they are a word.
        let opens = before.chars().next_back().is_none_or(|c| !is_han(c) && !c.is_alphanumeric());
        // 谁都高兴不起来.
        let felt = behind.starts_with(['不', '地', '得']);
        // 农村地区的田野, 就金融支持, 没有张望, 进行了庄严的…: the thing, unless the person does something.
        let thing =
            Cue::BeforeThing.ends(before).is_some() && DEED_WORDS.prefix(behind).is_none() && !hears(before);
        // 盛达机械, 康宁社区: what is called after somebody, or as somebody is.
        let bears = [Cue::Trade, Cue::Firm, Cue::Site].iter().any(|cue| cue.begins(behind).is_some());
        // 还有钱进来就花.
        let comes = before.ends_with('有') && behind.starts_with(['来', '去']);
        let word = odds::is_word(name) || !long && !odds::may_be_name(name);
        let fits = match (word, long) {
            _ if (bears || comes || is_part_of_word(before, name)) && !long => false,
            (true, false) if is_adverb(name) && !posted && !named_next && !acts(behind) => false,
            _ if Cue::BehindWord.begins(behind).is_some() => false,
            (false, false) if behind.starts_with("之") => false,
            (true, _) if !posted && is_thing(before, behind, opens) => false,
            (true, _) if posted => joined,
            (true, _) => left && right && joined && (opens || !felt && !thing),
            (false, true) => left || right,
            (false, false) => left && (right || opens),
        };
        fits.then_some((name.len(), person))
    }
}

/// Whether somebody who spoke last would be named in the same sentence: 高峰强调，|高峰未到, the word.
fn is_own_speech(text: &str, (speaker, said): (usize, usize), (person, at): (usize, usize)) -> bool {
    let between = text.get(said..at).filter(|between| between.len() < SENTENCE);
    speaker == person && between.is_some_and(|between| !between.contains('。'))
}

/// Whether a name begins with the last character of another word: 及|时雨.
fn is_part_of_word(before: &str, name: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), name.chars().next()) else { return false };
    let post = POST_WORDS.suffix(before).is_some_and(|(_, post)| post.kind != PostKind::Guard);
    !post && is_adverb(&String::from_iter([last, first]))
}

/// Whether a word stands before verbs: 马上, 及时.
fn is_adverb(word: &str) -> bool {
    matches!(FOLLOWERS.get(word), Some(Follower::Word)) && DEED_WORDS.get(word).is_none()
}

/// Whether somebody does something here, or a mark follows: of a name that is an adverb, too; 马上就办, 严格落实 tell
/// nothing of anybody.
fn acts(behind: &str) -> bool {
    let follows = match FOLLOWERS.prefix(behind) {
        Some((len, Follower::Word)) => len > '就'.len_utf8() && ORDERS.prefix(behind).is_none(),
        _ => false,
    };
    follows || DEED_WORDS.prefix(behind).is_some() || !behind.starts_with(is_han)
}

/// Whether a post, or 同志, stands behind a name: 副书记 of 温和副书记.
fn begins_with_post(behind: &str) -> bool {
    if behind.starts_with("同志") {
        return true;
    }
    let noun = behind.strip_prefix("常务").unwrap_or(behind);
    let noun = noun.strip_prefix('副').unwrap_or(noun);
    POST_WORDS.prefix(noun).is_some_and(|(len, post)| post.kind == PostKind::Post && len > 3)
}

/// Whether what surrounds a word that is a name, too, speaks of the thing: 万全之策, 群众关心的事, “…”章程的制定; not
/// 高原的批示.
fn is_thing(before: &str, behind: &str, opens: bool) -> bool {
    let owned = behind.strip_prefix('的').map(|owned| Cue::Owned.begins(owned).is_some());
    behind.starts_with(['之', '不']) || owned == Some(false) && (!opens || before.ends_with('”'))
}

/// Whether a name can begin behind this text: at a mark, a post, or a word that names nobody.
fn clear_left(before: &str) -> bool {
    let Some(c) = before.chars().next_back().filter(|&c| is_han(c)) else { return true };
    let edge = TITLE_EDGES.suffix(before).is_some_and(|(_, edge)| edge != TitleEdge::Guard);
    let post = || POST_WORDS.suffix(before).is_some_and(|(_, post)| post.kind != PostKind::Guard);
    c == '志' && before.ends_with("同志") || edge || post()
}

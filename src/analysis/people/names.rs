//! Reads a name where one may begin: how far it reaches, and how sure that it is one.

use super::follows::{
    BEFORE_DENG, BEFORE_MARK, BEFORE_WORD, CLEAR, begins_post, does, edge, is_at_venue, joins_comrade,
    joins_others,
};
use super::known::Known;
use super::odds::{self, Odds, is_han, spells};
use super::vocab::{
    Cue, DEED_WORDS, FOLLOWERS, Follower, LIKE_NAMES, LikeName, ORDERS, PARTICLES, POST_WORDS, TITLE_STARTS,
};
use crate::lexicon::begins_with_surname;
use crate::span::{TextRange, slice};

/// Between a post and a mark, or a verb, hardly anything but a name can stand.
const ENCLOSED: Odds = 25;
/// A word with a surname that stands where only a name can, whatever its characters: 副市长路线出席.
const WORD_AS_NAME: Odds = 25;
/// Somebody whose words the report gives elsewhere: 云开要求，.
const ECHOED: Odds = 45;
/// A name that was read elsewhere in the report.
const KNOWN: Odds = 60;
/// A point inside, as only names have.
const POINTED: Odds = 120;
/// The characters hold a post, share some with one, or begin a title.
const HOLDS_POST: Odds = -200;
const CROSSES_POST: Odds = -50;
/// The last characters are, or begin, a verb of meetings.
const CROSSES_VERB: Odds = -80;
const BEGINS_AS_TITLE: Odds = -60;
/// Before a verb it is rather an adverb than the last character: 程岩|先报了; but 孔庆先|通报.
const ENDS_AS_ADVERB: Odds = -18;
/// The longest part of a name with a point, in characters.
const LONGEST_PART: usize = 10;

/// A name read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its length in bytes.
    pub(super) len: usize,
    /// How sure that it is a name and ends there.
    pub(super) odds: Odds,
    /// How sure that it ends there, alone.
    pub(super) edge: Odds,
}

/// The beginnings of a text, up to `most` characters.
pub(super) fn heads(text: &str, most: usize) -> impl Iterator<Item = &str> {
    text.char_indices().take(most).map(|(at, c)| slice(text, TextRange::at(0, at + c.len_utf8())))
}

/// Those of two characters and more that are Han characters only.
fn han_heads(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let letters = text.char_indices().take(most).take_while(|&(_, c)| is_han(c));
    letters.skip(1).map(|(at, c)| slice(text, TextRange::at(0, at + c.len_utf8())))
}

/// Text from a byte on.
pub(super) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The first bytes of a text, so that looking ahead costs the same however long a line is.
pub(super) fn near(text: &str, bytes: usize) -> &str {
    slice(text, TextRange::at(0, bytes.min(text.len())))
}

/// Where a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind a post.
    Post,
    /// In a list of names that a post or a label heads.
    List,
    /// Anywhere else.
    Free,
}

/// The likeliest name that `text` begins with.
pub(super) fn read(text: &str, place: Place, known: &Known) -> Option<Name> {
    let first = text.chars().next().filter(|&c| is_han(c))?;
    // 边听边问.
    let both = first == '边' && text.chars().nth(2) == Some('边');
    if both || joins_others(text) {
        return None;
    }
    let pointed = read_pointed(text, known);
    if pointed.is_some() {
        return pointed;
    }
    // Alone a name needs a surname, unless it is known.
    let named = place != Place::Free || known.opens(first) || begins_with_surname(text);
    let plain = han_heads(text, if named { 4 } else { 0 }).filter_map(|head| weigh(text, head, place, known));
    let second = text.chars().nth(1).is_some_and(spells);
    let spelled = han_heads(text, if spells(first) || second { 8 } else { 0 }).filter_map(|head| {
        // 次仁旺堆的讲话; but 才让.
        let ends = head.ends_with(|c| PARTICLES.never_last_spelled.has(c));
        odds::of_spelling(head, place == Place::List).filter(|_| !ends)?;
        let fits = !head.starts_with('各')
            && !begins_with_verb(head)
            && !is_verb_behind_first(head)
            && !is_adverbs(head)
            && !is_run(head, known)
            && !head.char_indices().any(|(at, _)| joins_comrade(from(text, at)));
        if !fits {
            return None;
        }
        let edge = edge(from(text, head.len()), known);
        let listed = place == Place::List && edge >= BEFORE_DENG;
        // 丹增、: two characters are few, so a post and a mark must hold them.
        let held = place != Place::Free && edge >= BEFORE_DENG && may_be_name(head, None, edge);
        if head.chars().count() == 2 && !held {
            return None;
        }
        // 木合塔尔帕尔哈提: a known name that is printed without its point.
        let beside = if known.has(head) { POINTED } else { clash(text, head) + crosses_verb(text, head) };
        Some(Name { len: head.len(), odds: odds::of_spelling(head, listed)? + edge + beside, edge })
    });
    let all: Vec<Name> = plain.chain(spelled).collect();
    // 李平陪|同 gives way to 李平|陪同: what follows says more than the characters.
    let clear = all.iter().any(|name| name.edge >= BEFORE_MARK && name.odds >= 0);
    all.into_iter().filter(|name| !clear || name.edge >= BEFORE_DENG).max_by_key(|name| name.odds)
}

fn weigh(text: &str, head: &str, place: Place, known: &Known) -> Option<Name> {
    let is_known = known.has(head);
    // 等 closes a list, it ends no name; nor does 的.
    let long = head.chars().count() > 2;
    let particle = || head.ends_with(|c| PARTICLES.never_last.has(c)) && !lets_nobody(text, head);
    if !is_known && long && particle() {
        return None;
    }
    // Alone, what cannot become a name need not be looked at from all sides.
    let alone = match place {
        Place::Free if !is_known => Some(odds::of_name_from(head, false, -BEFORE_WORD)?),
        _ => None,
    };
    // 书记要当好: hardly ever the surname.
    let wants = head.starts_with('要') && ORDERS.prefix(from(text, '要'.len_utf8())).is_some();
    if wants || !is_known && (long && names_nobody(text, head) || acts(head) || takes_more(head, known)) {
        return None;
    }
    let edge = edge(from(text, head.len()), known);
    // 青坳派出所: a place of the report.
    let is_place = || !is_known && place != Place::Post && known.is_place(head);
    if alone.is_some_and(|odds| odds + edge < 0) || is_place() {
        return None;
    }
    // 林长全部下沉, 局长包案.
    let duty = head.starts_with('包') && !known.speaks(head);
    if !is_known && !long && (edge < BEFORE_DENG || duty) && Cue::NoName.is(head) {
        return None;
    }
    // Behind a post, or in a list, hardly anything but a name stands before a mark.
    let held = place != Place::Free && edge >= BEFORE_DENG;
    let marked = held && (edge < BEFORE_WORD || place == Place::List);
    let like = LIKE_NAMES.get(head);
    let echoed = place == Place::Post && known.speaks(head);
    let unlisted = || (held && may_be_name(head, like, edge)).then(|| odds::of_unlisted(head)).flatten();
    let listed = alone.or_else(|| odds::of_name(head, marked || held && like.is_none()));
    let listed = listed.or((is_known || echoed).then_some(0));
    let odds = listed.or_else(unlisted)?;
    let adverb = head.ends_with('先') && long && edge == BEFORE_WORD;
    let crossing = crosses_verb(text, head) + if adverb { ENDS_AS_ADVERB } else { 0 };
    let clash = if is_known { KNOWN } else { clash(text, head) + crossing };
    let enclosed = if marked || held && like.is_none() { ENCLOSED } else { 0 };
    let rest = from(text, head.len());
    let closed = place != Place::Free && (held && edge != BEFORE_WORD || edge >= CLEAR && does(rest));
    // 县领导张三、向上、李四: whatever word it is.
    let between = place == Place::List && rest.starts_with('、') && !long && is_listed_word(head);
    let stands_for_name = between
        || closed && may_be_name(head, like, edge)
        || held && like == Some(LikeName::Thing) && clash == 0;
    let floor = match listed {
        _ if echoed && crossing == 0 && (is_known || clash == 0) => ECHOED,
        Some(_) if stands_for_name && crossing == 0 => WORD_AS_NAME,
        _ => Odds::MIN,
    };
    let odds = (odds + edge + enclosed + clash).max(floor);
    Some(Name { len: head.len(), odds, edge })
}

/// Whether characters are a verb, or one behind a character.
fn acts(head: &str) -> bool {
    begins_with_verb(head) || is_verb_behind_first(head)
}

/// Whether more than two characters that a text begins with are surely no name of anybody unknown.
fn names_nobody(text: &str, head: &str) -> bool {
    let rest = from(text, head.len());
    // 某某问：“…”.
    let asks = head.ends_with(['问', '说', '答']) && rest.starts_with(['：', '“']);
    // 在书记、县长关心|下.
    let under = || head.strip_suffix('下').is_some_and(|word| FOLLOWERS.get(word).is_some());
    // 边防|和李四同志.
    let joins = || head.ends_with('和') && joins_comrade(from(text, head.len() - '和'.len_utf8()));
    let nobody = || head.ends_with("同志") || head.starts_with('各') || Cue::NoName.is(head);
    asks || nobody() || joins() || under() || is_adverbs(head)
}

/// Whether the report gives words of somebody called as the text before the last character, but of nobody called by the
/// whole, and that is hardly the end of a name: 邱明|卡在, 上官敬|先在.
fn takes_more(head: &str, known: &Known) -> bool {
    let Some((at, last)) = head.char_indices().next_back() else { return false };
    let shorter = slice(head, TextRange::at(0, at));
    let sure = shorter.chars().count() > 2 || odds::hardly_ends(last);
    sure && known.speaks(shorter) && !known.speaks(head) && odds::may_be_name(shorter)
}

/// Whether 让 at the end of a supposed name is its last character, since it needs an object and none follows:
/// 司徒礼让|在会上强调; not 赵平|让在场的人.
fn lets_nobody(text: &str, head: &str) -> bool {
    let rest = from(text, head.len());
    head.ends_with('让')
        && rest.starts_with(['在', '就', '对', '向'])
        && !rest.starts_with("在场")
        && does(rest)
}

/// Whether names known from the report stand here one right behind the other, as headlines print them.
fn is_run(text: &str, known: &Known) -> bool {
    let parts = |head: &str| {
        let rest = from(text, head.len());
        rest.len() > "某".len() && known.has(head) && (known.has(rest) || is_run(rest, known))
    };
    heads(text, LONGEST_PART).skip(1).any(parts)
}

/// Whether all behind the first character is a verb of meetings: 有参加.
fn is_verb_behind_first(head: &str) -> bool {
    head.char_indices().nth(2).is_some()
        && head.char_indices().nth(1).is_some_and(|(at, _)| DEED_WORDS.get(from(head, at)).is_some())
}

/// Whether a verb of meetings, and more, begins here: 参加或列席.
fn begins_with_verb(head: &str) -> bool {
    DEED_WORDS.prefix(head).is_some_and(|(len, _)| len >= "参加".len() && len < head.len())
}

/// A supposed name that takes a verb along: 麦田介绍, 平安参加.
fn crosses_verb(text: &str, head: &str) -> Odds {
    let splits = head.char_indices().skip(2).map(|(at, _)| at);
    let crosses = |at: usize| {
        let rest = from(text, at);
        if is_at_venue(rest) {
            return false;
        }
        let verb = DEED_WORDS.prefix(rest).map_or(0, |(length, _)| length);
        let word = FOLLOWERS
            .prefix(rest)
            .filter(|&(_, kind)| kind == Follower::Word)
            .map_or(0, |(length, _)| length);
        at + verb.max(word) >= head.len()
    };
    let reaches = splits.filter(|&at| crosses(at)).count() > 0;
    if reaches { CROSSES_VERB + undone_surname(text, head) } else { 0 }
}

/// What a surname of two characters counts for no more, where only a verb follows it: 申屠|汇报 is no 申屠汇.
fn undone_surname(text: &str, head: &str) -> Odds {
    let two = head.char_indices().nth(2).map_or(head.len(), |(at, _)| at);
    let verb = DEED_WORDS.prefix(from(text, two)).is_some_and(|(length, _)| length >= "汇报".len());
    if verb && odds::begins_compound(head) { -odds::COMPOUND } else { 0 }
}

/// Whether a word can be a name where a post, or a list of names, stands before it and a mark or a verb of meetings
/// behind it: 副市长成功主持, 县长于是、; not 书记要求，, 局长再次主持, 组长单位、.
fn may_be_name(head: &str, like: Option<LikeName>, edge: Odds) -> bool {
    let act = like == Some(LikeName::Act) && edge != BEFORE_WORD && odds::begins_as_function_word(head);
    let verb = DEED_WORDS.get(head).is_some() || edge != BEFORE_WORD && FOLLOWERS.get(head).is_some();
    let other = is_adverbs(head) || Cue::NoName.is(head) || TITLE_STARTS.get(head).is_some();
    let post = POST_WORDS.suffix(head).is_some() || odds::ends_as_place(head);
    !act && !verb && !other && !post && head.chars().count() <= 3 && !head.ends_with('等')
}

/// Whether a word with a surname that stands between the names of a list can only be one: 向上; not 要求, 安排, 成员.
pub(super) fn is_listed_word(word: &str) -> bool {
    let other = DEED_WORDS.get(word).is_some()
        || FOLLOWERS.get(word).is_some()
        || POST_WORDS.suffix(word).is_some()
        || odds::ends_as_place(word)
        || Cue::NoName.is(word);
    !other && odds::may_be_name(word)
}

/// Whether a text is nothing but adverbs: 还特别.
fn is_adverbs(mut text: &str) -> bool {
    while let Some(length) = Cue::Adverb.begins(text) {
        text = from(text, length);
    }
    text.is_empty()
}

/// Whether two characters that no surname begins can be a name where only one can stand.
/// `listed`: others with their posts follow, so that it cannot go on with the sentence.
pub(super) fn may_be_word(head: &str, listed: bool) -> bool {
    let goes_on = if listed { FOLLOWERS.get(head) } else { FOLLOWERS.prefix(head).map(|(_, kind)| kind) };
    let plain = head.chars().all(is_han)
        && !head.contains(|c| PARTICLES.never_last.has(c) || PARTICLES.never_in.has(c));
    let like = LIKE_NAMES.get(head).filter(|_| !listed);
    plain && goes_on.is_none() && clash(head, head) == 0 && may_be_name(head, like, CLEAR)
}

/// Whether a word between the blanks of a list can be a name: it has a surname, or spells one, and is no post.
pub(super) fn may_be_listed(word: &str) -> bool {
    let named =
        odds::may_be_name(word) || word.chars().count() > 2 && odds::of_spelling(word, true).is_some();
    let other = POST_WORDS.suffix(word).is_some() || odds::ends_as_place(word) || Cue::NoName.is(word);
    named && !other
}

/// Whether a supposed name is rather part of a title or of a post.
fn clash(text: &str, head: &str) -> Odds {
    let posts = head.char_indices().filter_map(|(at, _)| Some(at + POST_WORDS.prefix(from(text, at))?.0));
    let reach = posts.max().unwrap_or(0);
    let starts = TITLE_STARTS.prefixes(head).any(|(len, ())| len > 3);
    match reach {
        0 if starts => BEGINS_AS_TITLE,
        0 => 0,
        _ if reach <= head.len() => HOLDS_POST,
        _ => CROSSES_POST,
    }
}

/// A name with a point: 买买提·吾买尔.
fn read_pointed(text: &str, known: &Known) -> Option<Name> {
    let point = text.chars().take(LONGEST_PART + 1).position(|c| c == '·')?;
    // 种棉大户艾山江·库尔班: the name begins where characters spell.
    let first: Vec<char> = text.chars().take(point).collect();
    let noun = first.iter().rposition(|&c| !spells(c)).map_or(0, |at| at + 1);
    // 对艾山江·库尔班说.
    let led_in = noun == 1 && text.starts_with(['对', '向', '与', '同', '跟', '请', '让', '由', '听', '问']);
    if (noun > 1 || led_in) && point - noun > 1 {
        return None;
    }
    // 李国栋热合曼·吐尔逊: a known name stands before it.
    let led = heads(text, point.min(4)).skip(1).any(|head| known.has(head));
    if led || point == 0 || !text.chars().take(point).all(is_han) || begins_post(text) {
        return None;
    }
    let parts = text.char_indices().skip(point + 1).take(LONGEST_PART);
    let mut best = None;
    for (at, c) in parts {
        if !is_han(c) && c != '·' {
            break;
        }
        let len = at + c.len_utf8();
        let edge = edge(from(text, len), known);
        best = Some(Name { len, odds: POINTED + edge, edge });
        let next_spells = from(text, len).chars().next().is_some_and(spells);
        // 买买提|出席, not 买买|提出.
        if next_spells && acts_behind_next(from(text, len)) {
            continue;
        }
        if edge > CLEAR || edge == CLEAR && !next_spells {
            break;
        }
    }
    // 艾力·吐尔逊联络商会: behind what spells a name something else goes on.
    let spelled = text.char_indices().skip(point + 1).take_while(|&(_, c)| spells(c));
    let ends = spelled.map(|(at, c)| at + c.len_utf8()).skip(1).last();
    let goes_on = |end: usize| best.is_some_and(|name| name.len >= end + "联络会".len());
    match ends.filter(|&end| goes_on(end)) {
        Some(len) => Some(Name { len, odds: POINTED, edge: CLEAR }),
        None => best,
    }
}

/// Whether a verb of meetings of two characters and more follows the first character of a text.
fn acts_behind_next(text: &str) -> bool {
    let next = text.char_indices().nth(1).map(|(at, _)| from(text, at));
    next.is_some_and(|next| DEED_WORDS.prefix(next).is_some_and(|(length, _)| length >= "出席".len()))
}

/// A name of two characters with a blank between, as lists print them: 张　三.
pub(super) fn read_spread(text: &str, known: &Known) -> Option<Name> {
    let mut characters = text.char_indices().peekable();
    let (_, surname) = characters.next().filter(|&(_, c)| is_han(c))?;
    let mut blanks = 0;
    while characters.next_if(|&(_, c)| matches!(c, ' ' | '\u{3000}')).is_some() {
        blanks += 1;
    }
    let (at, given) = characters.next().filter(|&(_, c)| is_han(c))?;
    let len = at + given.len_utf8();
    let rest = from(text, len);
    // 尤 佳列席: a verb or a mark must follow.
    if blanks == 0 || rest.chars().next().is_some_and(is_han) && edge(rest, known) < BEFORE_DENG {
        return None;
    }
    let odds = odds::of_name(&format!("{surname}{given}"), true)?;
    let edge = edge(rest, known);
    Some(Name { len, odds: odds + edge, edge })
}

/// A name as it is known, without the blanks it is printed with.
pub(super) fn plain(printed: &str) -> String {
    let mut name = String::with_capacity(printed.len());
    name.extend(printed.chars().filter(|c| !c.is_whitespace()));
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_edges() {
        let cases = [
            ("林峰强调，", "林峰"),
            ("周建国出席会议", "周建国"),
            ("高文等参加", "高文"),
            ("吴好提出要求", "吴好"),
            ("孙平和李明出席", "孙平"),
            ("王和平主持", "王和平"),
            ("欧阳明珠、", "欧阳明珠"),
            ("阿不都·吾买尔江出席", "阿不都·吾买尔江"),
            ("扎西平措出席", "扎西平措"),
            ("程远的汇报", "程远"),
        ];
        for (text, name) in cases {
            let found =
                read(text, Place::Post, &Known::default()).map(|n| slice(text, TextRange::at(0, n.len)));
            assert_eq!(found, Some(name), "{text}");
        }
    }

    #[test]
    fn who_must_do_something_is_nobody() {
        assert_eq!(read("要当好带头人，", Place::Post, &Known::default()), None);
    }

    #[test]
    fn known_names_win() {
        let mut known = Known::default();
        known.add("马立功".to_owned());
        let found = read("马立功就业", Place::Free, &known).expect("a name");
        assert_eq!(found.len, "马立功".len());
        assert_eq!(read_spread("张　三 李四", &known).map(|n| n.len), Some("张　三".len()));
        assert_eq!(plain("张　三"), "张三");
    }
}

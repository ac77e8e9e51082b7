//! What follows a name: how well it fits the end of one, and what it says of the bearer.

use super::super::Role;
use super::known::Known;
use super::names::{from, heads, near};
use super::odds::{Odds, is_han};
use super::vocab::{Cue, DEED_WORDS, DEEDS, FOLLOWERS, Follower, ORDERS, POST_WORDS, PostKind, TITLE_STARTS};

/// What follows a name.
const AT_END: Odds = 30;
pub(super) const BEFORE_MARK: Odds = 30;
const BEFORE_BLANK: Odds = 15;
pub(super) const BEFORE_DENG: Odds = 25;
pub(super) const BEFORE_WORD: Odds = 35;
const BEFORE_CHARACTER: Odds = 12;
const BEFORE_POST: Odds = 10;
const BEFORE_KNOWN: Odds = 25;
const BEFORE_UNKNOWN: Odds = -35;
/// From here on what follows counts as the end of a name.
pub(super) const CLEAR: Odds = 12;
/// How far a predicate is looked at, in bytes.
const PREDICATE: usize = 120;
/// The longest part of a place that somebody looks after, with what follows, in bytes.
const LONGEST_PART: usize = 30;
/// How far the post of the next person is looked for, in bytes.
const LONGEST_TITLE: usize = 60;

/// Whether a text begins with a verb of speech and what is said: 强调，.
pub(super) fn says(text: &str) -> bool {
    let mut rest = text;
    while let Some(length) = Cue::Adverb.begins(rest) {
        rest = from(rest, length);
    }
    DEED_WORDS.prefix(rest).is_some_and(|(length, deed)| {
        deed.role == Role::Speaker && from(rest, length).starts_with(['，', '：'])
    })
}

/// How well what follows fits the end of a name.
pub(super) fn edge(rest: &str, known: &Known) -> Odds {
    let Some(c) = rest.chars().next() else { return AT_END };
    if !is_han(c) {
        let labelled = || Cue::Label.begins(rest.trim_start()).is_some();
        return if c.is_whitespace() && !labelled() { BEFORE_BLANK } else { BEFORE_MARK };
    }
    if is_at_venue(rest) {
        return BEFORE_UNKNOWN;
    }
    if counts_time(rest) || is_entrusted(rest) || is_assigned(rest) {
        return BEFORE_WORD;
    }
    // 宣读了县委书记某某的书面批示.
    if rest.strip_prefix('的').is_some_and(|owned| Cue::Owned.begins(owned).is_some()) {
        return BEFORE_DENG;
    }
    if let Some(behind) = rest.strip_prefix('等') {
        return if Cue::Things.begins(behind).is_some() { BEFORE_UNKNOWN } else { BEFORE_DENG };
    }
    if DEED_WORDS.prefix(rest).is_some() {
        return BEFORE_WORD;
    }
    // 及 ends no name.
    if joins_others(rest) || joins_comrade(rest) || rest.starts_with('及') {
        return BEFORE_MARK;
    }
    // 局长某某要保证值班: what is to be done begins behind the name.
    let ordered = rest.strip_prefix('要').is_some_and(|rest| ORDERS.prefix(rest).is_some());
    match FOLLOWERS.prefix(rest) {
        Some((_, Follower::Word)) => return BEFORE_WORD,
        _ if says_alone(rest) => return BEFORE_WORD,
        _ if ordered || acts_after_adverb(rest) => return BEFORE_WORD,
        Some((_, Follower::Character)) => return BEFORE_CHARACTER,
        None => {}
    }
    if known.begins(rest) {
        return BEFORE_KNOWN;
    }
    let post = POST_WORDS.prefix(rest).is_some_and(|(_, post)| post.kind != PostKind::Guard);
    if post || rest.starts_with('副') { BEFORE_POST } else { BEFORE_UNKNOWN }
}

/// Whether somebody acts for others here: 受县人民政府委托.
fn is_entrusted(text: &str) -> bool {
    text.starts_with('受') && clause_of(text).contains("委托")
}

/// The clause that a text begins with, as far as titles reach.
fn clause_of(text: &str) -> &str {
    near(text, LONGEST_TITLE).split(['，', '。', '；', '、']).next().unwrap_or_default()
}

/// Whether a verb follows an adverb here: 先报了, 更关心, 分别就…作了汇报.
fn acts_after_adverb(text: &str) -> bool {
    let adverb = Cue::Adverb.begins(text).or_else(|| Cue::Each.begins(text));
    adverb.map(|length| from(text, length)).is_some_and(|verb| {
        DEED_WORDS.prefix(verb).is_some()
            || matches!(FOLLOWERS.prefix(verb), Some((_, Follower::Word)))
            || acts_upon(verb)
    })
}

/// Whether what a predicate is about stands before its verb: 就防汛作了汇报.
fn acts_upon(text: &str) -> bool {
    text.starts_with(['在', '就', '对', '向', '作', '因', '第', '所', '从', '以'])
        && DEEDS.hits(clause_within(text)).next().is_some()
}

/// The clause that a predicate begins with.
fn clause_within(text: &str) -> &str {
    near(text, PREDICATE).split(['，', '。', '；', '：']).next().unwrap_or_default()
}

/// Whether a verb of one character and then a mark follow: 问：, 说，.
fn says_alone(text: &str) -> bool {
    let behind = text.strip_prefix(['说', '问', '讲', '答', '道']);
    behind.is_some_and(|rest| rest.starts_with(['，', '：', '。', '“']))
}

/// Whether somebody is given a part of the place here: 包城东片, 包桐花乡.
fn is_assigned(text: &str) -> bool {
    let Some(part) = text.strip_prefix('包') else { return false };
    let part = near(part, LONGEST_PART).split(|c: char| !is_han(c)).next().unwrap_or_default();
    part.chars().count() > 1
        && part.ends_with(['片', '村', '乡', '镇', '区', '道', '户', '案', '点', '组', '段'])
}

/// Whether a stretch of time begins here: 三天内, 两小时后, 限4月2日.
fn counts_time(text: &str) -> bool {
    if text.strip_prefix('限').is_some_and(|term| term.starts_with(char::is_numeric)) {
        return true;
    }
    let counts = |c| {
        matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '两' | '半' | '几')
    };
    let behind = text.trim_start_matches(counts);
    if behind.len() == text.len() {
        return false;
    }
    let unit =
        ["天", "日", "周", "小时", "分钟", "个月", "个小时"].iter().find_map(|u| behind.strip_prefix(u));
    unit.is_some_and(|rest| rest.starts_with(['内', '前', '后', '之', '以']))
}

/// Whether 正在 here is the end of a name before a venue: 史公正|在主会场出席.
pub(super) fn is_at_venue(text: &str) -> bool {
    let place = text.strip_prefix("正在");
    place.is_some_and(|place| ["主会场", "分会场", "会上"].iter().any(|venue| place.starts_with(venue)))
}

/// Whether a predicate begins as those of meetings do: 主持, 分别汇报, 在分会场参加, 就…提出要求.
pub(super) fn does(text: &str) -> bool {
    // 分别陪同, 补充道: some adverbs are verbs, too.
    let mut acts = DEED_WORDS.prefix(text).is_some();
    let mut rest = text;
    while let Some(length) = Cue::Adverb.begins(rest) {
        rest = from(rest, length);
        acts |= DEED_WORDS.prefix(rest).is_some();
    }
    let led = rest.len() < text.len() && FOLLOWERS.prefix(rest).is_some();
    let next = rest.strip_prefix(['和', '与', '及']).unwrap_or_default();
    let others = next.starts_with(['省', '市', '县', '区', '州', '镇', '乡', '各']) || begins_post(next);
    // 听取校长某某关于…情况的汇报.
    let reports = rest.starts_with("关于") && Cue::Given.within(clause_within(rest));
    others
        || acts
        || reports
        || is_entrusted(rest)
        || led
        || takes_post(rest)
        || leaves_post(rest)
        || acts_upon(rest)
        || is_blamed(rest)
}

/// Whether somebody is blamed here: 被约谈, 因截留资金受到处分.
fn is_blamed(text: &str) -> bool {
    let blames = ["处分", "约谈", "问责", "通报", "查处", "诫勉", "免职"];
    text.starts_with(['因', '被']) && blames.iter().any(|word| clause_within(text).contains(word))
}

/// Whether a text begins with a verb that gives a part at the meeting: 出席, 应邀列席.
pub(super) fn attends(text: &str) -> bool {
    let mut rest = text;
    while let Some(length) = Cue::Adverb.begins(rest) {
        rest = from(rest, length);
    }
    DEED_WORDS.prefix(rest).is_some_and(|(length, _)| length >= "出席".len())
}

/// Whether a text says which post somebody takes up: 为副县长, 任组长.
fn takes_post(text: &str) -> bool {
    let Some(verb) = Cue::Becomes.begins(text) else { return false };
    let item = near(from(text, verb), LONGEST_TITLE).split(|c: char| !is_han(c)).next().unwrap_or_default();
    POST_WORDS.suffix(item).is_some_and(|(_, post)| post.kind == PostKind::Post)
}

/// Whether a text says which post somebody leaves: 的某县副县长职务.
fn leaves_post(text: &str) -> bool {
    text.starts_with('的') && clause_of(text).ends_with("职务")
}

/// Whether a text goes on with others: 和县公安局局长, 及各部门.
pub(super) fn joins_others(text: &str) -> bool {
    let Some(next) = text.strip_prefix(['和', '与', '及']) else { return false };
    let level = next.strip_prefix(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡']);
    let organ = |rest: &str| {
        rest.starts_with(|c: char| c != '、' && is_han(c)) && TITLE_STARTS.prefix(next).is_some()
    };
    let title = || {
        let item = near(next, LONGEST_TITLE).split(|c: char| !is_han(c)).next().unwrap_or_default();
        let placed = item.chars().skip(2).take(4).any(|c| "街镇乡县区市州旗村园司厂".contains(c));
        let mut posts = item.char_indices().skip(3).filter_map(|(at, _)| POST_WORDS.prefix(from(item, at)));
        placed && posts.any(|(_, post)| post.kind == PostKind::Post)
    };
    next.starts_with('各') || level.is_some_and(organ) || begins_post(next) || title()
}

/// Whether a text goes on with somebody called comrade: 和李四同志.
pub(super) fn joins_comrade(text: &str) -> bool {
    let next = text.strip_prefix(['和', '与', '及']).unwrap_or_default();
    heads(next, 4).skip(1).any(|name| from(next, name.len()).starts_with("同志"))
}

pub(super) fn begins_post(text: &str) -> bool {
    let post = POST_WORDS.prefix(text).is_some_and(|(_, post)| post.kind != PostKind::Guard);
    post || TITLE_STARTS.prefix(text).is_some()
        || ["常委会", "有关", "相关", "全体"].iter().any(|w| text.starts_with(w))
}

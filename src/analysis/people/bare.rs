//! Sights people whom no post precedes: 张三指出, 李四、王五出席, 赵六市长, 钱七同志, 主持：孙八.

use super::super::Rule;
use super::Passage;
use super::names::{Name, Place, from, near, plain};
use super::odds::{self, Odds, is_han};
use super::scan::{ALONE, Bearing, CLEAR_EDGE, IN_LIST, SURE_IN_LIST, Sighting, Waiting, Walk, names_group};
use super::vocab::{Cue, DEED_WORDS, FOLLOWERS, Follower, POST_WORDS, PostKind};
use crate::lexicon::begins_with_surname;
use crate::span::{Offset, TextRange, slice};

/// A name before a word that is not a verb of meetings.
const BEFORE_ANY: Odds = 75;
/// How far behind 在 the verb may stand, in bytes: 在全市…会议上强调.
const REACH: usize = 150;
/// Within so many bytes a name has its point.
const POINT: usize = 48;
/// The longest note in brackets that a list is read past, in bytes.
const SHORT_NOTE: usize = 30;

impl Walk<'_> {
    /// Finds people at the starts of clauses.
    pub(super) fn bare(&mut self, passage: &Passage) {
        let posts = std::mem::take(&mut self.found);
        let mut free_from = 0;
        for (at, before) in passage.openings() {
            let opens = |c| is_mark(c) || c == '由' || c == '有' || self.appoints(c, at);
            if at >= free_from && before.is_none_or(opens) {
                free_from = match self.taken(&posts, at) {
                    Some(end) => end,
                    None if from(self.text, at).starts_with(is_han) => {
                        self.bare_at(at, &posts).unwrap_or(free_from)
                    }
                    None => free_from,
                };
            }
        }
        self.found.extend(posts);
    }

    /// Reads names from the start of a clause; where the last one ends, if they are taken.
    fn bare_at(&mut self, at: usize, posts: &[Sighting]) -> Option<usize> {
        let rest = from(self.text, at);
        let could = begins_with_surname(rest)
            || odds::spells(rest.chars().next()?)
            || near(rest, POINT).contains('·') && rest.chars().take(12).any(|c| c == '·');
        if !could {
            return None;
        }
        if let Some(end) = self.group_list(at) {
            return Some(end);
        }
        let listed = self.is_listed(at);
        let labelled = self.label_before(at);
        let named = labelled || self.is_appointed(at) || listed;
        let place = if named { Place::List } else { Place::Free };
        let appointee = self.appointee(at).or_else(|| self.before_posts(at)).map(|name| (at, name));
        let (at, mut first) = appointee.or_else(|| self.name(at, place, IN_LIST))?;
        // 冬至前后, 任重道远: the word, whoever is called so.
        let behind = from(self.text, at + first.len);
        if Cue::BehindWord.begins(behind).is_some() {
            return None;
        }
        if listed {
            first.odds = first.odds.max(SURE_IN_LIST);
        }
        let mut names = vec![(at, first)];
        let mut count = 1;
        let mut end = at + first.len;
        // 张三（县委书记）、李四（县长）.
        let posted = !self.tail(end).1.is_empty();
        let place = if posted { Place::List } else { place };
        loop {
            end = self.tail(end).0;
            if place == Place::List {
                end += short_bracket(from(self.text, end));
            }
            if let Some(next) = self.touching(posts, end) {
                end = next;
            } else if let Some((at, mut name)) = self.next_in_list(end, place, labelled) {
                if listed {
                    name.odds = name.odds.max(SURE_IN_LIST);
                }
                names.push((at, name));
                end = at + name.len;
            } else {
                break;
            }
            count += 1;
        }
        let proof = if posted { Some(Rule::PostAfter) } else { self.proof(end, count, first, labelled) };
        let alone = (count == 1).then(|| TextRange::at(at, at + first.len));
        let rule = proof.filter(|&rule| self.holds(rule, at, end, alone))?;
        self.sight_all(names, end, rule);
        Some(end)
    }

    /// Sights the names of a list that ends at `end`, with the posts that all of them take up or the group that they are.
    fn sight_all(&mut self, names: Vec<(usize, Name)>, end: usize, rule: Rule) {
        let last = names.len().saturating_sub(1);
        let shared = if rule == Rule::PostAfter { self.posts_taken(end) } else { Vec::new() };
        let group = self.group_behind(end);
        for (i, (at, name)) in names.into_iter().enumerate() {
            // What all take up the last one is given with all appointments.
            let held = if i < last && !shared.is_empty() { shared.as_slice() } else { group.as_slice() };
            self.sight(at, name, held, rule, Bearing::Official);
        }
    }

    /// Whether a rule proves the names between two places; where there is but one, it could be a word.
    fn holds(&self, rule: Rule, at: usize, end: usize, alone: Option<TextRange>) -> bool {
        let before = slice(self.text, TextRange::at(0, at));
        // 严谨细致、周密部署 names nobody.
        let word = || alone.is_some_and(|name| odds::is_word(&plain(slice(self.text, name))));
        let continues = before.ends_with('、') && rule != Rule::PostAfter && (rule == Rule::Model || word());
        // 青河州召开全州防汛会议.
        let place = |name| self.known.ends_as_its_place(&plain(slice(self.text, name)));
        if rule != Rule::PostAfter && alone.is_some_and(place) {
            return false;
        }
        // 还有钱进来就花: behind 有 only a part, a post or a mark proves a name.
        let owned = alone.is_some() && before.ends_with('有') && from(self.text, end).starts_with(is_han);
        !(continues || owned && matches!(rule, Rule::Model | Rule::HeadCue))
    }

    /// Reads names that blanks part, where the group that they are closes the list: 张三 李四 王五等县领导.
    fn group_list(&mut self, at: usize) -> Option<usize> {
        let blank = near(from(self.text, at), POINT).contains([' ', '\u{3000}']);
        let names = blank.then(|| self.blank_list(at)).flatten()?;
        let end = names.last().map(|(at, name)| at + name.len)?;
        let group = self.group_behind(end)?;
        for (at, name) in names {
            self.sight(at, name, &[group], Rule::SharedPost, Bearing::Official);
        }
        Some(end)
    }

    /// Whoever begins to speak in a transcript, with the posts in brackets, whatever word the name is:
    /// 安康（区医院院长）：….
    fn before_posts(&self, at: usize) -> Option<Name> {
        let rest = from(self.text, at);
        let len = near(rest, POINT)
            .find('（')
            .filter(|&len| odds::may_be_name(slice(rest, TextRange::at(0, len))))?;
        let (tail, posts) = self.tail(at + len);
        let speaks = !posts.is_empty() && from(self.text, tail).starts_with('：');
        speaks.then_some(Name { len, odds: ALONE, edge: ALONE })
    }

    /// Where the sighting ends that covers `at`.
    pub(super) fn taken(&self, posts: &[Sighting], at: usize) -> Option<usize> {
        let after = posts.partition_point(|s| s.whole.end() <= Offset::at(self.base.start().index() + at));
        let whole = posts.get(after)?.whole.relative_to(self.base.start()).indices();
        whole.contains(&at).then_some(whole.end)
    }

    /// Where the sighting ends that only a separator parts from `end`.
    fn touching(&self, posts: &[Sighting], end: usize) -> Option<usize> {
        let rest = from(self.text, end);
        let mark = ["以及", "、", "，", "和", "与", "及"].iter().find(|mark| rest.starts_with(**mark))?;
        let start = end + mark.len();
        let at = posts.partition_point(|s| s.whole.start() < Offset::at(self.base.start().index() + start));
        let whole = posts.get(at)?.whole.relative_to(self.base.start()).indices();
        (whole.start == start).then_some(whole.end)
    }

    fn label_before(&self, at: usize) -> bool {
        let before = slice(self.text, TextRange::at(0, at)).trim_end();
        let label = before.strip_suffix('：').or_else(|| before.strip_suffix(':')).map(str::trim_end);
        let spaced = before.len() < at
            && before.rsplit([' ', '\u{3000}']).next().is_some_and(|word| Cue::Label.is(word));
        let labelled = spaced || label.is_some_and(|label| Cue::Label.ends(label).is_some());
        labelled || Cue::OpensList.ends(before).is_some()
    }

    /// What proves that `count` names which end at `end` are people.
    fn proof(&self, end: usize, count: usize, first: Name, labelled: bool) -> Option<Rule> {
        let rest = skip_adverbs(from(self.text, end));
        let known =
            self.known.has(&plain(slice(self.text, TextRange::at(end.saturating_sub(first.len), end))));
        if let Some((_, deed)) = DEED_WORDS.prefix(rest) {
            let speaks = deed.role == super::super::Role::Speaker;
            let rule = if speaks { Rule::ReportingVerb } else { Rule::MeetingVerb };
            return (count > 1 || known || first.odds >= ALONE).then_some(rule);
        }
        if labelled {
            return Some(Rule::HeadCue);
        }
        if !self.posts_taken(end).is_empty() {
            return Some(Rule::PostAfter);
        }
        if count > 2 && first.edge > CLEAR_EDGE {
            return Some(Rule::SharedPost);
        }
        let follows = matches!(FOLLOWERS.prefix(rest), Some((_, Follower::Word))) || speaks_at_meeting(rest);
        let joined = ["及", "以及", "和", "与"].iter().any(|word| rest.starts_with(word));
        (count == 1 && follows && !joined && first.odds >= BEFORE_ANY).then_some(Rule::Model)
    }

    /// The group post behind a list: 等市领导.
    pub(super) fn group_behind(&self, end: usize) -> Option<Waiting> {
        let rest = from(self.text, end).strip_prefix('等')?;
        let start = end + '等'.len_utf8();
        let found =
            rest.char_indices().take(6).find_map(|(at, _)| Some((at, POST_WORDS.prefix(from(rest, at))?)));
        let (at, (len, post)) = found?;
        let whole = slice(rest, TextRange::at(0, at));
        // 等市委常委.
        let several = post.kind == PostKind::Post && post.shared && whole.ends_with('委');
        (several || post.kind == PostKind::Group && names_group(whole))
            .then(|| Waiting::new(start, start + at + len, post))
    }

    /// Whether a list of people begins at `start` that closes with 等人, or with a group: 张三、李四等人, 张三、李四等县领导.
    fn is_listed(&self, start: usize) -> bool {
        let (mut items, mut letters) = (0, 0);
        let text = near(from(self.text, start), REACH);
        for (at, c) in text.char_indices() {
            if c == '等' && self.closes_list(start + at) {
                return items > 0 && (2..=4).contains(&letters);
            } else if c == '、' && (2..=4).contains(&letters) {
                (items, letters) = (items + 1, 0);
            } else if is_han(c) && letters < 4 {
                letters += 1;
            } else {
                return false;
            }
        }
        false
    }

    /// Whether 等 at `at` closes a list of people.
    fn closes_list(&self, at: usize) -> bool {
        let rest = from(self.text, at);
        rest.starts_with("等人") || rest.starts_with("等同志") || self.group_behind(at).is_some()
    }
}

/// Whether a character is neither a letter nor a figure.
fn is_mark(c: char) -> bool {
    match c {
        // Nearly all.
        '\u{4e00}'..='\u{9fff}' | '·' => false,
        '，' | '。' | '、' | '“' | '”' | '；' | '：' | '（' | '）' | '《' | '》' => true,
        _ => !is_han(c) && !c.is_alphanumeric(),
    }
}

/// The length of a note of a few characters in brackets: 请假：张三（出差）、李四.
fn short_bracket(text: &str) -> usize {
    let inner = text.strip_prefix('（').and_then(|rest| near(rest, SHORT_NOTE).split_once('）'));
    inner.map_or(0, |(note, _)| note.len() + "（）".len())
}

/// Past 等, 等同志 and the adverbs before a verb.
fn skip_adverbs(text: &str) -> &str {
    let mut rest = text;
    if let Some(behind) = rest.strip_prefix('等') {
        rest = from(behind, Cue::Group.begins(behind).unwrap_or(0));
    }
    while let Some(len) = Cue::Adverb.begins(rest) {
        rest = from(rest, len);
    }
    rest
}

/// Whether a text goes on as 在…会议上强调 does.
fn speaks_at_meeting(text: &str) -> bool {
    let clause = near(text, REACH).split(['，', '。', '；', '\n']).next().unwrap_or_default();
    let ends = Cue::Closes.ends(clause.trim_end()).is_some();
    text.starts_with(['在', '到', '赴']) && ends && clause.len() < REACH
}

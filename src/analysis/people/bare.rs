//! Sights people whom no post precedes: 张三指出, 李四、王五出席, 赵六市长, 钱七同志, 主持：孙八.

use super::super::Rule;
use super::names::{Name, Place, from, near, plain};
use super::odds::{self, Odds, is_han};
use super::scan::{ALONE, Bearing, CLEAR_EDGE, IN_LIST, SURE_IN_LIST, Sighting, Waiting, Walk, names_group};
use super::titles;
use super::vocab::{
    Cue, DEED_WORDS, FOLLOWERS, Follower, POST_WORDS, Post, PostKind, TITLE_EDGES, TitleEdge,
};
use crate::lexicon::begins_with_surname;
use crate::span::{Offset, TextRange, slice};

/// Odds of a name without its right edge, before a post or 同志.
const BEFORE_POST: Odds = 40;
const KNOWN_BEFORE_POST: Odds = 120;
/// A name before a word that is not a verb of meetings.
const BEFORE_ANY: Odds = 75;
/// How far behind 在 the verb may stand, in bytes: 在全市…会议上强调.
const REACH: usize = 150;
/// The longest note in brackets that a list is read past, in bytes.
const SHORT_NOTE: usize = 30;

impl Walk<'_> {
    /// Whether the post at `noun..end` stands behind a full name; then the person is sighted.
    pub(super) fn behind_name(&mut self, noun: usize, end: usize, post: Post) -> bool {
        if !matches!(post.kind, PostKind::Post | PostKind::Other) {
            return false;
        }
        let start = self.before_rank(noun);
        let Some((at, odds)) = self.name_before(start) else { return false };
        // 宁山军分区司令员张三: whoever stands behind the post bears it, unless the name before it is known.
        let printed = slice(self.text, TextRange::at(at, start));
        if !self.known.has(printed) && self.name(end, Place::Post, BEFORE_POST).is_some() {
            return false;
        }
        self.stack.clear();
        let name = Name { len: start - at, odds, edge: CLEAR_EDGE };
        let waiting = Waiting { start, end, post };
        let bearing = if post.kind == PostKind::Other { Bearing::Other } else { Bearing::Official };
        self.sight(at, name, &[waiting], Rule::PostAfter, bearing);
        if let Some(last) = self.found.last_mut() {
            last.whole = TextRange::at(at, end).shifted(self.base.start());
        }
        self.at = end;
        true
    }

    /// Finds people by 同志 behind their names.
    pub(super) fn comrades(&mut self) {
        let text = self.text;
        let posts = std::mem::take(&mut self.found);
        let at = std::mem::take(&mut self.at);
        for (start, word) in text.match_indices("同志") {
            let taken = self.taken(&posts, start.saturating_sub(1)).is_some();
            let read =
                || self.name_before(start).or_else(|| self.appointee_before(start, start + word.len()));
            let Some((name_at, odds)) = Some(()).filter(|()| !taken).and_then(|()| read()) else { continue };
            let name = Name { len: start - name_at, odds, edge: CLEAR_EDGE };
            self.sight(name_at, name, &[], Rule::Comrade, Bearing::Official);
            self.at = start + word.len();
        }
        self.at = at;
        self.found.extend(posts);
        self.found.sort_by_key(|s| s.range.start());
    }

    /// Where the rank before a noun starts: 副 of 副市长.
    fn before_rank(&self, noun: usize) -> usize {
        let mut at = noun;
        while let Some(rank) = ["副", "总", "常务"]
            .iter()
            .find(|rank| slice(self.text, TextRange::at(self.at, at)).ends_with(**rank))
        {
            at -= rank.len();
        }
        at
    }

    /// The name that ends at `end`, when its left edge is clear.
    fn name_before(&self, end: usize) -> Option<(usize, Odds)> {
        let before = slice(self.text, TextRange::at(self.at.min(end), end));
        let starts = before.char_indices().rev().map(|(at, _)| self.at.min(end) + at).take(4).skip(1);
        let read = starts.filter_map(|at| {
            let name = slice(self.text, TextRange::at(at, end));
            if !name.chars().all(is_han) {
                return None;
            }
            let known = self.known.has(name);
            let odds = if known { KNOWN_BEFORE_POST } else { odds::of_name(name, false)? };
            let fits = odds >= BEFORE_POST && !odds::is_word(name) && !names_organ(name);
            let clear = known && name.chars().count() > 2 || self.clear_left(at);
            (clear && (known || fits)).then_some((at, odds))
        });
        read.max_by_key(|&(_, odds)| odds)
    }

    /// Whoever is named before 同志 and takes up, or leaves, a post behind it.
    fn appointee_before(&self, end: usize, behind: usize) -> Option<(usize, Odds)> {
        if self.posts_taken(behind).is_empty() {
            return None;
        }
        let before = slice(self.text, TextRange::at(self.at.min(end), end));
        let starts = before.char_indices().rev().map(|(at, _)| self.at.min(end) + at).take(4).skip(1);
        let fits =
            |&at: &usize| odds::may_be_name(slice(self.text, TextRange::at(at, end))) && self.clear_left(at);
        starts.filter(fits).last().map(|at| (at, ALONE))
    }

    /// Whether a name can begin at `at`.
    fn clear_left(&self, at: usize) -> bool {
        let before = slice(self.text, TextRange::at(self.at.min(at), at));
        match before.chars().next_back() {
            Some(c) if is_han(c) => {
                TITLE_EDGES.suffix(before).is_some_and(|(_, edge)| edge != TitleEdge::Guard)
            }
            _ => true,
        }
    }

    /// Finds people at the starts of clauses.
    pub(super) fn bare(&mut self) {
        let posts = std::mem::take(&mut self.found);
        let mut free_from = 0;
        let mut start = true;
        for (at, c) in self.text.char_indices() {
            let opens = is_mark(c) || c == '由' || c == '有';
            let begins = opens || self.appoints(c, at + c.len_utf8());
            if std::mem::replace(&mut start, begins) && at >= free_from {
                free_from = match self.taken(&posts, at) {
                    Some(end) => end,
                    None if is_han(c) => self.bare_at(at, &posts).unwrap_or(free_from),
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
            || rest.chars().take(12).any(|c| c == '·')
            || odds::spells(rest.chars().next()?);
        if !could {
            return None;
        }
        let listed = is_listed(rest);
        let labelled = self.label_before(at);
        let named = labelled || self.is_appointed(at) || listed;
        let place = if named { Place::List } else { Place::Free };
        let appointee = self.appointee(at).map(|name| (at, name));
        let (at, mut first) = appointee.or_else(|| self.name(at, place, IN_LIST))?;
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
        let continues = slice(self.text, TextRange::at(0, at)).ends_with('、');
        let proof = if posted { Some(Rule::PostAfter) } else { self.proof(end, count, first, labelled) };
        // 严谨细致、周密部署 names nobody.
        let word = count == 1 && odds::is_word(&plain(slice(self.text, TextRange::at(at, at + first.len))));
        let rule = proof.filter(|&rule| !continues || rule != Rule::Model && !word)?;
        let last = names.len() - 1;
        let shared = if rule == Rule::PostAfter { self.posts_taken(end) } else { Vec::new() };
        let group = self.group_behind(end);
        for (i, (at, name)) in names.into_iter().enumerate() {
            // What all take up the last one is given with all appointments.
            let held = if i < last && !shared.is_empty() { shared.as_slice() } else { group.as_slice() };
            self.sight(at, name, held, rule, Bearing::Official);
        }
        Some(end)
    }

    /// Whether words before `at` say that somebody is appointed: 补选.
    fn is_appointed(&self, at: usize) -> bool {
        let last = slice(self.text, TextRange::at(0, at)).chars().next_back();
        last.is_some_and(|c| self.appoints(c, at))
    }

    /// The same, `last` being the character before `at`.
    #[inline]
    fn appoints(&self, last: char, at: usize) -> bool {
        matches!(last, '命' | '去' | '荐' | '名' | '选' | '举' | '受' | '了' | '任' | '请' | '销' | '职')
            && Cue::Appoints.ends(from_start(self.text, at)).is_some()
    }

    /// Where the sighting ends that covers `at`.
    fn taken(&self, posts: &[Sighting], at: usize) -> Option<usize> {
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
        labelled || ["的有", "还有"].iter().any(|word| before.ends_with(word))
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

    /// The posts that somebody takes up, or leaves, behind a name that ends at `end`: 任某县委书记, 的某县副县长职务. The
    /// first must name its organ: 任组长 gives a task, not a post.
    pub(super) fn posts_taken(&self, end: usize) -> Vec<Waiting> {
        let rest = from(self.text, end);
        let leaves = rest.strip_prefix('的').map(|_| '的'.len_utf8());
        let Some(step) = Cue::Becomes.begins(rest).or(leaves) else { return Vec::new() };
        let mut at = end + step;
        let clause =
            near(from(self.text, at), REACH).split(['，', '。', '；', '（']).next().unwrap_or_default();
        let titles = clause.strip_suffix("职务");
        if leaves.is_some() && titles.is_none() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for title in titles.unwrap_or(clause).split('、') {
            let noun = POST_WORDS.suffix(title).filter(|(_, post)| post.kind == PostKind::Post);
            let Some((noun, post)) = noun else { break };
            let (organ, stop) = (title.len() - noun, at + title.len());
            // 兼任办公室主任: a task, too, without the organ whose office it is.
            let task = Cue::Task.begins(title).is_some();
            // 选举张三为县长，李四为副县长.
            let elected = rest.starts_with('为') && (organ > 0 || self.elects(end));
            let formal = !task && (!found.is_empty() || organ > "副".len() || elected);
            let whole = titles::start(self.text, at, (stop - noun, stop)) == at;
            if !formal || !whole || !title.chars().all(is_han) {
                break;
            }
            found.push(Waiting { start: at, end: stop, post });
            at = stop + '、'.len_utf8();
        }
        found
    }

    /// Whether the sentence up to `end` elects or appoints.
    fn elects(&self, end: usize) -> bool {
        let before = slice(self.text, TextRange::at(end.saturating_sub(REACH), end));
        Cue::Appoints.within(before.rsplit('。').next().unwrap_or_default())
    }

    /// Whoever stands at `at` and takes up, or leaves, a post: that proves a name, whatever its characters.
    fn appointee(&self, at: usize) -> Option<Name> {
        let rest = from(self.text, at);
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(4).skip(1);
        let fits = |&len: &usize| {
            !self.posts_taken(at + len).is_empty() && odds::may_be_name(slice(rest, TextRange::at(0, len)))
        };
        ends.filter(fits).last().map(|len| Name { len, odds: ALONE, edge: ALONE })
    }

    /// Gives those who take up a post that post.
    pub(super) fn appointments(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        for sighting in found.iter_mut().filter(|s| s.bearing == Bearing::Official) {
            let end = sighting.whole.end().index() - self.base.start().index();
            let posts = self.posts_taken(end);
            sighting.held.extend(posts.into_iter().map(|post| self.held(post, Rule::PostAfter)));
        }
        self.found = found;
    }

    /// The group post behind a list: 等市领导.
    pub(super) fn group_behind(&self, end: usize) -> Option<Waiting> {
        let rest = from(self.text, end).strip_prefix('等')?;
        let start = end + '等'.len_utf8();
        let found =
            rest.char_indices().take(6).find_map(|(at, _)| Some((at, POST_WORDS.prefix(from(rest, at))?)));
        let (at, (len, post)) = found?;
        let whole = slice(rest, TextRange::at(0, at));
        (post.kind == PostKind::Group && names_group(whole)).then_some(Waiting {
            start,
            end: start + at + len,
            post,
        })
    }
}

/// Whether a character is neither a letter nor a figure.
fn is_mark(c: char) -> bool {
    match c {
        '，' | '。' | '、' | '“' | '”' | '；' | '：' | '（' | '）' | '《' | '》' => true,
        '·' => false,
        _ => !is_han(c) && !c.is_alphanumeric(),
    }
}

/// The length of a note of a few characters in brackets: 请假：张三（出差）、李四.
fn short_bracket(text: &str) -> usize {
    let inner = text.strip_prefix('（').and_then(|rest| near(rest, SHORT_NOTE).split_once('）'));
    inner.map_or(0, |(note, _)| note.len() + "（）".len())
}

/// Whether a list of people begins here that closes with 等人: 张三、李四等人.
fn is_listed(text: &str) -> bool {
    let (mut items, mut letters) = (0, 0);
    let text = near(text, REACH);
    for (at, c) in text.char_indices() {
        let closes = c == '等' && ["等人", "等同志"].iter().any(|word| from(text, at).starts_with(word));
        if closes {
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

fn from_start(text: &str, end: usize) -> &str {
    slice(text, TextRange::at(end.saturating_sub(18), end))
}

/// Past 等, 等同志 and the adverbs before a verb.
fn skip_adverbs(text: &str) -> &str {
    let mut rest = text;
    if let Some(behind) = rest.strip_prefix('等') {
        let group =
            ["同志", "领导", "人", "市领导", "县领导", "区领导", "省领导", "州领导", "领导同志", "校领导"];
        rest = group.iter().filter_map(|word| behind.strip_prefix(word)).next_back().unwrap_or(behind);
    }
    while let Some(len) = Cue::Adverb.begins(rest) {
        rest = from(rest, len);
    }
    rest
}

/// Whether a text goes on as 在…会议上强调 does.
fn speaks_at_meeting(text: &str) -> bool {
    let clause = near(text, REACH).split(['，', '。', '；', '\n']).next().unwrap_or_default();
    let ends = ["强调", "指出", "要求", "表示", "提出", "讲话", "时说"]
        .iter()
        .any(|verb| clause.trim_end().ends_with(verb));
    text.starts_with(['在', '到', '赴']) && ends && clause.len() < REACH
}

/// Whether what looks like a name ends as organs do (管委会), or in a word before a post (任组长).
fn names_organ(name: &str) -> bool {
    let ends = |c| "委会局部厅处科院校室队组团站所办市县区镇乡村州省党司任为是兼当由".contains(c);
    name.chars().next_back().is_some_and(ends)
}

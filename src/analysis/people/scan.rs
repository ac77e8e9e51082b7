//! Walks through one block and sights people: by the posts before or behind their names, by lists, by verbs.

use super::super::Rule;
use super::Passage;
use super::firm::bearing;
use super::known::Known;
use super::names::{self, Name, Place, from, near, plain};
use super::odds::Odds;
use super::titles;
use super::vocab::{Cue, POST_WORDS, Post, PostKind};
use crate::lexicon::Hit;
use crate::span::{TextRange, slice};

/// Odds from which a name is taken: behind a post, in a list of names, alone before a verb.
const BEHIND_POST: Odds = 10;
pub(super) const IN_LIST: Odds = 25;
pub(super) const SURE_IN_LIST: Odds = 60;
pub(super) const ALONE: Odds = 55;
/// Beside a name, the odds from which its end is clear.
pub(super) const CLEAR_EDGE: Odds = 12;

/// How far a bracket behind a name is looked at, in bytes.
const LONGEST_BRACKET: usize = 90;

/// What kind of person was sighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearing {
    Official,
    Other,
    Press,
}

/// A post that was read with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) range: TextRange,
    pub(super) post: Post,
    pub(super) rule: Rule,
    /// The organ that the list names before the post: 某某公司董事长甲、总经理乙.
    pub(super) organ: Option<TextRange>,
}

/// A person seen at one place. Ranges count in the base text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    /// The name, without the blanks it is printed with.
    pub(super) name: String,
    pub(super) range: TextRange,
    /// The name with the posts and brackets around it.
    pub(super) whole: TextRange,
    pub(super) held: Vec<Held>,
    pub(super) bearing: Bearing,
    pub(super) rule: Rule,
    pub(super) odds: Odds,
}

/// Sights the people of a passage, in text order.
pub(super) fn scan(base: &str, passage: &Passage, known: &Known) -> Vec<Sighting> {
    let range = passage.block.range;
    let mut walk =
        Walk { text: slice(base, range), base: range, known, found: Vec::new(), stack: Vec::new(), at: 0 };
    walk.posts(&passage.posts);
    walk.comrades(passage);
    walk.staff(passage);
    walk.bare(passage);
    walk.appointments();
    walk.found.sort_by_key(|s| s.range.start());
    walk.found
}

/// Somebody whose name is all that stands in a range.
pub(super) fn alone(base: &str, range: TextRange, known: &Known) -> Option<Sighting> {
    let text = slice(base, range);
    let name = names::read_spread(text, known).or_else(|| names::read(text, Place::List, known))?;
    (name.len == text.len() && name.odds >= IN_LIST).then(|| Sighting {
        name: plain(text),
        range,
        whole: range,
        held: Vec::new(),
        bearing: Bearing::Official,
        rule: Rule::HeadCue,
        odds: name.odds,
    })
}

/// A post on its way to the name that it belongs to; ranges count in the block.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) post: Post,
    /// The organ of a bare post, as in [`Held`].
    pub(super) organ: Option<TextRange>,
}

impl Waiting {
    pub(super) fn new(start: usize, end: usize, post: Post) -> Self {
        Self { start, end, post, organ: None }
    }

    /// Whether the title says more than its noun: 县财政局局长.
    pub(super) fn names_organ(&self, text: &str) -> bool {
        let title = slice(text, TextRange::at(self.start, self.end));
        self.post.kind == PostKind::Post
            && POST_WORDS.suffix(title).is_some_and(|(noun, _)| title.len() >= noun + "县委".len())
    }
}

pub(super) struct Walk<'t> {
    pub(super) text: &'t str,
    pub(super) base: TextRange,
    pub(super) known: &'t Known,
    pub(super) found: Vec<Sighting>,
    /// Posts of the stack that is being read.
    pub(super) stack: Vec<Waiting>,
    /// Everything before belongs to people already sighted.
    pub(super) at: usize,
}

impl Walk<'_> {
    /// Finds people by their posts.
    fn posts(&mut self, posts: &[Hit<Post>]) {
        for hit in posts {
            let noun = hit.range.indices();
            if noun.start < self.at || hit.value.kind == PostKind::Guard {
                continue;
            }
            if self.behind_name(noun.start, noun.end, hit.value) {
                continue;
            }
            let start = titles::start(self.text, self.at, (noun.start, noun.end));
            if hit.value.kind == PostKind::Group
                && !names_group(slice(self.text, TextRange::at(start, noun.start)))
            {
                continue;
            }
            let waiting = Waiting::new(start, noun.end, hit.value);
            // 某某任组长，副县长某某…: a post taken up waits for no other name.
            if self.is_taken_up(start) {
                self.stack.clear();
                continue;
            }
            self.stack(waiting);
            self.people(noun.end);
        }
    }

    /// Whether the post at `start` is taken up by somebody just named.
    fn is_taken_up(&self, start: usize) -> bool {
        Cue::Becomes.is(slice(self.text, TextRange::at(self.at.min(start), start)))
    }

    /// Puts a post on the stack, which starts anew unless only a separator lies between.
    fn stack(&mut self, post: Waiting) {
        let joined = self.stack.last().is_some_and(|last| {
            let between = self.text.get(last.end..post.start);
            // 由县长某某统筹，副县长…: no label of a byline.
            let verb = last.post.kind == PostKind::Press && post.post.kind != PostKind::Press;
            let between = between.filter(|between| {
                *between != "，"
                    || !verb && titles::is_whole(slice(self.text, TextRange::at(last.start, last.end)))
            });
            last.start == post.start
                || matches!(between, Some("、" | "，" | "" | "兼" | " " | "兼任" | "、现任" | "，现任"))
        });
        if !joined {
            self.stack.clear();
        }
        // A longer title may end in a later noun: 组织部部长.
        self.stack.retain(|last| last.start < post.start);
        // 局长，兼县防汛办主任 is one title as it is printed.
        let held = self.stack.last().filter(|last| {
            self.text.get(last.end..post.start) == Some("，") && from(self.text, post.start).starts_with('兼')
        });
        let start = held.map(|held| held.start);
        if start.is_some() {
            self.stack.pop();
        }
        self.stack.push(Waiting { start: start.unwrap_or(post.start), ..post });
    }

    /// Reads the names behind the post that ends at `end`.
    fn people(&mut self, end: usize) {
        let Some(&last) = self.stack.last() else { return };
        let start = self.skip_to_name(end);
        let each = last.post.kind == PostKind::Post
            && slice(self.text, TextRange::at(self.at.min(last.start), last.start)).ends_with('各');
        if (each || last.post.shared)
            && let Some(names) = self.blank_list(start)
        {
            self.listed(&names, each);
            return;
        }
        let blank = start > end;
        let read = self.name(start, Place::Post, BEHIND_POST);
        let organ = || self.stack.iter().any(|post| post.names_organ(self.text));
        let named = || start == end && (organ() || self.must_be_named());
        let word = || named().then(|| self.word_as_name(start)).flatten();
        let Some((at, name)) = self.before_gloss(start).or(read).or_else(word) else { return };
        if blank && name.edge <= CLEAR_EDGE {
            return;
        }
        let each = each && self.next_in_list(at + name.len, Place::List, false).is_some();
        self.complete_last(end, each);
        let mut stack = std::mem::take(&mut self.stack);
        let shares = self.share_organ(&mut stack);
        let title = slice(self.text, TextRange::at(last.start, last.end));
        // Who holds a public post beside one of a company is an official.
        let bearings =
            stack.iter().map(|w| bearing(w.post.kind, slice(self.text, TextRange::at(w.start, w.end))));
        // 县医院院长、县专家组组长某某.
        let (of_firm, leads) = (Cue::FirmHead.is(title), title.ends_with('长'));
        let public = bearings.clone().any(|b| b == Bearing::Official)
            && (last.post.kind == PostKind::Post || of_firm || leads);
        let own = || if public { Bearing::Official } else { bearing(last.post.kind, title) };
        let bearing = shares.unwrap_or_else(own);
        let bare = || stack.len() == 1 && POST_WORDS.get(title).is_some();
        let many =
            bearing == Bearing::Other || last.post.shared && (last.post.kind == PostKind::Group || bare());
        if many && !self.is_surely((at, name), last.post) || title.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let mut tail = self.sight(at, name, &stack, Rule::PostBefore, bearing);
        let first = stack.first().map_or(last.start, |w| w.start);
        if let Some(sighting) = self.found.last_mut() {
            sighting.whole = TextRange::at(first, tail).shifted(self.base.start());
        }
        let shared = each || last.post.shared || title.contains('副') || bearing == Bearing::Press;
        let heads = if shared { stack.as_slice() } else { &[] };
        // 市领导张三 李四: one title, and names parted by blanks.
        let blanks = blank || bearing == Bearing::Press || last.post.kind == PostKind::Group;
        while let Some((at, name)) = self.next_in_list(tail, Place::List, blanks) {
            tail = self.sight(at, name, heads, Rule::SharedPost, bearing);
        }
        self.at = tail;
    }

    /// Gives the last post of the stack what is printed with it: a note on the post, not on the person (主任（兼）), and the
    /// word that says that all of a list hold it (各镇长).
    fn complete_last(&mut self, end: usize, each: bool) {
        let note = bracket(from(self.text, end)).filter(|(inner, _)| is_note_on_post(inner));
        if let Some(last) = self.stack.last_mut() {
            last.end += note.map_or(0, |(_, len)| len);
            last.start -= if each { '各'.len_utf8() } else { 0 };
        }
    }

    /// Sights all names of a list that blanks part, which the last post of the stack heads.
    fn listed(&mut self, names: &[(usize, Name)], each: bool) {
        let Some(&last) = self.stack.last() else { return };
        self.complete_last(last.end, each);
        let stack = std::mem::take(&mut self.stack);
        for &(at, name) in names {
            self.at = self.sight(at, name, &stack, Rule::SharedPost, Bearing::Official);
        }
    }

    /// Where a name may begin behind a post: past a bracket, blanks, a colon.
    fn skip_to_name(&self, end: usize) -> usize {
        let mut at = end;
        if let Some(bracket) = bracket(from(self.text, at)).filter(|(inner, _)| is_gloss(inner)) {
            at += bracket.1;
        }
        let rest = from(self.text, at);
        // “老把式”王五: the quotation holds no more than the word for the person.
        let opened = || {
            self.stack
                .last()
                .is_some_and(|last| slice(self.text, TextRange::at(0, last.start)).ends_with('“'))
        };
        let rest = rest.strip_prefix('”').filter(|_| at == end && opened()).unwrap_or(rest);
        let trimmed = rest.trim_start_matches([' ', '\u{3000}', '\t', '：', ':']);
        let start = self.text.len() - trimmed.len();
        // 出席会议的县领导还有：.
        let more =
            ["还有：", "有：", "包括："].iter().find(|more| start == end && trimmed.starts_with(**more));
        let group = self.stack.last().is_some_and(|last| last.post.kind == PostKind::Group);
        start + more.filter(|_| group).map_or(0, |more| more.len())
    }

    /// A name at `at`, good enough.
    pub(super) fn name(&self, at: usize, place: Place, least: Odds) -> Option<(usize, Name)> {
        let rest = from(self.text, at);
        let spread = names::read_spread(rest, self.known);
        let name = spread.or_else(|| names::read(rest, place, self.known))?;
        (name.odds >= least).then_some((at, name))
    }

    /// Records a person; gives where the next may stand.
    pub(super) fn sight(
        &mut self,
        at: usize,
        name: Name,
        held: &[Waiting],
        rule: Rule,
        bearing: Bearing,
    ) -> usize {
        let end = at + name.len;
        let (tail, posts) = self.tail(end);
        let own = posts.into_iter().map(|w| self.held(w, Rule::PostAfter));
        let held = held.iter().map(|&w| self.held(w, rule)).chain(own).collect();
        self.found.push(Sighting {
            name: plain(slice(self.text, TextRange::at(at, end))),
            range: TextRange::at(at, end).shifted(self.base.start()),
            whole: TextRange::at(at, tail).shifted(self.base.start()),
            held,
            bearing,
            rule,
            odds: name.odds,
        });
        tail
    }

    pub(super) fn held(&self, waiting: Waiting, rule: Rule) -> Held {
        let range = TextRange::at(waiting.start, waiting.end).shifted(self.base.start());
        Held { range, post: waiting.post, rule, organ: waiting.organ }
    }

    /// Past what belongs to a name behind it: 同志, （女，苗族）, （市长）; and the posts in the bracket.
    pub(super) fn tail(&self, end: usize) -> (usize, Vec<Waiting>) {
        let mut at = end;
        let mut posts = Vec::new();
        while let Some((inner, len)) = bracket(from(self.text, at)) {
            let start = at + '（'.len_utf8();
            let found = posts_of(inner, start);
            if !found.is_empty() {
                posts = found;
            } else if !is_gloss(inner) {
                break;
            }
            at += len;
        }
        let rest = from(self.text, at);
        at +=
            if rest.starts_with("同志") { "同志".len() } else { Cue::Courtesy.begins(rest).unwrap_or(0) };
        (at, posts)
    }
}

/// The posts that a bracket lists, when it ends with one; it starts at `start`.
fn posts_of(inner: &str, start: usize) -> Vec<Waiting> {
    let post =
        |text: &str| POST_WORDS.suffix(text).map(|(_, post)| post).filter(|p| p.kind != PostKind::Press);
    if post(inner).is_none() {
        return Vec::new();
    }
    let mut at = start;
    let listed = inner.split_inclusive(['、', '，']).filter_map(|item| {
        let text = item.trim_end_matches(['、', '，']);
        let (here, end) = (at, at + text.len());
        at += item.len();
        Some(Waiting::new(here, end, post(text)?))
    });
    listed.collect()
}

/// Whether what stands before 领导 makes it a word for people: 市领导, not 坚强领导.
pub(super) fn names_group(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| "省市县区州盟旗镇乡村委府校院局厅部司团政级矿厂".contains(c))
        || before.ends_with("班子")
}

/// The inside of the bracket that a text begins with, and the length of the whole.
pub(super) fn bracket(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('（')?;
    let end = near(inner, LONGEST_BRACKET).find('）')?;
    Some((slice(inner, TextRange::at(0, end)), end + "（）".len()))
}

/// Whether a bracket tells how somebody holds the post before it: 挂职, 主持工作; sex and people are the person's.
fn is_note_on_post(inner: &str) -> bool {
    is_gloss(inner) && !inner.ends_with('族') && !inner.starts_with(['男', '女'])
}

/// Whether a bracket behind a name tells sex, people, or standing.
pub(super) fn is_gloss(inner: &str) -> bool {
    inner.split(['，', '、', ' ', '；']).all(|part| Cue::Gloss.is(part) || part.ends_with('族'))
}

//! Names that only their surroundings prove: those of a list, words behind a post, and what a note on people follows.

use super::follows::{BEFORE_DENG, BEFORE_WORD, attends, edge, joins_others};
use super::names::{self, Name, Place, from, near, plain};
use super::odds::{self, Odds};
use super::scan::{ALONE, CLEAR_EDGE, IN_LIST, SURE_IN_LIST, Walk, bracket, is_gloss};
use super::vocab::{Cue, DEED_WORDS, FOLLOWERS, POST_WORDS, POSTS, Post, PostKind};
use crate::lexicon::{Hit, begins_with_surname};
use crate::span::{TextRange, slice};

/// Odds up to which only its place makes a name of a word.
const BARELY: Odds = 25;
/// The longest name, in characters.
const LONGEST_NAME: usize = 12;
/// The longest list of names between blanks, in bytes.
const LONGEST_LIST: usize = 600;
/// How far an item of a list is looked at, in bytes.
const LONGEST_ITEM: usize = 150;

impl Walk<'_> {
    /// Whatever stands between a post and a note on the people of its bearer: 县长|才让东智|（藏族）.
    pub(super) fn before_gloss(&self, at: usize) -> Option<(usize, Name)> {
        let rest = from(self.text, at);
        let is_name = |&(_, c): &(usize, char)| odds::is_han(c) || c == '·';
        let len = rest
            .char_indices()
            .take(LONGEST_NAME)
            .take_while(is_name)
            .last()
            .map(|(at, c)| at + c.len_utf8())?;
        let (inner, _) = bracket(from(rest, len))?;
        let fits = inner.ends_with('族') && is_gloss(inner) && len > "某".len();
        fits.then_some((at, Name { len, odds: SURE_IN_LIST, edge: BEFORE_WORD }))
    }

    /// A word of two characters without a surname where only a name can stand: 县财政局局长算盘、副局长李四出席.
    pub(super) fn word_as_name(&self, at: usize) -> Option<(usize, Name)> {
        let rest = from(self.text, at);
        let len = rest.char_indices().nth(2)?.0;
        let behind = from(rest, len);
        let next = behind.strip_prefix(['、', '，']).unwrap_or_default();
        let item = near(next, LONGEST_ITEM).split(['、', '，', '。', '；']).next().unwrap_or_default();
        let named = |hit: &Hit<Post>| {
            let behind = from(item, hit.range.end().index());
            names::read(behind, Place::Post, self.known).is_some_and(|name| name.odds >= IN_LIST)
        };
        let listed = POSTS.hits(item).any(|hit| hit.value.kind == PostKind::Post && named(&hit));
        let held = listed || joins_others(behind) || attends(behind);
        let word = slice(rest, TextRange::at(0, len));
        let acts = self.must_be_named() && odds::may_be_name(word) && edge(behind, self.known) >= BEFORE_WORD;
        let fits = held && names::may_be_word(word, listed)
            || listed && self.must_be_listed(word)
            || acts && (names::is_listed_word(word) || names::may_be_word(word, false));
        fits.then_some((at, Name { len, odds: IN_LIST, edge: CLEAR_EDGE + 1 }))
    }

    /// Whether behind the posts of the stack somebody must be named: 乡党委书记张三、乡长|安定对…, 由县信访局局长|洪亮牵头.
    pub(super) fn must_be_named(&self) -> bool {
        let Some(first) = self.stack.first() else { return false };
        let before = slice(self.text, TextRange::at(0, first.start));
        let last = self.found.last().map(|last| last.whole.end().index() - self.base.start().index());
        let paired = last.is_some_and(|end| self.text.get(end..first.start) == Some("、"));
        paired || before.ends_with('由')
    }

    /// Whether a word with a surname that ends between a post and a comma, behind which others are named, must be a
    /// name: 县水利局局长向前，副县长张三; words that go on with a sentence only behind several posts, the last with its organ.
    fn must_be_listed(&self, word: &str) -> bool {
        let goes_on = FOLLOWERS.get(word).is_some() && DEED_WORDS.get(word).is_none();
        // 按县委书记、县长安排，: the last post names no organ of its own.
        let of_organ =
            self.stack.len() > 1 && self.stack.last().is_some_and(|post| post.names_organ(self.text));
        let several = goes_on && of_organ && odds::may_be_name(word) && !Cue::NoName.is(word);
        names::is_listed_word(word) || several
    }

    /// Whether somebody who is no official, or one of several, is surely named: behind words of a crowd a sentence goes on
    /// as often (群众|关切, 请市领导|监督), behind others only a verb proves a name that is a word.
    pub(super) fn is_surely(&self, (at, name): (usize, Name), post: Post) -> bool {
        let end = at + name.len;
        let printed = plain(slice(self.text, TextRange::at(at, end)));
        let crowd = post.crowd || post.shared;
        let spelled = printed.starts_with(odds::spells) && !printed.starts_with('不');
        let as_names = begins_with_surname(&printed) || spelled;
        let fits = !crowd || as_names && !odds::is_word(&printed) && !Cue::NoName.is(&printed);
        let plain = name.odds > BARELY
            && !odds::begins_as_function_word(&printed)
            && !Cue::NoName.is(&printed)
            && fits;
        // 专家和部门.
        let acts = !crowd
            && name.edge >= BEFORE_WORD
            && Cue::Things.ends(&printed).is_none()
            && !Cue::NoName.is(&printed);
        let acting = name.edge >= BEFORE_WORD && !Cue::NoName.is(&printed);
        let held = post.shared && (acting || self.next_in_list(end, Place::List, true).is_some());
        self.known.has(&printed) || name.edge == BEFORE_DENG || plain || acts || held
    }

    /// The next name of a list, past a separator at `at`.
    pub(super) fn next_in_list(&self, at: usize, place: Place, blanks: bool) -> Option<(usize, Name)> {
        let rest = from(self.text, at);
        let c = rest.chars().next()?;
        let is_mark = matches!(c, '、' | '，' | '和' | '与' | '及') || (blanks && c.is_whitespace());
        if !is_mark && !rest.starts_with("以及") {
            return None;
        }
        let start = at + if rest.starts_with("以及") { "以及".len() } else { c.len_utf8() };
        let blanks = self.blanks(start);
        let least = if matches!(c, '，' | '及') { ALONE } else { IN_LIST };
        if let Some(name) = Some(start + self.blanks(start))
            .filter(|_| place == Place::List && c.is_whitespace())
            .and_then(|at| self.spaced(at))
        {
            return Some(name);
        }
        // 任命张三、李四为市教育局副局长.
        if let Some(name) = self.appointee(start + blanks).filter(|_| place == Place::List) {
            return Some((start + blanks, name));
        }
        let (at, name) = self.name(start + blanks, place, least)?;
        let behind = from(self.text, at + name.len);
        let sure = place == Place::List && name.odds >= SURE_IN_LIST;
        let ends = name.edge > CLEAR_EDGE || sure && name.edge == CLEAR_EDGE;
        let part_of_title = !joins_others(behind) && self.heads_title(at, name.len);
        (ends && !part_of_title && !behind.starts_with('的')).then_some((at, name))
    }

    /// Three names and more between blanks, whatever words they are, where a verb of meetings or a mark closes the list:
    /// 各部门负责人|白雪 成功 常胜参加会议.
    pub(super) fn blank_list(&self, at: usize) -> Option<Vec<(usize, Name)>> {
        let clause = near(from(self.text, at), LONGEST_LIST)
            .split(['、', '，', '。', '；', '：', '（', '\n'])
            .next()
            .unwrap_or_default();
        let mut names = Vec::new();
        let mut start = 0;
        for word in clause.split([' ', '\u{3000}']) {
            let here = start;
            start += word.len();
            start += from(clause, start).chars().next().map_or(0, char::len_utf8);
            if word.is_empty() && !names.is_empty() {
                continue;
            }
            let closes = start >= clause.len();
            let length = names::heads(word, LONGEST_NAME).map(str::len).skip(1).find(|&len| {
                let rest = from(word, len);
                (rest.is_empty() || closes && (attends(rest) || rest.starts_with('等')))
                    && names::may_be_listed(slice(word, TextRange::at(0, len)))
            })?;
            names.push((at + here, Name { len: length, odds: SURE_IN_LIST, edge: SURE_IN_LIST }));
        }
        (names.len() > 2).then_some(names)
    }

    /// The length of the blanks at `at`.
    pub(super) fn blanks(&self, at: usize) -> usize {
        let rest = from(self.text, at);
        rest.len() - rest.trim_start().len()
    }

    /// A name between the blanks of a list that a label heads, whatever word it is: 出席人员：张三 解放 李四.
    pub(super) fn spaced(&self, at: usize) -> Option<(usize, Name)> {
        let rest = from(self.text, at);
        let word = rest
            .split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | '。'))
            .next()
            .unwrap_or_default();
        let post = POST_WORDS.suffix(word).is_some() || odds::ends_as_place(word) || Cue::Label.is(word);
        let fits = odds::may_be_name(word) && !post && !Cue::NoName.is(word);
        fits.then_some((at, Name { len: word.len(), odds: SURE_IN_LIST, edge: SURE_IN_LIST }))
    }

    /// Whether what looks like a name begins a title: 、安全局局长.
    pub(super) fn heads_title(&self, at: usize, len: usize) -> bool {
        let item = near(from(self.text, at), LONGEST_ITEM)
            .split(['、', '，', '。', '；', ' '])
            .next()
            .unwrap_or_default();
        let ends_in_post = POST_WORDS.suffix(item).is_some_and(|(noun, _)| noun + len <= item.len());
        ends_in_post && item.len() > len + "副市长".len()
    }
}

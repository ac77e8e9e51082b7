//! Reads a title leftwards from the noun that ends it, and says which organ it belongs to.

use super::super::{Evidence, Title};
use super::names::from;
use super::odds::is_han;
use super::organ::{class, level, organ};
use super::scan::Held;
use super::vocab::{Cue, POST_WORDS, PostKind, TITLE_EDGES, TITLE_STARTS, TitleEdge};
use crate::confidence::Confidence;
use crate::span::{TextRange, slice};

/// The longest title, in characters: organisations with long names stand in it.
const LONGEST: usize = 44;
/// The longest bracket or quotation inside a title, in bytes.
const LONGEST_INSET: usize = 75;
/// Where the title starts whose noun stands at `noun` (start and end) of `text`; nothing before `floor` belongs to it.
pub(super) fn start(text: &str, floor: usize, noun: (usize, usize)) -> usize {
    let mut at = noun.0;
    for _ in 0..LONGEST {
        if at <= floor || ends_here(text, floor, at, noun) {
            break;
        }
        match step(text, floor, at) {
            Some(before) => at = before,
            None => break,
        }
    }
    // Right behind a name 和 joins: 张三和县公安局局长 speaks of no 和县.
    let joint = if at == floor && floor > 0 {
        Cue::Joint.begins(slice(text, TextRange::at(at, noun.0)))
    } else {
        None
    };
    strip(text, at + joint.unwrap_or(0), noun)
}

/// Whether a word that cannot belong to the title ends at `at`.
fn ends_here(text: &str, floor: usize, at: usize, noun: (usize, usize)) -> bool {
    let before = slice(text, TextRange::at(floor, at));
    // 系前社会处处长张三.
    if before.ends_with('系') && from(text, at).starts_with('前') {
        return true;
    }
    // 宣传部部长兼市总工会主席 is one title as it is printed.
    let behind = from(text, at).starts_with('兼').then_some(before);
    let held = before.strip_suffix('兼').or(behind).and_then(|held| POST_WORDS.suffix(held));
    if held.is_some_and(|(_, post)| post.kind == PostKind::Post) {
        return false;
    }
    let Some((len, edge)) = TITLE_EDGES.suffix(before) else { return false };
    let word = slice(before, TextRange::at(before.len() - len, before.len()));
    if word == "前" && (is_former(before) || at == noun.0 && is_of_organ(before)) {
        return false;
    }
    edge != TitleEdge::Guard
        && !guarded(text, at - len, len)
        && (word != "日" || is_day(before))
        && (edge == TitleEdge::Sure || begins_title(slice(text, TextRange::at(at, noun.1)), noun.0 - at))
}

/// Whether the 前 at the end of a text calls a post a former one: 前县长; not 会前, 日前.
fn is_former(text: &str) -> bool {
    text.chars().rev().nth(1).is_none_or(|c| !is_han(c) || c == '系')
}

/// Whether the 前 at the end of a text stands between an organ and its post: 财政局前|局长.
fn is_of_organ(text: &str) -> bool {
    text.strip_suffix('前').is_some_and(|organ| organ.ends_with(['委', '局', '厅', '处', '部', '院', '办']))
}

/// Whether the 日 at the end of a text closes a day: 8日, 近日, 昨（5）日; not 格日勒.
fn is_day(text: &str) -> bool {
    let number = |c: char| c.is_numeric() || "一二三四五六七八九十）近今昨当次即连".contains(c);
    text.chars().rev().nth(1).is_none_or(number)
}

/// Whether a longer word that belongs to the title begins where the edge word does.
fn guarded(text: &str, at: usize, len: usize) -> bool {
    if opens_item(text, at) {
        return true;
    }
    // 会议精神和县水利局局长 speaks of no 和县, 甲市和县县长 does.
    let before = slice(text, TextRange::at(0, at)).chars().next_back();
    let joins = before.is_some_and(|c| is_han(c) && !level_of_place(c));
    if joins && from(text, at).starts_with("和县") {
        return false;
    }
    TITLE_EDGES.prefixes(from(text, at)).any(|(l, edge)| l > len && edge == TitleEdge::Guard)
}

/// Whether 和 at `at` begins a name behind 、, where it joins nothing: 、和润养老中心主任; not 、和县财政局局长.
fn opens_item(text: &str, at: usize) -> bool {
    let name =
        from(text, at).strip_prefix('和').filter(|_| slice(text, TextRange::at(0, at)).ends_with('、'));
    name.is_some_and(|name| TITLE_STARTS.prefix(name).is_none() && !begins_post(name))
}

/// Whether a text is a post with what titles begin with, or a post alone: 县委书记, not 实行统一指挥.
pub(super) fn is_whole(title: &str) -> bool {
    let noun = POST_WORDS.suffix(title).map_or(0, |(noun, _)| title.len() - noun);
    begins_title(title, noun) || title.len() - noun == title.len()
}

/// Whether a text begins as titles do: with their noun (`noun` bytes away), a known word or a place.
fn begins_title(text: &str, noun: usize) -> bool {
    noun == 0 || TITLE_STARTS.prefix(text).is_some() || begins_post(text) || begins_place(text)
}

fn begins_post(text: &str) -> bool {
    POST_WORDS.prefix(text).is_some_and(|(_, post)| post.kind != PostKind::Guard)
}

fn begins_place(text: &str) -> bool {
    let level = text.chars().take(6).enumerate().find(|&(_, c)| level_of_place(c));
    // 后坑村 is no 坑村.
    let named = level.is_some_and(|(n, c)| n > usize::from(matches!(c, '镇' | '乡' | '村')));
    named && text.chars().take(6).all(is_han)
}

/// Whether the word of `len` bytes that a text begins with is rather the first of the two characters of a small place:
/// 后坑村, 前岭镇; not 由坑村.
fn begins_small_place(text: &str, len: usize) -> bool {
    let mut letters = text.chars();
    let first =
        letters.next().filter(|c| c.len_utf8() == len && !"由请向在到了的和与及对据经因".contains(*c));
    let second = letters.next().filter(|&c| is_han(c) && !level_of_place(c));
    first.is_some() && second.is_some() && letters.next().is_some_and(|c| matches!(c, '镇' | '乡' | '村'))
}

pub(super) fn level_of_place(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡' | '村')
}

/// One step to the left: a character, or a whole bracket or quotation; `None` at a mark.
fn step(text: &str, floor: usize, at: usize) -> Option<usize> {
    let before = slice(text, TextRange::at(floor, at));
    let c = before.chars().next_back()?;
    let opening = match c {
        '）' => '（',
        '”' => '“',
        '》' => '《',
        // A small letter is what broken bytes left.
        _ if c.is_ascii_lowercase() => return None,
        _ if is_han(c) || c.is_alphanumeric() || c == '·' => return Some(at - c.len_utf8()),
        _ => return None,
    };
    let lookback = slice(before, TextRange::at(before.len().saturating_sub(LONGEST_INSET), before.len()));
    let inset = from(lookback, lookback.rfind(opening)?);
    let names_someone = inset.contains(['：', '。', '！', '？', '，']);
    let numbers = inset
        .trim_matches(['（', '）'])
        .chars()
        .all(|c| c.is_numeric() || "一二三四五六七八九十年月日".contains(c));
    (!names_someone && !numbers).then_some(at - inset.len())
}

/// Leaves off words that stand before the title: 和, 由, 有关.
fn strip(text: &str, mut at: usize, noun: (usize, usize)) -> usize {
    while at < noun.0 {
        let rest = slice(text, TextRange::at(at, noun.0));
        let edges = TITLE_EDGES.prefixes(rest).collect::<Vec<_>>();
        match edges.last() {
            Some((_, TitleEdge::Guard)) | None => break,
            Some(&(len, _)) if begins_small_place(rest, len) || opens_item(text, at) => break,
            Some(_)
                if rest.starts_with('前')
                    && is_former(slice(text, TextRange::at(0, at + '前'.len_utf8()))) =>
            {
                break;
            }
            Some((len, _)) => at += len,
        }
    }
    at
}

/// The posts of a title: 县委宣传部部长, 县总工会主席 of 县委宣传部部长兼县总工会主席.
pub(super) fn posts_of(title: &str) -> impl Iterator<Item = &str> {
    title.split('兼').map(|post| without_note(post.trim_end_matches('，')))
}

/// A post without the note in brackets that says how it is held: 副局长（挂职）.
fn without_note(post: &str) -> &str {
    let cut = post.strip_suffix('）').and_then(|inner| inner.rfind('（'));
    cut.map_or(post, |at| slice(post, TextRange::at(0, at)))
}

/// The first of them.
fn main(title: &str) -> &str {
    posts_of(title).next().unwrap_or_default()
}

/// The title that somebody holds in `text`.
pub(super) fn title(text: &str, held: &Held, confidence: Confidence) -> Title {
    let printed = slice(text, held.range);
    let organ = held.organ.map_or_else(|| organ(main(printed)), |organ| slice(text, organ));
    Title {
        text: printed.to_owned(),
        spans: vec![held.range],
        organ: (!organ.is_empty()).then(|| organ.to_owned()),
        class: class(printed, held.post).or_else(|| class(organ, held.post)),
        level: level(printed).or_else(|| level(organ)),
        evidence: Evidence { rule: held.rule, range: Some(held.range), confidence },
    }
}

#[cfg(test)]
mod tests {
    use super::super::vocab::Post;
    use super::*;
    use crate::lexicon::Matcher;

    /// The title that ends with the last post of a text.
    fn last_title(text: &str) -> &str {
        let posts: &Matcher<Post> = &super::super::vocab::POSTS;
        let noun = posts.hits(text).last().expect("a post").range.indices();
        slice(text, TextRange::at(start(text, 0, (noun.start, noun.end)), noun.end))
    }

    #[test]
    fn left_edges() {
        let cases = [
            ("河西市委书记", "河西市委书记"),
            ("8月28日上午，临江县委书记", "临江县委书记"),
            ("会议由县长", "县长"),
            ("10月14日晚市长", "市长"),
            ("市应对非洲猪瘟工作领导小组组长", "市应对非洲猪瘟工作领导小组组长"),
            ("市新型传染病感染的肺炎防治工作领导小组组长", "市新型传染病感染的肺炎防治工作领导小组组长"),
            ("负责处置工作的副市长", "副市长"),
            ("市卫生和健康委员会主任", "市卫生和健康委员会主任"),
            ("和平区区长", "和平区区长"),
            ("市委组织部部长", "市委组织部部长"),
            ("各县（市、区）委书记", "县（市、区）委书记"),
            ("听取了市卫健委主任", "市卫健委主任"),
            ("与华阳集团董事长", "华阳集团董事长"),
            ("县委宣传部部长兼市总工会主席", "县委宣传部部长兼市总工会主席"),
            ("市“一带一路”办公室主任", "市“一带一路”办公室主任"),
            ("（十五）市教育局副局长", "市教育局副局长"),
            ("今天我们请来市文旅局局长", "市文旅局局长"),
            ("主持人市政府新闻办副主任", "市政府新闻办副主任"),
            ("后坑村村主任", "后坑村村主任"),
            ("由坑村村主任", "坑村村主任"),
            ("会上，市文旅局主任兼市旅游中心书记", "市文旅局主任兼市旅游中心书记"),
            ("、市热力集团有限责任公司董事长", "市热力集团有限责任公司董事长"),
            ("、和润养老中心主任", "和润养老中心主任"),
            ("他望着机电副矿长", "机电副矿长"),
            ("会议开始h人大常委会副主任", "人大常委会副主任"),
            ("市财政局前局长", "市财政局前局长"),
            ("这项措施系前教育处处长", "前教育处处长"),
        ];
        for (text, title) in cases {
            assert_eq!(last_title(text), title, "{text}");
        }
    }
}

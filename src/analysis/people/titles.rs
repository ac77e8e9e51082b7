//! Reads a title leftwards from the noun that ends it, and says which organ it belongs to.

use super::super::{Evidence, Level, OrganClass, Rule, Title};
use super::names::from;
use super::odds::is_han;
use super::vocab::{POST_WORDS, Post, PostKind, TITLE_EDGES, TITLE_STARTS, TitleEdge};
use crate::confidence::Confidence;
use crate::span::{TextRange, slice};

/// The longest title, in characters: organisations with long names stand in it.
const LONGEST: usize = 44;
/// The longest bracket or quotation inside a title, in bytes.
const LONGEST_INSET: usize = 75;
/// Ranks before the noun, which belong to the post and not to the organ.
const RANKS: [&str; 9] = ["副", "常务", "第一", "执行", "代理", "代", "原", "前", "总"];

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
    strip(text, at, noun)
}

/// Whether a word that cannot belong to the title ends at `at`.
fn ends_here(text: &str, floor: usize, at: usize, noun: (usize, usize)) -> bool {
    let before = slice(text, TextRange::at(floor, at));
    let Some((len, edge)) = TITLE_EDGES.suffix(before) else { return false };
    edge != TitleEdge::Guard
        && !guarded(text, at - len, len)
        && (edge == TitleEdge::Sure || begins_title(slice(text, TextRange::at(at, noun.1)), noun.0 - at))
}

/// Whether a longer word that belongs to the title begins where the edge word does.
fn guarded(text: &str, at: usize, len: usize) -> bool {
    TITLE_EDGES.prefixes(from(text, at)).any(|(l, edge)| l > len && edge == TitleEdge::Guard)
}

/// Whether a text begins as titles do: with their noun (`noun` bytes away), a known word or a place.
fn begins_title(text: &str, noun: usize) -> bool {
    noun == 0 || TITLE_STARTS.prefix(text).is_some() || begins_post(text) || begins_place(text)
}

fn begins_post(text: &str) -> bool {
    POST_WORDS.prefix(text).is_some_and(|(_, post)| post.kind != PostKind::Guard)
}

fn begins_place(text: &str) -> bool {
    let level = text.chars().take(6).position(level_of_place);
    level.is_some_and(|n| n > 0) && text.chars().take(6).all(is_han)
}

fn level_of_place(c: char) -> bool {
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
        _ if is_han(c) || c.is_alphanumeric() || c == '·' => return Some(at - c.len_utf8()),
        _ => return None,
    };
    let lookback = slice(before, TextRange::at(before.len().saturating_sub(LONGEST_INSET), before.len()));
    let inset = from(lookback, lookback.rfind(opening)?);
    let names_someone = inset.contains('：') || inset.contains('。');
    (!names_someone).then_some(at - inset.len())
}

/// Leaves off words that stand before the title: 和, 由, 有关.
fn strip(text: &str, mut at: usize, noun: (usize, usize)) -> usize {
    while at < noun.0 {
        let rest = slice(text, TextRange::at(at, noun.0));
        let edges = TITLE_EDGES.prefixes(rest).collect::<Vec<_>>();
        match edges.last() {
            Some((_, TitleEdge::Guard)) | None => break,
            Some((len, _)) => at += len,
        }
    }
    at
}

/// A title of `text` at `range`, whose noun says `post`.
pub(super) fn title(text: &str, range: TextRange, post: Post, rule: Rule, confidence: Confidence) -> Title {
    let printed = slice(text, range);
    let organ = organ(printed);
    Title {
        text: printed.to_owned(),
        spans: vec![range],
        organ: (!organ.is_empty()).then(|| organ.to_owned()),
        class: class(printed, post),
        level: level(printed),
        evidence: Evidence { rule, range: Some(range), confidence },
    }
}

/// The title without its noun and rank: what is left names the organ.
fn organ(title: &str) -> &str {
    let noun = POST_WORDS.suffix(title).map_or(0, |(len, _)| len);
    let mut organ = slice(title, TextRange::at(0, title.len() - noun));
    while let Some(rest) = RANKS.iter().find_map(|rank| organ.strip_suffix(rank)) {
        organ = rest;
    }
    organ
}

/// Words in a title that name the kind of organ; the first that fits holds.
const CLASSES: [(&[&str], OrganClass); 11] = [
    (&["纪委", "监委", "纪检", "监察"], OrganClass::Discipline),
    (&["人大"], OrganClass::Congress),
    (&["政协"], OrganClass::Cppcc),
    (&["法院"], OrganClass::Court),
    (&["检察"], OrganClass::Procuratorate),
    (&["军", "武警", "人武部", "部队"], OrganClass::Military),
    (&["公司", "集团", "银行", "企业"], OrganClass::Enterprise),
    (&["大学", "学院", "学校", "中学", "小学", "幼儿园", "校长"], OrganClass::School),
    (
        &["总工会", "团委", "团市委", "团县委", "妇联", "工商联", "科协", "残联", "文联", "红十字会"],
        OrganClass::MassOrganisation,
    ),
    (
        &[
            "党",
            "市委",
            "县委",
            "区委",
            "省委",
            "州委",
            "旗委",
            "盟委",
            "组织部",
            "宣传部",
            "统战部",
            "政法委",
        ],
        OrganClass::Party,
    ),
    (&["政府", "局", "厅", "指挥部", "管委会", "国务院", "办公室"], OrganClass::Government),
];

fn class(title: &str, post: Post) -> Option<OrganClass> {
    let named = CLASSES.iter().find(|(words, _)| words.iter().any(|word| title.contains(word)));
    named.map(|&(_, class)| class).or(post.class)
}

/// Words that show a central post.
const CENTRAL: [&str; 5] = ["中央", "国家", "国务院", "全国", "总书记"];

/// The level: of the character that the title begins with (市教育局), else of the last place whose organ or head
/// follows (河西市临江县委), else of the first place.
fn level(title: &str) -> Option<Level> {
    if CENTRAL.iter().any(|word| title.contains(word)) {
        return Some(Level::Central);
    }
    let levels = || title.char_indices().filter_map(|(at, c)| Some((at, level_of(c)?)));
    let heads_organ = |&(at, _): &(usize, Level)| {
        let next = title.get(at..).and_then(|rest| rest.chars().nth(1));
        next.is_some_and(|c| "委长政人党纪监领武工办".contains(c))
    };
    let opening = levels().next().filter(|&(at, _)| at == 0);
    opening.or_else(|| levels().rfind(heads_organ)).or_else(|| levels().next()).map(|(_, level)| level)
}

fn level_of(c: char) -> Option<Level> {
    Some(match c {
        '省' => Level::Province,
        '市' | '州' | '盟' => Level::Prefecture,
        '县' | '区' | '旗' => Level::County,
        '镇' | '乡' | '街' => Level::Township,
        '村' | '社' => Level::Village,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
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
            ("宣传部部长兼市总工会主席", "宣传部部长兼市总工会主席"),
            ("市“一带一路”办公室主任", "市“一带一路”办公室主任"),
        ];
        for (text, title) in cases {
            assert_eq!(last_title(text), title, "{text}");
        }
    }

    #[test]
    fn organs() {
        let cases = [
            ("市委副书记", "市委", Some(OrganClass::Party), Some(Level::Prefecture)),
            ("县防汛指挥部第一指挥长", "县防汛指挥部", Some(OrganClass::Government), Some(Level::County)),
            ("市人大常委会副主任", "市人大常委会", Some(OrganClass::Congress), Some(Level::Prefecture)),
            ("副镇长", "", Some(OrganClass::Government), Some(Level::Township)),
            ("省政协主席", "省政协", Some(OrganClass::Cppcc), Some(Level::Province)),
            ("市农业农村局局长", "市农业农村局", Some(OrganClass::Government), Some(Level::Prefecture)),
            ("临江县白水镇党委书记", "临江县白水镇党委", Some(OrganClass::Party), Some(Level::Township)),
        ];
        for (text, name, kind, height) in cases {
            let post = POST_WORDS.suffix(text).expect("a post").1;
            assert_eq!((organ(text), class(text, post), level(text)), (name, kind, height), "{text}");
        }
    }
}

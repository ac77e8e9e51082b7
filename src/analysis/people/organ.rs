//! Which organ a title belongs to, of what class and level.

use std::sync::LazyLock;

use super::super::{Level, OrganClass};
use super::names::from;
use super::titles::level_of_place;
use super::vocab::{Cue, POST_WORDS, Post};
use crate::lexicon::{Row, Words, read_table};
use crate::span::{TextRange, slice};

/// What organs, and places that stand for theirs, end in.
const ORGAN_ENDS: fn(char) -> bool = |c| {
    "局厅委办部处科室院校所站社厂矿司团组会府队心馆台园村镇乡县市区省州旗盟道班行线署关园场店企联库港段协议大业支）"
        .contains(c)
};

/// What both the names of organs and the posts of their heads hold: 教育局, 局长.
const UNITS: &str = "部局厅处科所院校站队社馆台省市县区州旗盟镇乡村里";

/// The title without its noun and rank: what is left names the organ, or nothing (采煤副总工程师).
pub(super) fn organ(title: &str) -> &str {
    let noun = POST_WORDS.suffix(title).map_or(0, |(len, _)| len);
    let at = title.len() - noun;
    // 调度指挥中心主任, 宁山军分区司令员, 组织部长: the noun takes a part of the organ along.
    let part = Cue::OrganPart.begins(from(title, at)).filter(|&part| part < noun);
    let mut organ = slice(title, TextRange::at(0, at + part.unwrap_or(0)));
    let unranked = organ.len();
    while let Some(rank) = Cue::Rank.ends(organ) {
        organ = slice(organ, TextRange::at(0, organ.len() - rank));
    }
    // 市教育局长.
    if let Some(unit) = from(title, at).chars().next().filter(|&c| UNITS.contains(c))
        && organ.len() == at
        && unranked == at
        && !organ.is_empty()
        && !organ.ends_with(ORGAN_ENDS)
    {
        organ = slice(title, TextRange::at(0, at + unit.len_utf8()));
    }
    let former = Cue::Former.begins(organ).filter(|&len| from(organ, len).starts_with(level_of_place));
    let organ = from(organ, former.unwrap_or(0));
    if organ.ends_with(ORGAN_ENDS) { organ } else { "" }
}

/// Whether a text ends as offices do whose people lists name: 市教育局, 县政府办.
pub(super) fn names_unit(text: &str) -> bool {
    text.ends_with(['局', '委', '办', '厅', '院', '联', '会', '社', '队', '所', '站'])
        && text.chars().count() > 2
}

/// Where the organ ends in a title to which the bare post behind it belongs, too: 县教育局|党组书记、局长, 某某公司|董事长、总经理.
pub(super) fn shared(title: &str, post: &str) -> Option<usize> {
    if Cue::FirmHead.is(post) {
        return firm(title);
    }
    let mut noun = post;
    while let Some(rank) = Cue::Rank.begins(noun) {
        noun = from(noun, rank);
    }
    let unit = noun.chars().next().filter(|&c| UNITS.contains(c) && !level_of_place(c))?;
    let organ = organ(title);
    let at = organ.rfind(unit).filter(|&at| at > 0 && POST_WORDS.get(noun).is_some())?;
    Some(title.find(organ)? + at + unit.len_utf8())
}

/// Whether a title is one of a firm that is called by its trade: 某某药业董事长.
pub(super) fn is_private(title: &str) -> bool {
    let head = title.char_indices().map(|(at, _)| at).find(|&at| Cue::FirmHead.is(from(title, at)));
    head.is_some_and(|at| Cue::Trade.ends(slice(title, TextRange::at(0, at))).is_some())
}

/// Where the name of a firm ends in a title: 某某公司|董事长.
pub(super) fn firm(title: &str) -> Option<usize> {
    let ends = title.char_indices().filter_map(|(at, _)| Some(at + Cue::Firm.begins(from(title, at))?));
    ends.max()
}

/// What a word in a title tells of the organ; organ-words.tsv explains it.
#[derive(Clone, Copy)]
struct OrganWord {
    class: Option<OrganClass>,
    level: Option<Level>,
}

static ORGAN_WORDS: LazyLock<Words<OrganWord>> = LazyLock::new(|| {
    let word = |row: Row<'static>| OrganWord {
        class: OrganClass::from_id(row.cell(1)),
        level: Level::from_id(row.cell(2)),
    };
    Words::new(read_table!("organ-words.tsv").rows().map(|row| (row.key(), word(row))))
});

/// Of several kinds of organ in a title the first of these holds.
const CLASSES: [OrganClass; 11] = [
    OrganClass::Discipline,
    OrganClass::Congress,
    OrganClass::Cppcc,
    OrganClass::Court,
    OrganClass::Procuratorate,
    OrganClass::Military,
    OrganClass::Enterprise,
    OrganClass::School,
    OrganClass::MassOrganisation,
    OrganClass::Party,
    OrganClass::Government,
];

fn organ_words(title: &str) -> impl Iterator<Item = OrganWord> {
    let starts = title.char_indices().map(|(at, _)| from(title, at));
    starts.flat_map(|rest| ORGAN_WORDS.prefixes(rest).map(|(_, word)| word))
}

pub(super) fn class(title: &str, post: Post) -> Option<OrganClass> {
    let rank = |class: &OrganClass| CLASSES.iter().position(|c| c == class);
    organ_words(title).filter_map(|word| word.class).min_by_key(rank).or(post.class)
}

/// The level: of the character that the title begins with (市教育局), else of the last place whose organ or head
/// follows (河西市临江县委), else of the first place.
pub(super) fn level(title: &str) -> Option<Level> {
    if let Some(level) = organ_words(title).find_map(|word| word.level) {
        return Some(level);
    }
    let levels = || {
        let area = |at: usize| {
            ["军分", "军", "社", "园", "景", "小", "校", "矿", "灌"]
                .iter()
                .any(|w| slice(title, TextRange::at(0, at)).ends_with(w))
        };
        let places = title.char_indices().filter(move |&(at, c)| c != '区' || !area(at));
        places.filter_map(|(at, c)| Some((at, level_of(c)?)))
    };
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

    #[test]
    fn bare_posts_share_the_organ_before_them() {
        let cases = [
            ("县教育局党组书记", "局长", Some("县教育局")),
            ("县教育局局长", "副局长", Some("县教育局")),
            ("市中级人民法院党组书记", "院长", Some("市中级人民法院")),
            ("清泉供水有限公司董事长", "总经理", Some("清泉供水有限公司")),
            ("县委副书记", "县长", None),
            ("市委常委", "副市长", None),
            ("县委副书记", "局长", None),
        ];
        for (title, post, organ) in cases {
            let found = shared(title, post).map(|end| slice(title, TextRange::at(0, end)));
            assert_eq!(found, organ, "{title}、{post}");
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
            ("县应急指挥中心主任", "县应急指挥中心", Some(OrganClass::Government), Some(Level::County)),
            ("临江军分区司令员", "临江军分区", Some(OrganClass::Military), None),
            ("市教育局长", "市教育局", Some(OrganClass::Government), Some(Level::Prefecture)),
            ("县委组织部长", "县委组织部", Some(OrganClass::Party), Some(Level::County)),
            ("审判委员会专职委员", "审判委员会", Some(OrganClass::Court), None),
            ("原市政协副主席", "市政协", Some(OrganClass::Cppcc), Some(Level::Prefecture)),
            ("采煤副总工程师", "", None, None),
        ];
        for (text, name, kind, height) in cases {
            let post = POST_WORDS.suffix(text).expect("a post").1;
            assert_eq!((organ(text), class(text, post), level(text)), (name, kind, height), "{text}");
        }
    }
}

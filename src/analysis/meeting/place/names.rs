//! Names of places in a text: those of the table, and those that no table needs to know.

use std::sync::OnceLock;

use super::{LEVELS, Votes};
use crate::lexicon::{Characters, Classed, Matcher, division, divisions_in, read_table};
use crate::span::{Offset, TextRange, slice};

/// Characters that places.tsv tells of.
struct Marks {
    /// Names of places which no table knows do not hold them.
    never: Characters,
    /// At them a name of a place ends that is read leftwards.
    edge: Characters,
    /// They stand before 城镇 and the like where no place is named.
    whole: Characters,
}

fn marks() -> &'static Marks {
    static MARKS: OnceLock<Marks> = OnceLock::new();
    MARKS.get_or_init(|| {
        let of = |class: &str| {
            let rows = read_table!("places.tsv").rows().filter(|row| row.list(1).any(|one| one == class));
            rows.filter_map(|row| row.key().chars().next()).collect()
        };
        Marks { never: of("never"), edge: of("edge"), whole: of("whole") }
    })
}
/// The longest name before its level, in characters.
const LONGEST: usize = 12;

/// Whether a character is one of [`LEVELS`].
pub(super) fn is_level(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡' | '道')
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Names that no table needs to know: 青源县召开, 青源县委书记.
pub(super) fn open_names(text: &str, at: Offset, weight: u32, votes: &mut Votes<'_>) {
    for (end, level) in text.char_indices().filter(|&(_, c)| is_level(c)) {
        let stop = end + level.len_utf8();
        let rest = slice(text, TextRange::at(stop, text.len()));
        // 青源市5日召开.
        let dated = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | '日'));
        let dated = if rest.starts_with(|c: char| c.is_ascii_digit()) { dated } else { rest };
        let organ =
            organs().prefix(dated).is_some() && !rest.starts_with("委员") && !rest.starts_with("长期");
        // 青石镇：打好秋收主动仗.
        let heads = || rest.starts_with('：') && end < LONGEST;
        if !organ && !heads() && !begins_lower_place(rest, level) {
            continue;
        }
        let before = slice(text, TextRange::at(0, end));
        // 街道 only; and 代县长, 代理县长 acts as a head, of whatever county.
        let acts = before.ends_with('代') || before.ends_with("代理");
        if level == '道' && !before.ends_with('街') || rest.starts_with('长') && acts {
            continue;
        }
        let Some(start) = start_of_name(slice(text, TextRange::at(0, stop)), level) else { continue };
        let name = slice(text, TextRange::at(start, stop));
        // 会议精神和县水利局 is not about 和县.
        if words().begins(name, JOINT).is_some() && inside_word(text, TextRange::at(start, stop)) {
            continue;
        }
        votes.add(name, TextRange::at(start, stop).shifted(at), 2 * weight);
    }
}

/// Whether the name of a county or township follows that of what it belongs to: 青峰市|白石县.
fn begins_lower_place(text: &str, above: char) -> bool {
    let end = text.chars().take(4).position(|c| matches!(c, '县' | '区' | '镇' | '乡'));
    let named =
        end.is_some_and(|end| end > 1 && text.chars().take(end).all(|c| is_han(c) && !marks().never.has(c)));
    matches!(above, '市' | '州' | '盟' | '县')
        && named
        && !ends_in_pronoun(text.split(['县', '区', '镇', '乡']).next().unwrap_or_default())
}

/// Where the name begins that ends a text with the character of its level.
pub(super) fn start_of_name(text: &str, level: char) -> Option<usize> {
    let head = text.strip_suffix(level)?;
    // 格日勒旗, but 近日全旗, 8日全旗.
    let spells = |at: usize, c: char| {
        let before = slice(head, TextRange::at(0, at)).chars().next_back();
        let counted =
            before.is_none_or(|b| !is_han(b) || "近今昨前次当本以年一二三四五六七八九十".contains(b));
        matches!(level, '旗' | '盟') && matches!(c, '日' | '来') && !counted
    };
    let edge = |at: usize, c: char| !is_han(c) || marks().edge.has(c) && !spells(at, c);
    let mut known = None;
    let mut start = head.len();
    for (count, (i, c)) in head.char_indices().rev().enumerate() {
        if division(slice(text, TextRange::at(i, text.len()))).is_some() {
            known = Some(i);
        }
        // 红旗镇 has such a character of its own; before it another name ends: 甲市乙县.
        let party = c == '党' && slice(head, TextRange::at(0, i)).ends_with("共产");
        if edge(i, c) || party || count > 0 && LEVELS.contains(&c) || count > LONGEST {
            break;
        }
        start = i;
    }
    // 听取雪山县供热公司…汇报.
    while let Some(word) = words().begins(slice(head, TextRange::at(start, head.len())), NO_PLACE)
        && head.len() - start > word + "两".len()
    {
        start += word;
    }
    let name = slice(head, TextRange::at(start, head.len()));
    let autonomous = name.ends_with("自治") && (4..=LONGEST).contains(&name.chars().count());
    // 浔江新区.
    let new = level == '区' && name.ends_with('新') && name.chars().count() > 2;
    // 城区, 山村, 来旗 name no place; 盐城县, 屏山县 and 格日来旗 do.
    let land = match level {
        '县' | '州' => name.chars().count() > 1 && name.ends_with(['城', '山', '园', '新']),
        // 山城镇; not 小城镇.
        '镇' => {
            name.chars().count() == 2
                && name.ends_with(['城', '山', '园'])
                && !name.starts_with(|c| marks().whole.has(c))
        }
        // 泽州市; not 省州市.
        '市' => name.chars().count() == 2 && name.ends_with(['州', '城', '山']) && !name.starts_with(LEVELS),
        '旗' | '盟' => name.chars().count() > 2,
        _ => false,
    };
    let pronoun = ends_in_pronoun(name) && level != '道' && !new && !land;
    let open = (autonomous || (2..=4).contains(&name.chars().count()) && !pronoun)
        && !name.starts_with(['全', '我', '各', '该', '本'])
        && (level != '省' || name.chars().count() < 4)
        && (autonomous
            || !name.contains(|c| marks().never.has(c)) && words().begins(name, NO_PLACE).is_none());
    // 平陇县 is not 陇县, but 安徽萧县 is 萧县.
    let longer =
        |at: usize| open && start < at && head.get(start..at).is_some_and(|t| t.chars().count() == 1);
    known.filter(|&at| !longer(at)).or(open.then_some(start))
}

pub(super) fn organs() -> &'static Matcher<()> {
    static MATCHER: OnceLock<Matcher<()>> = OnceLock::new();
    MATCHER.get_or_init(|| {
        let rows = read_table!("places.tsv").rows();
        Matcher::new(rows.filter(|row| row.list(1).any(|class| class == "organ")).map(|row| (row.key(), ())))
    })
}

fn ends_in_pronoun(name: &str) -> bool {
    words().ends(name, PRONOUN).is_some()
}

pub(super) const NO_PLACE: u64 = 2;
const PRONOUN: u64 = 4;
const SMALLER: u64 = 8;
const JOINT: u64 = 16;
pub(super) const ZONE: u64 = 32;
pub(super) const BEFORE: u64 = 64;
pub(super) const AFTER: u64 = 128;
pub(super) const CLOSE: u64 = 256;

pub(super) fn words() -> &'static Classed {
    static WORDS: OnceLock<Classed> = OnceLock::new();
    WORDS.get_or_init(|| {
        Classed::of(
            read_table!("places.tsv"),
            &["motto", "no-place", "pronoun", "smaller", "joint", "zone", "before", "after", "close"],
        )
    })
}

/// Whether a character of a longer name stands before a range.
fn inside_word(text: &str, range: TextRange) -> bool {
    let before = slice(text, TextRange::at(0, range.start().index())).chars().next_back();
    before.is_some_and(|c| is_han(c) && !LEVELS.contains(&c) && !marks().edge.has(c))
}

/// Names of the table, in full or in short.
pub(super) fn known_names(text: &str, at: Offset, weight: u32, level: Option<char>, votes: &mut Votes<'_>) {
    for hit in divisions_in(text) {
        let name = hit.value.name();
        let printed = slice(text, hit.range);
        let rest = slice(text, TextRange::new(hit.range.end(), Offset::at(text.len())));
        let full = printed.len() == name.len();
        // 代县长 is a post, 云阜新闻网 an outlet, 长岭村 a village.
        if !full && words().begins(rest, SMALLER).is_some() {
            continue;
        }
        // 朔东区 is no 东区.
        let cut = printed.ends_with(LEVELS) && printed.chars().count() == 2 && inside_word(text, hit.range);
        // 思想上高度重视 is not about 上高, 《…》和县妇联 not about 和县, 督查室会同县妇联 not about 会同.
        let joins = words().begins(printed, JOINT).is_some();
        let of_words = (!full || joins) && inside_word(text, hit.range);
        // 临江县 is not the city of 临江.
        let other =
            !full && rest.chars().next().is_some_and(|c| c != '道' && is_level(c) && !name.ends_with(c));
        let acting = printed.starts_with('代') && rest.starts_with('长');
        // 沿河的垃圾 is a word for where it lies.
        let other = other || !full && rest.starts_with('的');
        if cut || of_words || other || acting || rest.starts_with('闻') {
            continue;
        }
        if !full && !level.is_some_and(|l| name.ends_with(l)) && !rest.starts_with(LEVELS) && level.is_some()
        {
            continue;
        }
        let media = organs().prefix(rest).is_some();
        votes.add(name, hit.range.shifted(at), weight * if full || media { 2 } else { 1 });
    }
}

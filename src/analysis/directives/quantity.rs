//! How much, and of what: 2次, 百分之九十以上, 三十公里, 186个隐患点.

use std::sync::LazyLock;

use super::act_word::ActWord;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::scan::names;
use super::sentence::chars;
use super::words::{OrderWord, words};
use super::{deadline, when};
use crate::lexicon::{Words, read_table};
use crate::span::{Offset, TextRange, slice, tail};

/// Units, and whether what is counted follows; none where a word only begins with one, or the number has a place on a scale.
static UNITS: LazyLock<Words<Option<bool>>> = LazyLock::new(|| {
    let counts = |cell: &str| (!matches!(cell, "none" | "scale")).then_some(cell == "count");
    Words::new(read_table!("quantity-units.tsv").rows().map(|row| (row.key(), counts(row.cell(1)))))
});

/// The quantities in a range, in order.
pub(super) fn find(base: &str, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
    let mut past = Offset(0);
    let mut before = ' ';
    let found = chars(base, range).filter_map(move |(at, ch)| {
        // 亿元以上: no number without a digit before it.
        let begins = at >= past
            && (is_numeral(ch) || ch == '每')
            && !is_numeral(before)
            && before != '第'
            && !matches!(ch, '万' | '亿' | '.');
        before = ch;
        let text = slice(base, TextRange::new(at, range.end()));
        let led = begins.then(|| slice(base, TextRange::new(range.start(), at)));
        let length = if ch == '每' {
            led.and_then(|_| each(text))
        } else {
            let led = led.filter(|led| deadline::limit(led).is_none())?;
            read(text, ActWord::KeptWithin.ends(led).is_some())
        }?;
        past = Offset::at(at.index() + length);
        Some(TextRange::new(at, past))
    });
    found.filter(move |&found| !is_given(base, range, found))
}

/// The length of what a text begins with that says how often or how close: 每月至少两次, 每半月, 每两百米. A time by which
/// something is due again and again is none: 每晚8时前.
fn each(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('每')?;
    if when::read(text, '每', None).is_some() {
        return None;
    }
    let Some(period) = period(text) else {
        let counts =
            rest.chars().next().is_some_and(|first| is_numeral(first) && !matches!(first, '一' | '个'));
        return counts.then(|| read(rest, true)).flatten().map(|length| text.len() - rest.len() + length);
    };
    let behind = text.get(period..)?;
    // 每月1日至20日 is a stretch of days, 每天的例会 a thing.
    let on = behind.strip_prefix(['至', '到']).is_some_and(|rest| rest.starts_with(is_numeral));
    if on || behind.starts_with('的') {
        return None;
    }
    Some(period + times(behind).unwrap_or_default())
}

/// The length of how often something is due that a text begins with: 每月, 每周五, 每三天, 每天早上.
fn period(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('每')?;
    let counted = || {
        let (_, behind) = when::number(rest)?;
        when::unit(behind).map(|(length, _)| text.len() - behind.len() + length)
    };
    let length = ClauseWord::Often.begins(text).into_iter().chain(counted()).max()?;
    let behind = text.get(length..)?;
    // 每周一次 is no Monday.
    let weekday = text.get(..length)?.ends_with('周') && times(behind).is_none();
    let weekday = weekday.then(|| behind.strip_prefix(is_weekday)).flatten();
    let day = || when::number(behind).and_then(|(_, rest)| rest.strip_prefix(['日', '号']));
    let end = || behind.strip_prefix(['底', '末', '初']);
    // 每天早中晚: no less than 早上.
    let hour = || Some(when::behind_hour(behind)).filter(|rest| rest.len() + '早'.len_utf8() < behind.len());
    let named = weekday.or_else(day).or_else(end).or_else(hour);
    Some(text.len() - named.unwrap_or(behind).len())
}

fn is_weekday(c: char) -> bool {
    "一二三四五六日".contains(c)
}

/// The length of a number of times, at least so many: 两次, 至少一次.
fn times(text: &str) -> Option<usize> {
    let rest = ActWord::Least.stripped(text).unwrap_or(text);
    let (_, behind) = when::number(rest)?;
    let unit = behind.chars().next().filter(|unit| matches!(unit, '次' | '遍' | '轮' | '趟' | '回'))?;
    Some(text.len() - behind.len() + unit.len_utf8())
}

/// Whether a number only says what was or is: 由2个增加到6个, 在去年征集31人的基础上, 近14天.
fn is_given(base: &str, range: TextRange, found: TextRange) -> bool {
    /// How far around the number is looked, in bytes.
    const REACH: usize = 120;
    let before = tail(slice(base, TextRange::new(range.start(), found.start())), REACH);
    let end = range.end().index().min(found.end().index() + REACH);
    let behind = slice(base, TextRange::at(found.end().index(), end));
    let clause = before.rsplit(['，', '；', '：']).next().unwrap_or_default();
    let rest = behind.split(['，', '；', '。']).next().unwrap_or_default();
    let old = before.ends_with(['由', '从']) && ActWord::Changes.begins(behind).is_some();
    let basis = clause.contains('在') && rest.contains("基础上");
    let lasts = || when::lasts(slice(base, found));
    old || basis || is_past(clause) || ActWord::Latest.ends(before).is_some() && lasts()
}

/// Whether a number behind a text is that of an earlier time: 去年征集; no 比去年增加.
fn is_past(before: &str) -> bool {
    /// How much may stand between the time and the number, in characters.
    const NEAR: usize = 5;
    let ends = before.char_indices().map(|(at, _)| at).chain([before.len()]).rev().take(NEAR);
    ends.filter_map(|end| before.split_at_checked(end))
        .any(|(then, rest)| ActWord::Past.ends(then).is_some() && !ActWord::Compares.within(rest))
}

/// The length of the quantity that a text begins with; a stretch of time counts where something is `kept` within it.
fn read(text: &str, kept: bool) -> Option<usize> {
    let digits: usize = text.chars().take(12).take_while(|&c| is_numeral(c)).map(char::len_utf8).sum();
    if text.starts_with("百分之") || text.starts_with("百分百") {
        let rest = text.get("百分之".len()..)?;
        return Some(
            "百分之".len()
                + rest.chars().take(6).take_while(|&c| is_numeral(c)).map(char::len_utf8).sum::<usize>(),
        );
    }
    let rest = text.get(digits..).filter(|_| digits > 0)?;
    let (mut unit, counts) = UNITS.prefix(rest)?;
    let mut counts = counts?;
    // 24小时, 两小时内: when, not how much.
    if let Some((lasts, _)) = when::unit(rest) {
        if !kept && (text.starts_with("24小时") || when::ending(rest.get(lasts..)?).is_some()) {
            return None;
        }
        unit = unit.max(lasts);
        counts &= unit > lasts;
    }
    // 一个, 一项 count nothing; 三个一批 is a formula.
    let arabic = text.starts_with(|c: char| c.is_ascii_digit());
    let many = arabic || digits > 3 || !text.starts_with(['一', '两', '几']);
    let counted = rest.get(unit..).filter(|_| counts && arabic).and_then(counted);
    many.then_some(digits + unit + counted.unwrap_or_default())
}

/// The length of what is counted, which a text begins with: 隐患点 before 逐一排查. None where its end cannot be told.
fn counted(text: &str) -> Option<usize> {
    /// How long it may be, in characters.
    const LONG: usize = 8;
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).take(LONG + 1);
    let end = ends.into_iter().find(|&at| text.get(at..).is_some_and(ends_noun))?;
    let (noun, behind) = text.split_at_checked(end)?;
    // 疫情防控副校长: what is done may be part of the name.
    let open = words().orders.prefix(behind).is_some_and(|hit| {
        let after = behind.get(hit.range.len()..).and_then(|rest| rest.chars().next());
        hit.value == OrderWord::Activity && after.is_some_and(char::is_alphanumeric)
    });
    let named = noun.chars().count() > 1 || words().actors.of(noun).is_some();
    (named && !open && !noun.contains(['的', '了', '多', '以', '你', '我', '他', '您', '亿', '万']))
        .then_some(end)
}

/// Whether a noun ends before a text: at a mark, a number, or what is done.
fn ends_noun(rest: &str) -> bool {
    let mut chars = rest.chars();
    let Some(next) = chars.next() else { return true };
    // 棉衣棉被，.
    let passive = next == '被' && chars.next().is_some_and(char::is_alphanumeric);
    // 监测点, 建设项目: the verb is part of the noun.
    let part = |length: usize| rest.get(length..).is_some_and(|behind| names(ClauseWord::Body, behind));
    let verb = || words().orders.prefix(rest).is_some_and(|hit| !part(hit.range.len()));
    let deontic = || words().speech.prefix(rest).is_some_and(|hit| hit.value.deontic.is_some());
    let deed = || PartWord::Deed.begins(rest).is_some_and(|length| !part(length));
    !next.is_alphanumeric()
        || next.is_ascii_digit()
        || ActWord::NounEnd.begins(rest).is_some()
        || next == '等' && !rest.starts_with("等级")
        || passive
        || verb()
        || deontic()
        || deed()
        || ClauseWord::Stop.begins(rest).is_some()
        || ClauseWord::Acts.begins(rest).is_some()
        || ClauseWord::Light.begins(rest).is_some()
        || PartWord::Undergoes.begins(rest).is_some()
}

/// Whether a text ends with a number of something: 不少于6人.
pub(super) fn ends_counted(text: &str) -> bool {
    let unit = UNITS.suffix(text).filter(|(_, counts)| counts.is_some());
    let unit = unit.and_then(|(length, _)| text.get(..text.len() - length));
    unit.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text is a number and its unit: 20厘米, 8级以上.
pub(super) fn ends_measured(text: &str) -> bool {
    let bare = text.trim_end_matches("以上").trim_end_matches("以下");
    let unit = bare.trim_start_matches(is_numeral);
    let counts = |length: usize| length == unit.len();
    let listed = UNITS.prefix(unit).is_some_and(|(length, _)| counts(length));
    unit.len() < bare.len() && (listed || when::unit(unit).is_some_and(|(length, _)| counts(length)))
}

/// Whether a character is a digit or stands in a number.
pub(super) fn is_numeral(ch: char) -> bool {
    matches!(
        ch,
        '0'..='9'
            | '.'
            | '〇'
            | '零'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities() {
        for (text, expected) in [
            ("每天巡查2次，疏通三十公里河道。", &["每天", "2次", "三十公里"][..]),
            ("每月至少两次下访，每半月通报，每季度走一遍。", &["每月至少两次", "每半月", "每季度"]),
            ("坚持每周一次检测，每周五公布，每月底汇总。", &["每周一次", "每周五", "每月底"]),
            ("每两小时消毒，每500户配1名网格员。", &["每两小时", "每500户", "1名网格员"]),
            ("每晚8时前汇总，每天的例会要短。", &[]),
            ("堤防每两百米一个人，让8名教师赶在开学前到岗。", &["每两百米", "8名教师"]),
            ("审批时限不超过三天，室温不低于18摄氏度，8级大风停航。", &["18摄氏度"]),
            ("覆盖率达到百分之九十以上，或95%。", &["百分之九十", "95%"]),
            ("第3次会议是一个新起点。", &[]),
            ("亿元以上项目达到60个。", &["60个"]),
            ("拨付1.5亿元，惠及2万人次。", &["1.5亿元", "2万人次"]),
            ("对186个隐患点逐一排查。", &["186个隐患点"]),
            ("抽调150名护士组建预备队。", &["150名护士"]),
            ("8个乡镇、56个村要全部清零。", &["8个乡镇", "56个村"]),
            ("盯住56个项目不放。", &["56个项目"]),
            ("12个监测点8月底前建好。", &["12个监测点"]),
            ("备足3万件棉衣棉被，15个工作日办结。", &["3万件棉衣棉被", "15个工作日"]),
            ("6个月内配齐1名疫情防控副校长。", &["1名"]),
            ("建成12个，验收3个。", &["12个", "3个"]),
            ("对7个风险等级较高的地方挂牌督办。", &["7个"]),
            ("水泵由2台增加到6台，送水时间控制在20分钟以内。", &["6台", "20分钟"]),
            ("在去年修复31处的基础上，完好率突破七成，成立三成员小组。", &["七成"]),
            ("比去年增加20%，近14天返乡的逐一登记。", &["20%"]),
            ("每次不少于8次，达85%以上。", &["8次", "85%"]),
        ] {
            let found: Vec<_> = find(text, TextRange::of(text)).map(|r| slice(text, r)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

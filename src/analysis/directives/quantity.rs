//! How much: 2次, 百分之九十以上, 三十公里.

use std::sync::LazyLock;

use super::sentence::chars;
use super::when;
use crate::lexicon::{Words, read_table};
use crate::span::{Offset, TextRange, slice};

static UNITS: LazyLock<Words<()>> =
    LazyLock::new(|| Words::new(read_table!("quantity-units.tsv").keys().map(|unit| (unit, ()))));

/// The quantities in a range, in order.
pub(super) fn find(base: &str, range: TextRange) -> impl Iterator<Item = TextRange> + '_ {
    let mut past = Offset(0);
    let mut before = ' ';
    chars(base, range).filter_map(move |(at, ch)| {
        // 亿元以上: no number without a digit before it.
        let begins = at >= past
            && is_digit(ch)
            && !is_digit(before)
            && before != '第'
            && !matches!(ch, '万' | '亿' | '.');
        before = ch;
        let length = begins.then(|| read(slice(base, TextRange::new(at, range.end()))))??;
        past = Offset::at(at.index() + length);
        Some(TextRange::new(at, past))
    })
}

/// The length of the quantity that a text begins with.
fn read(text: &str) -> Option<usize> {
    let digits: usize = text.chars().take(12).take_while(|&c| is_digit(c)).map(char::len_utf8).sum();
    if text.starts_with("百分之") || text.starts_with("百分百") {
        let rest = text.get("百分之".len()..)?;
        return Some(
            "百分之".len()
                + rest.chars().take(6).take_while(|&c| is_digit(c)).map(char::len_utf8).sum::<usize>(),
        );
    }
    let rest = text.get(digits..).filter(|_| digits > 0)?;
    let unit = UNITS.prefix(rest)?.0;
    // 24小时, 两小时内: when, not how much.
    if when::unit(rest).is_some() && (text.starts_with("24小时") || when::ending(rest.get(unit..)?).is_some())
    {
        return None;
    }
    // 一个, 一项 count nothing; 三个一批 is a formula.
    let arabic = text.starts_with(|c: char| c.is_ascii_digit());
    let many = arabic || digits > 3 || !text.starts_with(['一', '两', '几']);
    many.then_some(digits + unit)
}

/// Whether a text ends with a number of something: 不少于6人.
pub(super) fn ends_counted(text: &str) -> bool {
    let unit = UNITS.suffix(text).and_then(|(length, ())| text.get(..text.len() - length));
    unit.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

fn is_digit(ch: char) -> bool {
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
            ("每天巡查2次，疏通三十公里河道。", &["2次", "三十公里"][..]),
            ("覆盖率达到百分之九十以上，或95%。", &["百分之九十", "95%"]),
            ("第3次会议是一个新起点。", &[]),
            ("亿元以上项目达到60个。", &["60个"]),
            ("拨付1.5亿元，惠及2万人次。", &["1.5亿元", "2万人次"]),
        ] {
            let found: Vec<_> = find(text, TextRange::of(text)).map(|r| slice(text, r)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

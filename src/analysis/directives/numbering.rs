//! Numbers of list items at the start of a sentence.

use super::part_word::PartWord;

/// The length of a list number at the start of a sentence, and whether the sentence is an item of a list.
pub(super) fn marker(text: &str) -> (usize, bool) {
    let numbered = number(text);
    if numbered > 0 {
        return (numbered, true);
    }
    (0, is_ordinal(text))
}

/// The length of `1.`, `（一）`, `三、`, `①`, `01 `.
fn number(text: &str) -> usize {
    let mut chars = text.chars().peekable();
    let bracket = chars.next_if(|&c| c == '（' || c == '(').is_some();
    let mut length = if bracket { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let mut digits = 0;
    let (mut arabic, mut circled) = (false, false);
    while let Some(ch) = chars.next_if(|&c| c.is_ascii_digit() || is_numeral(c) || is_circled(c)) {
        (arabic, circled) = (ch.is_ascii_digit(), is_circled(ch));
        digits += 1;
        length += ch.len_utf8();
    }
    if digits == 0 || digits > 3 {
        return 0;
    }
    if circled {
        return length;
    }
    let ends = |c: char| match c {
        '）' | ')' => true,
        '、' | '．' => !bracket,
        '.' | ' ' => !bracket && arabic,
        _ => false,
    };
    let Some(end) = chars.next().filter(|&c| ends(c)) else { return 0 };
    // 3.5 is a number, not an item; so is 一、二.
    let next = chars.peek().copied().unwrap_or(' ');
    if next.is_ascii_digit() && !matches!(end, '）' | ')') || (end == '、' && is_numeral(next)) {
        return 0;
    }
    length + end.len_utf8() + chars.take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>()
}

/// 一是, 二要, 三、…, 第四，, 首先，, 其一，.
fn is_ordinal(text: &str) -> bool {
    let rest = text.trim_start_matches('第').trim_start_matches('其');
    let bare = rest.trim_start_matches(is_numeral);
    let led = rest.len() < text.len();
    let counted = bare.len() < rest.len();
    let unit = bare.trim_start_matches(['句', '条', '件', '项', '个']);
    let item = bare.starts_with(['是', '要'])
        || (led
            && (bare.starts_with(['，', '、', '：', '点'])
                || unit.len() < bare.len() && unit.starts_with('，')));
    (counted && item) || PartWord::First.begins(text).is_some()
}

pub(super) fn is_numeral(ch: char) -> bool {
    matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_circled(ch: char) -> bool {
    ('①'..='⑳').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_numbers() {
        for (text, rest, listed) in [
            ("1.加强领导。", "加强领导。", true),
            ("（二）加强领导。", "加强领导。", true),
            ("三、加强领导。", "加强领导。", true),
            ("（三）5月1日起停航。", "5月1日起停航。", true),
            ("④加强领导。", "加强领导。", true),
            ("02 加强领导。", "加强领导。", true),
            ("一是加强领导。", "一是加强领导。", true),
            ("二要加强领导。", "二要加强领导。", true),
            ("第三，加强领导。", "第三，加强领导。", true),
            ("首先，加强领导。", "首先，加强领导。", true),
            ("3.5万人参加。", "3.5万人参加。", false),
            ("一些单位不重视。", "一些单位不重视。", false),
            ("三、四月份雨多。", "三、四月份雨多。", false),
            ("第二天下雨。", "第二天下雨。", false),
        ] {
            let (length, item) = marker(text);
            assert_eq!((text.get(length..), item), (Some(rest), listed), "{text}");
        }
    }
}

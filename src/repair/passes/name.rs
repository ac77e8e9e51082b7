//! Names of two characters spread to the width of three: `张　三、李四平、王　五`.

use crate::confidence::Confidence;
use crate::lexicon::surname;
use crate::repair::EditKind;
use crate::repair::chars::{is_blank, is_han};
use crate::repair::model::Context;
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Closes the blank inside a name where its neighbours in the line are names as well; alone it is offered, since
/// headings are spread alike.
pub(crate) struct Names;

impl Pass for Names {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.contains(is_blank) {
                in_line(line, start, out);
            }
            start += line.len();
        }
    }
}

/// Bearers in ten thousand people from which on a character is taken for a surname.
const USUAL: u16 = 5;

/// So many names in one line leave no doubt.
const LISTED: usize = 3;

fn in_line(line: &str, start: usize, out: &mut Vec<Proposal>) {
    let items: Vec<(usize, &str)> = items(line).collect();
    let spread: Vec<TextRange> = items.iter().filter_map(|&(at, item)| spread(item, start + at)).collect();
    if spread.is_empty() {
        return;
    }
    let names = spread.len() + items.iter().filter(|(_, item)| is_name(item)).count();
    let confidence = if names >= LISTED { Confidence::CERTAIN } else { Confidence::LIKELY };
    out.extend(
        spread.into_iter().map(|range| Proposal::certain(EditKind::Blank, range, "").with(confidence)),
    );
}

/// What stands between the marks of a line, and where.
fn items(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = |c: char| {
        matches!(
            c,
            '、' | '，' | '：' | '；' | '。' | '（' | '）' | ',' | ':' | ';' | '(' | ')' | '\n' | '\r'
        )
    };
    line.split(parts).map(move |item| (item.as_ptr() as usize - line.as_ptr() as usize, item))
}

/// The blank of an item that is a surname, a blank and one character, a post before it left aside.
fn spread(item: &str, start: usize) -> Option<TextRange> {
    let body = item.trim_end_matches(is_blank);
    let given = body.chars().next_back().filter(|&c| is_han(c))?;
    let head = body.strip_suffix(given)?;
    let name = head.trim_end_matches(is_blank);
    let family = name.chars().next_back().filter(|&c| is_han(c))?;
    let before = name.strip_suffix(family)?;
    // A word of one character before it is part of a spread line.
    let alone = before.is_empty()
        || (before.ends_with(is_blank) && !ends_in_single(before.trim_end_matches(is_blank)));
    let mut buffer = [0; 4];
    let is_family = surname(family.encode_utf8(&mut buffer)).is_some_and(|s| s.share >= USUAL);
    let range = TextRange::at(start + name.len(), start + head.len());
    (alone && !range.is_empty() && is_family && !is_word(family, given)).then_some(range)
}

/// Whether the last word of a text has one character only.
fn ends_in_single(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next().is_some_and(is_han) && back.next().is_none_or(is_blank)
}

/// Whether two characters make a word, as in the heading `方　案`.
fn is_word(first: char, second: char) -> bool {
    const OFTEN: f32 = -3.6;
    Context::of('\n', first).followed_by(second) > OFTEN
}

/// Whether an item is a name of three characters.
fn is_name(item: &str) -> bool {
    let item = item.trim_matches(is_blank);
    item.chars().count() == 3 && item.chars().all(is_han) && surname(item).is_some_and(|s| s.share > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Names,
        mends: [
            ("参加：张 三、李四平、王　五。", "参加：张三、李四平、王五。"),
            ("县领导　周　平、郑小海、吴 强出席；林 中、何大江", "县领导　周平、郑小海、吴 强出席；林中、何大江"),
        ],
        keeps: ["张 三", "方 案、纪 要、计 划", "市 委 书 记 张 三、李四平、王大海", "时　间：上午", "坚持人民至上 抓实", "文 件、通 知、安 排"],
    );
}

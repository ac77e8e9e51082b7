//! Blanks that a scraper or a typesetter left between Han characters.

use crate::repair::EditKind;
use crate::repair::chars::{is_blank, is_han};
use crate::repair::pass::{Pass, Proposal};
use crate::span::{TextRange, slice};

/// Removes blanks before marks where they are a habit, blanks between all characters of a line, and the blank that spreads a
/// name of two characters. A blank between phrases parts a headline and stays.
pub(crate) struct Blanks;

impl Pass for Blanks {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let habit = is_habit(text);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let gaps = gaps(line);
            if !gaps.is_empty() {
                let spaced = is_spaced(line, &gaps);
                let noise =
                    gaps.iter().filter(|gap| (spaced && gap.between_han()) || (habit && gap.is_noise()));
                out.extend(noise.map(|gap| {
                    let range = TextRange::at(start + gap.start, start + gap.end);
                    Proposal::certain(EditKind::Blank, range, "")
                }));
            }
            start += line.len();
        }
    }
}

/// Whether blanks stand before marks as a habit of the page; a single slip is the writer's own.
fn is_habit(text: &str) -> bool {
    let (mut marks, mut apart) = (0usize, 0usize);
    let mut last = '\n';
    for c in text.chars() {
        if matches!(c, '，' | '。' | '、' | '；' | '”' | '）') {
            marks += 1;
            apart += usize::from(is_blank(last));
        }
        last = c;
    }
    apart >= 2 && apart * 5 > marks
}

/// Blanks inside a line and the characters around them.
struct Gap {
    start: usize,
    end: usize,
    before: char,
    after: char,
}

impl Gap {
    fn between_han(&self) -> bool {
        is_han(self.before) && is_han(self.after)
    }

    /// Whether no writer leaves a blank here.
    fn is_noise(&self) -> bool {
        let closes = |c| matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '”' | '》');
        let opens = |c| matches!(c, '（' | '“' | '《');
        let text = |c| is_han(c) || is_mark_or_digit(c);
        (closes(self.after) && text(self.before)) || (opens(self.before) && text(self.after))
    }
}

fn is_mark_or_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '）' | '”' | '》' | '“' | '《')
}

fn gaps(line: &str) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut before = None;
    let mut open: Option<usize> = None;
    for (at, c) in line.char_indices() {
        if is_blank(c) {
            open = open.or(before.map(|_| at));
            continue;
        }
        if let (Some(start), Some(before), false) = (open.take(), before, matches!(c, '\n' | '\r')) {
            gaps.push(Gap { start, end: at, before, after: c });
        }
        before = Some(c);
    }
    gaps
}

/// Whether nearly every character of a line stands apart.
fn is_spaced(line: &str, gaps: &[Gap]) -> bool {
    let spread = gaps.iter().filter(|gap| gap.between_han()).count();
    let han = line.chars().filter(|&c| is_han(c)).count();
    // A heading of two or three characters is spread by a designer.
    let narrow = gaps.iter().all(|gap| slice(line, TextRange::at(gap.start, gap.end)).chars().count() == 1);
    han >= 8 && spread * 4 >= han * 3 && narrow
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Blanks,
        mends: [
            ("会议指出 ，要抓好 。", "会议指出，要抓好。"),
            ("市 委 书 记 主 持 召 开 会 议", "市委书记主持召开会议"),
            ("他说 ：“ 好 ” 。", "他说：“好”。"),
        ],
        keeps: [
            "坚持人民至上 抓实各项工作",
            "　　会议指出，要抓好。\n　　要抓实。",
            "第3次 会议 10 月",
            "目　录",
            "a b , c",
            "会议指出 ，要抓好。要抓早，抓小，抓实。",
        ],
    );
}

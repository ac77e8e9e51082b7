//! Line breaks inside a sentence.

use crate::confidence::Confidence;
use crate::repair::EditKind;
use crate::repair::chars::{ends_sentence, is_blank, is_han, is_mark, opens};
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Removes line breaks before a mark that no line begins with, and where the whole text was broken, after
/// commas or at one width; a single break after a comma in a long line is offered.
pub(crate) struct Lines;

/// A line shorter than this that ends in a comma may be verse.
const LONG: usize = 24;

impl Pass for Lines {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let lines: Vec<Line> = lines(text).collect();
        let habits = Habits { width: wrapped_at(&lines), commas: breaks_at_commas(&lines) };
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            if let Some(confidence) = line.runs_on_into(next, &habits) {
                let range = TextRange::at(line.end, next.start);
                out.push(Proposal::certain(EditKind::BrokenLine, range, "").with(confidence));
            }
        }
    }
}

/// A line without the blanks around it, by its ends and what stands there.
struct Line {
    start: usize,
    end: usize,
    characters: usize,
    first: char,
    last: char,
    /// Whether blanks stood before it.
    indented: bool,
    /// Whether an empty line stands before it.
    apart: bool,
}

/// How the lines of a text were broken as a whole.
struct Habits {
    width: Option<usize>,
    commas: bool,
}

impl Line {
    /// How sure it is that a sentence goes on from this line to the next, if it seems so at all.
    fn runs_on_into(&self, next: &Self, habits: &Habits) -> Option<Confidence> {
        let before_mark = matches!(next.first, '，' | '。' | '、' | '；' | '）' | '”' | '》')
            && (is_han(self.last) || is_mark(self.last) || self.last.is_ascii_alphanumeric());
        // A sentence that ended does not go on with a comma: something is missing there.
        let whole = !ends_sentence(self.last) || matches!(next.first, '）' | '”' | '》');
        let goes_on = !next.apart
            && !next.indented
            && (is_han(next.first) || next.first.is_ascii_digit() || opens(next.first));
        let at_width =
            habits.width.is_some_and(|width| self.characters + 1 >= width && self.characters <= width + 1);
        let cut = at_width
            && !ends_sentence(self.last)
            && self.last != '：'
            && (is_han(self.last) || matches!(self.last, '，' | '、'));
        match () {
            () if before_mark => Some(if whole { Confidence::CERTAIN } else { Confidence::LIKELY }),
            () if goes_on && (cut || (self.stops_at_comma() && habits.commas)) => Some(Confidence::CERTAIN),
            () if goes_on && self.stops_at_comma() => Some(Confidence::LIKELY),
            () => None,
        }
    }

    fn stops_at_comma(&self) -> bool {
        matches!(self.last, '，' | '、') && self.characters >= LONG
    }
}

/// Whether more than one line in eight stops at a comma.
fn breaks_at_commas(lines: &[Line]) -> bool {
    let stopped = lines.iter().filter(|line| line.stops_at_comma()).count();
    stopped > 0 && stopped * 8 > lines.len()
}

fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut at = 0;
    let mut apart = false;
    text.split_inclusive('\n').filter_map(move |line| {
        let begin = at;
        at += line.len();
        let is_outside = |c| is_blank(c) || matches!(c, '\n' | '\r');
        let body = line.trim_matches(is_outside);
        let (Some(first), Some(last)) = (body.chars().next(), body.chars().next_back()) else {
            apart = true;
            return None;
        };
        let lead = line.len() - line.trim_start_matches(is_outside).len();
        let start = begin + lead;
        let was_apart = std::mem::take(&mut apart);
        let characters = body.chars().count();
        Some(Line {
            start,
            end: start + body.len(),
            characters,
            first,
            last,
            indented: lead > 0,
            apart: was_apart,
        })
    })
}

/// The width at which the text was broken, if most of its lines are as wide as that.
fn wrapped_at(lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|line| line.characters).max().filter(|&width| (18..=80).contains(&width))?;
    let full = lines.iter().filter(|line| line.characters + 1 >= width).count();
    let cut = lines.iter().filter(|line| line.characters + 1 >= width && is_han(line.last)).count();
    (full >= 4 && full * 2 >= lines.len() && cut * 2 >= full).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Lines,
        mends: [
            ("会议指出\n，要抓好", "会议指出，要抓好"),
            (
                "会议指出，各级各部门要认真落实这一批任务，细化分工，\n压实责任。\n下一段。",
                "会议指出，各级各部门要认真落实这一批任务，细化分工，压实责任。\n下一段。",
            ),
        ],
        keeps: [
            "坚持人民至上\n抓实各项工作",
            "白日依山尽，\n黄河入海流。",
            // A sentence is missing, or its beginning.
            "会议指出，要抓好。\n，要抓实",
            "会议指出：\n要抓好。\n\n要抓实",
            "列表：\n（一）抓早\n（二）抓小",
        ],
    );

    #[test]
    fn hard_wrapped_text() {
        let paragraph = "会议强调各级各部门要提高认识切实把思想和行动统一到全市的部署上来";
        let wrapped = paragraph.repeat(4);
        let lines: Vec<String> =
            wrapped.chars().collect::<Vec<_>>().chunks(20).map(|line| line.iter().collect()).collect();
        let text = format!("{}。\n会后。", lines.join("\n"));
        assert_eq!(crate::repair::contract::check_any(&Lines, &text), format!("{wrapped}。\n会后。"));
    }
}

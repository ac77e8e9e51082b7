//! A text as its lines, each told by itself once: what splitting and reading both ask.

use super::line::{Line, lines};
use super::zones::{Sort, sorts};
use super::{Report, read, split};
use crate::intake::Hints;
use crate::span::{TextRange, slice};

/// The lines of a base text and what each is by itself.
pub struct Sheet<'t> {
    base: &'t str,
    lines: Vec<Line<'t>>,
    sorts: Vec<Sort>,
}

impl<'t> Sheet<'t> {
    /// The lines of a text.
    #[must_use]
    pub fn of(base: &'t str) -> Self {
        let lines = lines(base);
        let sorts = sorts(base, &lines);
        Self { base, lines, sorts }
    }

    /// The ranges of the reports of the text: in order, touching, covering all of it.
    #[must_use]
    pub fn split(&self) -> Vec<TextRange> {
        split::split(self.base, &self.lines, &self.sorts)
    }

    /// The structure of the report that stands in a range, as one of its own; so `hints` count.
    #[must_use]
    pub fn read(&self, part: TextRange, hints: &Hints) -> Report {
        let before = |at| self.lines.partition_point(|line| line.start() < at);
        let here = before(part.start())..before(part.end());
        let own = |line: &Line<'t>| Line { range: line.range.relative_to(part.start()), ..*line };
        let lines: Vec<_> = self.lines[here.clone()].iter().map(own).collect();
        read::read(slice(self.base, part), &lines, &self.sorts[here], hints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[test]
    fn parts_read_as_texts_of_their_own() {
        let one = "青源县召开防汛会议\n发布时间：2022-07-01 来源：青源县新闻网\n7月1日，青源县召开防汛会议。\n（记者 张三）\n\n";
        let base = format!("{one}{}", one.replace("青源", "北河"));
        let sheet = Sheet::of(&base);
        let parts = sheet.split();
        assert_eq!(parts.len(), 2);
        for part in parts {
            let hints = Hints::default();
            assert_eq!(sheet.read(part, &hints), document::read(slice(&base, part), &hints));
        }
    }
}

//! A layout in, the ticks of the overview strip out.

use super::article::{Article, Part};
use super::mark::MarkClass;
use crate::protocol::TextRange;

/// So many ticks of one class at most.
const SLOTS: usize = 300;

/// A tick of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Which part of the body.
    pub part: usize,
    /// How far down in the part.
    pub permille: u16,
    /// Person, directive or prohibition.
    pub class: MarkClass,
    /// How many marks it stands for.
    pub count: usize,
}

impl Tick {
    /// The class names in the style sheet.
    #[must_use]
    pub fn css_class(self) -> &'static str {
        match self.class {
            MarkClass::Directive => "o",
            MarkClass::Prohibition => "x o",
            _ => "p",
        }
    }
}

/// Where persons, directives and prohibitions stand in the body. Marks too close to be told apart become
/// one tick, so that there are never more ticks than the strip has room for.
#[must_use]
pub fn ticks(article: &Article) -> Vec<Tick> {
    let whole: usize = article.parts.iter().map(Part::len).sum();
    let mut ticks: Vec<Tick> = Vec::new();
    // Of each class, its last tick and where that begins.
    let mut last: Vec<(MarkClass, usize, usize)> = Vec::new();
    let mut before = 0;
    let mut stops = article.stops.iter().peekable();
    for (number, part) in article.parts.iter().enumerate() {
        let len = part.len().max(1);
        let mut passed = 0;
        for piece in &part.pieces {
            while stops.next_if(|stop| stop.piece < piece.at).is_some() {}
            while let Some(stop) = stops.next_if(|stop| stop.piece == piece.at) {
                let Some(class) = stop.class.filter(|class| is_shown(*class)) else { continue };
                let at = passed + TextRange::new(piece.range.start(), stop.at).len();
                match last.iter().find(|(its, ..)| *its == class) {
                    Some((_, tick, from)) if before + at < from + whole / SLOTS => ticks[*tick].count += 1,
                    _ => {
                        last.retain(|(its, ..)| *its != class);
                        last.push((class, ticks.len(), before + at));
                        let permille = u16::try_from(at * 1000 / len).unwrap_or(1000);
                        ticks.push(Tick { part: number, permille, class, count: 1 });
                    }
                }
            }
            passed += piece.range.len();
        }
        before += passed;
    }
    ticks
}

fn is_shown(class: MarkClass) -> bool {
    class.is_directive() || class == MarkClass::Person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn ticks_follow_the_text() {
        let fixture = fixture::meeting();
        let ticks = ticks(&fixture.article(false));
        let classes: String = ticks.iter().map(|t| t.css_class()).collect::<Vec<_>>().join(",");
        assert_eq!(classes, "p,p,p,o,x o,p,o");
        assert!(ticks.is_sorted_by_key(|t| (t.part, t.permille)));
        assert!(ticks.iter().all(|t| t.part == 0 && t.permille < 1000));
    }

    #[test]
    fn crowded_ticks_become_one() {
        let mut fixture = fixture::long(10_000);
        let spans = std::mem::take(&mut fixture.read.reading.spans);
        fixture.read.reading.officials =
            vec![fixture::person_at(spans.iter().map(|s| crate::view::class_of_span(s).1))];
        let ticks = ticks(&fixture.article(false));
        assert!(ticks.len() <= SLOTS && ticks.len() > SLOTS / 2, "{}", ticks.len());
        assert_eq!(ticks.iter().map(|t| t.count).sum::<usize>(), 10_000);
    }
}

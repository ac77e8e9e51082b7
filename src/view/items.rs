//! A report in, everything to be marked in its shown text out, in text order.

use super::decisions::Standing;
use super::in_script::Shown;
use super::mark::{Look, MarkClass, MarkId, Target};
use super::node::{Item, Mark, Wrapper};
use super::weave::arrange;
use crate::protocol::{
    Decisions, Directive, Edit, Modality, Official, Span, Status, TextRange, Title, slice,
};

/// Which repairs are shown.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// Also those that are made or undone; those in doubt always are.
    pub repairs: bool,
    /// The decisions that the report follows.
    pub decisions: &'a Decisions,
}

/// Everything to be marked in a report's shown text, in the order [`weave`](super::weave) wants it.
#[must_use]
pub(super) fn items(shown: Shown, choice: Choice) -> Vec<Item> {
    let mut list = List { shown, choice, items: Vec::new() };
    for person in &shown.read.reading.officials {
        list.person(person);
    }
    for directive in &shown.read.reading.directives {
        list.directive(directive);
    }
    list.press();
    list.spans();
    list.repairs();
    list.doubts();
    arrange(&mut list.items);
    list.items
}

/// The class of a directive's mark.
#[must_use]
pub fn class_of(modality: Modality) -> MarkClass {
    match modality {
        Modality::Prohibition => MarkClass::Prohibition,
        Modality::Obligation | Modality::Exhortation => MarkClass::Directive,
    }
}

/// The class of a span's mark, and its place.
#[must_use]
pub fn class_of_span(span: &Span) -> (MarkClass, TextRange) {
    match span {
        Span::Body(range) => (MarkClass::Body, *range),
        Span::Place(range) => (MarkClass::Place, *range),
        Span::Document(range) => (MarkClass::Document, *range),
    }
}

struct List<'a> {
    shown: Shown<'a>,
    choice: Choice<'a>,
    items: Vec<Item>,
}

impl List<'_> {
    fn id(&self, target: Target, place: usize) -> MarkId {
        MarkId { report: self.shown.read.id, target, place: u32::try_from(place).unwrap_or(u32::MAX) }
    }

    fn add(&mut self, base: TextRange, wrapper: Wrapper) {
        self.items.push(Item { range: self.shown.place(base), wrapper });
    }

    fn mark(&mut self, base: TextRange, id: MarkId, class: MarkClass, look: Look) {
        self.add(base, Wrapper::Mark(Mark { ids: vec![id], class, look, force: 0 }));
    }

    fn person(&mut self, person: &Official) {
        for (place, mention) in person.mentions.iter().enumerate() {
            let id = self.id(Target::Person(person.id), place);
            self.mark(mention.range, id, MarkClass::Person, Look::of(mention.status, &mention.evidence));
        }
        for (number, title) in (0..).zip(&person.titles) {
            self.post(Target::Post(person.id, number), title, person.status);
        }
    }

    fn post(&mut self, target: Target, title: &Title, status: Status) {
        for (place, range) in title.spans.iter().enumerate() {
            let look = Look::of(status, &title.evidence);
            self.mark(*range, self.id(target, place), MarkClass::Post, look);
        }
    }

    fn directive(&mut self, directive: &Directive) {
        let class = class_of(directive.modality);
        let ids = vec![self.id(Target::Directive(directive.id), 0)];
        let look = Look::of(directive.status, &directive.evidence);
        self.add(directive.range, Wrapper::Mark(Mark { ids, class, look, force: directive.force }));
        if let Some(word) = directive.deontic {
            self.add(word, Wrapper::Deontic { forbids: directive.is_ban_strongest() });
        }
    }

    fn press(&mut self) {
        let read = self.shown.read;
        let press = read.report.head.press.iter().map(|p| &p.spans);
        let others = read.reading.others.iter().map(|p| &p.spans);
        for (number, spans) in (0..).zip(press.chain(others)) {
            for (place, range) in spans.iter().enumerate() {
                self.add(*range, Wrapper::Anchor(vec![self.id(Target::Press(number), place)]));
            }
        }
    }

    fn spans(&mut self) {
        for (number, span) in (0..).zip(&self.shown.read.reading.spans) {
            let (class, range) = class_of_span(span);
            self.mark(range, self.id(Target::Span(number), 0), class, Look::Sure);
        }
    }

    fn repairs(&mut self) {
        for edit in &self.shown.read.edits {
            let standing = Standing::of(edit, self.choice.decisions);
            if standing == Standing::Offered || self.choice.repairs {
                let ids = vec![self.id(Target::Edit(edit.id), 0)];
                let range = self.repaired(edit);
                self.items.push(Item { range, wrapper: Wrapper::Repair { ids, standing } });
            }
        }
    }

    fn doubts(&mut self) {
        let text = self.shown.text;
        for doubt in &text.doubts {
            let ids = vec![self.id(Target::Doubt(text.map.backward(doubt.range).start()), 0)];
            let decided = text.manner.chosen.iter().any(|choice| choice.is_about(doubt.choice));
            self.items.push(Item { range: doubt.range, wrapper: Wrapper::Doubt { ids, decided } });
        }
    }

    /// Where a repair shows. What was taken out left nothing to show, so the character before it does,
    /// or the one behind it at the start of a line.
    fn repaired(&self, edit: &Edit) -> TextRange {
        let range = self.shown.place_of_decoded(edit.range);
        if !range.is_empty() {
            return range;
        }
        let (text, at) = (&self.shown.text.text, range.start().index());
        let before = slice(text, TextRange::at(0, at)).chars().next_back().filter(|c| *c != '\n');
        let behind = || slice(text, TextRange::at(at, text.len())).chars().next();
        match before {
            Some(c) => TextRange::at(at - c.len_utf8(), at),
            None => TextRange::at(at, at + behind().map_or(0, char::len_utf8)),
        }
    }
}

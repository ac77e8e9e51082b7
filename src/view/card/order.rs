//! A directive in, what its card says of it out: every field, and why it was found.

use super::super::in_script::Shown;
use super::super::mark::{MarkId, Target};
use super::super::orders::{Bearing, ShownAct, joined, shown_act};
use super::super::people::places;
use crate::protocol::{Act, BlockKind, Directive, DirectiveId, Rule, SpanKind, Speaker, Subject, Theme};

/// A column of an institutional grammar (Crawford and Ostrom), filled by rule: its letter (attribute, deontic,
/// aim, object, context, or else) and the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// `A`, `D`, `I`, `B`, `C` or `O`.
    pub column: char,
    /// As shown.
    pub words: String,
}

/// A directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectiveCard {
    /// The word that stands at the head: that which proves the force, unless some is to be done and some not.
    pub head: Option<String>,
    /// The word that proves the force.
    pub word: Option<String>,
    /// Force, 1–5.
    pub force: u8,
    /// What it asks for, all in all.
    pub bearing: Bearing,
    /// Who gives it, and the first mention; `None` for the meeting.
    pub speaker: Option<(String, Option<MarkId>)>,
    /// The verb that governs it.
    pub verb: Option<String>,
    /// What it asks for and forbids.
    pub acts: Vec<ShownAct>,
    /// Quoted formulas.
    pub term: Option<String>,
    /// Themes, the stronger first.
    pub themes: Vec<Theme>,
    /// General subjects.
    pub subjects: Vec<Subject>,
    /// It only leads the directives that follow.
    pub heading: bool,
    /// The directive that it hangs under, or the heading of its part of a paper, which is no directive.
    pub under: Option<(String, Option<MarkId>)>,
    /// The columns of an institutional grammar, as far as they are there, act by act.
    pub grammar: Vec<Vec<Suggestion>>,
    /// The sentence.
    pub sentence: String,
    /// Why it was found.
    pub rule: Rule,
}

pub(super) fn directive(shown: Shown, directive: &Directive) -> DirectiveCard {
    let first = |id| places(shown, Target::Person(id), 1).first().copied();
    let speaker = shown.speaker(&directive.speaker).map(|name| match directive.speaker {
        Speaker::Person(id) => (name.to_owned(), first(id)),
        Speaker::Meeting | Speaker::Other(_) => (name.to_owned(), None),
    });
    let bearing = Bearing::of(directive);
    let word = directive.deontic.map(|word| shown.at(word).to_owned());
    let mixed = matches!(bearing, Bearing::Both | Bearing::UrgeBan);
    DirectiveCard {
        head: word.clone().filter(|_| !mixed),
        word,
        force: directive.force,
        bearing,
        speaker,
        verb: directive.verb.as_ref().map(|verb| shown.value(verb).to_owned()),
        acts: directive.acts.iter().map(|act| shown_act(shown, act)).collect(),
        term: joined(shown, directive.ranges(SpanKind::Term)),
        themes: directive.themes.clone(),
        subjects: directive.subjects.clone(),
        heading: directive.heading,
        under: directive.bundle.and_then(|id| under(shown, id)).or_else(|| part_of(shown, directive)),
        grammar: directive
            .acts
            .iter()
            .map(|act| grammar(shown, act))
            .filter(|columns| !columns.is_empty())
            .collect(),
        sentence: shown.at(directive.range).to_owned(),
        rule: directive.evidence.rule,
    }
}

fn under(shown: Shown, id: DirectiveId) -> Option<(String, Option<MarkId>)> {
    let heading = shown.read.reading.directives.get(id.index())?;
    let mark = places(shown, Target::Directive(id), 1).first().copied()?;
    Some((shown.at(heading.range).to_owned(), Some(mark)))
}

/// The heading that a directive stands under: 一、严格控制污染.
fn part_of(shown: Shown, directive: &Directive) -> Option<(String, Option<MarkId>)> {
    let blocks = &shown.read.report.blocks;
    let next = blocks.partition_point(|block| block.range.end() <= directive.range.start());
    let heading = blocks.get(..next)?.iter().rfind(|block| block.kind == BlockKind::Heading)?;
    Some((shown.at(heading.range).to_owned(), None))
}

fn grammar(shown: Shown, act: &Act) -> Vec<Suggestion> {
    let part = |kind| joined(shown, act.ranges(kind));
    let when = act.deadline.as_ref().map(|deadline| shown.at(deadline.range).to_owned());
    let context: Vec<_> = part(SpanKind::Condition).into_iter().chain(when).collect();
    let deontic = act.deontic.map(|word| shown.at(word));
    let aim = part(SpanKind::Action).map(|action| without(action, deontic.unwrap_or_default()));
    let columns = [
        ('A', part(SpanKind::Addressee)),
        ('D', deontic.map(str::to_owned)),
        ('I', aim),
        ('B', part(SpanKind::Object)),
        ('C', (!context.is_empty()).then(|| context.join("、"))),
        ('O', part(SpanKind::Sanction)),
    ];
    columns.into_iter().filter_map(|(column, words)| Some(Suggestion { column, words: words? })).collect()
}

/// The action without the word that forbids it, which has a column of its own.
fn without(action: String, deontic: &str) -> String {
    action.strip_prefix(deontic).map(str::to_owned).unwrap_or(action)
}

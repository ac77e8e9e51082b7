//! A directive in, what its card says of it out: every field, and why it was found.

use super::super::in_script::Shown;
use super::super::mark::{MarkId, Target};
use super::super::orders::{action, joined};
use super::super::people::places;
use crate::protocol::{Date, Directive, DirectiveId, Modality, Rule, SpanKind, Speaker, Subject, Theme};

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
    /// The word that proves the force.
    pub word: Option<String>,
    /// Force, 1–5.
    pub force: u8,
    /// Obligation, prohibition or exhortation.
    pub modality: Modality,
    /// Who gives it, and the first mention; `None` for the meeting.
    pub speaker: Option<(String, Option<MarkId>)>,
    /// The verb that governs it.
    pub verb: Option<String>,
    /// Who shall do it.
    pub addressee: Option<String>,
    /// What shall be done.
    pub action: String,
    /// To what.
    pub object: Option<String>,
    /// How much.
    pub quantity: Option<String>,
    /// By when, and the day where that is known.
    pub deadline: Option<(String, Option<Date>)>,
    /// On what condition.
    pub condition: Option<String>,
    /// Or else what.
    pub sanction: Option<String>,
    /// What else it orders or forbids.
    pub also: Option<String>,
    /// Quoted formulas.
    pub term: Option<String>,
    /// Themes, the stronger first.
    pub themes: Vec<Theme>,
    /// General subjects.
    pub subjects: Vec<Subject>,
    /// It only leads the directives that follow.
    pub heading: bool,
    /// The directive that it hangs under.
    pub under: Option<(String, MarkId)>,
    /// The columns of an institutional grammar, as far as they are there.
    pub grammar: Vec<Suggestion>,
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
    let part = |kind| joined(shown, directive, kind);
    DirectiveCard {
        word: directive.deontic.map(|word| shown.at(word).to_owned()),
        force: directive.force,
        modality: directive.modality,
        speaker,
        verb: directive.verb.as_ref().map(|verb| shown.value(verb).to_owned()),
        addressee: part(SpanKind::Addressee),
        action: action(shown, directive),
        object: part(SpanKind::Object),
        quantity: part(SpanKind::Quantity),
        deadline: directive.deadline.as_ref().map(|d| (shown.at(d.range).to_owned(), d.date)),
        condition: part(SpanKind::Condition),
        sanction: part(SpanKind::Sanction),
        also: part(SpanKind::Also),
        term: part(SpanKind::Term),
        themes: directive.themes.clone(),
        subjects: directive.subjects.clone(),
        heading: directive.heading,
        under: directive.bundle.and_then(|id| under(shown, id)),
        grammar: grammar(shown, directive),
        sentence: shown.at(directive.range).to_owned(),
        rule: directive.evidence.rule,
    }
}

fn under(shown: Shown, id: DirectiveId) -> Option<(String, MarkId)> {
    let heading = shown.read.reading.directives.get(id.index())?;
    let mark = places(shown, Target::Directive(id), 1).first().copied()?;
    Some((shown.at(heading.range).to_owned(), mark))
}

fn grammar(shown: Shown, directive: &Directive) -> Vec<Suggestion> {
    let part = |kind| joined(shown, directive, kind);
    let when = directive.deadline.as_ref().map(|deadline| shown.at(deadline.range).to_owned());
    let context: Vec<_> = part(SpanKind::Condition).into_iter().chain(when).collect();
    let deontic = directive.deontic.map(|word| shown.at(word));
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

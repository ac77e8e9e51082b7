//! A mark in, what its card says of it out: what it is, what was seen, why it was found.

use super::decisions::{Standing, printed};
use super::in_script::Shown;
use super::items::{class_of, class_of_span};
use super::mark::{MarkClass, MarkId, Target};
use super::orders::{action, joined};
use super::people::places;
use super::state::OpenReport;
use super::things::{ThingRow, things};
use crate::protocol::{
    Directive, Edit, EditId, EditKind, Modality, Official, PersonId, Role, RoleDetail, Rule, SpanKind,
    Speaker, TextRange, Theme, slice,
};

/// So many characters of evidence are quoted.
const QUOTED: usize = 28;

/// What a card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Card {
    /// A person; also for the person's posts.
    Person(Box<PersonCard>),
    /// A directive.
    Directive(Box<DirectiveCard>),
    /// A body, document, date or place.
    Thing(MarkClass, ThingRow),
    /// A repair.
    Repair(RepairCard),
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    /// Name, as shown.
    pub name: String,
    /// The name in the script of the source, where that differs.
    pub other_script: Option<String>,
    /// Every post, and how often it was seen.
    pub titles: Vec<(String, usize)>,
    /// Every part at the meeting, with the words that prove it.
    pub roles: Vec<(Role, Option<RoleDetail>, Option<String>)>,
    /// Every mention.
    pub marks: Vec<MarkId>,
    /// The directives the person gives.
    pub orders: Vec<MarkId>,
    /// How many of them forbid.
    pub bans: usize,
    /// Why the name is taken for one; each rule once.
    pub rules: Vec<Rule>,
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
    /// By when.
    pub deadline: Option<String>,
    /// Themes, the stronger first.
    pub themes: Vec<Theme>,
    /// The sentence.
    pub sentence: String,
    /// Why it was found.
    pub rule: Rule,
}

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairCard {
    /// Which.
    pub edit: EditId,
    /// What kind of noise.
    pub kind: EditKind,
    /// How it stands.
    pub standing: Standing,
    /// How sure the engine is of its first reading, in thousandths.
    pub sure: u16,
    /// What was printed, for the eye.
    pub before: String,
    /// What may stand there, best first; what was printed, last.
    pub readings: Vec<String>,
    /// Which of them stands there now.
    pub chosen: Option<usize>,
    /// How many repairs of the kind the report has.
    pub alike: usize,
}

/// What the card of a mark says; `None` for marks without a card and for stale ones.
#[must_use]
pub fn card(shown: Shown, open: &OpenReport, mark: MarkId) -> Option<Card> {
    let reading = &shown.read.reading;
    match mark.target {
        Target::Person(id) | Target::Post(id, _) => {
            reading.officials.get(id.index()).map(|p| Card::Person(Box::new(person(shown, p))))
        }
        Target::Directive(id) => {
            reading.directives.get(id.index()).map(|d| Card::Directive(Box::new(directive(shown, d))))
        }
        Target::Span(index) => {
            let (class, _) = class_of_span(reading.spans.get(index as usize)?);
            let row = things(shown, class).into_iter().find(|row| row.marks.contains(&mark))?;
            Some(Card::Thing(class, row))
        }
        Target::Edit(id) => {
            open.read.edits.iter().find(|e| e.id == id).map(|e| Card::Repair(repair(open, e)))
        }
        Target::Press(_) => None,
    }
}

/// The choice is that of the report as it was first read, so that a decision does not move the readings about.
fn repair(open: &OpenReport, edit: &Edit) -> RepairCard {
    let standing = Standing::of(edit, &open.made);
    let before = printed(&open.read, edit);
    let first = open.first.edits.iter().find(|e| e.id == edit.id).unwrap_or(edit);
    let mut readings: Vec<_> = std::iter::once(&first.after).chain(&first.alternatives).cloned().collect();
    readings.push(before.to_owned());
    let current = match standing {
        Standing::Made => Some(edit.after.as_str()),
        Standing::Undone => Some(before),
        Standing::Offered => None,
    };
    RepairCard {
        edit: edit.id,
        kind: edit.kind,
        standing,
        sure: first.confidence.as_thousandths(),
        before: visible(before),
        chosen: current.and_then(|text| readings.iter().position(|r| r == text)),
        readings,
        alike: open.read.edits.iter().filter(|e| e.kind == edit.kind).count(),
    }
}

/// Removed text with its blanks made visible; long text is cut in the middle.
#[must_use]
pub fn visible(text: &str) -> String {
    let sign = |c| match c {
        '\n' | '\r' => '↵',
        ' ' | '\u{a0}' | '\u{3000}' | '\t' => '␣',
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => '·',
        c => c,
    };
    let signs: Vec<char> = text.chars().map(sign).collect();
    match signs.as_slice() {
        [head @ .., _, _, _, _] if head.len() > 40 => {
            let (start, end) = (&signs[..24], &signs[signs.len() - 8..]);
            start.iter().chain(&['…']).chain(end).collect()
        }
        all => all.iter().collect(),
    }
}

fn person(shown: Shown, person: &Official) -> PersonCard {
    let name = shown.name(person);
    let given = |id: PersonId| move |d: &&Directive| d.speaker == Speaker::Person(id);
    let orders: Vec<_> = shown.read.reading.directives.iter().filter(given(person.id)).collect();
    let mut rules = vec![person.evidence.rule];
    for mention in &person.mentions {
        if !rules.contains(&mention.evidence.rule) {
            rules.push(mention.evidence.rule);
        }
    }
    PersonCard {
        name: name.to_owned(),
        other_script: other_script(shown, person, name),
        titles: person.titles.iter().map(|t| (shown.title(t).to_owned(), t.spans.len())).collect(),
        roles: roles(shown, person),
        marks: places(shown, Target::Person(person.id), person.mentions.len()),
        orders: orders.iter().flat_map(|d| places(shown, Target::Directive(d.id), 1)).collect(),
        bans: orders.iter().filter(|d| class_of(d.modality) == MarkClass::Prohibition).count(),
        rules,
    }
}

/// The name as the source writes it, else as the base text does, where it is not what is shown.
fn other_script(shown: Shown, person: &Official, name: &str) -> Option<String> {
    let texts = &shown.read.texts;
    let source = person.mentions.first().map(|m| slice(&texts.clean, texts.simplified.backward(m.range)));
    let same_length = |other: &&str| other.chars().count() == name.chars().count();
    let candidates = source.into_iter().chain([person.name.as_str()]).filter(same_length);
    candidates.filter(|other| *other != name).map(str::to_owned).next()
}

/// Every role once; of several proofs the first that can be quoted.
fn roles(shown: Shown, person: &Official) -> Vec<(Role, Option<RoleDetail>, Option<String>)> {
    let mut roles: Vec<(Role, Option<RoleDetail>, Option<String>)> = Vec::new();
    for finding in &person.roles {
        let quote = || finding.evidence.range.map(|range| quote(shown, range));
        match roles.iter_mut().find(|(role, detail, _)| (*role, *detail) == (finding.role, finding.detail)) {
            Some((_, _, said)) => *said = said.take().or_else(quote),
            None => roles.push((finding.role, finding.detail, quote())),
        }
    }
    roles.sort_by_key(|(role, ..)| *role);
    roles
}

/// The words of evidence with the clause that leads to them.
fn quote(shown: Shown, evidence: TextRange) -> String {
    let place = shown.place(evidence);
    let before = slice(&shown.text.text, TextRange::new(crate::protocol::Offset(0), place.start()));
    let is_stop = |c: char| "。；！？\n".contains(c);
    let lead: Vec<char> = before.chars().rev().take_while(|c| !is_stop(*c)).take(QUOTED + 1).collect();
    let cut = if lead.len() > QUOTED { "……" } else { "" };
    let lead: String = lead.into_iter().take(QUOTED).rev().collect();
    [cut, &lead, slice(&shown.text.text, place)].concat()
}

fn directive(shown: Shown, directive: &Directive) -> DirectiveCard {
    let first = |id| places(shown, Target::Person(id), 1).first().copied();
    let speaker = shown.speaker(&directive.speaker).map(|name| match directive.speaker {
        Speaker::Person(id) => (name.to_owned(), first(id)),
        Speaker::Meeting | Speaker::Other(_) => (name.to_owned(), None),
    });
    DirectiveCard {
        word: directive.deontic.map(|word| shown.at(word).to_owned()),
        force: directive.force,
        modality: directive.modality,
        speaker,
        verb: directive.verb.as_ref().map(|verb| shown.value(verb).to_owned()),
        addressee: joined(shown, directive, SpanKind::Addressee),
        action: action(shown, directive),
        deadline: directive.deadline.as_ref().map(|d| shown.at(d.range).to_owned()),
        themes: directive.themes.clone(),
        sentence: shown.at(directive.range).to_owned(),
        rule: directive.evidence.rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{DirectiveId, EditId};
    use crate::view::fixture;

    fn of(target: Target) -> Option<Card> {
        let fixture = fixture::meeting();
        let open = OpenReport::new(std::rc::Rc::new(fixture.read.clone()));
        card(fixture.shown(), &open, MarkId { report: fixture.read.id, target, place: 0 })
    }

    #[test]
    fn a_person_with_posts_parts_and_proof() {
        let Some(Card::Person(card)) = of(Target::Person(PersonId(0))) else { panic!("a person") };
        assert_eq!(card.titles, [("县委书记".to_owned(), 1), ("县河长制办公室主任".to_owned(), 1)]);
        let quote = "县委书记、县河长制办公室主任沈知远出席会议并讲话";
        assert_eq!(card.roles, [(Role::Speaker, None, Some(quote.to_owned()))]);
        assert_eq!((card.marks.len(), card.orders.len(), card.bans), (3, 2, 1));
        assert_eq!(card.other_script, None);
        assert_eq!(of(Target::Post(PersonId(0), 1)), of(Target::Person(PersonId(0))));
    }

    #[test]
    fn a_directive_with_every_field() {
        let Some(Card::Directive(card)) = of(Target::Directive(DirectiveId(0))) else { panic!("one") };
        assert_eq!((card.word.as_deref(), card.force), (Some("务必"), 5));
        assert_eq!(card.speaker.as_ref().map(|(name, _)| name.as_str()), Some("沈知远"));
        assert_eq!(card.addressee.as_deref(), Some("县水利局"));
        assert_eq!((card.action.as_str(), card.deadline.as_deref()), ("完成清障", Some("5月10日前")));
        assert_eq!(card.sentence, "县水利局务必于5月10日前完成清障；");
    }

    #[test]
    fn a_repair_and_its_readings() {
        let Some(Card::Repair(card)) = of(Target::Edit(EditId(0))) else { panic!("a repair") };
        assert_eq!((card.before.as_str(), card.standing, card.chosen), ("(shěn)", Standing::Made, Some(0)));
        assert_eq!((card.readings, card.alike), (vec![String::new(), "(shěn)".to_owned()], 3));
        let Some(Card::Repair(card)) = of(Target::Edit(EditId(2))) else { panic!("a repair") };
        assert_eq!((card.before.as_str(), card.standing, card.chosen), ("?h", Standing::Offered, None));
    }

    #[test]
    fn stale_marks_have_no_card() {
        for target in [Target::Person(PersonId(9)), Target::Directive(DirectiveId(9)), Target::Span(99)] {
            assert_eq!(of(target), None);
        }
    }

    #[test]
    fn what_was_removed_can_be_seen() {
        assert_eq!(visible(" \n\u{200b}甲"), "␣↵·甲");
        assert_eq!(visible(&"甲".repeat(100)).chars().count(), 33);
    }
}

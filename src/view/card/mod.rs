//! A mark in, what its card says of it out: what it is, what was seen, why it was found.

mod doubt;
mod order;
mod person;
mod quote;
mod repair;

use super::in_script::Shown;
use super::items::class_of_span;
use super::mark::{MarkClass, MarkId, Target};
use super::state::OpenReport;
use super::things::{ThingRow, things};
pub use doubt::DoubtCard;
use doubt::doubt;
use order::directive;
pub use order::{DirectiveCard, Suggestion};
pub use person::PersonCard;
use person::person;
use repair::repair;
pub use repair::{RepairCard, visible};

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
    /// A character whose form is in doubt.
    Doubt(DoubtCard),
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
        Target::Doubt(at) => doubt(shown, open, at).map(Card::Doubt),
        Target::Press(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{DirectiveId, EditId, PersonId, Role};
    use crate::view::{Standing, fixture};

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
        let [act] = card.acts.as_slice() else { panic!("one act") };
        assert_eq!((act.words.as_str(), act.addressee.as_deref()), ("完成清障", Some("县水利局")));
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

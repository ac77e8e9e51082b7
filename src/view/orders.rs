//! A report in, the directives of the index out: who shall do what by when, grouped as the reader likes.

use std::collections::BTreeMap;

use super::in_script::Shown;
use super::items::class_of;
use super::mark::{MarkClass, MarkId, Target};
use super::sorted;
use crate::protocol::{Act, Date, Directive, DirectiveId, Modality, SpanKind, Speaker, TextRange, Theme};

/// How directives are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// As they stand.
    Order,
    /// By who gives them.
    #[default]
    Speaker,
    /// The strongest first.
    Force,
    /// By their first theme.
    Theme,
    /// By who shall do it.
    Addressee,
}

impl Grouping {
    /// All ways, in the order of the switch.
    pub const LIST: &'static [Self] =
        &[Self::Order, Self::Speaker, Self::Addressee, Self::Force, Self::Theme];

    /// The way as the key of its word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Speaker => "speaker",
            Self::Force => "force",
            Self::Theme => "theme",
            Self::Addressee => "addressee",
        }
    }
}

/// What a directive asks for, all in all, as its acts say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Something is to be done.
    Must,
    /// Something must not be done.
    Ban,
    /// The one and the other.
    Both,
    /// An attitude is called for.
    Urge,
    /// The same, and something must not be done.
    UrgeBan,
}

impl Bearing {
    /// All, for the words of the interface.
    pub const LIST: &'static [Self] = &[Self::Must, Self::Ban, Self::Both, Self::Urge, Self::UrgeBan];

    /// That of a directive.
    #[must_use]
    pub fn of(directive: &Directive) -> Self {
        let bans = directive.acts.iter().filter(|act| act.forbids).count();
        match directive.modality {
            Modality::Exhortation if bans > 0 => Self::UrgeBan,
            Modality::Exhortation => Self::Urge,
            _ if bans > 0 && bans == directive.acts.len() => Self::Ban,
            _ if bans > 0 => Self::Both,
            Modality::Prohibition => Self::Ban,
            Modality::Obligation => Self::Must,
        }
    }

    /// The key of its word.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Must => "kind.must",
            Self::Ban => "kind.ban",
            Self::Both => "kind.both",
            Self::Urge => "kind.urge",
            Self::UrgeBan => "kind.urge-ban",
        }
    }
}

/// What directives of a group share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupHead {
    /// Nothing: the text's own order.
    Order,
    /// A person or document, by name.
    Named(String),
    /// The meeting.
    Meeting,
    /// Nobody by name.
    Nobody,
    /// The force.
    Force(u8),
    /// The theme.
    Theme(Theme),
}

/// A directive of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// Its mark.
    pub mark: MarkId,
    /// Force, 1–5.
    pub force: u8,
    /// It forbids.
    pub forbids: bool,
    /// It only leads the directives that follow.
    pub heading: bool,
    /// What it asks for and forbids.
    pub acts: Vec<ShownAct>,
}

/// One thing that a directive asks for or forbids, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAct {
    /// The forbidding word, where it stands before the rest.
    pub word: Option<String>,
    /// What shall be done, or behind the word shall not.
    pub words: String,
    /// Who shall do it.
    pub addressee: Option<String>,
    /// How much.
    pub quantity: Option<String>,
    /// By when, and the day where that is known.
    pub deadline: Option<(String, Option<Date>)>,
    /// On what condition.
    pub condition: Option<String>,
    /// Or else what.
    pub sanction: Option<String>,
}

/// Directives of the index that share something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderGroup {
    /// What they share.
    pub head: GroupHead,
    /// The directives, in text order; [`order_row`] tells what is shown of each.
    pub orders: Vec<DirectiveId>,
}

/// The directives, grouped; groups by first appearance, those of force from the strongest.
#[must_use]
pub fn orders(shown: Shown, grouping: Grouping) -> Vec<OrderGroup> {
    let (mut groups, mut known) = (Vec::<OrderGroup>::new(), BTreeMap::new());
    for directive in &shown.read.reading.directives {
        let group = *known.entry(head_of(shown, directive, grouping)).or_insert_with_key(|head| {
            groups.push(OrderGroup { head: head.clone(), orders: Vec::new() });
            groups.len() - 1
        });
        groups[group].orders.push(directive.id);
    }
    if grouping == Grouping::Force {
        sorted::by_key(&mut groups, |group| std::cmp::Reverse(group.head.clone()));
    }
    groups
}

/// A row of the index.
#[must_use]
pub fn order_row(shown: Shown, id: DirectiveId) -> Option<OrderRow> {
    shown.read.reading.directives.get(id.index()).map(|directive| row(shown, directive))
}

fn head_of(shown: Shown, directive: &Directive, grouping: Grouping) -> GroupHead {
    match (grouping, &directive.speaker) {
        (Grouping::Order, _) => GroupHead::Order,
        (Grouping::Speaker, Speaker::Meeting) => GroupHead::Meeting,
        (Grouping::Speaker, speaker) => {
            shown.speaker(speaker).map_or(GroupHead::Meeting, |name| GroupHead::Named(name.to_owned()))
        }
        (Grouping::Addressee, _) => {
            joined(shown, directive.ranges(SpanKind::Addressee)).map_or(GroupHead::Nobody, GroupHead::Named)
        }
        (Grouping::Force, _) => GroupHead::Force(directive.force),
        (Grouping::Theme, _) => GroupHead::Theme(directive.themes.first().copied().unwrap_or(Theme::Other)),
    }
}

fn row(shown: Shown, directive: &Directive) -> OrderRow {
    let target = Target::Directive(directive.id);
    OrderRow {
        mark: MarkId { report: shown.read.id, target, place: 0 },
        force: directive.force,
        forbids: class_of(directive.modality) == MarkClass::Prohibition,
        heading: directive.heading,
        acts: directive.acts.iter().map(|act| shown_act(shown, act)).collect(),
    }
}

/// An act in the script of the page.
pub(super) fn shown_act(shown: Shown, act: &Act) -> ShownAct {
    let part = |kind| joined(shown, act.ranges(kind));
    let words = shown.at(act.words);
    let word = act.deontic.filter(|_| act.forbids).map(|word| shown.at(word));
    let (word, words) = match word.and_then(|word| Some((word, words.strip_prefix(word)?))) {
        Some((word, rest)) => (Some(word.to_owned()), rest),
        None => (None, words),
    };
    ShownAct {
        word,
        words: words.to_owned(),
        addressee: part(SpanKind::Addressee),
        quantity: part(SpanKind::Quantity),
        deadline: act.deadline.as_ref().map(|due| (shown.at(due.range).to_owned(), due.date)),
        condition: part(SpanKind::Condition),
        // Where nothing else is said, it is what shall be done.
        sanction: part(SpanKind::Sanction).filter(|sanction| sanction != words),
    }
}

/// Some stretches, joined.
#[must_use]
pub fn joined(shown: Shown, ranges: impl Iterator<Item = TextRange>) -> Option<String> {
    let texts: Vec<_> = ranges.map(|range| shown.at(range)).collect();
    (!texts.is_empty()).then(|| texts.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn groups_as_asked() {
        let fixture = fixture::meeting();
        let named = |name: &str| GroupHead::Named(name.to_owned());
        let cases = [
            (Grouping::Order, vec![(GroupHead::Order, 3)]),
            (Grouping::Speaker, vec![(named("沈知远"), 2), (named("祁望舒"), 1)]),
            (
                Grouping::Force,
                vec![(GroupHead::Force(5), 1), (GroupHead::Force(4), 1), (GroupHead::Force(3), 1)],
            ),
            (Grouping::Addressee, vec![(named("县水利局"), 1), (named("各镇"), 1), (GroupHead::Nobody, 1)]),
            (
                Grouping::Theme,
                vec![(GroupHead::Theme(Theme::Other), 2), (GroupHead::Theme(Theme::Accountability), 1)],
            ),
        ];
        for (grouping, expected) in cases {
            let groups = orders(fixture.shown(), grouping);
            let found: Vec<_> = groups.into_iter().map(|g| (g.head, g.orders.len())).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_row_says_who_what_and_when() {
        let fixture = fixture::meeting();
        let groups = orders(fixture.shown(), Grouping::Order);
        let rows: Vec<_> = groups[0].orders.iter().filter_map(|id| order_row(fixture.shown(), *id)).collect();
        let [order, ban, vague] = rows.as_slice() else { panic!("three directives") };
        let [clear] = order.acts.as_slice() else { panic!("one act") };
        assert_eq!((clear.words.as_str(), clear.addressee.as_deref()), ("完成清障", Some("县水利局")));
        assert_eq!(clear.deadline, Some(("5月10日前".to_owned(), None)));
        assert_eq!((order.force, order.forbids, ban.forbids), (5, false, true));
        let banned = |row: &OrderRow| row.acts.iter().find_map(|act| act.word.clone());
        assert_eq!((banned(order), banned(ban).as_deref(), banned(vague)), (None, Some("不得"), None));
    }

    #[test]
    fn acts_say_what_a_directive_is() {
        let fixture = fixture::meeting();
        let directives = &fixture.shown().read.reading.directives;
        let bearings: Vec<_> = directives.iter().map(Bearing::of).collect();
        assert_eq!(bearings, [Bearing::Must, Bearing::Ban, Bearing::Must]);
        let mut mixed = directives[1].clone();
        mixed.acts.extend(directives[0].acts.clone());
        assert_eq!(Bearing::of(&mixed), Bearing::Both);
        mixed.modality = Modality::Exhortation;
        assert_eq!(Bearing::of(&mixed), Bearing::UrgeBan);
    }
}

//! An official in, what the card says of the person out: names, posts, parts with their proof.

use super::super::in_script::Shown;
use super::super::mark::{MarkId, Target};
use super::super::orders::Bearing;
use super::super::people::places;
use super::super::sorted;
use super::quote::quote;
use crate::protocol::{
    Alias, Directive, MentionKind, NameForms, Official, PersonId, Role, RoleDetail, Rule, Speaker,
};

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    /// Name, as shown.
    pub name: String,
    /// The name in the other script, where that differs.
    pub other_script: Option<String>,
    /// How the name is read.
    pub pinyin: Option<String>,
    /// Place in the list of those present, from 1.
    pub list_order: Option<u32>,
    /// Present by video.
    pub by_video: bool,
    /// Short forms, and how often each was seen.
    pub aliases: Vec<(String, usize)>,
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

pub(super) fn person(shown: Shown, person: &Official) -> PersonCard {
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
        pinyin: forms(shown, person).and_then(|forms| forms.pinyin.clone()),
        list_order: person.list_order,
        by_video: person.by_video,
        aliases: person.aliases.iter().map(|alias| seen(shown, alias)).collect(),
        titles: person.titles.iter().map(|t| (shown.title(t).to_owned(), t.spans.len())).collect(),
        roles: roles(shown, person),
        marks: places(shown, Target::Person(person.id), person.mentions.len()),
        orders: orders.iter().flat_map(|d| places(shown, Target::Directive(d.id), 1)).collect(),
        bans: orders.iter().filter(|d| Bearing::of(d) == Bearing::Ban).count(),
        rules,
    }
}

fn forms<'a>(shown: Shown<'a>, person: &Official) -> Option<&'a NameForms> {
    shown.read.name_forms.get(person.id.index())
}

/// The form of the name that is not the one shown.
fn other_script(shown: Shown, person: &Official, name: &str) -> Option<String> {
    let forms = forms(shown, person)?;
    [&forms.traditional, &forms.simplified].into_iter().find(|form| *form != name).cloned()
}

fn seen(shown: Shown, alias: &Alias) -> (String, usize) {
    let text = alias.spans.first().map_or(alias.text.as_str(), |range| shown.at(*range));
    (text.to_owned(), alias.spans.len())
}

/// Every role once; of several proofs the first that can be quoted.
fn roles(shown: Shown, person: &Official) -> Vec<(Role, Option<RoleDetail>, Option<String>)> {
    let names = person.mentions.iter().filter(|mention| mention.kind != MentionKind::Pronoun);
    let names: Vec<_> = names.map(|mention| shown.place(mention.range)).collect();
    let mut roles: Vec<(Role, Option<RoleDetail>, Option<String>)> = Vec::new();
    for finding in &person.roles {
        let words = finding.evidence.range;
        let quote = || words.map(|words| quote(&shown.text.text, shown.place(words), &names));
        match roles.iter_mut().find(|(role, detail, _)| (*role, *detail) == (finding.role, finding.detail)) {
            Some((_, _, said)) => *said = said.take().or_else(quote),
            None => roles.push((finding.role, finding.detail, quote())),
        }
    }
    sorted::by_key(&mut roles, |(role, ..)| *role);
    roles
}

//! Characters whose traditional form no word calls for: what they may be, and what the reader chose.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::convert::{By, Pair, shape};
use super::variant::{Choice, Doubt, Form, Variant};
use crate::lexicon::read_table;

/// The traditional forms of a character between which context may not decide; empty for all others.
#[must_use]
pub fn forms(source: char) -> &'static [Form] {
    static FORMS: OnceLock<BTreeMap<char, Vec<Form>>> = OnceLock::new();
    let all = FORMS.get_or_init(|| {
        let mut all: BTreeMap<char, Vec<Form>> = BTreeMap::new();
        for row in read_table!("script-forms.tsv").rows() {
            let mut both = row.key().chars();
            if let (Some(source), Some(form)) = (both.next(), both.next()) {
                let meanings = [1, 2, 3].map(|column| row.cell(column).to_owned());
                all.entry(source).or_default().push(Form { form, meanings });
            }
        }
        all
    });
    all.get(&source).map_or(&[], Vec::as_slice)
}

/// The characters that may have several forms.
pub(super) fn sources() -> impl Iterator<Item = char> {
    read_table!("script-forms.tsv").rows().filter_map(|row| row.key().chars().next())
}

/// Puts the chosen forms at their places.
pub(super) fn choose(pairs: &mut [Pair], chosen: &[Choice]) {
    if chosen.is_empty() {
        return;
    }
    for at in 0..pairs.len() {
        if let Some(place) = doubtful(pairs, at)
            && let Some(choice) = chosen.iter().find(|choice| choice.is_about(place))
        {
            pairs[at].to = choice.form;
        }
    }
}

/// The forms of the characters in doubt, in the shapes of a variant.
pub(super) fn shaped(doubts: &[Doubt], variant: Variant) -> BTreeMap<char, Vec<Form>> {
    let sources: BTreeSet<char> = doubts.iter().map(|doubt| doubt.choice.source).collect();
    let in_shape = |form: &Form| Form { form: shape(form.form, variant), ..form.clone() };
    sources.into_iter().map(|source| (source, forms(source).iter().map(in_shape).collect())).collect()
}

/// The place and its form, if the character there is in doubt. After another character, 后 and 里 follow it.
pub(super) fn doubtful(pairs: &[Pair], at: usize) -> Option<Choice> {
    let Pair { from, to, by } = pairs[at];
    if by != By::Open || forms(from).is_empty() {
        return None;
    }
    // A line is a text of its own.
    let source = |at: usize| pairs.get(at).map(|pair| pair.from).filter(|ch| *ch != '\n');
    let before = at.checked_sub(1).and_then(source);
    let follows = matches!(from, '后' | '里') && before.is_some_and(|ch| ch >= '\u{3400}');
    (!follows).then(|| Choice { before, source: from, after: source(at + 1), form: to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::engine::Engine;

    #[test]
    fn every_form_is_one_of_several() {
        for row in read_table!("script-forms.tsv").rows() {
            let source = row.key().chars().next().expect("a key");
            assert!(forms(source).len() > 1, "{source}");
            let engine = Engine::of(Variant::Hant).expect("it converts");
            assert!(forms(source).iter().any(|f| f.form == engine.single(source)), "{source}");
        }
    }
}

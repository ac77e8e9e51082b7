//! People's names, whose characters are written otherwise than in prose.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::pinyin::pinyin;
use super::{Variant, convert, simplify};
use crate::lexicon::read_table;
use crate::span::TextRange;

/// A person's name in both scripts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameForms {
    /// In simplified characters.
    pub simplified: String,
    /// In traditional characters.
    pub traditional: String,
    /// How it is read, where that is known: `Chén Shǒupíng`.
    pub pinyin: Option<String>,
}

/// A name in both scripts, by the name table. A given name in traditional characters stays as it is: only it knows 杰
/// from 傑.
#[must_use]
pub fn name_forms(name: &str) -> NameForms {
    let simplified = simplify(name);
    let traditional = if simplified == name {
        convert(name, Variant::Hant, &[TextRange::of(name)]).text
    } else {
        with_surname(name, &simplified)
    };
    let pinyin = pinyin(&simplified);
    NameForms { simplified, traditional, pinyin }
}

/// A name with its first character in the form that it has as a surname, if it has one.
fn with_surname(name: &str, simplified: &str) -> String {
    let form = simplified.chars().next().and_then(|first| form(first, true));
    form.into_iter().chain(name.chars().skip(usize::from(form.is_some()))).collect()
}

/// The traditional form of a character in a name, where prose would mislead; `first` when it leads.
pub(super) fn form(ch: char, first: bool) -> Option<char> {
    static FORMS: OnceLock<BTreeMap<char, [Option<char>; 2]>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let only = |cell: &str| cell.chars().next();
        let rows = read_table!("name-characters.tsv").rows();
        rows.filter_map(|r| Some((only(r.key())?, [only(r.cell(1)), only(r.cell(2))]))).collect()
    });
    forms.get(&ch).and_then(|[surname, given]| if first { *surname } else { *given })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_two_forms() {
        for (given, simplified, traditional) in [
            ("范志松", "范志松", "范志松"),
            ("于干", "于干", "于干"),
            ("叶张云", "叶张云", "葉張雲"),
            ("葉國華", "叶国华", "葉國華"),
            ("嶽東傑", "岳东杰", "岳東傑"),
        ] {
            let forms = name_forms(given);
            assert_eq!((&*forms.simplified, &*forms.traditional), (simplified, traditional), "{given}");
        }
    }
}

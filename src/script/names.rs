//! Characters that are written otherwise in people's names than in prose.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::lexicon::read_table;

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

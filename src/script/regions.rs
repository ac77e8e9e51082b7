//! Words of Taiwan and Hong Kong for those of the mainland, where the reader wants them.

use std::sync::OnceLock;

use super::variant::{Converted, Variant};
use crate::lexicon::{Matcher, read_table};
use crate::span::{TextRange, apply};

/// The text in the wording of its region. `spared` are ranges of the converted text that keep theirs.
pub(super) fn reword(converted: Converted, spared: &[TextRange]) -> Converted {
    let Some(words) = words(converted.variant()) else { return converted };
    let is_free = |range: TextRange| {
        let next = spared.partition_point(|name| name.end() <= range.start());
        spared.get(next).is_none_or(|name| !name.overlaps(range))
    };
    let hits: Vec<_> = words.hits(&converted.text).filter(|hit| is_free(hit.range)).collect();
    let (text, map) = apply(&converted.text, hits.iter().map(|hit| (hit.range, hit.value)));
    let mut doubts = converted.doubts;
    doubts.retain(|doubt| hits.iter().all(|hit| !hit.range.overlaps(doubt.range)));
    for doubt in &mut doubts {
        doubt.range = map.forward(doubt.range);
    }
    Converted { text, map: converted.map.then(&map), doubts, ..converted }
}

fn words(variant: Variant) -> Option<&'static Matcher<&'static str>> {
    static TAIWAN: OnceLock<Matcher<&'static str>> = OnceLock::new();
    static HONG_KONG: OnceLock<Matcher<&'static str>> = OnceLock::new();
    let column = |column: usize| {
        let rows = read_table!("script-regions.tsv").rows();
        Matcher::new(rows.filter(move |r| !r.cell(column).is_empty()).map(move |r| (r.key(), r.cell(column))))
    };
    match variant {
        Variant::Taiwan => Some(TAIWAN.get_or_init(|| column(1))),
        Variant::HongKong => Some(HONG_KONG.get_or_init(|| column(2))),
        Variant::Original | Variant::Hans | Variant::Hant => None,
    }
}

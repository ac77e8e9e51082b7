//! A report's text in every variant, from its base and its source.

use super::convert::{self, Pair};
use super::variant::{Converted, Script, Variant};
use crate::span::{EditMap, TextRange};

/// All that showing a report in a variant needs: the base is what is converted, the source says which of
/// several traditional forms was meant.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// Repaired and simplified.
    pub base: &'a str,
    /// Repaired, in the source's own script.
    pub clean: &'a str,
    /// From `clean` to `base`.
    pub simplified: &'a EditMap,
    /// The script of `clean`.
    pub script: Script,
    /// People's names in `base`, in order, without overlaps.
    pub names: &'a [TextRange],
}

impl Text<'_> {
    /// The text in a variant; the map leads from the base. [`Variant::Original`] is the clean text itself.
    #[must_use]
    pub fn in_variant(&self, variant: Variant) -> Converted {
        let Some(table) = convert::table(variant) else {
            return Converted { variant, text: self.clean.to_owned(), map: self.simplified.inverse() };
        };
        if variant == Variant::Hans {
            return convert::convert(self.base, variant, self.names);
        }
        let mut pairs = convert::pairs(self.base, table, variant, self.names);
        if self.script == Script::Hant && self.clean.chars().count() == pairs.len() {
            for (pair, source) in pairs.iter_mut().zip(self.clean.chars()) {
                keep(pair, source, convert::single(source, table), variant);
            }
        }
        convert::assemble(variant, &pairs)
    }
}

/// Well-made traditional text knows better than any table which form it meant (鍾 or 鐘, 于 or 於): its
/// character stays where it is a form of the simplified one.
fn keep(pair: &mut Pair, source: char, standard: char, variant: Variant) {
    let differs = source != pair.0 && source != pair.1;
    if differs && source == standard && source >= '\u{3400}' {
        pair.1 = convert::shape(source, variant);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{convert, detect};

    fn shown(clean: &str, script: Script, variant: Variant) -> String {
        let base = convert(clean, Variant::Hans, &[]);
        let text = Text { base: &base.text, clean, simplified: &base.map, script, names: &[] };
        let converted = text.in_variant(variant);
        assert_eq!(converted.map.source_len().index(), base.text.len());
        assert_eq!(converted.map.target_len().index(), converted.text.len());
        converted.text
    }

    #[test]
    fn the_original_is_the_clean_text() {
        let clean = "會議後，「幹部」𠮷祥";
        assert_eq!(shown(clean, Script::Hant, Variant::Original), clean);
    }

    #[test]
    fn good_traditional_text_comes_back_unharmed() {
        let clean = "鐘錶廠主任鍾離春強調，會議後要覆核鬥爭實績。";
        assert_eq!(detect(clean), Script::Hant);
        assert_eq!(shown(clean, Script::Hant, Variant::Hant), clean);
    }

    #[test]
    fn mechanical_traditional_text_becomes_good() {
        let clean = "會議后，黨員干部帶頭，筑牢防線。";
        assert_eq!(shown(clean, Script::MechanicalHant, Variant::Hant), "會議後，黨員幹部帶頭，築牢防線。");
    }
}

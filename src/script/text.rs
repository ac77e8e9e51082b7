//! A report's text in every variant, from its base and its source.

use super::convert::{self, By, Pair};
use super::engine::Engine;
use super::variant::{Choice, Converted, Script, Variant};
use super::{doubts, regions};
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
    /// Forms that the reader chose.
    pub chosen: &'a [Choice],
    /// Whether the wording of the variant's region is wanted.
    pub is_regional: bool,
}

impl Text<'_> {
    /// The text in a variant; the map leads from the base. [`Variant::Original`] is the clean text itself.
    #[must_use]
    pub fn in_variant(&self, variant: Variant) -> Converted {
        let Some(engine) = Engine::of(variant) else {
            let (text, map) = (self.clean.to_owned(), self.simplified.inverse());
            return Converted { variant, text, map, doubts: Vec::new() };
        };
        let mut pairs = convert::pairs(self.base, engine, variant, self.names);
        if convert::is_traditional(variant)
            && self.script != Script::Hans
            && self.clean.chars().count() == pairs.len()
        {
            for (pair, source) in pairs.iter_mut().zip(self.clean.chars()) {
                keep(pair, source, self.script, engine, variant);
            }
        }
        doubts::choose(&mut pairs, self.chosen, variant);
        let converted = convert::assemble(variant, &pairs);
        if !self.is_regional {
            return converted;
        }
        let spared: Vec<_> = self.names.iter().map(|name| converted.map.forward(*name)).collect();
        regions::reword(converted, &spared)
    }
}

/// Traditional text often knows better than any table which form it meant (鍾 or 鐘, 于 or 於): its character
/// stays where it is a form of the simplified one. In text made character by character only a form speaks
/// that such making does not give, and only where no word contradicts it.
fn keep(pair: &mut Pair, source: char, script: Script, engine: &Engine, variant: Variant) {
    if source == pair.from || source == pair.to || source < '\u{3400}' || engine.single(source) != source {
        return;
    }
    let is_meant = source != engine.single(pair.from) && pair.by != By::Word;
    if script == Script::Hant || is_meant {
        *pair = Pair { to: convert::shape(source, variant), by: By::Source, ..*pair };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{convert, detect};
    use crate::span::slice;

    fn shown(clean: &str, script: Script, variant: Variant) -> String {
        let base = convert(clean, Variant::Hans, &[]);
        let text = Text {
            base: &base.text,
            clean,
            simplified: &base.map,
            script,
            names: &[],
            chosen: &[],
            is_regional: false,
        };
        let converted = text.in_variant(variant);
        assert_eq!(converted.map.source_len().index(), base.text.len());
        assert_eq!(converted.map.target_len().index(), converted.text.len());
        converted.text
    }

    #[test]
    fn doubts_are_told_and_choices_hold() {
        let base = "一号干，二号也干，三号干部";
        let text = |chosen| {
            Text {
                base,
                clean: base,
                simplified: &EditMap::identity(base.len()),
                script: Script::Hans,
                names: &[],
                chosen,
                is_regional: false,
            }
            .in_variant(Variant::Taiwan)
        };
        let before = text(&[]);
        assert_eq!(before.text, "一號幹，二號也幹，三號幹部");
        let places: Vec<_> = before.doubts.iter().map(|d| slice(&before.text, d.range)).collect();
        assert_eq!(places, ["幹", "幹"]);
        let chosen = [Choice { form: '乾', ..before.doubts[0].choice }];
        assert_eq!(text(&chosen).text, "一號乾，二號也幹，三號幹部");
    }

    #[test]
    fn regional_wording_is_asked_for() {
        let base = "信息化的项目";
        let simplified = EditMap::identity(base.len());
        let text = Text {
            base,
            clean: base,
            simplified: &simplified,
            script: Script::Hans,
            names: &[],
            chosen: &[],
            is_regional: true,
        };
        assert_eq!(Text { is_regional: false, ..text }.in_variant(Variant::Taiwan).text, "信息化的項目");
        let worded = text.in_variant(Variant::Taiwan);
        assert_eq!(worded.text, "資訊化的專案");
        let project = worded.map.forward(TextRange::at("信息化的".len(), base.len()));
        assert_eq!(slice(&worded.text, project), "專案");
        assert_eq!(text.in_variant(Variant::Hant).text, "信息化的項目");
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
        let named = "鍾離春說，會后復查。";
        assert_eq!(shown(named, Script::MechanicalHant, Variant::Hant), "鍾離春說，會後復查。");
    }
}

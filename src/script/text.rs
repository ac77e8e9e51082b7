//! A report's text in every variant, from its base and its source.

use super::convert::{self, By, Pair};
use super::engine::{Converting, Engine};
use super::variant::{Converted, Manner, Script, Variant, Wording};
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
    /// The passages of `clean`, where they are in several scripts.
    pub passages: &'a [(TextRange, Script)],
    /// People's names in `base`, in order, without overlaps.
    pub names: &'a [TextRange],
}

impl Text<'_> {
    /// The text as it is to be shown; the map leads from the base. [`Variant::Original`] is the clean text itself.
    #[must_use]
    pub fn shown(&self, manner: Manner) -> Converted {
        let Wording { variant, is_regional } = manner.wording;
        if variant == Variant::Hans {
            return Converted { manner, ..convert::convert(self.base, variant, &[]) };
        }
        let Some(engine) = Engine::of(variant) else {
            return Converted::plain(manner, self.clean.to_owned(), self.simplified.inverse());
        };
        let mut converting = convert::settled(self.base, engine, variant, self.names);
        if self.script != Script::Hans && self.clean.chars().count() == converting.pairs.len() {
            self.keep(&mut converting, engine);
        }
        doubts::choose(&mut converting.pairs, &manner.chosen);
        let converted = convert::assemble(manner, &converting.pairs);
        if !is_regional {
            return converted;
        }
        let spared: Vec<_> = self.names.iter().map(|name| converted.map.forward(*name)).collect();
        regions::reword(converted, &spared)
    }

    /// Traditional text often knows better than any table which form it meant (鍾 or 鐘, 于 or 於): its character
    /// stays where it is a form of the simplified one. In text made character by character only a form speaks
    /// that such making does not give, and only where no word contradicts it. A surname that has one form (岳) is no
    /// 嶽, whoever wrote it.
    fn keep(&self, converting: &mut Converting, engine: &Engine) {
        let (mut passages, mut at, mut settled) = (self.passages.iter().peekable(), 0, 0);
        for (place, source) in self.clean.chars().enumerate() {
            while passages.next_if(|(passage, _)| passage.end().index() <= at).is_some() {}
            let script = passages.peek().map_or(self.script, |(_, script)| *script);
            at += source.len_utf8();
            let Pair { from, to, by } = converting.pairs[place];
            let is_form = source != from && source != to && source >= '\u{3400}' && by != By::Surname;
            if !is_form || engine.single(source) != source {
                continue;
            }
            let is_meant = script == Script::Hant
                || source != engine.single(from) && {
                    settled = if place < settled { settled } else { converting.settle_at(place) };
                    converting.pairs[place].by != By::Word
                };
            if is_meant {
                converting.pairs[place] = Pair { from, to: source, by: By::Source };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{Choice, convert, detect, passages};
    use crate::span::slice;

    fn shown(clean: &str, script: Script, variant: Variant) -> String {
        named(clean, script, variant, &[])
    }

    fn named(clean: &str, script: Script, variant: Variant, names: &[TextRange]) -> String {
        let base = convert(clean, Variant::Hans, &[]);
        let text = Text {
            base: &base.text,
            clean,
            simplified: &base.map,
            script,
            passages: &passages(clean, script),
            names,
        };
        let converted = text.shown(variant.into());
        assert_eq!(converted.map.source_len().index(), base.text.len());
        assert_eq!(converted.map.target_len().index(), converted.text.len());
        converted.text
    }

    fn of_base(base: &str, manner: impl Into<Manner>) -> Converted {
        let simplified = &EditMap::identity(base.len());
        Text { base, clean: base, simplified, script: Script::Hans, passages: &[], names: &[] }
            .shown(manner.into())
    }

    #[test]
    fn doubts_are_told_and_choices_hold() {
        let base = "一号干，二号也干，三号干部";
        let before = of_base(base, Variant::Taiwan);
        assert_eq!(before.text, "一號幹，二號也幹，三號幹部");
        let places: Vec<_> = before.doubts.iter().map(|d| slice(&before.text, d.range)).collect();
        assert_eq!(places, ["幹", "幹"]);
        let chosen = [Choice { form: '乾', ..before.doubts[0].choice }];
        let after = of_base(base, Manner::new(Variant::Taiwan.into(), chosen));
        assert_eq!(after.text, "一號乾，二號也幹，三號幹部");
        assert_eq!(after.doubts.len(), 2, "what was chosen can be chosen anew");
    }

    #[test]
    fn choices_hold_in_the_shape_of_every_region() {
        let base = "里。";
        let before = of_base(base, Variant::Hant);
        let forms: Vec<_> = before.forms[&'里'].iter().map(|form| form.form).collect();
        assert_eq!(forms, ['裏', '里']);
        let chosen = [Choice { form: '裏', ..before.doubts[0].choice }];
        for (variant, text) in
            [(Variant::Hant, "裏。"), (Variant::Taiwan, "裡。"), (Variant::HongKong, "裏。")]
        {
            assert_eq!(of_base(base, Manner::new(variant.into(), chosen)).text, text);
        }
    }

    #[test]
    fn regional_wording_is_asked_for() {
        let base = "信息化的项目";
        let regional = |variant| Manner::new(Wording::new(variant, true), []);
        assert_eq!(of_base(base, Variant::Taiwan).text, "信息化的項目");
        let worded = of_base(base, regional(Variant::Taiwan));
        assert_eq!(worded.text, "資訊化的專案");
        let project = worded.map.forward(TextRange::at("信息化的".len(), base.len()));
        assert_eq!(slice(&worded.text, project), "專案");
        assert_eq!(of_base(base, regional(Variant::Hant)).text, "信息化的項目");
    }

    #[test]
    fn the_original_is_the_clean_text() {
        let clean = "會議後，「幹部」𠮷祥";
        assert_eq!(shown(clean, Script::Hant, Variant::Original), clean);
    }

    #[test]
    fn surnames_with_one_form_have_it() {
        let name = [TextRange::at(0, "岳东升".len())];
        assert_eq!(named("嶽東升強調", Script::MechanicalHant, Variant::Hant, &name), "岳東升強調");
    }

    #[test]
    fn good_traditional_text_comes_back_unharmed() {
        let clean = "鐘錶廠主任鍾離春強調，會議後要覆核鬥爭實績。";
        assert_eq!(detect(clean), Script::Hant);
        assert_eq!(shown(clean, Script::Hant, Variant::Hant), clean);
    }

    #[test]
    fn each_passage_keeps_what_its_script_knows() {
        let clean = "会议强调，要压实责任，开展复查。\n會議強調，鐘錶廠的髮展，鍾離春講話。\n";
        assert_eq!(detect(clean), Script::Mixed);
        let kept = "會議強調，要壓實責任，開展複查。\n會議強調，鐘錶廠的髮展，鍾離春講話。\n";
        assert_eq!(shown(clean, Script::Mixed, Variant::Hant).replace('復', "複"), kept);
    }

    #[test]
    fn mechanical_traditional_text_becomes_good() {
        let clean = "會議后，黨員干部帶頭，筑牢防線。";
        assert_eq!(shown(clean, Script::MechanicalHant, Variant::Hant), "會議後，黨員幹部帶頭，築牢防線。");
        let named = "鍾離春說，會后復查。";
        assert_eq!(shown(named, Script::MechanicalHant, Variant::Hant), "鍾離春說，會後復查。");
    }
}

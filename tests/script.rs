//! Short phrases of report prose in every variant, from simplified text and from traditional text that was made
//! character by character; and the laws of conversion.

use gongwen::script::{Manner, Script, Text, Variant, Wording, convert, detect, passages};
use gongwen::span::{EditMap, Offset, TextRange, apply, slice};
use proptest::prelude::*;
use serde_json::Value;

/// Phrases, and how many may come out wrong, per variant. The last set is not to be read, only counted.
const SETS: [(&str, usize, bool); 3] = [
    (include_str!("vectors/script.json"), 1, true),
    (include_str!("vectors/script-dev.json"), 9, true),
    (include_str!("vectors/script-held-out.json"), 12, false),
];

fn cases(json: &str) -> Vec<Value> {
    serde_json::from_str(json).expect("the vectors are JSON")
}

fn shown(clean: &str, variant: Variant) -> String {
    let base = convert(clean, Variant::Hans, &[]);
    let script = Script::MechanicalHant;
    Text { base: &base.text, clean, simplified: &base.map, script, passages: &[], names: &[] }
        .shown(variant.into())
        .text
}

#[test]
fn phrases_convert() {
    for (json, misses, is_open) in SETS {
        for (key, variant) in [("t", Variant::Hant), ("tw", Variant::Taiwan), ("hk", Variant::HongKong)] {
            for from in ["hans", "mech"] {
                let wrong: Vec<_> =
                    cases(json).iter().filter_map(|case| mistake(case, from, key, variant)).collect();
                let told = if is_open { wrong.join(", ") } else { wrong.len().to_string() };
                assert!(wrong.len() <= misses, "{variant:?} from {from}: {told}");
            }
        }
    }
}

fn mistake(case: &Value, from: &str, key: &str, variant: Variant) -> Option<String> {
    let source = case[from].as_str().expect("a phrase");
    let got = shown(source, variant);
    let accepted = case[key].as_array().expect("the forms accepted");
    let is_right = accepted.iter().filter_map(Value::as_str).any(|form| fold(form) == fold(&got));
    (!is_right).then(|| format!("{source} → {got}"))
}

/// Shapes of one character are not told apart.
fn fold(text: &str) -> String {
    const SHAPES: [(char, char); 12] = [
        ('爲', '為'),
        ('裏', '裡'),
        ('綫', '線'),
        ('着', '著'),
        ('衆', '眾'),
        ('羣', '群'),
        ('説', '說'),
        ('衞', '衛'),
        ('麪', '麵'),
        ('臺', '台'),
        ('鈎', '鉤'),
        ('敍', '敘'),
    ];
    let one = |ch| SHAPES.iter().find(|(from, _)| *from == ch).map_or(ch, |(_, to)| *to);
    text.chars().map(one).collect()
}

/// Words of reports in both scripts, marks, digits, and characters of one to four bytes.
const WORDS: &[&str] = &[
    "会后",
    "解封后",
    "干部",
    "干",
    "范志松",
    "村里",
    "体制造成",
    "機制",
    "會議后",
    "鍾",
    "“",
    "”",
    "、",
    "，",
    "\n",
    "5只",
    "头发",
    "展",
    "𫍯",
    "a",
    "系",
    "联系",
    "信息",
    "项目",
    "é",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..30).prop_map(|words| words.concat())
}

fn read(clean: &str, script: Script, variant: Variant, is_regional: bool) -> gongwen::script::Converted {
    let base = convert(clean, Variant::Hans, &[]);
    let manner = Manner::new(Wording::new(variant, is_regional), []);
    Text { base: &base.text, clean, simplified: &base.map, script, passages: &[], names: &[] }.shown(manner)
}

proptest! {
    #[test]
    fn the_alignment_is_total_and_monotone(clean in text(), is_regional: bool) {
        let base = convert(&clean, Variant::Hans, &[]).text;
        for &variant in Variant::LIST {
            let converted = read(&clean, detect(&clean), variant, is_regional);
            prop_assert_eq!(converted.map.source_len().index(), base.len());
            prop_assert_eq!(converted.map.target_len().index(), converted.text.len());
            let mut last = Offset::default();
            for (at, ch) in base.char_indices() {
                let there = converted.map.forward(TextRange::at(at, at + ch.len_utf8()));
                prop_assert!(last <= there.start() && converted.text.is_char_boundary(there.start().index()));
                prop_assert!(converted.text.is_char_boundary(there.end().index()));
                last = there.start();
            }
        }
    }

    #[test]
    fn the_alignment_leads_back_to_the_file(clean in text(), gloss in 0usize..10) {
        let at = clean.char_indices().nth(gloss).map_or(clean.len(), |(at, _)| at);
        let (repaired, edits) = apply(&clean, [(TextRange::at(at, at), "，")]);
        let converted = read(&repaired, detect(&repaired), Variant::Taiwan, false);
        let simplified = convert(&repaired, Variant::Hans, &[]).map;
        let whole: EditMap = edits.then(&simplified).then(&converted.map);
        prop_assert_eq!(whole.source_len().index(), clean.len());
        prop_assert_eq!(whole.target_len().index(), converted.text.len());
    }

    #[test]
    fn doubts_stand_on_their_characters(clean in text(), is_regional: bool) {
        let converted = read(&clean, Script::Hans, Variant::Hant, is_regional);
        for doubt in &converted.doubts {
            prop_assert_eq!(slice(&converted.text, doubt.range), doubt.choice.form.to_string());
            let forms = &converted.forms[&doubt.choice.source];
            prop_assert!(forms.iter().any(|form| form.form == doubt.choice.form), "{:?}", doubt.choice);
        }
    }

    #[test]
    fn switching_leaves_everything_as_it_was(clean in text()) {
        let script = detect(&clean);
        let first: Vec<_> = Variant::LIST.iter().map(|v| read(&clean, script, *v, false)).collect();
        for _ in 0..10 {
            for (before, &variant) in first.iter().zip(Variant::LIST) {
                prop_assert_eq!(&read(&clean, script, variant, false), before);
            }
        }
    }

    #[test]
    fn passages_are_the_text(clean in text()) {
        let mut at = Offset::default();
        for (range, _) in passages(&clean, detect(&clean)) {
            prop_assert_eq!(range.start(), at);
            at = range.end();
        }
        prop_assert_eq!(at.index(), clean.len());
    }
}

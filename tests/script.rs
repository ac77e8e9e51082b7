//! Short phrases of report prose in every variant: from simplified text, and from traditional text that was
//! made character by character.

use gongwen::script::{Script, Text, Variant, convert};
use serde_json::Value;

/// How many phrases may come out wrong, per variant.
const MISSES: usize = 1;

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("vectors/script.json")).expect("the vectors are JSON")
}

fn shown(clean: &str, variant: Variant) -> String {
    let base = convert(clean, Variant::Hans, &[]);
    let script = Script::MechanicalHant;
    Text { base: &base.text, clean, simplified: &base.map, script, names: &[] }.in_variant(variant).text
}

#[test]
fn phrases_convert() {
    for (key, variant) in [("t", Variant::Hant), ("tw", Variant::Taiwan), ("hk", Variant::HongKong)] {
        for from in ["hans", "mech"] {
            let wrong: Vec<_> = cases()
                .iter()
                .filter_map(|case| {
                    let source = case[from].as_str().expect("a phrase");
                    let accepted = case[key].as_array().expect("the forms accepted");
                    let got = shown(source, variant);
                    (!accepted.iter().any(|a| *a == got.as_str())).then(|| format!("{source} → {got}"))
                })
                .collect();
            assert!(wrong.len() <= MISSES, "{variant:?} from {from}: {wrong:?}");
        }
    }
}

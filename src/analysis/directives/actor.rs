//! Those who are to act: the phrase before the deontic word or before the verb of a bare order.

use super::words::words;

/// Phrases that cannot begin the name of an actor.
const NOT_ACTORS: [&str; 10] = ["对", "把", "将", "在", "为", "以", "从", "通过", "按照", "根据"];

/// Whether a phrase names those who are to act.
pub(super) fn is_actor(phrase: &str) -> bool {
    let phrase = opened(phrase);
    let head = words().actors.of(phrase.trim_end_matches(['）', '”', '》'])).is_some();
    let each = ["各", "所有", "有关", "相关", "任何"].iter().any(|word| phrase.starts_with(word));
    (head || (each && phrase.chars().count() <= 12))
        && !NOT_ACTORS.iter().any(|word| phrase.starts_with(word))
}

/// A phrase without the connectives before it: 同时各单位 → 各单位.
pub(super) fn opened(phrase: &str) -> &str {
    const OPENERS: [&str; 14] = [
        "同时",
        "此外",
        "另外",
        "一是",
        "二是",
        "三是",
        "四是",
        "五是",
        "特别是",
        "尤其是",
        "今后",
        "下一步",
        "当前",
        "接下来",
    ];
    let mut rest = phrase;
    while let Some(next) = OPENERS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next.trim_start_matches(['，', '、', '：', ' ']);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors() {
        for phrase in [
            "各级各部门",
            "全县上下",
            "同时各职能部门",
            "各乡镇（街道）",
            "市、县、乡三级河长",
            "我们",
            "各校",
        ] {
            assert!(is_actor(phrase), "{phrase}");
        }
        for phrase in ["对有关人员", "值班制度", "", "安全"] {
            assert!(!is_actor(phrase), "{phrase}");
        }
    }
}

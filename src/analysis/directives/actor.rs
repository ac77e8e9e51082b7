//! Those who are to act: the phrase before the deontic word or before the verb of a bare order.

use super::clause_word::ClauseWord;
use super::words::words;

/// Whether a phrase names those who are to act.
pub(super) fn is_actor(phrase: &str) -> bool {
    let phrase = opened(phrase);
    let head = words().actors.of(phrase.trim_end_matches(['）', '”', '》'])).is_some();
    let each = || ClauseWord::Each.begins(phrase).is_some() && phrase.chars().count() <= 12;
    (head || each()) && ClauseWord::NotActor.begins(phrase).is_none()
}

/// A phrase without the connectives before it: 同时各单位 → 各单位.
pub(super) fn opened(phrase: &str) -> &str {
    let mut rest = phrase;
    while let Some(next) = ClauseWord::Opener.stripped(rest) {
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

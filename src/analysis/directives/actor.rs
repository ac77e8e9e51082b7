//! Those who are to act: the phrase before the deontic word or before the verb of a bare order.

use super::clause_word::ClauseWord;
use super::words::{OrderWord, words};

/// Whether a phrase names those who are to act.
pub(super) fn is_actor(phrase: &str) -> bool {
    let phrase = opened(phrase);
    let head = has_head(phrase);
    let each = || ClauseWord::Each.begins(phrase).is_some() && phrase.chars().count() <= 12;
    (head || each()) && ClauseWord::NotActor.begins(phrase).is_none() && !ClauseWord::Verbal.within(phrase)
}

/// Whether a phrase ends with a word for those who act.
pub(super) fn has_head(phrase: &str) -> bool {
    words().actors.of(phrase.trim_end_matches(['）', '”', '》'])).is_some()
}

/// Those whom a phrase names, up to what they are to do with others: 各责任单位每周将进展报市政府 → 各责任单位. None
/// where it names somebody who is acted on (转移群众), or a number (不少于6人).
pub(super) fn named(phrase: &str) -> Option<&str> {
    let end = phrase.char_indices().skip(1).map(|(at, _)| at).find(|&at| stops(phrase, at));
    let name = without_time(phrase.get(..end.unwrap_or(phrase.len()))?);
    let counted = name.trim_end_matches(['人', '户', '家', '名']).ends_with(|c: char| c.is_ascii_digit());
    (is_actor(name) && !counted && !is_acted_on(name)).then_some(name)
}

/// Whether what those do who are named before begins at a place, outside quotation marks.
fn stops(phrase: &str, at: usize) -> bool {
    let Some((before, rest)) = phrase.split_at_checked(at) else { return false };
    let acts = || {
        let verb = words().orders.prefix(rest).filter(|hit| hit.value == OrderWord::Verb);
        let behind = verb.and_then(|hit| rest.get(hit.range.len()..));
        let end = at + verb.map_or(0, |hit| hit.range.len());
        // 各级党组织: 组织 is part of the name.
        let named = phrase.get(..end).is_some_and(has_head);
        !named && behind.is_some_and(|behind| ClauseWord::Body.begins(behind).is_none()) && is_actor(before)
    };
    let quoted = before.matches('“').count() > before.matches('”').count();
    !quoted && (ClauseWord::Stop.begins(rest).is_some() || acts())
}

/// 转移群众, 帮孤寡户: somebody is acted on.
fn is_acted_on(phrase: &str) -> bool {
    let verb = words().orders.prefix(phrase).is_some_and(|hit| !hit.value.is_adverb());
    let acts = verb || ClauseWord::Stop.begins(phrase).is_some();
    acts && ClauseWord::Someone.ends(phrase).is_some() && !phrase.ends_with("人员")
}

/// A phrase without the times behind it: 三个林场20日12时前 → 三个林场, 各学校每月至少 → 各学校.
pub(super) fn without_time(phrase: &str) -> &str {
    let mut phrase = phrase;
    while let Some(bare) = ClauseWord::Often.ends(phrase).and_then(|word| phrase.strip_suffix(word)) {
        phrase = bare;
    }
    let Some(bare) = ClauseWord::Limit.ends(phrase).and_then(|word| phrase.strip_suffix(word)) else {
        return phrase;
    };
    let named = bare.trim_end_matches(is_of_time);
    // 生产场所内 is no time.
    if named.is_empty() || named == bare { phrase } else { named.trim_end_matches(['于', '在']) }
}

/// A phrase without the time before it: 6月底前各乡镇 → 各乡镇.
pub(super) fn behind_time(phrase: &str) -> &str {
    ClauseWord::Limit.stripped(phrase.trim_start_matches(is_of_time)).unwrap_or(phrase)
}

fn is_of_time(ch: char) -> bool {
    ch.is_ascii_digit() || "年月日时点分初末底上中下旬第每本今明".contains(ch)
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
        assert_eq!(without_time("三个林场20日12时前"), "三个林场");
        assert_eq!(without_time("各学校每月至少"), "各学校");
        assert_eq!(behind_time("6月底前各乡镇"), "各乡镇");
        for phrase in ["对有关人员", "值班制度", "", "安全"] {
            assert!(!is_actor(phrase), "{phrase}");
        }
    }
}

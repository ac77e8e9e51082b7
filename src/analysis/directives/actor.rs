//! Those who are to act: the phrase before the deontic word or before the verb of a bare order.

use super::act_word::ActWord;
use super::clause_word::ClauseWord;
use super::part_word::PartWord;
use super::quantity;
use super::scan::names;
use super::when;
use super::words::{OrderWord, words};

/// Whether a phrase names those who are to act.
pub(super) fn is_actor(phrase: &str) -> bool {
    let phrase = opened(phrase);
    let thing = || ClauseWord::Thing.ends(phrase).is_some();
    let named = |length| phrase.len() > length && phrase.chars().count() <= 12;
    let each = || ClauseWord::Each.begins(phrase).is_some_and(named) && !thing();
    // 自然资源部门, 从业人员 begin with no preposition.
    let word = || PartWord::NamePart.begins(phrase).is_some();
    let other = || ClauseWord::NotActor.begins(phrase).is_some() && !word();
    // 见面记录交县信访局; 说明原因、报县委 is a row of what is done.
    let reports = || {
        let items = phrase.split('、').filter_map(|item| item.get(item.chars().next()?.len_utf8()..));
        items.into_iter().any(|item| PartWord::ReportsTo.within(item))
    };
    // 一个企业一个企业: one after the other.
    let again = phrase.len() > 6 && phrase.split_at_checked(phrase.len() / 2).is_some_and(|(a, b)| a == b);
    let acts = || again || ClauseWord::Verbal.within(phrase) || tells(phrase) || reports();
    (has_head(phrase) || each()) && !other() && !acts()
}

/// 春季是矿山…: something is told of a subject; 特别是 only adds.
fn tells(phrase: &str) -> bool {
    let adds = |at: usize| {
        let before = phrase.get(..at + '是'.len_utf8());
        before.is_some_and(|before| PartWord::Likewise.ends(before).is_some())
    };
    phrase.match_indices('是').any(|(at, _)| !adds(at))
}

/// Whether a phrase ends with a word for those who act.
pub(super) fn has_head(phrase: &str) -> bool {
    let bare = phrase.trim_end_matches(['）', '”', '》']);
    // 全市防汛应急: a line of work is no head there.
    let counts = |(head, field): (&str, bool)| !field || bare.strip_suffix(head).is_some_and(bears_field);
    // 上门会商, 进组入户: what they do.
    words().actors.of(bare).is_some_and(counts) && PartWord::NoHead.ends(bare).is_none()
}

/// Whether a line of work may stand behind a phrase by itself: 公安、交通, 两级公安; no 防汛应急.
fn bears_field(before: &str) -> bool {
    before.is_empty()
        || before.ends_with([
            '、', '和', '及', '与', '（', '“', '各', '级', '省', '市', '州', '盟', '县', '区', '旗', '镇',
            '乡', '直',
        ])
        || words().actors.of(before).is_some_and(|(_, field)| field)
}

/// Those whom a phrase names, up to what they are to do with others: 各责任单位每周将进展报市政府 → 各责任单位. None
/// where it names somebody who is acted on (转移群众), or a number (不少于6人).
pub(super) fn named(phrase: &str) -> Option<&str> {
    let phrase = behind_span(behind_topic(phrase.trim_start_matches(['、', '，', '：', ' '])));
    // 报市安委办, 放假前与家长, 每周会商: to whom, with whom, how often.
    let beside = begins_longer(PartWord::Beside, PartWord::NamePart, phrase)
        || phrase.contains("前与")
        || ClauseWord::Often.begins(phrase).is_some();
    if beside {
        return None;
    }
    let end = phrase.char_indices().skip(1).map(|(at, _)| at).find(|&at| stops(phrase, at));
    let name = without_quote(without_time(phrase.get(..end.unwrap_or(phrase.len()))?));
    let nobody = PartWord::Nobody.is(name)
        || PartWord::NoName.within(name)
        || quantity::ends_counted(name)
        || is_acted_on(name);
    (is_actor(name) && !nobody).then(|| up_to_head(name)).filter(|name| is_short(name) || has_head(name))
}

/// 各商超, 各村寨: with 各, a short phrase needs no known head.
pub(super) fn is_short(name: &str) -> bool {
    name.starts_with('各') && name.chars().count() <= 4
}

/// Whether a text begins with a word of a class, and with no longer one of another: 派, no 派出所.
pub(super) fn begins_longer(class: PartWord, other: PartWord, text: &str) -> bool {
    let word = class.begins(text);
    word.is_some() && word > other.begins(text)
}

/// Those named behind what is spoken of: 校舍一栋一策、村干部 → 村干部, 救灾款物任何单位 → 任何单位, 凡外出人员 → 外出人员.
fn behind_topic(whole: &str) -> &str {
    let phrase = whole;
    let formula = |item: &str| {
        let ones = item.char_indices().filter(|&(_, c)| c == '一').map(|(at, _)| at);
        let mut ones = ones.into_iter().filter_map(|at| item.get(at..));
        ones.any(|rest| {
            rest.chars().nth(2) == Some('一') && rest.chars().nth(3).is_some_and(char::is_alphabetic)
        })
    };
    let items = phrase.match_indices('、').map(|(at, mark)| phrase.split_at(at + mark.len()));
    let mut told =
        items.filter(|(before, _)| before.trim_end_matches('、').rsplit('、').next().is_some_and(formula));
    let phrase = told.next_back().map(|(_, rest)| rest).filter(|rest| !formula(rest)).unwrap_or(phrase);
    // 一楼一策、专班推进: how, not who.
    if phrase.len() < whole.len() && ActWord::Specially.is(phrase) {
        return "";
    }
    // 一、各单位.
    let numbered = phrase
        .split_once('、')
        .filter(|(number, _)| matches!(*number, "一" | "二" | "三" | "四" | "五" | "六"));
    let phrase = numbered.map_or(phrase, |(_, rest)| rest);
    let anybody = phrase.find("任何").and_then(|at| phrase.get(at..)).filter(|rest| is_actor(rest));
    let all =
        || phrase.strip_prefix("凡是").or_else(|| phrase.strip_prefix('凡')).filter(|rest| is_actor(rest));
    anybody.or_else(all).unwrap_or(phrase)
}

/// Those named behind a time: 橙色预警期间主要负责人 → 主要负责人, 秋季开学前每所中小学 → 每所中小学.
fn behind_span(phrase: &str) -> &str {
    let behind = |(at, _): (usize, char)| {
        let (before, rest) = phrase.split_at_checked(at)?;
        let each = || rest.starts_with('每') || ClauseWord::Each.begins(rest).is_some();
        let span = ClauseWord::Span.ends(before).is_some() || before.ends_with(['前', '后']) && each();
        // 采暖期|内供水企业: 期内 is one word.
        (span && !rest.starts_with(['内', '间', '里']) && is_actor(without_time(rest))).then_some(rest)
    };
    // 3月1日零时各灌区.
    let clock = phrase.trim_start_matches(|c| is_of_time(c) || "零午晚凌晨".contains(c));
    let told = phrase.len() - clock.len();
    let moment = phrase.starts_with(|c: char| c.is_ascii_digit())
        && phrase.get(..told).is_some_and(|time| time.ends_with(['日', '时', '点', '分', '午', '晚', '晨']));
    if moment && is_actor(clock) {
        return clock;
    }
    // 主汛期主要负责人, 今晚各村.
    let season = ClauseWord::Often.stripped(phrase).or_else(|| PartWord::Season.stripped(phrase));
    // 采暖期内供水企业.
    let season = season.map(|rest| rest.strip_prefix(['内', '间', '里']).unwrap_or(rest));
    // 每年选派…干部, 每周五全县: no name begins there.
    let begins = |rest: &str| {
        words().orders.prefix(rest).is_none()
            && !rest.starts_with(|c: char| "一二三四五六日上下".contains(c) || is_of_time(c))
    };
    if let Some(rest) = season.filter(|rest| begins(rest) && is_actor(rest)) {
        return rest;
    }
    phrase.char_indices().skip(3).find_map(behind).unwrap_or(phrase)
}

/// 规上企业“一企一专员” → 规上企业: how they act is no part of their name.
fn without_quote(name: &str) -> &str {
    let before = name.strip_suffix('”').and_then(|inner| inner.rsplit_once('“'));
    before.map(|(before, _)| before).filter(|before| has_head(before)).unwrap_or(name)
}

/// 各成员单位信息共享、 → 各成员单位: what all of them do is no part of their name.
fn up_to_head(name: &str) -> &str {
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    let headed =
        || ends.filter_map(|end| name.get(..end)).find(|name| name.chars().count() > 2 && has_head(name));
    if has_head(name) { name } else { headed().unwrap_or(name) }
}

/// Whether what those do who are named before begins at a place, outside quotation marks.
fn stops(phrase: &str, at: usize) -> bool {
    let Some((before, rest)) = phrase.split_at_checked(at) else { return false };
    let acts = || {
        let verb = words().orders.prefix(rest).filter(|hit| hit.value == OrderWord::Verb);
        let Some((through, behind)) = verb.and_then(|hit| phrase.split_at_checked(at + hit.range.len()))
        else {
            return false;
        };
        // 各级党组织: 组织 is part of the name.
        !has_head(through) && !names(ClauseWord::Body, behind) && is_actor(before)
    };
    let leaves = || {
        // 服务热线0000-5820001 is all one.
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let counts = (1..=3).contains(&digits);
        (counts || begins_longer(PartWord::LeavesName, PartWord::NamePart, rest))
            && has_head(before)
            && is_actor(before)
    };
    // 一把手: 把 is within a word.
    let within = || {
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        let word = phrase.get(at - last..).and_then(|rest| PartWord::NamePart.begins(rest));
        word.is_some_and(|length| length > last)
    };
    let goes_on = || begins_longer(PartWord::NamePart, PartWord::LeavesName, rest) || within();
    let quoted = || before.matches('“').count() > before.matches('”').count();
    let stop = || ClauseWord::Stop.begins(rest).is_some() || ClauseWord::Acts.begins(rest).is_some();
    (stop() || acts() || leaves()) && !quoted() && !goes_on()
}

/// 转移群众, 帮孤寡户: somebody is acted on.
fn is_acted_on(phrase: &str) -> bool {
    let verb = words().orders.prefix(phrase).is_some_and(|hit| !hit.value.is_adverb());
    let begins =
        verb || ClauseWord::Stop.begins(phrase).is_some() || PartWord::OnPeople.begins(phrase).is_some();
    // 分楼栋组织群众.
    let acted = |someone: &str| {
        let before = phrase.strip_suffix(someone);
        begins || before.is_some_and(|before| PartWord::OnPeople.ends(before).is_some())
    };
    !phrase.ends_with("人员") && ClauseWord::Someone.ends(phrase).is_some_and(acted)
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
    let run = bare.trim_end_matches(is_of_time).len();
    // 缺口部分8月28日: a time begins with a number.
    let begins = |c: char| c.is_ascii_digit() || "本今明每第年上下".contains(c);
    let clock = bare.get(run..).and_then(|run| run.find(begins));
    let named = clock.and_then(|at| bare.get(..run + at)).unwrap_or(bare);
    // 生产场所内 is no time.
    if named.is_empty() || named == bare { phrase } else { named.trim_end_matches(['于', '在']) }
}

/// A phrase without the time before it: 6月底前各乡镇, 9月1日零时各乡镇 → 各乡镇.
pub(super) fn behind_time(phrase: &str) -> &str {
    let sharp = || when::sharp(phrase, None).and_then(|(length, _)| phrase.get(length..));
    ClauseWord::Limit.stripped(phrase.trim_start_matches(is_of_time)).or_else(sharp).unwrap_or(phrase)
}

fn is_of_time(ch: char) -> bool {
    ch.is_ascii_digit() || "年月日时点分初末底上中下旬第每本今明小".contains(ch)
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

//! What the words of a clause tell of its part in an act: whether it orders at all, or only says of what, how and when.

use super::super::act_word::ActWord;
use super::super::clause;
use super::super::clause_word::ClauseWord;
use super::super::part_word::PartWord;
use super::super::scan::Scan;
use crate::span::{Offset, TextRange};

/// Whether a text ends with 的 and what that describes: 去年进水的地下道.
pub(super) fn names(text: &str) -> bool {
    /// 地下道: no more than so many characters.
    const NOUN: usize = 5;
    text.rsplit_once('的').is_some_and(|(_, noun)| noun.chars().count() <= NOUN)
}

/// Whether a text that names something is no more than that: 进了水的地下室; no 该停的坚决停.
pub(super) fn is_thing(scan: &Scan, clause: TextRange) -> bool {
    /// 地下室: no more than so many characters.
    const NOUN: usize = 3;
    let text = scan.text(clause);
    let noun = text.rsplit_once('的').map_or("", |(_, noun)| noun);
    let at = Offset::at(clause.end().index() - noun.len());
    let verb = || scan.order_at(at).is_some() || PartWord::Disposes.begins(noun).is_some();
    (1..=NOUN).contains(&noun.chars().count())
        && scan.order_at(clause.start()).is_none()
        && !ActWord::Predicates.within(text)
        && !verb()
}

/// Whether behind those who act stands no more than what they are or go by: 围绕三类问题, 作为定点医院.
pub(super) fn only_says_how(scan: &Scan, does: Offset, clause: TextRange) -> bool {
    let rest = TextRange::new(does, clause.end().max(does));
    ActWord::AsWhat.begins(scan.text(rest)).is_some() && !clause::governs_verb(scan, rest)
}

/// Whether a clause says what shall be done with what is so already: 已经装的四月底前全部拆除.
pub(super) fn is_already(scan: &Scan, clause: TextRange) -> bool {
    let what = |text: &str| ActWord::Already.begins(text).and_then(|_| text.find('的'));
    let behind = what(scan.text(clause)).map(|at| clause.start().index() + at + '的'.len_utf8());
    behind.is_some_and(|from| {
        clause::governs_verb(scan, TextRange::new(Offset::at(from - '的'.len_utf8()), clause.end()))
    })
}

/// Whether those who act have done so, by what stands behind them: 民兵连|180人已经集结完毕; not 已经装的…拆除.
pub(super) fn has_acted(behind: &str) -> bool {
    let done =
        behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '余' | '多' | '名' | '人'));
    done.starts_with('已') && !done.contains('的')
}

/// Whether a clause only says how what follows is to be done: 以楼栋为单位; 以公告为准 is to be so.
pub(super) fn is_manner(text: &str) -> bool {
    let with = text.strip_prefix('以').and_then(|rest| rest.split_once('为'));
    with.is_some_and(|(with, what)| !with.is_empty() && what.chars().count() >= 2)
}

/// Whether a clause holds always, or of something else, so that no time before it holds for it: 报警一次停产一次,
/// 每天通报一次, 谁验收、谁签字, 采样亭由2个增加到6个.
pub(super) fn stands_apart(text: &str) -> bool {
    let whoever = text.starts_with('谁') && text.matches('谁').count() > 1;
    let becomes = text.split_once('由').is_some_and(|(thing, rest)| {
        !thing.is_empty() && rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('到')
    });
    whoever || becomes || ClauseWord::Regular.within(text) || each_time(text) || each_kind(text)
}

/// 报警一次停产一次; no 一户一户.
fn each_time(text: &str) -> bool {
    let counts = text.match_indices('一').filter_map(|(at, _)| text.get(at..));
    counts.into_iter().any(|rest| {
        let end = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
        let (once, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        !behind.starts_with(once) && behind.contains(once) && !behind.starts_with('是')
    })
}

/// 该免职的免职.
fn each_kind(text: &str) -> bool {
    let fits = |(at, word): (usize, &str)| {
        let (kind, done) = text.get(at + word.len()..)?.split_once('的')?;
        let first = kind.chars().next()?;
        Some(kind.chars().count() <= 4 && done.contains(first))
    };
    text.match_indices('该').any(|found| fits(found) == Some(true))
}

/// 对人才的需求更加迫切: how things are.
pub(super) fn is_state(text: &str) -> bool {
    /// How long what is said of them may be, in characters.
    const LONG: usize = 4;
    let places = text.char_indices().skip(2).filter_map(|(at, _)| text.get(at..));
    places.into_iter().any(|rest| {
        ActWord::Degree.stripped(rest).is_some_and(|how| (1..=LONG).contains(&how.chars().count()))
    }) && ActWord::Brings.begins(text).is_none()
}

/// 封路归封路, 虽有困难: what is granted.
pub(super) fn grants(text: &str) -> bool {
    let again = text.split_once('归').is_some_and(|(one, other)| !one.is_empty() && one == other);
    again || ActWord::Grants.begins(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_apart_from_a_time() {
        for text in ["损坏一处修复一处", "该补种的补种", "谁巡查谁登记", "水泵由3台增加到5台", "每周通报一次"]
        {
            assert!(stands_apart(text), "{text}");
        }
        for text in ["一户一户走到", "把台账建好", "该镇的群众要转移", "由县里组织", "早一天是一天"]
        {
            assert!(!stands_apart(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_order() {
        assert!(is_state("群众对用水的需求更加迫切") && !is_state("让群众办事更加方便"));
        assert!(!is_state("更加重视"));
        assert!(grants("缺人归缺人") && grants("虽有困难") && !grants("物归原主"));
        assert!(is_manner("以楼栋为单位") && is_manner("以汛期为重点"));
        assert!(!is_manner("所有消息以公告为准") && !is_manner("以防为主"));
    }
}

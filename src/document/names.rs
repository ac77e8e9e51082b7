//! Names of the press, as bylines list them.

use super::PressRole;
use super::cues::{ACT, ORGAN, OUTLET, SPEAK, deeds, headline_ends, is_nobody, outlets, spelling};
use super::line::{blank, is_of_words};
use crate::lexicon::surname;
use crate::span::TextRange;

/// A name in a list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Without blanks.
    pub(super) name: String,
    /// In the text that was read.
    pub(super) range: TextRange,
    /// What the words behind it say.
    pub(super) role: Option<PressRole>,
}

/// How much a name must prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It must begin with a surname.
    Surname,
    /// A label stands before it: any short word that is nothing else will do.
    Label,
}

/// The names that `text` begins with, and where the list ends.
pub(super) fn names(text: &str, proof: Proof) -> (Vec<Named>, usize) {
    let mut found: Vec<Named> = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some((token, start)) = next_token(text, at) {
        let stop = start + token.len();
        // 记者张三／某地报导: behind the stroke stands a place.
        let reported = ["报导", "报道"].iter().any(|word| token.ends_with(word));
        if reported && !found.is_empty() && text.get(..start).is_some_and(|t| t.ends_with(['／', '/'])) {
            (at, end) = (stop, stop);
            continue;
        }
        if let Some(role) = deeds().get(token) {
            found.iter_mut().filter(|n| n.role.is_none()).for_each(|n| n.role = role);
            (at, end) = (stop, stop);
            continue;
        }
        let read = spread(text, token, start).or_else(|| joined(text, token, start, proof));
        let Some(mut read) = read else { break };
        at = read.last().map_or(stop, |n| n.range.end().index()).max(stop);
        end = at;
        found.append(&mut read);
    }
    (found, end)
}

/// Whether a short text is one name and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let (found, end) = names(text, Proof::Surname);
    found.len() == 1 && end == text.len()
}

fn separates(c: char) -> bool {
    !is_of_words(c) && (blank(c) || "、，,；;/／|丨｜&＆：:（）()[]【】\"“”。".contains(c))
}

/// The next word, cut at separators.
fn next_token(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    let start = at + (rest.len() - rest.trim_start_matches(separates).len());
    let rest = text.get(start..)?;
    let token = rest.split(separates).next().filter(|t| !t.is_empty())?;
    Some((token, start))
}

/// A name spread by a blank: 张 三.
fn spread(text: &str, token: &str, start: usize) -> Option<Vec<Named>> {
    let single = token.chars().nth(1).is_none();
    (single && surname(token).is_some()).then_some(())?;
    let (given, at) = next_token(text, start + token.len())?;
    let gap = text.get(start + token.len()..at)?;
    let fits = given.chars().count() <= 2 && given.chars().all(is_han) && gap.chars().all(blank);
    fits.then(|| vec![named(format!("{token}{given}"), start, at + given.len(), None)])
}

/// A word that is one name, with what the person did behind it, or a run of names without separators.
fn joined(text: &str, token: &str, start: usize, proof: Proof) -> Option<Vec<Named>> {
    let after = text.get(start + token.len()..).unwrap_or_default();
    let han = token.find(|c: char| !is_han(c) && c != '·' && c != '•').unwrap_or(token.len());
    let (mut word, tail) = token.split_at_checked(han)?;
    let mut role = None;
    if tail.contains("日电") || (tail.is_empty() && after.starts_with("日电")) {
        // 记者王明德台北4日电: the place is two characters long, three with its level.
        let place = if word.ends_with(['市', '县', '区']) { 3 } else { 2 };
        word = word.char_indices().rev().nth(place - 1).and_then(|(at, _)| word.get(..at))?;
    } else if !tail.is_empty() {
        return None;
    }
    let did = deeds().suffixes(word).filter_map(|(deed, did)| {
        let name = word.get(..word.len() - deed).filter(|name| plausible(name, Proof::Surname))?;
        let surely = word.chars().count() > 3 || deed > 3 || !plausible(word, proof) || word.ends_with('摄');
        surely.then_some((name, did))
    });
    if let Some((name, did)) = did.last() {
        (word, role) = (name, did);
    }
    let deed = deeds().suffix(word).is_some_and(|(deed, _)| deed > 3);
    if plausible(word, proof) && !deed {
        return Some(vec![named(word.to_owned(), start, start + word.len(), role)]);
    }
    run(word, start)
}

/// 王建国李四: names set without a separator, each with a surname.
fn run(word: &str, start: usize) -> Option<Vec<Named>> {
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    // 何时明主持 says what somebody did.
    let outlet = outlets().of_text(word, OUTLET | ORGAN).is_some()
        || headline_ends().of_text(word, ACT | SPEAK).is_some();
    ((4..=6).contains(&(cuts.len() - 1)) && !outlet).then_some(())?;
    [3, 2].into_iter().find_map(|first| {
        let (a, b) = word.split_at_checked(*cuts.get(first)?)?;
        let both = plausible(a, Proof::Surname) && plausible(b, Proof::Surname) && b.chars().count() <= 3;
        both.then(|| {
            vec![
                named(a.to_owned(), start, start + a.len(), None),
                named(b.to_owned(), start + a.len(), start + word.len(), None),
            ]
        })
    })
}

/// 周五 behind a day.
fn is_weekday(word: &str) -> bool {
    let day = word.strip_prefix('周').unwrap_or_default();
    matches!(day, "一" | "二" | "三" | "四" | "五" | "六" | "日")
}

fn plausible(word: &str, proof: Proof) -> bool {
    let length = word.chars().count();
    let spelled = word.contains(['·', '•']);
    if length < 2 || is_nobody(word) || is_weekday(word) || !word.starts_with(is_han) {
        return false;
    }
    if spelled {
        return length <= 15;
    }
    let of_level = word.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡']);
    // 王科 is a name, 防御处 and 劳工处 are none.
    let ends_no_name = || length > 2 && word.ends_with(['处', '办', '署', '局', '股', '厅', '台']);
    let body = |len: usize| len > 3 || length > 3 || of_level || surname(word).is_none() || ends_no_name();
    if outlets().of_text(word, OUTLET | ORGAN).is_some_and(body) {
        return false;
    }
    if proof == Proof::Label && (4..=8).contains(&length) && spells(word) {
        return true;
    }
    match surname(word) {
        Some(s) => length <= if s.is_compound() { 4 } else { 3 },
        None => proof == Proof::Label && length <= 5,
    }
}

/// Whether most characters spell names without a surname: 乌云其木格.
fn spells(word: &str) -> bool {
    let strange = word.chars().filter(|c| spelling().get(c.encode_utf8(&mut [0; 4])).is_none()).count();
    strange * 3 <= word.chars().count()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn named(name: String, start: usize, end: usize, role: Option<PressRole>) -> Named {
    Named { name, range: TextRange::at(start, end), role }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists_of_names() {
        for (text, expected) in [
            ("张三 李四", "张三 李四"),
            ("张 三 李小四", "张三 李小四"),
            ("张三、欧阳明德", "张三 欧阳明德"),
            ("王建国李四", "王建国 李四"),
            ("赵文 文/图", "赵文"),
            ("赵文斌报道", "赵文斌"),
            ("赵文斌/文 李四/图", "赵文斌 李四"),
            ("王明德台北4日电", "王明德"),
            ("王明德甲南市4日电", "王明德"),
            ("买买提·吾买尔", "买买提·吾买尔"),
            ("甲县融媒体中心", ""),
            ("了解到", ""),
            ("1234", ""),
        ] {
            let (found, _) = names(text, Proof::Surname);
            assert_eq!(found.iter().map(|n| &*n.name).collect::<Vec<_>>().join(" "), expected, "{text}");
        }
        assert_eq!(names("扎西顿珠", Proof::Label).0.len(), 1);
        assert_eq!(names("扎西顿珠", Proof::Surname).0.len(), 0);
        assert!(is_name("张 三") && !is_name("张三 李四") && !is_name("甲县县委"));
    }

    #[test]
    fn knows_what_they_did() {
        let roles = |text| names(text, Proof::Surname).0.iter().map(|n| n.role).collect::<Vec<_>>();
        assert_eq!(roles("李小四 摄"), [Some(PressRole::Photographer)]);
        assert_eq!(roles("王羽摄影报道"), [Some(PressRole::Photographer)]);
        assert_eq!(roles("赵文斌/文 李四/图"), [Some(PressRole::Author), Some(PressRole::Photographer)]);
    }
}

//! The labels of a metadata bar: 来源：, 记者, 发布时间.

use super::cues::{Field, ORGAN, OUTLET, labels, outlets};
use super::fields::{is_figure, is_gap};
use super::line::blank;
use super::names::{Proof, names};
use super::source::names_an_outlet;
use super::{PressRole, day};
use crate::span::{TextRange, slice};

/// A label and where its value begins.
pub(super) struct Label {
    /// What it labels.
    pub(super) field: Field,
    pub(super) start: usize,
    pub(super) value: usize,
}

/// The labels of a text that have a value, in order.
pub(super) fn found(text: &str, bracket: bool) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut from = None;
    for hit in labels().hits(text) {
        // 来源：甲县日报作者：张三: behind a label another needs no gap.
        let behind = found.last().is_some_and(|last| !matches!(last.field, Field::Tool | Field::Contact));
        // 转载自公众号：甲县先锋: the second tells what the first is of.
        let start =
            from.filter(|&(end, _)| end == hit.range.start()).map_or(hit.range.start(), |(_, start)| start);
        from = (hit.value == Field::Source).then_some((hit.range.end(), start));
        found.extend(label_at(text, TextRange::new(start, hit.range.end()), hit.value, bracket, behind));
    }
    found.dedup_by(|later, earlier| later.start < earlier.value);
    found
}

fn label_at(text: &str, word: TextRange, field: Field, bracket: bool, behind_label: bool) -> Option<Label> {
    let (start, end) = (word.start().index(), word.end().index());
    let before = slice(text, TextRange::at(0, start)).chars().next_back();
    let after = slice(text, TextRange::at(end, text.len()));
    let open = before.is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit());
    let behind = after.trim_start_matches(blank);
    // [来源]：….
    let closed = behind.strip_prefix([']', '】']).filter(|rest| rest.starts_with(['：', ':']));
    let behind = closed.unwrap_or(behind);
    let gap = after.len() - behind.len();
    // 来源 — 甲县新闻网.
    let is_sign = |c: &char| ":：丨|｜/／﹕】".contains(*c) || gap > 0 && "—–-".contains(*c);
    let sign = behind.chars().next().filter(is_sign);
    let press = matches!(field, Field::Press(_));
    // 来源 甲县新闻网, 来源·甲县新闻网, 原载《甲县日报》.
    let names_source = || {
        // 信息来源 甲县水利局 and, where a word begins, 来源甲县水利局: what stands there to its end is an organ.
        let word = behind.split(is_gap).next().unwrap_or_default();
        if (gap > 0 || begins_word(text, start)) && is_issuer(word) {
            return true;
        }
        // 摘自2022年3月4日《甲县日报》.
        let behind = behind.get(day::at_start(behind)..).unwrap_or_default();
        let word = behind.trim_start_matches(['·', '-', '—']);
        let outlet = names_an_outlet(word.split(is_gap).next().unwrap_or_default());
        let linked =
            gap > 0 || word.len() < behind.len() || slice(text, TextRange::at(start, end)).ends_with('自');
        let inner = behind.strip_prefix('《').and_then(|rest| rest.split('》').next());
        // 据《甲县日报》, no 据《森林法》.
        let told = slice(text, TextRange::at(start, end)) != "据" || inner.is_some_and(names_an_outlet);
        outlet && linked || inner.is_some() && told
    };
    let slashed = |sign: char| {
        let rest = behind.strip_prefix(sign).unwrap_or_default();
        field == Field::Source && names_an_outlet(rest.split(is_gap).next().unwrap_or_default())
    };
    let value = match sign {
        Some(sign @ ('/' | '／')) if !press && !slashed(sign) => return None,
        Some('】') if !press && !matches!(field, Field::Source | Field::Published) => return None,
        Some(sign) => end + gap + sign.len_utf8(),
        // A row of a table: 发布机构⇥甲县水利局.
        None if start == 0 && after.starts_with('\t') => end + gap,
        None if field == Field::Published && gap > 0 && day::at_start(behind) > 0 => end + gap,
        None if field == Field::Counter && behind.starts_with(is_figure) => end + gap,
        // 阅读量[ ], 阅读（）: nothing was counted.
        None if field == Field::Counter && open && behind.starts_with(['[', '（', '(']) => end + gap,
        None if field == Field::Source && open && names_source() => end + gap,
        None if press && (gap > 0 || word.len() > 3) && names_a_person(behind, gap > 0 || bracket) => {
            end + gap
        }
        None => return None,
    };
    // 县融媒体中心记者 张三: an outlet may stand before its reporter, nothing else may.
    let reporter = matches!(field, Field::Press(PressRole::Reporter | PressRole::Correspondent));
    let glued = behind_label && word.len() >= 6 && matches!(sign, Some(':' | '：'));
    (open || reporter || glued || word.len() >= 12).then_some(Label { field, start, value })
}

/// Whether a word of a bar begins at `at`: it does at the start of the text and behind a blank.
fn begins_word(text: &str, at: usize) -> bool {
    slice(text, TextRange::at(0, at)).chars().next_back().is_none_or(blank)
}

/// Whether a word names an organ or an outlet and nothing else.
fn is_issuer(word: &str) -> bool {
    const LONGEST: usize = 20;
    (4..=LONGEST).contains(&word.chars().count()) && outlets().of_text(word, OUTLET | ORGAN).is_some()
}

/// Whether a name stands behind a label that no sign closes.
fn names_a_person(behind: &str, surely: bool) -> bool {
    let proof = if surely { Proof::Label } else { Proof::Surname };
    !names(behind, proof).0.is_empty()
}

//! What marks a paper that orders by itself: its number, to whom it is addressed, who signed it.

use std::ops::{Range, RangeInclusive};

use super::Head;
use super::cues::{ORGAN, OUTLET, outlets};
use super::headline;
use super::line::{Line, blank};
use super::zones::Sort;
use crate::span::TextRange;

/// Reads these of a paper: of a report with a number, or with a title such as 关于…的通知.
pub(super) fn read(lines: &[Line<'_>], sorts: &[Sort], body: Range<usize>, head: &mut Head) {
    head.number = lines.iter().take(body.start).find_map(|line| Some(line.part(0, number(line.text)?)));
    let titled = head.title.as_ref().is_some_and(|title| headline::ends_document(&title.value));
    if !titled && head.number.is_none() {
        return;
    }
    head.addressee = lines
        .get(body.start)
        .filter(|line| is_addressee(line))
        .map(|line| line.part(0, line.text.len() - '：'.len_utf8()));
    let signed = signature(lines, sorts).filter(|signed| *signed.start() > body.start);
    head.signature = signed
        .as_ref()
        .map(|signed| TextRange::new(lines[*signed.start()].start(), lines[*signed.end()].range.end()));
    head.signed_on = signed.and_then(|signed| lines.get(signed.end() + 1)).map(|line| line.range);
    head.in_force = lines.iter().skip(body.start).find_map(in_force);
    head.copies = lines.iter().skip(body.start).find_map(copies);
}

/// 自印发之日起施行, the clause of a line that says so.
fn in_force(line: &Line<'_>) -> Option<TextRange> {
    /// The longest, in bytes.
    const LONG: usize = 3 * 40;
    let ends = line.text.match_indices("施行").map(|(at, word)| at + word.len());
    ends.into_iter().find_map(|end| {
        let before = line.text.get(..end)?;
        let clause = before.rfind(['。', '，', '；']).map_or(0, |at| at + '，'.len_utf8());
        let start = clause + before.get(clause..)?.find('自')?;
        let closes = line.text.get(end..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
        (closes && end - start <= LONG).then(|| line.part(start, end))
    })
}

/// 抄送：县委各部门，县人武部。
fn copies(line: &Line<'_>) -> Option<TextRange> {
    let named = line.text.strip_prefix("抄送")?.strip_prefix(['：', ':'])?.trim_start();
    let start = line.text.len() - named.len();
    let end = start + named.trim_end_matches(['。', ' ']).len();
    (end > start).then(|| line.part(start, end))
}

/// The length of the number of a paper that opens its line, alone or beside who signed it: 云政发〔2023〕5号,
/// 云政发〔2023〕5号　签发人：张三.
pub(super) fn number(text: &str) -> Option<usize> {
    /// The longest, in bytes.
    const LONG: usize = 90;
    let open = text.find(['〔', '［', '['])?;
    let end = open + text.get(open..)?.find('号')? + '号'.len_utf8();
    let closes = text.get(end..)?.chars().next().is_none_or(blank);
    (closes && end < LONG).then_some(end)
}

/// The organ that issues a notice, on a line of its own.
pub(super) fn is_issuer(line: &Line<'_>) -> bool {
    line.chars() <= 40 && outlets().of_text(line.text, ORGAN | OUTLET).is_some()
}

/// The lines of the organs that sign a paper, right above its day.
pub(super) fn signature(lines: &[Line<'_>], sorts: &[Sort]) -> Option<RangeInclusive<usize>> {
    let alone = |sort: &Sort| match sort {
        Sort::Short => true,
        Sort::Bare(facts) => facts.source.is_some() && facts.published.is_none() && facts.press.is_empty(),
        _ => false,
    };
    let signs = |i: usize| alone(&sorts[i]) && is_issuer(&lines[i]);
    let dated = |i: &usize| matches!(&sorts[*i], Sort::Bare(facts) if facts.published.is_some() && facts.source.is_none());
    let last = (1..lines.len()).rev().filter(dated).find(|&i| signs(i - 1))? - 1;
    let first = (0..=last).rev().take_while(|&i| signs(i)).last()?;
    Some(first..=last)
}

/// 各乡镇人民政府，县直各部门： is one phrase and no sentence.
fn is_addressee(line: &Line<'_>) -> bool {
    /// The longest, in characters.
    const LONG: usize = 120;
    line.text.ends_with('：') && line.chars() <= LONG && !line.text.contains(['。', '；', '！', '“'])
}

#[cfg(test)]
mod tests {
    use crate::document::read;
    use crate::intake::Hints;
    use crate::span::{TextRange, slice};

    #[test]
    fn a_paper_and_a_report() {
        let paper = "柳溪县人民政府办公室\n关于做好秋收工作的通知\n柳政办发〔2023〕7号\n\
            各乡镇人民政府，县直各部门：\n秋收在即，要抓好以下工作。\n一、各乡镇要逐村排查农机。\n\
            本通知自印发之日起施行，由县农业农村局负责解释。\n\
            柳溪县人民政府办公室\n2023年9月5日\n（此件公开发布）\n抄送：县委各部门，县人武部。";
        let head = read(paper, &Hints::default()).head;
        let words = |range: Option<TextRange>| range.map(|range| slice(paper, range));
        assert_eq!(words(head.number), Some("柳政办发〔2023〕7号"));
        assert_eq!(words(head.addressee), Some("各乡镇人民政府，县直各部门"));
        assert_eq!(words(head.signature), Some("柳溪县人民政府办公室"));
        assert_eq!(words(head.signed_on), Some("2023年9月5日"));
        assert_eq!(words(head.in_force), Some("自印发之日起施行"));
        assert_eq!(words(head.copies), Some("县委各部门，县人武部"));
        let report = "柳溪县召开秋收会议\n9月5日，柳溪县召开秋收会议。\n县长强调：\n要抓好秋收。";
        let head = read(report, &Hints::default()).head;
        assert_eq!((head.number, head.addressee, head.signature), (None, None, None));
    }
}

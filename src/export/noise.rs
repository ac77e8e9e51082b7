//! Which noise a report had, by the ids of the gold and in detail.

use super::record::NoiseRecord;
use crate::document::BlockKind;
use crate::pipeline::ReadReport;
use crate::repair::EditKind;
use crate::script::Script;
use crate::span::slice;

/// Words of site chrome inside metadata lines.
const CHROME: &[&str] =
    &["访问次数", "浏览次数", "浏览量", "阅读次数", "点击数", "点击量", "字体", "字号", "打印"];

/// Every kind of noise with the number of its places; kinds without any are left out.
pub(super) fn detail(read: &ReadReport) -> Vec<NoiseRecord> {
    let edits = |kind| read.edits.iter().filter(|e| e.kind == kind).count();
    let kinds = EditKind::LIST.iter().map(|&kind| (kind.code(), edits(kind)));
    let mechanical = usize::from(read.texts.script == Script::MechanicalHant);
    let others = [("mechanical-script", mechanical), ("site-chrome", chrome(read))];
    let some = |(kind, count)| (count > 0).then_some(NoiseRecord { kind, count });
    kinds.chain(others).filter_map(some).collect()
}

/// The ids of the gold for kinds of noise.
pub(super) fn ids(detail: &[NoiseRecord]) -> Vec<&'static str> {
    const IDS: [(&str, &str); 6] = [
        ("gloss", "pinyin-gloss"),
        ("doubled", "doubled-punctuation"),
        ("misaligned", "gbk-misalignment"),
        ("half-width", "halfwidth-punctuation"),
        ("mechanical-script", "char-level-hant"),
        ("site-chrome", "site-chrome"),
    ];
    let found = |&(kind, _): &(&str, _)| detail.iter().any(|n| n.kind == kind);
    IDS.into_iter().filter(found).map(|(_, id)| id).collect()
}

/// How many lines are site chrome or hold some.
fn chrome(read: &ReadReport) -> usize {
    let holds = |range| CHROME.iter().any(|word| slice(&read.texts.base, range).contains(word));
    let is_chrome =
        |kind, range| kind == BlockKind::Boilerplate || (kind == BlockKind::Metadata && holds(range));
    read.report.blocks.iter().filter(|b| is_chrome(b.kind, b.range)).count()
}

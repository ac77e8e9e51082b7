//! Which script a text is in.

use zhconv::ZhConverter;

use super::convert::table;
use super::variant::{Script, Variant};
use crate::span::{TextRange, slice};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 256 << 10;

/// Simplified characters that traditional text has too, in other words. A conversion without context
/// leaves or mistakes them.
const SHARED: &str = "万丰么于云价佣党冲几划别双后吨喂坏尸岭帘并广庄怜恒愿扑据晒杠杰柜栖汤洒洼涂温灯痒痳确种筑羡联\
    肮胆胜腊腌苧荐虫蜡蝎踊适只周余出面里干伙准吊家斗丑克了扎厘千哄欲征辟台系注制占凶卜栗卷采谷托表杯岳仆曲回折板志澄秋暗\
    峰游沈郁夸症舍局胡幸借朴致蒙冬着刮芸升松向奸困淀涌雕岩昆巨席御溪抵朱炮霉噪范布核复系欲";

/// The script of a text: counts the characters that each conversion would change.
#[must_use]
pub fn detect(text: &str) -> Script {
    let sample = slice(text, TextRange::at(0, SAMPLE.min(text.len())));
    let count = |variant, shared| table(variant).map_or(0, |table| changed(sample, table, shared));
    let traditional = count(Variant::Hans, false);
    let simplified = count(Variant::Hant, false);
    let out_of_place = count(Variant::Hant, true);
    if traditional <= simplified / 20 {
        Script::Hans
    } else if simplified > traditional / 10 {
        Script::Mixed
    } else if out_of_place >= 2 && out_of_place * 250 >= traditional {
        Script::MechanicalHant
    } else {
        Script::Hant
    }
}

/// How many Han characters a conversion changes, of the shared ones or of the others.
fn changed(text: &str, table: &ZhConverter, shared: bool) -> usize {
    let counts =
        |(from, to): &(char, char)| from != to && *from >= '\u{3400}' && SHARED.contains(*from) == shared;
    let count = |(start, end, target): (usize, usize, &str)| {
        slice(text, TextRange::at(start, end)).chars().zip(target.chars()).filter(counts).count()
    };
    table.search(text).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        for (text, script) in [
            ("会议结束后，全体干部立即行动，严格落实责任。", Script::Hans),
            ("會議結束後，全體幹部立即行動，嚴格落實責任。", Script::Hant),
            ("會議結束后，全體干部立即行動，嚴格落實責任，復查問題。", Script::MechanicalHant),
            ("会议结束后，全體幹部立即行動，严格落实責任。", Script::Mixed),
            ("一二三", Script::Hans),
            ("", Script::Hans),
        ] {
            assert_eq!(detect(text), script, "{text}");
        }
    }
}

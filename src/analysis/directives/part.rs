//! The parts of an act: who shall do what to what, how much, on what condition, or else what. Suggestions:
//! they follow the surface of clauses, and leave out what no cue shows.

use super::super::model::{Part, SpanKind};
use super::scan::Scan;
use super::words::Deontic;
use super::{action, addressee, quantity};
use crate::lexicon::Hit;
use crate::span::TextRange;

/// Finds the parts of an act, in text order; `word` is the one that asks for or forbids it, `parts` are the conditions
/// and sanctions of its sentence.
pub(super) fn find(
    scan: &Scan,
    content: TextRange,
    forbids: bool,
    word: Option<Hit<Deontic>>,
    parts: &[Part],
) -> Vec<Part> {
    let mut parts: Vec<_> = parts.iter().filter(|part| content.covers(part.range)).cloned().collect();
    let beside: Vec<_> = parts.iter().map(|part| part.range).collect();
    let conditions = parts.iter().filter(|part| part.kind == SpanKind::Condition);
    let conditions: Vec<_> = conditions.map(|part| part.range).collect();
    let mut add = |kind, range: TextRange| {
        if !range.is_empty() {
            parts.push(Part { kind, range });
        }
    };
    scan.layout.opaque_in(content).filter(|&r| is_term(scan, r)).for_each(|r| add(SpanKind::Term, r));
    let own = |r: &TextRange| scan.layout.opaque_at(r.start()).is_none();
    // 每月1日至20日 says when, not how often.
    let often =
        |r: &TextRange| scan.text(*r).starts_with('每') && beside.iter().any(|part| part.overlaps(*r));
    quantity::find(scan.base, content)
        .filter(|r| own(r) && !often(r))
        .for_each(|r| add(SpanKind::Quantity, r));
    addressee::find(scan, content, forbids).into_iter().for_each(|r| add(SpanKind::Addressee, r));
    let asked = action::Asked { forbids, word, beside: &beside };
    // 对工作不重视的单位，…: what a condition says is not what is asked for.
    let asks = |(action, _): &(TextRange, TextRange)| !conditions.iter().any(|range| range.overlaps(*action));
    if let Some((action, object)) = action::find(scan, content, &asked).filter(asks) {
        add(SpanKind::Action, action);
        add(SpanKind::Object, object);
    }
    parts.sort_by_key(|p| (p.range.start(), p.range.end(), p.kind));
    parts
}

/// A quoted formula: “五包一”.
fn is_term(scan: &Scan, range: TextRange) -> bool {
    scan.text(range).starts_with(['“', '‘', '「'])
}

#[cfg(test)]
mod tests {
    use super::super::act::{self, Judged};
    use super::super::modality;
    use super::super::speaker::People;
    use super::super::words::ReportClass;
    use super::*;
    use SpanKind::{Action, Addressee, Condition, Object, Quantity, Sanction, Term};

    fn check(text: &str, expected: &[(SpanKind, &str)]) {
        let people = People::of(&[], &[]);
        let scan = Scan::of(text, TextRange::of(text), &people);
        let content = scan.layout.sentences[0].range;
        let word = scan.deontic(content).next();
        let modality::Found { modality, word, .. } = modality::find(&scan, content, ReportClass::Order, word);
        let acts = act::find(&scan, content, &Judged { modality, word, day: None });
        let parts = acts.iter().flat_map(|act| &act.parts);
        let found: Vec<_> = parts.map(|p| (p.kind, scan.text(p.range))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn parts() {
        check(
            "各镇村要严格落实“日报告”制度，每天巡查2次。",
            &[
                (Addressee, "各镇村"),
                (Action, "落实"),
                (Term, "“日报告”"),
                (Object, "“日报告”制度"),
                (Quantity, "每天"),
                (Quantity, "2次"),
            ],
        );
        check("卡口人员认真查验证件。", &[(Addressee, "卡口人员"), (Action, "查验"), (Object, "证件")]);
        check(
            "对工作不力的，严肃追究责任。",
            &[(Condition, "对工作不力的"), (Sanction, "严肃追究责任"), (Action, "追究"), (Object, "责任")],
        );
        check(
            "开展高层建筑排查。（责任单位：住建局、消防队）",
            &[(Action, "开展"), (Object, "高层建筑排查"), (Addressee, "住建局、消防队")],
        );
        check("各乡镇要充分认识火险形势。", &[(Addressee, "各乡镇"), (Action, "认识"), (Object, "火险形势")]);
    }

    #[test]
    fn bans_keep_the_word_that_forbids() {
        check("任何单位和个人不得占用耕地。", &[(Addressee, "任何单位和个人"), (Action, "不得占用耕地")]);
        check("非经乡政府书面批准不得实施。", &[(Condition, "非经乡政府书面批准"), (Action, "不得实施")]);
        check("各县务必于6月底前上报方案。", &[(Addressee, "各县"), (Action, "上报"), (Object, "方案")]);
        check("6月底前各县要上报方案。", &[(Addressee, "各县"), (Action, "上报"), (Object, "方案")]);
        check(
            "任何时候都不准以赶工期为由压缩安全投入。",
            &[(Action, "都不准以赶工期为由压缩"), (Object, "安全投入")],
        );
        check(
            "任何企业不得以停产检修为名逃避检查。",
            &[(Addressee, "任何企业"), (Action, "不得以停产检修为名逃避检查")],
        );
        check("生产场所内不得违规住人。", &[(Action, "不得违规住人")]);
        check(
            "各镇要组织民兵于6月底前完成排查。",
            &[(Addressee, "各镇"), (Action, "组织"), (Object, "民兵")],
        );
        check("决不允许船老大留人看船。", &[(Action, "决不允许船老大留人看船")]);
        check("决不能前功尽弃。", &[(Action, "决不能前功尽弃")]);
    }

    #[test]
    fn verbs_and_objects() {
        check("由县委督查室逐件交办。", &[(Addressee, "县委督查室"), (Action, "交办")]);
        check("要把责任落实到岗位。", &[(Object, "责任"), (Action, "落实到")]);
        check(
            "对869台住宅电梯，要逐台开展安全评估。",
            &[(Quantity, "869台住宅电梯"), (Action, "开展"), (Object, "安全评估")],
        );
        check("执法问责要再硬一些。", &[]);
        check("标准由两市财政局制定。", &[(Addressee, "两市财政局"), (Action, "制定")]);
        check(
            "市住房建设局根据规划制定方案。",
            &[(Addressee, "市住房建设局"), (Action, "制定"), (Object, "方案")],
        );
        check("学校对缓返学生建立关爱机制。", &[(Addressee, "学校"), (Action, "建立"), (Object, "关爱机制")]);
        check("要健全完善预警机制。", &[(Action, "健全完善"), (Object, "预警机制")]);
        check("要做好自身防护、合理安排轮班。", &[(Action, "做好"), (Object, "自身防护")]);
        check("转移群众要快。", &[]);
        check("不得在林区烧荒。", &[(Action, "不得在林区烧荒")]);
        check("违反规定的一律依法从严处罚。", &[(Condition, "违反规定的"), (Sanction, "一律依法从严处罚")]);
        check(
            "逾期不改的，严肃追责。",
            &[(Condition, "逾期不改的"), (Sanction, "严肃追责"), (Action, "追责")],
        );
        check(
            "如遇险情，有关单位必须立即报告。",
            &[(Condition, "如遇险情"), (Addressee, "有关单位"), (Action, "报告")],
        );
    }

    #[test]
    fn who_acts_is_somebody() {
        check("云溪镇所有泵站7月3日前必须全部投运。", &[(Action, "全部投运")]);
        check("低风险人员由社区接送。", &[(Addressee, "社区"), (Action, "接送")]);
        check("城市更新要坚持因地制宜。", &[(Action, "坚持"), (Object, "因地制宜")]);
        check("任何商家不得哄抬物价。", &[(Addressee, "任何商家"), (Action, "不得哄抬物价")]);
        check("各派出所要安排专人。", &[(Addressee, "各派出所"), (Action, "安排"), (Object, "专人")]);
        check(
            "各基层党组织用好学习载体。",
            &[(Addressee, "各基层党组织"), (Action, "用好"), (Object, "学习载体")],
        );
        check("鼓励各镇街举办文化活动。", &[(Addressee, "各镇街"), (Action, "举办"), (Object, "文化活动")]);
        check("假日期间各单位要严守纪律。", &[(Addressee, "各单位"), (Action, "严守"), (Object, "纪律")]);
        check("民警定点疏导，货车一律不得超载。", &[(Action, "一律不得超载")]);
    }

    #[test]
    fn every_order_says_what() {
        check("要在“快”字上下功夫。", &[(Term, "“快”"), (Action, "下功夫")]);
        check("要把屏障建牢。", &[(Object, "屏障"), (Action, "建牢")]);
        check("要原原本本学。", &[(Action, "原原本本学")]);
        check("要力戒形式主义。", &[(Action, "力戒"), (Object, "形式主义")]);
        check("9月底前补齐上半年欠账。", &[(Action, "补齐"), (Object, "上半年欠账")]);
        check(
            "各校要会同辖区派出所建立护学岗。",
            &[(Addressee, "各校"), (Action, "建立"), (Object, "护学岗")],
        );
        check("要压紧压实各方责任。", &[(Action, "压紧压实"), (Object, "各方责任")]);
        check(
            "全县一律停止办理新增许可。",
            &[(Addressee, "全县"), (Action, "一律停止办理"), (Object, "新增许可")],
        );
    }

    #[test]
    fn failing_has_consequences() {
        check(
            "擅离职守造成损失的，从严从重处理。",
            &[(Condition, "擅离职守造成损失的"), (Sanction, "从严从重处理"), (Action, "处理")],
        );
        check("谁出问题就追究谁的责任。", &[(Condition, "谁出问题"), (Sanction, "就追究谁的责任")]);
    }

    #[test]
    fn orders_and_bans_in_one_sentence() {
        check(
            "要严格落实规定，逢问必录，严禁过问案件。",
            &[(Action, "落实"), (Object, "规定"), (Action, "严禁过问案件")],
        );
        check(
            "交通部门要督促渡口落实措施，严禁超载、严禁夜航。",
            &[
                (Addressee, "交通部门"),
                (Action, "督促"),
                (Object, "渡口落实措施"),
                (Action, "严禁超载、严禁夜航"),
            ],
        );
        check(
            "自然资源部门要会同乡镇加密巡查隐患点。",
            &[(Addressee, "自然资源部门"), (Action, "加密"), (Object, "巡查隐患点")],
        );
        check("要千方百计稳就业。", &[(Action, "稳"), (Object, "就业")]);
        check("要统筹好保护与发展。", &[(Action, "统筹好"), (Object, "保护与发展")]);
        check("要带头到基层一线解决问题。", &[(Action, "解决"), (Object, "问题")]);
        check("要把监管责任扛起来。", &[(Object, "监管责任"), (Action, "扛起来")]);
        check("要逐仓逐库清点冲锋舟。", &[(Action, "清点"), (Object, "冲锋舟")]);
        check("严禁新建、改建、扩建无关项目。", &[(Action, "严禁新建、改建、扩建无关项目")]);
        check("一旦受灾第一时间恢复。", &[(Condition, "一旦受灾")]);
        check("物资宁可备而不用，不可用而无备，要及时更新补充。", &[(Action, "更新补充")]);
    }
}

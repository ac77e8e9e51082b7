//! Directives and permissions.

use serde::{Deserialize, Serialize};

use super::{Evidence, Status};
use crate::document::{Date, Sourced};
use crate::span::{DirectiveId, PersonId, TextRange};

ids! {
    /// The three modalities of the gold schema.
    Modality {
        /// 要, 必须, 应当.
        Obligation "obligation";
        /// 严禁, 不得.
        Prohibition "prohibition";
        /// Attitude and rallying only.
        Exhortation "exhortation";
    }
}

ids! {
    /// The themes of the gold schema.
    Theme {
        /// 思想认识, 政治站位.
        Understanding "understanding";
        /// 组织领导, 指挥调度.
        Command "command";
        /// 外防输入, 卡口, 返乡, 车辆.
        Inbound "inbound";
        /// 核酸, 监测, 筛查.
        Testing "testing";
        /// 隔离, 流调, 管控风险人员.
        Quarantine "quarantine";
        /// 医疗救治, 医护防护, 院感.
        Treatment "treatment";
        /// 疫苗.
        Vaccination "vaccination";
        /// 学校, 商场, 公共场所, 重点场所.
        Places "places";
        /// 社区, 网格, 群防群控.
        Community "community";
        /// 物资, 冷链, 保供, 物流.
        Supply "supply";
        /// 宣传, 舆情, 信息.
        Publicity "publicity";
        /// 督导, 问责, 责任落实, 纪律.
        Accountability "accountability";
        /// 经济, 安全生产, 民生, 稳定.
        Economy "economy";
        /// 应急, 预案, 演练, 能力建设.
        Readiness "readiness";
        /// Anything else.
        Other "other";
    }
}

ids! {
    /// General subjects, beside the themes.
    Subject {
        /// 安全生产.
        Safety "safety";
        /// 防汛.
        Flood "flood";
        /// 森林防火, 消防.
        Fire "fire";
        /// 生态环境.
        Environment "environment";
        /// 教育.
        Education "education";
        /// 农业, 乡村振兴.
        Agriculture "agriculture";
        /// 信访, 稳定.
        Petition "petition";
        /// 党建, 纪律.
        Discipline "discipline";
        /// 卫生健康.
        Health "health";
        /// 经济, 项目, 财政.
        Economy "economy";
        /// 民生, 就业, 社保.
        Livelihood "livelihood";
    }
}

/// Who gives a directive.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Speaker {
    /// An official of the report.
    Person(PersonId),
    /// The meeting itself: 会议强调.
    Meeting,
    /// A document (通知, 方案) or anything else, as printed.
    Other(String),
}

ids! {
    /// What a stretch of a directive is.
    SpanKind {
        /// Who shall do it.
        Addressee "addressee";
        /// What shall be done.
        Action "action";
        /// To what.
        Object "object";
        /// How much, how often.
        Quantity "quantity";
        /// On what condition, in which stretch of time.
        Condition "condition";
        /// Or else what.
        Sanction "sanction";
        /// A quoted formula: “五包一”.
        Term "term";
    }
}

/// A stretch of a directive with its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub kind: SpanKind,
    /// Where.
    pub range: TextRange,
}

/// By when, how long, or at which hour again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Where it stands.
    pub range: TextRange,
    /// The day, where the text and the report's date give one.
    pub date: Option<Date>,
}

/// One thing that a directive asks for or forbids: some clauses of its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Its clauses.
    pub range: TextRange,
    /// What shall be done, or not be done: the clauses without condition, addressee, time and word of orders, as
    /// far as these stand before the rest.
    pub words: TextRange,
    /// Whether it forbids.
    pub forbids: bool,
    /// The word that asks for it or forbids it: 要, 务必, 不得.
    pub deontic: Option<TextRange>,
    /// Addressees, verb, object and other stretches, in order.
    pub parts: Vec<Part>,
    /// By when.
    pub deadline: Option<Deadline>,
}

impl Act {
    /// Its stretches of one kind, in order.
    pub fn ranges(&self, kind: SpanKind) -> impl Iterator<Item = TextRange> + '_ {
        self.parts.iter().filter(move |part| part.kind == kind).map(|part| part.range)
    }
}

/// One directive: a sentence that asks, orders or forbids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    /// Number, in text order.
    pub id: DirectiveId,
    /// The sentence without its lead-in.
    pub range: TextRange,
    /// Who gives it.
    pub speaker: Speaker,
    /// The reporting verb that governs it.
    pub verb: Option<Sourced<String>>,
    /// Obligation, prohibition or exhortation.
    pub modality: Modality,
    /// The word that proves the force, the strongest of all that it asks for and forbids: 要, 务必, 不得.
    pub deontic: Option<TextRange>,
    /// 1 (鼓励) to 5 (务必).
    pub force: u8,
    /// One or two themes, the stronger first.
    pub themes: Vec<Theme>,
    /// General subjects.
    pub subjects: Vec<Subject>,
    /// Whether it only leads a bundle: 要加强组织领导。
    pub heading: bool,
    /// The heading it hangs under.
    pub bundle: Option<DirectiveId>,
    /// What it asks for and forbids, in text order: at least one.
    pub acts: Vec<Act>,
    /// Undecided, confirmed or made by the reader.
    pub status: Status,
    /// Why.
    pub evidence: Evidence,
}

impl Directive {
    /// The stretches of one kind in all its acts, in order.
    pub fn ranges(&self, kind: SpanKind) -> impl Iterator<Item = TextRange> + '_ {
        self.acts.iter().flat_map(move |act| act.ranges(kind))
    }

    /// Whether the word that proves the force forbids.
    #[must_use]
    pub fn is_ban_strongest(&self) -> bool {
        let forbids = |word: TextRange| {
            let bans = |act: &Act| act.forbids && act.range.covers(word);
            self.acts.iter().any(bans)
        };
        self.deontic.map_or(self.modality == Modality::Prohibition, forbids)
    }

    /// The first time that one of its acts is due by.
    #[must_use]
    pub fn deadline(&self) -> Option<&Deadline> {
        self.acts.iter().find_map(|act| act.deadline.as_ref())
    }
}

/// A sentence that allows something, or the clause of an order that does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// The sentence or clause.
    pub range: TextRange,
    /// Who gives it.
    pub speaker: Speaker,
    /// The word that proves it.
    pub deontic: Option<TextRange>,
}

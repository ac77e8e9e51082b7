//! What a report says. All ranges count in the report's base text.

use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;
use crate::document::{Date, Sourced};
use crate::span::{DirectiveId, PersonId, TextRange};

/// Declares a closed enum with its ids as they stand in records (and as keys of the page's languages).
macro_rules! ids {
    ($(#[$head:meta])* $enum:ident { $($(#[$doc:meta])+ $name:ident $code:literal;)+ }) => {
        $(#[$head])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $enum { $($(#[$doc])+ #[serde(rename = $code)] $name,)+ }

        impl $enum {
            /// All values.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The id as it stands in records.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The value of an id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::LIST.iter().copied().find(|v| v.id() == id)
            }
        }
    };
}

ids! {
    /// Where a finding stands between machine and reader.
    Status {
        /// Found by the machine, undecided.
        Suggested "suggested";
        /// Confirmed by the reader.
        Confirmed "confirmed";
        /// Made by the reader.
        Manual "manual";
    }
}

ids! {
    /// The rule that found something.
    Rule {
        /// A post stands before the name.
        PostBefore "post-before";
        /// A post stands behind the name: 习近平总书记.
        PostAfter "post-after";
        /// The name stands in a list headed by a shared post.
        SharedPost "shared-post";
        /// A reporting verb follows the name.
        ReportingVerb "reporting-verb";
        /// A verb of presiding, attending, reporting follows the name or its list.
        MeetingVerb "meeting-verb";
        /// The name is known from elsewhere in the report.
        KnownName "known-name";
        /// 同志 follows the name.
        Comrade "comrade";
        /// A short form (surname and post, given name and 同志, pronoun) that fits one known person.
        ShortForm "short-form";
        /// A deontic word stands in the sentence.
        DeonticWord "deontic-word";
        /// The sentence continues a bundle of directives.
        Bundle "bundle";
        /// A lead-in earlier in the paragraph governs the sentence.
        LeadIn "lead-in";
        /// A cue of the head matter or of a byline.
        HeadCue "head-cue";
        /// A statistical model.
        Model "model";
    }
}

/// Why something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The rule.
    pub rule: Rule,
    /// The words that prove it.
    pub range: Option<TextRange>,
    /// How sure.
    pub confidence: Confidence,
}

ids! {
    /// The five roles of the gold schema.
    Role {
        /// 主持.
        Chair "chair";
        /// 讲话, 指出, 强调, 要求.
        Speaker "speaker";
        /// 通报, 汇报.
        Reporter "reporter-to-meeting";
        /// 出席, 参加, 列席.
        Attendee "attendee";
        /// Named, without a part.
        Referenced "referenced";
    }
}

ids! {
    /// A finer role.
    RoleDetail {
        /// 列席.
        NonVoting "non-voting-attendee";
        /// 传达.
        Conveyed "conveyed";
        /// 批示.
        Instructed "issued-instruction";
        /// 请假, 缺席.
        Absent "absent";
    }
}

/// A role of a person at the meeting, and the words that prove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleFinding {
    /// Which.
    pub role: Role,
    /// Finer, where the text says so.
    pub detail: Option<RoleDetail>,
    /// Why.
    pub evidence: Evidence,
}

ids! {
    /// What kind of organ a post belongs to.
    OrganClass {
        /// 党委.
        Party "party";
        /// 政府.
        Government "government";
        /// 人大.
        Congress "congress";
        /// 政协.
        Cppcc "cppcc";
        /// 纪委监委.
        Discipline "discipline";
        /// 法院.
        Court "court";
        /// 检察院.
        Procuratorate "procuratorate";
        /// 军队.
        Military "military";
        /// 企业.
        Enterprise "enterprise";
        /// 学校.
        School "school";
        /// 群团.
        MassOrganisation "mass-organisation";
    }
}

ids! {
    /// Administrative level.
    Level {
        /// 中央.
        Central "central";
        /// 省.
        Province "province";
        /// 市.
        Prefecture "prefecture";
        /// 县.
        County "county";
        /// 乡.
        Township "township";
        /// 村.
        Village "village";
    }
}

/// A post as printed, one of a stack split at 、.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// As printed.
    pub text: String,
    /// Every place where it stands with this person.
    pub spans: Vec<TextRange>,
    /// The organ named in it, where there is one.
    pub organ: Option<String>,
    /// The kind of organ.
    pub class: Option<OrganClass>,
    /// Its level.
    pub level: Option<Level>,
    /// Why.
    pub evidence: Evidence,
}

ids! {
    /// How a mention names its person.
    MentionKind {
        /// The full name.
        Name "name";
        /// Surname and post: 张书记.
        SurnamePost "surname-post";
        /// Given name and 同志: 建国同志.
        GivenName "given-name";
        /// 他, 她.
        Pronoun "pronoun";
    }
}

/// One place where a person is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    pub range: TextRange,
    /// How.
    pub kind: MentionKind,
    /// Undecided, confirmed or made by the reader.
    pub status: Status,
    /// Why.
    pub evidence: Evidence,
}

impl Mention {
    /// Whether it is the full name.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.kind == MentionKind::Name
    }
}

/// A short form that was joined to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// As printed.
    pub text: String,
    /// Every place; each is also a mention.
    pub spans: Vec<TextRange>,
}

/// A person who holds a post or has a part at the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    /// Number, in order of first appearance in the body.
    pub id: PersonId,
    /// Name, as in the base text.
    pub name: String,
    /// All posts, in order of first appearance.
    pub titles: Vec<Title>,
    /// Parts at the meeting; never empty ([`Role::Referenced`] when nothing else holds).
    pub roles: Vec<RoleFinding>,
    /// Every mention, in text order.
    pub mentions: Vec<Mention>,
    /// Short forms joined to the person.
    pub aliases: Vec<Alias>,
    /// Place in the list of those present, from 1.
    pub list_order: Option<u32>,
    /// Present by video.
    pub by_video: bool,
    /// Undecided, confirmed or made by the reader.
    pub status: Status,
    /// Why the name is a name.
    pub evidence: Evidence,
}

impl Official {
    /// Uses of the full name as this person's name.
    #[must_use]
    pub fn full_mentions(&self) -> usize {
        self.mentions.iter().filter(|m| m.is_full()).count()
    }

    /// Whether the person has a role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.iter().any(|r| r.role == role)
    }
}

/// A person who is no official and no press: an expert, a patient, a villager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherPerson {
    /// Name.
    pub name: String,
    /// Every place of the name.
    pub spans: Vec<TextRange>,
}

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
        /// How much.
        Quantity "quantity";
        /// On what condition.
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

/// By when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Where it stands.
    pub range: TextRange,
    /// The day, where the text and the report's date give one.
    pub date: Option<Date>,
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
    /// The word that proves modality and force: 要, 务必, 不得.
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
    /// Addressees, action and other stretches.
    pub parts: Vec<Part>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// Undecided, confirmed or made by the reader.
    pub status: Status,
    /// Why.
    pub evidence: Evidence,
}

/// A sentence that allows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// The sentence.
    pub range: TextRange,
    /// Who gives it.
    pub speaker: Speaker,
    /// The word that proves it.
    pub deontic: Option<TextRange>,
}

/// The meeting that a report is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its name.
    pub name: Option<Sourced<String>>,
    /// Its days.
    pub dates: Vec<Sourced<Date>>,
    /// Its serial number.
    pub ordinal: Option<Sourced<u32>>,
    /// The place whose organs meet.
    pub jurisdiction: Option<Sourced<String>>,
}

/// Other things worth a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// An organ or organisation.
    Body(TextRange),
    /// A date, time or place.
    Place(TextRange),
    /// A document: 《…》.
    Document(TextRange),
}

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The meeting.
    pub meeting: Meeting,
    /// Officials, by [`PersonId`].
    pub officials: Vec<Official>,
    /// Persons who are neither officials nor press.
    pub others: Vec<OtherPerson>,
    /// Directives, by [`DirectiveId`].
    pub directives: Vec<Directive>,
    /// Permissions.
    pub permissions: Vec<Permission>,
    /// Bodies, dates, places and documents, in text order.
    pub spans: Vec<Span>,
}

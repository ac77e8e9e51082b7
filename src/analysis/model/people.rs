//! People: their posts, parts and mentions.

use serde::{Deserialize, Serialize};

use super::{Evidence, Status};
use crate::span::{PersonId, TextRange};

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

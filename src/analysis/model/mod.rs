//! What a report says. All ranges count in the report's base text.

use serde::{Deserialize, Serialize};

use crate::confidence::Confidence;
use crate::document::{Date, Sourced};
use crate::span::TextRange;

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

mod orders;
mod people;

pub use orders::*;
pub use people::*;

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
        /// Words that convey what somebody said stand before the name: 传达学习.
        Conveyed "conveyed";
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
    /// The administrative divisions that this may be, those above first (吉林省长春市朝阳区): several where several bear
    /// the name, none where none does.
    pub divisions: Vec<String>,
    /// Its kind, by its name; of meetings that 暨 joins the last that tells one.
    pub kind: Option<MeetingKind>,
    /// The kinds of all that 暨 joins, in text order, each once.
    pub kinds: Vec<MeetingKind>,
    /// Where it was held.
    pub venue: Option<TextRange>,
    /// Its sites, if it was held by video: the clauses that tell of them, or their names.
    pub sites: Vec<TextRange>,
    /// The names of others' meetings that were watched.
    pub watched: Vec<TextRange>,
    /// What of others was conveyed: their meetings, and what they said or wrote.
    pub conveyed: Vec<TextRange>,
}

ids! {
    /// What meetings are for.
    MeetingKind {
        /// 全会, 代表大会.
        Plenary "plenary";
        /// 常委会.
        StandingCommittee "standing-committee";
        /// 常务会.
        Executive "executive";
        /// 办公会, 局务会.
        Office "office";
        /// 党组会.
        PartyGroup "party-group";
        /// 调度会, 会商会.
        Dispatch "dispatch";
        /// 推进会.
        Promotion "promotion";
        /// 现场会.
        OnSite "on-site";
        /// 动员会.
        Mobilisation "mobilisation";
        /// 工作会, 部署会.
        Work "work";
        /// 联席会, 领导小组会.
        Coordination "coordination";
        /// 座谈会, 论坛.
        Symposium "symposium";
        /// 学习会, 报告会.
        Study "study";
        /// 通报会, 发布会.
        Briefing "briefing";
        /// 总结会, 述职会.
        Review "review";
        /// 民主生活会.
        Life "life";
        /// 听证会.
        Hearing "hearing";
        /// 专题会.
        Special "special";
        /// 干部会.
        Cadres "cadres";
    }
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
    /// Officials, by [`PersonId`](crate::span::PersonId).
    pub officials: Vec<Official>,
    /// Persons who are neither officials nor press.
    pub others: Vec<OtherPerson>,
    /// Directives, by [`DirectiveId`](crate::span::DirectiveId).
    pub directives: Vec<Directive>,
    /// Permissions.
    pub permissions: Vec<Permission>,
    /// Bodies, dates, places and documents, in text order.
    pub spans: Vec<Span>,
}

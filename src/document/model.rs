//! The structure of a report. All ranges count in the report's base text.

use serde::{Deserialize, Serialize};

use crate::span::{BlockId, TextRange};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The line above the title: 某某在…会议上强调.
    Kicker,
    /// The title.
    Title,
    /// A line below the title that belongs to it.
    Subtitle,
    /// A heading inside the body: 一、, （一）.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// An item of a list in the body.
    ListItem,
    /// Date, source, press and the like: neither body nor site chrome.
    Metadata,
    /// Site chrome, licences, copyright, navigation.
    Boilerplate,
}

impl BlockKind {
    /// Whether sentences of such a block belong to the report's own text.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Heading | Self::Paragraph | Self::ListItem)
    }

    /// Whether the block is part of the headline.
    #[must_use]
    pub fn is_headline(self) -> bool {
        matches!(self, Self::Kicker | Self::Title | Self::Subtitle)
    }
}

/// One line of a report that is not blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its number, in text order, blank lines not counted.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// The line without its end, leading and trailing blanks.
    pub range: TextRange,
}

/// A value, and where the text says so. The value is as printed unless its type says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it stands; `None` when the container said so (a meta element, a table column).
    pub range: Option<TextRange>,
}

/// A calendar day; the year is missing where the text leaves it out. Proleptic Gregorian, ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Year, if known.
    pub year: Option<u16>,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

impl std::fmt::Display for Date {
    /// `YYYY-MM-DD`, or `--MM-DD` without a year.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

/// When a report was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// Hour, minute, second, if printed.
    pub time: Option<(u8, u8, u8)>,
}

impl std::fmt::Display for Published {
    /// `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            Some((h, m, s)) => write!(f, " {h:02}:{m:02}:{s:02}"),
            None => Ok(()),
        }
    }
}

/// What a member of the press did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PressRole {
    /// 记者.
    Reporter,
    /// 编辑, 责编, 审核, 校对.
    Editor,
    /// 通讯员, 供稿.
    Correspondent,
    /// 摄影.
    Photographer,
    /// 作者, 文.
    Author,
}

/// A member of the press named in a byline or a metadata line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// Name.
    pub name: String,
    /// What the person did.
    pub role: PressRole,
    /// Every place of the name.
    pub spans: Vec<TextRange>,
}

/// Head matter: what is said about the report before and behind its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Title.
    pub title: Option<Sourced<String>>,
    /// Line above the title.
    pub kicker: Option<Sourced<String>>,
    /// Lines below the title.
    pub subtitles: Vec<Sourced<String>>,
    /// When published.
    pub published: Option<Sourced<Published>>,
    /// Issuing outlet.
    pub source: Option<Sourced<String>>,
    /// Press.
    pub press: Vec<Press>,
    /// The number of a paper: 云政发〔2023〕5号.
    pub number: Option<TextRange>,
    /// To whom a paper is addressed: 各乡镇人民政府.
    pub addressee: Option<TextRange>,
    /// Who signed a paper: the organs above its day.
    pub signature: Option<TextRange>,
    /// The day under the signature.
    pub signed_on: Option<TextRange>,
    /// From when a paper is in force: 自印发之日起施行.
    pub in_force: Option<TextRange>,
    /// Who gets a copy of a paper: 抄送：….
    pub copies: Option<TextRange>,
}

/// One report: its blocks and its head matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Every line that is not blank, in order.
    pub blocks: Vec<Block>,
    /// Head matter.
    pub head: Head,
}

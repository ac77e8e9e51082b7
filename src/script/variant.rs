//! The scripts a text is found in and the variants it can be shown in.

use serde::{Deserialize, Serialize};

use crate::span::{EditMap, TextRange};

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Traditional characters put one by one for simplified ones: 會議后, 干部.
    MechanicalHant,
    /// Some of both.
    Mixed,
}

impl Script {
    /// The ISO 15924 code that comes nearest, as in records.
    #[must_use]
    pub fn iso(self) -> &'static str {
        match self {
            Self::Hans => "Hans",
            Self::Hant | Self::MechanicalHant | Self::Mixed => "Hant",
        }
    }

    /// The script as records detail it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Hans => "Hans",
            Self::Hant => "Hant",
            Self::MechanicalHant => "mechanical Hant",
            Self::Mixed => "mixed",
        }
    }
}

/// What a text can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Variant {
    /// As the source has it, repaired.
    Original,
    /// Simplified, mainland.
    #[default]
    Hans,
    /// Traditional, mainland wording and quotation marks.
    Hant,
    /// Traditional, Taiwan.
    Taiwan,
    /// Traditional, Hong Kong.
    HongKong,
}

/// How a variant writes quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quotes {
    /// “ ” ‘ ’
    Curly,
    /// 「 」『 』
    Corner,
}

impl Variant {
    /// All variants, in the order of the switch.
    pub const LIST: &'static [Self] = &[Self::Original, Self::Hans, Self::Hant, Self::Taiwan, Self::HongKong];

    /// The name on the command line and in the hash.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::Taiwan => "zh-TW",
            Self::HongKong => "zh-HK",
        }
    }

    /// The variant of a [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::LIST.iter().copied().find(|v| v.code() == code)
    }

    /// The language tag (BCP 47) of text in the variant; `source` is the script of the source.
    #[must_use]
    pub fn lang(self, source: Script) -> &'static str {
        match (self, source) {
            (Self::Hans, _) | (Self::Original, Script::Hans) => "zh-Hans-CN",
            (Self::Hant, _) | (Self::Original, _) => "zh-Hant",
            (Self::Taiwan, _) => "zh-Hant-TW",
            (Self::HongKong, _) => "zh-Hant-HK",
        }
    }

    /// How the variant writes quotation marks.
    #[must_use]
    pub fn quotes(self) -> Quotes {
        match self {
            Self::Original | Self::Hans | Self::Hant => Quotes::Curly,
            Self::Taiwan | Self::HongKong => Quotes::Corner,
        }
    }
}

/// A text in a variant, aligned with the text it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// The variant.
    pub variant: Variant,
    /// The text in it.
    pub text: String,
    /// From the text converted to this one.
    pub map: EditMap,
    /// Characters whose form the context decides only weakly, in order.
    pub doubts: Vec<Doubt>,
}

/// A character that has several traditional forms, none of which a word calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Where it stands in the converted text.
    pub range: TextRange,
    /// The place that a choice is made for, with the form that stands there.
    pub choice: Choice,
}

/// A form for a character wherever it stands between these two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// The character before, in simplified text; `None` at the start.
    pub before: Option<char>,
    /// The character itself, in simplified text.
    pub source: char,
    /// The character after, in simplified text; `None` at the end.
    pub after: Option<char>,
    /// The form.
    pub form: char,
}

impl Choice {
    /// Whether both are about the same place.
    #[must_use]
    pub fn is_about(self, other: Self) -> bool {
        (self.before, self.source, self.after) == (other.before, other.source, other.after)
    }
}

/// A traditional form of a simplified character, and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The form.
    pub form: char,
    /// Its meaning in simplified Chinese, in traditional Chinese and in English.
    pub meanings: [String; 3],
}

//! The scripts a text is found in and the variants it can be shown in.

use std::collections::BTreeMap;

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

    /// Whether it is written in traditional characters.
    #[must_use]
    pub fn is_traditional(self) -> bool {
        matches!(self, Self::Hant | Self::Taiwan | Self::HongKong)
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

/// A variant, and whether in the words of its region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wording {
    /// The variant.
    pub variant: Variant,
    /// Whether 項目 is 專案 in it; only variants of a region have such words.
    pub is_regional: bool,
}

impl Wording {
    /// A variant, in the words of its region if it has one and they are wanted.
    #[must_use]
    pub fn new(variant: Variant, is_regional: bool) -> Self {
        let has_region = matches!(variant, Variant::Taiwan | Variant::HongKong);
        Self { variant, is_regional: is_regional && has_region }
    }

    /// The wording of a variant's [code](Variant::code), with `+region` behind it for the words of its region.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let script = code.strip_suffix("+region").unwrap_or(code);
        Some(Self::new(Variant::from_code(script)?, script != code))
    }
}

impl From<Variant> for Wording {
    fn from(variant: Variant) -> Self {
        Self { variant, is_regional: false }
    }
}

/// How a text is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manner {
    /// In what variant and words.
    pub wording: Wording,
    /// Forms that the reader chose, at most one for a place; none but in traditional variants.
    pub chosen: Vec<Choice>,
}

impl Manner {
    /// A wording, with the chosen forms where it has any.
    #[must_use]
    pub fn new(wording: Wording, chosen: impl IntoIterator<Item = Choice>) -> Self {
        let chosen = chosen.into_iter().filter(|_| wording.variant.is_traditional()).collect();
        Self { wording, chosen }
    }
}

impl From<Variant> for Manner {
    fn from(variant: Variant) -> Self {
        Self { wording: variant.into(), chosen: Vec::new() }
    }
}

/// A text as it is shown, aligned with the text it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// How it is shown.
    pub manner: Manner,
    /// The text.
    pub text: String,
    /// From the text converted to this one.
    pub map: EditMap,
    /// Characters whose form the context decides only weakly, in order.
    pub doubts: Vec<Doubt>,
    /// The forms that those may have, by the simplified character.
    pub forms: BTreeMap<char, Vec<Form>>,
    /// Words said of the text that do not stand in it, by what they are in simplified characters.
    pub words: BTreeMap<String, String>,
}

impl Converted {
    /// A text that leaves no doubts.
    #[must_use]
    pub fn plain(manner: impl Into<Manner>, text: String, map: EditMap) -> Self {
        let (manner, doubts) = (manner.into(), Vec::new());
        Self { manner, text, map, doubts, forms: BTreeMap::new(), words: BTreeMap::new() }
    }

    /// The variant it is in.
    #[must_use]
    pub fn variant(&self) -> Variant {
        self.manner.wording.variant
    }
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

//! What the reader chose and expects to find again at the next visit.

use serde::{Deserialize, Serialize};

use crate::protocol::Variant;

macro_rules! choices {
    ($(#[$head:meta])* $enum:ident { $($(#[$doc:meta])+ $name:ident $code:literal;)+ }) => {
        $(#[$head])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $enum { $($(#[$doc])+ #[serde(rename = $code)] $name,)+ }

        impl $enum {
            /// All values, in the order they are offered.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The value in storage, in the style sheet and in the keys of its words.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The value after this one, round and round.
            #[must_use]
            pub fn next(self) -> Self {
                let at = Self::LIST.iter().position(|v| *v == self).unwrap_or(0);
                Self::LIST[(at + 1) % Self::LIST.len()]
            }
        }
    };
}

choices! {
    /// Language of the interface; its code is its language tag.
    Language {
        /// 简体
        #[default]
        Hans "zh-Hans";
        /// 繁體
        Hant "zh-Hant";
        /// English
        English "en";
    }
}

choices! {
    /// Colour theme.
    Theme {
        /// Light, warm.
        #[default]
        Paper "paper";
        /// Light, low glare.
        Grey "grey";
        /// Dark.
        Dark "dark";
    }
}

choices! {
    /// Type face of the report.
    Face {
        /// 宋
        #[default]
        Song "song";
        /// 黑
        Hei "hei";
        /// 仿宋
        Fang "fang";
    }
}

choices! {
    /// Type size of the report.
    Size {
        /// 16 px
        Small "s";
        /// 19 px; 18 px on narrow pages
        #[default]
        Medium "m";
        /// 22 px
        Large "l";
        /// 26 px
        Huge "xl";
    }
}

choices! {
    /// How wide the report is set.
    Width {
        /// 28 characters
        Narrow "n";
        /// 36 characters
        #[default]
        Medium "m";
        /// 44 characters
        Wide "w";
    }
}

choices! {
    /// How the report is laid out.
    Layout {
        /// As a page of a book.
        #[default]
        Plain "plain";
        /// As an official document (GB/T 9704).
        Gongwen "gongwen";
        /// In columns from right to left.
        Vertical "vertical";
    }
}

/// All of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The script reports are shown in.
    #[serde(with = "by_code")]
    pub variant: Variant,
    /// Language of the interface.
    pub language: Language,
    /// Colour theme.
    pub theme: Theme,
    /// Type face of the report.
    pub face: Face,
    /// Type size of the report.
    pub size: Size,
    /// Width of the report.
    pub width: Width,
    /// Layout of the report.
    pub layout: Layout,
}

impl Settings {
    /// What a first visitor most likely wants, by the browser's languages (BCP 47), best first.
    #[must_use]
    pub fn for_languages<'a>(languages: impl IntoIterator<Item = &'a str>) -> Self {
        let known = languages.into_iter().find_map(Self::for_language);
        known.unwrap_or(Self { language: Language::English, ..Self::default() })
    }

    fn for_language(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let has = |part: &str| tag.split('-').any(|p| p == part);
        let (language, variant) = match () {
            () if has("en") => (Language::English, Variant::Hans),
            () if !has("zh") => return None,
            () if has("hk") || has("mo") => (Language::Hant, Variant::HongKong),
            () if has("tw") => (Language::Hant, Variant::Taiwan),
            () if has("hant") => (Language::Hant, Variant::Hant),
            () => (Language::Hans, Variant::Hans),
        };
        Some(Self { language, variant, ..Self::default() })
    }
}

/// Variants are stored by their code, as in the hash.
mod by_code {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::protocol::Variant;

    // serde's `with` asks for a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub(super) fn serialize<S: Serializer>(variant: &Variant, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(variant.code())
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Variant, D::Error> {
        Ok(Variant::from_code(&String::deserialize(from)?).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_visit_follows_the_browser() {
        let cases = [
            (&["zh-CN", "en"][..], Language::Hans, Variant::Hans),
            (&["zh-TW"], Language::Hant, Variant::Taiwan),
            (&["zh-Hant-HK"], Language::Hant, Variant::HongKong),
            (&["zh-Hant"], Language::Hant, Variant::Hant),
            (&["de-AT", "zh-HK"], Language::Hant, Variant::HongKong),
            (&["en-GB", "zh"], Language::English, Variant::Hans),
            (&["ja"], Language::English, Variant::Hans),
            (&[], Language::English, Variant::Hans),
        ];
        for (tags, language, variant) in cases {
            let found = Settings::for_languages(tags.iter().copied());
            assert_eq!((found.language, found.variant), (language, variant), "{tags:?}");
        }
    }

    #[test]
    fn settings_survive_storage() {
        let chosen = Settings { variant: Variant::Taiwan, theme: Theme::Dark, ..Settings::default() };
        let stored = serde_json::to_string(&chosen).expect("plain data");
        assert_eq!(serde_json::from_str::<Settings>(&stored).expect("our own"), chosen);
    }

    #[test]
    fn old_and_broken_settings_leave_the_defaults() {
        let read = |json| serde_json::from_str::<Settings>(json).ok();
        assert_eq!(read("{}"), Some(Settings::default()));
        assert_eq!(read(r#"{"variant":"klingon","theme":"dark"}"#).map(|s| s.theme), Some(Theme::Dark));
        assert_eq!(read(r#"{"theme":"pink"}"#), None);
    }

    #[test]
    fn choices_go_round() {
        assert_eq!(Theme::Paper.next(), Theme::Grey);
        assert_eq!(Theme::Dark.next(), Theme::Paper);
    }
}

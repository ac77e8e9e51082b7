//! What the reader chose and expects to find again at the next visit.

use crate::protocol::Variant;

macro_rules! choices {
    ($(#[$head:meta])* $enum:ident { $($(#[$doc:meta])+ $name:ident $code:literal;)+ }) => {
        $(#[$head])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $enum { $($(#[$doc])+ $name,)+ }

        impl $enum {
            /// All values, in the order they are offered.
            pub const LIST: &'static [Self] = &[$(Self::$name),+];

            /// The value in storage, in the style sheet and in the keys of its words.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The value of a code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::LIST.iter().copied().find(|value| value.code() == code)
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The script reports are shown in.
    pub variant: Variant,
    /// Whether in Taiwan's and Hong Kong's script the words are theirs, too.
    pub regional: bool,
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
    /// Each setting's name and value, as they are kept.
    #[must_use]
    pub fn codes(self) -> Vec<(&'static str, &'static str)> {
        vec![
            ("variant", self.variant.code()),
            ("region", if self.regional { "on" } else { "off" }),
            ("language", self.language.code()),
            ("theme", self.theme.code()),
            ("face", self.face.code()),
            ("size", self.size.code()),
            ("width", self.width.code()),
            ("layout", self.layout.code()),
        ]
    }

    /// Settings that were kept: `find` gives the value of a name. What is missing or unknown is as at first.
    #[must_use]
    pub fn from_codes(find: impl Fn(&str) -> Option<String>) -> Self {
        fn read<T: Default>(kept: Option<String>, of_code: fn(&str) -> Option<T>) -> T {
            kept.and_then(|code| of_code(&code)).unwrap_or_default()
        }
        Self {
            variant: read(find("variant"), Variant::from_code),
            regional: find("region").as_deref() == Some("on"),
            language: read(find("language"), Language::from_code),
            theme: read(find("theme"), Theme::from_code),
            face: read(find("face"), Face::from_code),
            size: read(find("size"), Size::from_code),
            width: read(find("width"), Width::from_code),
            layout: read(find("layout"), Layout::from_code),
        }
    }

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
        let chosen =
            Settings { variant: Variant::Taiwan, regional: true, theme: Theme::Dark, ..Settings::default() };
        let kept = chosen.codes();
        let find = |name: &str| kept.iter().find(|(own, _)| *own == name).map(|(_, code)| (*code).to_owned());
        assert_eq!(Settings::from_codes(find), chosen);
    }

    #[test]
    fn old_and_broken_settings_leave_the_defaults() {
        assert_eq!(Settings::from_codes(|_| None), Settings::default());
        let broken = |name: &str| Some(if name == "theme" { "dark" } else { "klingon" }.to_owned());
        assert_eq!(Settings::from_codes(broken), Settings { theme: Theme::Dark, ..Settings::default() });
    }

    #[test]
    fn choices_go_round() {
        assert_eq!(Theme::Paper.next(), Theme::Grey);
        assert_eq!(Theme::Dark.next(), Theme::Paper);
    }
}

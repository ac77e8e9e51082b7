//! The switches of the reader: script, type, theme, language.

use yew::prelude::*;

use super::choice::{Choice, Choices};
use super::context::{Dispatch, Words};
use crate::protocol::Variant;
use crate::view::{Action, Face, Language, Layout, Settings, Size, Theme, Width};

/// What a switch sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Switch {
    /// The script of reports.
    Script,
    /// Whether Taiwan's and Hong Kong's words come with their script.
    Region,
    /// Type size.
    Size,
    /// Width of the report.
    Width,
    /// Type face.
    Face,
    /// Layout of the report.
    Layout,
    /// Colour theme.
    Theme,
    /// Language of the interface.
    Language,
}

/// One switch.
pub(super) fn setting_switch(
    t: Words,
    dispatch: &Dispatch,
    of: Switch,
    settings: Settings,
    class: Classes,
) -> Html {
    let dispatch = dispatch.clone();
    let onchoose = Callback::from(move |at| dispatch.send(Action::Configure(of.set(settings, at))));
    html! {
        <Choices label={t(of.key())} choices={of.choices(t)} chosen={Some(of.chosen(settings))} {onchoose} {class} />
    }
}

impl Switch {
    /// The key of its name.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Region => "region",
            Self::Size => "size",
            Self::Width => "width",
            Self::Face => "face",
            Self::Layout => "layout",
            Self::Theme => "look",
            Self::Language => "language",
        }
    }

    fn choices(self, t: Words) -> Vec<Choice> {
        let named = |code: &str| Choice::new(t(&format!("{}.{code}", self.key())));
        match self {
            Self::Script => {
                let hint = |code: &str| t(&format!("script.{code}.full"));
                Variant::LIST.iter().map(|v| named(v.code()).hint(hint(v.code()))).collect()
            }
            Self::Region => ["off", "on"].map(named).into(),
            Self::Size => Size::LIST.iter().map(|v| named(v.code())).collect(),
            Self::Width => Width::LIST.iter().map(|v| named(v.code())).collect(),
            Self::Face => Face::LIST.iter().map(|v| named(v.code())).collect(),
            Self::Layout => Layout::LIST.iter().map(|v| named(v.code())).collect(),
            Self::Theme => Theme::LIST.iter().map(|v| named(v.code())).collect(),
            Self::Language => Language::LIST.iter().map(|v| own_name(*v)).collect(),
        }
    }

    fn chosen(self, settings: Settings) -> usize {
        let place = match self {
            Self::Script => Variant::LIST.iter().position(|v| *v == settings.variant),
            Self::Region => Some(usize::from(settings.regional)),
            Self::Size => Size::LIST.iter().position(|v| *v == settings.size),
            Self::Width => Width::LIST.iter().position(|v| *v == settings.width),
            Self::Face => Face::LIST.iter().position(|v| *v == settings.face),
            Self::Layout => Layout::LIST.iter().position(|v| *v == settings.layout),
            Self::Theme => Theme::LIST.iter().position(|v| *v == settings.theme),
            Self::Language => Language::LIST.iter().position(|v| *v == settings.language),
        };
        place.expect("every value stands in its list")
    }

    fn set(self, settings: Settings, at: usize) -> Settings {
        match self {
            Self::Script => Settings { variant: Variant::LIST[at], ..settings },
            Self::Region => Settings { regional: at == 1, ..settings },
            Self::Size => Settings { size: Size::LIST[at], ..settings },
            Self::Width => Settings { width: Width::LIST[at], ..settings },
            Self::Face => Settings { face: Face::LIST[at], ..settings },
            Self::Layout => Settings { layout: Layout::LIST[at], ..settings },
            Self::Theme => Settings { theme: Theme::LIST[at], ..settings },
            Self::Language => Settings { language: Language::LIST[at], ..settings },
        }
    }
}

/// Languages are called by their own names, whatever language the page speaks.
fn own_name(language: Language) -> Choice {
    let name = match language {
        Language::Hans => "简体",
        Language::Hant => "繁體",
        Language::English => "English",
    };
    Choice { lang: Some(language.code().into()), ..Choice::new(name) }
}

/// Switches, each behind its name.
pub(super) fn settings_panel(
    t: Words,
    dispatch: &Dispatch,
    switches: &'static [Switch],
    settings: Settings,
) -> Html {
    let row = |of: &Switch| {
        html! {
            <>
                <span class="lb" aria-hidden="true">{ t(of.key()) }</span>
                { setting_switch(t, dispatch, *of, settings, Classes::new()) }
            </>
        }
    };
    html! { <div class="looks">{ for switches.iter().map(row) }</div> }
}

//! The commands of the page: what each is called, which keys it has by default, and the action it makes of
//! the state. Keys, the palette and the table of keys all come here.

use super::cards::CardsAction;
use super::library::LibraryAction;
use super::mark::MarkClass;
use super::places::PlacesAction;
use super::reduce::Action;
use super::search::SearchAction;
use super::settings::{Face, Language, Layout, Settings, Size, Theme, Width};
use super::state::{Dialog, State};
use super::taking::Taking;
use crate::protocol::Variant;

/// Something the reader can tell the page to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the palette.
    Palette,
    /// Show the table of keys.
    Keys,
    /// Take reports home.
    Export,
    /// Begin the tour.
    Tour,
    /// What was requested, what is kept.
    Privacy,
    /// Choose files.
    Files,
    /// Choose a folder.
    Folder,
    /// Paste text.
    Paste,
    /// Open the samples.
    Samples,
    /// Take the last decision back.
    Undo,
    /// Make it again.
    Redo,
    /// Go to the next mark.
    NextMark,
    /// Go to the mark before.
    PreviousMark,
    /// Go to the next report.
    NextReport,
    /// Go to the report before.
    PreviousReport,
    /// Go on by a paragraph.
    NextParagraph,
    /// Go back by a paragraph.
    PreviousParagraph,
    /// Go back to the place before the last jump.
    Back,
    /// Go forward again.
    Forward,
    /// Pin the open card, or take the pinned one off.
    Pin,
    /// Copy what is selected, or what the card shows, with its citation.
    Cite,
    /// Copy a link to this place.
    CopyLink,
    /// Let all but the directives recede.
    Focus,
    /// Show the source while the key is held.
    Source,
    /// Show all reports in a table, or go back from it.
    Library,
    /// Look for something in the reports.
    Search,
    /// Go to the next hit of the search.
    NextHit,
    /// Go to the hit before.
    PreviousHit,
    /// Show or hide what was repaired.
    Repairs,
    /// Show the marks of all classes.
    AllClasses,
    /// Hide all marks.
    NoClasses,
    /// Show the next script.
    NextScript,
    /// Take the next theme.
    NextLook,
    /// Larger type.
    Larger,
    /// Smaller type.
    Smaller,
    /// Show or hide the marks of a class.
    Class(MarkClass),
    /// Show reports in this script.
    Script(Variant),
    /// Take the words of the region along with its script, or not.
    Region,
    /// Take this theme.
    Look(Theme),
    /// Take this type size.
    Size(Size),
    /// Take this type face.
    Face(Face),
    /// Set the report this wide.
    Width(Width),
    /// Lay the report out so.
    Layout(Layout),
    /// Speak this language.
    Language(Language),
}

/// A line of the table: the command, its id, which is the key of its words, too; the key of its group's words;
/// its default keys.
type Row = (Command, &'static str, &'static str, &'static [&'static str]);

/// A key is written as [`Stroke`](super::Stroke) writes it; strokes that follow each other stand with a blank between.
const TABLE: &[Row] = {
    use Command::*;
    &[
        (Palette, "palette", "page", &["Ctrl+k"]),
        (Keys, "keys", "page", &["?"]),
        (Export, "export", "page", &["Ctrl+s"]),
        (Tour, "tour", "page", &[]),
        (Privacy, "privacy.panel", "page", &[]),
        (Files, "open.files", "group.library", &[]),
        (Folder, "open.folder", "group.library", &[]),
        (Paste, "open.paste", "group.library", &[]),
        (Samples, "samples", "group.library", &[]),
        (Library, "library.show", "group.library", &["l"]),
        (NextReport, "report.next", "group.library", &["]"]),
        (PreviousReport, "report.prev", "group.library", &["["]),
        (NextMark, "mark.next", "group.report", &["n"]),
        (PreviousMark, "mark.prev", "group.report", &["p"]),
        (NextParagraph, "par.next", "group.report", &["j"]),
        (PreviousParagraph, "par.prev", "group.report", &["k"]),
        (Back, "back", "group.report", &["Alt+ArrowLeft"]),
        (Forward, "forward", "group.report", &["Alt+ArrowRight"]),
        (Pin, "pin", "group.report", &["d"]),
        (Cite, "copy.cite", "group.report", &["c"]),
        (CopyLink, "copy.link", "group.report", &["Shift+c"]),
        (Focus, "focus", "group.report", &["f"]),
        (Source, "source.hold", "group.report", &["o"]),
        (Search, "search", "group.report", &["/"]),
        (NextHit, "hit.next", "group.report", &[".", "F3"]),
        (PreviousHit, "hit.prev", "group.report", &[",", "Shift+F3"]),
        (Repairs, "repairs.show", "group.report", &["r"]),
        (Undo, "undo", "group.report", &["Ctrl+z"]),
        (Redo, "redo", "group.report", &["Ctrl+Shift+z", "Ctrl+y"]),
        (AllClasses, "all", "legend", &[]),
        (NoClasses, "none", "legend", &[]),
        (Class(MarkClass::Person), "cls.person", "legend", &[]),
        (Class(MarkClass::Post), "cls.post", "legend", &[]),
        (Class(MarkClass::Body), "cls.body", "legend", &[]),
        (Class(MarkClass::Directive), "cls.order", "legend", &[]),
        (Class(MarkClass::Prohibition), "cls.ban", "legend", &[]),
        (Class(MarkClass::Document), "cls.doc", "legend", &[]),
        (Class(MarkClass::Place), "cls.place", "legend", &[]),
        (NextScript, "script.next", "script", &["t"]),
        (Script(Variant::Original), "script.original.full", "script", &[]),
        (Script(Variant::Hans), "script.zh-Hans.full", "script", &[]),
        (Script(Variant::Hant), "script.zh-Hant.full", "script", &[]),
        (Script(Variant::Taiwan), "script.zh-TW.full", "script", &[]),
        (Script(Variant::HongKong), "script.zh-HK.full", "script", &[]),
        (Region, "region.switch", "script", &[]),
        (Larger, "size.up", "size", &["+", "="]),
        (Smaller, "size.down", "size", &["-"]),
        (Size(super::settings::Size::Small), "size.s", "size", &[]),
        (Size(super::settings::Size::Medium), "size.m", "size", &[]),
        (Size(super::settings::Size::Large), "size.l", "size", &[]),
        (Size(super::settings::Size::Huge), "size.xl", "size", &[]),
        (Face(super::settings::Face::Song), "face.song", "face", &[]),
        (Face(super::settings::Face::Hei), "face.hei", "face", &[]),
        (Face(super::settings::Face::Fang), "face.fang", "face", &[]),
        (Width(super::settings::Width::Narrow), "width.n", "width", &[]),
        (Width(super::settings::Width::Medium), "width.m", "width", &[]),
        (Width(super::settings::Width::Wide), "width.w", "width", &[]),
        (Layout(super::settings::Layout::Plain), "layout.plain", "layout", &[]),
        (Layout(super::settings::Layout::Gongwen), "layout.gongwen", "layout", &[]),
        (Layout(super::settings::Layout::Vertical), "layout.vertical", "layout", &[]),
        (NextLook, "look.next", "look", &[]),
        (Look(Theme::Paper), "look.paper", "look", &[]),
        (Look(Theme::Grey), "look.grey", "look", &[]),
        (Look(Theme::Dark), "look.dark", "look", &[]),
        (Language(super::settings::Language::Hans), "language.zh-Hans", "language", &[]),
        (Language(super::settings::Language::Hant), "language.zh-Hant", "language", &[]),
        (Language(super::settings::Language::English), "language.en", "language", &[]),
    ]
};

impl Command {
    /// All commands, those of a group together.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(command, ..)| *command)
    }

    /// The command of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        TABLE.iter().find(|(_, own, ..)| *own == id).map(|(command, ..)| *command)
    }

    /// Its id, which is the key of its words, too.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().1
    }

    /// The key of its group's words.
    #[must_use]
    pub fn group(self) -> &'static str {
        self.row().2
    }

    /// Its keys before the reader changes any.
    #[must_use]
    pub fn default_keys(self) -> &'static [&'static str] {
        self.row().3
    }

    fn row(self) -> &'static Row {
        TABLE.iter().find(|(command, ..)| *command == self).expect("every command stands in the table")
    }

    /// Whether it acts in a field for text, too; its keys hold Ctrl then.
    #[must_use]
    pub fn is_for_fields(self) -> bool {
        self == Self::Palette
    }

    /// Whether it can do anything now.
    #[must_use]
    pub fn is_ready(self, state: &State) -> bool {
        use Command::*;
        match self {
            Palette | Keys | Tour | Privacy | Files | Folder | Paste | Samples | NextLook | Look(_)
            | Language(_) => true,
            Undo => state.history.can_undo(),
            Redo => state.history.can_redo(),
            Back => state.places.can_go_back(),
            Forward => state.places.can_go_forward(),
            Pin => state.floating().or(state.pinned()).is_some(),
            Library => !state.files.is_empty(),
            Search => !state.reports.is_empty(),
            NextHit | PreviousHit => state.search.is_on(),
            NextReport => state.neighbour(1).is_some(),
            PreviousReport => state.neighbour(-1).is_some(),
            _ => state.current_report().is_some(),
        }
    }

    /// The action it makes; none if it cannot do anything now, or is the work of a component.
    #[must_use]
    pub fn action(self, state: &State) -> Option<Action> {
        use Command::*;
        let settings = state.settings;
        let set = |settings| Some(Action::Configure(settings));
        if !self.is_ready(state) {
            return None;
        }
        match self {
            Tour | Files | Folder | Samples | NextMark | PreviousMark | Cite | CopyLink | Search => None,
            Palette => Some(Action::Dialog(Some(Dialog::Palette))),
            Keys => Some(Action::Dialog(Some(Dialog::Keys))),
            Export => Some(Action::Dialog(Some(Dialog::Export(Taking::open(state))))),
            Privacy => Some(Action::Dialog(Some(Dialog::Privacy))),
            Library if state.library.open => Some(Action::Library(LibraryAction::Close)),
            Library => Some(Action::Library(LibraryAction::Open)),
            NextHit => Some(Action::Search(SearchAction::Step(1))),
            PreviousHit => Some(Action::Search(SearchAction::Step(-1))),
            Paste => Some(Action::Dialog(Some(Dialog::Paste))),
            Undo => Some(Action::Undo),
            Redo => Some(Action::Redo),
            NextReport => Some(Action::Step(1)),
            PreviousReport => Some(Action::Step(-1)),
            NextParagraph => Some(Action::Places(PlacesAction::Step(1))),
            PreviousParagraph => Some(Action::Places(PlacesAction::Step(-1))),
            Back => Some(Action::Places(PlacesAction::Back)),
            Forward => Some(Action::Places(PlacesAction::Forward)),
            Pin => Some(Action::Cards(CardsAction::Pin(state.floating()))),
            Focus => Some(Action::ToggleFocus),
            Source => Some(Action::HoldSource(true)),
            Repairs => Some(Action::ToggleRepairs),
            AllClasses => Some(Action::AllClasses(true)),
            NoClasses => Some(Action::AllClasses(false)),
            Class(class) => Some(Action::ToggleClass(class)),
            NextScript => set(Settings { variant: beside(Variant::LIST, settings.variant, 1), ..settings }),
            NextLook => set(Settings { theme: settings.theme.next(), ..settings }),
            Larger => set(Settings { size: sized(settings.size, 1), ..settings }),
            Smaller => set(Settings { size: sized(settings.size, -1), ..settings }),
            Script(variant) => set(Settings { variant, ..settings }),
            Region => set(Settings { regional: !settings.regional, ..settings }),
            Look(theme) => set(Settings { theme, ..settings }),
            Size(size) => set(Settings { size, ..settings }),
            Face(face) => set(Settings { face, ..settings }),
            Width(width) => set(Settings { width, ..settings }),
            Layout(layout) => set(Settings { layout, ..settings }),
            Language(language) => set(Settings { language, ..settings }),
        }
    }
}

/// The value so many places further, round and round.
fn beside<T: Copy + PartialEq>(list: &[T], value: T, step: isize) -> T {
    let at = list.iter().position(|v| *v == value).unwrap_or(0);
    list[(at + list.len()).wrapping_add_signed(step) % list.len()]
}

/// A size larger or smaller; the last ones stay.
fn sized(size: Size, step: isize) -> Size {
    let at = Size::LIST.iter().position(|s| *s == size).unwrap_or(0);
    at.checked_add_signed(step).and_then(|at| Size::LIST.get(at)).copied().unwrap_or(size)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_stand_once_and_lead_back() {
        let mut seen = BTreeSet::new();
        for command in Command::all() {
            assert!(seen.insert(command.id()), "{} stands twice", command.id());
            assert_eq!(Command::of_id(command.id()), Some(command));
        }
    }

    #[test]
    fn every_value_of_a_setting_has_its_command() {
        let classes = MarkClass::LIST.iter().map(|v| Command::Class(*v));
        let scripts = Variant::LIST.iter().map(|v| Command::Script(*v));
        let looks = Theme::LIST.iter().map(|v| Command::Look(*v));
        let sizes = Size::LIST.iter().map(|v| Command::Size(*v));
        let faces = Face::LIST.iter().map(|v| Command::Face(*v));
        let languages = Language::LIST.iter().map(|v| Command::Language(*v));
        let values = classes.chain(scripts).chain(looks).chain(sizes).chain(faces).chain(languages);
        let missing: Vec<_> = values.filter(|c| !TABLE.iter().any(|(own, ..)| own == c)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn groups_stand_together() {
        let mut groups: Vec<_> = Command::all().map(Command::group).collect();
        groups.dedup();
        let different: BTreeSet<_> = groups.iter().collect();
        assert_eq!(groups.len(), different.len(), "{groups:?}");
    }

    #[test]
    fn without_a_report_only_ways_in_and_the_page_itself_are_ready() {
        let state = State::default();
        assert!(Command::Paste.action(&state).is_some());
        assert!(Command::Look(Theme::Dark).action(&state).is_some());
        for command in [Command::Repairs, Command::NextMark, Command::Undo, Command::NextReport] {
            assert!(!command.is_ready(&state) && command.action(&state).is_none(), "{command:?}");
        }
    }

    #[test]
    fn sizes_end_and_scripts_go_round() {
        assert_eq!(sized(super::Size::Huge, 1), super::Size::Huge);
        assert_eq!(sized(super::Size::Medium, -1), super::Size::Small);
        let last = *Variant::LIST.last().expect("there are scripts");
        assert_eq!(beside(Variant::LIST, last, 1), Variant::LIST[0]);
    }
}

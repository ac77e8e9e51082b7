//! Which keys call which command: the defaults, and what the reader made of them.

use std::collections::BTreeMap;

use super::command::Command;
use super::sorted;

/// A key with its modifiers, in one way of writing: `t`, `?`, `Ctrl+Shift+z`, `Alt+ArrowLeft`. Shift is written
/// only where the key itself does not tell it; the command key of Apple is Ctrl.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stroke(String);

/// Modifiers held while a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Control, or the command key.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

impl Stroke {
    /// The stroke of a keyboard event's `key`; none for a modifier alone and for keys of an input method.
    #[must_use]
    pub fn of(key: &str, held: Held) -> Option<Self> {
        let mut letters = key.chars();
        let (name, single) = match (letters.next()?, letters.next()) {
            (' ', None) => ("Space".to_owned(), None),
            (letter, None) => (letter.to_lowercase().collect(), Some(letter)),
            _ if MUTE.contains(&key) => return None,
            _ => (key.to_owned(), None),
        };
        // On many keyboards AltGr, which is Ctrl and Alt, makes brackets and the like.
        let made_by_alt_gr = held.ctrl && held.alt && single.is_some_and(|c| !c.is_ascii_alphanumeric());
        let modifiers = [
            (held.ctrl && !made_by_alt_gr, "Ctrl+"),
            (held.alt && !made_by_alt_gr, "Alt+"),
            (held.shift && single.is_none_or(char::is_alphabetic), "Shift+"),
        ];
        let held: String = modifiers.iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
        Some(Self(held + &name))
    }

    /// Whether it would put a character into a field for text.
    #[must_use]
    pub fn types(&self) -> bool {
        !(self.0.starts_with("Ctrl+") || self.0.starts_with("Alt+"))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keys that call nothing.
const MUTE: &[&str] = &[
    "Control",
    "Shift",
    "Alt",
    "AltGraph",
    "Meta",
    "CapsLock",
    "Dead",
    "Process",
    "Unidentified",
    "Compose",
    "Escape",
    "Tab",
    "Enter",
];

/// What the reader changed about the keys of commands, by their ids; nothing at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap(BTreeMap<String, Vec<String>>);

/// What pressed keys lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A command.
    Command(Command),
    /// A command, once another key follows.
    Begins,
    /// Nothing.
    Nothing,
}

/// What can be done to the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysAction {
    /// Keys of an earlier visit, or of another page's table.
    Load(Keymap),
    /// Give a command these keys and no others; whoever had them loses them.
    Set(Command, String),
    /// Take all keys from a command.
    Clear(Command),
    /// Give a command back its first keys.
    Reset(Command),
    /// Give all commands back their first keys.
    ResetAll,
}

impl Keymap {
    /// Of entries that were kept.
    #[must_use]
    pub fn of_entries(entries: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        Self(sorted::map(entries))
    }

    /// What is to be kept: ids of commands with their keys.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(id, keys)| (id.as_str(), keys.as_slice()))
    }

    /// The keys of a command.
    #[must_use]
    pub fn keys(&self, command: Command) -> Vec<&str> {
        match self.0.get(command.id()) {
            Some(keys) => keys.iter().map(String::as_str).collect(),
            None => command.default_keys().to_vec(),
        }
    }

    /// Whether the reader changed the keys of a command.
    #[must_use]
    pub fn is_changed(&self, command: Command) -> bool {
        self.0.contains_key(command.id())
    }

    /// Whether the reader changed any.
    #[must_use]
    pub fn is_any_changed(&self) -> bool {
        !self.0.is_empty()
    }

    /// What keys, pressed one after the other, lead to.
    #[must_use]
    pub fn find(&self, pressed: &str) -> Hit {
        let mut hit = Hit::Nothing;
        for command in Command::all() {
            for keys in self.keys(command) {
                if keys == pressed {
                    return Hit::Command(command);
                }
                if begins(pressed, keys) {
                    hit = Hit::Begins;
                }
            }
        }
        hit
    }

    /// The commands that cannot be called any more if another gets these keys.
    #[must_use]
    pub fn conflicts(&self, with: Command, keys: &str) -> Vec<Command> {
        let clash = |own: &str| own == keys || begins(own, keys) || begins(keys, own);
        Command::all().filter(|c| *c != with && self.keys(*c).iter().any(|own| clash(own))).collect()
    }

    /// The keys after an action.
    pub fn change(&mut self, action: KeysAction) {
        match action {
            KeysAction::Load(keys) => *self = keys,
            KeysAction::Set(command, keys) => self.set(command, keys),
            KeysAction::Clear(command) => self.put(command, Vec::new()),
            KeysAction::Reset(command) => {
                self.0.remove(command.id());
                for keys in command.default_keys() {
                    self.free(command, keys);
                }
            }
            KeysAction::ResetAll => self.0.clear(),
        }
    }

    fn set(&mut self, command: Command, keys: String) {
        self.free(command, &keys);
        self.put(command, vec![keys]);
    }

    /// Takes keys from whoever else has them.
    fn free(&mut self, from: Command, keys: &str) {
        for other in self.conflicts(from, keys) {
            let clash = |own: &&str| *own == keys || begins(own, keys) || begins(keys, own);
            let rest = self.keys(other).into_iter().filter(|own| !clash(own)).map(str::to_owned).collect();
            self.put(other, rest);
        }
    }

    /// Keeps keys of a command, if they are not the first ones.
    fn put(&mut self, command: Command, keys: Vec<String>) {
        if command.default_keys() == keys {
            self.0.remove(command.id());
        } else {
            self.0.insert(command.id().to_owned(), keys);
        }
    }
}

/// Keys as they are shown: `Ctrl + Shift + Z`, `G O`.
#[must_use]
pub fn printed_keys(keys: &str) -> String {
    let key = |key: &str| match key {
        "ArrowLeft" => "←".to_owned(),
        "ArrowRight" => "→".to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowDown" => "↓".to_owned(),
        key if key.chars().count() == 1 => key.to_uppercase(),
        key => key.to_owned(),
    };
    let stroke = |stroke: &str| match stroke.strip_suffix("++") {
        // The plus sign joins, and is a key.
        Some(held) => format!("{} + +", held.replace('+', " + ")),
        None if stroke == "+" => stroke.to_owned(),
        None => stroke.split('+').map(key).collect::<Vec<_>>().join(" + "),
    };
    keys.split(' ').map(stroke).collect::<Vec<_>>().join(" ")
}

/// Whether more keys must follow `first` to make `whole`.
fn begins(first: &str, whole: &str) -> bool {
    whole.strip_prefix(first).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(ctrl: bool, alt: bool, shift: bool) -> Held {
        Held { ctrl, alt, shift }
    }

    #[test]
    fn strokes_are_written_in_one_way() {
        let cases = [
            ("t", held(false, false, false), Some("t")),
            ("T", held(false, false, true), Some("Shift+t")),
            ("T", held(false, false, false), Some("t")),
            ("?", held(false, false, true), Some("?")),
            ("Z", held(true, false, true), Some("Ctrl+Shift+z")),
            ("[", held(true, true, false), Some("[")),
            ("k", held(true, true, false), Some("Ctrl+Alt+k")),
            (" ", held(false, false, false), Some("Space")),
            ("ArrowLeft", held(false, true, false), Some("Alt+ArrowLeft")),
            ("Shift", held(false, false, true), None),
            ("Process", held(false, false, false), None),
            ("", held(false, false, false), None),
        ];
        for (key, held, wanted) in cases {
            assert_eq!(Stroke::of(key, held).as_ref().map(Stroke::as_str), wanted, "{key} {held:?}");
        }
    }

    #[test]
    fn keys_are_shown_as_they_stand_on_the_board() {
        let cases = [
            ("Ctrl+Shift+z", "Ctrl + Shift + Z"),
            ("g o", "G O"),
            ("+", "+"),
            ("Ctrl++", "Ctrl + +"),
            ("Alt+ArrowLeft", "Alt + ←"),
        ];
        for (keys, shown) in cases {
            assert_eq!(printed_keys(keys), shown);
        }
    }

    #[test]
    fn no_two_commands_share_keys_at_first() {
        let keymap = Keymap::default();
        for command in Command::all() {
            for keys in command.default_keys() {
                assert_eq!(keymap.find(keys), Hit::Command(command), "{keys}");
                assert_eq!(keymap.conflicts(command, keys), [], "{keys}");
            }
        }
    }

    #[test]
    fn new_keys_are_taken_from_whoever_had_them() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.conflicts(Command::Samples, "t"), [Command::NextScript]);
        keymap.change(KeysAction::Set(Command::Samples, "t".into()));
        assert_eq!(keymap.find("t"), Hit::Command(Command::Samples));
        assert_eq!(keymap.keys(Command::NextScript), [""; 0]);
        keymap.change(KeysAction::Reset(Command::NextScript));
        assert_eq!(keymap.find("t"), Hit::Command(Command::NextScript));
        assert!(keymap.keys(Command::Samples).is_empty());
        keymap.change(KeysAction::ResetAll);
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn keys_can_follow_each_other() {
        let mut keymap = Keymap::default();
        keymap.change(KeysAction::Set(Command::Samples, "g s".into()));
        assert_eq!(keymap.find("g"), Hit::Begins);
        assert_eq!(keymap.find("g s"), Hit::Command(Command::Samples));
        assert_eq!(keymap.find("g x"), Hit::Nothing);
        assert_eq!(keymap.conflicts(Command::Paste, "g"), [Command::Samples]);
    }

    #[test]
    fn what_was_changed_survives_storage_and_defaults_are_not_kept() {
        let mut keymap = Keymap::default();
        keymap.change(KeysAction::Set(Command::Paste, "v".into()));
        let kept: Vec<_> = keymap.entries().map(|(id, keys)| (id.to_owned(), keys.to_vec())).collect();
        assert_eq!(kept, [("open.paste".to_owned(), vec!["v".to_owned()])]);
        assert_eq!(Keymap::of_entries(kept), keymap);
        keymap.change(KeysAction::Clear(Command::Paste));
        assert!(!keymap.is_any_changed());
    }
}

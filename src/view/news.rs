//! What the page last told the reader: shown shortly, and read out.

/// How a line is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// To the eye and to those who listen.
    #[default]
    Shown,
    /// The same, with a way to take back what was done.
    Undo,
    /// Only to those who listen.
    Said,
}

/// A line for the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// What it says, in the reader's language.
    pub text: String,
    /// How.
    pub telling: Telling,
    /// How many lines were told: the same words said again are news, too.
    pub count: u32,
}

impl News {
    /// Tells this.
    pub(super) fn tell(&mut self, text: String) {
        self.put(text, Telling::Shown);
    }

    /// Tells this, and offers to take it back.
    pub(super) fn offer_undo(&mut self, text: String) {
        self.put(text, Telling::Undo);
    }

    /// Says this to those who listen.
    pub(super) fn say(&mut self, text: String) {
        self.put(text, Telling::Said);
    }

    fn put(&mut self, text: String, telling: Telling) {
        (self.text, self.telling, self.count) = (text, telling, self.count.wrapping_add(1));
    }
}

//! What the page last told the reader: shown shortly, and read out.

/// A line for the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// What it says, in the reader's language.
    pub text: String,
    /// How many lines were told: the same words said again are news, too.
    pub count: u32,
}

impl News {
    /// Tells this.
    pub(super) fn tell(&mut self, text: String) {
        (self.text, self.count) = (text, self.count.wrapping_add(1));
    }
}

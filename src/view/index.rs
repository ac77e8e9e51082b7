//! How the reader likes the index: grouped, sorted, filtered.

use super::orders::Grouping;

/// How people are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sorting {
    /// By their part at the meeting.
    #[default]
    Part,
    /// By first appearance.
    First,
    /// By how often they are named.
    Count,
    /// By their place in the list of those present.
    List,
}

impl Sorting {
    /// All ways, in the order of the switch.
    pub const LIST: &'static [Self] = &[Self::Part, Self::First, Self::Count, Self::List];

    /// The way as the key of its word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::First => "first",
            Self::Count => "count",
            Self::List => "list",
        }
    }
}

/// The reader's wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// How directives are grouped.
    pub grouping: Grouping,
    /// How people are sorted.
    pub sorting: Sorting,
    /// Only rows that hold this.
    pub filter: String,
}

/// What can happen to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexAction {
    /// Group directives so.
    Group(Grouping),
    /// Sort people so.
    Sort(Sorting),
    /// Show only rows that hold this.
    Filter(String),
}

impl Index {
    /// Changes the wishes; whether there was anything to change.
    pub(super) fn change(&mut self, action: IndexAction) -> bool {
        let before = self.clone();
        match action {
            IndexAction::Group(grouping) => self.grouping = grouping,
            IndexAction::Sort(sorting) => self.sorting = sorting,
            IndexAction::Filter(filter) => self.filter = filter,
        }
        *self != before
    }
}

/// Whether a row that says `texts` is shown: it holds the words of the filter, each anywhere, in any case, tones and
/// apostrophes of pinyin left out.
#[must_use]
pub fn passes<'a>(filter: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let mut words = filter.split_whitespace().map(plain).peekable();
    if words.peek().is_none() {
        return true;
    }
    let row: String = texts.into_iter().map(plain).collect::<Vec<_>>().join("\n");
    words.all(|word| row.contains(&word))
}

/// Lower case; letters of pinyin without what marks their tone, and without the blanks between them.
fn plain(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '’' | '\'' | ' ')).map(bare).collect()
}

/// A letter of pinyin without its tone.
pub(super) fn bare(c: char) -> char {
    const TONED: [(char, &str); 6] =
        [('a', "āáǎà"), ('e', "ēéěè"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('v', "üǖǘǚǜ")];
    TONED.iter().find(|(_, toned)| toned.contains(c)).map_or(c, |(bare, _)| *bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_finds_names_posts_and_pinyin() {
        let row = ["沈知远", "沈知遠", "县委书记", "Shěn Zhīyuǎn"];
        for filter in ["", " ", "沈", "知遠", "书记", "shen", "zhiyuan", "SHEN zhi", "沈 书记"] {
            assert!(passes(filter, row), "{filter}");
        }
        for filter in ["王", "shan", "沈 王", "沈书记"] {
            assert!(!passes(filter, row), "{filter}");
        }
    }
}

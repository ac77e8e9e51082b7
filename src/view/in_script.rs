//! A report as it is shown: places of the base text, read in the script of the page.

use super::settings::Language;
use crate::protocol::{
    Converted, Date, MentionKind, Official, ReadReport, Sourced, Speaker, TextRange, Title, slice,
};

/// A report and the text it is shown in.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The report.
    pub read: &'a ReadReport,
    /// Its text in the page's script.
    pub text: &'a Converted,
}

impl<'a> Shown<'a> {
    /// Where a place of the base text stands in the shown text.
    #[must_use]
    pub fn place(self, base: TextRange) -> TextRange {
        self.text.map.forward(base)
    }

    /// Where a place of the decoded text stands in the shown text.
    #[must_use]
    pub fn place_of_decoded(self, decoded: TextRange) -> TextRange {
        let texts = &self.read.texts;
        self.place(texts.simplified.forward(texts.repaired.forward(decoded)))
    }

    /// The shown text of a place of the base text.
    #[must_use]
    pub fn at(self, base: TextRange) -> &'a str {
        slice(&self.text.text, self.place(base))
    }

    /// A value as the shown text has it; as it is where the text does not hold it.
    #[must_use]
    pub fn value(self, sourced: &'a Sourced<String>) -> &'a str {
        // A value may be a tidied form of what stands at its place: then only the value will do.
        match sourced.range {
            Some(range) if slice(&self.read.texts.base, range) == sourced.value => self.at(range),
            _ => self.words(&sourced.value),
        }
    }

    /// Words said of the report that do not stand in it.
    #[must_use]
    pub fn words(self, words: &'a str) -> &'a str {
        self.text.words.get(words).map_or(words, String::as_str)
    }

    /// A person's name.
    #[must_use]
    pub fn name(self, person: &'a Official) -> &'a str {
        let full = |m: &&crate::protocol::Mention| {
            m.kind == MentionKind::Name && slice(&self.read.texts.base, m.range) == person.name
        };
        person.mentions.iter().find(full).map_or(person.name.as_str(), |m| self.at(m.range))
    }

    /// A post.
    #[must_use]
    pub fn title(self, title: &'a Title) -> &'a str {
        let whole = |range: &&TextRange| slice(&self.read.texts.base, **range) == title.text;
        title.spans.iter().find(whole).map_or(title.text.as_str(), |range| self.at(*range))
    }

    /// A person's posts, joined.
    #[must_use]
    pub fn titles(self, person: &'a Official) -> String {
        person.titles.iter().map(|t| self.title(t)).collect::<Vec<_>>().join("、")
    }

    /// Who gives a directive, where that is a person or a document.
    #[must_use]
    pub fn speaker(self, speaker: &'a Speaker) -> Option<&'a str> {
        match speaker {
            Speaker::Person(id) => self.read.reading.officials.get(id.index()).map(|p| self.name(p)),
            Speaker::Meeting => None,
            Speaker::Other(words) => Some(self.words(words)),
        }
    }
}

/// A day in the language of the page: as Chinese text writes it, else by ISO 8601.
#[must_use]
pub fn date_in(language: Language, date: Date) -> String {
    if language == Language::English {
        return date.to_string().trim_start_matches('-').to_owned();
    }
    let year = date.year.map(|y| format!("{y}年")).unwrap_or_default();
    format!("{year}{}月{}日", date.month, date.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_language() {
        let day = Date { year: Some(2023), month: 4, day: 9 };
        assert_eq!(date_in(Language::Hant, day), "2023年4月9日");
        assert_eq!(date_in(Language::English, day), "2023-04-09");
        assert_eq!(date_in(Language::English, Date { year: None, ..day }), "04-09");
    }
}

//! A place of a report in, a quotation out: the words in the script of the source, and where they stand.

use super::in_script::{Shown, date_in};
use super::labels::{fill, label};
use super::mark::{MarkId, Target};
use super::name::plain_name;
use super::places::paragraph;
use super::settings::Language;
use crate::protocol::{Offset, ReadReport, Sourced, TextRange, slice};

/// Where in the base text a mark stands.
#[must_use]
pub fn range_of(read: &ReadReport, mark: MarkId) -> Option<TextRange> {
    let (reading, place) = (&read.reading, usize::try_from(mark.place).ok()?);
    match mark.target {
        Target::Person(id) => Some(reading.officials.get(id.index())?.mentions.get(place)?.range),
        Target::Post(id, title) => {
            let titles = &reading.officials.get(id.index())?.titles;
            titles.get(usize::try_from(title).ok()?)?.spans.get(place).copied()
        }
        Target::Directive(id) => Some(reading.directives.get(id.index())?.range),
        Target::Span(index) => {
            Some(super::items::class_of_span(reading.spans.get(usize::try_from(index).ok()?)?).1)
        }
        Target::Edit(id) => {
            let edit = read.edits.iter().find(|edit| edit.id == id)?;
            Some(read.texts.simplified.forward(read.texts.repaired.forward(edit.range)))
        }
        Target::Doubt(at) => {
            let behind = slice(&read.texts.base, TextRange::new(at, TextRange::of(&read.texts.base).end()));
            let first = behind.chars().next()?;
            Some(TextRange::at(at.index(), at.index() + first.len_utf8()))
        }
        Target::Press(index) => {
            let press = read.report.head.press.iter().map(|p| &p.spans);
            let spans =
                press.chain(reading.others.iter().map(|p| &p.spans)).nth(usize::try_from(index).ok()?)?;
            spans.get(place).copied()
        }
    }
}

/// The sentence around a place of the base text, inside of its line.
#[must_use]
pub fn sentence(base: &str, place: TextRange) -> TextRange {
    const STOPS: [char; 4] = ['。', '！', '？', '\n'];
    let before = slice(base, TextRange::new(Offset(0), place.start()));
    let start = before.rfind(STOPS).map_or(0, |at| at + slice_len(before, at));
    let behind = slice(base, TextRange::at(place.end().index(), base.len()));
    let end = place.end().index()
        + behind.find(STOPS).map_or(behind.len(), |at| {
            let line_ends = behind.as_bytes().get(at) == Some(&b'\n');
            if line_ends { at } else { at + slice_len(behind, at) }
        });
    TextRange::at(start, end)
}

/// How long the character is that stands there.
fn slice_len(text: &str, at: usize) -> usize {
    slice(text, TextRange::at(at, text.len())).chars().next().map_or(0, char::len_utf8)
}

/// A place of the base text as the source writes it: repaired, in its own script.
#[must_use]
pub fn original(read: &ReadReport, base: TextRange) -> &str {
    slice(&read.texts.clean, read.texts.simplified.backward(base))
}

/// The words of a place in the script of the source, with title, source, date, paragraph, file and the start of the
/// file's SHA-256.
#[must_use]
pub fn citation(read: &ReadReport, place: TextRange, language: Language) -> String {
    let t = |key| label(language, key);
    let head = &read.report.head;
    let printed = |value: &Sourced<String>| {
        value.range.map_or(value.value.as_str(), |range| original(read, range)).to_owned()
    };
    let title = head.title.as_ref().or(read.reading.meeting.name.as_ref());
    let title = title.map(|title| fill(t("cite.title"), &[("title", &printed(title))]));
    let held = read.reading.meeting.dates.first().map(|day| day.value);
    let day = head.published.as_ref().map(|published| published.value.date).or(held);
    let number = paragraph(read, place.start());
    let number = number.map(|n| fill(t("cite.paragraph"), &[("n", &n.to_string())]));
    let told = [title, head.source.as_ref().map(printed), day.map(|day| date_in(language, day)), number];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let sha: String = read.origin.sha256.chars().take(8).collect();
    let words = original(read, place).trim();
    let blanks = [
        ("words", words),
        ("told", &told.join(t("cite.and"))),
        ("file", &plain_name(&read.origin.name)),
        ("sha", &sha),
    ];
    fill(t("cite"), &blanks)
}

/// What a mark's card gives to the clipboard: the words as they are shown.
#[must_use]
pub fn copied(shown: Shown, mark: MarkId) -> Option<String> {
    let person = |id: crate::protocol::PersonId| shown.read.reading.officials.get(id.index());
    match mark.target {
        Target::Person(id) | Target::Post(id, _) => {
            let person = person(id)?;
            let titles = shown.titles(person);
            let comma = if titles.is_empty() { "" } else { "，" };
            Some([shown.name(person), comma, &titles].concat())
        }
        _ => range_of(shown.read, mark).map(|range| shown.at(range).trim().to_owned()),
    }
}

/// The place that a mark's citation quotes: a directive is a sentence; of anything else it is the one around it.
#[must_use]
pub fn quoted(read: &ReadReport, mark: MarkId) -> Option<TextRange> {
    let range = range_of(read, mark)?;
    let is_sentence = matches!(mark.target, Target::Directive(_));
    Some(if is_sentence { range } else { sentence(&read.texts.base, range) })
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::protocol::{DirectiveId, EditMap, PersonId};

    fn mark(read: &ReadReport, target: Target) -> MarkId {
        MarkId { report: read.id, target, place: 0 }
    }

    #[test]
    fn a_citation_says_where_it_was_found() {
        let mut read = fixture::meeting().read;
        read.origin.sha256 = "0123456789abcdef".repeat(4);
        let place = quoted(&read, mark(&read, Target::Directive(DirectiveId(1)))).expect("a directive");
        let cited = citation(&read, place, Language::Hans);
        assert!(cited.starts_with("“各镇不得以任何理由拖延。”（"), "{cited}");
        assert!(cited.contains("第2段") && cited.ends_with("甲.txt，SHA-256 01234567）"), "{cited}");
        assert!(citation(&read, place, Language::English).contains("¶ 2"));
    }

    #[test]
    fn a_citation_keeps_the_script_of_the_source() {
        let mut read = fixture::meeting().read;
        let base = read.texts.base.clone();
        let at = base.find("县水利局").expect("it stands there");
        let (clean, map) = crate::span::apply(&base, [(TextRange::at(at, at + 3), "縣")]);
        (read.texts.clean, read.texts.simplified) = (clean, EditMap::inverse(&map));
        let place = quoted(&read, mark(&read, Target::Directive(DirectiveId(0)))).expect("a directive");
        assert!(citation(&read, place, Language::Hans).starts_with("“縣水利局务必"));
    }

    #[test]
    fn what_surrounds_a_name_is_its_sentence() {
        let fixture = fixture::meeting();
        let read = &fixture.read;
        let second = MarkId { place: 1, ..mark(read, Target::Person(PersonId(0))) };
        let place = quoted(read, second).expect("a person");
        let words = original(read, place);
        assert!(words.contains("沈知远") && words.ends_with('。') && !words.contains('\n'), "{words}");
        let copy = copied(fixture.shown(), mark(read, Target::Person(PersonId(0))));
        assert_eq!(copy.as_deref(), Some("沈知远，县委书记、县河长制办公室主任"));
    }
}

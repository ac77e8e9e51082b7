//! Documents that order by themselves: notices, plans, speeches.

use super::super::model::Speaker;
use super::clause_word::ClauseWord;
use super::frame::Frame;
use super::speaker::{People, printed};
use super::words::ReportClass;
use crate::document::{Block, Report, without_note};
use crate::span::{TextRange, slice};

/// The frame of a document that orders by itself.
pub(super) fn frame(base: &str, report: &Report, people: &People) -> Option<Frame> {
    let title = title(base, report);
    // …大会召开 宣布关于…的决定 tells of the paper.
    let tells = ClauseWord::Event.within(title.split("关于").next().unwrap_or_default());
    if tells {
        return None;
    }
    if let Some(noun) = ClauseWord::Notice.ends(title) {
        let noun = noun.trim_start_matches("紧急").trim_start_matches("实施");
        return Some(Frame::document(printed(noun), ReportClass::Order));
    }
    let salutation = report.blocks.iter().find(|b| b.kind.is_body() && is_salutation(slice(base, b.range)));
    if ClauseWord::Speech.ends(title).is_none() && salutation.is_none() {
        return None;
    }
    let speaker = speech_by(base, report, people, salutation).unwrap_or_else(|| printed("讲话"));
    Some(Frame::document(speaker, ReportClass::Say))
}

/// The title without marks and brackets behind it.
fn title<'a>(base: &'a str, report: &'a Report) -> &'a str {
    let line = report.blocks.iter().find(|b| b.kind.is_headline()).map_or("", |b| slice(base, b.range));
    let title = report.head.title.as_ref().map_or(line, |t| t.value.as_str());
    without_note(title).trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// 同志们：.
fn is_salutation(line: &str) -> bool {
    let bare = line.trim_end_matches(['：', '！', '，', ':', '!']);
    bare.chars().count() <= 20
        && (bare.ends_with("同志们") || bare.ends_with("各位代表") || bare.ends_with("各位委员"))
}

/// The person who gives a speech: the last named before the salutation, in the title at best.
fn speech_by(base: &str, report: &Report, people: &People, salutation: Option<&Block>) -> Option<Speaker> {
    let start = salutation.or(report.blocks.iter().find(|b| b.kind.is_body()))?.range.start();
    let head = TextRange::at(0, start.index());
    let own = |m: &(TextRange, _)| !people.cites(base, *m);
    people.within(head).rfind(own).map(|(_, id)| Speaker::Person(id))
}

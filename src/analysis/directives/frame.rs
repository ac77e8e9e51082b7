//! What governs a sentence: who speaks, with which verb.

use super::super::model::Speaker;
use super::lead::{LeadIn, Who};
use super::scan::Scan;
use super::sentence::Sentence;
use super::words::ReportClass;
use crate::document::Sourced;
use crate::span::TextRange;

/// The reach of a lead-in, or of a document that orders throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Who speaks.
    pub(super) speaker: Speaker,
    /// The reporting verb, where there is one.
    pub(super) verb: Option<Sourced<String>>,
    /// How far it orders.
    pub(super) class: ReportClass,
    /// Whether its verb asks somebody.
    pub(super) asks: bool,
    /// Who is spoken to: 对值班人员说.
    pub(super) listener: Option<TextRange>,
    /// It announces a list: 提出三点要求。
    pub(super) open: bool,
}

impl Frame {
    /// A document that orders by itself: a notice, a speech.
    pub(super) fn document(speaker: Speaker, class: ReportClass) -> Self {
        Self { speaker, verb: None, class, asks: false, listener: None, open: false }
    }

    /// The frame that a lead-in opens; `same` speaks where it names nobody.
    pub(super) fn of(scan: &Scan, lead: &LeadIn, same: Option<&Speaker>) -> Self {
        let (report, range) = lead.verb;
        let (speaker, class) = match &lead.who {
            Who::Known(speaker) => (speaker.clone(), report.class),
            Who::Same => (same.cloned().unwrap_or(Speaker::Meeting), report.class),
            Who::Cited | Who::Lay => (Speaker::Meeting, ReportClass::Tell),
        };
        let value = if report.verb == "-" { scan.text(range) } else { report.verb };
        let verb = Some(Sourced { value: value.to_owned(), range: Some(range) });
        Self { speaker, verb, class, asks: report.asks, listener: lead.listener, open: false }
    }

    /// Who hears a sentence: in the sentence of the lead-in, in the list that it announces, or in what is quoted behind
    /// it.
    pub(super) fn heard_in(&self, sentence: &Sentence) -> Option<TextRange> {
        let led = self.evidence().is_some_and(|verb| sentence.range.covers(verb));
        self.listener.filter(|_| led || self.open || sentence.quote.is_some())
    }

    /// Where its verb stands.
    pub(super) fn evidence(&self) -> Option<TextRange> {
        self.verb.as_ref().and_then(|verb| verb.range)
    }
}

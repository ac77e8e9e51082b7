//! From sentences that order to directives: headings and what hangs under them, topics, parts.

use super::super::model::{Directive, Evidence, Modality, Part, Rule, Status, Theme};
use super::frame::Frame;
use super::scan::Scan;
use super::{judge, part, theme};
use crate::confidence::Confidence;
use crate::span::{DirectiveId, TextRange, slice};

/// A sentence that orders.
#[derive(Clone, Debug)]
pub(super) struct Found {
    range: TextRange,
    block: TextRange,
    frame: Frame,
    /// The number of the frame.
    frame_number: u32,
    listed: bool,
    /// Short, of one clause, with 要 at its head: it may lead a bundle.
    leads: bool,
    parts: Vec<Part>,
    /// Its modality.
    pub(super) modality: Modality,
    /// Its force.
    pub(super) force: u8,
    /// The word that proves it.
    pub(super) deontic: Option<TextRange>,
    /// Why it is one.
    pub(super) rule: Rule,
}

/// The longest heading, in characters.
const HEADING: usize = 26;

impl Found {
    /// A sentence that orders under a frame.
    pub(super) fn new(scan: &Scan, range: TextRange, frame: Frame, frame_number: u32, listed: bool) -> Self {
        Self {
            range,
            block: scan.block,
            frame,
            frame_number,
            listed,
            leads: may_lead(scan, range, listed),
            parts: part::find(scan, range),
            modality: Modality::Obligation,
            force: 3,
            deontic: None,
            rule: Rule::LeadIn,
        }
    }

    fn shares_frame(&self, other: &Self) -> bool {
        self.frame_number == other.frame_number && self.block == other.block
    }
}

fn may_lead(scan: &Scan, range: TextRange, listed: bool) -> bool {
    let text = scan.text(range);
    // 第一，要…。 is one clause.
    let own = if listed { judge::skip_openers(text) } else { text };
    let core = TextRange::at(range.end().index() - own.len(), range.end().index());
    let single = scan.layout.cut(scan.base, core, &['，', '：', ',']).len() == 1;
    let headed = own.starts_with('要')
        || (listed && (judge::commands(scan, range) || judge::begins_order(scan, range)));
    single && headed && text.ends_with('。') && text.chars().count() <= HEADING
}

/// Makes directives of what was found, in text order.
pub(super) fn tie(base: &str, found: Vec<Found>) -> Vec<Directive> {
    let mut directives: Vec<Directive> = Vec::with_capacity(found.len());
    let mut heading: Option<(DirectiveId, usize)> = None;
    for (i, one) in found.iter().enumerate() {
        let id = DirectiveId(u32::try_from(i).unwrap_or(u32::MAX));
        let next = found.get(i + 1).filter(|next| one.shares_frame(next));
        let leads = one.leads && next.is_some_and(|next| !next.leads && !next.listed);
        heading = heading
            .filter(|&(_, at)| found.get(at).is_some_and(|h| h.shares_frame(one)) && !leads && !one.listed);
        let lent =
            heading.and_then(|(id, _)| directives.get(id.index())).map_or(&[][..], |h| h.themes.as_slice());
        directives.push(directive(base, id, one, lent, heading.map(|(id, _)| id), leads));
        if leads {
            heading = Some((id, i));
        }
    }
    directives
}

fn directive(
    base: &str,
    id: DirectiveId,
    found: &Found,
    lent: &[Theme],
    bundle: Option<DirectiveId>,
    heading: bool,
) -> Directive {
    let topics = theme::find(slice(base, found.range), lent);
    let evidence = found.deontic.or(found.frame.evidence());
    let confidence = if found.deontic.is_some() { Confidence::LIKELY } else { Confidence::thousandths(700) };
    Directive {
        id,
        range: found.range,
        speaker: found.frame.speaker.clone(),
        verb: found.frame.verb.clone(),
        modality: found.modality,
        deontic: found.deontic,
        force: found.force,
        themes: topics.themes,
        subjects: topics.subjects,
        heading,
        bundle,
        parts: found.parts.clone(),
        deadline: None,
        status: Status::Suggested,
        evidence: Evidence { rule: found.rule, range: evidence, confidence },
    }
}

//! From sentences that order to directives: headings and what hangs under them, topics, acts.

use super::super::model::{Act, Directive, Evidence, Modality, Rule, Status};
use super::frame::Frame;
use super::scan::Scan;
use super::theme::{self, Context, Votes};
use super::{clause, judge};
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
    /// Whether it begins with 要, as a heading does.
    headed: bool,
    /// How it may lead a bundle.
    lead: Lead,
    /// Who shall do what.
    pub(super) acts: Vec<Act>,
    /// Its modality.
    pub(super) modality: Modality,
    /// Its force.
    pub(super) force: u8,
    /// The word that proves its force.
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
            headed: own(scan.text(range), listed).starts_with('要'),
            lead: Lead::of(scan, range, listed),
            acts: Vec::new(),
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

/// How a sentence may lead a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// Short and of one clause, 要 at its head: 要压实责任。
    One,
    /// Short and of two: 要高位推动，系统规划。 leads only what has no 要 of its own.
    Two,
    /// Not at all; begins with 要.
    Ordered,
    /// Not at all.
    None,
}

impl Lead {
    fn of(scan: &Scan, range: TextRange, listed: bool) -> Self {
        let text = scan.text(range);
        let own = own(text, listed);
        let core = TextRange::at(range.end().index() - own.len(), range.end().index());
        let clauses = scan.layout.cut(core, &['，', '：', ',']).count();
        let commands = judge::commands(scan, range);
        let headed = own.starts_with('要') || listed;
        match clauses {
            1 | 2 if !headed || !text.ends_with('。') || text.chars().count() > HEADING => {
                Self::other(commands)
            }
            1 => Self::One,
            2 => Self::Two,
            _ => Self::other(commands),
        }
    }

    fn other(commands: bool) -> Self {
        if commands { Self::Ordered } else { Self::None }
    }

    /// Whether it leads a bundle when `next` follows.
    fn leads(self, next: Self) -> bool {
        match self {
            Self::One => next != Self::One,
            Self::Two => next == Self::None,
            Self::Ordered | Self::None => false,
        }
    }
}

/// A sentence without what numbers it: 第一，要…。 is one clause.
fn own(text: &str, listed: bool) -> &str {
    if listed { clause::skip_openers(text) } else { text }
}

/// A heading, and whether something that does not begin with 要 hangs under it.
#[derive(Clone, Copy)]
struct Above {
    id: DirectiveId,
    at: usize,
    has_own: bool,
}

impl Above {
    /// Whether what follows hangs under it. 要抓落实，… behind what bodies shall do under 要领导带头。 stands beside that.
    fn covers(self, one: &Found, found: &[Found]) -> bool {
        !(one.listed || one.headed && self.has_own)
            && found.get(self.at).is_some_and(|heading| heading.shares_frame(one))
    }
}

/// Makes directives of what was found, in text order.
pub(super) fn tie(base: &str, found: Vec<Found>) -> Vec<Directive> {
    let mut directives: Vec<Directive> = Vec::with_capacity(found.len());
    let votes: Vec<_> = found.iter().map(|one| theme::votes(slice(base, one.range))).collect();
    let usually = theme::usual(&votes);
    let mut heading: Option<Above> = None;
    for (i, (one, own)) in found.iter().zip(&votes).enumerate() {
        let id = DirectiveId(u32::try_from(i).unwrap_or(u32::MAX));
        let next = found.get(i + 1).filter(|next| one.shares_frame(next));
        let leads = next.is_some_and(|next| one.lead.leads(next.lead) && !next.listed);
        heading = heading
            .filter(|above| !leads && above.covers(one, &found))
            .map(|above| Above { has_own: above.has_own || !one.headed, ..above });
        let above = heading.map(|above| above.id);
        let lent = above.and_then(|id| directives.get(id.index())).map_or(&[][..], |h| h.themes.as_slice());
        let led = if leads { led(&found, i) } else { 0 };
        let behind = votes.get(i + 1..=i + led).unwrap_or_default();
        let topics = theme::find(own, &Context { lent, behind, near: near(&found, &votes, i), usually });
        directives.push(directive(id, one, topics, above, leads));
        if leads {
            heading = Some(Above { id, at: i, has_own: false });
        }
    }
    directives
}

/// How many a heading leads, as far as they tell what it is about.
fn led(found: &[Found], heading: usize) -> usize {
    let Some(lead) = found.get(heading) else { return 0 };
    let rest = found.iter().skip(heading + 1).take(3);
    rest.take_while(|one| one.shares_frame(lead) && one.lead != Lead::One).count()
}

/// What the same speaker says right before and after.
fn near<'v>(found: &[Found], votes: &'v [Votes], at: usize) -> Vec<&'v Votes> {
    let speaker = |i: usize| found.get(i).map(|one| &one.frame.speaker);
    let places = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    places.filter(|&i| speaker(i) == speaker(at)).filter_map(|i| votes.get(i)).collect()
}

fn directive(
    id: DirectiveId,
    found: &Found,
    topics: theme::Topics,
    bundle: Option<DirectiveId>,
    heading: bool,
) -> Directive {
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
        acts: found.acts.clone(),
        status: Status::Suggested,
        evidence: Evidence { rule: found.rule, range: evidence, confidence },
    }
}

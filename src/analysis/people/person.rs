//! Somebody who was sighted, and what the sightings say of the person.

use super::super::{Evidence, Rule, Title};
use super::odds::Odds;
use super::scan::{Bearing, Held, Sighting};
use super::titles::{self, posts_of};
use super::vocab::{Cue, LEADERS};
use crate::confidence::Confidence;
use crate::span::slice;

/// How much more a sighting with a post proves.
const POST_PROVES: Odds = 1000;

/// Somebody who was sighted.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) is_press: bool,
    is_official: bool,
    /// An official post was read with the person.
    has_post: bool,
    pub(super) is_other: bool,
    pub(super) held: Vec<Held>,
    pub(super) titles: Vec<Title>,
    pub(super) evidence: Option<(Evidence, Odds)>,
}

impl Person {
    pub(super) fn new(name: String) -> Self {
        let (held, titles) = (Vec::new(), Vec::new());
        Self {
            name,
            is_press: false,
            is_official: false,
            has_post: false,
            is_other: false,
            held,
            titles,
            evidence: None,
        }
    }

    /// Adds what one sighting says.
    pub(super) fn add(&mut self, base: &str, sighting: &Sighting) {
        match sighting.bearing {
            Bearing::Official => {
                self.is_official = true;
                self.has_post |= !sighting.held.is_empty();
            }
            Bearing::Other => self.is_other = true,
            Bearing::Press => self.is_press = true,
        }
        let confidence = confidence(sighting.odds);
        if sighting.bearing != Bearing::Press {
            for held in &sighting.held {
                self.held.push(*held);
                match self.titles.iter_mut().find(|t| t.text == slice(base, held.range)) {
                    Some(same) => same.spans.push(held.range),
                    None => {
                        self.titles.push(titles::title(base, held, confidence));
                    }
                }
            }
        }
        // A post says more than a model does.
        let weight = sighting.odds + if sighting.held.is_empty() { 0 } else { POST_PROVES };
        if self.evidence.as_ref().is_none_or(|&(_, best)| best < weight) {
            let range = sighting.held.first().map_or(sighting.whole, |held| held.range);
            self.evidence = Some((Evidence { rule: sighting.rule, range: Some(range), confidence }, weight));
        }
    }

    /// Whether the person is a leader of the state whom the report only cites (习近平总书记), not introduces.
    pub(super) fn is_cited_leader(&self) -> bool {
        let introduced = self.titles.iter().any(|title| title.evidence.rule == Rule::PostBefore);
        LEADERS.get(&self.name).is_some() && !introduced
    }

    /// Leaves out posts behind the name that repeat the end of a fuller one (副部长 beside 教育部副部长), and words of
    /// courtesy for somebody with a post.
    pub(super) fn settle(&mut self) {
        let has_post = self.has_post;
        self.titles.retain(|t| !has_post || !Cue::Courtesy.is(&t.text));
        let fuller: Vec<String> = self.titles.iter().map(|t| t.text.clone()).collect();
        let repeats = |t: &Title| fuller.iter().any(|f| f.len() > t.text.len() && f.ends_with(&t.text));
        self.titles.retain(|t| t.evidence.rule != Rule::PostAfter || !repeats(t));
        // 党委书记 beside 党委书记兼矿长.
        let joined =
            |t: &Title| fuller.iter().any(|f| *f != t.text && posts_of(f).any(|post| post == t.text));
        self.titles.retain(|t| !joined(t));
    }

    /// Whether the person belongs among the officials: a byline, or a post that makes no official, counts for more
    /// than a name without a post.
    pub(super) fn counts(&self) -> bool {
        self.is_official && !(self.is_press && self.titles.is_empty()) && (!self.is_other || self.has_post)
    }
}

/// How sure odds make.
pub(super) fn confidence(odds: Odds) -> Confidence {
    match odds {
        100.. => Confidence::thousandths(980),
        60.. => Confidence::thousandths(930),
        30.. => Confidence::LIKELY,
        _ => Confidence::thousandths(600),
    }
}

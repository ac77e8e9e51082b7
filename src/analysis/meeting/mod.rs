//! The meeting that a report is about: its name, kind, days, serial number and place, and others beside it.

mod cues;
mod days;
mod detail;
mod name;
mod others;
mod place;
mod venues;
mod zones;

use super::Meeting;
use crate::document::{Report, Sourced};
use crate::span::{TextRange, slice};

/// Finds the meeting of a report; no place stands where the `names` of people do.
pub(super) fn find(base: &str, report: &Report, names: &[TextRange]) -> Meeting {
    let zones = zones::zones(base, report);
    let name = name::find(&zones);
    let jurisdiction = place::find(base, report, &zones, name.as_ref(), names);
    let days = days::find(base, report, &zones, name.as_ref());
    let ordinal = name.as_ref().and_then(|n| name::ordinal(slice(base, n.range), n.range.start()));
    let ordinal = ordinal.or_else(|| zones.headline().find_map(|z| name::ordinal(z.text, z.at)));
    let clauses: Vec<_> = zones::clauses(base, report).collect();
    let (watched, conveyed) = others::find(base, &clauses);
    Meeting {
        kind: name.as_ref().and_then(|name| detail::kind(&name.value)),
        kinds: name.as_ref().map(|name| detail::kinds(&name.value)).unwrap_or_default(),
        divisions: jurisdiction.as_ref().map(|place| place::divisions(&place.value)).unwrap_or_default(),
        venue: detail::venue(&zones),
        sites: detail::sites(base, &clauses),
        watched,
        conveyed,
        name: name.map(|n| Sourced { value: n.value, range: Some(n.range) }),
        dates: days,
        ordinal,
        jurisdiction,
    }
}

#[cfg(test)]
mod tests;

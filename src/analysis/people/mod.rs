//! Who is who: officials with their titles, roles and mentions, and the other people of a report.

use super::{Meeting, Official, OtherPerson};
use crate::document::Report;

/// Finds the people of a report: officials in order of first appearance, and the others.
pub(super) fn find(base: &str, report: &Report, meeting: &Meeting) -> (Vec<Official>, Vec<OtherPerson>) {
    let _ = (base, report, meeting);
    (Vec::new(), Vec::new())
}

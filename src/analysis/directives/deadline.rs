//! By when: 10月底前, 三日内, 立即.

use super::super::model::Deadline;
use crate::document::Date;
use crate::span::TextRange;

/// The first deadline in a directive; its day where `day`, the report's, gives one.
pub(super) fn find(base: &str, range: TextRange, day: Option<Date>) -> Option<Deadline> {
    let _ = (base, range, day);
    None
}

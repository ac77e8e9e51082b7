//! The tour: a minute over a sample, one thing after the other.

use super::state::Sheet;

/// A stop of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TourStop {
    /// The key of its words.
    pub key: &'static str,
    /// Where on the page it points: the first of these that is visible.
    pub at: &'static str,
    /// What must be open on a narrow page to see it.
    pub sheet: Option<Sheet>,
}

/// The stops, in order.
pub const TOUR: &[TourStop] = &[
    TourStop { key: "tour.marks", at: "article .m.p", sheet: None },
    TourStop { key: "tour.orders", at: "article .D", sheet: None },
    TourStop { key: "tour.people", at: ".index .sec-p", sheet: Some(Sheet::People) },
    TourStop { key: "tour.index", at: ".index .sec-o", sheet: Some(Sheet::Orders) },
    TourStop { key: "tour.legend", at: ".foot > .legend, .index .sec-l", sheet: Some(Sheet::Legend) },
    TourStop { key: "tour.script", at: ".bar > .seg, .index .sec-m .looks", sheet: Some(Sheet::More) },
    TourStop { key: "tour.take", at: ".bar .take-home, .index .sec-m .menu", sheet: Some(Sheet::More) },
];

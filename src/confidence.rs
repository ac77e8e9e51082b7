//! How sure a finding is.

use serde::{Deserialize, Serialize};

/// A probability in thousandths, so that findings compare exactly and derive `Eq`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Confidence(u16);

impl Confidence {
    /// As good as certain: applied without asking.
    pub const CERTAIN: Self = Self(1000);
    /// Right more often than not, by a wide margin.
    pub const LIKELY: Self = Self(850);
    /// A guess worth showing.
    pub const DOUBTFUL: Self = Self(500);

    /// So many thousandths, at most 1000.
    #[must_use]
    pub const fn thousandths(n: u16) -> Self {
        Self(if n > 1000 { 1000 } else { n })
    }

    /// The probability in thousandths.
    #[must_use]
    pub const fn as_thousandths(self) -> u16 {
        self.0
    }
}

//! Places in a text, and maps between two states of it. The only module that does offset arithmetic.
//!
//! Inside the core every offset counts UTF-8 bytes ([`Offset`]); exports count Unicode scalars and the
//! DOM counts UTF-16 units ([`Units`] converts at the edge).

mod edits;
mod ids;
mod range;
mod units;

pub use edits::{EditMap, Replacement, apply};
pub use ids::{BlockId, DirectiveId, EditId, FileId, PersonId, ReportId, TextId};
pub use range::{Offset, TextRange, slice, tail};
pub use units::Units;

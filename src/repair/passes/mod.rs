//! One file per pass. To add one: copy `template.rs`, name the pass in `pass::MENDING` at the place in the
//! order where it belongs, and give it the contract tests at the end of the template.

pub(super) mod blank;
pub(super) mod compatibility;
pub(super) mod doubled;
pub(super) mod full_width;
pub(super) mod gloss;
pub(super) mod half_width;
pub(super) mod interpunct;
pub(super) mod invisible;
pub(super) mod line;
pub(super) mod markup;
pub(super) mod misaligned;
pub(super) mod mojibake;
pub(super) mod name;
#[cfg(test)]
mod template;

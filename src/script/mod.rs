//! Text in one script in, text in another out, with an alignment. Detects the script of a text. Display
//! and export convert; analysis runs on simplified text, the *base*.

mod convert;
mod detect;
mod doubts;
mod engine;
mod lexis;
mod names;
mod pinyin;
mod regions;
mod text;
mod variant;

pub use convert::{convert, simplify};
pub use detect::{detect, passages};
pub use doubts::forms;
pub use names::{NameForms, name_forms};
pub use text::Text;
pub use variant::{Choice, Converted, Doubt, Form, Manner, Quotes, Script, Variant, Wording};

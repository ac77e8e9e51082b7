//! The engine of Gongwen Reader 公文閱讀器: scraped reports of Chinese officialdom in, clean text with
//! officials and directives marked out.
//!
//! ```text
//! RawFile ─intake→ SourceText ─repair→ RepairedText ─document→ Report ─analysis→ Reading
//! ```
//!
//! One module per stage; every span leads back to the original bytes' text. The core knows no web types;
//! the page (`ui`) sees it only through `protocol` and `view`.

pub mod analysis;
pub mod document;
pub mod export;
pub mod find;
pub mod intake;
pub mod lexicon;
pub mod note;
pub mod pipeline;
pub mod protocol;
pub mod publish;
pub mod repair;
pub mod samples;
pub mod script;
pub mod span;
pub mod view;

mod confidence;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod ui;
pub mod worker;

pub use confidence::Confidence;

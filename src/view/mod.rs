//! What the page shows: session state, actions on it, and the layout of marks. Pure and natively tested;
//! knows the protocol's types, never the DOM.

mod mark;
mod state;

pub use mark::{MarkClass, MarkId, Target};
pub use state::{Action, FileEntry, FileState, Language, OpenReport, State, Theme};

//! What the page shows: session state, actions on it, and the layout of marks. Pure and natively tested;
//! knows the protocol's types, never the DOM.

mod mark;
mod shown;
mod state;
mod weave;

pub use mark::{Look, MarkClass, MarkId, Target};
pub use shown::{Shown, chinese_date};
pub use state::{Action, FileEntry, FileState, Language, OpenReport, State, Theme};
pub use weave::{Item, Mark, Node, Wrap, Wrapper, arrange, walk, weave};

//! What the page shows: session state, actions on it, and the layout of marks. Pure and natively tested;
//! knows the protocol's types, never the DOM.

mod article;
mod card;
#[cfg(test)]
mod fixture;
mod in_script;
mod items;
mod labels;
mod mark;
mod meet;
mod name;
mod orders;
mod outline;
mod people;
mod queue;
mod reduce;
mod settings;
mod shared;
mod shelf;
mod shown;
mod state;
mod strip;
mod things;
mod weave;

pub use article::{Article, BlockView, Part, step_in};
pub use card::{Card, DirectiveCard, PersonCard, RepairCard, card, visible};
pub use in_script::{Shown, date_in};
pub use items::{Choice, class_of, class_of_span};
pub use labels::{fill, label};
pub use mark::{Look, MarkClass, MarkId, Target};
pub use meet::{MeetRow, MeetValue, meeting};
pub use name::plain_name;
pub use orders::{GroupHead, Grouping, OrderGroup, OrderRow, action, joined, orders};
pub use outline::{OutlineRow, outline};
pub use people::{PeopleGroup, PersonRow, PressRow, people, press, press_key, role_key};
pub use queue::Queue;
pub use reduce::{Action, reduce};
pub use settings::{Face, Language, Settings, Size, Theme};
pub use shared::Shared;
pub use shelf::{Progress, Remedy, ShelfRow, is_clutter, shelf, title};
pub use shown::{base_text, held_text};
pub use state::{Dialog, EngineState, FileEntry, FileState, OpenReport, Sheet, State};
pub use strip::{Tick, ticks};
pub use things::{ThingRow, counts, things};
pub use weave::{Item, Mark, Node, Wrap, Wrapper, arrange, walk, weave};

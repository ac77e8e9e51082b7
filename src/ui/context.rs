//! What every component can reach: the way to send actions, the engine, and the words of the interface.

use std::rc::Rc;

use yew::prelude::*;

use super::engine::Engine;
use crate::view::{Action, KeptPlace, Language, Places, Settings, State, label, reduce};

/// The state in its reducer.
#[derive(Debug)]
pub(super) struct Store {
    /// What the page shows.
    pub(super) state: Rc<State>,
}

impl Store {
    /// The page as it opens.
    pub(super) fn new(settings: Settings, kept: Vec<KeptPlace>) -> Self {
        let places = Places::keeping(kept);
        Self { state: Rc::new(State { settings, places, ..State::default() }) }
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = reduce(Rc::clone(&self.state), action);
        if Rc::ptr_eq(&state, &self.state) { self } else { Rc::new(Self { state }) }
    }
}

/// Sends actions to the state. Never changes, so components that only act are not drawn again.
#[derive(Clone, PartialEq)]
pub(super) struct Dispatch(UseReducerDispatcher<Store>);

impl Dispatch {
    pub(super) fn new(to: UseReducerDispatcher<Store>) -> Self {
        Self(to)
    }

    /// Sends an action.
    pub(super) fn send(&self, action: Action) {
        self.0.dispatch(action);
    }

    /// A callback that sends this action, whatever the event.
    #[must_use]
    pub(super) fn on<E>(&self, action: Action) -> Callback<E> {
        let to = self.clone();
        Callback::from(move |_| to.send(action.clone()))
    }
}

/// The way to send actions.
#[hook]
pub(super) fn use_dispatch() -> Dispatch {
    use_context().expect("the app provides the dispatcher")
}

/// The engine, for opening files.
#[hook]
pub(super) fn use_engine() -> Engine {
    use_context().expect("the app provides the engine")
}

/// The language of the interface.
#[hook]
pub(super) fn use_language() -> Language {
    use_context().unwrap_or_default()
}

/// Finds the word of a key: `t("add")`.
pub(super) type Words = fn(&str) -> &'static str;

/// The words of the interface in the reader's language.
#[hook]
pub(super) fn use_words() -> Words {
    match use_context().unwrap_or_default() {
        Language::Hans => |key| label(Language::Hans, key),
        Language::Hant => |key| label(Language::Hant, key),
        Language::English => |key| label(Language::English, key),
    }
}

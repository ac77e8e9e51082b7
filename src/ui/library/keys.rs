//! What keys and buttons do to rows of the library.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use super::super::engine::Engine;
use crate::protocol::ReportId;
use crate::view::{Action, LibraryAction, LibraryLine, RowId, Shared, State, Table, is_waiting};

/// What acts on rows.
#[derive(Clone, PartialEq)]
pub(super) struct Hand {
    pub(super) dispatch: Dispatch,
    pub(super) engine: Engine,
    pub(super) state: Shared<State>,
}

impl Hand {
    /// What a badge needs.
    pub(super) fn parts(&self, t: Words) -> (Words, Dispatch, Engine) {
        (t, self.dispatch.clone(), self.engine.clone())
    }

    /// The language of a report's title.
    pub(super) fn lang(&self, id: ReportId) -> Option<&'static str> {
        let open = self.state.report(id)?;
        Some(self.state.settings.variant.lang(open.read.texts.script))
    }

    /// Takes rows out of the list; the engine lets go of those it has not read yet.
    pub(super) fn remove(&self, rows: Vec<RowId>) {
        let (waiting, rest): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| is_waiting(&self.state, *row));
        for row in waiting {
            self.engine.remove(row.file());
        }
        self.act(LibraryAction::Remove(rest));
    }

    /// Whether rows stand in the order of the list, so that they can be moved.
    pub(super) fn can_move(&self) -> bool {
        self.state.library.sort.is_none() && self.state.library.together.is_none()
    }

    /// Picks both rows, and all between the first one picked and the second.
    fn pick_on_the_way(&self, from: RowId, to: RowId) {
        if self.state.library.anchor.is_none() {
            self.act(LibraryAction::Pick(from));
        }
        self.act(LibraryAction::PickTo(to));
    }

    pub(super) fn act(&self, action: LibraryAction) {
        self.dispatch.send(Action::Library(action));
    }
}

/// Arrows move from row to row, with Shift they pick on the way, with Alt they move the row; the space bar picks, Enter
/// opens, Delete removes what is picked or else the row, Ctrl-A picks all, Escape leaves what is picked, then the library.
#[hook]
pub(super) fn use_keys(page: &NodeRef, hand: &Hand, table: &Shared<Table>) -> Callback<KeyboardEvent> {
    {
        // The library takes the focus, so that keys work at once.
        let page = page.clone();
        use_effect_with((), move |()| {
            let page = page.cast::<Element>();
            let find =
                |selector| page.as_ref()?.query_selector(selector).ok()??.dyn_into::<HtmlElement>().ok();
            let row = find(".open[aria-current]").or_else(|| find(".open"));
            if let Some(row) = row {
                // An element on the page takes the focus.
                let _ = row.focus();
            }
        });
    }
    let (page, hand, table) = (page.clone(), hand.clone(), table.clone());
    Callback::from(move |event: KeyboardEvent| press(&page, &hand, &table, &event).unwrap_or_default())
}

fn press(page: &NodeRef, hand: &Hand, table: &Table, event: &KeyboardEvent) -> Option<()> {
    let from: HtmlElement = event.target()?.dyn_into().ok()?;
    if event.key() == "Escape" && !event.is_composing() {
        let none_picked = hand.state.library.picked.is_empty();
        hand.act(if none_picked { LibraryAction::Close } else { LibraryAction::PickAll(false) });
        event.stop_propagation();
        return Some(());
    }
    // Elsewhere in a row keys belong to buttons.
    let from: HtmlElement = from.closest(".open").ok()??.dyn_into().ok()?;
    let at: usize = from.closest("[data-row]").ok()??.get_attribute("data-row")?.parse().ok()?;
    let LibraryLine::Row(row) = table.lines.get(at)? else { return None };
    match (event.key().as_str(), event.alt_key()) {
        (key @ ("ArrowDown" | "ArrowUp"), true) => {
            hand.act(LibraryAction::Move(row.id, if key == "ArrowDown" { 1 } else { -1 }));
            later(move || from.focus().ok());
        }
        (key @ ("ArrowDown" | "ArrowUp"), false) => {
            let to = next_row(table, at, if key == "ArrowDown" { 1 } else { -1 })?;
            if let (true, Some(LibraryLine::Row(next))) = (event.shift_key(), table.lines.get(to)) {
                hand.pick_on_the_way(row.id, next.id);
            }
            focus(page, to);
        }
        (" ", _) if event.shift_key() => hand.act(LibraryAction::PickTo(row.id)),
        (" ", _) => hand.act(LibraryAction::Pick(row.id)),
        ("Delete", _) => {
            let picked: Vec<_> = hand.state.library.picked.iter().copied().collect();
            hand.remove(if picked.is_empty() { vec![row.id] } else { picked });
            let page = page.clone();
            later(move || focus(&page, at).or_else(|| focus(&page, 0)));
        }
        ("a", _) if event.ctrl_key() || event.meta_key() => hand.act(LibraryAction::PickAll(true)),
        _ => return None,
    }
    event.prevent_default();
    event.stop_propagation();
    Some(())
}

/// Once the page is drawn anew.
fn later(act: impl FnOnce() -> Option<()> + 'static) {
    Timeout::new(0, move || act().unwrap_or_default()).forget();
}

/// The next line that is a row.
fn next_row(table: &Table, from: usize, step: isize) -> Option<usize> {
    let mut at = from;
    loop {
        at = at.checked_add_signed(step)?;
        if matches!(table.lines.get(at)?, LibraryLine::Row(_)) {
            return Some(at);
        }
    }
}

/// Gives the focus to the row of a line, if it is drawn.
fn focus(page: &NodeRef, line: usize) -> Option<()> {
    let row = page.cast::<Element>()?.query_selector(&format!("[data-row=\"{line}\"] .open")).ok()??;
    row.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

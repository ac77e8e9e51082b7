//! What the reading column remembers and listens to.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::super::context::Dispatch;
use super::super::keys::{is_typing, use_command, use_drawn};
use super::super::platform;
use super::dom;
use crate::protocol::{Converted, ReportId};
use crate::view::{
    Action, Article, CardsAction, Choice, Command, Language, MarkClass, MarkId, OpenReport, Shared, Shown,
    base_text, label,
};

/// The text a report is shown in; its base text while the engine makes another.
#[hook]
pub(in crate::ui) fn use_text(report: &Shared<OpenReport>) -> Shared<Converted> {
    let text = use_memo(report.clone(), |report| match &report.shown {
        Some(text) => Shared::of(text),
        None => Shared::of(&Rc::new(base_text(&report.read))),
    });
    (*text).clone()
}

/// The same for what stands beside the text.
#[hook]
pub(in crate::ui) fn use_text_beside(report: &Shared<OpenReport>) -> Shared<Converted> {
    let now = (Shared::of(&report.read), use_text(report));
    use_painted(&now, |before| before.0 == now.0).1
}

/// What was painted last, as long as that `will_do`: what is not looked at follows when the rest has been painted.
#[hook]
pub(super) fn use_painted<T: Clone + PartialEq + 'static>(now: &T, will_do: impl Fn(&T) -> bool) -> T {
    let painted = use_state_eq(|| now.clone());
    let setter = painted.setter();
    use_effect_with(now.clone(), move |now| {
        let now = now.clone();
        let waiting = platform::after_paint(move || setter.set(now));
        move || drop(waiting)
    });
    if will_do(&painted) { (*painted).clone() } else { now.clone() }
}

/// The layout of a report, made anew only when something it depends on changes.
#[hook]
pub(in crate::ui) fn use_layout(
    report: &Shared<OpenReport>,
    text: &Shared<Converted>,
    repairs: bool,
) -> Shared<Article> {
    let (read, made) = (Shared::of(&report.read), Shared::of(&report.made));
    let layout = use_memo((read, text.clone(), made, repairs), |(read, text, made, repairs)| {
        Article::lay_out(Shown { read, text }, Choice { repairs: *repairs, decisions: made })
    });
    Shared::of(&layout)
}

/// The Tab key stops once in the article, at the mark that last had the focus.
#[hook]
pub(super) fn use_tab_stop(article: &NodeRef, column: &Column) {
    let node = article.clone();
    use_effect_with(column.clone(), move |_| {
        if let Some(article) = node.cast::<Element>() {
            dom::keep_stop(&article);
        }
    });
}

/// What mouse and keys do in the column.
#[derive(Clone, PartialEq)]
pub(super) struct Column {
    pub(super) dispatch: Dispatch,
    pub(super) article: Shared<Article>,
    pub(super) active: Option<MarkId>,
    pub(super) card: bool,
    pub(super) floating: Option<MarkId>,
    pub(super) hidden: BTreeSet<MarkClass>,
    pub(super) language: Language,
}

impl Column {
    /// A click on a mark opens its card, one beside it shuts the card. A drag selects text.
    pub(super) fn clicks(&self, report: ReportId) -> Callback<MouseEvent> {
        let column = self.clone();
        Callback::from(move |event: MouseEvent| {
            let selection = platform::window().get_selection().ok().flatten();
            if selection.is_some_and(|s| !s.is_collapsed()) {
                return;
            }
            match dom::mark_of(&event, report) {
                Some(mark) => column.dispatch.send(Action::Activate(mark)),
                None if column.card || column.floating.is_some() => column.dispatch.send(Action::Deactivate),
                None => {}
            }
        })
    }

    /// Enter or the space bar on a mark opens its card.
    pub(super) fn presses(&self, report: ReportId) -> Callback<KeyboardEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let pressed = matches!(event.key().as_str(), "Enter" | " ");
            if let Some(mark) = pressed.then(|| dom::mark_of(&event, report)).flatten() {
                event.prevent_default();
                dispatch.send(Action::Activate(mark));
            }
        })
    }

    /// The commands that are the column's work.
    fn obey(&self, command: Command) -> bool {
        match command {
            Command::NextMark => self.walk(1),
            Command::PreviousMark => self.walk(-1),
            _ => return false,
        }
        true
    }

    fn walk(&self, step: isize) {
        let Some(mark) = self.article.step(self.active, step, &self.hidden) else { return };
        if let Some(key) = self.article.wraps(self.active, mark, step) {
            self.dispatch.send(Action::Tell(label(self.language, key).to_owned()));
        }
        dom::visit(&self.dispatch, mark);
        if self.card {
            self.dispatch.send(Action::Activate(mark));
        } else {
            Timeout::new(0, move || dom::focus(mark)).forget();
        }
    }

    fn shut(&self) {
        self.dispatch.send(Action::Deactivate);
        if let Some(mark) = self.active {
            dom::focus(mark);
        }
    }
}

/// Hears the commands of the column while it is shown; Escape shuts the card.
#[hook]
pub(super) fn use_mark_keys(column: &Column) {
    {
        let column = column.clone();
        use_command(move |command| column.obey(command));
    }
    let drawn = use_drawn(column.clone());
    use_effect_with((), move |()| {
        let listener = EventListener::new(&platform::window(), "keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().filter(|e| is_free(e)).map(KeyboardEvent::key);
            let column = Rc::clone(&drawn.borrow());
            if column.card && key.as_deref() == Some("Escape") {
                column.shut();
            }
        });
        move || drop(listener)
    });
}

/// Whether a key was pressed for the page: not while text is typed or composed, nor with a modifier.
fn is_free(event: &KeyboardEvent) -> bool {
    !(is_typing(event) || event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key())
}

/// The pointer rests so long on a mark before its card opens, in milliseconds.
const REST: u32 = 250;
/// So long it may be beside mark and card before that shuts again.
const AWAY: u32 = 350;

/// Cards under the pointer.
#[derive(Clone)]
pub(super) struct Hover {
    dispatch: Dispatch,
    timer: Rc<RefCell<Option<Timeout>>>,
    /// The mark whose card is open because the pointer rested on it.
    open: Option<MarkId>,
}

/// Opens the card of a mark on which the pointer rests, and shuts it when the pointer has left.
#[hook]
pub(super) fn use_hover(dispatch: &Dispatch, open: Option<MarkId>) -> Hover {
    let timer = use_mut_ref(|| None);
    Hover { dispatch: dispatch.clone(), timer, open }
}

impl Hover {
    pub(super) fn over(&self, report: ReportId) -> Callback<MouseEvent> {
        let hover = self.clone();
        Callback::from(move |event: MouseEvent| {
            let over = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let on_card = over.is_some_and(|e| e.closest(".card").ok().flatten().is_some());
            let mark = dom::mark_of(&event, report).filter(|_| event.buttons() == 0);
            match mark {
                _ if on_card => hover.wait(None),
                Some(mark) if hover.open == Some(mark) => hover.wait(None),
                Some(mark) => hover.wait(Some((REST, Some(mark)))),
                None if hover.open.is_some() => hover.wait(Some((AWAY, None))),
                None => hover.wait(None),
            }
        })
    }

    /// A mark that is clicked opens its card at once: nothing opens it again when that was shut.
    pub(super) fn press(&self) -> Callback<MouseEvent> {
        let hover = self.clone();
        Callback::from(move |_| hover.wait(None))
    }

    pub(super) fn leave(&self) -> Callback<MouseEvent> {
        let hover = self.clone();
        Callback::from(move |_| hover.wait(hover.open.map(|_| (AWAY, None))))
    }

    /// Waits for what will be, and for nothing that was waited for before.
    fn wait(&self, next: Option<(u32, Option<MarkId>)>) {
        let dispatch = self.dispatch.clone();
        let peek = |mark| Action::Cards(CardsAction::Peek(mark));
        let timer = next.map(|(after, mark)| Timeout::new(after, move || dispatch.send(peek(mark))));
        *self.timer.borrow_mut() = timer;
    }
}

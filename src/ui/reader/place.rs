//! The window and the place of the report at its head.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::{DomRect, Element, HtmlElement, MouseEvent};
use yew::prelude::*;

use super::super::context::Dispatch;
use super::super::platform;
use crate::protocol::{Converted, Offset, ReportId, TextRange};
use crate::view::{Action, Article, Place, PlacesAction, Shared};

/// The window has come to rest when it did not move so long, in milliseconds.
const REST: u32 = 120;

/// So far below the edge of the window lies its head: a line that is cut is not being read.
const INSET: f64 = 26.0;

/// Sections far away take their true height only when they come near: the way is corrected so often.
const TRIES: u32 = 4;

/// From one of these to the next, in milliseconds.
const STEP: u32 = 40;

/// The next step to a place that is wanted; dropped, it is not taken.
type Way = Rc<RefCell<Option<Timeout>>>;

/// A report in its window.
#[derive(Clone, PartialEq)]
pub(super) struct Window {
    pub(super) scroll: NodeRef,
    pub(super) article: Shared<Article>,
    pub(super) text: Shared<Converted>,
    pub(super) report: ReportId,
    pub(super) dispatch: Dispatch,
}

/// Notes where the window comes to rest, and takes it where it is wanted.
#[hook]
pub(super) fn use_place(window: &Window, wanted: Option<Place>) {
    let watched = window.clone();
    use_effect_with((window.report, window.article.clone()), move |_| {
        let scroll = watched.scroll.cast::<HtmlElement>();
        let listener = scroll.map(|scroll| {
            let rest = Rc::new(RefCell::new(None));
            EventListener::new(&scroll, "scroll", move |_| {
                let watched = watched.clone();
                *rest.borrow_mut() = Some(Timeout::new(REST, move || watched.note()));
            })
        });
        move || drop(listener)
    });
    let window = window.clone();
    use_effect_with((wanted, window.report), move |(wanted, report)| {
        let way = Way::default();
        if let Some(place) = wanted.filter(|place| place.report == *report) {
            window.set_out(place, TRIES, 0, &way);
        }
        // A jump to somewhere else ends the way there.
        move || drop(way.take())
    });
}

impl Window {
    fn note(&self) {
        if let Some(at) = self.here() {
            self.dispatch.send(Action::Places(PlacesAction::Here(Place { report: self.report, at })));
        }
    }

    /// The character at the head of the window.
    fn here(&self) -> Option<Offset> {
        let scroll = self.scroll.cast::<HtmlElement>()?;
        let head = Axis::now().head(&scroll) + INSET;
        let axis = Axis::now();
        let first = |parts: web_sys::HtmlCollection| {
            let of = |i| parts.item(i).filter(|part| axis.end(&part.get_bounding_client_rect()) > head + 1.0);
            (0..parts.length()).find_map(of)
        };
        let part = first(scroll.query_selector(".body").ok()??.children())?;
        let block = first(part.children())?;
        let at: usize = block.get_attribute("data-b")?.parse().ok()?;
        let piece = self.article.pieces().find(|piece| piece.at == at)?;
        let area = block.get_bounding_client_rect();
        let share = (head - axis.start(&area)) / axis.extent(&area).max(1.0);
        if share < 0.0 && piece.number == Some(1) {
            return Some(Offset(0));
        }
        let within = (piece.range.len() as f64 * share.clamp(0.0, 1.0)) as usize;
        let shown = Offset::at(piece.range.start().index() + within);
        let base = self.text.map.backward(TextRange::empty(shown)).start();
        mark_here(&scroll, &block);
        Some(base)
    }

    fn set_out(&self, place: Place, tries: u32, wait: u32, way: &Way) {
        let (window, on) = (self.clone(), Rc::clone(way));
        *way.borrow_mut() = Some(Timeout::new(wait, move || window.go(place, tries, &on)));
    }

    fn go(&self, place: Place, tries: u32, way: &Way) {
        let Some(scroll) = self.scroll.cast::<HtmlElement>() else { return };
        let settled = self.take(&scroll, place).is_some();
        if tries == 0 || (settled && tries + 2 <= TRIES) {
            self.dispatch.send(Action::Places(PlacesAction::Arrived));
            return self.note();
        }
        self.set_out(place, tries - 1, STEP, way);
    }

    /// Takes a place to the head of the window, or its section, if that is all there is of it yet.
    fn take(&self, scroll: &HtmlElement, place: Place) -> Option<()> {
        let axis = Axis::now();
        if place.at == Offset(0) {
            axis.scroll_to(scroll, 0.0);
            return Some(());
        }
        let at = self.text.map.forward(TextRange::empty(place.at)).start();
        let piece = self.article.piece_at(at)?;
        let Some(block) = scroll.query_selector(&format!("[data-b=\"{}\"]", piece.at)).ok()? else {
            let part = self.article.part_of(piece.at)?;
            let part = scroll.query_selector(&format!(".part[data-part=\"{part}\"]")).ok()??;
            let to = axis.start(&part.get_bounding_client_rect()) - axis.head(scroll);
            axis.scroll_to(scroll, axis.scrolled(scroll) + to);
            return None;
        };
        let area = block.get_bounding_client_rect();
        let within = TextRange::new(piece.range.start(), at.max(piece.range.start())).len() as f64;
        let share = within / piece.range.len().max(1) as f64;
        let to = axis.start(&area) + axis.extent(&area) * share - axis.head(scroll) - INSET;
        axis.scroll_to(scroll, axis.scrolled(scroll) + to);
        Some(())
    }
}

/// The number of the paragraph at the head of the window shows in the margin.
fn mark_here(scroll: &HtmlElement, block: &Element) {
    if let Ok(Some(before)) = scroll.query_selector(".here") {
        let _ = before.class_list().remove_1("here");
    }
    let _ = block.class_list().add_1("here");
}

/// The way the text goes on: down the page, or leftwards where its lines are vertical.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Down,
    Left,
}

impl Axis {
    /// Of the layout that the page has now.
    pub(super) fn now() -> Self {
        let vertical = platform::root().dataset().get("layout").as_deref() == Some("vertical");
        if vertical { Self::Left } else { Self::Down }
    }

    /// Where an area begins.
    pub(super) fn start(self, area: &DomRect) -> f64 {
        if self == Self::Down { area.top() } else { -area.right() }
    }

    /// Where it ends.
    pub(super) fn end(self, area: &DomRect) -> f64 {
        if self == Self::Down { area.bottom() } else { -area.left() }
    }

    /// How far it reaches.
    pub(super) fn extent(self, area: &DomRect) -> f64 {
        self.end(area) - self.start(area)
    }

    /// Where the window begins.
    pub(super) fn head(self, scroll: &HtmlElement) -> f64 {
        self.start(&scroll.get_bounding_client_rect())
    }

    /// How far the window was moved.
    pub(super) fn scrolled(self, scroll: &HtmlElement) -> f64 {
        f64::from(if self == Self::Down { scroll.scroll_top() } else { -scroll.scroll_left() })
    }

    /// How long the whole text is.
    pub(super) fn length(self, scroll: &HtmlElement) -> f64 {
        f64::from(if self == Self::Down { scroll.scroll_height() } else { scroll.scroll_width() })
    }

    /// Where a pointer is.
    pub(super) fn pointed(self, event: &MouseEvent) -> f64 {
        f64::from(if self == Self::Down { event.client_y() } else { -event.client_x() })
    }

    /// Moves the window so far from the start.
    pub(super) fn scroll_to(self, scroll: &HtmlElement, to: f64) {
        // A whole pixel further, so that what was wanted is never cut by a fraction of one.
        let to = to.ceil() as i32;
        if self == Self::Down { scroll.set_scroll_top(to) } else { scroll.set_scroll_left(-to) }
    }
}

//! Finding a mark's element on the page, bringing it into view, laying a card beside it.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement};

use crate::protocol::ReportId;
use crate::view::{Action, MarkId};

use super::super::context::Dispatch;
use super::super::platform;
use super::place::Axis;

/// How long a mark flashes that was jumped to, in milliseconds.
const FLASH: u32 = 900;

/// How far down the window a place comes that was jumped to.
pub(in crate::ui) const JUMPED: f64 = 1.0 / 3.0;

/// Room between a mark and its card, and between the card and the edge of the page.
const GAP: f64 = 9.0;

/// The first piece of a mark in the text.
pub(in crate::ui) fn element(mark: MarkId) -> Option<HtmlElement> {
    let found = platform::document().query_selector(&format!("article [data-mark~=\"{mark}\"]")).ok()??;
    found.dyn_into().ok()
}

/// The marks named by the element that an event came from, or by one around it.
pub(in crate::ui) fn mark_of(event: &Event, report: ReportId) -> Option<MarkId> {
    let from: Element = event.target()?.dyn_into().ok()?;
    let codes = from.closest("[data-mark]").ok()??.get_attribute("data-mark")?;
    MarkId::from_code(report, codes.split(' ').next()?)
}

/// What takes the focus for a mark: itself, or the handle of one that holds others.
pub(in crate::ui) fn focus(mark: MarkId) {
    let Some(element) = element(mark) else { return };
    let handle = element.query_selector(":scope > .Dh").ok().flatten();
    let button: HtmlElement = handle.and_then(|h| h.dyn_into().ok()).unwrap_or(element);
    stop_at(&button);
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = button.focus_with_options(&options);
}

/// Makes a button the one stop of the article for the Tab key. Without one, the first becomes it.
pub(in crate::ui) fn stop_at(button: &HtmlElement) {
    let Some(article) = button.closest("article").ok().flatten() else { return };
    if let Ok(Some(old)) = article.query_selector("[role=button][tabindex=\"0\"]") {
        let _ = old.set_attribute("tabindex", "-1");
    }
    let _ = button.set_attribute("tabindex", "0");
}

/// Sees to it that the article has a stop for the Tab key.
pub(in crate::ui) fn keep_stop(article: &Element) {
    if let Ok(None) = article.query_selector("[role=button][tabindex=\"0\"]")
        && let Ok(Some(first)) = article.query_selector("[role=button][tabindex]")
    {
        let _ = first.set_attribute("tabindex", "0");
    }
}

/// Makes a mark current without opening its card, and brings it into view once the page is drawn.
pub(in crate::ui) fn visit(dispatch: &Dispatch, mark: MarkId) {
    dispatch.send(Action::Visit(mark));
    Timeout::new(0, move || jump(mark)).forget();
}

/// Brings a mark to one third of the height and flashes it.
fn jump(mark: MarkId) {
    let Some(element) = element(mark) else { return };
    if let Some(scroll) = element.closest(".scroll").ok().flatten().and_then(|s| s.dyn_into().ok()) {
        bring(&scroll, || element.get_bounding_client_rect(), JUMPED);
    }
    let classes = element.class_list();
    let _ = classes.remove_1("flash");
    let _ = classes.add_1("flash");
    Timeout::new(FLASH, move || drop(classes.remove_1("flash"))).forget();
}

/// Scrolls a place so far down the window, as a share of that. Twice: sections on the way take their true height
/// only when they come near.
pub(in crate::ui) fn bring(scroll: &HtmlElement, place: impl Fn() -> DomRect, share: f64) {
    let axis = Axis::now();
    for _ in 0..2 {
        let window = scroll.get_bounding_client_rect();
        let by = axis.start(&place()) - axis.start(&window);
        axis.scroll_to(scroll, axis.scrolled(scroll) + by - axis.extent(&window) * share);
    }
}

/// Whether the page has one column, as the style sheets divide.
fn page_is_narrow() -> bool {
    let width = platform::window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width <= 720.0)
}

/// Lays a card below its mark, heads aligned, or above where there is more room; never over the mark.
pub(in crate::ui) fn place_card(card: &HtmlElement, mark: MarkId) -> Option<()> {
    let (element, scroll) = (element(mark)?, card.closest(".scroll").ok()??);
    let scroll: HtmlElement = scroll.dyn_into().ok()?;
    if page_is_narrow() {
        // The card is a sheet at the foot: the mark moves out from under it.
        bring(&scroll, || element.get_bounding_client_rect(), 0.12);
        let low =
            element.get_bounding_client_rect().bottom() > scroll.get_bounding_client_rect().height() / 2.0;
        let _ = card.class_list().toggle_with_force("above", low && Axis::now() == Axis::Left);
        return Some(());
    }
    let (mark, page) = (element.get_bounding_client_rect(), scroll.get_bounding_client_rect());
    let size = (f64::from(card.offset_width()), f64::from(card.offset_height()));
    let spot = match Axis::now() {
        Axis::Down => under_or_over(&mark, &page, size),
        Axis::Left => beside(&mark, &page, size),
    };
    let style = card.style();
    let top = spot.top - page.top() + f64::from(scroll.scroll_top());
    let left = spot.left - page.left() + f64::from(scroll.scroll_left());
    for (name, value) in [("top", top), ("left", left), ("--tip", spot.tip)] {
        let _ = style.set_property(name, &format!("{}px", value.round() as i64));
    }
    let _ = card.class_list().toggle_with_force("above", spot.above);
    Some(())
}

/// Where a card lies in the browser's window, and where its tip is.
struct Spot {
    top: f64,
    left: f64,
    tip: f64,
    above: bool,
}

fn under_or_over(mark: &DomRect, page: &DomRect, (width, height): (f64, f64)) -> Spot {
    let above = page.bottom() - mark.bottom() < height + 2.0 * GAP && mark.top() - page.top() > height + GAP;
    let top = if above { mark.top() - height - GAP } else { mark.bottom() + GAP };
    let rightmost = (page.right() - width - GAP).max(page.left() + GAP);
    let left = (mark.left() - GAP).clamp(page.left() + GAP, rightmost);
    Spot { top, left, tip: (mark.left() - left + 8.0).clamp(14.0, width - 28.0), above }
}

/// Beside vertical lines: where the text goes on, or where it came from if there is more room.
fn beside(mark: &DomRect, page: &DomRect, (width, height): (f64, f64)) -> Spot {
    let fits = mark.left() - page.left() > width + 2.0 * GAP;
    let left = if fits { mark.left() - width - GAP } else { mark.right() + GAP };
    let lowest = (page.bottom() - height - GAP).max(page.top() + GAP);
    Spot { top: mark.top().clamp(page.top() + GAP, lowest), left, tip: 34.0, above: false }
}

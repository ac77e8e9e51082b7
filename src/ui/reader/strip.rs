//! The overview beside the text, or below vertical lines: where the marks are, what part is in view, how many lie
//! before and behind it.
//! Hidden from assistive technology; the index is its text form.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::super::icon::{Glyph, icon};
use super::place::Axis;
use crate::view::{Article, Shared, Tick, ticks};

/// What the strip shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The layout of the report.
    pub(super) article: Shared<Article>,
    /// What scrolls it.
    pub(super) scroll: NodeRef,
    /// Whether the lines are vertical.
    pub(super) vertical: bool,
}

/// The overview strip.
#[component]
pub(super) fn Strip(props: &Props) -> Html {
    let node = use_node_ref();
    let ticks = use_memo(props.article.clone(), |article| ticks(article));
    {
        let (node, scroll) = (node.clone(), props.scroll.clone());
        use_effect_with((ticks.clone(), props.vertical), move |(ticks, _)| listen(&node, &scroll, ticks));
    }
    let drag = {
        let scroll = props.scroll.clone();
        Callback::from(move |event: PointerEvent| drag(&event, &scroll))
    };
    html! {
        <div class="strip" aria-hidden="true" ref={node}>
            <span class="cnt">{ icon(Glyph::Up) }<span /></span>
            <div class="map" onpointerdown={drag.clone()} onpointermove={drag}>
                { for ticks.iter().map(|tick| html! { <i class={tick.css_class()} /> }) }
                <span class="win" />
            </div>
            <span class="cnt"><span />{ icon(Glyph::Down) }</span>
        </div>
    }
}

/// Draws the strip anew whenever the text scrolls or changes its size.
fn listen(node: &NodeRef, scroll: &NodeRef, ticks: &[Tick]) -> impl FnOnce() + use<> {
    let parts = node.cast::<Element>().zip(scroll.cast::<HtmlElement>());
    let listeners = parts.map(|(strip, scroll)| {
        let target = scroll.clone();
        let (ticks, places) = (ticks.to_vec(), Vec::new());
        let drawing =
            Rc::new(RefCell::new(Drawing { strip, scroll, ticks, places, length: 0.0, settles: None }));
        let on_click = Rc::clone(&drawing);
        let clicked = EventListener::new(&strip_of(&drawing), "click", move |event| {
            let _ = on_click.borrow().lead(event);
        });
        let draw = Rc::new(move || draw(&drawing));
        draw();
        let on_scroll = Rc::clone(&draw);
        let scrolled = EventListener::new(&target, "scroll", move |_| on_scroll());
        let resized = web_sys::window().map(|window| EventListener::new(&window, "resize", move |_| draw()));
        (scrolled, resized, clicked)
    });
    move || drop(listeners)
}

fn strip_of(drawing: &Rc<RefCell<Drawing>>) -> Element {
    drawing.borrow().strip.clone()
}

/// How long the text keeps its length before the ticks follow it, in milliseconds: sections take their true
/// lengths one after the other.
const SETTLED: u32 = 150;

/// Draws window and counts at once, and the ticks when the text has come to rest.
fn draw(drawing: &Rc<RefCell<Drawing>>) {
    let later = Rc::clone(drawing);
    let mut now = drawing.borrow_mut();
    if now.length != Axis::now().length(&now.scroll) {
        now.settles = Some(Timeout::new(SETTLED, move || {
            let mut drawing = later.borrow_mut();
            let _ = drawing.place_ticks();
            let _ = drawing.draw();
        }));
    }
    let _ = now.draw();
}

/// What is drawn. The ticks stay where they are as long as the text keeps its length.
struct Drawing {
    strip: Element,
    scroll: HtmlElement,
    ticks: Vec<Tick>,
    places: Vec<f64>,
    length: f64,
    settles: Option<Timeout>,
}

impl Drawing {
    /// Puts window and counts where they belong.
    fn draw(&self) -> Option<()> {
        let (start, extent, whole) = self.window();
        let count = |such: &dyn Fn(f64) -> bool| -> usize {
            self.ticks.iter().zip(&self.places).filter(|(_, at)| such(**at)).map(|(tick, _)| tick.count).sum()
        };
        let (before, behind) = (count(&|at| at < start), count(&|at| at > start + extent));
        let window = self.strip.query_selector(".win").ok()??;
        set(window.clone().into(), "inset-block-start", 100.0 * start / whole);
        set(window.into(), "block-size", 100.0 * extent / whole);
        let counts = self.strip.query_selector_all(".cnt > span").ok()?;
        counts.item(0)?.set_text_content(Some(&before.to_string()));
        counts.item(1)?.set_text_content(Some(&behind.to_string()));
        Some(())
    }

    /// Where the window begins, how far it reaches, and how long the text is.
    fn window(&self) -> (f64, f64, f64) {
        let axis = Axis::now();
        let extent = axis.extent(&self.scroll.get_bounding_client_rect());
        (axis.scrolled(&self.scroll), extent, axis.length(&self.scroll).max(1.0))
    }

    /// A click on a count leads to the nearest mark that it counts.
    fn lead(&self, event: &web_sys::Event) -> Option<()> {
        let count = event.target()?.dyn_into::<Element>().ok()?.closest(".cnt").ok()??;
        let is_before = count.next_element_sibling().is_some();
        let (start, extent, _) = self.window();
        let places = self.places.iter().copied();
        let to = if is_before {
            places.filter(|at| *at < start).reduce(f64::max)
        } else {
            places.filter(|at| *at > start + extent).reduce(f64::min)
        };
        Axis::now().scroll_to(&self.scroll, to? - extent / 3.0);
        Some(())
    }

    /// Positions go through the CSSOM: the page's policy forbids style attributes.
    fn place_ticks(&mut self) -> Option<()> {
        let axis = Axis::now();
        self.length = axis.length(&self.scroll);
        let head = axis.head(&self.scroll) - axis.scrolled(&self.scroll);
        let parts = self.scroll.query_selector_all(".body > .part, .body > .boiler").ok()?;
        let extents: Vec<(f64, f64)> = (0..parts.length())
            .filter_map(|i| parts.item(i)?.dyn_into::<Element>().ok())
            .map(|part| part.get_bounding_client_rect())
            .map(|area| (axis.start(&area) - head, axis.extent(&area)))
            .collect();
        let place = |tick: &Tick| {
            let part = extents.get(tick.part);
            part.map_or(0.0, |(from, extent)| from + extent * f64::from(tick.permille) / 1000.0)
        };
        self.places = self.ticks.iter().map(place).collect();
        let marks = self.strip.query_selector_all(".map > i").ok()?;
        let whole = self.length.max(1.0);
        for (i, at) in (0..).zip(&self.places) {
            set(marks.item(i)?, "inset-block-start", 100.0 * at / whole);
        }
        Some(())
    }
}

fn set(node: web_sys::Node, property: &str, percent: f64) {
    if let Ok(element) = node.dyn_into::<HtmlElement>() {
        // Whole numbers are written by far less code than broken ones.
        let hundredths = (percent.max(0.0) * 100.0) as i64;
        let written = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
        let _ = element.style().set_property(property, &written);
    }
}

/// A pressed pointer on the strip brings the place under it to the middle of the view.
fn drag(event: &PointerEvent, scroll: &NodeRef) {
    let map = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
    if let (true, Some(map), Some(scroll)) = (event.buttons() == 1, map, scroll.cast::<HtmlElement>()) {
        let area = map.get_bounding_client_rect();
        let axis = Axis::now();
        let share = (axis.pointed(event) - axis.start(&area)) / axis.extent(&area).max(1.0);
        let half = axis.extent(&scroll.get_bounding_client_rect()) / 2.0;
        axis.scroll_to(&scroll, share * axis.length(&scroll) - half);
    }
}

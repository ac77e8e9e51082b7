//! The overview beside the text: where the marks are, what part is in view, how many lie above and below.
//! Hidden from assistive technology; the index is its text form.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::super::icon::{Glyph, icon};
use crate::view::{Article, Shared, Tick, ticks};

/// What the strip shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The layout of the report.
    pub(super) article: Shared<Article>,
    /// What scrolls it.
    pub(super) scroll: NodeRef,
}

/// The overview strip.
#[component]
pub(super) fn Strip(props: &Props) -> Html {
    let node = use_node_ref();
    let ticks = use_memo(props.article.clone(), |article| ticks(article));
    {
        let (node, scroll) = (node.clone(), props.scroll.clone());
        use_effect_with(ticks.clone(), move |ticks| listen(&node, &scroll, ticks));
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
        let (target, ticks) = (scroll.clone(), ticks.to_vec());
        let draw = std::rc::Rc::new(move || draw(&strip, &scroll, &ticks).unwrap_or_default());
        draw();
        let on_scroll = std::rc::Rc::clone(&draw);
        let scrolled = EventListener::new(&target, "scroll", move |_| on_scroll());
        let resized = web_sys::window().map(|window| EventListener::new(&window, "resize", move |_| draw()));
        (scrolled, resized)
    });
    move || drop(listeners)
}

/// Puts ticks, window and counts where they belong. Positions go through the CSSOM: the page's policy
/// forbids style attributes.
fn draw(strip: &Element, scroll: &HtmlElement, ticks: &[Tick]) -> Option<()> {
    let whole = f64::from(scroll.scroll_height()).max(1.0);
    let (top, height) = (f64::from(scroll.scroll_top()), f64::from(scroll.client_height()));
    let parts = scroll.query_selector_all("article > .part, article > .boiler").ok()?;
    let places: Vec<(f64, f64)> = (0..parts.length())
        .filter_map(|i| parts.item(i)?.dyn_into::<HtmlElement>().ok())
        .map(|part| (f64::from(part.offset_top()), f64::from(part.offset_height())))
        .collect();
    let article = scroll.query_selector("article").ok()??.dyn_into::<HtmlElement>().ok()?;
    let start = f64::from(article.offset_top());
    let marks = strip.query_selector_all(".map > i").ok()?;
    let (mut above, mut below) = (0, 0);
    for (i, tick) in (0..).zip(ticks) {
        let Some(&(from, extent)) = places.get(tick.part) else { continue };
        let at = start + from + extent * f64::from(tick.permille) / 1000.0;
        above += usize::from(at < top) * tick.count;
        below += usize::from(at > top + height) * tick.count;
        set(marks.item(i)?, "top", 100.0 * at / whole);
    }
    let window = strip.query_selector(".win").ok()??;
    set(window.clone().into(), "top", 100.0 * top / whole);
    set(window.into(), "height", 100.0 * height / whole);
    let counts = strip.query_selector_all(".cnt > span").ok()?;
    counts.item(0)?.set_text_content(Some(&above.to_string()));
    counts.item(1)?.set_text_content(Some(&below.to_string()));
    Some(())
}

fn set(node: web_sys::Node, property: &str, percent: f64) {
    if let Ok(element) = node.dyn_into::<HtmlElement>() {
        let _ = element.style().set_property(property, &format!("{percent:.2}%"));
    }
}

/// A pressed pointer on the strip brings the place under it to the middle of the view.
fn drag(event: &PointerEvent, scroll: &NodeRef) {
    let map = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
    if let (true, Some(map), Some(scroll)) = (event.buttons() == 1, map, scroll.cast::<HtmlElement>()) {
        let area = map.get_bounding_client_rect();
        let share = (f64::from(event.client_y()) - area.top()) / area.height().max(1.0);
        let to = share * f64::from(scroll.scroll_height()) - f64::from(scroll.client_height()) / 2.0;
        scroll.set_scroll_top(to as i32);
    }
}

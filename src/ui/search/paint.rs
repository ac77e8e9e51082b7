//! Hits painted over the text, by the CSS Custom Highlight API: no element is added, so no mark moves. Only sections
//! drawn with their marks are painted, anew whenever one comes near. Browsers without the API show no paint.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit, Node, Range};
use yew::prelude::*;

use super::super::platform::window;
use super::super::reader::{JUMPED, bring};
use crate::protocol::TextRange;
use crate::view::{Article, Shared, Shown, paintings};

/// How long a hit flashes that was jumped to: twice on and off, in milliseconds each.
const FLASH: u32 = 225;

/// Pieces that are drawn with their marks.
const DRAWN: &str = ".head [data-b], .part.drawn [data-b], .folded [data-b]";

type Places = BTreeMap<usize, Vec<[u32; 2]>>;

/// What is painted: the hits of the report being read.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Hits {
    /// Their places in its base text.
    pub(in crate::ui) ranges: Vec<TextRange>,
    /// The one the reader jumped to.
    pub(in crate::ui) at: Option<TextRange>,
    /// How many jumps there were.
    pub(in crate::ui) jumps: u32,
}

/// Paints hits on an article as long as there are any, and brings the one that was jumped to into view. Says in which
/// pieces that one is.
#[hook]
pub(in crate::ui) fn use_paint(
    node: &NodeRef,
    shown: Shown<'_>,
    article: &Shared<Article>,
    hits: &Hits,
) -> Vec<usize> {
    let places = |hits: &[TextRange]| paintings(shown, article, hits);
    let at = use_memo((article.clone(), hits.at), |_| places(hits.at.as_slice()));
    let all = use_memo((article.clone(), hits.ranges.clone()), |_| places(&hits.ranges));
    {
        let (node, key) = (node.clone(), (all.clone(), at.clone()));
        use_effect_with(key, move |(all, at)| {
            let paint = Paint { all: Rc::clone(all), at: Rc::clone(at) };
            let watch = node.cast::<Element>().and_then(|article| paint.keep_on(article));
            move || drop(watch)
        });
    }
    let (node, place) = (node.clone(), at.clone());
    use_effect_with(hits.jumps, move |jumps| {
        if *jumps > 0 {
            // Once the section is drawn.
            Timeout::new(0, move || jump(&node, &place).unwrap_or_default()).forget();
        }
    });
    at.keys().copied().collect()
}

/// Brings a hit to one third of the height, and flashes it.
fn jump(node: &NodeRef, place: &Places) -> Option<()> {
    let article = node.cast::<Element>()?;
    let ranges = ranges(&article, place);
    let scroll: HtmlElement = article.closest(".scroll").ok()??.dyn_into().ok()?;
    let first = ranges.first()?.clone();
    bring(&scroll, || first.get_bounding_client_rect(), JUMPED);
    if window().match_media("(prefers-reduced-motion: reduce)").ok()??.matches() {
        return Some(());
    }
    let ranges = Rc::new(ranges);
    for step in 0..4 {
        let ranges = Rc::clone(&ranges);
        let shown = step % 2 == 0;
        Timeout::new(step * FLASH, move || put("flash", if shown { &ranges } else { &[] })).forget();
    }
    Some(())
}

/// Hits to be painted, by piece.
struct Paint {
    all: Rc<Places>,
    at: Rc<Places>,
}

/// A painting that is kept up; dropped, it is wiped off.
struct Watch {
    observer: MutationObserver,
    _heard: Closure<dyn FnMut()>,
}

impl Paint {
    /// Paints an article now, and again whenever its elements change.
    fn keep_on(self, article: Element) -> Option<Watch> {
        if self.all.is_empty() {
            return None;
        }
        let watched = article.clone();
        let draw = Rc::new(move || {
            put("hit", &ranges(&article, &self.all));
            put("hit-at", &ranges(&article, &self.at));
        });
        draw();
        let waits = Rc::new(Cell::new(false));
        let heard = Closure::<dyn FnMut()>::new(move || {
            if !waits.replace(true) {
                let (draw, waits) = (Rc::clone(&draw), Rc::clone(&waits));
                Timeout::new(0, move || {
                    waits.set(false);
                    draw();
                })
                .forget();
            }
        });
        let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        observer.observe_with_options(&watched, &options).ok()?;
        Some(Watch { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        put("hit", &[]);
        put("hit-at", &[]);
    }
}

/// The ranges of the page for places in pieces that are drawn.
pub(in crate::ui) fn ranges(article: &Element, places: &Places) -> Vec<Range> {
    let found = article.query_selector_all(DRAWN).ok();
    let count = found.as_ref().map_or(0, |list| list.length());
    let drawn = (0..count).filter_map(|i| found.as_ref()?.item(i)?.dyn_into::<Element>().ok());
    let mut ranges = Vec::new();
    for piece in drawn {
        let number = piece.get_attribute("data-b").and_then(|at| at.parse::<usize>().ok());
        if let Some(places) = number.and_then(|number| places.get(&number)) {
            let texts = RefCell::new(Vec::new());
            collect(&piece, &texts);
            ranges.extend(places.iter().filter_map(|place| range(&texts.borrow(), *place)));
        }
    }
    ranges
}

/// The text nodes of a piece, each with the unit it ends before; what a repair took out is no text.
fn collect(node: &Node, into: &RefCell<Vec<(Node, u32)>>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            let before = into.borrow().last().map_or(0, |(_, end)| *end);
            let length = node.node_value().map_or(0, |text| text.encode_utf16().count());
            into.borrow_mut().push((node.clone(), before + u32::try_from(length).unwrap_or(0)));
        } else if node.node_name() != "DEL" {
            collect(&node, into);
        }
        child = node.next_sibling();
    }
}

fn range(texts: &[(Node, u32)], [start, end]: [u32; 2]) -> Option<Range> {
    let at = |unit: u32, last: bool| {
        let node = texts.partition_point(|(_, end)| if last { *end < unit } else { *end <= unit });
        let before = node.checked_sub(1).map_or(0, |before| texts[before].1);
        Some((&texts.get(node)?.0, unit - before))
    };
    let range = Range::new().ok()?;
    let (from, to) = (at(start, false)?, at(end, true)?);
    range.set_start(from.0, from.1).ok()?;
    range.set_end(to.0, to.1).ok()?;
    Some(range)
}

/// Paints these ranges, and no others, in the style of a name.
fn put(name: &str, ranges: &[Range]) {
    // A browser without the API.
    let _ = try_put(name, ranges);
}

fn try_put(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let registry = Reflect::get(&Reflect::get(&window(), &"CSS".into())?, &"highlights".into())?;
    let call = |method: &str, values: &js_sys::Array| {
        Reflect::get(&registry, &method.into())?.dyn_into::<Function>()?.apply(&registry, values)
    };
    if ranges.is_empty() {
        return call("delete", &js_sys::Array::of1(&name.into())).map(drop);
    }
    let new: Function = Reflect::get(&window(), &"Highlight".into())?.dyn_into()?;
    let highlight = Reflect::construct(&new, &ranges.iter().collect())?;
    call("set", &js_sys::Array::of2(&name.into(), &highlight)).map(drop)
}

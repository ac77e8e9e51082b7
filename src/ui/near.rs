//! Which parts of a long list have come near the view: only those are drawn.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

use super::platform::window;

/// So many parts stay drawn that are no longer near, so that a way back finds them.
const KEPT: usize = 24;

/// How far around the view counts as near.
const MARGIN: &str = "120%";

/// The parts that are drawn.
#[derive(Debug, Default)]
struct Drawn {
    near: Vec<usize>,
    left: Vec<usize>,
}

impl Drawn {
    fn note(&mut self, part: usize, is_near: bool) {
        let was_near = self.near.contains(&part);
        self.left.retain(|p| *p != part);
        self.near.retain(|p| *p != part);
        if is_near {
            self.near.push(part);
        } else if was_near {
            self.left.push(part);
            let excess = self.left.len().saturating_sub(KEPT);
            self.left.drain(..excess);
        }
    }

    fn all(&self) -> Vec<usize> {
        [self.near.as_slice(), &self.left].concat()
    }
}

/// The numbers of those of `count` parts that are near, or were lately. Parts are the elements below `root`
/// that carry `data-part`. Until the first look it is the `first` ones.
#[hook]
pub(super) fn use_near(root: &NodeRef, count: usize, first: usize) -> Rc<[usize]> {
    let parts = use_state_eq(|| (0..first).collect::<Rc<[usize]>>());
    let drawn = use_mut_ref(Drawn::default);
    let (root, setter) = (root.clone(), parts.setter());
    use_effect_with(count, move |_| {
        let watch = root.cast::<Element>().and_then(|root| Watch::start(&root, drawn, setter));
        move || drop(watch)
    });
    (*parts).clone()
}

/// An observer, and the closure it calls.
struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Watch {
    fn start(root: &Element, drawn: Rc<RefCell<Drawn>>, parts: UseStateSetter<Rc<[usize]>>) -> Option<Self> {
        let heard = Closure::new(move |entries: Array| {
            let mut drawn = drawn.borrow_mut();
            for entry in entries.iter().filter_map(|e| e.dyn_into::<IntersectionObserverEntry>().ok()) {
                if let Some(part) = number(&entry.target()) {
                    drawn.note(part, entry.is_intersecting());
                }
            }
            parts.set(drawn.all().into());
        });
        let options = IntersectionObserverInit::new();
        options.set_root(scroller(root).as_ref());
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
        let found = root.query_selector_all("[data-part]").ok()?;
        for part in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<Element>().ok()) {
            observer.observe(&part);
        }
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn number(element: &Element) -> Option<usize> {
    element.get_attribute("data-part")?.parse().ok()
}

/// What scrolls an element: the nearest one around it that has a scroll bar when it needs one.
pub(super) fn scroller(element: &Element) -> Option<Element> {
    let mut around = element.parent_element();
    while let Some(element) = around {
        let style = window().get_computed_style(&element).ok().flatten()?;
        let scrolls = |way| matches!(style.get_property_value(way).as_deref(), Ok("auto" | "scroll"));
        if scrolls("overflow-y") || scrolls("overflow-x") {
            return Some(element);
        }
        around = element.parent_element();
    }
    None
}

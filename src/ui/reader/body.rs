//! The paragraphs in sections, and what is folded between and behind them.

use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::super::near::use_near;
use super::super::platform;
use super::block::Props as BlockProps;
use super::dom;
use super::fold::Fold;
use super::hooks::use_painted;
use super::place::Axis;
use super::section::{Mode, Section};
use crate::view::{Article, MarkClass, Part, Piece, Shared};

/// Up to so many bytes all text stands on the page, marked or not, so that the browser's own search finds it.
const WHOLE: usize = 1_200_000;

/// The first frame is on the screen before the rest of the text is put in, in milliseconds.
const FIRST_FRAME: u32 = 50;

/// What the body is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The layout.
    pub(super) article: Shared<Article>,
    /// What its blocks are drawn from.
    pub(super) block: BlockProps,
    /// Classes whose marks are hidden.
    pub(super) hidden: BTreeSet<MarkClass>,
    /// Whether repairs are shown.
    pub(super) repairs: bool,
    /// The pieces of the hit that was jumped to: they are drawn wherever they are.
    pub(super) hit: Vec<usize>,
}

/// The body: marked where the reader is, plain elsewhere.
#[component]
pub(super) fn Body(props: &Props) -> Html {
    let Props { article, block, hidden, repairs, hit } = props;
    let node = use_node_ref();
    let now = (article.clone(), BlockProps { active: None, ..block.clone() });
    // In another script the text out of sight follows.
    let out_of_sight =
        use_painted(&now, |(_, before)| before.read == block.read && before.vertical == block.vertical);
    let near = use_near(&node, article.parts.len(), 2);
    let far = use_far(block.text.text.len());
    use_room(&node, article, block.vertical);
    use_stop(&node, &near);
    let fold = |pieces: &[Piece]| {
        let key = pieces.first().map_or(0, |p| p.at);
        html! { <Fold {key} article={article.clone()} pieces={pieces.to_vec()} block={block.clone()} removed={*repairs} hit={hit.clone()} /> }
    };
    let lit: Vec<usize> = block.active.into_iter().flat_map(|mark| article.pieces_of(mark)).collect();
    let part = |(at, part): (usize, &Part)| {
        if part.fold {
            return fold(&part.pieces);
        }
        let active = block.active.filter(|_| lit.iter().any(|piece| covers(part, *piece)));
        let holds_hit = hit.iter().any(|piece| covers(part, *piece));
        let mode =
            if near.contains(&at) || active.is_some() || holds_hit || far == Mode::Marked(BTreeSet::new()) {
                Mode::Marked(hidden.clone())
            } else {
                far.clone()
            };
        let is_in_sight = matches!(mode, Mode::Marked(_)) || !out_of_sight.0.has_part(at, part);
        let (article, block) = if is_in_sight { &now } else { &out_of_sight };
        let block = BlockProps { active, ..block.clone() };
        html! { <Section key={part.pieces.first().map_or(0, |p| p.at)} article={article.clone()} {at} {mode} {block} /> }
    };
    html! {
        <div class="body" ref={node}>
            { for article.parts.iter().enumerate().map(part) }
            { if article.folded.is_empty() { html! {} } else { fold(&article.folded) } }
        </div>
    }
}

fn covers(part: &Part, piece: usize) -> bool {
    let ends = part.pieces.first().zip(part.pieces.last());
    ends.is_some_and(|(first, last)| (first.at..=last.at).contains(&piece))
}

/// The article keeps a stop for the Tab key when the section that had it is no longer drawn with its marks.
#[hook]
fn use_stop(node: &NodeRef, near: &Rc<[usize]>) {
    let node = node.clone();
    use_effect_with(near.clone(), move |_| {
        let article = node.cast::<Element>().and_then(|body| body.closest("article").ok().flatten());
        if let Some(article) = article {
            dom::keep_stop(&article);
        }
    });
}

/// How sections are drawn that are not near: not at all in the first frame, then plain where there is not
/// too much of it; with all marks before the page is printed.
#[hook]
fn use_far(bytes: usize) -> Mode {
    let far = use_state_eq(|| Mode::Blank);
    let setter = far.setter();
    use_effect_with(bytes <= WHOLE, move |whole| {
        let print = setter.clone();
        let printing = EventListener::new(&platform::window(), "beforeprint", move |_| {
            print.set(Mode::Marked(BTreeSet::new()));
        });
        let (whole, rest) = (*whole, setter.clone());
        let printed = EventListener::new(&platform::window(), "afterprint", move |_| {
            rest.set(if whole { Mode::Plain } else { Mode::Blank });
        });
        let settled = whole.then(|| Timeout::new(FIRST_FRAME, move || setter.set(Mode::Plain)));
        move || drop((printing, printed, settled))
    });
    (*far).clone()
}

/// Tells the style sheet how many lines each section will about have.
#[hook]
fn use_room(node: &NodeRef, article: &Shared<Article>, vertical: bool) {
    let node = node.clone();
    use_effect_with((article.clone(), vertical), move |(article, _)| {
        let Some(body) = node.cast::<HtmlElement>() else { return };
        let Some(found) = body.query_selector_all(":scope > .part").ok() else { return };
        let line = characters(&body).max(1);
        let sections = article.parts.iter().filter(|part| !part.fold);
        for (part, element) in sections.zip((0..).map_while(|i| found.item(i))) {
            let lines: usize = part.pieces.iter().map(|p| (p.range.len() / 3 + 2).div_ceil(line)).sum();
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let _ = element.style().set_property("--lines", &lines.to_string());
            }
        }
    });
}

/// How many characters a line of the body has.
fn characters(body: &HtmlElement) -> usize {
    let style = platform::window().get_computed_style(body.unchecked_ref::<Element>()).ok().flatten();
    let size = style.and_then(|s| s.get_property_value("font-size").ok());
    let size = size.and_then(|s| s.split(['.', 'p']).next()?.parse::<usize>().ok()).unwrap_or(19);
    let line = if Axis::now() == Axis::Down { body.client_width() } else { body.client_height() };
    usize::try_from(line).unwrap_or(0) / size.max(1)
}

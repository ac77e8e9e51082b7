//! A section of the index: a heading that opens and shuts it, and rows below.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::super::context::{Dispatch, use_dispatch};
use super::super::icon::{Glyph, icon};
use super::super::reader::{Walk, visit};
use crate::view::{MarkId, step_in};

/// A section.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Its heading.
    pub(super) title: AttrValue,
    /// How many rows it has.
    pub(super) count: usize,
    /// Whether it is open before the reader says otherwise.
    #[prop_or_default]
    pub(super) open: bool,
    /// Its class in the style sheet.
    #[prop_or_default]
    pub(super) class: Option<&'static str>,
    /// Switches beside the heading.
    #[prop_or_default]
    pub(super) tools: Html,
    /// The rows.
    pub(super) children: Html,
}

/// A heading that stays in sight while its rows scroll.
#[component]
pub(super) fn Section(props: &Props) -> Html {
    let open = use_state_eq(|| props.open);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let glyph = if *open { Glyph::Down } else { Glyph::Right };
    let expanded = open.to_string();
    let onkeydown = Callback::from(|event| move_focus(&event).unwrap_or_default());
    html! {
        <section class={classes!("sec", props.class, (!*open).then_some("shut"))} {onkeydown}>
            <header>
                <h2>
                    <button onclick={toggle} aria-expanded={expanded}>
                        { icon(glyph) }{ &props.title }{ " " }<span class="num">{ props.count }</span>
                    </button>
                </h2>
                if *open { { props.tools.clone() } }
            </header>
            if *open { { props.children.clone() } }
        </section>
    }
}

/// The arrow keys move from row to row.
fn move_focus(event: &KeyboardEvent) -> Option<()> {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return None,
    };
    let section: Element = event.current_target()?.dyn_into().ok()?;
    let from: Element = event.target()?.dyn_into().ok()?;
    let rows = section.query_selector_all(".row > .go").ok()?;
    let all: Vec<u32> = (0..rows.length()).collect();
    let at = all.iter().position(|i| rows.item(*i).is_some_and(|row| row.contains(Some(&from))));
    let next: HtmlElement = rows.item(step_in(&all, at, step)?)?.dyn_into().ok()?;
    event.prevent_default();
    next.focus().ok()
}

/// A row that leads to one or several places of the text.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowProps {
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    /// Its places, in text order.
    pub(super) marks: Vec<MarkId>,
    /// The current mark.
    pub(super) active: Option<MarkId>,
    /// What it says.
    pub(super) children: Html,
}

/// A click leads to the first place, and from there to the next.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let dispatch = use_dispatch();
    let RowProps { class, marks, active, children } = props;
    let at = marks.iter().position(|m| Some(*m) == *active);
    let go = |by: isize| step_in(marks, at, by);
    let onclick = {
        let (dispatch, next) = (dispatch.clone(), go(1));
        Callback::from(move |_: MouseEvent| lead(&dispatch, next))
    };
    let onkeydown = {
        let steps = [("n", go(1)), ("p", go(-1))];
        Callback::from(move |event: KeyboardEvent| {
            if let Some((_, mark)) = steps.iter().find(|(key, _)| *key == event.key()) {
                event.stop_propagation();
                lead(&dispatch, *mark);
            }
        })
    };
    let walk =
        (at.is_some() && marks.len() > 1).then(|| html! { <Walk marks={marks.clone()} active={*active} /> });
    html! {
        <li class={classes!("row", *class)} aria-current={at.map(|_| "true")} {onkeydown}>
            <button class="go" {onclick}>{ children.clone() }</button>
            { walk.unwrap_or_default() }
        </li>
    }
}

fn lead(dispatch: &Dispatch, mark: Option<MarkId>) {
    if let Some(mark) = mark {
        visit(dispatch, mark);
    }
}

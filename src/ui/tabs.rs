//! The foot of a narrow page: five tabs that open sheets.

use yew::prelude::*;

use super::context::{use_dispatch, use_words};
use super::icon::{Glyph, icon};
use crate::view::{Action, Sheet};

/// What the tabs show.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The sheet that is open.
    pub(super) open: Option<Sheet>,
}

/// One button for each sheet.
#[component]
pub(super) fn Tabs(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let tab = |sheet: &Sheet| {
        let expanded = (props.open == Some(*sheet)).to_string();
        html! {
            <button type="button" aria-expanded={expanded} onclick={dispatch.on(Action::ToggleSheet(*sheet))}>
                { icon(glyph(*sheet)) }{ t(&format!("sheet.{}", sheet.code())) }
            </button>
        }
    };
    html! { <div class="tabs">{ for Sheet::LIST.iter().map(tab) }</div> }
}

fn glyph(sheet: Sheet) -> Glyph {
    match sheet {
        Sheet::Reports => Glyph::Lines,
        Sheet::People => Glyph::Person,
        Sheet::Orders => Glyph::Flag,
        Sheet::Legend => Glyph::Key,
        Sheet::More => Glyph::Dots,
    }
}

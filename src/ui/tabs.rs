//! The foot of a narrow page: five tabs that open sheets.

use yew::prelude::*;

use super::context::{Dispatch, Words};
use super::icon::{Glyph, icon};
use crate::view::{Action, Sheet};

/// One button for each sheet.
pub(super) fn tabs(t: Words, dispatch: &Dispatch, open: Option<Sheet>) -> Html {
    let tab = |sheet: &Sheet| {
        let expanded = (open == Some(*sheet)).to_string();
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

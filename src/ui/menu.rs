//! What else the page can do: commands as a list of buttons, with their keys.

use yew::prelude::*;

use super::context::Words;
use super::icon::{Glyph, icon};
use super::keys::call;
use crate::view::{Command, Keymap, printed_keys};

/// The commands of the list.
const LIST: &[Command] = &[Command::Palette, Command::Keys, Command::Tour, Command::Privacy];

/// A button that opens the list.
pub(super) fn menu_button(t: Words, keymap: &Keymap) -> Html {
    html! {
        <>
            <button type="button" class="ib no-s" popovertarget="menu" aria-label={t("more")} title={t("more")}>{ icon(Glyph::Dots) }</button>
            <div id="menu" class="leaf" popover="auto">{ menu(t, LIST, keymap) }</div>
        </>
    }
}

/// The list; on narrow pages with what the bar has no room for.
fn menu(t: Words, commands: &[Command], keymap: &Keymap) -> Html {
    let row = |command: &Command| {
        let command = *command;
        let keys = keymap.keys(command).first().map(|keys| html! { <kbd>{ printed_keys(keys) }</kbd> });
        let onclick = move |_: MouseEvent| {
            call(command);
        };
        html! {
            <li><button type="button" class="btn" popovertarget="menu" popovertargetaction="hide" {onclick}>{ t(command.id()) }{ keys }</button></li>
        }
    };
    html! { <ul class="menu">{ for commands.iter().map(row) }</ul> }
}

/// The list of a narrow page.
pub(super) fn narrow_menu(t: Words, keymap: &Keymap) -> Html {
    menu(t, &[&[Command::Export], LIST].concat(), keymap)
}

/// The button that takes reports home.
pub(super) fn take_home(t: Words) -> Html {
    let onclick = |_: MouseEvent| {
        call(Command::Export);
    };
    html! { <button type="button" class="btn line take-home no-s" {onclick}>{ icon(Glyph::Save) }{ t("export") }</button> }
}

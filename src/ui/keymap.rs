//! The table of keys, where the reader can change them.

use std::rc::Rc;

use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_words};
use super::icon::{Glyph, icon};
use super::keys::stroke;
use super::modal::Modal;
use crate::view::{Action, Command, Keymap, KeysAction, fill, printed_keys};

/// What the table lists.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The keys as they are.
    pub(super) keymap: Rc<Keymap>,
}

/// A command that waits for its new keys, and those it would take from others.
type Asked = Option<(Command, Option<String>)>;

/// What a row can do.
#[derive(Clone)]
struct Hands {
    t: Words,
    dispatch: Dispatch,
    asked: UseStateHandle<Asked>,
}

/// Every command with its keys, by groups; then the keys that never change.
#[component]
pub(super) fn KeysDialog(props: &Props) -> Html {
    let (t, dispatch) = (use_words(), use_dispatch());
    let asked = use_state_eq(|| None::<(Command, Option<String>)>);
    let keymap = &props.keymap;
    let hands = Hands { t, dispatch: dispatch.clone(), asked };
    let mut groups: Vec<(&str, Vec<Command>)> = Vec::new();
    for command in Command::all() {
        match groups.last_mut() {
            Some((group, commands)) if *group == command.group() => commands.push(command),
            _ => groups.push((command.group(), vec![command])),
        }
    }
    let group = |(group, commands): (&str, Vec<Command>)| {
        html! {
            <tbody>
                <tr><th colspan="3" scope="rowgroup">{ t(group) }</th></tr>
                { for commands.into_iter().map(|command| row(&hands, keymap, command)) }
            </tbody>
        }
    };
    let reset = dispatch.on(Action::Keys(KeysAction::ResetAll));
    html! {
        <Modal title={t("keys")} class="wide keys" onkeydown={listen(&hands, keymap)}>
            <div class="body">
                <table>{ for groups.into_iter().map(group) }{ fixed(t) }</table>
            </div>
            <div class="ft">
                <span class="fn">{ t("keys.kept") }</span>
                <button type="button" class="btn line" disabled={!keymap.is_any_changed()} onclick={reset}>{ t("keys.reset.all") }</button>
            </div>
        </Modal>
    }
}

/// While a command waits, the next key is its own; Escape leaves it as it was.
fn listen(hands: &Hands, keymap: &Rc<Keymap>) -> Callback<KeyboardEvent> {
    let (hands, keymap) = (hands.clone(), Rc::clone(keymap));
    Callback::from(move |event: KeyboardEvent| {
        let Some((command, None)) = *hands.asked else { return };
        if event.key() == "Escape" {
            event.prevent_default();
            return hands.asked.set(None);
        }
        let Some(stroke) = stroke(&event) else { return };
        event.prevent_default();
        let keys = stroke.as_str().to_owned();
        if matches!(stroke.as_str(), "Backspace" | "Delete") {
            hands.dispatch.send(Action::Keys(KeysAction::Clear(command)));
            hands.asked.set(None);
        } else if keymap.conflicts(command, &keys).is_empty() {
            hands.dispatch.send(Action::Keys(KeysAction::Set(command, keys)));
            hands.asked.set(None);
        } else {
            hands.asked.set(Some((command, Some(keys))));
        }
    })
}

/// A command, its keys, and a button to change them; while it waits, what is asked instead.
fn row(hands: &Hands, keymap: &Keymap, command: Command) -> Html {
    let t = hands.t;
    let name = t(command.id());
    let ask = {
        let asked = hands.asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(Some((command, None))))
    };
    let reset = keymap.is_changed(command).then(|| {
        let onclick = hands.dispatch.on(Action::Keys(KeysAction::Reset(command)));
        let name = format!("{} {name}", t("keys.reset"));
        html! { <button type="button" class="ib" aria-label={name.clone()} title={name} {onclick}>{ icon(Glyph::Undo) }</button> }
    });
    let keys = match &*hands.asked {
        Some((asked, None)) if *asked == command => html! { <em role="status">{ t("keys.press") }</em> },
        Some((asked, Some(keys))) if *asked == command => clash(hands, keymap, command, keys),
        _ => {
            html! { <>{ for keymap.keys(command).into_iter().map(|keys| html! { <kbd>{ printed_keys(keys) }</kbd> }) }</> }
        }
    };
    let change = format!("{} {name}", t("keys.change"));
    html! {
        <tr>
            <td>{ name }</td>
            <td>{ keys }</td>
            <td>{ reset }<button type="button" class="btn" aria-label={change} onclick={ask}>{ t("keys.change") }</button></td>
        </tr>
    }
}

/// Who has these keys, and whether they are to be taken away there.
fn clash(hands: &Hands, keymap: &Keymap, command: Command, keys: &str) -> Html {
    let t = hands.t;
    let others = keymap.conflicts(command, keys);
    let names: Vec<_> = others.iter().map(|c| t(c.id())).collect();
    let said = fill(t("keys.clash"), &[("keys", &printed_keys(keys)), ("who", &names.join(t("list.and")))]);
    let take = {
        let (hands, keys) = (hands.clone(), keys.to_owned());
        Callback::from(move |_: MouseEvent| {
            hands.dispatch.send(Action::Keys(KeysAction::Set(command, keys.clone())));
            hands.asked.set(None);
        })
    };
    let leave = {
        let asked = hands.asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(None))
    };
    html! {
        <div class="clash" role="alert">
            <span>{ said }</span>
            <button type="button" class="btn line" onclick={take}>{ t("keys.take") }</button>
            <button type="button" class="btn" onclick={leave}>{ t("cancel") }</button>
        </div>
    }
}

/// Keys that belong to what has the focus.
fn fixed(t: Words) -> Html {
    let row = |(keys, key): (&str, &str)| html! { <tr><td>{ t(key) }</td><td colspan="2"><kbd>{ keys }</kbd></td></tr> };
    let rows = [
        ("Tab", "keys.tab"),
        ("↑ ↓ ← →", "keys.arrows"),
        ("Enter", "keys.enter"),
        ("Esc", "keys.escape"),
        ("Alt + Enter", "solo.hint.key"),
    ];
    html! { <tbody><tr><th colspan="3" scope="rowgroup">{ t("keys.fixed") }</th></tr>{ for rows.into_iter().map(row) }</tbody> }
}

//! Above the table: filter and groups. Below it: what to do with the rows that are picked.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::context::{Dispatch, Words};
use super::super::icon::{Glyph, icon};
use super::super::rail::add_button;
use super::keys::Hand;
use crate::view::{Action, Filter, Library, LibraryAction, RowStanding, Table, Together};

/// The head of the page.
pub(super) fn tools(t: Words, dispatch: &Dispatch, library: &Library, table: &Table) -> Html {
    let filter = &library.filter;
    let send = dispatch.clone();
    let set = move |filter| send.send(Action::Library(LibraryAction::Filter(filter)));
    let oninput = {
        let (set, filter) = (set.clone(), filter.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|to| to.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input.filter(|_| !event.is_composing()) {
                set(Filter { text: input.value(), ..filter.clone() });
            }
        })
    };
    let years: Vec<_> = table.years.iter().map(|year| (year.clone(), year.clone())).collect();
    let named = |area: &str, code: &str| (code.to_owned(), t(&format!("{area}.{code}")).to_owned());
    let standings: Vec<_> = RowStanding::LIST.iter().map(|s| named("row", s.code())).collect();
    let kinds: Vec<_> = Together::LIST.iter().map(|k| named("together", k.code())).collect();
    let by = |change: fn(&mut Filter, Option<String>)| {
        let (set, filter) = (set.clone(), filter.clone());
        Callback::from(move |chosen| {
            let mut filter = filter.clone();
            change(&mut filter, chosen);
            set(filter);
        })
    };
    let standing = |filter: &mut Filter, chosen: Option<String>| {
        filter.standing = RowStanding::LIST.iter().copied().find(|s| Some(s.code()) == chosen.as_deref());
    };
    let together = {
        let dispatch = dispatch.clone();
        Callback::from(move |chosen: Option<String>| {
            let kind = Together::LIST.iter().copied().find(|k| Some(k.code()) == chosen.as_deref());
            dispatch.send(Action::Library(LibraryAction::Together(kind)));
        })
    };
    let count = if table.shown == table.all {
        table.all.to_string()
    } else {
        format!("{} / {}", table.shown, table.all)
    };
    html! {
        <div class="top lib-top">
            <h1>{ t("library") }</h1><p class="num" role="status">{ count }</p>
            <span class="push" />
            <div class="tools" role="group" aria-label={t("lib.filter")}>
                <input type="search" aria-label={t("lib.filter.text")} placeholder={t("lib.filter.text")} value={filter.text.clone()} {oninput} />
                { select(t("place"), t("lib.filter.any"), &table.places, filter.place.as_deref(), by(|f, chosen| f.place = chosen)) }
                { select(t("f.year"), t("lib.filter.any"), &years, filter.year.as_deref(), by(|f, chosen| f.year = chosen)) }
                { select(t("col.note"), t("lib.filter.any"), &standings, filter.standing.map(RowStanding::code), by(standing)) }
                { select(t("together"), t("together.none"), &kinds, library.together.map(Together::code), together) }
            </div>
            { add_button(t) }
            <button type="button" class="ib" aria-label={t("close")} title={t("close")}
                onclick={dispatch.on(Action::Library(LibraryAction::Close))}>{ icon(Glyph::Cross) }</button>
        </div>
    }
}

/// A choice of one value, or none.
fn select(
    name: &'static str,
    none: &'static str,
    values: &[(String, String)],
    chosen: Option<&str>,
    onchoose: Callback<Option<String>>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let value = event
            .target()
            .and_then(|to| to.dyn_into::<HtmlSelectElement>().ok())
            .map(|select| select.value());
        onchoose.emit(value.filter(|value| !value.is_empty()));
    });
    let option = |(value, words): &(String, String)| {
        html! { <option value={value.clone()} selected={chosen == Some(value)}>{ words }</option> }
    };
    html! {
        <label class="pick-one">
            <span>{ name }</span>
            <select {onchange}><option value="" selected={chosen.is_none()}>{ none }</option>{ for values.iter().map(option) }</select>
        </label>
    }
}

/// The bar of what can be done with picked rows; none are picked, no bar.
pub(super) fn actions(t: Words, hand: &Hand) -> Html {
    let picked: Vec<_> = hand.state.library.picked.iter().copied().collect();
    if picked.is_empty() {
        return html! {};
    }
    let (count, remove) = (picked.len(), hand.clone());
    let none = hand.dispatch.on(Action::Library(LibraryAction::PickAll(false)));
    let move_by = |key, glyph, by| {
        // One row can be moved at a time.
        let row = picked.first().copied().filter(|_| count == 1 && hand.can_move());
        row.map(|row| {
            let onclick = hand.dispatch.on(Action::Library(LibraryAction::Move(row, by)));
            html! { <button type="button" class="ib" aria-label={t(key)} title={t(key)} {onclick}>{ icon(glyph) }</button> }
        })
    };
    html! {
        <div class="actbar" role="toolbar" aria-label={super::counted(t, "picked.n", count)}>
            <span role="status">{ super::counted(t, "picked.n", count) }</span>
            { move_by("row.up", Glyph::Up, -1) }
            { move_by("row.down", Glyph::Down, 1) }
            <button type="button" class="btn" onclick={let picked = picked.clone(); move |_| remove.remove(picked.clone())}>{ t("remove") }</button>
            <button type="button" class="ib" aria-label={t("none")} title={t("none")} onclick={none}>{ icon(Glyph::Cross) }</button>
        </div>
    }
}

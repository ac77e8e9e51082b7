//! A row of the library.

use yew::prelude::*;

use super::super::context::Words;
use super::super::encoding::encoding_badge;
use super::super::fault::{fault_words, remedy_button};
use super::super::icon::{Glyph, icon};
use super::super::rail::stage_key;
use super::keys::Hand;
use crate::view::{
    Action, Badge, FileEntry, FileState, LibraryAction, LibraryRow, RowId, RowStanding, fill,
    may_be_encoding, plain_name,
};

/// A report, or a file that has none.
pub(super) fn row(t: Words, hand: &Hand, row: &LibraryRow, at: usize) -> Html {
    let picked = hand.state.library.picked.contains(&row.id);
    let failed = row.standing == RowStanding::Failed;
    let current = matches!(row.id, RowId::Report(id) if hand.state.current == Some(id));
    let class =
        classes!("lrow", picked.then_some("picked"), failed.then_some("fail"), current.then_some("now-read"));
    let number = |n: usize| row.file.is_none().then(|| n.to_string());
    html! {
        <div role="row" {class} key={format!("{:?}", row.id)} data-row={at.to_string()}>
            <div role="cell" class="c-pick">{ pick(t, hand, row, picked) }</div>
            <div role="cell" class="c-title">{ name(t, hand, row, current) }</div>
            <div role="cell" class="c-date">{ row.date.clone() }</div>
            <div role="cell" class="c-chair">{ row.chair.clone() }</div>
            <div role="cell" class="c-people">{ number(row.people) }</div>
            <div role="cell" class="c-orders">{ number(row.orders) }</div>
            <div role="cell" class="c-note">{ notices(t, hand, row) }</div>
        </div>
    }
}

/// Picks the row; with Shift, all rows from the last one picked.
fn pick(t: Words, hand: &Hand, row: &LibraryRow, picked: bool) -> Html {
    let (dispatch, id) = (hand.dispatch.clone(), row.id);
    let onclick = Callback::from(move |event: MouseEvent| {
        let action = if event.shift_key() { LibraryAction::PickTo(id) } else { LibraryAction::Pick(id) };
        dispatch.send(Action::Library(action));
    });
    let name = format!("{} {}", t("col.pick"), row.title);
    html! { <input type="checkbox" aria-label={name} checked={picked} {onclick} /> }
}

/// What it is called; a report's name opens it.
fn name(t: Words, hand: &Hand, row: &LibraryRow, current: bool) -> Html {
    let RowId::Report(id) = row.id else {
        let name = if row.title.is_empty() { t("sample").to_owned() } else { row.title.clone() };
        return html! { <span class="fn open" tabindex="0" role="group"><bdi>{ name }</bdi></span> };
    };
    let (dispatch, lang) = (hand.dispatch.clone(), hand.lang(id));
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.send(Action::Show(id));
    });
    let meeting = row.meeting.as_ref().filter(|meeting| **meeting != row.title);
    let under = [Some(&row.place_name).filter(|place| !place.is_empty()), meeting];
    let under = under.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ");
    html! {
        <>
            <a href="#" class="open" aria-current={current.then_some("page")} {lang} {onclick}>{ &row.title }</a>
            <small {lang}>{ under }</small>
        </>
    }
}

/// What asks for a look, each with its remedy.
fn notices(t: Words, hand: &Hand, row: &LibraryRow) -> Html {
    if let Some(file) = &row.file {
        return of_file(t, hand, file);
    }
    let RowId::Report(id) = row.id else { return html! {} };
    let badge = |badge: &Badge| match badge {
        Badge::Encoding(path, encoding, sure) => {
            let words = fill(t("note.encoding-doubtful"), &[]);
            let choose = encoding_badge(hand.parts(t), id.text.file, path.clone(), Some((*encoding, *sure)));
            html! { <span class="badge">{ icon(Glyph::Warning) }<span class="vh">{ words }</span>{ choose }</span> }
        }
        Badge::Note(code, count) => {
            let words = fill(t(&format!("note.{}", code.code())), &[("n", &count.to_string())]);
            html! { <span class="badge">{ icon(Glyph::Warning) }<span>{ words }</span>{ look(t, hand, id, false) }</span> }
        }
        Badge::Repaired(count) => {
            html! { <span class="badge"><span>{ super::counted(t, "b.repaired", *count) }</span>{ look(t, hand, id, true) }</span> }
        }
    };
    row.badges.iter().map(badge).collect()
}

/// Opens the report, with its repairs shown if they are what is to be seen.
fn look(t: Words, hand: &Hand, id: crate::protocol::ReportId, repairs: bool) -> Html {
    let (hand, shown) = (hand.clone(), hand.state.repairs);
    let onclick = Callback::from(move |_: MouseEvent| {
        hand.dispatch.send(Action::Show(id));
        if repairs && !shown {
            hand.dispatch.send(Action::ToggleRepairs);
        }
    });
    html! { <button type="button" {onclick}>{ t(if repairs { "repairs.show" } else { "b.look" }) }</button> }
}

/// A file that waits, is in work, or cannot be read: then why, and what to do.
fn of_file(t: Words, hand: &Hand, file: &FileEntry) -> Html {
    let FileState::Failed(error) = &file.state else {
        let words = match &file.state {
            FileState::Working(stage) => t(stage_key(*stage)),
            FileState::Done => t("stage.none"),
            _ => t("stage.queued"),
        };
        return html! { <span class="num">{ words }</span> };
    };
    let (what, fix) = fault_words(t, error);
    let encoding =
        may_be_encoding(error.code).then(|| encoding_badge(hand.parts(t), file.id, file.path.clone(), None));
    html! {
        <span class="badge err" title={plain_name(&file.path)}>
            { icon(Glyph::Warning) }<span>{ what }</span>{ encoding }{ remedy_button(t, &hand.engine, file.id, error.code) }
            <small>{ fix }</small>
        </span>
    }
}

//! The text column before the first report: work in progress, or what went wrong.

use yew::prelude::*;

use super::context::Words;
use super::fault::fault_words;
use super::hello::linked;
use super::openers::Openers;
use super::rail::stage_key;
use crate::view::{FileEntry, FileState, Progress, State, plain_name};

/// Says which file is being read; when none is left, why there is nothing to read, and how to go on.
pub(super) fn waiting(t: Words, state: &State) -> Html {
    let files = &state.files;
    if Progress::of(files).is_running() {
        return html! { <div class="waiting"><div><p class="big">{ t("progress") }{ "…" }</p>{ working(t, files) }</div></div> };
    }
    html! {
        <div class="waiting">
            <div>
                <p class="big">{ t("nothing.read") }</p>
                { state.link.as_ref().map(|link| linked(t, link)).unwrap_or_default() }
                { for files.iter().filter_map(|file| fault(t, file)) }
                <Openers />
            </div>
        </div>
    }
}

fn working(t: Words, files: &[std::rc::Rc<FileEntry>]) -> Html {
    let stage = files.iter().find_map(|file| match file.state {
        FileState::Working(stage) => Some((file, stage)),
        _ => None,
    });
    let line = stage.map(
        |(file, stage)| html! { <p class="num"><bdi>{ plain_name(&file.name) }</bdi>{ " " }{ t(stage_key(stage)) }</p> },
    );
    line.unwrap_or_default()
}

fn fault(t: Words, file: &FileEntry) -> Option<Html> {
    let FileState::Failed(error) = &file.state else { return None };
    let (what, fix) = fault_words(t, error);
    Some(
        html! { <p class="fault"><b><bdi>{ plain_name(&file.name) }</bdi></b><span>{ what }</span><small>{ fix }</small></p> },
    )
}

//! How far the reading of many files has come.

use yew::prelude::*;

use super::context::{Dispatch, Words};
use super::engine::Engine;
use crate::view::{Action, LibraryAction, Progress, fill};

/// From how many files on the tray is worth its place.
const MANY: usize = 5;

/// A line at the foot while many files are read, with a way to stop; and, for screen readers, the result.
pub(super) fn tray(t: Words, dispatch: &Dispatch, engine: Engine, progress: Progress) -> Html {
    let Progress { total, done, failed } = progress;
    let numbers = [("done", done.to_string()), ("total", total.to_string()), ("failed", failed.to_string())];
    let blanks = numbers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let faults = if failed > 0 { fill(t("progress.failed"), &blanks) } else { String::new() };
    let said = if progress.is_running() {
        // Every tenth, so that a screen reader is not kept busy.
        let tenths = 10 * (10 * done / total.max(1));
        (total >= MANY).then(|| format!("{} {tenths} %", t("progress")))
    } else {
        Some(fill(t("progress.done"), &blanks) + &faults)
    };
    let show = dispatch.on(Action::Library(LibraryAction::Open));
    let problems = (failed > 0)
        .then(|| html! { <button type="button" class="fault" onclick={show}>{ faults }</button> });
    let tray = (progress.is_running() && total >= MANY).then(move || {
        html! {
            <div class="tray">
                <progress max={total.to_string()} value={done.to_string()} aria-label={t("progress")} />
                <span>{ t("progress") }</span><span class="num">{ format!("{done} / {total}") }</span>
                { problems }
                <button type="button" class="btn push" onclick={move |_| engine.stop()}>{ t("stop") }</button>
            </div>
        }
    });
    html! { <>{ tray }<p class="vh" role="status">{ said }</p></> }
}

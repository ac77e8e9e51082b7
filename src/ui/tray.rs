//! How far the reading of many files has come.

use yew::prelude::*;

use super::context::{use_engine, use_words};
use crate::view::{Progress, fill};

/// From how many files on the tray is worth its place.
const MANY: usize = 5;

/// What the tray shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// How far it has come.
    pub(super) progress: Progress,
}

/// A line at the foot while many files are read, with a way to stop; and, for screen readers, the result.
#[component]
pub(super) fn Tray(props: &Props) -> Html {
    let (t, engine) = (use_words(), use_engine());
    let Progress { total, done, failed } = props.progress;
    let numbers = [("done", done.to_string()), ("total", total.to_string()), ("failed", failed.to_string())];
    let blanks = numbers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let faults = if failed > 0 { fill(t("progress.failed"), &blanks) } else { String::new() };
    let finished = (!props.progress.is_running()).then(|| fill(t("progress.done"), &blanks) + &faults);
    let tray = (props.progress.is_running() && total >= MANY).then(|| {
        html! {
            <div class="tray">
                <progress max={total.to_string()} value={done.to_string()} aria-label={t("progress")} />
                <span>{ t("progress") }</span><span class="num">{ format!("{done} / {total}") }</span>
                <span class="fault">{ faults }</span>
                <button type="button" class="btn push" onclick={move |_| engine.stop()}>{ t("stop") }</button>
            </div>
        }
    });
    html! { <>{ tray }<p class="vh" role="status">{ finished }</p></> }
}

//! The encoding of a text: its badge in the list, and the dialog to choose another.

use std::rc::Rc;

use yew::prelude::*;

use super::context::{Dispatch, Words, use_dispatch, use_engine, use_words};
use super::engine::Engine;
use super::modal::Modal;
use crate::protocol::{Confidence, Encoding, EncodingCandidate, EncodingChoice, FileId};
use crate::view::{Action, Dialog, fill, step_in};

/// A small button that opens the choice for a text of a file: with its encoding and how sure that is; without,
/// for a file that could not be decoded.
pub(super) fn encoding_badge(
    (t, dispatch, engine): (Words, Dispatch, Engine),
    file: FileId,
    text: String,
    encoding: Option<(Encoding, Confidence)>,
) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.send(Action::Dialog(Some(Dialog::Encoding { file, text: text.clone(), choice: None })));
        engine.encodings(file, text.clone());
    });
    let Some((encoding, confidence)) = encoding else {
        return html! { <button type="button" {onclick}>{ t("b.enc.fix") }</button> };
    };
    let doubtful = (confidence < Confidence::LIKELY).then(|| percent(confidence));
    let name = format!("{} {}", t("enc"), name_of(encoding));
    html! {
        <button type="button" class={classes!("enc", doubtful.as_ref().map(|_| "doubt"))} aria-label={name} title={t("b.enc.fix")} {onclick}>
            { name_of(encoding) }{ for doubtful.map(|sure| html! { <b>{ sure }</b> }) }
        </button>
    }
}

/// The name that readers know an encoding by.
fn name_of(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Gb18030 => "GB18030",
        other => other.label(),
    }
}

fn percent(confidence: Confidence) -> String {
    format!(" {} %", confidence.as_thousandths() / 10)
}

/// What the dialog is about.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The file.
    pub(super) file: FileId,
    /// The path of the text.
    pub(super) text: String,
    /// What it would be in each encoding, once that is known.
    pub(super) choice: Option<Rc<EncodingChoice>>,
}

/// What a text would be in each encoding, to choose from.
#[component]
pub(super) fn EncodingDialog(props: &Props) -> Html {
    let t = use_words();
    let inner = match &props.choice {
        Some(choice) => html! { <Candidates file={props.file} choice={choice.clone()} /> },
        None => html! { <p class="wait">{ t("enc.wait") }</p> },
    };
    html! {
        <Modal title={t("b.enc.fix")} class="wide">{ inner }</Modal>
    }
}

/// The encodings to choose from.
#[derive(Clone, PartialEq, Properties)]
struct CandidatesProps {
    file: FileId,
    choice: Rc<EncodingChoice>,
}

/// A list of the encodings and, beside it, the text in the one under the pointer or the arrow keys.
#[component]
fn Candidates(props: &CandidatesProps) -> Html {
    let (t, dispatch, engine) = (use_words(), use_dispatch(), use_engine());
    let CandidatesProps { file, choice } = props.clone();
    let now = choice.candidates.iter().position(|c| c.encoding == choice.now).unwrap_or(0);
    let looked_at = use_state_eq(|| now);
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((), move |()| super::choice::focus_child(&list, now));
    }
    let keep = {
        let (choice, engine) = (choice.clone(), engine.clone());
        move |at: usize| {
            if let Some(candidate) = choice.candidates.get(at).filter(|c| c.encoding != choice.now) {
                engine.choose(file, choice.path.clone(), candidate.encoding);
            }
            dispatch.send(Action::Dialog(None));
        }
    };
    let onkeydown = {
        let (list, looked_at, all) =
            (list.clone(), looked_at.clone(), (0..choice.candidates.len()).collect::<Vec<_>>());
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            if let Some(next) = step_in(&all, Some(*looked_at), step) {
                looked_at.set(next);
                super::choice::focus_child(&list, next);
            }
        })
    };
    let row = |(at, candidate): (usize, &EncodingCandidate)| {
        let (looked_at, keep, list) = (looked_at.clone(), keep.clone(), list.clone());
        let on = at == *looked_at;
        // Only a pointer that moves chooses: one at rest, under which the list opens, "enters" it too.
        let look = Callback::from(move |_: MouseEvent| {
            looked_at.set(at);
            super::choice::focus_child(&list, at);
        });
        html! {
            <button type="button" role="radio" aria-checked={on.to_string()} tabindex={if on { "0" } else { "-1" }}
                onmousemove={look} onclick={move |_| keep(at)}>{ candidate_row(t, candidate, at == now) }</button>
        }
    };
    let preview = choice.candidates.get(*looked_at).map(|c| c.preview.clone());
    html! {
        <>
            <div class="body encodings">
                <div class="list" role="radiogroup" aria-label={t("enc")} ref={&list} {onkeydown}>
                    { for choice.candidates.iter().enumerate().map(row) }
                </div>
                <pre class="song" aria-live="polite" lang="zh">{ preview }</pre>
            </div>
            <div class="ft"><span class="fn">{ t("enc.hint") }</span></div>
        </>
    }
}

fn candidate_row(t: Words, candidate: &EncodingCandidate, now: bool) -> Html {
    let lost = candidate.undecodable;
    let lost = (lost > 0).then(|| fill(t("enc.lost"), &[("n", &lost.to_string())]));
    html! {
        <>
            <b>{ name_of(candidate.encoding) }</b><span class="num">{ percent(candidate.confidence) }</span>
            <small>{ now.then(|| t("enc.now")) }{ " " }{ lost }</small>
        </>
    }
}

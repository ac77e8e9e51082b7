//! The first visit: what the page does, and four ways in.

use yew::prelude::*;

use super::context::{Words, use_engine, use_language, use_words};
use super::icon::{Glyph, icon};
use super::keys::call;
use super::openers::Openers;
use super::specimen::specimen;
use crate::view::{Command, EngineState, Link, fill};

/// What the first visit depends on.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// Whether files can be read.
    pub(super) engine: EngineState,
    /// A link that waits for its file.
    pub(super) link: Option<Link>,
}

/// One sentence, a place to drop on, a promise, samples; beside them a specimen.
#[component]
pub(super) fn Hello(props: &Props) -> Html {
    let (t, engine, language) = (use_words(), use_engine(), use_language());
    let broken = (props.engine == EngineState::Broken)
        .then(|| html! { <p class="fault" role="alert">{ t("engine.broken") }</p> });
    html! {
        <main class="hello">
            <div>
                <h1>{ t("hero") }</h1>
                <p class="lede">{ t("hero.sub") }</p>
                { props.link.as_ref().map(|link| linked(t, link)).unwrap_or_default() }
                <section class="dropper" aria-label={t("add")}>
                    <p class="big">{ t("drop") }</p>
                    <p class="kinds">{ t("drop.kinds") }</p>
                    <Openers />
                    { broken }
                </section>
                <div class="promise">
                    { icon(Glyph::Lock) }
                    <p>{ t("privacy") }</p>
                    <details><summary>{ t("privacy.proof") }</summary><p>{ t("privacy.how") }</p></details>
                </div>
                <div class="try">
                    <button type="button" class="btn line" onclick={move |_| engine.open_samples()}>
                        { icon(Glyph::Right) }{ t("samples") }
                    </button>
                    <button type="button" class="btn quiet" onclick={|_: MouseEvent| { call(Command::Tour); }}>{ t("tour") }</button>
                    <span class="num">{ t("samples.note") }</span>
                </div>
            </div>
            { specimen(t, language) }
        </main>
    }
}

/// Which file a link that was followed waits for.
pub(super) fn linked(t: Words, link: &Link) -> Html {
    let paragraph = link.paragraph.unwrap_or(1).to_string();
    let text = fill(t("link.waits"), &[("sha", &link.report), ("n", &paragraph)]);
    html! { <p class="linked" role="status">{ text }</p> }
}

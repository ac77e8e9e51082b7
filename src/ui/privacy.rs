//! The privacy panel: what was requested since the page was opened, what is kept on this computer, and how to
//! forget it.

use yew::prelude::*;

use super::context::use_words;
use super::modal::Modal;
use super::platform;
use super::storage;
use crate::view::{fill, size};

/// The panel.
#[component]
pub(super) fn PrivacyDialog() -> Html {
    let t = use_words();
    let asked = use_state_eq(|| false);
    let requests = platform::requests();
    let kept = storage::kept();
    let elsewhere = requests.iter().filter(|r| !r.own).count().to_string();
    let own = requests.iter().filter(|r| r.own).count().to_string();
    let request = |r: &platform::Requested| html! { <li class={(!r.own).then_some("fault")}><code>{ &r.address }</code></li> };
    let row = |(key, bytes): &(String, usize)| {
        let name = t(&format!("store.{key}"));
        html! { <li>{ if name == "?" { key.clone() } else { name.to_owned() } }{ " " }<span class="num">{ size(*bytes) }</span></li> }
    };
    let forget = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| if *asked { storage::forget() } else { asked.set(true) })
    };
    html! {
        <Modal title={t("privacy.panel")} class="private">
            <div class="body">
                <p>{ t("privacy") }{ t("privacy.how") }</p>
                <h3>{ t("privacy.asked") }</h3>
                <p class="count"><b>{ &elsewhere }</b>{ " " }{ t("privacy.elsewhere") }</p>
                <details><summary>{ fill(t("privacy.own"), &[("n", &own)]) }</summary><ul>{ for requests.iter().map(request) }</ul></details>
                <h3>{ t("privacy.kept") }</h3>
                if kept.is_empty() { <p>{ t("privacy.kept.none") }</p> } else { <ul>{ for kept.iter().map(row) }</ul> }
                <p class="num">{ t("privacy.reports") }</p>
            </div>
            <div class="ft">
                <span class="fn" role="status">{ (*asked).then(|| t("privacy.forget.sure")) }</span>
                <button type="button" class="btn line" onclick={forget}>{ t(if *asked { "privacy.forget.yes" } else { "privacy.forget" }) }</button>
            </div>
        </Modal>
    }
}

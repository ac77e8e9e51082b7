//! A printed page in small that explains every mark: invented sentences, and the table they become.

use yew::prelude::*;

use super::context::Words;
use crate::view::Language;

/// The specimen. Its marks cannot be clicked: it is a picture made of text.
pub(super) fn specimen(t: Words, language: Language) -> Html {
    let lang = match language {
        Language::Hant => "zh-Hant-TW",
        Language::Hans | Language::English => "zh-Hans-CN",
    };
    let line = |key: &str, text: Html| {
        html! {
            <div>
                <p {lang}>{ text }</p>
                <p class="nt"><b>{ t(&format!("{key}.name")) }</b>{ t(&format!("{key}.note")) }</p>
            </div>
        }
    };
    html! {
        <figure class="specimen" aria-label={t("legend")}>
            <div class="wenwu" role="presentation" />
            <div class="gloss">
                { line("spec.person", person(t)) }
                { line("spec.order", order(t)) }
                { line("spec.ban", ban(t)) }
                { line("spec.sug", suggested(t)) }
                { line("spec.repair", repaired(t)) }
            </div>
            <div class="take" {lang}>{ table(t) }</div>
        </figure>
    }
}

fn mark(class: &'static str, text: &'static str) -> Html {
    html! { <span class={classes!("m", class)}>{ text }</span> }
}

fn person(t: Words) -> Html {
    html! { <>{ mark("t", t("spec.post")) }{ mark("p", t("spec.chen")) }{ t("spec.said") }</> }
}

fn order(t: Words) -> Html {
    html! {
        <span class="D" data-f="5">
            { mark("b", t("spec.bureau")) }<span class="w">{ t("spec.must") }</span>{ t("spec.by") }
            { mark("l", t("spec.date")) }{ t("spec.action") }
        </span>
    }
}

fn ban(t: Words) -> Html {
    html! { <span class="D X" data-f="4"><span class="w x">{ t("spec.never") }</span>{ t("spec.delay") }</span> }
}

fn suggested(t: Words) -> Html {
    html! {
        <>
            <span class="m p" data-s="sug">{ t("spec.chief") }</span>{ t("spec.line") }
            { mark("d", t("spec.paper")) }{ t("spec.check") }
        </>
    }
}

fn repaired(t: Words) -> Html {
    html! {
        <>
            { t("spec.file") }<span class="q">{ t("spec.county") }</span><del>{ "??h" }</del>{ t("spec.water") }
            <span class="r">{ t("spec.wu") }</span><del>{ "務(wù)" }</del>{ t("spec.bi") }
        </>
    }
}

fn table(t: Words) -> Html {
    html! {
        <table aria-label={t("cls.order")}>
            <tbody>
                <tr>
                    <td>{ t("spec.chen") }</td><td>{ t("spec.bureau") }</td><td>{ t("spec.row.action") }</td>
                    <td class="n">{ t("spec.date") }</td><td class="n"><span class="fo" data-f="5" />{ "5" }</td>
                </tr>
                <tr>
                    <td>{ t("spec.chen") }</td><td>{ t("spec.villages") }</td><td>{ t("spec.row.ban") }</td>
                    <td class="n" /><td class="n"><span class="fo x" />{ "4" }</td>
                </tr>
            </tbody>
        </table>
    }
}

//! The card of a character whose form is in doubt: the words around it, and the forms with what each means.

use yew::prelude::*;

use super::super::super::choice::{Choice, Choices};
use super::super::super::context::{Dispatch, Words};
use crate::protocol::{Choice as Form, Form as Meaning};
use crate::view::{Action, Decision, DoubtCard, Language};

/// Every form is a choice; below, whether it holds in this report or in all.
pub(super) fn doubt(
    t: Words,
    dispatch: &Dispatch,
    language: Language,
    lang: &'static str,
    card: &DoubtCard,
) -> Html {
    let DoubtCard { choice, forms, phrase: [before, it, behind], in_all } = card.clone();
    let offered = |form: &Meaning| Choice {
        name: form.form.to_string().into(),
        hint: None,
        lang: Some(lang.into()),
        about: Some(meaning(form, language).to_owned().into()),
    };
    let choices: Vec<_> = forms.iter().map(offered).collect();
    let chosen = forms.iter().position(|form| form.form == choice.form);
    let decide = |dispatch: &Dispatch, form: Form, in_all| {
        dispatch.send(Action::Decide(Decision::Form(form, in_all)));
    };
    let onchoose = {
        let dispatch = dispatch.clone();
        Callback::from(move |at: usize| {
            if let Some(form) = forms.get(at) {
                decide(&dispatch, Form { form: form.form, ..choice }, in_all);
            }
        })
    };
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| decide(&dispatch, choice, !in_all));
    html! {
        <>
            <dl class="f">
                <dt>{ t("doubt.in") }</dt><dd class="song" {lang}>{ before }<b>{ it }</b>{ behind }</dd>
                <dt>{ t("doubt.forms") }</dt>
                <dd>
                    <Choices label={t("doubt.forms")} {choices} {chosen} {onchoose} class="readings" />
                    <label class="opt"><input type="checkbox" checked={in_all} {onclick} />{ t("doubt.all") }</label>
                </dd>
            </dl>
            <p class="why">{ t("doubt.why") }</p>
        </>
    }
}

fn meaning(form: &Meaning, language: Language) -> &str {
    let [hans, hant, english] = &form.meanings;
    match language {
        Language::Hans => hans,
        Language::Hant => hant,
        Language::English => english,
    }
}

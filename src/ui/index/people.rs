//! The people of the index, and the press.

use yew::prelude::*;

use super::super::context::{Dispatch, Words, use_dispatch, use_words};
use super::super::list::List;
use super::Source;
use super::section::{self, Section, tools};
use crate::view::{
    Index as Wishes, IndexAction, PersonRow, PressRow, Sorting, fill, passes, people, press, press_key,
    role_key,
};

/// The officials, by part.
#[component]
pub(super) fn People(source: &Source) -> Html {
    let t = use_words();
    let dispatch = use_dispatch();
    let Wishes { sorting, filter, .. } = source.wishes.clone();
    let groups = use_memo((source.read.clone(), source.text.clone(), sorting, filter.clone()), |_| {
        let mut groups = people(source.shown(), sorting);
        groups.iter_mut().for_each(|group| group.rows.retain(|row| row.passes(&filter)));
        groups.retain(|group| !group.rows.is_empty());
        groups
    });
    let count: usize = groups.iter().map(|g| g.rows.len()).sum();
    let none = if filter.trim().is_empty() { "people.none" } else { "filter.none" };
    let tools = tools(t, "sort", Sorting::LIST, sorting, |by| by.code(), &dispatch, IndexAction::Sort);
    // Group and row; a group's own line has no row.
    let lines: Vec<(usize, Option<usize>)> = (0..)
        .zip(groups.iter())
        .flat_map(|(at, group)| {
            group
                .role
                .map(|_| (at, None))
                .into_iter()
                .chain((0..group.rows.len()).map(move |row| (at, Some(row))))
        })
        .collect();
    let rows = lines.len();
    let source = source.clone();
    let row = Callback::from(move |at: usize| {
        let Some((group, row)) = lines.get(at).map(|(group, row)| (&groups[*group], row)) else {
            return html! {};
        };
        let Some(row) = row.map(|row| &group.rows[row]) else {
            return group
                .role
                .map_or_else(Html::default, |role| html! { <li><h3>{ t(role_key(role)) }</h3></li> });
        };
        section::row(t, &dispatch, "who", &row.marks, source.active, person(t, source.lang(), row))
    });
    html! {
        <Section title={t("cls.person")} {count} open=true class="sec-p" {tools}>
            <List count={rows} {row} />
            if count == 0 { <p class="none">{ t(none) }</p> }
        </Section>
    }
}

fn person(t: Words, lang: &'static str, row: &PersonRow) -> Html {
    let suggested = (row.suggested > 0).then(|| {
        let text = fill(t("st.sug.n"), &[("n", &row.suggested.to_string())]);
        html! { <span class="chip sug">{ text }</span> }
    });
    html! {
        <>
            <span class="nm" {lang}>{ &row.name }</span>
            <span class="ti" {lang} title={row.titles.clone()}>{ &row.titles }</span>
            <span class="end">
                { suggested }
                { for row.roles.iter().map(|role| html! { <span class="chip out">{ t(role_key(*role)) }</span> }) }
                { for row.details.iter().map(|d| html! { <span class="chip out">{ t(&format!("detail.{}", d.id())) }</span> }) }
                <span class="num">{ row.marks.len() }</span>
            </span>
        </>
    }
}

/// Reporters, editors and others who are no officials.
pub(super) fn press_section(t: Words, dispatch: &Dispatch, source: &Source) -> Html {
    let mut rows = press(source.shown());
    rows.retain(|row| passes(&source.wishes.filter, [row.name.as_str()]));
    let row = |row: &PressRow| {
        let said = html! {
            <>
                <span class="nm" lang={source.lang()}>{ &row.name }</span>
                <span class="ti">{ t(press_key(row.role)) }</span>
                <span class="end"><span class="num">{ row.marks.len() }</span></span>
            </>
        };
        section::row(t, dispatch, "who", &row.marks, source.active, said)
    };
    html! {
        <Section title={t("index.press")} count={rows.len()}><ul>{ for rows.iter().map(row) }</ul></Section>
    }
}

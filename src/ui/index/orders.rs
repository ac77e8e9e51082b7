//! The directives of the index.

use std::rc::Rc;

use yew::prelude::*;

use super::super::context::{Words, use_dispatch, use_words};
use super::super::list::List;
use super::Source;
use super::section::{self, Section, tools};
use crate::protocol::{DirectiveId, slice};
use crate::view::{
    GroupHead, Grouping, Index as Wishes, IndexAction, OrderGroup, OrderRow, ShownAct, fill, order_row,
    orders, passes,
};

/// The directives, grouped as the reader likes.
#[component]
pub(super) fn Orders(source: &Source) -> Html {
    let t = use_words();
    let dispatch = use_dispatch();
    let Wishes { grouping, filter, .. } = source.wishes.clone();
    let key = (source.read.clone(), source.text.clone(), grouping, filter.clone());
    let groups = use_memo(key, |_| fitting(source, grouping, &filter));
    let count: usize = groups.iter().map(|g| g.orders.len()).sum();
    let none = if filter.trim().is_empty() { "orders.none" } else { "filter.none" };
    let tools = tools(t, "group", Grouping::LIST, grouping, |by| by.code(), &dispatch, IndexAction::Group);
    let lines = Rc::new(lines(&groups));
    let rows = lines.len();
    let source = source.clone();
    let row = Callback::from(move |at: usize| match lines.get(at) {
        Some(Line::Head(group)) => head(t, &groups[*group]),
        Some(Line::Order(id)) => order_row(source.shown(), *id).map_or_else(Html::default, |row| {
            section::row(t, &dispatch, "ord", &[row.mark], source.active, order(t, source.lang(), &row))
        }),
        None => html! {},
    });
    html! {
        <Section title={t("index.orders")} {count} open=true class="sec-o" {tools}>
            <List count={rows} {row} />
            if count == 0 { <p class="none">{ t(none) }</p> }
        </Section>
    }
}

/// The groups, with the rows that the filter lets pass.
fn fitting(source: &Source, grouping: Grouping, filter: &str) -> Vec<OrderGroup> {
    let mut groups = orders(source.shown(), grouping);
    if !filter.trim().is_empty() {
        let sentence = |id: &DirectiveId| source.read.reading.directives.get(id.index()).map(|d| d.range);
        let fits = |range| passes(filter, [source.shown().at(range), slice(&source.read.texts.base, range)]);
        for group in &mut groups {
            let named = matches!(&group.head, GroupHead::Named(name) if passes(filter, [name.as_str()]));
            group.orders.retain(|id| named || sentence(id).is_some_and(fits));
        }
        groups.retain(|group| !group.orders.is_empty());
    }
    groups
}

/// A line of the list.
enum Line {
    Head(usize),
    Order(DirectiveId),
}

fn lines(groups: &[OrderGroup]) -> Vec<Line> {
    let of_group = |(at, group): (usize, &OrderGroup)| {
        let head = (group.head != GroupHead::Order).then_some(Line::Head(at));
        head.into_iter().chain(group.orders.iter().map(|id| Line::Order(*id))).collect::<Vec<_>>()
    };
    groups.iter().enumerate().flat_map(of_group).collect()
}

fn head(t: Words, group: &OrderGroup) -> Html {
    let text = match &group.head {
        GroupHead::Order => return html! {},
        GroupHead::Named(name) => name.clone(),
        GroupHead::Meeting => t("speaker.meeting").to_owned(),
        GroupHead::Nobody => t("addressee.none").to_owned(),
        GroupHead::Force(force) => fill(t("force.of"), &[("n", &force.to_string())]),
        GroupHead::Theme(theme) => t(&format!("theme.{}", theme.id())).to_owned(),
    };
    html! { <li><h3>{ text }{ "　" }<span class="num">{ group.orders.len() }</span></h3></li> }
}

fn order(t: Words, lang: &'static str, row: &OrderRow) -> Html {
    let force = fill(t("force.of"), &[("n", &row.force.to_string())]);
    html! {
        <>
            <span class={classes!("fo", row.forbids.then_some("x"))} data-f={row.force.to_string()} role="img" aria-label={force} />
            { for row.acts.iter().map(|one| act(lang, one, row.heading)) }
        </>
    }
}

/// On what condition what is asked for or forbidden, to whom, by when.
fn act(lang: &'static str, act: &ShownAct, heading: bool) -> Html {
    let word =
        act.word.as_ref().map(|word| html! { <><span class="chip ban">{ word.clone() }</span>{ " " }</> });
    let premise =
        act.condition.as_ref().map(|condition| html! { <span class="if">{ condition }{ "，" }</span> });
    let to = act.addressee.as_ref().map(|who| html! { <span>{ format!("→ {who}") }</span> });
    let by = act.deadline.as_ref().map(|(when, _)| html! { <b>{ when.clone() }</b> });
    let via = (to.is_some() || by.is_some()).then(|| html! { <span class="via" {lang}>{ to }{ by }</span> });
    html! {
        <>
            <span class={classes!("act", heading.then_some("lead"))} {lang}>{ premise }{ word }{ &act.words }</span>
            { via }
        </>
    }
}

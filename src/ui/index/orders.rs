//! The directives of the index.

use std::rc::Rc;

use yew::prelude::*;

use super::super::context::{Words, use_words};
use super::super::list::List;
use super::Source;
use super::section::{Row, Section};
use crate::protocol::DirectiveId;
use crate::view::{GroupHead, Grouping, OrderGroup, OrderRow, fill, order_row, orders};

/// The directives, grouped as the reader likes.
#[component]
pub(super) fn Orders(source: &Source) -> Html {
    let t = use_words();
    let grouping = use_state_eq(Grouping::default);
    let key = (source.read.clone(), source.text.clone(), *grouping);
    let groups = use_memo(key, |(.., grouping)| orders(source.shown(), *grouping));
    let count: usize = groups.iter().map(|g| g.orders.len()).sum();
    let switch = |to: &Grouping| {
        let (to, state) = (*to, grouping.clone());
        let pressed = (to == *state).to_string();
        let onclick = Callback::from(move |_: MouseEvent| state.set(to));
        html! { <button aria-pressed={pressed} {onclick}>{ t(&format!("by.{}", to.code())) }</button> }
    };
    let tools = html! { <div class="tools" role="group" aria-label={t("group")}>{ for Grouping::LIST.iter().map(switch) }</div> };
    let lines = Rc::new(lines(&groups));
    let rows = lines.len();
    let source = source.clone();
    let row = Callback::from(move |at: usize| {
        match lines.get(at) {
        Some(Line::Head(group)) => head(t, &groups[*group]),
        Some(Line::Order(id)) => order_row(source.shown(), *id).map_or_else(Html::default, |row| {
            html! { <Row class="ord" marks={vec![row.mark]} active={source.active}>{ order(t, source.lang(), &row) }</Row> }
        }),
        None => html! {},
    }
    });
    html! {
        <Section title={t("index.orders")} {count} open=true class="sec-o" {tools}>
            <List count={rows} {row} />
            if count == 0 { <p class="none">{ t("orders.none") }</p> }
        </Section>
    }
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
        GroupHead::Force(force) => fill(t("force.of"), &[("n", &force.to_string())]),
        GroupHead::Theme(theme) => t(&format!("theme.{}", theme.id())).to_owned(),
    };
    html! { <li><h3>{ text }{ "　" }<span class="num">{ group.orders.len() }</span></h3></li> }
}

fn order(t: Words, lang: &'static str, row: &OrderRow) -> Html {
    let force = fill(t("force.of"), &[("n", &row.force.to_string())]);
    let word =
        row.word.as_ref().map(|word| html! { <><span class="chip ban">{ word.clone() }</span>{ " " }</> });
    let to = row.addressee.as_ref().map(|who| html! { <span>{ format!("→ {who}") }</span> });
    let by = row.deadline.as_ref().map(|when| html! { <b>{ when.clone() }</b> });
    let via = (to.is_some() || by.is_some()).then(|| html! { <span class="via" {lang}>{ to }{ by }</span> });
    html! {
        <>
            <span class={classes!("fo", row.forbids.then_some("x"))} data-f={row.force.to_string()} role="img" aria-label={force} />
            <span class={classes!("act", row.heading.then_some("lead"))} {lang}>{ word }{ &row.action }</span>
            { via }
        </>
    }
}

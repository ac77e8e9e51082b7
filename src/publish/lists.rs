//! What the cards of the marks say, as lists beside the text; and the legend.

use super::html::Html;
use super::ink::entry_of;
use crate::protocol::{EditState, Role};
use crate::view::{
    Article, Card, DirectiveCard, Language, MarkClass, MarkId, OpenReport, PersonCard, Shown, ShownAct,
    Sorting, Target, card, fill, label, people, press, press_key, printed, role_key, things, visible,
};

/// So many places of one thing are linked.
const PLACES: usize = 40;

/// What the lists are made from.
pub(super) struct Lists<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) open: &'a OpenReport,
    pub(super) language: Language,
}

impl Lists<'_> {
    fn t(&self, key: &str) -> &'static str {
        label(self.language, key)
    }

    fn section(&self, to: &mut Html, key: &str, count: usize) {
        to.push("<section><h2>").text(self.t(key)).push(" <span class=\"num\">");
        to.push(&count.to_string()).push("</span></h2>");
    }

    /// Every class with its line and count, then what broken lines and signs mean.
    pub(super) fn legend(&self, to: &mut Html, article: &Article) {
        to.push("<section class=\"key\"><h2>").text(self.t("legend")).push("</h2><ul>");
        for (class, count) in article.counts() {
            to.push("<li><span class=\"sw\">");
            self.swatch(to, class);
            to.push("</span> ").text(self.t(&format!("cls.{}", class.code())));
            to.push(" <span class=\"num\">").push(&count.to_string()).push("</span></li>");
        }
        to.push("</ul><ul><li><span class=\"sw\"><span class=\"m p\">").text(self.t("letter.person"));
        to.push("</span></span> ").text(self.t("publish.sure"));
        to.push("</li><li><span class=\"sw\"><span class=\"m p\" data-s=\"sug\">")
            .text(self.t("letter.person"));
        to.push("</span></span> ").text(self.t("publish.sug"));
        to.push("</li><li>").text(self.t("spec.order.note")).push("</li></ul></section>");
    }

    fn swatch(&self, to: &mut Html, class: MarkClass) {
        let letter = self.t(&format!("letter.{}", class.code()));
        match class {
            MarkClass::Directive => to.push("<span class=\"bar3\"></span>").text(letter),
            MarkClass::Prohibition => to.push("<span class=\"boxx\"></span>"),
            _ => to.push("<span class=\"").push(class.css_class()).push("\">").text(letter).push("</span>"),
        };
    }

    /// The officials under their strongest part, then the press.
    pub(super) fn people(&self, to: &mut Html) {
        let groups = people(self.shown, Sorting::Part);
        let rows: Vec<_> = groups
            .iter()
            .flat_map(|group| group.rows.iter().map(|row| (group.role.unwrap_or(Role::Referenced), row)))
            .collect();
        self.section(to, "cls.person", rows.len());
        for (role, row) in rows {
            let mark = row.marks.first().copied();
            if let Some(Card::Person(card)) = mark.and_then(|mark| card(self.shown, self.open, mark)) {
                self.person(to, role, mark, &card);
            }
        }
        to.push("</section>");
        let press = press(self.shown);
        if press.is_empty() {
            return;
        }
        self.section(to, "index.press", press.len());
        for row in press {
            let entry = row.marks.first().map(|mark| entry_of(*mark)).unwrap_or_default();
            to.push("<p id=\"").push(&entry).push("\"><b class=\"song\">").text(&row.name).push("</b> ");
            to.text(self.t(press_key(row.role))).push("</p>");
        }
        to.push("</section>");
    }

    fn person(&self, to: &mut Html, role: Role, mark: Option<MarkId>, card: &PersonCard) {
        let entry = mark.map(entry_of).unwrap_or_default();
        to.push("<div class=\"entry\" id=\"").push(&entry).push("\"><h3><b class=\"song\">").text(&card.name);
        to.push("</b>");
        if let Some(other) = &card.other_script {
            to.push(" <span class=\"num\">").text(other).push("</span>");
        }
        let titles: Vec<_> = card.titles.iter().map(|(title, _)| title.as_str()).collect();
        to.push("</h3><p class=\"song\">").text(&titles.join("、")).push("</p><p>");
        if card.roles.is_empty() {
            to.text(self.t(role_key(role)));
        }
        for (role, detail, words) in &card.roles {
            let key = detail.map_or_else(|| role_key(*role).to_owned(), |d| format!("detail.{}", d.id()));
            to.push("<span class=\"chip\">").text(self.t(&key)).push("</span> ");
            if let Some(words) = words {
                to.push("<q class=\"song\">").text(words).push("</q> ");
            }
        }
        to.push("</p><p class=\"num\">").text(self.t("card.rule")).push(" ");
        let rules: Vec<_> = card.rules.iter().map(|rule| self.t(&format!("rule.{}", rule.id()))).collect();
        to.text(&rules.join(self.t("list.and"))).push("</p>");
        self.places(to, &card.marks);
        to.push("</div>");
    }

    /// Links to the places of a thing in the text.
    fn places(&self, to: &mut Html, marks: &[MarkId]) {
        to.push("<p class=\"num\">").text(self.t("card.seen"));
        for (number, mark) in (1..).zip(marks.iter().take(PLACES)) {
            to.push(" ").link(&mark.to_string(), "", &number.to_string());
        }
        if marks.len() > PLACES {
            to.push(" … ").push(&marks.len().to_string());
        }
        to.push("</p>");
    }

    /// The directives in text order.
    pub(super) fn orders(&self, to: &mut Html) {
        let orders = &self.shown.read.reading.directives;
        self.section(to, "index.orders", orders.len());
        for order in orders {
            let mark = MarkId { report: self.shown.read.id, target: Target::Directive(order.id), place: 0 };
            if let Some(Card::Directive(card)) = card(self.shown, self.open, mark) {
                self.order(to, mark, &card);
            }
        }
        if orders.is_empty() {
            to.push("<p>").text(self.t("orders.none")).push("</p>");
        }
        to.push("</section>");
    }

    fn order(&self, to: &mut Html, mark: MarkId, card: &DirectiveCard) {
        let force = fill(self.t("force.of"), &[("n", &card.force.to_string())]);
        to.push("<div class=\"entry\" id=\"").push(&entry_of(mark)).push("\"><h3>");
        to.link(&mark.to_string(), "song", &card.sentence).push("</h3><dl>");
        let speaker =
            card.speaker.as_ref().map_or_else(|| self.t("speaker.meeting").to_owned(), |(s, _)| s.clone());
        let themes: Vec<_> =
            card.themes.iter().map(|theme| self.t(&format!("theme.{}", theme.id()))).collect();
        let word = card.word.as_ref().map(|word| format!("{force} {word}")).unwrap_or(force);
        let act = |act: &ShownAct| {
            let what = [act.word.as_deref().unwrap_or_default(), &act.words].concat();
            [
                ("d.condition", act.condition.clone()),
                ("d.whom", act.addressee.clone()),
                ("d.what", Some(what)),
                ("d.when", act.deadline.as_ref().map(|(words, _)| words.clone())),
                ("d.sanction", act.sanction.clone()),
            ]
        };
        let rows = [("d.who", Some(speaker))].into_iter().chain(card.acts.iter().flat_map(act)).chain([
            ("d.force", Some(word)),
            ("d.theme", (!themes.is_empty()).then(|| themes.join(self.t("list.and")))),
            ("card.rule", Some(self.t(&format!("rule.{}", card.rule.id())).to_owned())),
        ]);
        for (key, value) in rows {
            if let Some(value) = value {
                to.push("<dt>").text(self.t(key)).push("</dt><dd>").text(&value).push("</dd>");
            }
        }
        to.push("</dl></div>");
    }

    /// Bodies, documents, dates and places.
    pub(super) fn things(&self, to: &mut Html) {
        for class in [MarkClass::Body, MarkClass::Document, MarkClass::Place] {
            let rows = things(self.shown, class);
            if rows.is_empty() {
                continue;
            }
            self.section(to, &format!("cls.{}", class.code()), rows.len());
            for row in rows {
                to.push("<div class=\"entry\">");
                for mark in &row.marks {
                    to.push("<span id=\"").push(&entry_of(*mark)).push("\"></span>");
                }
                to.push("<b class=\"song\">").text(&row.text).push("</b>");
                self.places(to, &row.marks);
                to.push("</div>");
            }
            to.push("</section>");
        }
    }

    /// What was mended.
    pub(super) fn repairs(&self, to: &mut Html) {
        let read = self.shown.read;
        if read.edits.is_empty() {
            return;
        }
        self.section(to, "repairs", read.edits.len());
        to.push("<ul class=\"mended\">");
        for edit in &read.edits {
            to.push("<li>").text(self.t(&format!("edit.{}", edit.kind.code()))).push(" <del>");
            to.text(&visible(printed(read, edit))).push("</del> → <ins>").text(&visible(&edit.after));
            to.push("</ins>");
            if edit.state == EditState::Offered {
                to.push(" <span class=\"chip sug\">").text(self.t("repair.offered")).push("</span>");
            }
            to.push("</li>");
        }
        to.push("</ul></section>");
    }
}

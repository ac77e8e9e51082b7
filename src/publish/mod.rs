//! A report in, a page that stands alone out: the text with its marks, the legend, and what the cards say as lists
//! that the marks lead to. One HTML file that needs no script, asks nobody for anything, and reads in grey and
//! on paper.

mod html;
mod ink;
mod lists;

use std::rc::Rc;

use crate::protocol::{BlockKind, Decisions, ReadReport, Wording};
use crate::view::{
    Article, Choice, Language, MeetRow, MeetValue, OpenReport, Part, Piece, Shown, date_in, days_in,
    kinds_in, label, meeting, script_words,
};
use html::{Html, escaped};
use ink::Ink;
use lists::Lists;

/// The styles of the page, and those of a page that stands alone.
const STYLES: [&str; 3] = [
    include_str!("../../static/tokens.css"),
    include_str!("../../static/reading.css"),
    include_str!("../../static/publish.css"),
];

/// The file of a report, in a script, with the words of an interface.
#[must_use]
pub fn page(read: &ReadReport, wording: impl Into<Wording>, language: Language) -> String {
    let text = read.shown(wording);
    let open = OpenReport::new(Rc::new(read.clone()));
    let shown = Shown { read, text: &text };
    let article = Article::lay_out(shown, Choice { repairs: true, decisions: &Decisions::default() });
    let sheet = Sheet { shown, language, article: &article, ink: Ink { shown, language } };
    let lists = Lists { shown, open: &open, language };
    let mut to = Html::default();
    sheet.head(&mut to);
    to.push("<body><main>");
    sheet.article(&mut to, text.variant().lang(read.texts.script));
    to.push("<aside>");
    lists.legend(&mut to, &article);
    lists.people(&mut to);
    lists.orders(&mut to);
    lists.things(&mut to);
    lists.repairs(&mut to);
    sheet.colophon(&mut to);
    to.push("</aside></main></body></html>\n");
    to.into_string()
}

/// What the text of the page is made from.
struct Sheet<'a> {
    shown: Shown<'a>,
    language: Language,
    article: &'a Article,
    ink: Ink<'a>,
}

impl Sheet<'_> {
    fn t(&self, key: &str) -> &'static str {
        label(self.language, key)
    }

    fn title(&self) -> &str {
        let read = self.shown.read;
        let named = read.report.head.title.as_ref().or(read.reading.meeting.name.as_ref());
        named.map_or(read.origin.name.as_str(), |name| self.shown.value(name))
    }

    /// The page's own policy lets nothing in but these styles.
    fn head(&self, to: &mut Html) {
        to.push("<!doctype html>\n<html lang=\"").push(self.language.code()).push("\" data-theme=\"paper\">");
        to.push("<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src ");
        to.push("'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">");
        to.push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        to.text(self.title()).push(" · ").text(self.t("app")).push("</title><style>");
        STYLES.iter().for_each(|style| {
            to.push(style);
        });
        to.push("</style></head>");
    }

    fn article(&self, to: &mut Html, lang: &str) {
        to.push("<article lang=\"").push(&escaped(lang)).push("\"><header class=\"head\">");
        self.headline(to, BlockKind::Kicker);
        to.push("<h1>");
        if self.article.headline.iter().any(|p| p.kind == BlockKind::Title) {
            self.headline(to, BlockKind::Title);
        } else {
            to.text(self.title());
        }
        to.push("</h1>");
        self.headline(to, BlockKind::Subtitle);
        self.imprint(to);
        to.push("</header><div class=\"wenwu\"></div>");
        self.meeting(to);
        self.article.parts.iter().for_each(|part| self.part(to, part));
        self.folded(to, &self.article.folded);
        to.push("</article>");
    }

    fn headline(&self, to: &mut Html, kind: BlockKind) {
        for piece in self.article.headline.iter().filter(|p| p.kind == kind) {
            match kind {
                BlockKind::Title => self.wrapped(to, "span", "", *piece),
                BlockKind::Kicker => self.wrapped(to, "p", " class=\"kick\"", *piece),
                _ => self.wrapped(to, "p", " class=\"sub\"", *piece),
            }
        }
    }

    fn part(&self, to: &mut Html, part: &Part) {
        if part.fold {
            return self.folded(to, &part.pieces);
        }
        for piece in &part.pieces {
            let number = piece.number.map(|n| format!(" data-n=\"{n}\"")).unwrap_or_default();
            match piece.kind {
                BlockKind::Heading => self.wrapped(to, "h2", &number, *piece),
                BlockKind::ListItem => self.wrapped(to, "p", &format!(" class=\"li\"{number}"), *piece),
                _ if piece.continues => self.wrapped(to, "p", " class=\"cont\"", *piece),
                _ => self.wrapped(to, "p", &number, *piece),
            }
        }
    }

    fn wrapped(&self, to: &mut Html, tag: &str, attributes: &str, piece: Piece) {
        to.push("<").push(tag).push(attributes).push(">");
        self.ink.block(to, &self.article.view(piece));
        to.push("</").push(tag).push(">\n");
    }

    /// Page furniture and metadata, behind a line that opens without script.
    fn folded(&self, to: &mut Html, pieces: &[Piece]) {
        if pieces.is_empty() {
            return;
        }
        to.push("<details class=\"furniture\"><summary>").text(self.t("boiler"));
        to.push(" ").push(&pieces.len().to_string()).push("</summary><div class=\"folded\">");
        pieces.iter().for_each(|piece| self.wrapped(to, "p", "", *piece));
        to.push("</div></details>");
    }

    fn imprint(&self, to: &mut Html) {
        let head = &self.shown.read.report.head;
        let place = |range: &_| self.shown.at(*range);
        let press = head.press.iter().map(|p| p.spans.first().map_or(p.name.as_str(), place));
        let press = press.collect::<Vec<_>>().join("　");
        to.push("<div class=\"imprint\">");
        if let Some(published) = &head.published {
            to.push("<span>").text(&date_in(self.language, published.value.date)).push("</span>");
        }
        let source = head.source.as_ref().map(|s| self.shown.value(s)).unwrap_or_default();
        for (key, value) in [("source", source), ("press", press.as_str())] {
            if !value.is_empty() {
                to.push("<span>").text(self.t(key)).push("　").text(value).push("</span>");
            }
        }
        to.push("</div>");
    }

    fn meeting(&self, to: &mut Html) {
        let is_told = |row: &MeetRow| !matches!(row.value, MeetValue::Doubts(..));
        let rows: Vec<_> = meeting(self.shown).into_iter().filter(is_told).collect();
        to.push("<dl class=\"meet\">");
        for row in rows {
            to.push("<dt>").text(self.t(row.label));
            to.push(if row.wide { "</dt><dd class=\"across\">" } else { "</dt><dd>" });
            match row.value {
                MeetValue::Text(text) => {
                    to.text(&text);
                }
                MeetValue::Kinds(kinds) => {
                    to.text(&kinds_in(self.language, &kinds));
                }
                MeetValue::Dates(days) => {
                    to.text(&days_in(self.language, &days));
                }
                MeetValue::Script(script, parts) => {
                    to.text(&script_words(self.language, script, &parts));
                }
                MeetValue::Doubts(..) => {}
                MeetValue::People(people, more) => {
                    for (name, mark) in people {
                        to.link(&ink::entry_of(mark), "m p song", &name);
                    }
                    if more > 0 {
                        to.push("<span class=\"num\">+").push(&more.to_string()).push("</span>");
                    }
                }
            }
            to.push("</dd>");
        }
        to.push("</dl>");
    }

    /// Which file this is, so that it can be checked and cited.
    fn colophon(&self, to: &mut Html) {
        let origin = &self.shown.read.origin;
        to.push("<footer class=\"colophon\"><p>")
            .text(self.t("publish.file"))
            .push(" <bdi>")
            .text(&origin.name);
        to.push("</bdi></p><p>SHA-256 <code>").text(&origin.sha256).push("</code></p><p>");
        to.text(self.t("publish.note")).push("</p></footer>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::protocol::Variant;

    fn page_of(language: Language, variant: Variant) -> String {
        page(&fixture::read(), variant, language)
    }

    #[test]
    fn it_stands_alone() {
        let html = page_of(Language::Hans, Variant::Hans);
        for foreign in ["<script", "http://", "https://", " src=", "url(", "@import", " style=\""] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        assert!(html.contains("default-src 'none'"));
    }

    #[test]
    fn every_link_has_its_end() {
        let html = page_of(Language::English, Variant::Taiwan);
        let after = |mark: &str| -> Vec<String> {
            html.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let (links, ids) = (after("href=\"#"), after(" id=\""));
        assert!(links.len() > 10);
        let lost: Vec<_> = links.iter().filter(|link| !ids.contains(link)).collect();
        assert!(lost.is_empty(), "{lost:?}");
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
    }

    #[test]
    fn all_text_is_there_and_says_who_orders_what() {
        let html = page_of(Language::Hans, Variant::Hans);
        for part in ["云泽县召开清河工作会议", "沈知远", "5月10日前", "不得", "版权所有", "县委书记"]
        {
            assert!(html.contains(part), "{part}");
        }
        assert!(page_of(Language::Hant, Variant::Taiwan).contains("雲澤縣"));
    }

    #[test]
    fn text_of_a_file_is_never_markup() {
        let mut read = fixture::read();
        read.origin.name = "<img src=x onerror=1>&\".txt".into();
        let html = page(&read, Variant::Hans, Language::Hans);
        assert!(!html.contains("<img") && html.contains("&lt;img src=x onerror=1&gt;&amp;&quot;.txt"));
    }
}

//! HTML as it is written: what is text can only go in escaped.

/// A page on its way.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup of our own.
    pub(super) fn push(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, whatever it holds.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escaped(text));
        self
    }

    /// Adds text that leads to a place of the page.
    pub(super) fn link(&mut self, to: &str, class: &str, text: &str) -> &mut Self {
        self.push("<a href=\"#").text(to).push("\" class=\"").push(class).push("\">").text(text).push("</a>")
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// Text as markup that shows it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

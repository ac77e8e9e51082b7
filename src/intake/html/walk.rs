//! HTML → [`Page`], one pass over the tokens. Keeps a stack of open elements as browsers do, in outline;
//! depth and searches are bounded, so that hostile nesting costs nothing.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::chrome::begins_with_label;
use super::page::{Line, Node, Page};

/// No more elements are open at once; deeper ones count as text of the last.
const MAX_DEPTH: usize = 512;

/// What an element does to the text in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A block that holds blocks.
    Container,
    /// A block of text.
    Block,
    /// A block beside its like: a line may run through several.
    Cell,
    /// Part of a line.
    Inline,
    /// Nothing of it is seen.
    Hidden,
}

/// An open element.
struct Open {
    name: StrTendril,
    kind: Kind,
}

#[derive(Default)]
struct Walk {
    page: Page,
    open: Vec<Open>,
    /// The nodes of the open blocks.
    blocks: Vec<usize>,
    /// How many open elements are hidden, or links.
    hidden: usize,
    links: usize,
    in_title: bool,
    line: Line,
    /// Where in the line an inline element ended and text follows at once.
    joints: Vec<usize>,
    /// Blanks since the last character of the line, and whether a line end was among them.
    blank: Option<bool>,
}

struct Sink(RefCell<Walk>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut walk = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return walk.start(&tag),
            Token::TagToken(tag) => walk.end(&tag.name),
            Token::CharacterTokens(text) => walk.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Reads a page.
pub(super) fn walk(html: &str) -> Page {
    let mut walk = Walk::default();
    walk.page.nodes.push(Node { parent: 0, holds_blocks: true });
    walk.blocks.push(0);
    let tokenizer = Tokenizer::new(Sink(RefCell::new(walk)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut walk = tokenizer.sink.0.into_inner();
    walk.break_line();
    walk.page
}

impl Walk {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.as_ref();
        match name {
            "br" | "hr" => self.break_line(),
            "meta" => self.meta(tag),
            "link" => self.link(tag),
            "title" if self.page.title.is_empty() => {
                self.in_title = true;
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            _ => {}
        }
        if is_void(name) || tag.self_closing && is_foreign(name) {
            return TokenSinkResult::Continue;
        }
        self.close_implied(name);
        let kind = if is_hidden(tag) { Kind::Hidden } else { kind(name) };
        self.push(name, kind);
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn push(&mut self, name: &str, kind: Kind) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        match kind {
            Kind::Container | Kind::Block => {
                self.break_line();
                let parent = self.block();
                self.page.nodes.push(Node { parent, holds_blocks: kind == Kind::Container });
                self.blocks.push(self.page.nodes.len() - 1);
                self.line.is_h1 = name == "h1";
            }
            Kind::Cell => {
                self.blank = Some(false);
                let parent = self.block();
                self.page.nodes.push(Node { parent, holds_blocks: true });
                self.blocks.push(self.page.nodes.len() - 1);
            }
            Kind::Hidden => self.hidden += 1,
            Kind::Inline => self.links += usize::from(name == "a"),
        }
        self.open.push(Open { name: StrTendril::from_slice(name), kind });
    }

    fn end(&mut self, name: &str) {
        if name == "title" && self.in_title {
            self.in_title = false;
            return;
        }
        if matches!(name, "p" | "br") {
            self.break_line();
        }
        let is_cell = |open: &Open| matches!(&*open.name, "td" | "th" | "table");
        let outer = matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "table" | "body" | "html");
        for (at, open) in self.open.iter().enumerate().rev() {
            if &*open.name == name {
                return self.close_down_to(at);
            }
            // What is opened outside a cell is not closed within it.
            if is_cell(open) && !outer {
                return;
            }
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            match open.kind {
                Kind::Container | Kind::Block => {
                    self.break_line();
                    self.blocks.pop();
                }
                Kind::Cell => {
                    // A cell of several lines keeps its last one.
                    let cell = self.block();
                    if self.page.lines.last().is_some_and(|line| line.node >= cell) {
                        self.break_line();
                    }
                    self.blocks.pop();
                }
                Kind::Hidden => self.hidden -= 1,
                Kind::Inline => {
                    self.links -= usize::from(&*open.name == "a");
                    self.joints.push(self.line.text.len());
                }
            }
        }
    }

    /// Closes what a start tag ends without an end tag: a paragraph before a block, an item before an item.
    fn close_implied(&mut self, name: &str) {
        let ends = |open: &str| match name {
            "li" => open == "li",
            "dt" | "dd" => matches!(open, "dt" | "dd"),
            "tr" => matches!(open, "tr" | "td" | "th"),
            "td" | "th" => matches!(open, "td" | "th"),
            "option" => open == "option",
            "a" => open == "a",
            _ => matches!(kind(name), Kind::Container | Kind::Block) && open == "p",
        };
        let bounds =
            |open: &str| matches!(open, "ul" | "ol" | "dl" | "table" | "div" | "section" | "article");
        let mut found = None;
        for (at, open) in self.open.iter().enumerate().rev().take(16) {
            if ends(&open.name) {
                found = Some(at);
            } else if bounds(&open.name) {
                break;
            }
        }
        if let Some(at) = found {
            self.close_down_to(at);
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.page.title.push_str(text);
            return;
        }
        if self.hidden > 0 {
            return;
        }
        for ch in text.chars() {
            self.character(ch);
        }
    }

    fn character(&mut self, ch: char) {
        if matches!(ch, ' ' | '\t' | '\n' | '\r' | '\u{C}' | '\u{A0}') {
            let ends_line = matches!(ch, '\n' | '\r');
            self.blank = Some(self.blank.unwrap_or(false) || ends_line);
            return;
        }
        let last = self.line.text.chars().next_back();
        if let (Some(broken), Some(last)) = (self.blank.take(), last) {
            // A line end in the source between two wide characters is no blank.
            if !(broken && is_wide(last) && is_wide(ch)) {
                self.line.text.push(' ');
            }
        }
        self.line.text.push(ch);
        if is_han(ch) {
            *(if self.links > 0 { &mut self.line.linked } else { &mut self.line.han }) += 1;
        }
    }

    fn break_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        self.blank = None;
        line.text = parted(&line.text, &self.joints);
        self.joints.clear();
        if !line.text.trim().is_empty() {
            let text = line.text.trim().to_owned();
            self.page.lines.push(Line { text, node: self.block(), ..line });
        }
    }

    fn block(&self) -> usize {
        self.blocks.last().copied().unwrap_or(0)
    }

    fn meta(&mut self, tag: &Tag) {
        let name = ["name", "property", "itemprop"].iter().find_map(|key| attribute(tag, key));
        if let (Some(name), Some(content)) = (name, attribute(tag, "content")) {
            self.page.metas.push((name.to_ascii_lowercase(), content.trim().to_owned()));
        }
    }

    fn link(&mut self, tag: &Tag) {
        if attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
            self.page.canonical = attribute(tag, "href").map(ToOwned::to_owned);
        }
    }
}

/// A line with a blank before every label that an inline element ends before.
fn parted(line: &str, joints: &[usize]) -> String {
    let mut parted = String::with_capacity(line.len());
    let mut done = 0;
    for &joint in joints {
        if joint > done && line.get(joint..).is_some_and(begins_with_label) {
            parted.push_str(line.get(done..joint).unwrap_or_default());
            parted.push(' ');
            done = joint;
        }
    }
    parted.push_str(line.get(done..).unwrap_or_default());
    parted
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "meta"
            | "link"
            | "img"
            | "input"
            | "col"
            | "wbr"
            | "area"
            | "base"
            | "source"
            | "track"
            | "embed"
            | "param"
            | "frame"
    )
}

/// Elements that really close themselves: those of other vocabularies.
fn is_foreign(name: &str) -> bool {
    name.contains(':') || matches!(name, "path" | "use" | "rect" | "circle")
}

fn is_hidden(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    let has_no_size =
        style.split(';').any(|rule| matches!(rule, "font-size:0" | "font-size:0px" | "font-size:0pt"));
    style.contains("display:none") || has_no_size || attribute(tag, "hidden").is_some()
}

fn kind(name: &str) -> Kind {
    match name {
        "script" | "style" | "noscript" | "iframe" | "noembed" | "noframes" | "textarea" | "title"
        | "select" | "svg" | "template" | "object" | "canvas" | "math" | "datalist" | "audio" | "video" => {
            Kind::Hidden
        }
        "td" | "th" => Kind::Cell,
        "div" | "tr" | "table" | "tbody" | "thead" | "tfoot" | "section" | "article" | "main" | "body"
        | "html" | "header" | "footer" | "aside" | "nav" | "center" | "form" | "ul" | "ol" | "dl"
        | "blockquote" | "fieldset" | "figure" => Kind::Container,
        "p" | "li" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "caption"
        | "figcaption" | "address" | "legend" => Kind::Block,
        _ => Kind::Inline,
    }
}

fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_wide(ch: char) -> bool {
    is_han(ch) || matches!(ch, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '‘' | '’')
}

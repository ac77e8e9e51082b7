//! Leftover HTML and CSS: `<br>`, `&nbsp;`, `.TRS_Editor P{line-height:1.5}`.

use crate::confidence::Confidence;
use crate::lexicon::read_table;
use crate::repair::EditKind;
use crate::repair::chars::{after, before};
use crate::repair::pass::{Pass, Proposal};
use crate::span::TextRange;

/// Removes tags and style rules, and reads entities, unless the text is about such things.
pub(crate) struct Markup;

impl Pass for Markup {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let bytes = text.as_bytes();
        if memchr::memchr3(b'<', b'&', b'{', bytes).is_none() {
            return;
        }
        let mut scan = Scan { text, unclosed: Vec::new() };
        let mut found: Vec<Leftover> = Vec::new();
        // Where what was found so far ends, and where a line was broken with only tags behind.
        let (mut done, mut broken) = (0, 0);
        for at in memchr::memchr3_iter(b'<', b'&', b'{', bytes) {
            let Some(mut leftover) = (at >= done).then(|| scan.leftover(at, done)).flatten() else {
                continue;
            };
            let goes_on = leftover.range.start().index() == broken;
            done = leftover.range.end().index();
            if goes_on && leftover.after == "\n" {
                leftover.after.clear();
            }
            if leftover.after == "\n" || (goes_on && leftover.after.is_empty()) {
                broken = done;
            }
            found.push(leftover);
        }
        let confidence = confidence(text, &found);
        out.extend(
            found.into_iter().map(|l| Proposal::certain(EditKind::Markup, l.range, l.after).with(confidence)),
        );
    }
}

/// A piece of markup and what the reader should see in its place.
struct Leftover {
    range: TextRange,
    after: String,
}

/// A text about markup shows it on purpose; a single tag may be a slip or a quotation.
fn confidence(text: &str, found: &[Leftover]) -> Confidence {
    let teaches = || {
        ["HTML", "html", "XML", "xml", "CSS", "标签", "標籤", "代码", "代碼"]
            .iter()
            .any(|word| text.contains(word))
    };
    let slip = |l: &Leftover| {
        l.range.len() < 4
            || text.get(l.range.indices()).is_some_and(|t| t.starts_with('<') && !t.contains('='))
    };
    match found {
        _ if !found.is_empty() && teaches() => Confidence::DOUBTFUL,
        [only] if slip(only) => Confidence::LIKELY,
        _ => Confidence::CERTAIN,
    }
}

/// A search for markup; what was not closed once is not looked for again.
struct Scan<'a> {
    text: &'a str,
    unclosed: Vec<&'static str>,
}

impl Scan<'_> {
    /// The piece of markup whose telling sign stands at `at`, and which begins at `done` or later.
    fn leftover(&mut self, at: usize, done: usize) -> Option<Leftover> {
        match self.text.as_bytes()[at] {
            b'&' => entity(self.text, at),
            b'{' => style_rule(self.text, at, done),
            _ => self.tag(at),
        }
    }

    fn tag(&mut self, at: usize) -> Option<Leftover> {
        /// Longer tags are no leftovers of a report.
        const LONGEST: usize = 600;
        let rest = self.text.get(at + 1..)?;
        if rest.starts_with("!--") {
            return self.until(at, "-->");
        }
        let inside = rest.as_bytes().iter().take(LONGEST).position(|&b| matches!(b, b'>' | b'<'))?;
        let end = at + 1 + inside + 1;
        if self.text.as_bytes()[end - 1] == b'<' {
            return None;
        }
        let tag = rest.get(..inside)?;
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
            .collect();
        let known = TAGS.contains(&name.to_ascii_lowercase().as_str());
        let tail = tag.trim_start_matches('/').get(name.len()..)?;
        if !known || !(tail.is_empty() || tail.starts_with([' ', '/', '\n', '\t'])) {
            return None;
        }
        match name.to_ascii_lowercase().as_str() {
            "style" if !tag.starts_with('/') => self.until(at, "</style>"),
            "script" if !tag.starts_with('/') => self.until(at, "</script>"),
            name => {
                let breaks = LINES.contains(&name) && !self.is_line_end(at, end);
                Some(Leftover {
                    range: TextRange::at(at, end),
                    after: if breaks { "\n".to_owned() } else { String::new() },
                })
            }
        }
    }

    /// From `at` to the end of the first `close` behind it.
    fn until(&mut self, at: usize, close: &'static str) -> Option<Leftover> {
        if self.unclosed.contains(&close) {
            return None;
        }
        let found = memchr::memmem::find(self.text.as_bytes().get(at..)?, close.as_bytes());
        if found.is_none() {
            self.unclosed.push(close);
        }
        Some(Leftover { range: TextRange::at(at, at + found? + close.len()), after: String::new() })
    }

    fn is_line_end(&self, start: usize, end: usize) -> bool {
        let ends = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
        ends(before(self.text, start)) || ends(after(self.text, end))
    }
}

/// Elements whose tags are taken for leftovers …
const TAGS: &[&str] = &[
    "a",
    "b",
    "br",
    "center",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "o:p",
    "ol",
    "p",
    "script",
    "section",
    "span",
    "st1:chsdate",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// … and those of them that part lines.
const LINES: &[&str] =
    &["br", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p", "section", "table", "tr"];

/// An entity, however often it was escaped.
fn entity(text: &str, at: usize) -> Option<Leftover> {
    const LONGEST: usize = 10;
    let mut name_at = at + 1;
    while text.get(name_at..)?.starts_with("amp;") && !ends_text(text, name_at + 4) {
        name_at += 4;
    }
    let rest = text.as_bytes().get(name_at..)?;
    let length = rest.iter().take(LONGEST).position(|&b| b == b';')?;
    let name = text.get(name_at..name_at + length)?;
    let after = match name.strip_prefix('#') {
        Some(number) => numbered(number)?.to_string(),
        None => named(name)?.to_owned(),
    };
    Some(Leftover { range: TextRange::at(at, name_at + length + 1), after })
}

/// Whether what follows here is no name of an entity, so that `amp;` before was one itself.
fn ends_text(text: &str, at: usize) -> bool {
    !text.as_bytes().get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'#')
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match char::from_u32(code)? {
        '\u{A0}' => Some(' '),
        c => (!c.is_control() && c != '&').then_some(c),
    }
}

fn named(name: &str) -> Option<&'static str> {
    let row = read_table!("entities.tsv").rows().find(|row| row.key() == name)?;
    Some(if row.cell(1).is_empty() { " " } else { row.cell(1) })
}

/// A style rule: its selector and its body, which declares something.
fn style_rule(text: &str, open: usize, done: usize) -> Option<Leftover> {
    const LONGEST_SELECTOR: usize = 120;
    const LONGEST_BODY: usize = 1200;
    let bytes = text.as_bytes();
    let in_selector = |b: &u8| b.is_ascii_alphanumeric() || b" .#,:>*_-@".contains(b);
    let before = bytes.get(done..open)?.iter().rev().take(LONGEST_SELECTOR);
    let start = open - before.take_while(|b| in_selector(b)).count();
    let length = bytes.get(open..)?.iter().take(LONGEST_BODY).position(|&b| b == b'}')?;
    let body = text.get(open + 1..open + length)?;
    let declares = |part: &str| part.split_once(':').is_some_and(|(name, _)| is_property(name.trim()));
    let (declared, others) = body
        .split(';')
        .filter(|part| !part.trim().is_empty())
        .fold((0, 0), |(yes, no), part| if declares(part) { (yes + 1, no) } else { (yes, no + 1) });
    (declared > 0 && others <= declared)
        .then(|| Leftover { range: TextRange::at(start, open + length + 1), after: String::new() })
}

fn is_property(name: &str) -> bool {
    const FAMILIES: &[&str] = &[
        "background",
        "border",
        "color",
        "display",
        "float",
        "font",
        "height",
        "letter-spacing",
        "line-height",
        "list-style",
        "margin",
        "mso-",
        "padding",
        "page",
        "position",
        "text-",
        "vertical-align",
        "white-space",
        "width",
        "word-",
    ];
    FAMILIES.iter().any(|family| name.starts_with(family))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Markup,
        mends: [
            ("<p style=\"text-indent:2em\">会议指出</p><p>要抓好</p>", "会议指出\n要抓好"),
            ("会议&nbsp;指出&amp;ldquo;好&rdquo;&#12290;", "会议 指出“好”。"),
            (".TRS_Editor P{line-height:1.5;font-family:宋体}.TRS_Editor DIV{margin:0}会议指出", "会议指出"),
            ("<style>p{}</style><!-- 正文 --><span class=a>会议</span>指出<br/>要抓好", "会议指出\n要抓好"),
            ("甲&lt;br&gt;乙", "甲<br>乙"),
        ],
        keeps: [
            "增长<5%且>3%，A&B公司", "用 <br> 标签换行", "集合{1,2,3}与{a:b}", "<张三>《日报》", "a<b", "&nosuch; &;", "R&D投入",
            "<p 没有完", "<!-- 没有完",
        ],
    );
}

//! Classes of characters that several passes ask for.

/// Whether a character is a Han character, rare and compatibility ones included.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Whether a character is a full-width mark of Chinese text: `，` `。` `“` `》` …
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '、'..='】' | '〔'..='〗' | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '‘'..='”' | '…' | '—' | '·')
}

/// Whether a mark ends a sentence.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '…' | '!' | '?' | ';')
}

/// Whether a mark opens something, so that it belongs to what follows.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '《' | '〈' | '（' | '【' | '「' | '『' | '〔' | '[' | '(' | '{')
}

/// Whether a character is a blank that is no line break.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}' | '\u{2002}'..='\u{200A}')
}

/// The character before a byte index.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at a byte index.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

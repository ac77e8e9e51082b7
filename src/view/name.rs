//! Names of files as they can be shown without harm.

/// The longest name that is shown whole, in characters.
const LONGEST: usize = 80;

/// A file name fit to be shown: characters that would turn the text around them, or that cannot be seen,
/// are spelt out, and a very long name is cut in its middle, so that its end can still be read.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let spelt: Vec<char> = name.chars().flat_map(spell).collect();
    if spelt.len() <= LONGEST {
        return spelt.into_iter().collect();
    }
    let (head, tail) = (&spelt[..LONGEST / 2], &spelt[spelt.len() - LONGEST / 2..]);
    head.iter().chain(&['…']).chain(tail).collect()
}

fn spell(c: char) -> Vec<char> {
    let unseen = c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if unseen { format!("[U+{:04X}]", u32::from(c)).chars().collect() } else { vec![c] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_are_shown_for_what_they_are() {
        for (name, shown) in [
            ("报告.txt", "报告.txt"),
            ("a\u{202e}gnp.txt", "a[U+202E]gnp.txt"),
            ("a\nb\u{0}", "a[U+000A]b[U+0000]"),
            ("__proto__", "__proto__"),
            ("<b>&amp;</b>", "<b>&amp;</b>"),
        ] {
            assert_eq!(plain_name(name), shown);
        }
    }

    #[test]
    fn long_names_keep_head_and_tail() {
        let shown = plain_name(&format!("{}.txt", "长".repeat(300)));
        assert_eq!(shown.chars().count(), LONGEST + 1);
        assert!(shown.starts_with('长') && shown.ends_with(".txt"));
    }
}

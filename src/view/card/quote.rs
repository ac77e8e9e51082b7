//! Words of evidence, quoted so that they can be judged: after what leads to them, to the end of their clause, and with
//! the name of whom they speak.

use crate::protocol::{Offset, TextRange, slice};

/// So many characters before the words are quoted, at most.
const LEAD: usize = 28;
/// So many behind them, at most, where their clause goes on.
const REST: usize = 8;
/// What was left out.
const CUT: &str = "……";

/// Quotes `words` of a text. `names` are all places of a person's name in text order: if none stands in the quotation, one of
/// the same sentence is put to it, else the last before.
pub(super) fn quote(text: &str, words: TextRange, names: &[TextRange]) -> String {
    let sentence = sentence_start(text, words.start());
    let (close, more) = clause_end(text, words.end());
    let told = TextRange::new(words.start(), close);
    let quoted = TextRange::new(lead_start(text, sentence, words.start()), close);
    let cut = if quoted.start() > sentence { CUT } else { "" };
    let said = slice(text, quoted);
    if names.iter().any(|name| quoted.covers(*name)) {
        return [cut, said, more].concat();
    }
    let before = names.iter().rfind(|name| name.end() <= words.start());
    let is_of_list =
        |name: &&TextRange| !slice(text, TextRange::new(told.end(), name.start())).contains(is_stop);
    let behind = names.iter().find(|name| told.end() <= name.start()).filter(is_of_list);
    match (before, behind) {
        // Of a long list, the name and what is said of all of it.
        (Some(name), _) if sentence <= name.start() => {
            [slice(text, *name), CUT, slice(text, told), more].concat()
        }
        (_, Some(name)) => [cut, said, CUT, slice(text, *name)].concat(),
        // 祁望舒来到河边。他要求: near, so that what leads to the words can be read.
        (Some(name), None) if leads_near(text, TextRange::new(name.end(), words.start())) => {
            [slice(text, TextRange::new(name.start(), close)), more].concat()
        }
        (Some(name), None) => [slice(text, *name), CUT, said, more].concat(),
        (None, None) => [cut, said, more].concat(),
    }
}

/// Whether what stands between a name and the words is short, and of one paragraph.
fn leads_near(text: &str, between: TextRange) -> bool {
    let between = slice(text, between);
    between.chars().count() <= LEAD && !between.contains('\n')
}

/// Where the sentence begins that goes on here.
fn sentence_start(text: &str, here: Offset) -> Offset {
    let before = slice(text, TextRange::new(Offset(0), here)).char_indices();
    Offset::at(before.rev().find(|(_, c)| is_stop(*c)).map_or(0, |(at, c)| at + c.len_utf8()))
}

/// Where the quotation begins.
fn lead_start(text: &str, sentence: Offset, words: Offset) -> Offset {
    let lead = slice(text, TextRange::new(sentence, words)).char_indices();
    let skipped = lead.rev().nth(LEAD - 1).map_or(0, |(at, _)| at);
    Offset::at(sentence.index() + skipped)
}

/// Where the clause of the words ends, or is cut, and what tells that it is.
fn clause_end(text: &str, words: Offset) -> (Offset, &'static str) {
    let rest = slice(text, TextRange::new(words, Offset::at(text.len())));
    let ends = |c: char| is_stop(c) || "，：、”".contains(c);
    let end = rest.find(ends).unwrap_or(rest.len());
    let short = rest.char_indices().nth(REST).map_or(rest.len(), |(at, _)| at);
    (Offset::at(words.index() + end.min(short)), if short < end { CUT } else { "" })
}

fn is_stop(c: char) -> bool {
    "。；！？\n".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_holds_the_name_and_ends_with_its_clause() {
        let list = "、甄大方".repeat(8);
        for (text, words, name, quoted) in [
            ("县长祁望舒主持并讲话，", "主持并", "祁望舒", "县长祁望舒主持并讲话"),
            ("会后，县长祁望舒在总结时强调，", "祁望舒在总结", "祁望舒", "会后，县长祁望舒在总结时强调"),
            (&format!("祁望舒{list}出席会议。"), "出席会议", "祁望舒", "祁望舒……出席会议"),
            (&format!("出席会议的有{list}、祁望舒。"), "出席会议", "祁望舒", "出席会议的有……祁望舒"),
            ("祁望舒来到河边。他要求大家再快些，", "他要求", "祁望舒", "祁望舒来到河边。他要求大家再快些"),
            (
                &format!("祁望舒来了。{}他要求大家", "水位还在上涨，".repeat(6)),
                "他要求",
                "祁望舒",
                "祁望舒……水位还在上涨，水位还在上涨，水位还在上涨，水位还在上涨，他要求大家",
            ),
            ("会议要求，", "要求", "祁望舒", "会议要求"),
            (
                "祁望舒主持并就做好今后一个时期工作讲话。",
                "祁望舒主持并",
                "祁望舒",
                "祁望舒主持并就做好今后一个时……",
            ),
        ] {
            let at = |part: &str| text.find(part).map(|at| TextRange::at(at, at + part.len()));
            let names: Vec<_> = at(name).into_iter().collect();
            assert_eq!(quote(text, at(words).expect("they stand there"), &names), quoted, "{text}");
        }
    }

    #[test]
    fn what_leads_to_the_words_is_cut_before_it_grows_long() {
        let text = format!("{}县长祁望舒强调，", "市".repeat(40));
        let at = |part: &str| text.find(part).map_or(0, |at| at);
        let words = TextRange::at(at("强调"), at("，"));
        let name = TextRange::at(at("祁望舒"), at("强调"));
        assert_eq!(quote(&text, words, &[name]), format!("……{}县长祁望舒强调", "市".repeat(LEAD - 5)));
    }
}

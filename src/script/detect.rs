//! Which script a text is in.

use super::convert::{convert, settled};
use super::engine::Engine;
use super::variant::{Script, Variant};
use crate::span::{TextRange, slice};

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 256 << 10;

/// The script of a text.
#[must_use]
pub fn detect(text: &str) -> Script {
    let sample = slice(text, TextRange::at(0, SAMPLE.min(text.len())));
    // What simplifying leaves alone holds nothing traditional.
    let simplified = convert(sample, Variant::Hans, &[]).text;
    if simplified == sample { Script::Hans } else { count(sample).script() }
}

/// How many characters tell for which script.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// Characters that simplified text does not have.
    traditional: usize,
    /// Characters that traditional text does not have.
    simplified: usize,
    /// Characters that traditional text has in other words: 后 in 會議后.
    out_of_place: usize,
}

impl Evidence {
    fn script(self) -> Script {
        let Self { traditional, simplified, out_of_place } = self;
        if traditional <= simplified / 20 {
            Script::Hans
        } else if simplified > traditional / 10 {
            Script::Mixed
        } else if out_of_place >= 2 && out_of_place * 250 >= traditional {
            Script::MechanicalHant
        } else {
            Script::Hant
        }
    }
}

/// Characters of which careful traditional text writes either form.
const EITHER: &str = "台占布周游岩托升注核伙峰才志欲";

fn count(text: &str) -> Evidence {
    let (Some(simplifying), Some(traditional)) = (Engine::of(Variant::Hans), Engine::of(Variant::Hant))
    else {
        return Evidence::default();
    };
    let base = settled(text, simplifying, Variant::Hans, &[]).pairs;
    let changed = base.iter().filter(|p| p.from != p.to && p.from >= '\u{3400}').count();
    let mut evidence = Evidence { traditional: changed, ..Evidence::default() };
    let simplified: String = base.iter().map(|p| p.to).collect();
    for (source, pair) in base.iter().zip(settled(&simplified, traditional, Variant::Hant, &[]).pairs) {
        if source.from != pair.from || pair.to == pair.from || pair.from < '\u{3400}' {
            continue;
        }
        if traditional.is_simplified_only(pair.from) {
            evidence.simplified += 1;
        } else if !EITHER.contains(pair.from) {
            evidence.out_of_place += 1;
        }
    }
    evidence
}

/// The stretches of a text that are in one script each, in order; together they are the text, whose script as a
/// whole is `script`. Lines that tell nothing go with the line before.
#[must_use]
pub fn passages(text: &str, script: Script) -> Vec<(TextRange, Script)> {
    let mut kinds = text.lines().filter_map(glance);
    if kinds.next().is_none_or(|first| first != Script::Mixed && kinds.all(|kind| kind == first)) {
        return vec![(TextRange::of(text), script)];
    }
    let mut out: Vec<(TextRange, Script)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::at(at, at + line.len());
        at += line.len();
        let evidence = count(line);
        let script = (evidence.traditional + evidence.simplified >= ENOUGH).then(|| evidence.script());
        match out.last_mut() {
            Some((last, known)) if script.is_none_or(|script| script == *known) => {
                *last = TextRange::new(last.start(), range.end());
            }
            _ => out.push((range, script.unwrap_or(Script::Hans))),
        }
    }
    out
}

/// The script of a line by its characters alone, words aside; none if they tell nothing.
fn glance(line: &str) -> Option<Script> {
    let (simplifying, traditional) = (Engine::of(Variant::Hans)?, Engine::of(Variant::Hant)?);
    let mut evidence = Evidence::default();
    for ch in line.chars().filter(|ch| *ch >= '\u{3400}') {
        evidence.traditional += usize::from(simplifying.single(ch) != ch);
        evidence.simplified += usize::from(traditional.is_simplified_only(ch));
    }
    (evidence.traditional + evidence.simplified >= ENOUGH).then(|| evidence.script())
}

/// How many characters a line needs to tell its script.
const ENOUGH: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        for (text, script) in [
            ("会议结束后，全体干部立即行动，严格落实责任。", Script::Hans),
            ("會議結束後，全體幹部立即行動，嚴格落實責任。", Script::Hant),
            ("會議結束后，全體干部立即行動，嚴格落實責任，復查問題。", Script::MechanicalHant),
            ("会议结束后，全體幹部立即行動，严格落实責任。", Script::Mixed),
            ("一二三", Script::Hans),
            ("", Script::Hans),
        ] {
            assert_eq!(detect(text), script, "{text}");
        }
    }

    #[test]
    fn passages_have_a_script_each() {
        let text = "会议强调，要压实责任。\n二\n會議結束後，全體幹部立即行動。\n";
        let found: Vec<_> =
            passages(text, detect(text)).iter().map(|(range, script)| (range.len(), *script)).collect();
        let second = "會議結束後，全體幹部立即行動。\n".len();
        assert_eq!(found, [(text.len() - second, Script::Hans), (second, Script::Hant)]);
        let mechanical = "會議結束后，全體干部立即行動，嚴格落實責任。\n復查問題。";
        assert_eq!(
            passages(mechanical, detect(mechanical)),
            [(TextRange::of(mechanical), Script::MechanicalHant)]
        );
    }
}

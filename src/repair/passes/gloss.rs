//! Pinyin glosses: `強(qiáng)調(diào)`, `會(huì )`, `心(xin)(xin)`.

use std::collections::BTreeSet;

use crate::confidence::Confidence;
use crate::repair::EditKind;
use crate::repair::chars::is_han;
use crate::repair::pass::{Pass, Proposal};
use crate::repair::readings::{Syllable, differs_by_script, simplified};
use crate::span::TextRange;

/// Removes bracketed syllables that are a reading of the character before them, when the page as a whole
/// speaks for a machine that put them there: a text book and a writer's hint at a rare name keep theirs.
pub(crate) struct Glosses;

impl Pass for Glosses {
    fn run(&self, text: &str, out: &mut Vec<Proposal>) {
        let glosses = glosses(text);
        if glosses.is_empty() {
            return;
        }
        let page = Page::of(text, &glosses);
        let proposal =
            |gloss: &Gloss| Proposal::certain(EditKind::Gloss, gloss.range, "").with(page.confidence(gloss));
        out.extend(glosses.iter().map(proposal));
    }
}

/// One or more glosses of one character.
struct Gloss {
    /// From the first bracket to the last.
    range: TextRange,
    character: char,
    toned: bool,
    /// How often the gloss is repeated.
    times: u32,
}

/// Every bracketed syllable that fits the character before it.
fn glosses(text: &str) -> Vec<Gloss> {
    let mut found: Vec<Gloss> = Vec::new();
    for open in memchr::memchr_iter(b'(', text.as_bytes()) {
        let Some((syllable, end)) = Syllable::until_bracket(text, open + 1) else { continue };
        let range = TextRange::at(open, end);
        match found.last_mut() {
            Some(last) if last.range.end() == range.start() && syllable.reads(last.character) => {
                last.range = last.range.union(range);
                last.times += 1;
            }
            _ => {
                let before = text.get(..open).and_then(|t| t.chars().next_back());
                if let Some(character) = before.filter(|&c| syllable.reads(c)) {
                    found.push(Gloss { range, character, toned: syllable.toned, times: 1 });
                }
            }
        }
    }
    found
}

/// Fewer glosses than this may illustrate a text about reading.
const FEW: usize = 20;

/// What the page says about its glosses.
struct Page {
    /// Toned glosses of characters that differ by script, and how many different ones.
    toned: usize,
    toned_characters: usize,
    /// Toneless glosses, and how many different characters they stand with.
    toneless: usize,
    toneless_characters: usize,
    /// Whether some gloss stands twice in a row: no writer does that.
    repeated: bool,
    /// Whether the text teaches reading.
    teaches: bool,
}

impl Page {
    fn of(text: &str, glosses: &[Gloss]) -> Self {
        let distinct = |of: &dyn Fn(&&Gloss) -> bool| {
            let characters: BTreeSet<char> =
                glosses.iter().filter(of).map(|g| simplified(g.character)).collect();
            (glosses.iter().filter(of).count(), characters.len())
        };
        let (toned, toned_characters) = distinct(&|g| g.toned && differs_by_script(g.character));
        let (toneless, toneless_characters) = distinct(&|g| !g.toned);
        let (all_toned, all) = (glosses.iter().filter(|g| g.toned).count(), glosses.len());
        let han = text.chars().filter(|&c| is_han(c)).count();
        let words = || ["拼音", "读音", "讀音", "注音", "生字"].iter().any(|word| text.contains(word));
        // A machine glosses what its converter touched; a text book glosses all there is.
        let everything = all_toned >= 5 && all_toned * 10 >= han * 7 && (all_toned - toned) * 3 >= all_toned;
        Self {
            toned,
            toned_characters,
            toneless,
            toneless_characters,
            repeated: glosses.iter().any(|g| g.times > 1),
            teaches: everything || (all < FEW && words()),
        }
    }

    /// How sure it is that a machine put a gloss there.
    fn confidence(&self, gloss: &Gloss) -> Confidence {
        let many_toned = self.toned >= 4 && self.toned_characters >= 3;
        let many_toneless = self.toneless >= 5 && self.toneless_characters >= 4;
        match gloss {
            _ if self.teaches => Confidence::DOUBTFUL,
            Gloss { toned: true, .. } if many_toned => Confidence::CERTAIN,
            // Some syllables have no tone: 們(men), 麼(me).
            Gloss { character, .. } if many_toned && differs_by_script(*character) => Confidence::CERTAIN,
            Gloss { toned: false, .. } if many_toneless && (self.repeated || self.toneless >= 8) => {
                Confidence::CERTAIN
            }
            Gloss { toned: false, .. } if self.toned >= 8 && gloss.times > 1 => Confidence::CERTAIN,
            Gloss { times: 2.., .. } => Confidence::LIKELY,
            Gloss { character, .. } if differs_by_script(*character) => Confidence::LIKELY,
            _ => Confidence::DOUBTFUL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::contract::contract;

    contract!(
        Glosses,
        mends: [
            ("張(zhāng)開(kāi)雙(shuāng)手,練(liàn)習", "張開雙手,練習"),
            ("會(huì )議強( qiáng)調(diào),應(yīng)對", "會議強調,應對"),
            ("各縣(xiàn)(市、區(qū))發(fā)動(dòng)群眾", "各縣(市、區)發動群眾"),
            ("中(zhong)心(xin)(xin)工(gong)作(zuo)要(yao)抓(zhua)好", "中心工作要抓好"),
            ("我們(men)會(huì)長(zhǎng)說(shuō)這(zhè)樣(yàng)么(me)", "我們會長說這樣么"),
            ("會(huì)見(jiàn)長(zhǎng)官范(fàn)增(zēng)寶(bǎo)", "會見長官范增寶"),
        ],
        keeps: [
            "诸葛亮和彧(yù)、祎(yī)都是人名",
            "单(shàn)县、任(rén)家庄",
            "生字：張(zhāng)開(kāi)雙(shuāng)手,練(liàn)習",
            "白(bái)日(rì)依(yī)山(shān)盡(jìn),黃(huáng)河(hé)入(rù)海(hǎi)流(liú)",
            "产值(GDP)比去年高(见表)，按(a)(b)两项",
            "強(huì)調(huì)應(huì)對(huì)",
        ],
    );
}

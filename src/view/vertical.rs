//! Text in, what vertical lines make of it out: quotation marks turned, short numbers upright.

/// A stretch of a vertical line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Set as it comes; what is not Chinese lies on its side.
    Plain(String),
    /// A number of one or two digits, side by side within one character.
    Abreast(String),
    /// A number of three or four digits, one below the other.
    Upright(String),
}

/// The runs of a text. A number that belongs to something longer, as a fraction or a code, stays whole.
#[must_use]
pub fn runs(text: &str) -> Vec<Run> {
    let turned: Vec<char> = text.chars().map(turn).collect();
    let parts: Vec<&[char]> = turned.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()).collect();
    let mut runs: Vec<Run> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let stands_alone = part[0].is_ascii_digit()
            && at
                .checked_sub(1)
                .is_none_or(|before| !parts[before].last().is_some_and(char::is_ascii_graphic))
            && parts.get(at + 1).is_none_or(|after| !after.first().is_some_and(char::is_ascii_graphic));
        let written = part.iter().collect::<String>();
        match (part.len(), runs.last_mut()) {
            (1 | 2, _) if stands_alone => runs.push(Run::Abreast(written)),
            (3 | 4, _) if stands_alone => runs.push(Run::Upright(written)),
            (_, Some(Run::Plain(before))) => before.push_str(&written),
            _ => runs.push(Run::Plain(written)),
        }
    }
    runs
}

/// The quotation marks of the mainland become those of vertical lines.
fn turn(c: char) -> char {
    match c {
        '“' => '「',
        '”' => '」',
        '‘' => '『',
        '’' => '』',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs, marked: `[12]` abreast, `<2023>` upright.
    fn marked(text: &str) -> String {
        let one = |run: Run| match run {
            Run::Plain(text) => text,
            Run::Abreast(text) => format!("[{text}]"),
            Run::Upright(text) => format!("<{text}>"),
        };
        runs(text).into_iter().map(one).collect()
    }

    #[test]
    fn short_numbers_stand_upright() {
        let cases = [
            ("2023年3月15日前", "<2023>年[3]月[15]日前"),
            ("共120人", "共<120>人"),
            ("投入3.5亿元，占12%", "投入3.5亿元，占12%"),
            ("编号20230415，G20路", "编号20230415，G20路"),
            ("24", "[24]"),
            ("“一河一策”", "「一河一策」"),
            ("", ""),
        ];
        for (text, wanted) in cases {
            assert_eq!(marked(text), wanted);
        }
    }

    #[test]
    fn no_character_is_lost() {
        for text in ["1a22年333、4444。55555", "𠮷2野", "。12"] {
            let whole: String = marked(text).chars().filter(|c| !"[]<>".contains(*c)).collect();
            assert_eq!(whole, text);
        }
    }
}

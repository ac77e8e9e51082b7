//! The GBK code table, both ways, built from the decoder of the standard at first use.

use std::sync::OnceLock;

/// First bytes of a pair.
pub(super) const LEADS: std::ops::RangeInclusive<u8> = 0x81..=0xFE;

/// Second bytes of a pair.
const TRAILS: std::ops::RangeInclusive<u8> = 0x40..=0xFE;

const COLUMNS: usize = 0xFE - 0x40 + 1;

struct Codes {
    /// By lead and trail byte; `\0` where there is no character.
    chars: Vec<char>,
    /// By code point of the basic plane; 0 where there is no pair.
    pairs: Vec<u16>,
}

/// The character of a pair of bytes. The areas for private use hold none: a mirror's decoder drops them.
pub(super) fn decode(lead: u8, trail: u8) -> Option<char> {
    if !LEADS.contains(&lead) || !TRAILS.contains(&trail) {
        return None;
    }
    Some(codes().chars[place(lead, trail)]).filter(|&c| c != '\0')
}

/// The two bytes of a character.
pub(super) fn encode(c: char) -> Option<(u8, u8)> {
    let pair = codes().pairs.get(c as usize).copied().filter(|&pair| pair != 0)?;
    Some(((pair >> 8) as u8, pair as u8))
}

/// The bytes of a full-width mark that the mirror folded to ASCII.
pub(super) fn encode_folded(mark: u8) -> Option<(u8, u8)> {
    matches!(mark, b',' | b';' | b':' | b'?' | b'!' | b'(' | b')').then_some((0xA3, mark | 0x80))
}

fn place(lead: u8, trail: u8) -> usize {
    usize::from(lead - 0x81) * COLUMNS + usize::from(trail - 0x40)
}

fn codes() -> &'static Codes {
    static CODES: OnceLock<Codes> = OnceLock::new();
    CODES.get_or_init(|| {
        let mut codes = Codes { chars: vec!['\0'; 126 * COLUMNS], pairs: vec![0; 0x1_0000] };
        for lead in LEADS {
            for trail in TRAILS {
                let Some(c) = decoded(lead, trail) else { continue };
                codes.chars[place(lead, trail)] = c;
                codes.pairs[c as usize] = u16::from_be_bytes([lead, trail]);
            }
        }
        codes
    })
}

fn decoded(lead: u8, trail: u8) -> Option<char> {
    let bytes = [lead, trail];
    let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let mut chars = text.chars();
    let c = chars.next().filter(|c| !matches!(c, '\u{E000}'..='\u{F8FF}') && (*c as u32) < 0x1_0000)?;
    chars.next().is_none().then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_characters() {
        for (c, lead, trail) in
            [('。', 0xA1, 0xA3), ('縣', 0xBF, 0x68), ('，', 0xA3, 0xAC), ('保', 0xB1, 0xA3)]
        {
            assert_eq!((encode(c), decode(lead, trail)), (Some((lead, trail)), Some(c)));
        }
        assert_eq!(decode(0xAA, 0xA1), None, "private use");
        assert_eq!(decode(0x20, 0x41), None);
        assert_eq!(encode('a'), None);
        for mark in [',', ';', ':', '?', '!', '(', ')'] {
            let wide = char::from_u32(mark as u32 + 0xFEE0).expect("a full-width form");
            assert_eq!(encode_folded(mark as u8), encode(wide));
        }
    }
}

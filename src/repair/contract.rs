//! What every pass must do and must leave alone, as tests made by one macro.

use super::pass::{Pass, Proposal};
use crate::span::{TextRange, apply, slice};

/// The tests of one pass: `mends` pairs noisy and mended texts, `keeps` lists texts it must not touch.
macro_rules! contract {
    ($pass:expr, mends: [$(($noisy:expr, $clean:expr $(,)?)),* $(,)?], keeps: [$($kept:expr),* $(,)?] $(,)?) => {
        #[test]
        fn mends_its_noise_and_undoes_it() {
            let cases: &[(&str, &str)] = &[$(($noisy, $clean)),*];
            for (noisy, clean) in cases { $crate::repair::contract::check_mends(&$pass, noisy, clean); }
        }

        #[test]
        fn leaves_the_rest_alone() {
            let cases: &[&str] = &[$($kept),*];
            for kept in cases { $crate::repair::contract::check_mends(&$pass, kept, kept); }
        }

        proptest::proptest! {
            #[test]
            fn takes_any_text(text in $crate::repair::contract::broken_text()) {
                $crate::repair::contract::check_any(&$pass, &text);
            }
        }
    };
}
pub(super) use contract;

/// Runs a pass once and checks its proposals; gives the text with the certain ones made.
pub(super) fn check_any(pass: &dyn Pass, text: &str) -> String {
    let mut proposals = Vec::new();
    pass.run(text, &mut proposals);
    proposals.sort_by_key(|p: &Proposal| p.range);
    for p in &proposals {
        let Some(before) = text.get(p.range.indices()) else { panic!("{p:?} cuts a character of {text:?}") };
        assert_ne!(before, p.after, "changes nothing in {text:?}: {p:?}");
    }
    for pair in proposals.windows(2) {
        assert!(pair[0].range.end() <= pair[1].range.start(), "overlap in {text:?}: {pair:?}");
    }
    let made: Vec<_> = proposals.iter().filter(|p| p.applies()).collect();
    let (clean, map) = apply(text, made.iter().map(|p| (p.range, p.after.as_str())));
    let undo = made.iter().zip(map.replacements()).map(|(p, r)| (r.target, slice(text, p.range)));
    assert_eq!(apply(&clean, undo).0, text, "the edits do not lead back");
    clean
}

pub(super) fn check_mends(pass: &dyn Pass, noisy: &str, clean: &str) {
    assert_eq!(check_any(pass, noisy), clean);
    assert_eq!(check_any(pass, clean), clean, "not idempotent");
    assert_eq!(slice(noisy, TextRange::of(noisy)), noisy);
}

/// Reports' text, their noise, and anything else.
pub(super) fn broken_text() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let piece = prop_oneof![
        4 => prop::sample::select(&NOISE[..]).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Pieces of noise, for random texts.
pub(super) const NOISE: [&str; 60] = [
    "會",
    "議",
    "强",
    "强調",
    "市長",
    "張 三",
    "縣",
    "里",
    "(huì)",
    "(diào)",
    "(li)",
    "(li)(li)",
    "( huì )",
    ",",
    ",,",
    ",、",
    ",。",
    "，",
    "、",
    "。",
    "；",
    "：",
    "?",
    "??",
    "?h",
    "(",
    ")",
    "（",
    "）",
    "“",
    "”",
    "\"",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\u{3000}",
    ":",
    "3",
    "10:30",
    "8.5%",
    "\u{200B}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{AD}",
    "⼀",
    "\u{F9E9}",
    "Ａ",
    "１２",
    "h",
    "e",
    "u\u{308}",
    "http://a.cn/?b=1",
    "!",
    "锟斤拷",
    "ä½",
    "&nbsp;",
    "<br>",
    "火。",
    "𠮷",
];

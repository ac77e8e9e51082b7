//! Repair finds its way back from what mirrors do to texts: the noise generator against `repair`.
#![cfg(not(target_arch = "wasm32"))]

mod noise;

use std::collections::BTreeMap;

use gongwen::repair::{EditKind, EditState, repair};
use gongwen::span::{EditMap, TextRange, slice};
use noise::{Damage, Filler, Glosses, Mirror, Noisy, Rng, damage};
use proptest::prelude::*;

/// Sentences of invented reports, to be put together in any order.
const SENTENCES: &[&str] = &[
    "会议指出，当前全县防汛形势依然严峻，各级各部门要克服麻痹思想，压实工作责任。",
    "县长高远平强调，要坚持问题导向，抓紧整改落实，确保各项任务按时完成。",
    "县委书记林中和主持会议并讲话。",
    "要加强领导，强化督导检查，对工作不力的，要严肃追究责任。",
    "他要求，有关单位要认真学习会议精神，切实把思想和行动统一到县委的决策部署上来。",
    "会议听取了教育局、交通局、水利局关于近期工作的汇报，审议了有关文件。",
    "青石县各乡镇（街道）党政主要负责人参加会议。",
    "“安全无小事”，他说，“要把功夫下在平时”。",
    "今年以来，全县共完成投资三亿元，新建农村公路二十公里；为什么还有差距？关键在落实！",
];

fn report(rng: &mut Rng, sentences: usize) -> String {
    let mut text = String::from("青石县召开防汛工作会议\n");
    for i in 0..sentences {
        text.push_str(SENTENCES[(rng.next() % SENTENCES.len() as u64) as usize]);
        if i % 4 == 3 {
            text.push('\n');
        }
    }
    text
}

/// Marks of either width, without blanks.
fn folded(text: &str) -> String {
    let wide = ['，', '；', '：', '？', '！', '（', '）'];
    let narrow = [',', ';', ':', '?', '!', '(', ')'];
    let fold = |c: char| wide.iter().position(|&w| w == c).map_or(c, |i| narrow[i]);
    text.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

/// The map from the noisy text to the clean one.
fn truth(noisy: &Noisy) -> EditMap {
    let places = noisy.places.iter().map(|p| (TextRange::at(p.range.start, p.range.end), p.clean.len()));
    EditMap::of_lengths(noisy.text.len(), places)
}

#[test]
fn the_generator_tells_the_truth() {
    let mut rng = Rng::new(7);
    for seed in 0..40 {
        let text = report(&mut rng, 12);
        let mirror = Mirror {
            traditional: true,
            glosses: Glosses::Toned,
            filler: Filler::Vanishing,
            folded: true,
            sparse: false,
            seed,
        };
        let noisy = damage(&text, mirror);
        let mut rebuilt = String::new();
        let mut done = 0;
        for place in &noisy.places {
            rebuilt.push_str(noisy.text.get(done..place.range.start).expect("places are on boundaries"));
            rebuilt.push_str(&place.clean);
            done = place.range.end;
        }
        rebuilt.push_str(noisy.text.get(done..).expect("places are on boundaries"));
        assert_eq!(rebuilt, noisy.clean, "seed {seed}");
    }
}

#[test]
fn all_noise_of_a_report_is_undone() {
    let mut rng = Rng::new(11);
    let mut counts: BTreeMap<Damage, (usize, usize)> = BTreeMap::new();
    for seed in 0..60 {
        let text = report(&mut rng, 16);
        let glosses =
            [Glosses::Toned, Glosses::Padded, Glosses::Toneless, Glosses::Doubled][seed as usize % 4];
        let filler = [Filler::Vanishing, Filler::Comma][seed as usize % 2];
        let noisy =
            damage(&text, Mirror { traditional: true, glosses, filler, folded: true, sparse: false, seed });
        let repaired = repair(&noisy.text);
        let truth = truth(&noisy);
        for place in &noisy.places {
            let range = TextRange::at(place.range.start, place.range.end);
            let whole = repaired.map.backward(repaired.map.forward(range));
            let applied = folded(slice(&repaired.clean, repaired.map.forward(range)))
                == folded(slice(&noisy.clean, truth.forward(whole)));
            let offered =
                repaired.edits.iter().find(|e| e.range.overlaps(range) && e.state == EditState::Offered);
            let right = applied
                || offered
                    .is_some_and(|e| folded(&e.after) == folded(slice(&noisy.clean, truth.forward(e.range))));
            let count = counts.entry(place.damage).or_default();
            *count = (count.0 + 1, count.1 + usize::from(right));
        }
        for edit in
            repaired.edits.iter().filter(|e| e.state == EditState::Applied && e.kind >= EditKind::Doubled)
        {
            let meant = slice(&noisy.clean, truth.forward(edit.range));
            assert_eq!(folded(&edit.after), folded(meant), "seed {seed}: a certain edit is wrong: {edit:?}");
        }
    }
    for (damage, (all, right)) in counts {
        let floor = if damage == Damage::Misaligned { 0.6 } else { 0.98 };
        assert!(right as f64 >= floor * all as f64, "{damage:?}: {right} of {all}");
    }
}

#[test]
fn work_grows_with_length_only() {
    let mirror =
        |glosses, filler| Mirror { traditional: true, glosses, filler, folded: true, sparse: false, seed: 3 };
    let text = report(&mut Rng::new(3), 40);
    let pieces = [
        // The worst for the search: every mark could begin damage, and nothing ends it.
        "停水了??可能吗??我没听清楚??".repeat(20),
        damage(&text, mirror(Glosses::Toned, Filler::Vanishing)).text,
        damage(&text, mirror(Glosses::Toneless, Filler::Comma)).text,
        text,
        "((((((((((".repeat(100),
        "县;县;&a".repeat(100),
        "<style><!--{&#".repeat(80),
        "涓€鐨勩€".repeat(80),
        "张 三、".repeat(100),
    ];
    let time = |text: &str| {
        let start = std::time::Instant::now();
        assert_eq!(repair(text).decoded.len(), text.len());
        start.elapsed().as_secs_f64()
    };
    for piece in pieces {
        let (short, long) = (piece.repeat(2), piece.repeat(20));
        // Other work on the machine lengthens single measurements, but hardly all of them.
        let least = |text: &str| (0..3).map(|_| time(text)).fold(f64::MAX, f64::min);
        let mut ratios = (0..6).map(|_| (least(&long) - 0.02) / least(&short));
        assert!(
            ratios.any(|ratio| ratio < 12.0),
            "10 times {piece:.10}… takes much more than 10 times as long"
        );
    }
}

/// Checks the laws: undone is the original, and in a repaired text nothing is left to do.
fn check_laws(text: &str) {
    let repaired = repair(text);
    let again = repair(&repaired.clean);
    let applied: Vec<_> = again.edits.iter().filter(|e| e.state == EditState::Applied).collect();
    assert!(applied.is_empty(), "not idempotent on {text:?}: {applied:?}");
    assert_eq!(repaired.with(|_| EditState::Offered).clean, text);
}

/// What is put into texts to break them: marks of both widths, doubled and single, syllables in brackets,
/// remains of other encodings, of pages, of names.
const PIECES: &[&str] = &[
    "?",
    "??",
    "?h",
    "??h",
    "?；",
    "?！",
    "?。",
    "?、",
    ",",
    ",,",
    ",、",
    ",。",
    "，",
    "、",
    "。",
    "；",
    ";",
    ":",
    "：",
    "(",
    ")",
    "（",
    "）",
    "“",
    "”",
    "!",
    "？",
    "(huì)",
    "(qiáng)",
    "qǐng)",
    "( bào )",
    "(xin)(xin)",
    "(li)",
    "鬟_",
    "疖囌",
    "h",
    "_",
    "}",
    "€",
    " ",
    "\u{3000}",
    "\n",
    "\n　　",
    "\r\n",
    "\u{200B}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{FFFD}",
    "锟斤拷",
    "涓嬮洦浜嗭紝",
    "ä¸‹é›¨",
    "ÏÂÓê",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "<br>",
    "<p style=\"a:b\">",
    "⼀",
    "\u{F9E9}",
    "１２",
    "Ａ",
    "．",
    "张 三",
    "县 长",
    "3",
    "10:30",
];

/// Bytes read as GBK, what makes no pair as `?`.
fn read_as_gbk(bytes: &[u8]) -> String {
    encoding_rs::GBK.decode_without_bom_handling(bytes).0.replace('\u{FFFD}', "?")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn laws_hold_for_noisy_reports(seed in any::<u64>(), kinds in 0usize..24, sentences in 1usize..14) {
        let glosses = [Glosses::None, Glosses::Toned, Glosses::Padded, Glosses::Doubled][kinds % 4];
        let filler = [Filler::None, Filler::Vanishing, Filler::Comma][kinds / 4 % 3];
        let mirror = Mirror { traditional: kinds < 12, glosses, filler, folded: true, sparse: false, seed };
        check_laws(&damage(&report(&mut Rng::new(seed), sentences), mirror).text);
    }

    #[test]
    fn laws_hold_for_reports_in_pieces(
        seed in any::<u64>(),
        pieces in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES)), 0..40),
        folded in any::<bool>(),
    ) {
        let glosses = [Glosses::None, Glosses::Toned, Glosses::Toneless][seed as usize % 3];
        let mirror = Mirror { traditional: true, glosses, filler: Filler::Vanishing, folded, sparse: false, seed };
        let mut chars: Vec<char> = damage(&report(&mut Rng::new(seed), 4), mirror).text.chars().collect();
        for (place, piece) in pieces {
            let at = place.index(chars.len());
            chars.splice(at..at, piece.chars());
        }
        check_laws(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn laws_hold_for_debris(bytes in prop::collection::vec(prop_oneof![0xA1u8..=0xFE, 0x40u8..=0xFE, b' '..=b'~'], 0..200)) {
        check_laws(&read_as_gbk(&bytes));
    }
}

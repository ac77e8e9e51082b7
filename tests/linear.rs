//! Structure and analysis take time in proportion to the text: ten times as much text may take little more than ten
//! times as long. Quadratic work would take a hundred times as long, so the bound leaves room for a busy machine.

use std::time::{Duration, Instant};

use gongwen::analysis::analyse;
use gongwen::document;
use gongwen::intake::Hints;

/// How much longer ten times the text may take.
const BOUND: u32 = 25;

fn time(text: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        let report = document::read(text, &Hints::default());
        let reading = analyse(text, &report);
        assert!(reading.officials.len() <= text.len());
        start.elapsed()
    };
    (0..2).map(run).min().unwrap_or_default()
}

/// Ten times a part, behind a head that makes it a report.
fn check(name: &str, part: &str) {
    let head = "临江县召开防汛工作会议\n3月4日，县长张建国主持召开会议并强调，";
    let text = |times: usize| format!("{head}{}", part.repeat(times));
    let unit = 40_000 / part.len() + 1;
    let (short, long) = (text(unit), text(10 * unit));
    // Whoever else uses the machine may disturb a measurement, but hardly all of them.
    let mut measured = (0..6).map(|_| (time(&short), time(&long)));
    assert!(
        measured.any(|(short, long)| long < short * BOUND),
        "{name} takes much more than ten times as long"
    );
}

#[test]
fn paragraphs() {
    check("paragraphs", "要压实各方责任，严禁在林区用火。各单位要严格落实值班制度，加强巡查检查。\n");
}

#[test]
fn one_long_line() {
    check("one long line", "要压实各方责任，严禁在林区用火；各单位要在6月底前落实值班制度，每天巡查2次；");
}

#[test]
fn one_long_sentence() {
    check("one long sentence", "要压实各方责任，加强巡查检查，");
    check("no mark at all", "要压实各方责任加强巡查检查");
    check("figures without a mark", "要在去年基础上完成31人");
    check("those spoken to without a mark", "对闸口的人要求");
    check("those taken aside without a mark", "把闸口的人叫到跟前要求");
    check("bans without a mark", "工作县长李四来源：不得");
    check("those in charge without a mark", "”为由记者一律");
    check("times without a mark", "3月5日前");
}

#[test]
fn many_names() {
    check("names in one list", "李建平、王小川、赵文斌、");
    check("names with posts", "县委常委、副县长李建平，县水利局局长王小川，");
    check("names without a mark", "副县长李建平分别就");
    check("names in charge", "由李建平同志、王小川同志、");
    check("meetings of others", "传达学习全省防汛工作会议精神和全市");
    check("many people", "县长张建国指出，要加强管理。副县长李建平汇报了工作。他强调，要抓好落实。\n");
}

#[test]
fn marks_that_never_close() {
    check("openings", "“要落实（");
    check("titles of documents", "《关于");
    check("figures", "3月4日5时2次");
}

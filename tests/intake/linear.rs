//! Reading takes time in proportion to the length of a file, whatever it is made of.

use std::time::{Duration, Instant};

use gongwen::intake::{RawFile, read};

use super::zipped;

/// How many times longer the longer file is.
const LONGER: usize = 10;
/// How many times the time of as many short files it may take, on a busy machine; quadratic work would take
/// [`LONGER`] times.
const SLOWER: u32 = 5;

/// The time that reading a file so many times takes.
fn time(bytes: &[u8], times: usize) -> Duration {
    let file = RawFile::new("file", bytes);
    let run = |_| {
        let start = Instant::now();
        for _ in 0..times {
            let _ = read(&file, drop);
        }
        start.elapsed()
    };
    (0..3).map(run).min().unwrap_or_default()
}

fn check(what: &str, short: &[u8], long: &[u8]) {
    let (quick, slow) = (time(short, LONGER), time(long, 1));
    assert!(slow < quick * SLOWER + Duration::from_millis(50), "{what}: {quick:?}, then {slow:?}");
}

#[test]
fn time_grows_with_length() {
    let line = "会议强调，各级各部门要压实责任，严格落实带班制度。";
    for (head, piece) in [
        ("", format!("{line}\n")),
        ("", line.to_owned()),
        ("<html>", format!("<div><p>{line}</p></div>")),
        ("<html><p>", "<span></span>来源：".to_owned()),
        ("<html>", "<div><table><td><a>".to_owned()),
        ("标题,正文\n", format!("通知,\"{line}\"\n")),
        ("标题,正文\n", "通知,\"".to_owned()),
        ("", format!("{{\"title\": \"通知\", \"content\": \"{line}\"}}\n")),
        ("[", "[".to_owned()),
        ("", "\u{FFFD}锟斤拷".to_owned()),
    ] {
        let file = |times: usize| format!("{head}{}", piece.repeat(times)).into_bytes();
        let times = 100_000 / piece.len();
        check(&piece, &file(times), &file(times * LONGER));
    }
}

#[test]
fn many_entries_cost_no_more_than_their_number() {
    let archive = |count: usize| {
        let names: Vec<_> = (0..count).map(|n| format!("{n}.txt")).collect();
        zipped(&names.iter().map(|name| (name.as_str(), "会议强调。".as_bytes())).collect::<Vec<_>>())
    };
    check("entries", &archive(100), &archive(100 * LONGER));
}

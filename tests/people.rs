//! Who is found in a text: many small cases from one file, which also explains their form.

use gongwen::analysis::{Reading, analyse};
use gongwen::document::{Block, BlockKind, Report};
use gongwen::span::{BlockId, TextRange};

/// Reads a text whose lines are paragraphs, or headlines behind `^`.
fn read(lines: &[&str]) -> Reading {
    let mut base = String::new();
    let mut report = Report::default();
    for (line, id) in lines.iter().zip(0..) {
        let (kind, line) = match line.strip_prefix('^') {
            Some(headline) => (BlockKind::Title, headline),
            None => (BlockKind::Paragraph, *line),
        };
        let start = base.len();
        base.push_str(line);
        report.blocks.push(Block { id: BlockId(id), kind, range: TextRange::at(start, base.len()) });
        base.push('\n');
    }
    analyse(&base, &report)
}

/// One official as a line of the file.
fn line(reading: &Reading, cells: usize) -> Vec<String> {
    let or_dash = |list: Vec<&str>, by: &str| if list.is_empty() { "-".to_owned() } else { list.join(by) };
    let officials = reading.officials.iter().map(|o| {
        let all = [
            o.name.clone(),
            or_dash(o.titles.iter().map(|t| t.text.as_str()).collect(), " / "),
            or_dash(o.roles.iter().map(|r| r.role.id()).collect(), " "),
            o.full_mentions().to_string(),
            or_dash(o.aliases.iter().map(|a| a.text.as_str()).collect(), " "),
        ];
        all.into_iter().take(cells).collect::<Vec<_>>().join("\t")
    });
    officials.collect()
}

/// What differs between a case's expectations and what is found.
fn faults(texts: &[&str], expected: &[&str]) -> Vec<String> {
    let reading = read(texts);
    let wanted: Vec<&str> =
        expected.iter().filter_map(|l| l.strip_prefix('\t')).filter(|l| *l != "-").collect();
    let found = line(&reading, 5);
    let mut faults = Vec::new();
    for at in 0..wanted.len().max(found.len()) {
        let want = wanted.get(at).copied().unwrap_or("nobody");
        let have = found.get(at).map_or("nobody", String::as_str);
        let same = want.split('\t').zip(have.split('\t')).all(|(w, h)| w.is_empty() || w == h);
        if !same {
            faults.push(format!("    want {want}\n    have {have}"));
        }
    }
    let others: Vec<&str> = reading.others.iter().map(|o| o.name.as_str()).collect();
    for line in expected.iter().filter_map(|l| l.strip_prefix("others ")) {
        if others != line.split('\t').filter(|name| *name != "-").collect::<Vec<_>>() {
            faults.push(format!("    want others {line}\n    have others {others:?}"));
        }
    }
    faults
}

#[test]
fn people_are_found() {
    let cases = include_str!("people_cases.txt").split("\n= ").skip(1);
    let mut wrong = Vec::new();
    for case in cases {
        let (name, body) = case.split_once('\n').expect("a case has a text");
        let is_expected = |line: &&str| line.starts_with('\t') || line.starts_with("others ");
        let lines = body.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (expected, texts): (Vec<&str>, Vec<&str>) = lines.partition(is_expected);
        let faults = faults(&texts, &expected);
        if !faults.is_empty() {
            wrong.push(format!("{name}\n{}", faults.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

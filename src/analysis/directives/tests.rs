//! Runs the cases of `cases.txt`.

use super::super::model::{Mention, MentionKind, Modality, Speaker, Status};
use super::super::{Evidence, Rule};
use super::*;
use crate::confidence::Confidence;
use crate::document::{Block, BlockKind};
use crate::span::{BlockId, PersonId, TextRange, slice};

fn evidence() -> Evidence {
    Evidence { rule: Rule::KnownName, range: None, confidence: Confidence::CERTAIN }
}

/// An official of the given name, mentioned wherever the name stands.
fn official(base: &str, id: u32, name: &str) -> Official {
    let mention = |(at, _): (usize, &str)| Mention {
        range: TextRange::at(at, at + name.len()),
        kind: MentionKind::Name,
        status: Status::Suggested,
        evidence: evidence(),
    };
    Official {
        id: PersonId(id),
        name: name.to_owned(),
        titles: Vec::new(),
        roles: Vec::new(),
        mentions: base.match_indices(name).map(mention).collect(),
        aliases: Vec::new(),
        list_order: None,
        by_video: false,
        status: Status::Suggested,
        evidence: evidence(),
    }
}

/// Somebody who is no official.
fn other(base: &str, name: &str) -> OtherPerson {
    let span = |(at, _): (usize, &str)| TextRange::at(at, at + name.len());
    OtherPerson { name: name.to_owned(), spans: base.match_indices(name).map(span).collect() }
}

/// One block a line; a line that begins with `#` is the title.
fn report(lines: &[&str]) -> (String, Report) {
    let (mut base, mut blocks) = (String::new(), Vec::new());
    for (line, id) in lines.iter().zip(0..) {
        let text = line.trim_start_matches('#');
        let kind = if text.len() < line.len() { BlockKind::Title } else { BlockKind::Paragraph };
        blocks.push(Block {
            id: BlockId(id),
            kind,
            range: TextRange::at(base.len(), base.len() + text.len()),
        });
        base.push_str(text);
        base.push('\n');
    }
    (base, Report { blocks, ..Report::default() })
}

/// `speaker verb modality flags text`, as the cases give it.
fn line(base: &str, officials: &[Official], directive: &Directive) -> String {
    let speaker = match &directive.speaker {
        Speaker::Person(id) => officials[id.index()].name.as_str(),
        Speaker::Meeting => "会议",
        Speaker::Other(text) => text.as_str(),
    };
    let verb = directive.verb.as_ref().map_or("-", |v| v.value.as_str());
    let modality = directive.modality.id().chars().next().expect("ids are not empty");
    let heading = if directive.heading { "h" } else { "" };
    format!("{speaker} {verb} {modality}{heading} {}", slice(base, directive.range))
}

/// Cases: a line `== name | officials | others`, lines of text, and after `--` the directives expected
/// (`? text` for permissions).
#[test]
fn cases() {
    let mut failures = Vec::new();
    for case in include_str!("cases.txt").split("\n== ").skip(1) {
        let (head, body) = case.split_once('\n').expect("a head and a body");
        let (name, people) = head.split_once('|').unwrap_or((head, ""));
        let (people, others) = people.split_once('|').unwrap_or((people, ""));
        let (text, expected) = body.split_once("--\n").expect("text and directives");
        let lines: Vec<_> = text.lines().filter(|l| !l.is_empty()).collect();
        let (base, report) = report(&lines);
        let officials: Vec<_> =
            people.split_whitespace().zip(0..).map(|(n, id)| official(&base, id, n)).collect();
        let others: Vec<_> = others.split_whitespace().map(|name| other(&base, name)).collect();
        let (directives, permissions) = find(&base, &report, &Meeting::default(), &officials, &others);
        let mut found: Vec<_> = directives.iter().map(|d| line(&base, &officials, d)).collect();
        found.extend(permissions.iter().map(|p| format!("? {}", slice(&base, p.range))));
        let expected: Vec<_> = expected.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        if found != expected {
            failures.push(format!(
                "{name}\n  found    {}\n  expected {}",
                found.join("\n           "),
                expected.join("\n           ")
            ));
        }
    }
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

/// The card of a ban shows the word that bans, and its force.
#[test]
fn a_ban_is_proved_by_its_word() {
    let (base, report) = report(&["高明强调，要守住底线，不准以罚代管，不得越线。"]);
    let officials = [official(&base, 0, "高明")];
    let (directives, _) = find(&base, &report, &Meeting::default(), &officials, &[]);
    let found: Vec<_> =
        directives.iter().map(|d| (d.modality, d.deontic.map(|r| slice(&base, r)), d.force)).collect();
    assert_eq!(found, [(Modality::Prohibition, Some("不准"), 4)]);
}

/// The strongest word proves the force, whatever is the main thing.
#[test]
fn the_strongest_word_proves_the_force() {
    for (line, modality, word, force) in [
        ("高明强调，要优化班次，不得甩客。", Modality::Obligation, "不得", 4),
        ("高明强调，要按图施工，严禁夜间作业。", Modality::Obligation, "严禁", 5),
        ("高明强调，台账必须当天记，不得补记。", Modality::Obligation, "必须", 5),
        ("高明强调，要管好车辆。", Modality::Obligation, "要", 3),
    ] {
        let (base, report) = report(&[line]);
        let officials = [official(&base, 0, "高明")];
        let (directives, _) = find(&base, &report, &Meeting::default(), &officials, &[]);
        let found: Vec<_> =
            directives.iter().map(|d| (d.modality, d.deontic.map(|r| slice(&base, r)), d.force)).collect();
        assert_eq!(found, [(modality, Some(word), force)], "{line}");
    }
}

/// Where all that is said forbids, the word that forbids proves the force, whatever the modality.
#[test]
fn a_soft_ban_is_proved_by_its_word() {
    let (base, report) = report(&["高明强调，缺人归缺人，要道两头不能断了巡查。"]);
    let officials = [official(&base, 0, "高明")];
    let (directives, _) = find(&base, &report, &Meeting::default(), &officials, &[]);
    let found: Vec<_> = directives.iter().map(|d| d.deontic.map(|r| slice(&base, r))).collect();
    assert_eq!(found, [Some("不能")]);
}

/// What a heading leads ends where another begins, though that leads nothing.
#[test]
fn a_heading_stands_beside_the_one_before() {
    let text = "高明强调，要领导带头。各级干部要走在前面。要广泛发动群众，把道理讲明白。要抓好督促，督查组要常去看看。";
    let (base, report) = report(&[text]);
    let officials = [official(&base, 0, "高明")];
    let (directives, _) = find(&base, &report, &Meeting::default(), &officials, &[]);
    let bundles: Vec<_> = directives.iter().map(|d| d.bundle.map(|id| id.0)).collect();
    assert_eq!(bundles, [None, Some(0), None, None]);
}

/// Who shall act, of each directive that is found in a line.
fn addressees(line: &str, names: &[&str]) -> Vec<String> {
    let (base, report) = report(&[line]);
    let officials: Vec<_> = (0..).zip(names).map(|(id, name)| official(&base, id, name)).collect();
    let (directives, _) = find(&base, &report, &Meeting::default(), &officials, &[]);
    let shown = |d: &Directive| {
        let all = d.ranges(super::super::model::SpanKind::Addressee).map(|range| slice(&base, range));
        all.collect::<Vec<_>>().join("、")
    };
    directives.iter().map(shown).collect()
}

#[test]
fn who_is_spoken_to_shall_act() {
    for (line, expected) in [
        ("高明把泵房值班员叫到跟前，要求阀门今天18时前全部关闭。", "泵房值班员"),
        ("高明叮嘱在场的民警和医护，热水要送到点上。", "在场的民警和医护"),
        ("高明在现场对工地施工方提出要求：基坑每天抽水两次。", "工地施工方"),
        ("高明对下一步工作提出要求：基坑每天抽水两次。", ""),
    ] {
        assert_eq!(addressees(line, &["高明"]), [expected], "{line}");
    }
    let line = "高明当场向县水利局局长路远交代，这件事由你牵头，乡镇配合，5月20日前拿出方案。";
    assert_eq!(addressees(line, &["高明", "路远"]), ["路远、乡镇"]);
    let line = "高明叮嘱路远：“民兵分队今晚不准解散。”";
    assert_eq!(addressees(line, &["高明", "路远"]), ["路远、民兵分队"]);
    let line = "高明要求，各镇要备足沙袋，副镇长路远要到堤上守一夜。";
    assert_eq!(addressees(line, &["高明", "路远"]), ["各镇、副镇长路远"]);
    let line = "高明要求，各镇要向好干部路远要经验。";
    assert_eq!(addressees(line, &["高明", "路远"]), ["各镇"]);
}

/// A night that a report tells of goes on after midnight: 今晚 is another day then.
#[test]
fn the_night_goes_on() {
    let lines = ["高明要求，棋牌室今晚就关。", "次日零时15分，安置点。高明要求，值班人员今晚就到位。"];
    let (base, report) = report(&lines);
    let officials = [official(&base, 0, "高明")];
    let day = crate::document::Date { year: None, month: 1, day: 12 };
    let date = crate::document::Sourced { value: day, range: None };
    let meeting = Meeting { dates: vec![date], ..Meeting::default() };
    let (directives, _) = find(&base, &report, &meeting, &officials, &[]);
    let days: Vec<_> = directives.iter().filter_map(|d| Some(d.deadline()?.date?.day)).collect();
    assert_eq!(days, [12, 13]);
}

/// Who speaks for those whom he heads promises; a superior orders.
#[test]
fn own_side_is_promised_for() {
    let line = "高明表示，柳溪镇要再加一把劲，年底前全部通水。路远表示，柳溪镇要再加一把劲。";
    let (base, report) = report(&[line]);
    let title = |text: &str| super::super::model::Title {
        text: text.to_owned(),
        spans: Vec::new(),
        organ: None,
        class: None,
        level: None,
        evidence: evidence(),
    };
    let mut officials = [official(&base, 0, "高明"), official(&base, 1, "路远")];
    officials[0].titles.push(title("柳溪镇党委书记"));
    officials[1].titles.push(title("县委书记"));
    let (directives, _) = find(&base, &report, &Meeting::default(), &officials, &[]);
    let speakers: Vec<_> = directives.iter().map(|d| d.speaker.clone()).collect();
    assert_eq!(speakers, [Speaker::Person(PersonId(1))]);
}

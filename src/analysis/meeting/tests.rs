use super::*;
use crate::document;
use crate::intake::Hints;

fn shown(text: &str) -> String {
    let meeting = find(text, &document::read(text, &Hints::default()), &[]);
    let name = meeting.name.map_or_else(String::new, |n| n.value);
    let days: Vec<_> = meeting.dates.iter().map(|d| d.value.to_string()).collect();
    let ordinal = meeting.ordinal.map_or_else(String::new, |o| o.value.to_string());
    let place = meeting.jurisdiction.map_or_else(String::new, |j| j.value);
    format!("{name}|{}|{ordinal}|{place}", days.join(" "))
}

#[test]
fn finds_meetings() {
    let cases = include_str!("cases.txt").split("\n\n").skip(1);
    for case in cases.map(str::trim) {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let expected = lines.next_back().and_then(|line| line.strip_prefix("= "));
        let text = lines.collect::<Vec<_>>().join("\n");
        assert_eq!(Some(shown(&text).as_str()), expected, "{text}");
    }
}

#[test]
fn serial_numbers() {
    for (text, expected) in [
        ("第十九次会议", Some(19)),
        ("第 110 次会议", Some(110)),
        ("十一届五次全会", Some(5)),
        ("第二届第三次会议", Some(3)),
        ("第37场新闻发布会", Some(37)),
        ("第七次全国人口普查推进会", None),
        ("再次召开会议", None),
        ("一次会议", None),
    ] {
        assert_eq!(name::ordinal(text, crate::span::Offset(0)).map(|o| o.value), expected, "{text}");
    }
}

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

#[test]
fn tells_where_and_of_other_meetings() {
    let text = "全县秋粮收购工作会议召开\n\
        9月3日，收听收看全省秋粮收购视频会议后，柳溪县在县会议中心召开全县秋粮收购工作会议，各乡镇设分会场。\n\
        会议传达学习了全市粮食安全工作会议精神，要落实好会议精神。";
    let meeting = find(text, &document::read(text, &Hints::default()), &[]);
    let words = |ranges: &[TextRange]| ranges.iter().map(|range| slice(text, *range)).collect::<Vec<_>>();
    assert_eq!(meeting.venue.map(|range| slice(text, range)), Some("县会议中心"));
    assert_eq!(words(&meeting.sites), ["各乡镇设分会场"]);
    assert_eq!(words(&meeting.watched), ["全省秋粮收购视频会议"]);
    assert_eq!(words(&meeting.conveyed), ["全市粮食安全工作会议"]);
}

#[test]
fn resolves_jurisdictions() {
    assert_eq!(place::divisions("德州"), ["山东省德州市"]);
    assert_eq!(place::divisions("朝阳区"), ["北京市朝阳区", "吉林省长春市朝阳区"]);
    assert_eq!(place::divisions("河北省"), ["河北省"]);
    assert!(place::divisions("柳溪县").is_empty());
}

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
    for (text, expected) in [
        (
            "3月4日上午，青源县召开第19次森林防火工作会议，分析当前形势。",
            "第19次森林防火工作会议|--03-04|19|青源县",
        ),
        (
            "张三主持召开全县防汛工作会议\n3月4日，县长张三主持召开我县会议，听取汇报。\n青源县各部门参加。",
            "全县防汛工作会议|--03-04||",
        ),
        (
            "张三在全市安全生产会议暨视频调度会上强调\n守牢底线\n3月4日晚，青源市委书记张三立即组织召开市县两级会议。",
            "全市安全生产会议暨视频调度会|--03-04||青源市",
        ),
        (
            "3月4日至6日，青源市委常委会召开扩大会议，学习全会精神。",
            "青源市委常委会扩大会议|--03-04 --03-06||青源市",
        ),
        (
            "3月4日，收听收看全省森林防火电视电话会议后，青源县立即召开全县森林防火推进会。",
            "全县森林防火推进会|--03-04||青源县",
        ),
        (
            "近日，全县信访工作联席会议在县会议中心召开。青源县委书记张三出席。",
            "全县信访工作联席会议|||青源县",
        ),
        (
            "县政府召开第12次常务会议\n3月4日，青源县县长张三主持召开县政府第12次常务会议。",
            "县政府第12次常务会议|--03-04|12|青源县",
        ),
        ("发布时间：2022-03-06\n昨（5）日，青源县召开招商引资调度会。", "招商引资调度会|2022-03-05||青源县"),
        ("发布时间：2022-03-01\n28日，青源县召开招商引资调度会。", "招商引资调度会|2022-02-28||青源县"),
        (
            "关于召开全县安全生产工作会议的通知\n各乡镇人民政府：\n经研究，定于3月10日上午召开全县安全生产工作会议。",
            "全县安全生产工作会议|--03-10||",
        ),
        ("张三在基层调研\n3月4日，青源县委书记张三到北河镇调研。", "|--03-04||青源县"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn serial_numbers() {
    for (text, expected) in [
        ("第十九次会议", Some(19)),
        ("第 110 次会议", Some(110)),
        ("十一届五次全会", Some(5)),
        ("第二届第三次会议", Some(3)),
        ("再次召开会议", None),
        ("一次会议", None),
    ] {
        assert_eq!(name::ordinal(text, crate::span::Offset(0)).map(|o| o.value), expected, "{text}");
    }
}

//! Pages as government sites make them, in outline.

use super::*;
use crate::span::slice;

/// A page with all the chrome of a government site around this article.
fn page(article: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html><head><meta charset="gb2312"><title>森林防火会议召开_霜林县人民政府</title>
<meta name="ArticleTitle" content="森林防火会议召开"><meta name="PubDate" content="2023-03-06 08:30">
<meta name="ContentSource" content="霜林县融媒体中心"><style>p{{color:red}}</style><script>var a="<p>不是正文，不是正文。</p>";</script></head>
<body><div class="top"><a href="/">网站首页</a> <a href="/zw">政务公开</a><ul><li><a>要闻动态</a><li><a>通知公告</a></ul></div>
<div class="wrap"><div class="pos">您的位置：<a>首页</a> &gt; <a>要闻</a></div>
<div class="art"><h1>森林防火会议召开</h1><div class="info"><span>发布时间：2023-03-06 08:30</span>&nbsp;&nbsp;<span>浏览次数：<i>316</i></span>
<span>字体：大 中 小</span></div><div id="zoom">{article}</div><div>责任编辑：聂小禾</div></div>
<div style="display: none">看不见的文字，看不见的文字。</div>
<div>上一篇：<a href="1.htm">某某镇召开会议部署春耕生产工作</a></div></div>
<div class="foot"><p>主办单位：霜林县人民政府办公室，承办单位：霜林县大数据中心，地址：霜林县人民路一号。</p><p>备案号：某ICP备0号</p></div></body></html>"#
    )
}

fn main_of(html: &str) -> (String, String, Hints) {
    let (text, hints) = extract(html);
    let main = hints.main.map(|range| slice(&text, range).to_owned()).unwrap_or_default();
    (text, main, hints)
}

#[test]
fn the_main_text_is_found_in_long_and_short_pages() {
    let long = "<p>　　会议强调，各级各部门要压实责任，严格落实带班制度，严禁擅离职守。</p>".repeat(12);
    let short = "<p>定于3月9日停水，请做好准备。</p>".to_owned();
    let breaks = "　　会议强调，要压实责任。<br><br>　　会议要求，要加强巡查，及时报告情况。".to_owned();
    let nested =
        "<div><div><div>会议强调，要压实责任。</div></div><div>会议要求，要加强巡查。</div></div>".to_owned();
    let table =
        "<table><tr><td><p>会议强调，要压实责任。</p><p>会议要求，要加强巡查。</td></tr></table>".to_owned();
    for article in [long, short, breaks, nested, table] {
        let (text, main, hints) = main_of(&page(&article));
        assert!(
            main.starts_with("森林防火会议召开\n发布时间：2023-03-06 08:30 浏览次数：316 字体：大 中 小\n"),
            "{main}"
        );
        assert!(main.ends_with('。') || main.ends_with("聂小禾"), "{main}");
        assert!(text.contains("网站首页 政务公开 要闻动态 通知公告\n"), "{text}");
        assert!(text.contains("备案号") && !text.contains("看不见") && !text.contains("不是正文"));
        assert_eq!(hints.title.as_deref(), Some("森林防火会议召开"));
        assert_eq!(hints.source.as_deref(), Some("霜林县融媒体中心"));
        assert_eq!(hints.published.as_deref(), Some("2023-03-06 08:30"));
    }
}

#[test]
fn lines_follow_the_blocks_and_blanks_collapse() {
    for (html, expected) in [
        ("<p>会议\n强调</p><p>要 抓&nbsp;&nbsp;好", "会议强调\n要 抓 好"),
        ("<div>甲<br>乙<p>丙</div>丁", "甲\n乙\n丙\n丁"),
        ("<p>张<b>三</b>、<a href=x>李四</a></p>", "张三、李四"),
        ("<table><tr><td>姓名<td>职务<tr><td>张三<td>局长</table>", "姓名 职务\n张三 局长"),
        ("<p>a &lt;b&gt; &amp; &#20250;&#x8bae;</p>", "a <b> & 会议"),
        ("<!-- 甲 --><p>乙</p><noscript>丙</noscript><select><option>丁</select>", "乙"),
    ] {
        assert_eq!(extract(html).0, expected, "{html}");
    }
}

#[test]
fn what_is_html_is_recognised() {
    for html in [
        "\n<!doctype HTML>",
        "<?xml version='1.0'?>\n<html lang=zh>",
        "<p>甲",
        "<div class=a>",
        "<!-- a --><p>",
    ] {
        assert!(is_html(html), "{html}");
    }
    for text in ["", "会议<p>", "<通知>", "<pre", "<?xml version='1.0'?><rss>", "《p》", "<"] {
        assert!(!is_html(text), "{text}");
    }
}

#[test]
fn hostile_nesting_costs_nothing() {
    let deep = "<div><table><tr><td>".repeat(50_000) + "要压实责任。" + &"</p></b></div>".repeat(50_000);
    assert!(extract(&deep).0.contains("要压实责任。"));
    let items = "<li><a><p>要".repeat(50_000);
    assert!(extract(&items).0.len() > 50_000);
}

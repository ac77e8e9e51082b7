//! Saved pages of many makes: the main text of `pages/NAME.html` is `pages/NAME.txt`, and what stands
//! around it is kept.

use std::fs;
use std::path::Path;

use gongwen::intake::Format;
use gongwen::span::slice;

use super::{found, only};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/intake/pages");

/// The main text of a page, and all of its text.
fn read(bytes: Vec<u8>) -> (String, String) {
    let page = only(bytes);
    assert_eq!(page.format, Format::Html);
    let main = page.hints.main.map(|main| slice(&page.text, main).to_owned()).unwrap_or_default();
    (main, page.text)
}

#[test]
fn main_texts_are_found() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(FOLDER).expect("the folder of pages") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|end| end != "html") {
            continue;
        }
        count += 1;
        let expected = fs::read_to_string(path.with_extension("txt")).expect("the main text");
        let (main, _) = read(fs::read(&path).expect("a page"));
        if main.trim() != expected.trim() {
            wrong.push(format!("{}:\n{main}\n— instead of —\n{expected}", name(&path)));
        }
    }
    wrong.sort();
    assert!(count >= 12 && wrong.is_empty(), "{}", wrong.join("\n"));
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn what_stands_around_is_kept_and_what_is_hidden_is_not() {
    let bytes = |name: &str| fs::read(format!("{FOLDER}/{name}.html")).expect("a page");
    let (_, text) = read(bytes("trs"));
    for kept in ["首页 新闻资讯 政务公开", "当前位置", "上一篇：我县部署春耕", "主办单位", "网站标识码"]
    {
        assert!(text.contains(kept), "{kept}");
    }
    let (_, text) = read(bytes("hidden"));
    for hidden in ["仅供搜索", "不给人看", "干扰", "不是正文", "模板", "开启脚本"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
}

#[test]
fn a_frameset_has_no_text() {
    let page = "<html><frameset cols='20%,*'><frame src='menu.htm'><frame src='main.htm'></frameset></html>";
    let (texts, _, result) = found(page);
    assert!(texts.is_empty() && result.is_err());
}

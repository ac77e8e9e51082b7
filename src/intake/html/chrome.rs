//! Lines of a page that are known by their words: its foot, teasers of other pages, bylines, labels.

/// Words that only the foot of a page holds.
const CUES: &[&str] = &[
    "版权所有",
    "版權所有",
    "主办单位",
    "主辦單位",
    "承办单位",
    "承辦單位",
    "技术支持",
    "技術支持",
    "网站标识码",
    "網站標識碼",
    "公网安备",
    "公網安備",
    "ICP备",
    "ICP備",
    "备案号",
    "備案號",
    "Copyright",
    "copyright",
    "免责声明",
    "免責聲明",
    "建议使用",
    "联系电话",
    "网站地图",
    "扫一扫",
    "掃一掃",
];

/// What a teaser of another page ends with.
const MORE: &[&str] = &[
    "[详细]",
    "[詳細]",
    "[全文]",
    "[查看全文]",
    "[更多]",
    "【详细】",
    "【詳細】",
    "【更多】",
    "更多>>",
    "更多»",
];

/// Labels of lines that belong to an article and stand behind its text.
const BYLINES: &[&str] = &[
    "责任编辑",
    "責任編輯",
    "责编",
    "責編",
    "编辑：",
    "編輯：",
    "编辑:",
    "记者：",
    "記者：",
    "作者：",
    "来源：",
    "來源：",
    "审核：",
    "審核：",
    "校对：",
    "供稿",
    "撰稿",
    "附件：",
    "附件:",
];
/// Longer lines are no bylines.
const BYLINE: usize = 60;

/// Labels in the bar below a title. A page parts them by its styles only.
const LABELS: &[&str] = &[
    "来源",
    "來源",
    "信息来源",
    "稿件来源",
    "文章来源",
    "时间",
    "時間",
    "日期",
    "发布时间",
    "發布時間",
    "发布日期",
    "發布日期",
    "更新时间",
    "作者",
    "记者",
    "責任編輯",
    "责任编辑",
    "责编",
    "编辑",
    "浏览次数",
    "瀏覽次數",
    "浏览量",
    "访问次数",
    "访问量",
    "点击数",
    "点击量",
    "阅读",
    "阅读量",
    "阅读次数",
    "字体",
    "字體",
    "字号",
    "字號",
    "发布机构",
    "发布单位",
];

/// Whether a line is the teaser of another page.
pub(super) fn is_teaser(line: &str) -> bool {
    MORE.iter().any(|more| line.ends_with(more))
}

/// Whether a line says who made the article.
pub(super) fn is_byline(line: &str) -> bool {
    line.chars().nth(BYLINE).is_none() && BYLINES.iter().any(|cue| line.contains(cue))
}

/// Whether a text begins with a label and its colon.
pub(super) fn begins_with_label(text: &str) -> bool {
    let has = |label: &str| text.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':']));
    LABELS.iter().any(|label| has(label))
}

/// Whether a line belongs to the foot of a page.
pub(super) fn is_foot(line: &str) -> bool {
    CUES.iter().any(|cue| line.contains(cue))
}

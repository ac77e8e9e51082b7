//! Lines that are no prose, however long: the foot of a page.

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

/// Whether a line belongs to the foot of a page.
pub(super) fn is_foot(line: &str) -> bool {
    CUES.iter().any(|cue| line.contains(cue))
}

//! A report for the tests of exports: our own writing, with a little noise.

use crate::intake::RawFile;
use crate::pipeline::{self, Options, ReadReport};
use crate::span::FileId;

const TEXT: &str = "云泽县召开清河工作会议
2023年4月19日 来源：云泽日报
4月18日，云泽县召开清河工作会议。县委书记沈知远出席会议并讲话，县长祁望舒主持会议，副县长陆青禾出席会议。
沈知远强调，县水利局务必于5月10日前完成清障；各镇不得以任何理由拖延。
祁望舒要求，县教育局要提前做好停课预案。
版权所有 网站地图
";

/// The report, read.
pub(crate) fn read() -> ReadReport {
    let mut found = Vec::new();
    let file = RawFile::new("会议.txt", TEXT.as_bytes());
    pipeline::read(FileId(0), &file, Options::default(), |_| {}, |read| found.extend(read))
        .expect("plain text");
    found.remove(0)
}

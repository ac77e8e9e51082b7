//! Labelled values of metadata bars and bylines: 来源：… 记者 …

use super::cues::{ACT, COLUMN, Field, ORGAN, OUTLET, columns, headline, outlets};
use super::day::{self, Day};
use super::line::{blank, is_of_words};
use super::names::{Named, Proof, names};
use super::{PressRole, Published, dateline, label, source};
use crate::lexicon::divisions_in;
use crate::span::{TextRange, slice};

/// Opens the header of a message of its own account: who wrote it and the account follow.
const ORIGINAL: &str = "原创";

/// What one line, or one pair of brackets, says of the report. Ranges count in the text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// Publication, and whether its label says so beyond doubt.
    pub(super) published: Option<(Published, TextRange)>,
    /// Last change.
    pub(super) updated: Option<(Published, TextRange)>,
    /// Outlet.
    pub(super) source: Option<TextRange>,
    /// Press.
    pub(super) press: Vec<(Named, PressRole)>,
    /// What stands behind 原标题.
    pub(super) original: Option<TextRange>,
    /// Labels of any kind.
    pub(super) labels: usize,
    /// Labels of counters and of tools.
    pub(super) tools: usize,
    /// Labels of what else describes the report: its number, whom to ask.
    pub(super) contacts: usize,
    /// Whether anything stands there that no rule explains.
    pub(super) unexplained: bool,
    /// The only word that no rule explains.
    stray: Option<TextRange>,
    /// The outlet that a label names.
    named: Option<TextRange>,
}

impl Facts {
    /// Takes the organ beside a name as the source, and nothing is left without a rule.
    pub(super) fn name_organ(&mut self, organ: TextRange) {
        if !self.press.is_empty() && self.labels == 0 {
            self.source.get_or_insert(organ);
            self.unexplained = false;
        }
    }

    /// Takes an outlet as the source: the first, but in the header of a message the last, its account: 原创 县融媒体中心
    /// 甲县发布.
    fn name_outlet(&mut self, text: &str, outlet: TextRange) {
        if self.source.is_none() || text.starts_with(ORIGINAL) {
            self.source = Some(outlet);
        }
    }

    /// Whether a label names the source, or that of the day stands beside it.
    pub(super) fn names_source(&self) -> bool {
        self.named.is_some() || self.published.is_some() && self.labels > 0
    }

    /// The organ that is the only word without a rule: 县水利局 李四.
    pub(super) fn organ(&self, text: &str) -> Option<TextRange> {
        self.stray.filter(|&word| outlets().of_text(slice(text, word), OUTLET | ORGAN).is_some())
    }

    /// Whether the text says anything of the report.
    pub(super) fn tells(&self) -> bool {
        self.published.is_some() || self.updated.is_some() || self.source.is_some() || !self.press.is_empty()
    }
}

/// Reads a text as labelled values.
pub(super) fn facts(text: &str) -> Facts {
    read(text, false)
}

/// Reads what stands in brackets: there a name may follow its label directly and begin with no surname.
pub(super) fn bracketed(text: &str) -> Facts {
    read(text, true)
}

fn read(text: &str, bracket: bool) -> Facts {
    let mut facts = Facts::default();
    let found = label::found(text, bracket);
    facts.labels = found.len();
    let first = found.first().map_or(text.len(), |l| l.start);
    loose(text, TextRange::at(0, first), &mut facts);
    for (i, label) in found.iter().enumerate() {
        let end = found.get(i + 1).map_or(text.len(), |next| next.start);
        let value = trimmed(text, TextRange::at(label.value.min(end), end));
        read_value(text, label.field, value, &mut facts);
        if label.field == Field::Press(PressRole::Correspondent) && value.is_empty() {
            facts.named = facts.named.or(source::giver(text, label.start));
        }
    }
    // 甲县政府网 2024-03-06 来源：县融媒体中心: the label says it.
    facts.source = facts.named.or(facts.source);
    let dated = facts.published.is_some() && first == 0;
    // Damage in the rest of the bar does not make it a sentence.
    let bar = dated && facts.named.is_some() || facts.stray.is_some() && facts.stray == facts.named;
    facts.unexplained &= !bar;
    stray_source(text, &mut facts);
    // 甲县新闻网3月4日讯（记者 张三）, a line of its own.
    let wired = ["讯（", "电（", "讯 ", "电 "].iter().any(|mark| text.contains(mark));
    if facts.source.is_none() && !bracket && !facts.press.is_empty() && wired {
        facts.source = dateline::outlet(text);
        facts.unexplained &= facts.source.is_none();
    }
    facts
}

/// Beside a whole date and nothing else, a short word is the name of the page: 砚川人大 2025年1月17日; so is an organ,
/// also beside counters: 县应急管理局 2024-03-06 阅读 33. And who 供稿 is the source on any line.
fn stray_source(text: &str, facts: &mut Facts) {
    // 甲县发布 2024-03-06 19:30 乙市: where it was sent from stands last.
    let timed = facts.source.is_some() && facts.published.is_some_and(|(p, _)| p.time.is_some());
    let last = |word: &TextRange| text.trim_end().len() == word.end().index() && word.len() <= 3 * 4;
    if timed && facts.labels == 0 && facts.stray.as_ref().is_some_and(last) {
        facts.unexplained = false;
    }
    let Some(range) = facts.stray.filter(|_| facts.source.is_none()) else { return };
    let word = slice(text, range);
    let dated = facts.published.is_some_and(|(p, _)| p.date.year.is_some());
    // 《甲县政协》 2024-03-06 记者：张三: marks tell that it is a paper, whatever its name.
    if let Some(paper) = source::quoted(word).filter(|_| dated && text.starts_with(word)) {
        facts.source = Some(paper.shifted(range.start()));
        facts.unexplained = false;
        return;
    }
    let giver = source::editor(word);
    // 甲县应急管理局 2024-03-06 张三 阅读 33; （甲县县委办）.
    let opens = dated && text.starts_with(word) && word.chars().count() >= 4 && source::names_a_body(word);
    let enclosed = text.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')) == Some(word);
    if opens || enclosed && source::names_a_body(word) && word.chars().count() >= 4 {
        facts.source = Some(range);
        facts.unexplained = false;
        return;
    }
    let bare = facts.press.is_empty() && facts.labels == facts.tools || text.starts_with(ORIGINAL);
    let unlabelled = facts.labels == 0 || text.starts_with(ORIGINAL);
    let short = (3..=6).contains(&word.chars().count()) && unlabelled || source::names_a_body(word);
    let page = dated && bare && short && word.chars().all(char::is_alphabetic);
    if giver.is_some() || page && !headline().hits(word).any(|h| h.value.has(ACT)) {
        let length = giver.map_or(word.len(), str::len);
        facts.source = Some(TextRange::at(0, length).shifted(range.start()));
        facts.unexplained = false;
    }
}

fn read_value(text: &str, field: Field, value: TextRange, facts: &mut Facts) {
    match field {
        Field::Published | Field::Updated => {
            // 发布于：湖南 甲县发布.
            let Some((moment, end)) = moment(text, value) else { return loose(text, value, facts) };
            let slot = if field == Field::Published { &mut facts.published } else { &mut facts.updated };
            slot.get_or_insert((moment, TextRange::at(value.start().index(), end)));
            loose(text, TextRange::at(end, value.end().index()), facts);
        }
        Field::Source => {
            let named = source::named(text, value);
            loose(text, TextRange::new(value.start(), named.start().max(value.start())), facts);
            if let Some(source) = source::known(text, named) {
                facts.named.get_or_insert(source);
            }
            loose(text, TextRange::new(named.end(), value.end().max(named.end())), facts);
        }
        Field::Publisher => {
            // 发布者：张三 is who put it on the page, 发布者：甲县水利局 the source.
            let person = names(slice(text, value), Proof::Label).1 > 0;
            let field = if person { Field::Press(PressRole::Editor) } else { Field::Source };
            read_value(text, field, value, facts);
        }
        Field::Press(role) => {
            // 原创 张三 微甲县: the name of the account follows.
            let proof = if text.starts_with(ORIGINAL) { Proof::Surname } else { Proof::Label };
            let end = take_names(text, value, proof, role, facts);
            // 供稿：县水利局, 供稿：县水利局 张三.
            let mut rest = TextRange::at(end, value.end().index());
            if role == PressRole::Correspondent && end == value.start().index() {
                let organ = slice(text, value).split(blank).next().unwrap_or_default();
                if source::names_a_body(organ) {
                    facts.source.get_or_insert(TextRange::at(end, end + organ.len()));
                    let names = trimmed(text, TextRange::at(end + organ.len(), value.end().index()));
                    let end = take_names(text, names, proof, role, facts);
                    rest = TextRange::at(end, value.end().index());
                }
            }
            loose(text, rest, facts);
        }
        Field::Counter => {
            facts.tools += 1;
            // A page without a counter may show another field in its slot.
            let end = take_names(text, value, Proof::Surname, PressRole::Author, facts);
            let rest = slice(text, TextRange::at(end, value.end().index()));
            let figures = rest.len() - rest.trim_start_matches(is_figure).len();
            loose(text, TextRange::at(end + figures, value.end().index()), facts);
        }
        Field::Original => facts.original = Some(value),
        Field::Tool => facts.tools += 1,
        Field::Contact => facts.contacts += 1,
    }
}

/// Reads what stands between labels: days, outlets and names need none.
fn loose(text: &str, range: TextRange, facts: &mut Facts) {
    let mut at = range.start().index();
    if let Some((moment, end)) = moment(text, range).filter(|(m, _)| m.date.year.is_some()) {
        let day = day_in(text, range).map_or(range, |d| d.range);
        facts.published.get_or_insert((moment, TextRange::at(day.start().index(), end)));
        loose_words(text, TextRange::new(range.start(), day.start()), facts);
        at = end;
    }
    loose_words(text, TextRange::at(at, range.end().index()), facts);
}

fn loose_words(text: &str, range: TextRange, facts: &mut Facts) {
    let mut at = range.start().index();
    let end = range.end().index();
    while at < end {
        let rest = slice(text, TextRange::at(at, end));
        let lead = rest.len() - rest.trim_start_matches(is_gap).len();
        if lead > 0 {
            at += lead;
            continue;
        }
        let word = rest.split(is_gap).next().unwrap_or(rest);
        let place = TextRange::at(at, at + word.len());
        let next = take_names(text, TextRange::at(at, end), Proof::Surname, PressRole::Author, facts);
        if next > at {
            at = next;
            continue;
        }
        if let Some(name) = source::announced(word) {
            facts.named.get_or_insert(name.shifted(place.start()));
        } else if let Some(len) = source::maker(word) {
            facts.name_outlet(text, TextRange::at(at, at + len));
        } else if let Some(paper) = source::paper(word) {
            facts.name_outlet(text, paper.shifted(place.start()));
        } else if source::names_an_outlet(word) {
            // （据甲县日报客户端）.
            let told = word.len() - word.strip_prefix('据').unwrap_or(word).len();
            let name = source::without_team(slice(word, TextRange::at(told, word.len())));
            facts.name_outlet(text, TextRange::at(at + told, at + told + name.len()));
        } else if !is_weekday(word)
            && !is_edition(word)
            && !is_province(word)
            && !is_size(word)
            && !is_calendar(word)
            && !is_note(word)
            && !word.chars().all(|c| is_figure(c) || c == '/')
            && !is_address(word)
            && word.chars().any(char::is_alphanumeric)
        {
            facts.stray = (!facts.unexplained).then_some(place);
            facts.unexplained = true;
        }
        at += word.len();
    }
}

/// www.example.gov.cn.
fn is_address(word: &str) -> bool {
    word.is_ascii() && word.contains('.') && word.contains(|c: char| c.is_ascii_alphabetic())
}

/// 第01版, A3版, 第203期, and the column on it: 要闻.
fn is_edition(word: &str) -> bool {
    let sheet = word.strip_suffix(['版', '期']).map(|number| number.trim_start_matches(['总', '第']));
    let numbered = sheet.is_some_and(|sheet| {
        sheet.chars().all(|c| c.is_ascii_alphanumeric() || "〇一二三四五六七八九十头上下".contains(c))
    });
    numbered || word.chars().count() <= 4 && columns().of_text(word, COLUMN).is_some()
}

/// What the header of a message says of it: 原创, 更新, 发表于湖南.
fn is_note(word: &str) -> bool {
    word == ORIGINAL || word == "更新" || ["发表于", "发布于"].iter().any(|note| word.starts_with(note))
}

/// A button for the size of the type: A-, A+, 大.
fn is_size(word: &str) -> bool {
    matches!(word, "A" | "A+" | "a" | "a+" | "大" | "中" | "小")
}

/// The name of a calendar, or a day of the old one: 公历, 甲辰年五月十三.
fn is_calendar(word: &str) -> bool {
    let mut letters = word.chars();
    let mut next = |of: &str| letters.next().is_some_and(|c| of.contains(c));
    let cycle = next("甲乙丙丁戊己庚辛壬癸") && next("子丑寅卯辰巳午未申酉戌亥") && next("年");
    cycle || word.starts_with("农历") || matches!(word, "公历" | "阳历" | "阴历")
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "刚刚" | "今天" | "昨天" | "前天")
        || ["星期", "周", "礼拜"]
            .iter()
            .any(|w| word.strip_prefix(w).is_some_and(|day| day.chars().count() == 1))
}

/// Where a message was sent from, as its header says: 湖南.
fn is_province(word: &str) -> bool {
    let named = divisions_in(word).find(|hit| hit.range.len() == word.len());
    named.is_some_and(|hit| hit.value.level() == "province")
}

/// Adds the names at the start of `range`; gives the place behind them.
fn take_names(text: &str, range: TextRange, proof: Proof, role: PressRole, facts: &mut Facts) -> usize {
    let (found, end) = names(slice(text, range), proof);
    for mut name in found {
        name.range = name.range.shifted(range.start());
        // 记者 张三 摄: what the person did says more than the label.
        let did = name.role.filter(|&did| role == PressRole::Author || did == PressRole::Photographer);
        let did = did.unwrap_or(role);
        facts.press.push((name, did));
    }
    range.start().index() + end
}

fn day_in(text: &str, range: TextRange) -> Option<Day> {
    let day = day::days(slice(text, range)).into_iter().next()?;
    Some(Day { range: day.range.shifted(range.start()), ..day })
}

/// The first day of a range with the time behind it, and where they end.
fn moment(text: &str, range: TextRange) -> Option<(Published, usize)> {
    let day = day_in(text, range)?;
    let rest = slice(text, TextRange::new(day.range.end(), range.end()));
    let time = day::time(rest);
    let clock = |c: char| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || ":：时分秒点T +.Z".contains(c) || blank(c)
    };
    let used = if time.is_some() { rest.len() - rest.trim_start_matches(clock).len() } else { 0 };
    Some((Published { date: day.date, time }, day.range.end().index() + used))
}

pub(super) fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '次' | '人' | '万' | '个' | ',' | '，' | '.' | '+') || blank(c)
}

pub(super) fn is_gap(c: char) -> bool {
    !is_of_words(c) && (blank(c) || "|丨｜[]【】〖〗〔〕（）()/·•、，。-—–_:：;；“”\"▌▲△●■★◆".contains(c))
}

/// A range without the separators at its ends.
pub(super) fn trimmed(text: &str, range: TextRange) -> TextRange {
    let edge =
        |c: char| !is_of_words(c) && (blank(c) || "|丨｜[]【】〖〗〔〕（）()/／·•，、；;。—–▌".contains(c));
    let part = slice(text, range);
    let start = part.len() - part.trim_start_matches(edge).len();
    let end = part.trim_end_matches(edge).len().max(start);
    TextRange::at(start, end).shifted(range.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let facts = facts(text);
        let mut out = Vec::new();
        out.extend(facts.published.map(|(p, _)| p.to_string()));
        out.extend(facts.source.map(|r| slice(text, r).to_owned()));
        out.extend(facts.press.iter().map(|(n, role)| format!("{}={role:?}", n.name)));
        out.join(" | ")
    }

    /// Lines, and what they tell.
    const BARS: &[(&str, &str)] = &[
        (
            "发布时间：2021-08-13 09:38:43 访问次数： 方亮、李小根 信息来源：县融媒体中心",
            "2021-08-13 09:38:43 | 县融媒体中心 | 方亮=Author 李小根=Author",
        ),
        ("2022-03-04 09:30 来源：甲县新闻网 作者：张三", "2022-03-04 09:30:00 | 甲县新闻网 | 张三=Author"),
        (
            "来源:甲县日报 记者：张三 李四 编辑：王五",
            "甲县日报 | 张三=Reporter | 李四=Reporter | 王五=Editor",
        ),
        ("石滩垦区报 2022-12-29 第01版 要闻", "2022-12-29 | 石滩垦区报"),
        ("云垣日报/2022年/12月/2日/第001版 要闻", "2022-12-02 | 云垣日报"),
        ("砚川人大 2025年1月17日 第203期", "2025-01-17 | 砚川人大"),
        ("云溪发布 2024-03-06 18:00 发表于云南", "2024-03-06 18:00:00 | 云溪发布"),
        ("县融媒体中心　赵小林　2024年3月6日", "2024-03-06 | 县融媒体中心 | 赵小林=Author"),
        ("来源丨甲县发布  编辑丨张三  审核丨李四", "甲县发布 | 张三=Editor | 李四=Editor"),
        ("日期：2022年3月4日　来源：甲县人民政府办公室　浏览：1234 次", "2022-03-04 | 甲县人民政府办公室"),
        ("来源：甲县应急管理局 张三 时间：2022-03-04", "2022-03-04 | 甲县应急管理局 | 张三=Author"),
        ("甲县日报 2022年3月4日", "2022-03-04 | 甲县日报"),
        ("原创 张三 甲县发布 2022-03-04 19:30 发表于湖北", "2022-03-04 19:30:00 | 甲县发布 | 张三=Author"),
        ("• [编辑：史小凯]", "史小凯=Editor"),
        ("责任编辑：张三 | 校对：李四 | 审核：王建国", "张三=Editor | 李四=Editor | 王建国=Editor"),
        ("甲县融媒体中心记者 张三 通讯员 李四", "甲县融媒体中心 | 张三=Reporter | 李四=Correspondent"),
        ("文/张三 图/李四", "张三=Author | 李四=Photographer"),
        ("张三/文 李小四/图", "张三=Author | 李小四=Photographer"),
        ("记者从会上了解到", ""),
        ("编 辑：张 三", "张三=Editor"),
        ("发布机构：甲市政府新闻局 发布日期：111-03-04", "2022-03-04 | 甲市政府新闻局"),
        ("点击数：12 【字体：大 中 小】", ""),
        ("[来源]：县水利局 [作者]：张三", "县水利局 | 张三=Author"),
        ("甲县发布 2023-05-06 21:00 乙城", "2023-05-06 21:00:00 | 甲县发布"),
        ("甲县观察 2023-05-06 21:00 湖南", "2023-05-06 21:00:00 | 甲县观察"),
        ("甲县融媒 昨天", "甲县融媒"),
        ("原创 张三 微甲县 2024-07-24 00:47 发表于湖北", "2024-07-24 00:47:00 | 微甲县 | 张三=Author"),
        ("供稿：县水利局", "县水利局"),
        ("来源：平安甲县 打印本页", "平安甲县"),
        ("来源：甲县 融媒体中心 2022-03-04", "2022-03-04 | 甲县 融媒体中心"),
        ("县委办公室供稿", "县委办公室"),
        ("来源 甲县新闻网 2022-03-04", "2022-03-04 | 甲县新闻网"),
        ("2022-03-04 · 来源·甲县新闻网", "2022-03-04 | 甲县新闻网"),
        ("来源：《甲县日报》 2022-03-04", "2022-03-04 | 甲县日报"),
        ("《甲县日报》2022年3月4日 第01版 要闻", "2022-03-04 | 甲县日报"),
        ("原载《甲县日报》2022年3月4日第1版", "2022-03-04 | 甲县日报"),
        ("县应急管理局    2022-03-04    阅读 33", "2022-03-04 | 县应急管理局"),
        ("县府召开防汛会报", ""),
        (
            "2022-03-04 08:30来源：甲县日报作者：张三浏览：120次",
            "2022-03-04 08:30:00 | 甲县日报 | 张三=Author",
        ),
        ("Source：甲县日报　Date：2022-03-04　Hits：5", "2022-03-04 | 甲县日报"),
        ("据《甲县日报》报道", "甲县日报"),
        ("摘自2022年3月4日《甲县日报》", "2022-03-04 | 甲县日报"),
        ("甲县日报 | 2022年3月4日 星期五 | 第01版：要闻 | 上一版 下一版", "2022-03-04 | 甲县日报"),
        ("记者 张三 文 李四 图 甲县融媒体中心出品", "甲县融媒体中心 | 张三=Reporter | 李四=Photographer"),
        ("甲镇微讯 张三 编辑：李四", "甲镇微讯 | 张三=Author | 李四=Editor"),
        ("编发单位：甲县人民政府办公室", "甲县人民政府办公室"),
        ("来自：甲县政务 责任编辑：王五", "甲县政务 | 王五=Editor"),
        ("作者：县府办", ""),
        ("发布机构\t甲县水利局", "甲县水利局"),
        ("发文日期\t2023-05-16", "2023-05-16"),
        ("索引号\t00812-2023-0021", ""),
        ("来源：甲县县委宣传部 甲县融媒体中心 2022-03-04", "2022-03-04 | 甲县县委宣传部 甲县融媒体中心"),
        ("来源：甲县应急管理局（县防火办） 2022-03-04", "2022-03-04 | 甲县应急管理局（县防火办）"),
        ("来源：甲县水利局（县河长办）　日期：2022-03-04", "2022-03-04 | 甲县水利局（县河长办）"),
        ("来源／甲县广播电视台 2022-03-04", "2022-03-04 | 甲县广播电视台"),
        ("甲县新闻网 www.example.gov.cn 2022-03-04", "2022-03-04 | 甲县新闻网"),
        ("甲县政府门户网站 2022-03-04 来源：县融媒体中心", "2022-03-04 | 县融媒体中心"),
        ("甲县水利局供稿　作者：张三　2022年3月4日", "2022-03-04 | 甲县水利局 | 张三=Author"),
        ("转载自甲县日报", "甲县日报"),
        ("来源：未知 时间：2022-03-04", "2022-03-04"),
        ("据《甲县日报》", "甲县日报"),
        ("据《中华人民共和国森林法》", ""),
        ("文字来源：甲县林业局", "甲县林业局"),
        ("以下由甲区民政事务处发布：", "甲区民政事务处"),
        (
            "撰文／张三　摄影／李四　稿件由甲县县委宣传部提供",
            "甲县县委宣传部 | 张三=Author | 李四=Photographer",
        ),
        ("甲县晚报全媒体讯（记者 张三 摄影 李四）", "甲县晚报 | 张三=Reporter | 李四=Photographer"),
        ("甲县新闻网3月4日讯（记者 张三）", "甲县新闻网 | 张三=Reporter"),
        ("甲县应急管理局 2022-03-04 张三 阅读：33", "2022-03-04 | 甲县应急管理局 | 张三=Author"),
        ("中共甲县县委巡察办 2022-03-04 张三 阅读量[ ]", "2022-03-04 | 中共甲县县委巡察办 | 张三=Author"),
        ("（甲县县委办）", "甲县县委办"),
        ("（据甲县日报客户端）", "甲县日报客户端"),
        ("甲县日报数字报", "甲县日报"),
        (
            "发布者：系统管理员　发布时间：2022-03-04　信息来源：甲县水利局　点击数：",
            "2022-03-04 | 甲县水利局",
        ),
        ("发文机构：甲县卫生健康局　发布日期：2022-03-04　有效性：有效", "2022-03-04 | 甲县卫生健康局"),
        ("原创 县融媒体中心 甲县融媒体中心 2022-03-04 内蒙古", "2022-03-04 | 甲县融媒体中心"),
        ("发布者：张三　发布日期：2022-03-04", "2022-03-04 | 张三=Editor"),
        ("发布者：甲县教育局　发布日期：2022-03-04", "2022-03-04 | 甲县教育局"),
        ("发 布 日 期：2022.03.04　　信 息 来 源：甲经开区办公室", "2022-03-04 | 甲经开区办公室"),
        ("作者：防御处 来源：甲县水利局", "甲县水利局"),
        ("甲街道指挥部办公室编　　　　2022年3月4日", "2022-03-04 | 甲街道指挥部办公室"),
        ("2022/3/4 14:26（3/4 15:02 更新）", "2022-03-04 14:26:00"),
        ("本文转载自公众号：甲县先锋", "甲县先锋"),
        ("下稿代甲县医院管理局发出：", "甲县医院管理局"),
        ("甲县时报　2022/3/4　总第3817期", "2022-03-04 | 甲县时报"),
        ("上稿单位：县信访局 2022-03-04", "2022-03-04 | 县信访局"),
        ("公开日期：2022-03-04 公开单位：甲县政府办", "2022-03-04 | 甲县政府办"),
        ("本文来源于甲县日报", "甲县日报"),
        ("▲甲县融媒出品", "甲县融媒"),
        ("发布日期 2022-03-04  信息来源 甲区应急管理局  浏览次数 88", "2022-03-04 | 甲区应急管理局"),
        ("来源甲县县委宣传部 日期2022-03-04 点击61", "2022-03-04 | 甲县县委宣传部"),
        ("2022-03-04 17:20:11　甲区日报　A- A+", "2022-03-04 17:20:11 | 甲区日报"),
        ("〖来源：甲县晚报〗〖日期：2022-03-04〗〖字号：大 中 小〗", "2022-03-04 | 甲县晚报"),
        ("供稿：县委政研室　张三　　编审：李四", "县委政研室 | 张三=Correspondent | 李四=Editor"),
        ("【消息来源】县医改办　【发稿日期】2022-03-04", "2022-03-04 | 县医改办"),
        ("本文刊于《甲县日报》2022年3月4日第2版", "2022-03-04 | 甲县日报"),
        ("▌公众号丨甲县教育", "甲县教育"),
        ("来源 — 甲县政务　　日期 — 2022-03-04　　撰稿 — 张三", "2022-03-04 | 甲县政务 | 张三=Correspondent"),
        ("作者单位：县委党校；来源：“甲县人社”公众号，2022-03-04", "2022-03-04 | 甲县人社"),
        ("传染来源：不明", ""),
        ("甲县县委办公室｜甲辰年二月初三｜公历2024-03-12｜阅读 88", "2024-03-12 | 甲县县委办公室"),
        ("甲县日报讯（记者 张三）报纸日期：2022年3月4日　版次：A01", "2022-03-04 | 甲县日报 | 张三=Reporter"),
        ("来源：本局办公室（甲县水利局） 作者：张三", "甲县水利局 | 张三=Author"),
        ("2022.03.04（周五）【出处】甲县发布【整理】张三", "2022-03-04 | 甲县发布 | 张三=Editor"),
        (
            "《甲县政协》　2022-03-04　记者：张三　责任编辑：李四",
            "2022-03-04 | 甲县政协 | 张三=Reporter | 李四=Editor",
        ),
    ];

    #[test]
    fn reads_metadata_bars() {
        for &(text, expected) in BARS {
            assert_eq!(told(text).replace("方亮=Author | ", "方亮=Author "), expected, "{text}");
        }
    }
}

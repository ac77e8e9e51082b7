//! What a directive is about.

use super::super::model::{Subject, Theme};
use super::pairs::{self, PerTheme, THEMES};
use super::words::words;

/// The themes and subjects of a directive, the stronger first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics {
    /// One or two.
    pub(super) themes: Vec<Theme>,
    /// None to two.
    pub(super) subjects: Vec<Subject>,
}

/// How much the words of the first clause count more than others, in percent.
const FIRST: u64 = 160;

/// How much a word of a subject counts for the theme that the subject belongs to, in percent.
const SUBJECT: u64 = 60;

/// How much what a bare heading leads says for it, and what a neighbour says, in percent.
const BEHIND: u64 = 50;
const NEAR: u64 = 10;

/// What each theme of the heading above counts for.
const LENT: u64 = 150;

/// What the usual theme of the report counts for: next to nothing, where anything else votes.
const USUAL: u64 = 50;

/// How much the likelihood by pairs counts against all votes together, in percent.
const PAIRS: u64 = 200;

/// The votes from which a text speaks for itself.
const SPEAKS: u64 = 400;

/// What the words of a text say for each theme and subject.
#[derive(Clone, Debug)]
pub(super) struct Votes {
    themes: PerTheme<u64>,
    subjects: PerSubject,
    /// How likely each theme is by the pairs of characters, in thousandths.
    likely: PerTheme<u64>,
}

/// Votes for each subject, in the order of [`Subject::LIST`].
type PerSubject = [u64; Subject::LIST.len()];

/// What stands around a text.
#[derive(Clone, Debug)]
pub(super) struct Context<'v> {
    /// The themes of the heading that it hangs under.
    pub(super) lent: &'v [Theme],
    /// What it leads.
    pub(super) behind: &'v [Votes],
    /// What the same speaker says right before and after.
    pub(super) near: Vec<&'v Votes>,
    /// What the report is usually about.
    pub(super) usually: Theme,
}

/// Counts the votes of a text.
pub(super) fn votes(text: &str) -> Votes {
    let (mut themes, mut subjects) = ([0; THEMES], PerSubject::default());
    let first = text.find('，').unwrap_or(text.len());
    for hit in words().topic.hits(text) {
        let share = if hit.range.start().index() < first { FIRST } else { 100 };
        for &(theme, weight) in words().themes(hit.value) {
            themes[theme as usize] += u64::from(weight) * share;
        }
        for &(subject, weight) in words().subjects(hit.value) {
            let votes = u64::from(weight) * share;
            subjects[subject as usize] += votes;
            if let Some(theme) = nearest(subject) {
                themes[theme as usize] += votes * SUBJECT / 100;
            }
        }
    }
    Votes { themes, subjects, likely: pairs::likely(text) }
}

/// Finds the topics of a text from its own votes and what stands around it.
pub(super) fn find(own: &Votes, context: &Context) -> Topics {
    let mut themes = own.themes;
    let mut add = |others: &Votes, share: u64| {
        themes.iter_mut().zip(others.themes).for_each(|(all, votes)| *all += votes * share / 100);
    };
    if own.themes.iter().all(|&votes| votes < SPEAKS) {
        context.behind.iter().for_each(|led| add(led, BEHIND));
    }
    context.near.iter().for_each(|near| add(near, NEAR));
    for &theme in context.lent {
        themes[theme as usize] += LENT;
    }
    // Of a report without subjects nothing is usual.
    if context.usually != Theme::Other {
        themes[context.usually as usize] += USUAL;
    }
    let all = themes.iter().sum::<u64>().max(1);
    for (votes, likely) in themes.iter_mut().zip(own.likely) {
        *votes = *votes * 1000 / all + likely * PAIRS / 100;
    }
    let mut themes = best(Theme::LIST, &themes, 1, 60);
    if themes.is_empty() {
        themes.push(context.usually);
    }
    Topics { themes, subjects: best(Subject::LIST, &own.subjects, SPEAKS, 50) }
}

/// The theme that the subjects of a report's directives count as most.
pub(super) fn usual(directives: &[Votes]) -> Theme {
    let mut themes = [0; THEMES];
    for (&subject, votes) in directives.iter().flat_map(|own| Subject::LIST.iter().zip(own.subjects)) {
        if let Some(theme) = nearest(subject) {
            themes[theme as usize] += votes;
        }
    }
    best(Theme::LIST, &themes, 1, 100).first().copied().unwrap_or(Theme::Other)
}

/// The strongest one or two of those with at least `least`, the second where it has `share` percent of the first.
fn best<K: Copy>(keys: &[K], scores: &[u64], least: u64, share: u64) -> Vec<K> {
    let mut order: Vec<_> = scores.iter().zip(keys).filter(|&(&score, _)| score >= least).collect();
    order.sort_by_key(|&(&score, _)| std::cmp::Reverse(score));
    let top = order.first().map_or(0, |&(&score, _)| score);
    let strong = |&(i, &(&score, _)): &(usize, &(&u64, &K))| i == 0 || score * 100 >= top * share;
    order.iter().enumerate().take(2).filter(strong).map(|(_, &(_, &key))| key).collect()
}

/// The theme that a general subject counts as; matters of health have themes of their own.
fn nearest(subject: Subject) -> Option<Theme> {
    match subject {
        Subject::Flood | Subject::Fire => Some(Theme::Readiness),
        Subject::Discipline => Some(Theme::Accountability),
        Subject::Health => None,
        _ => Some(Theme::Economy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(usually: Theme) -> Context<'static> {
        Context { lent: &[], behind: &[], near: Vec::new(), usually }
    }

    #[test]
    fn words_vote_and_the_report_decides_where_none_does() {
        for (text, theme) in [
            ("要坚决克服麻痹思想和侥幸心理。", Theme::Understanding),
            ("任何单位不得推诿扯皮。", Theme::Accountability),
            ("县应急管理局要在汛期前完成预案修订和演练。", Theme::Readiness),
            ("要敞开收购，不得压级压价。", Theme::Supply),
            ("供热企业接到报修后要两小时上门抢修。", Theme::Economy),
            ("谁都不许替人说情、打招呼。", Theme::Accountability),
            ("村干部要多到独居老人家里坐一坐。", Theme::Community),
            ("影院、棋牌室暂停营业。", Theme::Places),
            ("要调运饲草，保障人畜饮水。", Theme::Supply),
            ("要用明白纸和应急广播讲清政策。", Theme::Publicity),
            ("要在“细”字上下功夫。", Theme::Publicity),
        ] {
            let topics = find(&votes(text), &alone(Theme::Publicity));
            assert_eq!(topics.themes.first(), Some(&theme), "{text}");
        }
    }

    #[test]
    fn a_bare_heading_is_about_what_it_leads() {
        let led = ["要组织流动采样，应检尽检。", "核酸检测结果六小时内出。"].map(votes);
        for (heading, theme) in [("要在“准”字上发力。", Theme::Testing), ("要加强组织领导。", Theme::Command)]
        {
            let context = Context { behind: &led, ..alone(Theme::Economy) };
            assert_eq!(find(&votes(heading), &context).themes.first(), Some(&theme), "{heading}");
        }
    }

    #[test]
    fn a_report_is_about_the_subjects_of_its_directives() {
        assert_eq!(usual(&["要抓好堤防巡查。", "做好防汛物资储备。"].map(votes)), Theme::Readiness);
        assert_eq!(usual(&["要抓好落实。"].map(votes)), Theme::Other);
    }
}

//! Finds the hidden bytes: a beam search over what they may have been, scored by the model.

use super::bytes::{Kind, Token};
use super::page::{Behind, Page, vanishing_trails};
use super::start::{First, Start};
use crate::repair::chars::{after, is_han};
use crate::repair::gbk::{LEADS, decode};
use crate::repair::model::follows;

/// A way to read a damaged stretch.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// What it says.
    pub(super) after: String,
    /// Where the damage ends.
    pub(super) end: usize,
    /// How much likelier it is than what stands there, in log probability.
    pub(super) gain: f32,
    /// Whether what brought the bytes back into step is seen: a mark, a gloss or a byte.
    pub(super) sure_end: bool,
    /// Whether some of it stands for bytes that left no trace.
    pub(super) holed: bool,
}

/// How many ways are followed at a time.
const WIDTH: usize = 32;

/// A way so much less likely than the best is not followed.
const BEAM: f32 = 16.0;

/// How many of them may go on behind a hole, and in how many ways; of those that have read one character,
/// whose first byte nothing but what follows tells, more.
const HOLED: [usize; 2] = [5, 24];
const HOLES: [usize; 2] = [8, 24];

/// How many readings are kept.
const KEPT: usize = 8;

/// What a quotation mark out of turn costs, and an indent inside a line.
const OUT_OF_TURN: f32 = 5.0;

/// What it costs when a swallowed byte stands before no mark.
const NO_MARK: f32 = 4.0;

/// What a gloss in the damage is worth if the reading explains it, and costs if not.
const GLOSS: f32 = 8.0;

/// What is known of a lead byte: nothing but where its pair lies, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lead {
    from: u8,
    to: u8,
}

impl Lead {
    /// Lead bytes below the areas of GB2312 …
    const LOW: Self = Self { from: 0x81, to: 0xA0 };
    /// … those of them that two rows leave free …
    const FREE: Self = Self { from: 0x96, to: 0xA0 };
    /// … and within.
    const HIGH: Self = Self { from: 0xA1, to: 0xFE };
    /// Either.
    const ANY: Self = Self { from: 0x81, to: 0xFE };
    /// Those of marks, which vanish together with a filler.
    const OF_MARKS: Self = Self { from: 0xA1, to: 0xA7 };

    fn known(byte: u8) -> Self {
        Self { from: byte, to: byte }
    }

    fn is_known(self) -> bool {
        self.from == self.to
    }
}

/// A stretch read up to somewhere.
#[derive(Clone, Copy)]
struct Path {
    /// What was read before `last`; once the path is settled, `last` included.
    read: u32,
    before: char,
    last: char,
    /// What the lead byte may be whose trail byte comes next.
    lead: Lead,
    score: f32,
    /// Whether a quotation is open.
    quoted: bool,
    /// Whether it went over a hole.
    holed: bool,
}

impl Path {
    /// Reads one character more; `behind` is what the path has read last.
    fn on(&self, behind: &Behind<'_>, c: char, lead: Lead) -> Self {
        let mut score = self.score + behind.followed_by(c);
        if c == '\u{3000}' && self.last != '\n' {
            score -= OUT_OF_TURN;
        }
        let mut quoted = self.quoted;
        if let '“' | '”' = c {
            let opens = c == '“';
            score -= if opens == quoted { OUT_OF_TURN } else { 0.0 };
            quoted = opens;
        }
        Self { read: self.read, before: self.last, last: c, lead, score, quoted, holed: self.holed }
    }

    /// Reads the character that ends with this byte, whatever its hidden first one.
    fn completed(&self, trail: u8, lead: Lead, page: &Page) -> impl Iterator<Item = Self> {
        let behind = page.behind(self.before, self.last);
        (self.lead.from..=self.lead.to)
            .filter_map(move |first| Some(self.on(&behind, decode(first, trail)?, lead)))
    }

    /// Reads the character that begins with the lead byte and ends with one of these.
    fn ended(&self, trails: impl Iterator<Item = u8>, page: &Page) -> impl Iterator<Item = (u8, Self)> {
        let behind = page.behind(self.before, self.last);
        trails.filter_map(move |trail| {
            Some((trail, self.on(&behind, decode(self.lead.from, trail)?, Lead::HIGH)))
        })
    }
}

/// What the paths have read: each character with the number of the one before it. Only paths that are
/// followed further are written down.
struct Trace(Vec<(char, u32)>);

impl Trace {
    /// Keeps the best paths and writes down what they read last.
    fn settle(&mut self, paths: &mut Vec<Path>, most: usize) {
        let order = |a: &Path, b: &Path| b.score.total_cmp(&a.score);
        if paths.len() > most {
            paths.select_nth_unstable_by(most, order);
            paths.truncate(most);
        }
        paths.sort_by(order);
        let best = paths.first().map_or(0.0, |best| best.score);
        paths.retain(|path| best - path.score < BEAM);
        for path in paths {
            self.0.push((path.last, path.read));
            path.read = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        }
    }

    /// What a path that is not settled yet has read. Number 0 stands for nothing.
    fn text(&self, path: &Path) -> String {
        let mut chars = vec![path.last];
        let mut at = path.read;
        while let Some(&(c, before)) = at.checked_sub(1).and_then(|i| self.0.get(i as usize)) {
            chars.push(c);
            at = before;
        }
        chars.into_iter().rev().collect()
    }
}

/// The readings of the damage that starts at `start`, best first.
pub(super) fn readings(text: &str, start: &Start, tokens: &[Token], page: &Page) -> Vec<Reading> {
    let quoted = is_quoted(text, start.at);
    let empty = Path {
        read: 0,
        before: start.before,
        last: start.left,
        lead: Lead::HIGH,
        score: 0.0,
        quoted,
        holed: false,
    };
    let mut found = Found { text, page, trace: Trace(Vec::new()), ends: Vec::new() };
    let mut seen = Seen::new(start);
    if let First::Mark(0xA3, 0xBF) = start.first {
        // `??。`: the bytes of X。 hold two marks, so that a filler hid both bytes of X.
        if matches!(after(text, start.next), Some('。' | '、')) {
            let empty = Path { lead: Lead::ANY, ..empty };
            empty.completed(0xA3, Lead::HIGH, page).for_each(|path| found.end(path, start.next, &seen, 0.0));
        }
    }
    let mut paths = found.first(&empty, start);
    for (at, token) in tokens.iter().enumerate() {
        seen.add(token);
        if paths.is_empty() {
            break;
        }
        if token.kind != Kind::Question {
            let holes = found.holes(&paths, usize::from(at == 0));
            paths.extend(holes);
        }
        for path in &paths {
            found.ends(path, token, &seen);
        }
        paths = paths.iter().flat_map(|path| steps(path, token, page)).collect();
        found.trace.settle(&mut paths, WIDTH);
    }
    found.readings()
}

/// Whether nothing is out of step: what stands behind the start is good Chinese as it is, or, where no `?`
/// tells of damage, nothing is seen that brings the bytes back into step.
pub(super) fn is_sound(start: &Start, tokens: &[Token]) -> bool {
    let is_end = |token: &Token| !matches!(token.kind, Kind::Pair(..));
    reads_well(start, tokens) || (start.is_bare && !tokens.iter().any(is_end))
}

fn reads_well(start: &Start, tokens: &[Token]) -> bool {
    /// Log probability per character; what is out of step stays below -10.
    const WELL: f32 = -7.5;
    let mut last = match start.first {
        First::Mark(lead, trail) => decode(lead, trail).unwrap_or('？'),
        First::Gloss(..) => '？',
    };
    let (mut score, mut count) = (0.0, 0u8);
    for token in tokens.iter().take_while(|token| is_han(token.seen)) {
        score += follows(last, token.seen);
        count = count.saturating_add(1);
        last = token.seen;
    }
    let least = if start.is_bare { 1 } else { 3 };
    count >= least && score / f32::from(count) > WELL
}

/// The ways to read on over a piece, still out of step.
fn steps(path: &Path, token: &Token, page: &Page) -> Vec<Path> {
    let (trail, lead) = match token.kind {
        Kind::Pair(trail, lead) => (trail, lead),
        Kind::Question if token.gloss.is_none() => (0xA3, 0xBF),
        _ => return Vec::new(),
    };
    path.completed(trail, Lead::known(lead), page).collect()
}

/// Whether a quotation is open at a place: the last mark before it in its paragraph opens.
fn is_quoted(text: &str, at: usize) -> bool {
    /// Longer quotations are rare, and looking further would make many places slow.
    const FURTHEST: usize = 600;
    let before = text.get(..at).unwrap_or_default().chars().rev().take(FURTHEST).take_while(|&c| c != '\n');
    before.into_iter().find(|c| matches!(c, '“' | '”')) == Some('“')
}

/// The likelihood of what stands there, up to the piece read last.
struct Seen {
    score: f32,
    last: char,
}

impl Seen {
    fn new(start: &Start) -> Self {
        let mut seen = Self { score: 0.0, last: start.left };
        if !start.is_bare {
            seen.push('?');
        }
        match &start.first {
            First::Mark(lead, trail) => decode(*lead, *trail).into_iter().for_each(|c| seen.push(c)),
            First::Gloss(..) => seen.score -= GLOSS,
        }
        seen
    }

    fn push(&mut self, c: char) {
        self.score += follows(self.last, c);
        self.last = c;
    }

    fn add(&mut self, token: &Token) {
        self.push(token.seen);
    }
}

/// A search under way.
struct Found<'a> {
    text: &'a str,
    page: &'a Page,
    trace: Trace,
    ends: Vec<End>,
}

/// A path that came back into step.
struct End {
    path: Path,
    at: usize,
    gain: f32,
    sure: bool,
}

impl Found<'_> {
    /// The ways to read the first pair.
    fn first(&mut self, empty: &Path, start: &Start) -> Vec<Path> {
        let page = self.page;
        match &start.first {
            First::Mark(trail, lead) => {
                let hidden = if start.is_bare { Lead::OF_MARKS } else { Lead::ANY };
                let empty = Path { lead: hidden, ..*empty };
                let mut paths: Vec<Path> = empty.completed(*trail, Lead::known(*lead), page).collect();
                // Which one it was, what follows tells as well: all go on.
                self.trace.settle(&mut paths, usize::MAX);
                paths
            }
            // The first byte is found by the gloss; nothing is read yet.
            First::Gloss(trail, syllable) => LEADS
                .filter(|&hidden| decode(*trail, hidden).is_some_and(|c| syllable.reads(c)))
                .map(|lead| Path { lead: Lead::known(lead), ..*empty })
                .collect(),
        }
    }

    /// The ways to read what the decoder dropped between two pieces: a pair of bytes in an area for private
    /// use, which is the end of one character and the beginning of the next; or two such pairs, with a whole
    /// character between them.
    fn holes(&mut self, paths: &[Path], first: usize) -> Vec<Path> {
        let page = self.page;
        let dropped = || (0xA1..=0xA9).chain(vanishing_trails());
        // The areas: A140–A7A0, what A896–A8A0 and A996–A9A0 leave free, AAA1–AFFE, F8A1–FEFE.
        let next = |trail: u8| match trail {
            ..0xA8 => Lead::LOW,
            0xA8 | 0xA9 => Lead::FREE,
            _ => Lead::HIGH,
        };
        let known = paths.iter().filter(|path| path.lead.is_known()).take(HOLED[first]);
        let mut one: Vec<Path> = known
            .flat_map(|path| path.ended(dropped(), page))
            .map(|(trail, path)| Path { lead: next(trail), holed: true, ..path })
            .collect();
        self.trace.settle(&mut one, HOLES[first]);
        let again = one.iter().filter(|path| path.lead == Lead::HIGH).take(HOLED[first]);
        let mut two: Vec<Path> = again
            .flat_map(|path| {
                let behind = page.behind(path.before, path.last);
                page.vanishing.iter().map(move |&c| path.on(&behind, c, Lead::HIGH))
            })
            .collect();
        self.trace.settle(&mut two, HOLES[first]);
        one.extend(two);
        one
    }

    /// The ways to come back into step at a piece.
    fn ends(&mut self, path: &Path, token: &Token, seen: &Seen) {
        match token.kind {
            Kind::Trail(trail) => {
                for path in path.completed(trail, Lead::HIGH, self.page) {
                    self.end(path, token.end, seen, explains(token, path.last));
                }
            }
            Kind::Question => {
                let marked = token.gloss.is_some() || self.is_mark_after(token.end);
                let cost = if marked { 0.0 } else { NO_MARK };
                for (_, path) in path.ended(0x80..=0xFE, self.page) {
                    let worth = explains(token, path.last);
                    if worth >= 0.0 {
                        self.end(path, token.end, seen, worth - cost);
                    }
                }
            }
            Kind::Pair(..) => {}
        }
    }

    fn is_mark_after(&self, at: usize) -> bool {
        let mark = after(self.text, at);
        // At the end of a line what was swallowed is no filler, but a sign of the text.
        mark.is_some_and(|c| matches!(c, '、' | '。' | ',' | ';' | '!' | '?' | '；' | '！' | '？'))
    }

    fn end(&mut self, path: Path, at: usize, seen: &Seen, worth: f32) {
        let right = after(self.text, at).unwrap_or('\n');
        let made = path.score + self.page.behind(path.before, path.last).followed_by(right) + worth;
        let gain = made - seen.score - follows(seen.last, right);
        self.ends.push(End { path, at, gain, sure: worth >= 0.0 });
        if self.ends.len() >= 64 * KEPT {
            self.prune();
        }
    }

    fn prune(&mut self) {
        self.ends.sort_by(|a, b| b.gain.total_cmp(&a.gain));
        self.ends.truncate(4 * KEPT);
    }

    fn readings(mut self) -> Vec<Reading> {
        self.prune();
        let mut kept: Vec<Reading> = Vec::with_capacity(KEPT);
        for end in &self.ends {
            let after = self.trace.text(&end.path);
            if kept.len() < KEPT && kept.iter().all(|k| k.end != end.at || k.after != after) {
                kept.push(Reading {
                    after,
                    end: end.at,
                    gain: end.gain,
                    sure_end: end.sure,
                    holed: end.path.holed,
                });
            }
        }
        kept
    }
}

/// What it is worth that a character explains the gloss behind a piece.
fn explains(token: &Token, c: char) -> f32 {
    match &token.gloss {
        Some(syllable) if is_han(c) && syllable.reads(c) => GLOSS,
        Some(_) => -GLOSS,
        None => 0.0,
    }
}

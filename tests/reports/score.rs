//! What share of the gold a record finds: distinct names, pairs of name and title, characters of directives.
//! Strings are compared without blanks; directives by their Han characters, letters and digits.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Found and right, found and wrong, missed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Counts {
    /// The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found.
    pub fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }

    /// Right ones among those to find.
    pub fn recall(self) -> f64 {
        let all = self.right + self.missed;
        if all == 0 { 1.0 } else { self.right as f64 / all as f64 }
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    fn of_sets<T: Ord>(found: &BTreeSet<T>, gold: &BTreeSet<T>) -> Self {
        let right = found.intersection(gold).count();
        Self { right, wrong: found.len() - right, missed: gold.len() - right }
    }

    fn of_answer(right: bool) -> Self {
        Self { right: right.into(), wrong: 0, missed: (!right).into() }
    }
}

/// Counts by measure, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Score(pub BTreeMap<&'static str, Counts>);

impl Score {
    /// What a record is worth against its gold.
    pub fn of(record: &Value, gold: &Value, clean: &str) -> Self {
        let mut score = Self::default();
        score.people(record, gold);
        score.head(record, gold);
        score.directives(record, gold, clean);
        score
    }

    pub fn add(&mut self, other: &Self) {
        other.0.iter().for_each(|(measure, counts)| self.count(measure, *counts));
    }

    fn count(&mut self, measure: &'static str, counts: Counts) {
        self.0.entry(measure).or_default().add(counts);
    }

    fn people(&mut self, record: &Value, gold: &Value) {
        for (measure, list) in [("person", "officials"), ("press", "press")] {
            self.count(measure, Counts::of_sets(&names(&record[list]), &names(&gold[list])));
        }
        for key in ["titles", "roles"] {
            let pairs = |of: &Value| pairs(&of["officials"], key);
            self.count(key, Counts::of_sets(&pairs(record), &pairs(gold)));
        }
        let mentions = |of: &Value| -> BTreeMap<String, Value> {
            list(&of["officials"]).iter().map(|o| (fold(&o["name"]), o["mentions"].clone())).collect()
        };
        let found = mentions(record);
        for (name, times) in mentions(gold) {
            if let Some(found) = found.get(&name) {
                self.count("mentions", Counts::of_answer(*found == times));
            }
        }
    }

    fn head(&mut self, record: &Value, gold: &Value) {
        for key in ["title", "published", "source"] {
            self.count(key, Counts::of_answer(fold(&record[key]) == fold(&gold[key])));
        }
        let (found, wanted) = (&record["meeting"], &gold["meeting"]);
        self.count("meeting", Counts::of_answer(fold(&found["name"]) == fold(&wanted["name"])));
        self.count("dates", Counts::of_answer(days(&found["dates"]) == days(&wanted["dates"])));
    }

    fn directives(&mut self, record: &Value, gold: &Value, clean: &str) {
        let text = content(clean);
        let (wanted, _) = owners(&gold["directives"], &text);
        let (found, lost) = owners(&record["directives"], &text);
        let all = wanted.iter().zip(&found);
        let mut coverage = Counts { wrong: lost, ..Counts::default() };
        let mut agree: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for pair in all {
            match pair {
                (Some(wanted), Some(found)) => {
                    coverage.right += 1;
                    *agree.entry((*wanted, *found)).or_default() += 1;
                }
                (Some(_), None) => coverage.missed += 1,
                (None, Some(_)) => coverage.wrong += 1,
                (None, None) => {}
            }
        }
        self.count("directives", coverage);
        for ((wanted, found), characters) in &agree {
            self.pair(&gold["directives"][*wanted], &record["directives"][*found], *characters);
        }
        self.themes(&gold["directives"], &record["directives"], &agree);
    }

    /// What characters that both call a directive say of it.
    fn pair(&mut self, wanted: &Value, found: &Value, characters: usize) {
        let weigh = |right: bool| Counts {
            right: characters * usize::from(right),
            wrong: 0,
            missed: characters * usize::from(!right),
        };
        self.count("speaker", weigh(fold(&wanted["speaker"]) == fold(&found["speaker"])));
        self.count("modality", weigh(wanted["modality"] == found["modality"]));
        if wanted["modality"] == "prohibition" {
            self.count("prohibitions", weigh(found["modality"] == "prohibition"));
        }
    }

    /// Each gold directive against the found one that shares most with it.
    fn themes(&mut self, wanted: &Value, found: &Value, agree: &BTreeMap<(usize, usize), usize>) {
        let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for ((wanted, found), characters) in agree {
            let now = best.entry(*wanted).or_default();
            if *characters > now.1 {
                *now = (*found, *characters);
            }
        }
        let themes = |directive: Option<&Value>| texts(directive.map_or(&Value::Null, |d| &d["themes"]));
        for (at, directive) in list(wanted).iter().enumerate() {
            let near = best.get(&at).and_then(|(near, _)| list(found).get(*near));
            self.count("themes", Counts::of_sets(&themes(near), &themes(Some(directive))));
        }
        let met: BTreeSet<usize> = agree.keys().map(|(_, found)| *found).collect();
        for (_, extra) in list(found).iter().enumerate().filter(|(at, _)| !met.contains(at)) {
            self.count("themes", Counts::of_sets(&themes(Some(extra)), &BTreeSet::new()));
        }
    }
}

/// For each content character the directive it belongs to, and how many characters were not found in the text.
fn owners(directives: &Value, text: &[char]) -> (Vec<Option<usize>>, usize) {
    let mut owners = vec![None; text.len()];
    let (mut from, mut lost) = (0, 0);
    for (at, directive) in list(directives).iter().enumerate() {
        let words = content(directive["text"].as_str().unwrap_or_default());
        let next = place(text, &words, from).or_else(|| place(text, &words, 0));
        match next {
            Some(start) => {
                from = start + words.len();
                owners[start..from].iter_mut().for_each(|owner| *owner = Some(at));
            }
            None => lost += words.len(),
        }
    }
    (owners, lost)
}

fn place(text: &[char], words: &[char], from: usize) -> Option<usize> {
    let rest = text.get(from..).filter(|_| !words.is_empty())?;
    rest.windows(words.len()).position(|window| window == words).map(|at| from + at)
}

fn content(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn fold(value: &Value) -> String {
    value.as_str().unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect()
}

/// Days without their year, which a text does not always tell.
fn days(value: &Value) -> BTreeSet<String> {
    let day = |text: String| {
        text.char_indices().rev().nth(4).map_or(text.clone(), |(at, _)| text.split_at(at).1.to_owned())
    };
    texts(value).into_iter().map(day).collect()
}

fn texts(value: &Value) -> BTreeSet<String> {
    list(value).iter().map(fold).collect()
}

fn names(people: &Value) -> BTreeSet<String> {
    list(people).iter().map(|person| fold(&person["name"])).collect()
}

fn pairs(people: &Value, key: &str) -> BTreeSet<(String, String)> {
    let of = |person: &Value| {
        texts(&person[key]).into_iter().map(|text| (fold(&person["name"]), text)).collect::<Vec<_>>()
    };
    list(people).iter().flat_map(of).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

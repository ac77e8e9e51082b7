//! Administrative divisions: the table and how it is asked.

use std::sync::OnceLock;

use super::{Hit, Matcher, Row, Words, read_table};

/// A province, a prefecture or a county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    row: Row<'static>,
}

impl Division {
    /// Its name in full: 甘孜藏族自治州.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row.key()
    }

    /// `province`, `prefecture` or `county`.
    #[must_use]
    pub fn level(self) -> &'static str {
        self.row.cell(1)
    }

    /// The divisions above: several where several bear the name, none for a province.
    pub fn within(self) -> impl Iterator<Item = &'static str> {
        self.row.list(2).filter(|name| *name != "-")
    }

    /// What may stand for its name: 甘孜.
    #[must_use]
    pub fn short(self) -> Option<&'static str> {
        Some(self.row.cell(3)).filter(|name| *name != "-")
    }
}

/// The division of this full name.
#[must_use]
pub fn division(name: &str) -> Option<Division> {
    static BY_NAME: OnceLock<Words<Division>> = OnceLock::new();
    BY_NAME.get_or_init(|| Words::new(all().map(|d| (d.name(), d)))).get(name)
}

/// Every division that a text names, in full or in short; of a short name that several bear, the highest.
pub fn divisions_in(text: &str) -> impl Iterator<Item = Hit<Division>> + '_ {
    static MATCHER: OnceLock<Matcher<Division>> = OnceLock::new();
    let matcher = MATCHER.get_or_init(|| {
        let rank = |d: &Division| ["county", "prefecture", "province"].iter().position(|l| *l == d.level());
        let mut names: Vec<_> = all().filter_map(|d| Some((d.short()?, d))).collect();
        names.sort_by_key(|(_, d)| rank(d));
        names.extend(all().map(|d| (d.name(), d)));
        Matcher::new(names)
    });
    matcher.hits(text)
}

fn all() -> impl Iterator<Item = Division> {
    read_table!("divisions.tsv").rows().map(|row| Division { row })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_and_short_names() {
        let found: Vec<_> = divisions_in("甘孜州和吉林省吉林市、朝阳区").map(|h| h.value.name()).collect();
        assert_eq!(found, ["甘孜藏族自治州", "吉林省", "吉林市", "朝阳区"]);
        let chaoyang = division("朝阳区").expect("a well known name");
        assert_eq!((chaoyang.level(), chaoyang.within().count(), chaoyang.short()), ("county", 2, None));
        assert!(division("朝阳").is_none());
    }
}

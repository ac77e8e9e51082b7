//! Lists in, the same in order out. All lists share one sort and all maps are filled entry by entry: a sort of its own for
//! each type, as the standard library makes it, would cost the page 4 kB each.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Puts a list in the order of a key; equals stay as they stood. Each key is made once.
pub(super) fn by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let order = arranged(list.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut old: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| old[at].take()));
}

/// The numbers below `len` in the order that `compare` gives them.
fn arranged(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// A map of entries.
pub(super) fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// A set of values.
pub(super) fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(values);
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_as_they_stood() {
        let mut words = vec!["霜", "ab", "b", "清河", "a"];
        by_key(&mut words, |word| word.chars().count());
        assert_eq!(words, ["霜", "b", "a", "ab", "清河"]);
        by_key(&mut words, |word| std::cmp::Reverse(word.len()));
        assert_eq!(words, ["清河", "霜", "ab", "b", "a"]);
    }

    #[test]
    fn maps_and_sets_keep_the_last_of_equal_keys() {
        assert_eq!(map([(2, 'b'), (1, 'a'), (2, 'c')]).into_iter().collect::<Vec<_>>(), [(1, 'a'), (2, 'c')]);
        assert_eq!(set([3, 1, 3]).into_iter().collect::<Vec<_>>(), [1, 3]);
    }
}

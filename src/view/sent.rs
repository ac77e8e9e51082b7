//! Which texts the engine was sent for searching, so that each crosses once.

use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use super::sorted;
use crate::protocol::{ReadReport, ReportId};

/// What the engine holds.
#[derive(Debug, Default)]
pub struct Sent(BTreeMap<ReportId, Weak<ReadReport>>);

impl Sent {
    /// Texts of these reports that the engine lacks, and reports it holds that are not among them. From now on it
    /// holds these.
    pub fn bring_up(&mut self, reports: &[Rc<ReadReport>]) -> (Vec<(ReportId, String)>, Vec<ReportId>) {
        let open = sorted::map(reports.iter().map(|read| (read.id, Rc::downgrade(read))));
        let is_held =
            |read: &Rc<ReadReport>| self.0.get(&read.id).is_some_and(|held| held.ptr_eq(&open[&read.id]));
        let missing = reports.iter().filter(|read| !is_held(read));
        let texts = missing.map(|read| (read.id, read.texts.base.clone())).collect();
        let gone = self.0.keys().filter(|id| !open.contains_key(id)).copied().collect();
        self.0 = open;
        (texts, gone)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn read(part: u32) -> Rc<ReadReport> {
        let mut read = fixture::meeting().read;
        read.id.part = part;
        Rc::new(read)
    }

    #[test]
    fn each_text_crosses_once_and_again_when_it_was_read_anew() {
        let (mut sent, first, second) = (Sent::default(), read(0), read(1));
        let mut bring = |reports: &[&Rc<ReadReport>]| {
            let (texts, gone) = sent.bring_up(&reports.iter().map(|r| Rc::clone(r)).collect::<Vec<_>>());
            let parts = |ids: &mut dyn Iterator<Item = ReportId>| ids.map(|id| id.part).collect::<Vec<_>>();
            (parts(&mut texts.iter().map(|(id, _)| *id)), parts(&mut gone.into_iter()))
        };
        assert_eq!(bring(&[&first]), (vec![0], vec![]));
        assert_eq!(bring(&[&first, &second]), (vec![1], vec![]));
        assert_eq!(bring(&[&read(0), &second]), (vec![0], vec![]));
        assert_eq!(bring(&[&second]), (vec![], vec![0]));
    }
}

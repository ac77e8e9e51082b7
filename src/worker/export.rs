//! Reports and an order in, the file to be saved out: by `export`, its pages by `publish`.

use crate::export::{File, Order, Preview, export};
use crate::pipeline::{Basis, Decisions};
use crate::publish;
use crate::view::Language;

/// The file of reports, read anew with the reader's decisions.
pub(super) fn made(reports: &[(Basis, Decisions)], order: Order, language: &str) -> (File, Preview) {
    let language = Language::LIST.iter().find(|l| l.code() == language).copied().unwrap_or_default();
    let reads: Vec<_> = reports.iter().map(|(basis, decisions)| basis.decided(decisions)).collect();
    export(&reads, order, |read| publish::page(read, order.wording, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{ExportFormat, fixture};

    #[test]
    fn what_the_reader_decided_goes_along() {
        let read = fixture::read();
        let chrome = read.report.blocks.last().expect("a line of site chrome").range;
        let decoded = read.texts.repaired.backward(read.texts.simplified.backward(chrome));
        let made_with = |decisions: Decisions| {
            let order = Order { format: ExportFormat::Text, ..Order::default() };
            String::from_utf8(made(&[(read.basis(), decisions)], order, "en").0.bytes).expect("text")
        };
        assert!(!made_with(Decisions::default()).contains("版权所有"));
        let restored = Decisions { restored: [decoded].into(), ..Decisions::default() };
        assert!(made_with(restored).contains("版权所有"));
    }

    #[test]
    fn pages_speak_the_language_of_the_interface() {
        let order = Order { format: ExportFormat::Html, ..Order::default() };
        let (file, _) = made(&[(fixture::read().basis(), Decisions::default())], order, "en");
        assert!(String::from_utf8(file.bytes).expect("text").contains("Directives"));
    }
}

//! The records of the samples, as they were when somebody last looked at them. After a change that is meant:
//! `BLESS=1 cargo test --test golden`, then look at the difference.

use std::fs;
use std::path::PathBuf;

use gongwen::export::record;
use gongwen::pipeline::{self, Options};
use gongwen::samples;
use gongwen::script::Variant;
use gongwen::span::FileId;

#[test]
fn records_of_the_samples_are_as_blessed() {
    for sample in samples::LIST {
        let mut records = Vec::new();
        pipeline::read(
            FileId(0),
            &sample.file(),
            Options::default(),
            |_| {},
            |found| {
                records.extend(found.map(|read| record(&read, Variant::Hans)));
            },
        )
        .expect("samples are readable");
        let now = serde_json::to_string_pretty(&records).expect("records are plain data") + "\n";
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/golden")
            .join(sample.name.replace(".txt", ".json"));
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
            fs::write(&path, &now).expect("a writable folder");
        }
        let blessed = fs::read_to_string(&path).unwrap_or_default();
        let differs = now.lines().zip(blessed.lines()).find(|(now, then)| now != then);
        assert!(now == blessed, "{}: first difference {differs:?}", path.display());
    }
}

//! Every record is as its schema says.

use gongwen::analysis::{
    Level, Modality, OrganClass, Role, RoleDetail, Rule, SpanKind, Status, Subject, Theme,
};
use gongwen::export::{failure, record};
use gongwen::intake::{IntakeError, IntakeErrorCode, RawFile, Unread};
use gongwen::note::NoteCode;
use gongwen::pipeline::{self, Options, ReadReport};
use gongwen::repair::EditKind;
use gongwen::samples;
use gongwen::script::Variant;
use gongwen::span::FileId;
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(include_str!("../static/record.schema.json")).expect("the schema is JSON")
}

fn check(record: &Value) {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is a schema");
    // The schema of a record itself gives clearer faults than the choice at the top.
    let faults: Vec<_> = validator.iter_errors(record).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

fn reports(file: &RawFile) -> Vec<ReadReport> {
    let mut reports = Vec::new();
    pipeline::read(FileId(0), file, Options::default(), |_| {}, |r| reports.extend(r)).expect("readable");
    reports
}

fn json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("records are plain data")
}

#[test]
fn records_of_the_samples_fit_the_schema_in_every_variant() {
    for sample in samples::LIST {
        for read in reports(&sample.file()) {
            for &variant in Variant::LIST {
                check(&json(&record(&read, variant)));
            }
        }
    }
}

#[test]
fn failures_fit_the_schema() {
    for &code in IntakeErrorCode::LIST {
        let unread = Unread { name: "a.txt".into(), path: "b/a.txt".into(), error: IntakeError::new(code) };
        check(&json(&failure(&unread, "It is so.".into(), "Do so.")));
    }
}

#[test]
fn spans_count_the_characters_of_the_printed_text() {
    for sample in samples::LIST {
        for read in reports(&sample.file()) {
            for &variant in Variant::LIST {
                let record = json(&record(&read, variant));
                let clean: Vec<char> = record["clean"].as_str().expect("text").chars().collect();
                for official in record["officials"].as_array().expect("a list") {
                    for span in official["spans"].as_array().expect("a list") {
                        let end =
                            |i: usize| usize::try_from(span[i].as_u64().expect("a number")).expect("small");
                        let printed: String = clean[end(0)..end(1)].iter().collect();
                        assert_eq!(official["name"], printed.as_str());
                    }
                }
                for directive in record["directives"].as_array().expect("a list") {
                    let text = directive["text"].as_str().expect("text");
                    assert!(record["clean"].as_str().expect("text").contains(text), "{text}");
                }
            }
        }
    }
}

/// The values that the schema allows at a place, sorted.
fn allowed(pointer: &str) -> Vec<String> {
    let schema = schema();
    let list = schema.pointer(pointer).and_then(Value::as_array).expect("a list of values");
    let mut values: Vec<_> = list.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect();
    values.sort();
    values
}

#[test]
fn the_schema_names_every_id() {
    fn ids<T: Copy>(list: &[T], id: fn(T) -> &'static str) -> Vec<String> {
        let mut ids: Vec<_> = list.iter().map(|&v| id(v).to_owned()).collect();
        ids.sort();
        ids
    }
    let noise: Vec<_> = allowed("/$defs/noise/properties/kind/enum")
        .into_iter()
        .filter(|k| k != "mechanical-script" && k != "site-chrome")
        .collect();
    for (pointer, expected) in [
        ("/$defs/evidence/properties/rule/enum", ids(Rule::LIST, Rule::id)),
        ("/$defs/official/properties/status/enum", ids(Status::LIST, Status::id)),
        ("/$defs/official/properties/roles/items/enum", ids(Role::LIST, Role::id)),
        ("/$defs/role/properties/role/enum", ids(Role::LIST, Role::id)),
        ("/$defs/role/properties/detail/enum", ids(RoleDetail::LIST, RoleDetail::id)),
        ("/$defs/title/properties/class/enum", ids(OrganClass::LIST, OrganClass::id)),
        ("/$defs/title/properties/level/enum", ids(Level::LIST, Level::id)),
        ("/$defs/directive/properties/modality/enum", ids(Modality::LIST, Modality::id)),
        ("/$defs/directive/properties/themes/items/enum", ids(Theme::LIST, Theme::id)),
        ("/$defs/directive/properties/subjects/items/enum", ids(Subject::LIST, Subject::id)),
        ("/$defs/part/properties/kind/enum", ids(SpanKind::LIST, SpanKind::id)),
        ("/$defs/edit/properties/kind/enum", ids(EditKind::LIST, EditKind::code)),
        ("/$defs/note/properties/code/enum", ids(NoteCode::LIST, NoteCode::code)),
        (
            "/$defs/failure/properties/error/properties/code/enum",
            ids(IntakeErrorCode::LIST, IntakeErrorCode::code),
        ),
        ("/$defs/record/properties/variant/enum", ids(Variant::LIST, Variant::code)),
    ] {
        assert_eq!(allowed(pointer), expected, "static/record.schema.json{pointer}");
    }
    assert_eq!(noise, ids(EditKind::LIST, EditKind::code), "noise kinds");
}

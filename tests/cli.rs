//! The command line as a user meets it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs the command with this on its standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A command that does not read its input closes the pipe: no fault.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// A fresh folder with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

const TEXT: &str = "会议结束后，各级干部要立即行动。\n";

#[test]
fn a_folder_gives_a_line_for_each_file_in_order() {
    let folder = folder(
        "order",
        &[
            ("b.txt", TEXT.as_bytes()),
            ("a/2.txt", TEXT.as_bytes()),
            ("a/1.jpg", b"\xFF\xD8\xFF\xE0"),
            (".hidden", TEXT.as_bytes()),
            ("c.txt", b""),
        ],
    );
    let output = run(&["analyze", folder.to_str().expect("a plain path")], b"");
    let lines = lines(&output);
    let files: Vec<_> = lines.iter().map(|l| l["file"].as_str().expect("a name")).collect();
    assert_eq!(files, ["1.jpg", "2.txt", "b.txt", "c.txt"]);
    assert_eq!(lines[0]["error"]["code"], "picture");
    assert_eq!(lines[3]["error"]["code"], "empty");
    assert_eq!(lines[2]["clean"], TEXT);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("JPEG"));
}

#[test]
fn standard_input_and_arrays() {
    let output = run(&["analyze", "--json", "--whole", "--variant", "zh-Hant", "-"], TEXT.as_bytes());
    let array: Value = serde_json::from_slice(&output.stdout).expect("one array");
    assert_eq!(array[0]["clean"], "會議結束後，各級幹部要立即行動。\n");
    assert_eq!(array[0]["file"], "-");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn text_in_a_variant() {
    let cases = [("original", TEXT), ("zh-TW", "會議結束後，各級幹部要立即行動。\n")];
    for (variant, expected) in cases {
        let output = run(&["text", "--variant", variant, "-"], TEXT.as_bytes());
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    }
    let traditional = "會議結束後，各級幹部要立即行動。\n";
    assert_eq!(String::from_utf8_lossy(&run(&["text", "-"], traditional.as_bytes()).stdout), traditional);
}

#[test]
fn a_pdf_gets_its_own_advice() {
    let output = run(&["text", "-"], b"%PDF-1.7\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("pdftotext"));
    assert!(output.stdout.is_empty());
}

#[test]
fn wrong_usage_has_its_own_status() {
    for arguments in
        [&["analyze"][..], &["analyze", "--variant", "zh-XX", "-"], &["read", "-"], &["text", "--no", "-"]]
    {
        assert_eq!(run(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_missing_file_is_told_and_the_rest_goes_on() {
    let folder = folder("missing", &[("a.txt", TEXT.as_bytes())]);
    let here = folder.join("a.txt");
    let gone = folder.join("gone.txt");
    let output =
        run(&["analyze", gone.to_str().expect("a plain path"), here.to_str().expect("a plain path")], b"");
    let lines = lines(&output);
    assert_eq!((&lines[0]["error"]["code"], &lines[1]["file"]), (&"unreadable".into(), &"a.txt".into()));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_broken_pipe_is_no_error() {
    let folder = folder("pipe", &[]);
    std::fs::create_dir_all(&folder).expect("a folder");
    for i in 0..200 {
        std::fs::write(folder.join(format!("{i}.txt")), TEXT.repeat(50)).expect("a file");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["analyze", folder.to_str().expect("a plain path")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A report with a meeting, two speakers and their directives.
const REPORT: &str = "云泽县召开清河工作会议\n\
    4月18日，云泽县召开清河工作会议。县委书记沈知远出席会议并讲话，县长祁望舒主持会议。\n\
    沈知远强调，县水利局务必于5月10日前完成清障；各镇不得以任何理由拖延。\n";

#[test]
fn tables_are_printed_or_written_and_join() {
    let folder = folder("csv", &[("a.txt", REPORT.as_bytes()), ("b.txt", b"")]);
    let (input, into) = (folder.join("a.txt"), folder.join("tables"));
    let output = run(&["csv", "--table", "people", input.to_str().expect("a plain path")], b"");
    let people = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        people.starts_with("\u{FEFF}person_id,document_id,name,") && people.contains("沈知远"),
        "{people}"
    );
    let arguments =
        ["csv", "--into", into.to_str().expect("a plain path"), folder.to_str().expect("a plain path")];
    assert_eq!(run(&arguments, b"").status.code(), Some(1), "one file is empty");
    for table in ["documents", "people", "attendance", "directives"] {
        let text = std::fs::read_to_string(into.join(format!("{table}.csv"))).expect("a table");
        assert!(
            text.starts_with('\u{FEFF}') && text.ends_with("\r\n") && text.lines().count() > 1,
            "{table}"
        );
    }
}

#[test]
fn pages_are_printed_alone_or_written_together() {
    let folder = folder("html", &[("in/a.txt", REPORT.as_bytes()), ("in/b.txt", REPORT.as_bytes())]);
    let (input, into) = (folder.join("in"), folder.join("out"));
    let input = input.to_str().expect("a plain path");
    let alone = run(&["html", "--language", "en", "-"], REPORT.as_bytes());
    assert!(String::from_utf8(alone.stdout).expect("UTF-8").contains("Directives"));
    assert_eq!(run(&["html", input], b"").status.code(), Some(1), "two pages have no one place to go");
    assert!(run(&["html", "--into", into.to_str().expect("a plain path"), input], b"").status.success());
    assert!(into.join("a.html").exists() && into.join("b.html").exists());
}

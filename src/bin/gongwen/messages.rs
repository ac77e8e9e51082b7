//! What went wrong, in words.

use gongwen::intake::{IntakeError, IntakeErrorCode};

/// What kept a file from being read, and what to do.
pub(crate) fn words(error: &IntakeError) -> (String, &'static str) {
    let detail = error.detail.as_str();
    match error.code {
        IntakeErrorCode::Empty => ("The file is empty.".into(), "Fetch it again."),
        IntakeErrorCode::TooLarge => (format!("The file is larger than {detail}."), "Split it."),
        IntakeErrorCode::Unsupported => unsupported(detail),
        IntakeErrorCode::NotText => ("The file is no text.".into(), "Save it as plain text in UTF-8."),
        IntakeErrorCode::Damaged => (format!("The file is damaged: {detail}."), "Fetch it again."),
        IntakeErrorCode::Password => ("The file asks for a password.".into(), "Unpack it first."),
        IntakeErrorCode::ZipLimit => (format!("The zip unpacks to more than {detail}."), "Unpack it first."),
        IntakeErrorCode::Unreadable => {
            (format!("The file cannot be read: {detail}."), "Check its path and rights.")
        }
        IntakeErrorCode::EngineFailed => {
            ("The engine broke down on this file.".into(), "Report it with the file.")
        }
    }
}

fn unsupported(format: &str) -> (String, &'static str) {
    if format == "PDF" {
        let fix = "Open it on the page, or make text of it first: pdftotext -layout FILE.pdf FILE.txt";
        return ("A PDF is read on the page only.".into(), fix);
    }
    (format!("The file is {format}, which is not read."), "Save it as plain text.")
}

/// Tells something on standard error; that nobody listens is no error.
pub(crate) fn tell(path: &str, message: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "gongwen: {path}: {message}");
}

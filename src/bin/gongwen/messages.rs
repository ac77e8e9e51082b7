//! What went wrong, in words.

use gongwen::intake::{IntakeError, IntakeErrorCode};

/// What kept a file from being read, and what to do.
pub(crate) fn words(error: &IntakeError) -> (String, &'static str) {
    let detail = error.detail.as_str();
    match error.code {
        IntakeErrorCode::Empty => ("The file is empty.".into(), "Fetch it again."),
        IntakeErrorCode::TooLarge => (format!("The file is larger than {detail}."), "Split it."),
        IntakeErrorCode::Unsupported => {
            (format!("The file is {detail}, which is not read."), "Save it as plain text.")
        }
        IntakeErrorCode::Pdf => (
            "A PDF is not read.".into(),
            "Make text of it first: pdftotext -layout FILE.pdf FILE.txt; scans need text recognition.",
        ),
        IntakeErrorCode::Office => (
            format!("The file is an office document ({detail}), which is not read."),
            "Make text of it first: soffice --convert-to txt:Text FILE; CSV of a table.",
        ),
        IntakeErrorCode::WebArchive => (
            format!("The file is a packed page or a mail ({detail}), which is not read."),
            "Save the page as HTML only.",
        ),
        IntakeErrorCode::Picture => {
            (format!("The file is a picture ({detail})."), "Run text recognition on it first.")
        }
        IntakeErrorCode::Media => {
            (format!("The file is sound or film ({detail})."), "Have it transcribed first.")
        }
        IntakeErrorCode::Archive => {
            (format!("The file is an archive ({detail}), which is not read."), "Unpack it first.")
        }
        IntakeErrorCode::NotText => ("The file is no text.".into(), "Save it as plain text in UTF-8."),
        IntakeErrorCode::Damaged => (format!("The file is damaged: {detail}."), "Fetch it again."),
        IntakeErrorCode::Password => ("The file asks for a password.".into(), "Unpack it first."),
        IntakeErrorCode::ZipEntry => {
            (format!("The file in the zip is larger than {detail}."), "Unpack and split it.")
        }
        IntakeErrorCode::ZipTotal => (format!("The zip unpacks to more than {detail}."), "Unpack it first."),
        IntakeErrorCode::ZipEntries => {
            (format!("The zip holds more than {detail} files."), "Unpack it first.")
        }
        IntakeErrorCode::ZipDepth => {
            (format!("More than {detail} archives lie in each other."), "Unpack the innermost first.")
        }
        IntakeErrorCode::ZipRatio => {
            (format!("The file is packed more densely than {detail}."), "If you trust it, unpack it first.")
        }
        IntakeErrorCode::ZipCut => (
            format!("The zip breaks off: {detail} files in it are whole, the rest is missing."),
            "Fetch it again.",
        ),
        IntakeErrorCode::Unreadable => {
            (format!("The file cannot be read: {detail}."), "Check its path and rights.")
        }
        IntakeErrorCode::EngineFailed => {
            ("The engine broke down on this file.".into(), "Report it with the file.")
        }
    }
}

/// Tells something on standard error; that nobody listens is no error.
pub(crate) fn tell(path: &str, message: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "gongwen: {path}: {message}");
}

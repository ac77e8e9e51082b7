//! Bytes in, text out: [`RawFile`] → [`SourceText`]s. Sniffs by content, decodes, one file per container
//! format. The only stage that can fail; it never repairs and never looks at meaning.

mod choice;
mod container;
mod csv;
mod decode;
mod error;
mod fields;
mod guess;
mod html;
mod json;
mod magic;
mod salvage;
mod source;
mod text;
mod zip;

pub use choice::{ChosenEncodings, EncodingCandidate, EncodingChoice, encodings};
pub use error::{IntakeError, IntakeErrorCode};
pub use source::{Encoding, EncodingGuess, Format, Hints, RawFile, SourceText, Unread};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 200 << 20;

/// Reads one file into the texts it holds. Each reaches `found` as soon as it is read, so that an archive
/// is never held unpacked; an entry that cannot be read does not keep the others from it.
///
/// # Errors
/// If nothing readable can be had from the file; the error says what it is and what to do.
pub fn read(file: &RawFile, found: impl FnMut(Result<SourceText, Unread>)) -> Result<(), IntakeError> {
    match file.bytes.len() {
        0 => Err(IntakeError::new(IntakeErrorCode::Empty)),
        len if len > MAX_FILE => {
            Err(IntakeError::with(IntakeErrorCode::TooLarge, format!("{} MB", MAX_FILE >> 20)))
        }
        _ => container::visit(file, &mut text::Texts(found)),
    }
}

/// The texts of a file, for tests.
#[cfg(test)]
fn texts(file: &RawFile) -> Result<Vec<SourceText>, IntakeError> {
    let mut texts = Vec::new();
    read(file, |text| texts.extend(text))?;
    Ok(texts)
}

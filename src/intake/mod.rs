//! Bytes in, text out: [`RawFile`] → [`SourceText`]s. Sniffs by content, decodes, one file per container
//! format. The only stage that can fail; it never repairs and never looks at meaning.

mod container;
mod decode;
mod error;
mod guess;
mod magic;
mod source;
mod text;

pub use error::{IntakeError, IntakeErrorCode};
pub use source::{Encoding, EncodingGuess, Format, Hints, RawFile, SourceText};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 200 << 20;

/// Reads one file into the texts it holds.
///
/// # Errors
/// If nothing readable can be had from it; the error says what it is and what to do.
pub fn read(file: &RawFile) -> Result<Vec<SourceText>, IntakeError> {
    match file.bytes.len() {
        0 => Err(IntakeError::new(IntakeErrorCode::Empty)),
        len if len > MAX_FILE => {
            Err(IntakeError::with(IntakeErrorCode::TooLarge, format!("{} MB", MAX_FILE >> 20)))
        }
        _ => container::read(file),
    }
}

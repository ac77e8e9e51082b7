//! Bytes in, text out: [`RawFile`] → [`SourceText`]s. Sniffs by content, decodes, one file per container
//! format. The only stage that can fail; it never repairs and never looks at meaning.

mod error;
mod source;

pub use error::{IntakeError, IntakeErrorCode};
pub use source::{Encoding, EncodingGuess, Format, Hints, RawFile, SourceText};

/// Reads one file into the texts it holds.
///
/// # Errors
/// If nothing readable can be had from it; the error says what it is and what to do.
pub fn read(file: &RawFile) -> Result<Vec<SourceText>, IntakeError> {
    let _ = file;
    Err(IntakeError::new(IntakeErrorCode::Empty))
}

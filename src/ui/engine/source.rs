//! Where the bytes of a file are until the engine takes them.

use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::protocol::{IntakeError, IntakeErrorCode};

/// The largest file that is read, in megabytes.
const LIMIT_MB: u32 = 200;

/// Where bytes come from. A file is read only when its turn comes, so that a thousand dropped files do not
/// fill the memory.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A file of the reader's computer.
    File(web_sys::File),
    /// Pasted text, plain or HTML.
    Text(Rc<str>),
    /// A sample within the engine.
    Sample(u32),
    /// An entry of an archive that could not be read.
    Unread(IntakeError),
}

impl Source {
    /// Size in megabytes.
    pub(super) fn megabytes(&self) -> f64 {
        match self {
            Self::File(file) => file.size() / 1e6,
            // No text has as many bytes as f64 has whole numbers.
            #[allow(clippy::cast_precision_loss)]
            Self::Text(text) => text.len() as f64 / 1e6,
            Self::Sample(_) | Self::Unread(_) => 0.0,
        }
    }

    /// The bytes; none for what the engine holds itself.
    pub(super) async fn read(&self) -> Result<Option<ArrayBuffer>, IntakeError> {
        match self {
            Self::File(_) if self.megabytes() > f64::from(LIMIT_MB) => {
                Err(IntakeError::with(IntakeErrorCode::TooLarge, format!("{LIMIT_MB} MB")))
            }
            Self::File(file) => read_file(file).await.map(Some),
            Self::Text(text) => Ok(Some(Uint8Array::from(text.as_bytes()).buffer())),
            Self::Sample(_) => Ok(None),
            Self::Unread(error) => Err(error.clone()),
        }
    }
}

async fn read_file(file: &web_sys::File) -> Result<ArrayBuffer, IntakeError> {
    let unreadable = |_| IntakeError::new(IntakeErrorCode::Unreadable);
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    buffer.dyn_into().map_err(unreadable)
}

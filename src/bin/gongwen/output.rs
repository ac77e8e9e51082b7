//! What is printed: JSON Lines, one JSON array, or text.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

/// Standard output with what stands between two records.
pub(crate) struct Output<W: Write> {
    out: BufWriter<W>,
    /// Whether records are items of one array.
    array: bool,
    /// Whether something was printed.
    begun: bool,
}

impl<W: Write> Output<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out: BufWriter::new(out), array: false, begun: false }
    }

    /// Begins an array, if it is to be one.
    pub(crate) fn open(&mut self, array: bool) -> io::Result<()> {
        self.array = array;
        if array { self.out.write_all(b"[") } else { Ok(()) }
    }

    /// Prints a record on a line of its own.
    pub(crate) fn value(&mut self, value: &impl Serialize) -> io::Result<()> {
        if self.array {
            self.out.write_all(if self.begun { b",\n" } else { b"\n" })?;
        }
        self.begun = true;
        serde_json::to_writer(&mut self.out, value).map_err(io::Error::from)?;
        if self.array {
            return Ok(());
        }
        self.out.write_all(b"\n")?;
        self.out.flush()
    }

    /// Prints a text, with a line end behind it and a blank line before the next.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        if self.begun {
            self.out.write_all(b"\n")?;
        }
        self.begun = true;
        self.out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            self.out.write_all(b"\n")?;
        }
        self.out.flush()
    }

    /// Prints bytes as they are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    /// Ends the array, if it is one.
    pub(crate) fn close(&mut self) -> io::Result<()> {
        if self.array {
            self.out.write_all(b"\n]\n")?;
        }
        self.out.flush()
    }
}

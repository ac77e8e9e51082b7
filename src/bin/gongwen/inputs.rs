//! The arguments as a list of files: folders are walked, in the order of names.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gongwen::intake::{ChosenEncodings, IntakeError, IntakeErrorCode, MAX_FILE, RawFile};

/// A file that is yet to be loaded.
#[derive(Debug)]
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A folder that could not be listed.
    Unreadable(PathBuf, String),
}

/// Every file that the arguments name.
pub(crate) fn list(arguments: &[String]) -> Vec<Input> {
    let mut found = Vec::new();
    for argument in arguments {
        if argument == "-" {
            found.push(Input::Stdin);
        } else {
            walk(PathBuf::from(argument), &mut found);
        }
    }
    found
}

/// Depth first, without recursion; hidden files of a folder are left out, links to folders not followed.
fn walk(start: PathBuf, found: &mut Vec<Input>) {
    let mut waiting = vec![start.clone()];
    while let Some(path) = waiting.pop() {
        let is_folder = if path == start { path.is_dir() } else { path.is_dir() && !path.is_symlink() };
        if !is_folder {
            found.push(Input::File(path));
            continue;
        }
        match children(&path) {
            Ok(children) => waiting.extend(children.into_iter().rev()),
            Err(error) => found.push(Input::Unreadable(path, error.to_string())),
        }
    }
}

fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

impl Input {
    /// The file with its bytes; without them when it cannot be loaded, and why.
    pub(crate) fn load(&self) -> (RawFile, Result<(), IntakeError>) {
        let (path, bytes) = match self {
            Self::Stdin => ("-".to_owned(), read(io::stdin().lock())),
            Self::File(path) => (shown(path), fs::File::open(path).and_then(read)),
            Self::Unreadable(path, why) => (shown(path), Err(io::Error::other(why.clone()))),
        };
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let file = |bytes| RawFile { name, path, bytes, chosen: ChosenEncodings::default() };
        match bytes {
            Ok(bytes) => (file(bytes), Ok(())),
            Err(error) => {
                (file(Vec::new()), Err(IntakeError::with(IntakeErrorCode::Unreadable, error.to_string())))
            }
        }
    }
}

/// Reads no more than tells that a file is too large.
fn read(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

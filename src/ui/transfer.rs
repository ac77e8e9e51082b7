//! Files out of pickers, drops and the clipboard.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

use super::engine::{Incoming, Source};
use crate::protocol::{IntakeError, IntakeErrorCode};
use crate::view::is_clutter;

/// What a drop holds: taken at once, since it is gone when the event ends.
pub(super) enum Dropped {
    /// A file or folder of the file system.
    Entry(FileSystemEntry),
    /// A file without an entry.
    File(File),
}

/// What a drop or a paste holds in files and folders.
pub(super) fn dropped(data: &DataTransfer) -> Vec<Dropped> {
    let items = data.items();
    let item = |at| {
        let item = items.get(at)?;
        if item.kind() != "file" {
            return None;
        }
        let entry = item.webkit_get_as_entry().ok().flatten().map(Dropped::Entry);
        entry.or_else(|| item.get_as_file().ok().flatten().map(Dropped::File))
    };
    let found: Vec<_> = (0..items.length()).filter_map(item).collect();
    // Some browsers fill only the older list.
    if found.is_empty() { data.files().iter().flat_map(list).map(Dropped::File).collect() } else { found }
}

/// What was dropped before the app ran; the boot script holds it, and hands it over once.
pub(super) fn held() -> Vec<Dropped> {
    let window = super::platform::window();
    let take = Reflect::get(&window, &"takeHeldDrops".into()).and_then(JsCast::dyn_into::<Function>);
    let taken = take.and_then(|take| take.call0(&window)).and_then(JsCast::dyn_into::<Array>);
    let one = |item: JsValue| match item.dyn_into::<File>() {
        Ok(file) => Dropped::File(file),
        Err(entry) => Dropped::Entry(entry.unchecked_into()),
    };
    taken.map(|items| items.iter().map(one).collect()).unwrap_or_default()
}

/// Every file of a drop, with those of its folders, in the order of their paths.
pub(super) async fn incoming(dropped: Vec<Dropped>) -> Vec<Incoming> {
    let mut found = Vec::new();
    for one in dropped {
        match one {
            Dropped::File(file) => found.push(of_file(file)),
            Dropped::Entry(entry) => found.extend(walk(entry).await),
        }
    }
    found
}

/// The files of a picker.
pub(super) fn incoming_of_list(files: &FileList) -> Vec<Incoming> {
    let mut found: Vec<_> = list(files).map(of_file).filter(|f| !is_clutter(&f.path)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn list(files: &FileList) -> impl Iterator<Item = File> + '_ {
    (0..files.length()).filter_map(|at| files.get(at))
}

fn of_file(file: File) -> Incoming {
    let name = file.name();
    // web-sys does not know this attribute; it is empty but for files of a chosen folder.
    let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|p| p.as_string());
    let path = path.filter(|p| !p.is_empty()).unwrap_or_else(|| name.clone());
    Incoming { name, path, source: Source::File(file) }
}

async fn walk(root: FileSystemEntry) -> Vec<Incoming> {
    let (mut found, mut open) = (Vec::new(), vec![root]);
    while let Some(entry) = open.pop() {
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if entry.is_directory() && !is_clutter(&path) {
            match children(entry.clone().unchecked_into()).await {
                Ok(children) => open.extend(children),
                Err(_) => found.push(unreadable(&entry, path)),
            }
        } else if entry.is_file() && (!path.contains('/') || !is_clutter(&path)) {
            let file = file_of(entry.clone().unchecked_into()).await;
            found.push(match file {
                Ok(file) => Incoming { path, ..of_file(file) },
                Err(_) => unreadable(&entry, path),
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// What the browser does not give out; its row says so.
fn unreadable(entry: &FileSystemEntry, path: String) -> Incoming {
    let source = Source::Unread(IntakeError::new(IntakeErrorCode::Unreadable));
    Incoming { name: entry.name(), path, source }
}

/// The entries of a folder; they come by the hundred until an empty list ends them.
async fn children(folder: FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut found = Vec::new();
    loop {
        let batch = asked(|yes, no| reader.read_entries_with_callback_and_callback(yes, no)).await?;
        let batch = batch.dyn_into::<Array>()?;
        if batch.length() == 0 {
            return Ok(found);
        }
        found.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn file_of(entry: FileSystemFileEntry) -> Result<File, JsValue> {
    let file = asked(|yes, no| {
        entry.file_with_callback_and_callback(yes, no);
        Ok(())
    });
    file.await?.dyn_into()
}

/// The answer of a function that wants two callbacks.
async fn asked(ask: impl FnOnce(&Function, &Function) -> Result<(), JsValue>) -> Result<JsValue, JsValue> {
    let mut ask = Some(ask);
    let promise = Promise::new(&mut |yes, no| {
        if let Some(Err(error)) = ask.take().map(|ask| ask(&yes, &no)) {
            // A callback never throws.
            let _ = no.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await
}

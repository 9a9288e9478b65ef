//! Files and folders, with errors that name them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Explain, Result};

/// What is in a file.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).explain(|| format!("{} could not be read", file.display()))
}

/// The text in a file.
pub(crate) fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).explain(|| format!("{} could not be read", file.display()))
}

/// Writes a file, and the folder that it is in.
pub(crate) fn write(file: &Path, content: impl AsRef<[u8]>) -> Result {
    file.parent().map_or(Ok(()), create_folder)?;
    fs::write(file, content).explain(|| format!("{} could not be written", file.display()))
}

/// Makes a folder, if there is none.
pub(crate) fn create_folder(folder: &Path) -> Result {
    fs::create_dir_all(folder).explain(|| format!("{} could not be made", folder.display()))
}

/// Removes a folder, if there is one.
pub(crate) fn remove_folder(folder: &Path) -> Result {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).explain(|| format!("{} could not be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// What a folder holds, sorted.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()
    });
    let mut entries = entries.explain(|| format!("{} could not be read", folder.display()))?;
    entries.sort();
    Ok(entries)
}

/// Every file in a folder and its folders, sorted.
pub(crate) fn all(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let (inner, found): (Vec<_>, Vec<_>) =
            entries(&folder)?.into_iter().partition(|path| path.is_dir());
        folders.extend(inner);
        files.extend(found);
    }
    files.sort();
    Ok(files)
}

/// What a file of a folder is called in it, with `/`.
pub(crate) fn name_in(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

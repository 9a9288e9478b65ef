//! The decks as their authors wrote them.

use std::fs;

use serde_json::Value;

use crate::{Error, Result, workspace};

/// The JSON files of `decks/` and of `decks/model/`, sorted by name.
pub fn deck_files() -> Result<Vec<Value>> {
    let decks = workspace().join("decks");
    let mut files = Vec::new();
    for folder in [decks.join("model"), decks] {
        let mut here: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
        here.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        here.sort();
        files.append(&mut here);
    }
    let read = |file: &std::path::PathBuf| {
        serde_json::from_str(&fs::read_to_string(file)?)
            .map_err(|error| Error::new(format!("{}: {error}", file.display())))
    };
    files.iter().map(read).collect()
}

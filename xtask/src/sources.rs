//! The files that authors write, as every task reads them.

use std::io::Read;
use std::path::{Path, PathBuf};

use authoring::{DeckSource, Library, Problem};
use i18n::LANGUAGES;

use crate::error::{Error, Explain, Result};
use crate::files;

/// The model: `base.json` first, which the other files of the folder add to.
pub(crate) fn read_model(folder: &Path) -> Result<Library> {
    let mut model = None;
    for path in model_files(folder)? {
        let part = authoring::read_model(&read(&path)?, model.as_ref());
        model = Some(part.map_err(|all| report(&path, &all))?);
    }
    Ok(model.unwrap_or_default())
}

/// The parts of a model in the order in which they are read: `base.json`, then by name.
pub(crate) fn model_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut parts = json_files(folder)?;
    parts.sort_by_key(|path| !path.ends_with("base.json"));
    Ok(parts)
}

/// Every deck of the folder, in the order of the picker: that of their file names. Each is judged as
/// `cargo xtask check-decks` judges it, but for warnings: who tries a deck may have some.
pub(crate) fn read_decks(folder: &Path, model: &Library) -> Result<Vec<DeckSource>> {
    let mut decks: Vec<DeckSource> = Vec::new();
    for path in json_files(folder)? {
        let deck =
            authoring::read_deck_on(model, &read(&path)?).map_err(|all| report(&path, &all))?;
        let wrong = deck.site_problems(LANGUAGES, decks.iter().map(|deck| &**deck.id()));
        if !wrong.is_empty() {
            return Err(report(&path, &wrong));
        }
        decks.push(deck);
    }
    Ok(decks)
}

/// The ids of the other decks of a folder. What cannot be read has none.
pub(crate) fn other_ids(folder: &Path, than: &Path) -> Result<Vec<String>> {
    let than = than.canonicalize().ok();
    let mut ids = Vec::new();
    for path in json_files(folder)?.iter().filter(|path| path.canonicalize().ok() != than) {
        let deck: Option<serde_json::Value> = serde_json::from_str(&read(path)?).ok();
        ids.extend(deck.and_then(|deck| Some(deck.get("id")?.as_str()?.to_owned())));
    }
    Ok(ids)
}

/// The JSON files of a folder, sorted.
pub(crate) fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = files::entries(folder)?;
    paths.retain(|file| file.extension().is_some_and(|end| end == "json"));
    Ok(paths)
}

/// The text of a file that authors write.
pub(crate) fn read(path: &Path) -> Result<String> {
    decoded(path).map_err(|error| Error::new(format!("{}: {error}", path.display())))
}

/// What is wrong with a file.
pub(crate) fn report(path: &Path, problems: &[Problem]) -> Error {
    let mut text = format!("{} has {} problem(s):", path.display(), problems.len());
    for problem in problems {
        text.push_str(&format!("\n  {problem}"));
    }
    Error::new(text)
}

/// The text of a file, or of standard input: the same reader as the page's.
pub(crate) fn decoded(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).explain(|| "cannot be read".to_owned())?;
    } else {
        bytes = std::fs::read(path).explain(|| "cannot be read".to_owned())?;
    }
    let text = authoring::decode(&bytes).map_err(|problem| Error::new(problem.to_string()))?;
    Ok(text.to_owned())
}

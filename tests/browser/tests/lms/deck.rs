//! A deck as large as one may be, from the cards of the site's own decks.

use std::fs;
use std::path::Path;

use authoring::{Library, Problem, read_deck, read_model};
use browser::{Error, Result, deck_files, workspace};
use i18n::LANGUAGES;
use model::{Catalog, pack};
use serde_json::{Value, json};
use site::StartPack;

/// Its id.
pub(crate) const BIG: &str = "big";

/// The files of a package with a deck of so many cards, by their paths.
pub(crate) fn big(cards: usize) -> Result<Vec<(String, String)>> {
    let mut ids: Vec<Value> = Vec::new();
    let columns = json!(["aws", "customer"]);
    for deck in deck_files()?.iter().filter(|deck| deck["columns"] == columns) {
        ids.extend(deck["cards"].as_array().into_iter().flatten().cloned());
    }
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(id.to_string()));
    ids.truncate(cards);
    if ids.len() < cards {
        return Err(Error::new(format!("the decks have only {} cards", ids.len())));
    }
    let deck = json!({
        "format": "whos-responsible/deck", "version": 1, "id": BIG, "level": "expert",
        "title": "A large deck", "about": "More cards than anybody wants to sort.",
        "columns": columns, "cards": ids,
    });
    let source = read_deck(&deck.to_string(), Some(&model()?)).map_err(|all| told(&all))?;
    let mut files = Vec::new();
    for lang in LANGUAGES {
        let deck =
            source.in_language(lang).map_err(|fault| Error::new(format!("{lang}: {fault}")))?;
        let texts = read(&workspace().join(format!("locales/{lang}.json")))?;
        let locale = authoring::locale::read(lang, &texts).map_err(|all| told(&all))?;
        let mut catalog = Catalog::default();
        catalog.push(&deck);
        files.push((format!("/package/packs/{BIG}.{lang}.pack"), pack::write(&deck)));
        let start = StartPack { locale, catalog, deck }.pack();
        files.push((format!("/package/packs/{lang}.pack"), start));
    }
    Ok(files)
}

/// What is known, `base.json` first.
fn model() -> Result<Library> {
    let folder = workspace().join("decks/model");
    let mut parts: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    parts.retain(|file| file.extension().is_some_and(|end| end == "json"));
    parts.sort();
    parts.sort_by_key(|file| !file.ends_with("base.json"));
    let mut model = None;
    for part in parts {
        model = Some(read_model(&read(&part)?, model.as_ref()).map_err(|all| told(&all))?);
    }
    Ok(model.unwrap_or_default())
}

fn read(file: &Path) -> Result<String> {
    Ok(fs::read_to_string(file)?)
}

fn told(problems: &[Problem]) -> Error {
    let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
    Error::new(lines.join("\n"))
}

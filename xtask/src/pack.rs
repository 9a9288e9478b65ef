//! `cargo xtask pack`: checks the decks and the interface texts, and writes them as the packs that
//! players download, into `target/packs/`.
//!
//! `<lang>.pack` holds all that the first card needs; `<deck>.<lang>.pack` one deck;
//! `learn.<lang>.pack` all that Learn shows; `room.<lang>.pack` the texts of the room. Beside them, in `target/plain/`, the decks as pages
//! without script (see `plain`).

use std::fs;
use std::path::Path;

use authoring::{DeckSource, Library};
use i18n::{LANGUAGES, Says, Texts};
use model::{Catalog, pack};
use site::StartPack;

use crate::error::{Error, Explain, Result};
use crate::sources::{read, read_decks, read_model, report};
use crate::{files, plain};

/// Checks everything first, then writes; a problem leaves the packs as they were.
pub(crate) fn run(root: &Path) -> Result {
    let model = read_model(&root.join("decks/model"))?;
    let decks = read_decks(&root.join("decks"), &model)?;
    let lacks = |lang: &&&str| !model.languages().iter().any(|known| known == **lang);
    if let Some(lang) = LANGUAGES.iter().find(lacks) {
        let message = format!("The model in decks/model/ has no texts in {lang}: translate it.");
        return Err(Error::new(message));
    }
    let mut packs = learn_packs(&root.join("locales/learn"), &model, &decks)?;
    for lang in LANGUAGES {
        let texts: Texts<workshop::Says> = page_texts(&root.join("locales/room"), lang)?;
        packs.push((format!("room.{lang}.pack"), texts.pack(workshop::PACK)));
        let path = root.join("locales").join(format!("{lang}.json"));
        // The player need not make this list.
        let texts = read(&path)?.replace("{decks}", &ids(&decks));
        let locale = authoring::locale::read(lang, &texts).map_err(|all| report(&path, &all))?;
        let mut catalog = Catalog::default();
        let mut texts = Vec::new();
        for source in &decks {
            let deck = source
                .in_language(lang)
                .map_err(|fault| Error::new(format!("Deck {} in {lang}: {fault}.", source.id())))?;
            catalog.push(&deck);
            packs.push((format!("{}.{lang}.pack", deck.id()), pack::write(&deck)));
            texts.push(deck);
        }
        let deck = texts.into_iter().next().ok_or_else(|| {
            Error::new("There is no deck in decks/: add one, see decks/README.md.".to_owned())
        })?;
        packs.push((format!("{lang}.pack"), StartPack { locale, catalog, deck }.pack()));
    }
    let pages = plain::pages(root, &decks)?;
    write_all(&root.join("target/packs"), packs)?;
    write_all(&root.join("target/plain"), pages)
}

/// The ids of the decks, as a text names them.
fn ids(decks: &[DeckSource]) -> String {
    decks.iter().map(|deck| deck.id().to_string()).collect::<Vec<_>>().join(", ")
}

/// Writes files, by name, into a folder that is ours: what lies there from another state of the
/// decks is removed, or it would be published with the rest.
fn write_all(folder: &Path, all: Vec<(String, String)>) -> Result {
    files::create_folder(folder)?;
    for path in files::entries(folder)? {
        let ours = path
            .extension()
            .is_some_and(|end| ["pack", "html", "css"].iter().any(|our| end == *our));
        if ours && !all.iter().any(|(name, _)| path.ends_with(name)) {
            fs::remove_file(&path).explain(|| format!("Cannot remove {}", path.display()))?;
        }
    }
    for (name, text) in all {
        let path = folder.join(name);
        // Untouched files keep their time, so that a watching build does not start again.
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            files::write(&path, text)?;
        }
    }
    Ok(())
}

/// The texts of a page beside the game, in a language.
fn page_texts<S: Says>(folder: &Path, lang: &str) -> Result<Texts<S>> {
    let path = folder.join(format!("{lang}.json"));
    authoring::locale::read_page(lang, &read(&path)?).map_err(|all| report(&path, &all))
}

/// What Learn shows, in each language.
fn learn_packs(
    folder: &Path,
    model: &Library,
    decks: &[DeckSource],
) -> Result<Vec<(String, String)>> {
    let read_texts = |lang: &&str| page_texts(folder, lang);
    let texts = LANGUAGES.iter().map(read_texts).collect::<Result<Vec<Texts<learn::Says>>>>()?;
    let languages: Vec<_> = texts
        .iter()
        .map(|texts| (texts.lang().clone(), texts.text(learn::Says::LanguageName)))
        .collect();
    let packs = texts.into_iter().map(|texts| {
        let lang = texts.lang().clone();
        let book = authoring::book::book(model, decks, texts, languages.clone())
            .map_err(|fault| Error::new(format!("Learn in {lang}: {fault}.")))?;
        Ok((format!("learn.{lang}.pack"), learn::pack::write(&book)))
    });
    packs.collect()
}

#[cfg(test)]
mod tests;

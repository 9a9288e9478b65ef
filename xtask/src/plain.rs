//! The decks as readable pages without script (see `plain`), in `target/plain/`.

use std::path::Path;

use authoring::DeckSource;
use i18n::LANGUAGES;
use model::Deck;
use plain::{Edition, Texts};

use crate::error::{Error, Result};
use crate::files;

/// Every file of the folder, by name: `<deck>.<lang>.html`, `index.html` and their style sheet.
pub(crate) fn pages(root: &Path, decks: &[DeckSource]) -> Result<Vec<(String, String)>> {
    let editions = LANGUAGES.iter().map(|lang| edition(root, lang, decks));
    let sheet = root.join("styles/plain.css");
    let style = files::read_text(&sheet)?;
    let mut pages = vec![("plain.css".to_owned(), style)];
    pages.extend(plain::pages(&editions.collect::<Result<Vec<_>>>()?, play));
    Ok(pages)
}

fn edition(root: &Path, lang: &'static str, decks: &[DeckSource]) -> Result<Edition<'static>> {
    let decks = decks.iter().map(|source| {
        let deck = source.in_language(lang);
        deck.map_err(|fault| Error::new(format!("Deck {} in {lang}: {fault}.", source.id())))
    });
    let texts = read_texts(&root.join("locales/plain").join(format!("{lang}.json")))?;
    Ok(Edition { lang, texts, decks: decks.collect::<Result<_>>()? })
}

/// Where a page of the site leads those who want to play after all.
fn play(deck: &Deck, lang: &str) -> String {
    format!("../index.html?deck={}&lang={lang}", deck.id())
}

/// The texts in one language.
pub(crate) fn read_texts(path: &Path) -> Result<Texts> {
    Texts::read(&files::read_text(path)?)
        .map_err(|wrong| Error::new(format!("{} {wrong}", path.display())))
}

#[cfg(test)]
mod tests;

//! Reading a deck that is to be played, and what is asked of one on the site besides.

use super::library::{DeckSource, Library};
use super::problem::Problem;
use super::{Kind, read_deck};

/// The pack of a deck of this id would take the place of Learn's.
const LEARN: &str = "learn";

/// Reads a deck file that is to be played: [`read_deck`], and no card contradicts another.
///
/// # Errors
/// Every [`Problem`] in it.
pub fn read_fair_deck(json: &str, base: Option<&Library>) -> Result<DeckSource, Vec<Problem>> {
    let deck = read_deck(json, base)?;
    let unfair = deck.contradictions();
    if unfair.is_empty() { Ok(deck) } else { Err(unfair) }
}

/// Reads a deck file: on the model, or by itself if it has languages and parties of its own.
///
/// # Errors
/// Every [`Problem`] in it.
pub fn read_deck_on(model: &Library, json: &str) -> Result<DeckSource, Vec<Problem>> {
    read_fair_deck(json, Some(model).filter(|_| Kind::of(json) != Kind::WholeDeck))
}

impl DeckSource {
    /// What keeps it from the site, which speaks these languages; `others` are the ids of its other
    /// decks.
    pub fn site_problems<'a>(
        &self,
        languages: &[&str],
        mut others: impl Iterator<Item = &'a str>,
    ) -> Vec<Problem> {
        let mut all = Vec::new();
        let lacks = |lang: &&&str| !self.languages().iter().any(|known| known == **lang);
        for lang in languages.iter().filter(lacks) {
            let message = format!(
                "a deck of the site speaks {}; add {lang} and translate the texts",
                languages.join(", ")
            );
            all.push(Problem::new("languages", message));
        }
        let id = &**self.id();
        if id == LEARN || id.starts_with("own-") {
            let message = format!("{id:?} means something else on the site; choose another id");
            all.push(Problem::new("id", message));
        } else if others.any(|other| other == id) {
            let message = format!("another deck of the site is called {id:?}; choose another id");
            all.push(Problem::new("id", message));
        }
        all
    }
}

//! What authors write, as JSON in every language: deck and model files, interface texts, the texts of Learn.
//!
//! A *model* file holds parties, layers, services, tasks and responsibilities; a *deck* file
//! selects cards from a model, from parts of its own, or from both. Reading collects every
//! [`Problem`] instead of stopping at the first, and yields only data that makes a valid
//! [`Deck`](model::Deck) in each of its languages.

mod advice;
pub mod book;
mod check;
mod encoding;
#[cfg(feature = "schema")]
mod fields;
mod json;
mod letters;
mod library;
mod limits;
pub mod locale;
mod other;
mod own;
mod problem;
#[cfg(feature = "schema")]
mod schema;
mod site;
mod twins;
mod visible;
mod wire;

pub use advice::Share;
pub use encoding::decode;
pub use library::{Article, DeckSource, Floor, Hint, Library, Localized, Responsibility, Task};
pub use limits::{MAX_FILE, MAX_HINT, MAX_SHARE, MAX_TASK, MAX_WHY, MIN_WHY};
pub use own::{own_file, own_pack};
pub use problem::Problem;
#[cfg(feature = "schema")]
pub use schema::{deck_schema, model_schema};
pub use site::{read_deck_on, read_fair_deck};

/// What kind of file a text is, as far as can be told before it is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A model, or a part of one.
    Model,
    /// A deck that selects from a model.
    Deck,
    /// A deck that stands by itself: it has languages and parties of its own.
    WholeDeck,
}

impl Kind {
    /// Tells the kind; what cannot be read at all counts as a deck.
    pub fn of(json: &str) -> Self {
        check::kind(json)
    }
}

/// Reads a model file. `base` is what earlier files of the same model hold, which it adds to.
///
/// # Errors
/// Every [`Problem`] in it.
pub fn read_model(json: &str, base: Option<&Library>) -> Result<Library, Vec<Problem>> {
    check::model(json, base)
}

/// Reads a deck file. `base` is the model whose parts it may use besides its own.
///
/// # Errors
/// Every [`Problem`] in it.
pub fn read_deck(json: &str, base: Option<&Library>) -> Result<DeckSource, Vec<Problem>> {
    check::deck(json, base)
}

//! Deck and model files: what authors write, in every language (JSON, feature `json`).
//!
//! A *model* file holds parties, layers, services, tasks and responsibilities; a *deck* file
//! selects cards from a model, from parts of its own, or from both. Reading collects every
//! [`Problem`] instead of stopping at the first, and yields only data that makes a valid
//! [`Deck`](super::Deck) in each of its languages.

mod check;
mod library;
mod limits;
mod problem;
mod wire;

pub use library::{Article, DeckSource, Floor, Library, Localized, Responsibility, Task};
pub use limits::{MAX_FILE, MAX_TASK, MAX_WHY};
pub use problem::Problem;

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

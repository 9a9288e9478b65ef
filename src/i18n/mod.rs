//! Interface texts in the player's language.
//!
//! The texts are data: `locales/*.json`, checked against [`Key`] and packed when the site is
//! built, so that a player downloads one language.

#[cfg(feature = "json")]
pub mod file;
mod key;
mod locale;

pub use key::Key;
pub(crate) use locale::fill;
pub use locale::{Locale, LocaleError, Plural};

/// The languages that the game speaks, as BCP 47 tags; the first is the fallback. A test holds
/// them to the files in `locales/`, and the entry script (`embed/element.js`) has the same list.
pub const LANGUAGES: &[&str] = &["en", "es", "pt-BR"];

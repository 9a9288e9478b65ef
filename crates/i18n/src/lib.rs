//! Interface texts in the player's language.
//!
//! The texts are data: `locales/*.json`, checked against [`Key`] and packed when the site is
//! built, so that a player downloads one language.

mod key;
mod locale;
mod texts;

pub use key::Key;
pub use locale::{Locale, LocaleError, Plural, fill};
pub use texts::{Says, Texts};

/// The languages that the game speaks, as BCP 47 tags; the first is the fallback. Tests hold them to the
/// files in `locales/`, to the types and to the docs; the build writes them into the scripts.
pub const LANGUAGES: &[&str] = &["en", "es", "pt-BR"];

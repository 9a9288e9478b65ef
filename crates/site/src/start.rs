//! The first pack that a player downloads: texts, list of decks and the first deck in one file,
//! so that a first visit is one request shorter.

use std::fmt;

use i18n::{Locale, LocaleError};
use model::pack::{self, PackError};
use model::{Catalog, Deck};

/// Parts the sections of the start pack, and what other pages are told in one text.
pub const SECTION: char = '\u{c}';

/// Everything that the first card needs, in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct StartPack {
    /// The interface texts.
    pub locale: Locale,
    /// The decks to choose from.
    pub catalog: Catalog,
    /// The deck to start with.
    pub deck: Deck,
}

/// Which section of a start pack is damaged, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartError {
    /// The interface texts.
    Locale(LocaleError),
    /// The list of decks.
    Catalog(PackError),
    /// The deck.
    Deck(PackError),
}

impl fmt::Display for StartError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locale(error) => error.fmt(out),
            Self::Catalog(error) => write!(out, "list of decks: {error}"),
            Self::Deck(error) => error.fmt(out),
        }
    }
}

impl StartPack {
    /// Writes it as text.
    pub fn pack(&self) -> String {
        let sections = [self.locale.pack(), self.catalog.pack(), pack::write(&self.deck)];
        sections.join(SECTION.encode_utf8(&mut [0; 4]))
    }

    /// Reads what [`StartPack::pack`] wrote.
    ///
    /// # Errors
    /// [`StartError`] that names the section.
    pub fn unpack(text: &str) -> Result<Self, StartError> {
        let mut sections = text.split(SECTION);
        let mut section = || sections.next().unwrap_or_default();
        Ok(Self {
            locale: Locale::unpack(section()).map_err(StartError::Locale)?,
            catalog: Catalog::unpack(section()).map_err(StartError::Catalog)?,
            deck: pack::read(section()).map_err(StartError::Deck)?,
        })
    }
}
